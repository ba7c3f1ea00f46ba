"""Replies as they were sent: which request each answers, without texts, read when asked for."""

import polars as pl
from sqlalchemy import or_, select

from data.facts import Facts, ist_date
from data.schema.events import message
from queries import records
from queries.filters import Filters
from queries.records_gate import may, opened
from queries.sharing import agencies_asked
from queries.visible import Viewer

REPLY = ("agency", "reference", "in_reply_to_agency", "in_reply_to_reference", "sent_at")
SCHEMA: dict[str, pl.DataType] = dict.fromkeys(REPLY, pl.String()) | {"sent_at": pl.Datetime("us", "UTC")}


def replies(facts: Facts, filters: Filters, viewer: Viewer) -> pl.DataFrame:
    """One row per reply of the period that `viewer` may see, to or from a force asked for and recorded when `facts` were read:
    the columns of REPLY. Raises NotReady while the database is away."""
    dates, agencies = filters.dates(facts), agencies_asked(facts, filters)
    query = select(*[message.c[name] for name in REPLY]).where(
        message.c.kind == "reply",
        message.c.in_reply_to_reference.is_not(None),
        message.c.withdrawn_at.is_(None),
        message.c.day.between(dates.first, dates.last),
        message.c.first_recorded_at <= facts.as_of,
        may(message, viewer, ist_date(facts.as_of)),
    )
    if agencies is not None:
        query = query.where(or_(message.c.agency.in_(agencies), message.c.in_reply_to_agency.in_(agencies)))
    with opened(records._engine(), viewer) as connection:
        rows = [tuple(row) for row in connection.execute(query)]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")
