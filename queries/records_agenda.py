"""What a sitting was about, in words: the points of its agenda, read when asked for."""

from sqlalchemy import select

from data.schema.meetings import agenda_item
from queries import records
from queries.records_gate import opened
from queries.visible import LOCAL

POINT = ("number", "title", "title_hi")


def points(agency: str, reference: str) -> list[dict]:
    """One dictionary per point of the agenda, by number: the columns of POINT; they are open to all. Raises NotReady while the
    database is away."""
    query = select(*[agenda_item.c[name] for name in POINT])
    query = query.where(agenda_item.c.agency == agency, agenda_item.c.reference == reference)
    with opened(records._engine(), LOCAL) as connection:
        return [dict(row) for row in connection.execute(query.order_by(agenda_item.c.number)).mappings()]
