"""What other writers did to the rows of a load since: then it is not taken back."""

import polars as pl
from sqlalchemy import Connection, Select, Table, select, tuple_

from data.intake import marks
from data.intake.stored import standing, stored
from data.schema import metadata


class CannotUndo(ValueError):
    """The load stays; the text says why. `later` is the load that built on it, if one did."""

    def __init__(self, text: str, later: int | None = None) -> None:
        super().__init__(text)
        self.later = later


def ensure_untouched(connection: Connection, number: int, changes: pl.DataFrame) -> None:
    """Every row must stand as load `number` left it. Raises CannotUndo, which names the first that does not."""
    for (name,), own in changes.partition_by("table_name", as_dict=True).items():
        table = metadata.tables[str(name)]
        rows = own.filter(pl.col("row_key") != "")
        for found in (_changed(connection, table, rows), _new(connection, number, table, own, changes)):
            if found.height:
                key = ", ".join(str(found[column.name][0]) for column in table.primary_key)
                raise CannotUndo(
                    f"{table.name} {key} was changed after load {number}, by another writer. It is not taken back."
                )


def _changed(connection: Connection, table: Table, rows: pl.DataFrame) -> pl.DataFrame:
    """Keys of rows that the load changed, added or deleted one by one, and that stand otherwise now."""
    if rows.is_empty():
        return pl.DataFrame()
    last = rows.unique("row_key", keep="last", maintain_order=True)
    keys = marks.keys_of(table, last)
    left, now = marks.from_json(table, last["after"].drop_nulls()), stored(connection, table, keys)
    same = [name for name in marks.compared(table) if name in left.columns]
    other = left.join(now, on=same, how="anti", nulls_equal=True).select(keys.columns)
    back = now.join(left.select(keys.columns), on=keys.columns, how="anti").select(keys.columns)
    return pl.concat([other, back])


def _new(connection: Connection, number: int, table: Table, own: pl.DataFrame, changes: pl.DataFrame) -> pl.DataFrame:
    """New rows, and rows that belong to new ones, that do not stand as the load wrote them."""
    lines = own.filter(pl.col("row_key") == "")
    if lines.is_empty():
        return pl.DataFrame()
    brought = standing(connection, _brought(table, number), table)
    parent = table if "load" in table.c else _parent(table)[0]
    kept = changes.filter(pl.col("table_name") == parent.name, pl.col("row_key") != "")
    if kept.height:
        changed = marks.keys_of(parent, kept)
        names = dict(zip(changed.columns, _own_names(table, parent), strict=True))
        brought = brought.join(changed.rename(names), on=list(names.values()), how="anti")
    return marks.touched(brought, lines["after"])


def _brought(table: Table, number: int) -> Select:
    """The rows of the load; of a table that does not say which load brought it, those of its new records."""
    if "load" in table.c:
        return select(table).where(table.c.load == number)
    parent, names = _parent(table)
    keys = list(parent.primary_key)
    new = select(*keys).where(parent.c.load == number)
    return select(table).where(tuple_(*[table.c[name] for name in names]).in_(new))


def _parent(table: Table) -> tuple[Table, list[str]]:
    """The record that rows of `table` go with, and the columns here that name it."""
    found = next(key for key in table.foreign_key_constraints if key.ondelete == "CASCADE")
    return found.referred_table, list(found.column_keys)


def _own_names(table: Table, parent: Table) -> list[str]:
    return [column.name for column in parent.primary_key] if table is parent else _parent(table)[1]
