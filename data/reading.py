"""Rows out of the database into typed polars frames, fast, in the caller's transaction.

Both engines hand over CSV text: PostgreSQL by COPY, SQLite by one `printf` a row (less than half the time of a Python object a
cell), or, where all of a large database is read, Arrow batches of another process. Instants travel as seconds since 1970, days
as days since 1970, flags as 0 and 1.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

import polars as pl
from sqlalchemy import Column, Connection, Integer, Select, Text, cast, select
from sqlalchemy.sql.elements import ColumnElement

from data.apart import fetch
from data.dialects import day_number, driver_errors, epoch
from data.schema.build import Day, Flag, UtcTime

ROWS_AT_A_TIME = 200_000
INSTANT = pl.Datetime("ms", "UTC")


@dataclass(frozen=True)
class Field:
    """One column of a frame: its expression in SQL, the type it travels as, and the type it is held as."""

    name: str
    expression: ColumnElement[Any]
    travels: Any
    held: Any

    @cached_property
    def arrived(self) -> pl.Expr:
        """The column as it is held, from how it travelled."""
        return self._cast().alias(self.name)

    def _cast(self) -> pl.Expr:
        given = pl.col(self.name)
        if self.travels == pl.String:
            given = pl.when(given != "").then(given)
        if self.held == INSTANT:
            return (given * 1000).cast(INSTANT)
        if self.held.is_integer():  # an absurd number stays absurd, and one row of it stops nobody
            given = given.clip(self.held.min(), self.held.max())
        return given.cast(pl.Int32).cast(pl.Date) if self.held == pl.Date else given.cast(self.held)


def field(column: Column, held: Any = None, name: str | None = None) -> Field:
    """How `column` of the schema travels and is held; `held` narrows it further."""
    name = name or column.name
    if isinstance(column.type, UtcTime):
        return Field(name, epoch(column), pl.Int64, held or INSTANT)
    if isinstance(column.type, Day):
        return Field(name, day_number(column), pl.Int64, held or pl.Date)
    if isinstance(column.type, Flag):
        return Field(name, cast(column, Integer), pl.Int64, held or pl.Boolean)
    if isinstance(column.type, Text):
        words = column.info.get("words")
        return Field(name, column, pl.String, held or (pl.Enum(words) if words else pl.String))
    if isinstance(column.type, Integer):
        return Field(name, column, pl.Int64, held or (pl.Int32 if column.type.__class__ is Integer else pl.Int64))
    return Field(name, column, pl.Float64, held or pl.Float64)


def read(connection: Connection, fields: list[Field], query: Select | None = None) -> pl.DataFrame:
    """The rows of `query` (by default: of the table the fields are columns of), as a frame of the fields' types."""
    query = select(*[item.expression.label(item.name) for item in fields]) if query is None else query
    arrived = [item.arrived for item in fields]
    if "apart" in connection.info:
        example = ", ".join(f'{EXAMPLES[item.travels]} AS "{item.name}"' for item in fields)
        return fetch(connection, _sql(connection, query), example).select(arrived)
    travels = {item.name: item.travels for item in fields}
    lines = _copied if connection.dialect.name == "postgresql" else _printed
    with driver_errors(connection):
        parts = [
            pl.read_csv(part, has_header=False, schema=travels).select(arrived)
            for part in lines(connection, query, fields)
        ]
    held = {item.name: item.held for item in fields}
    return pl.concat(parts, rechunk=True) if parts else pl.DataFrame(schema=held)


EXAMPLES: dict[Any, str] = {pl.String: "''", pl.Int64: "0", pl.Float64: "0.5"}
"""What tells Arrow's driver how a column travels."""


_texts: WeakKeyDictionary[Select, dict[str, str]] = WeakKeyDictionary()
"""Query -> dialect -> its SQL: what is read again and again is written out once."""


def _sql(connection: Connection, query: Select) -> str:
    texts = _texts.setdefault(query, {})
    name = connection.dialect.name
    if name not in texts:
        texts[name] = str(query.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True}))
    return texts[name]


def _copied(connection: Connection, query: Select, _: list[Field]) -> Iterator[bytes]:
    cursor = connection.connection.cursor()
    with cursor.copy(f"COPY ({_sql(connection, query)}) TO STDOUT (FORMAT csv)") as source:
        part = bytearray()
        for data in source:
            part += data
            if len(part) > 16_000_000:  # a message of COPY is always whole rows
                yield bytes(part)
                part.clear()
        if part:
            yield bytes(part)


def _printed(connection: Connection, query: Select, fields: list[Field]) -> Iterator[bytes]:
    marks = ",".join('"%w"' if item.travels == pl.String else "%s" for item in fields)  # %w doubles inner quotes
    columns = ", ".join(_printable(item) for item in fields)
    cursor = connection.connection.cursor()
    cursor.execute(f"SELECT printf('{marks}', {columns}) FROM ({_sql(connection, query)})")
    while rows := cursor.fetchmany(ROWS_AT_A_TIME):
        yield "\n".join(row for (row,) in rows).encode()


def _printable(item: Field) -> str:
    """A number with a fraction needs 17 digits to come back the same. `printf` has texts of its own for NULL."""
    name = f'"{item.name}"'
    if item.travels == pl.String:
        return f"coalesce({name}, '')"
    return f"iif({name} IS NULL, '', printf('%!.17g', {name}))" if item.travels == pl.Float64 else name
