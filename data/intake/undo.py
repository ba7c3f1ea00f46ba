"""Taking a load back: every row as it stood before, or nothing where somebody built on it."""

from datetime import UTC, datetime

import polars as pl
from sqlalchemy import Connection, Engine, Table, delete, select, update
from sqlalchemy.exc import IntegrityError

from data.bulk import insert
from data.intake import later
from data.intake.later import CannotUndo
from data.intake.loading import one_transaction
from data.intake.marks import CHANGE, from_json, keys_of
from data.intake.stored import remove, there
from data.intake.stored import update as update_rows
from data.schema import metadata
from data.schema.running import load, load_change

_IS_ROW = pl.col("row_key") != ""
NO_UNDO = {"rejected_row", "flagged_row", "load_change"}


def undo(engine: Engine, number: int) -> int:
    """Take load `number` back in one transaction; how many rows it put back or took away. Raises CannotUndo."""
    try:
        with one_transaction(engine) as connection:
            _ensure_standing(connection, number)
            changes = _changes(connection, load_change.c.load == number)
            _ensure_last(connection, number, changes.filter(_IS_ROW))
            later.ensure_untouched(connection, number, changes)
            changes = changes.filter(_IS_ROW)
            count = _take_back(connection, number, changes)
            connection.execute(update(load).where(load.c.id == number).values(undone_at=datetime.now(UTC)))
            return count
    except IntegrityError as trouble:
        raise CannotUndo(f"Other records refer to rows of load {number}. Withdraw those first.") from trouble


def _ensure_standing(connection: Connection, number: int) -> None:
    found = connection.execute(select(load.c.undone_at).where(load.c.id == number)).first()
    if found is None:
        raise CannotUndo(f"There is no load {number}.")
    if found.undone_at:
        raise CannotUndo(f"Load {number} was undone before.")


def _changes(connection: Connection, where) -> pl.DataFrame:
    schema = {"load": pl.Int64, "number": pl.Int64, **CHANGE}
    query = select(*[load_change.c[name] for name in schema]).where(where)
    rows = connection.execute(query.order_by(load_change.c.load, load_change.c.number)).all()
    return pl.DataFrame(rows, schema, orient="row")


def _ensure_last(connection: Connection, number: int, changes: pl.DataFrame) -> None:
    """No later load may have changed a row of this one, or added to a record that it brought."""
    standing = select(load.c.id).where(load.c.id > number, load.c.undone_at.is_(None))
    others = _changes(connection, load_change.c.load.in_(standing) & (load_change.c.row_key != ""))
    brought = others["before"].str.json_path_match("$.load") == str(number)
    same = pl.struct("table_name", "row_key").is_in(
        changes.select(pl.struct("table_name", "row_key")).to_series().implode()
    )
    touched = others.filter(brought.fill_null(False) | (same if changes.height else pl.lit(False)))
    added = _records(others) if others.height else others
    mine = _brought(connection, number)
    onto = added.join(mine, on=["agency", "reference"], how="semi") if others.height and mine.height else others.head(0)
    for found in (touched, onto):
        if found.height:
            last = int(found["load"][0])
            raise CannotUndo(f"Load {last} changed rows of load {number} later. Undo load {last} first.", last)


def _records(changes: pl.DataFrame) -> pl.DataFrame:
    """With the record each change belongs to, where it belongs to one."""
    key = pl.col("row_key")
    return changes.filter(pl.col("before").is_null()).with_columns(
        agency=key.str.json_path_match("$.agency"), reference=key.str.json_path_match("$.reference")
    )


def _brought(connection: Connection, number: int) -> pl.DataFrame:
    """Keys of the records that the load brought."""
    parts = [pl.DataFrame(schema={"agency": pl.String, "reference": pl.String})]
    for table in _tables():
        if table.primary_key.columns.keys() == ["agency", "reference"]:
            rows = connection.execute(select(table.c.agency, table.c.reference).where(table.c.load == number)).all()
            parts.append(pl.DataFrame(rows, parts[0].schema, orient="row"))
    return pl.concat(parts)


def _tables() -> list[Table]:
    """Tables whose rows say which load brought them, those that others refer to last."""
    named = [table for table in metadata.sorted_tables if "load" in table.c and table.name not in NO_UNDO]
    return list(reversed(named))


def _take_back(connection: Connection, number: int, changes: pl.DataFrame) -> int:
    """Every row as it stood. What refers to others goes before them, and comes back after them."""
    tables = {name: own for (name,), own in changes.partition_by("table_name", as_dict=True).items()}
    count = changes.height
    for table in reversed(metadata.sorted_tables):
        if table.name in tables:
            remove(connection, table, keys_of(table, tables[table.name].filter(pl.col("before").is_null())))
            _change_back(connection, table, tables[table.name])
        if "load" in table.c and table.name not in NO_UNDO:
            count += connection.execute(delete(table).where(table.c.load == number)).rowcount
    for table in metadata.sorted_tables:
        if table.name in tables:
            _bring_back(connection, table, tables[table.name])
    return count


def _change_back(connection: Connection, table: Table, changes: pl.DataFrame) -> None:
    rows, standing = _before(connection, table, changes)
    update_rows(connection, table, standing.columns, rows.join(standing, on=standing.columns, how="semi"))


def _bring_back(connection: Connection, table: Table, changes: pl.DataFrame) -> None:
    rows, standing = _before(connection, table, changes)
    gone = rows.join(standing, on=standing.columns, how="anti")
    if gone.height:
        insert(connection, table, gone)


def _before(connection: Connection, table: Table, changes: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows as they stood, and the keys of those that stand, changed or not."""
    keys = [column.name for column in table.primary_key]
    rows = from_json(table, changes["before"].drop_nulls())
    return rows, there(connection, table, rows.select(keys))
