"""All that differs between SQLite and PostgreSQL, in one place.

Expressions (`ist_day`, `epoch`, `utc_now`) compile to each engine's own SQL, so that the schema and the queries are written once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, DateTime, Integer, Table, Text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class ist_day(FunctionElement[Any]):  # noqa: N801 - reads as a function in expressions
    """The calendar day in India of an instant kept in UTC. India has one zone and no summer time: UTC + 330 minutes."""

    type = Text()
    inherit_cache = True


@compiles(ist_day, "sqlite")
def _(element: ist_day, compiler: Any, **options: Any) -> str:
    return f"date({compiler.process(element.clauses, **options)}, '+330 minutes')"


@compiles(ist_day, "postgresql")
def _(element: ist_day, compiler: Any, **options: Any) -> str:
    return f"(({compiler.process(element.clauses, **options)}) AT TIME ZONE 'Asia/Kolkata')::date"


class epoch(FunctionElement[Any]):  # noqa: N801
    """Whole seconds since 1970 of an instant: the fastest form to carry it into a frame."""

    type = Integer()
    inherit_cache = True


@compiles(epoch, "sqlite")
def _(element: epoch, compiler: Any, **options: Any) -> str:
    return f"unixepoch({compiler.process(element.clauses, **options)})"


@compiles(epoch, "postgresql")
def _(element: epoch, compiler: Any, **options: Any) -> str:
    return f"floor(extract(epoch FROM {compiler.process(element.clauses, **options)}))::bigint"


class day_number(FunctionElement[Any]):  # noqa: N801
    """Days since 1970 of a calendar day."""

    type = Integer()
    inherit_cache = True


@compiles(day_number, "sqlite")
def _(element: day_number, compiler: Any, **options: Any) -> str:
    return f"unixepoch({compiler.process(element.clauses, **options)}) / 86400"


@compiles(day_number, "postgresql")
def _(element: day_number, compiler: Any, **options: Any) -> str:
    return f"({compiler.process(element.clauses, **options)} - DATE '1970-01-01')"


class utc_now(FunctionElement[Any]):  # noqa: N801
    """The present instant, to the second."""

    type = DateTime(timezone=True)
    inherit_cache = True


@compiles(utc_now, "sqlite")
def _(element: utc_now, compiler: Any, **options: Any) -> str:
    return "(strftime('%Y-%m-%d %H:%M:%S', 'now'))"


@compiles(utc_now, "postgresql")
def _(element: utc_now, compiler: Any, **options: Any) -> str:
    return "date_trunc('second', now())"


@contextmanager
def driver_errors(connection: Connection) -> Iterator[None]:
    """Errors of a cursor used directly become SQLAlchemy's, as everywhere else."""
    try:
        yield
    except connection.dialect.loaded_dbapi.Error as trouble:
        raise DBAPIError(None, None, trouble) from trouble


def upsert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Add `rows`; where the key of one is there already, give that row the new values of the columns named."""
    if not rows:
        return
    statement = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)
    keys = [column.name for column in table.primary_key]
    changed = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    if changed:
        connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed), rows)
    else:
        connection.execute(statement.on_conflict_do_nothing(index_elements=keys), rows)
