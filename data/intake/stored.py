"""Rows that are in the database already, for the keys of a file; and temporary tables that carry those keys there."""

from collections.abc import Sequence
from itertools import count

import polars as pl
from sqlalchemy import Column, Connection, MetaData, Select, Table, Text, func, select, text

from data import bulk
from data.reading import Field, field, read
from data.schema.build import Day, Flag, UtcTime

_numbers = count(1)
INSTANT = pl.Datetime("ms", "UTC")
WORTH_ANALYSING = 1_000
ROWS_AT_A_TIME = 50_000
WHOLE_UP_TO = 3
"""To carry a key to the database and find its row costs as much as to read some three rows."""
LARGEST_WHOLE = 200_000
"""Rows beyond which a table is not read whole, for the memory they would take."""


def columns(table: Table) -> list[Column]:
    """The columns that are written: all but generated ones."""
    return [column for column in table.c if column.computed is None]


def held(column: Column) -> pl.DataType:
    """How a column stands in a frame."""
    kind = field(column).held
    if isinstance(kind, pl.Enum):
        return pl.String()
    return pl.Int64() if kind.is_integer() else kind() if isinstance(kind, type) else kind


def stage(connection: Connection, table: Table, rows: pl.DataFrame) -> Table:
    """A temporary table with `rows`, whose columns are of the types of `table`'s; it goes with the transaction."""
    parts = [Column(name, table.c[name].type) for name in rows.columns]
    staged = Table(f"intake_{next(_numbers)}", MetaData(), *parts, prefixes=["TEMPORARY"], postgresql_on_commit="DROP")
    staged.create(connection)
    bulk.insert(connection, staged, rows)
    if connection.dialect.name == "postgresql" and rows.height > WORTH_ANALYSING:
        connection.execute(text(f'ANALYZE "{staged.name}"'))
    return staged


def drop(connection: Connection, staged: Table) -> None:
    staged.drop(connection)


def there(connection: Connection, table: Table, keys: pl.DataFrame) -> pl.DataFrame:
    """Those of `keys` that rows of `table` have."""
    return _stored(connection, table, keys, [column for column in columns(table) if column.name in keys.columns])


def stored(connection: Connection, table: Table, keys: pl.DataFrame) -> pl.DataFrame:
    """The rows of `table` whose columns of these names are among `keys`, with the types of `held`."""
    return _stored(connection, table, keys, columns(table))


def _stored(connection: Connection, table: Table, keys: pl.DataFrame, asked: list[Column]) -> pl.DataFrame:
    """A table of not many more rows than keys are asked for, as with a first large file, is read whole."""
    wanted = keys.unique()
    most = min(WHOLE_UP_TO * wanted.height, LARGEST_WHOLE)
    if wanted.is_empty() or not (count := _count(connection, table, most)):
        return pl.DataFrame(schema={column.name: held(column) for column in asked})
    fields = [field(column) for column in asked]
    query: Select = select(*[item.expression.label(item.name) for item in fields])
    if count <= most:
        rows = typed(table, fetched(connection, fields, query))
        return rows.join(
            wanted.cast({name: rows.schema[name] for name in wanted.columns}), on=wanted.columns, how="semi"
        )
    staged = stage(connection, table, wanted)
    joined = query.select_from(table.join(staged, _same(table, staged, wanted.columns)))
    frame = typed(table, fetched(connection, fields, joined))
    drop(connection, staged)
    return frame


def standing(connection: Connection, query: Select, table: Table) -> pl.DataFrame:
    """The rows of `table` that `query` (over its columns) selects, with the types of `held`."""
    fields = [field(column) for column in columns(table)]
    wanted = query.with_only_columns(*[item.expression.label(item.name) for item in fields])
    return typed(table, fetched(connection, fields, wanted))


def fetched(connection: Connection, fields: list[Field], query: Select) -> pl.DataFrame:
    """The rows of `query`, in the caller's own transaction: on SQLite the Arrow driver reads beside it, and would see neither
    what the transaction wrote nor its temporary tables."""
    if connection.dialect.name != "sqlite":
        return read(connection, fields, query)
    rows = connection.execute(query).cursor
    assert rows is not None
    parts = [pl.DataFrame(schema={item.name: item.travels for item in fields})]
    while some := rows.fetchmany(ROWS_AT_A_TIME):
        parts.append(pl.DataFrame(some, parts[0].schema, orient="row"))
    return pl.concat(parts).select(item.arrived for item in fields)


def _count(connection: Connection, table: Table, most: int) -> int:
    """How many rows the table has, counted to one more than `most`."""
    some = select(text("1")).select_from(table).limit(most + 1).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one()


def _same(one: Table, other: Table, names: Sequence[str]):
    condition = one.c[names[0]] == other.c[names[0]]
    for name in names[1:]:
        condition &= one.c[name] == other.c[name]
    return condition


def typed(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    """`frame` with the types of `held`; a text that may not be null and came back empty is empty."""
    casts = []
    for column in columns(table):
        if column.name in frame.columns:
            value = pl.col(column.name).cast(held(column))
            casts.append(value.fill_null("") if isinstance(column.type, Text) and not column.nullable else value)
    return frame.select(casts)


def update(connection: Connection, table: Table, keys: Sequence[str], rows: pl.DataFrame) -> None:
    """Give the rows of `table` with the keys of `rows` the other values of `rows`."""
    if rows.is_empty():
        return
    staged = stage(connection, table, rows)
    values = ", ".join(f'"{name}" = s."{name}"' for name in rows.columns if name not in keys)
    same = " AND ".join(f't."{name}" = s."{name}"' for name in keys)
    connection.execute(text(f'UPDATE "{table.name}" AS t SET {values} FROM "{staged.name}" AS s WHERE {same}'))
    drop(connection, staged)


def remove(connection: Connection, table: Table, keys: pl.DataFrame) -> None:
    """Delete the rows of `table` with these keys."""
    if keys.is_empty():
        return
    staged = stage(connection, table, keys)
    names = ", ".join(f'"{name}"' for name in keys.columns)  # EXISTS would look through all of `staged` for every row
    connection.execute(text(f'DELETE FROM "{table.name}" WHERE ({names}) IN (SELECT {names} FROM "{staged.name}")'))
    drop(connection, staged)


def default_of(column: Column) -> pl.Expr | None:
    """What the database puts where nothing is given, as far as it is a plain value."""
    given = column.server_default
    argument = getattr(given, "arg", None)
    if not isinstance(argument, str):
        return None
    kind = column.type
    if isinstance(kind, Flag):
        return pl.lit(argument == "1")
    if isinstance(kind, UtcTime | Day):
        return None
    return pl.lit(argument).cast(held(column))
