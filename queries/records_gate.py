"""The gate for rows with names, once for all of `queries/records*.py`: as SQL on any engine, and by PostgreSQL itself.

with opened(engine, viewer) as connection:
    connection.execute(select(...).where(may(offender, viewer, today)))
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from sqlalchemy import ColumnElement, Connection, Engine, Table, and_, or_, select
from sqlalchemy.exc import DBAPIError

from data.engine import NotReady, place, reading
from data.grants import HANDLED, RECIPIENTS, RECORDS
from data.schema import metadata
from data.schema.running import disclosure
from queries.visible import Viewer

KEY = ("agency", "reference")


@contextmanager
def opened(engine: Engine, viewer: Viewer) -> Iterator[Connection]:
    """A reading transaction in which PostgreSQL shows only what the viewer may see. Raises NotReady while it is away."""
    try:
        with reading(engine, RECORDS, viewer.sees_for) as connection:
            yield connection
    except DBAPIError as trouble:
        raise NotReady("unreachable", place(engine)) from trouble


def may(table: Table, viewer: Viewer, on: date) -> ColumnElement[bool]:
    """What `visible` says, for rows of a table with a handling code. `named`: to those it was disclosed, delivered or given to.

    Past its review-by date on the day `on`, an offender shows only to its owner.
    """
    if table.name not in HANDLED:
        raise ValueError(f"{table.name} has no handling code: ask for the record it belongs to.")
    force, open_to_all = viewer.sees_for, table.c.handling == "participants"
    said = open_to_all if force is None else or_(open_to_all, and_(table.c.handling == "named", _named(table, force)))
    if "review_by" in table.c:
        said = and_(said, table.c.review_by >= on)
    return said if force is None else or_(table.c.agency == force, said)


def disclosed_to(table: Table, force: str | None) -> ColumnElement[bool]:
    """Whether a row was disclosed to `force`."""
    same = [disclosure.c[name] == table.c[name] for name in KEY]
    told = select(disclosure.c.id).where(
        disclosure.c.record_table == table.name, disclosure.c.to_agency == force, *same
    )
    return told.correlate(table).exists()


def _named(table: Table, force: str) -> ColumnElement[bool]:
    if table.name not in RECIPIENTS:
        return disclosed_to(table, force)
    parts, column = metadata.tables[RECIPIENTS[table.name][0]], RECIPIENTS[table.name][1]
    part = select(parts.c[column]).where(parts.c[column] == force, *[parts.c[name] == table.c[name] for name in KEY])
    return or_(disclosed_to(table, force), part.correlate(table).exists())
