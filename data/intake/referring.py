"""Looking up what refers to a row, while many rows go at once.

The tables have no index on most references to other records, so that the database reads a whole referring table for every row that
is deleted: minutes for thousands of rows. For the length of one transaction it gets the indexes it lacks.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, ForeignKeyConstraint, Table, text

from data.schema import metadata


@contextmanager
def quick_deletes(connection: Connection, tables: Iterable[Table]) -> Iterator[None]:
    """Within this, deleting rows of `tables` does not read the tables that refer to them row by row."""
    wanted = list(_lacking(set(tables)))
    for number, (table, columns) in enumerate(wanted):
        names = ", ".join(f'"{name}"' for name in columns)
        connection.execute(text(f'CREATE INDEX "undo_{number}" ON "{table.name}" ({names})'))
    yield
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))  # an index cannot go while checks are pending
    for number in range(len(wanted)):
        connection.execute(text(f'DROP INDEX "undo_{number}"'))


def _lacking(targets: set[Table]) -> Iterator[tuple[Table, list[str]]]:
    for table in metadata.sorted_tables:
        for key in table.foreign_key_constraints:
            if key.referred_table in targets and not _is_indexed(table, key):
                yield table, list(key.column_keys)


def _is_indexed(table: Table, key: ForeignKeyConstraint) -> bool:
    columns = set(key.column_keys)
    indexed = [list(table.primary_key.columns.keys()), *(list(index.columns.keys()) for index in table.indexes)]
    return any(set(names[: len(columns)]) == columns for names in indexed)
