"""Many rows into the database at once: COPY on PostgreSQL, one executemany without row triggers on SQLite."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import polars as pl
import polars.selectors as cs
from sqlalchemy import Connection, Table, text

from data.dialects import driver_errors
from data.notes import OWN_DAY, PART_OF, REGISTERS, WHOLE

ROWS_AT_A_TIME = 50_000


def insert(connection: Connection, table: Table, rows: pl.DataFrame) -> int:
    """Add `rows`, whose columns are named as the table's: instants with a zone, days as dates, flags as booleans."""
    known = rows.select([name for name in rows.columns if name in table.c])
    if known.width != rows.width:
        raise ValueError(f"{table.name} has no columns {sorted(set(rows.columns) - set(known.columns))}")
    if without := rows.select(cs.datetime(time_zone=None)).columns:
        raise ValueError(f"The times in {table.name}, {without}, have no zone. Give them one (IST is Asia/Kolkata).")
    rows = rows.with_columns(cs.datetime().dt.convert_time_zone("UTC").dt.truncate("1s"))
    with driver_errors(connection):
        (_copy if connection.dialect.name == "postgresql" else _executemany)(connection, table, rows)
    return rows.height


def _copy(connection: Connection, table: Table, rows: pl.DataFrame) -> None:
    columns = ", ".join(f'"{name}"' for name in rows.columns)
    with connection.connection.cursor().copy(f'COPY "{table.name}" ({columns}) FROM STDIN (FORMAT csv)') as sink:
        for part in rows.iter_slices(ROWS_AT_A_TIME):
            buffer = BytesIO()
            part.write_csv(buffer, include_header=False, quote_style="non_numeric", null_value="")
            sink.write(buffer.getvalue())


def _executemany(connection: Connection, table: Table, rows: pl.DataFrame) -> None:
    names = ", ".join(f'"{name}"' for name in rows.columns)
    marks = ", ".join("?" for _ in rows.columns)
    plain = rows.with_columns(
        pl.col(pl.Datetime).dt.strftime("%Y-%m-%d %H:%M:%S"),
        pl.col(pl.Date).dt.to_string("%Y-%m-%d"),
        pl.col(pl.Boolean).cast(pl.Int8),
    )
    cursor = connection.connection.cursor()
    for part in plain.iter_slices(ROWS_AT_A_TIME):
        cursor.executemany(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', part.rows())


@contextmanager
def notes_once(connection: Connection, *tables: Table) -> Iterator[None]:
    """Within this, SQLite notes the tables' changes once at the end instead of row by row (8 microseconds each).

    The triggers are dropped and come back in the caller's own transaction: no other writer ever sees them gone.
    """
    if connection.dialect.name == "postgresql":
        yield
        return
    triggers = _sqlite_triggers(connection, tables)
    for name, _ in triggers:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    yield
    for _, statement in triggers:
        connection.exec_driver_sql(statement)
    for dataset in {PART_OF.get(table.name, table.name) for table in tables}:
        if dataset in OWN_DAY or dataset in REGISTERS:
            _note_whole(connection, dataset)


def _sqlite_triggers(connection: Connection, tables: tuple[Table, ...]) -> list[tuple[str, str]]:
    found = connection.exec_driver_sql("SELECT name, sql, tbl_name FROM sqlite_master WHERE type = 'trigger'").all()
    wanted = {table.name for table in tables}
    return [(name, statement) for name, statement, table in found if table in wanted]


def _note_whole(connection: Connection, dataset: str) -> None:
    connection.execute(
        text(
            "INSERT INTO changed_day (seq, dataset, day)"
            " SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), :dataset, :day WHERE true"
            " ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq"
        ),
        {"dataset": dataset, "day": WHOLE.isoformat()},
    )
