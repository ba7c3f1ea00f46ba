"""What stands in the database, whole."""

from typing import Any

from sqlalchemy import Engine, select

from data.engine import reading
from data.schema import metadata

BOOKS = {"load", "load_change", "rejected_row"}
"""What a load writes about itself."""


def rows(engine: Engine, table: str) -> list[Any]:
    found = metadata.tables[table]
    with reading(engine) as connection:
        return sorted(connection.execute(select(found)).all(), key=repr)


def everything(engine: Engine) -> dict[str, list[Any]]:
    """All rows of all tables that hold anything, but for the books of the loads."""
    with reading(engine) as connection:
        found = {
            table.name: connection.execute(select(table).order_by(*table.primary_key)).all()
            for table in metadata.sorted_tables
            if table.name not in BOOKS
        }
    return {name: list(map(tuple, some)) for name, some in found.items() if some}
