"""Changes into the database, with what stood before beside them: for undo, and for whoever asks what a load did."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import polars as pl
from sqlalchemy import Connection, Table, insert

from data import bulk
from data.intake import marks
from data.intake.marks import CHANGE
from data.intake.stored import columns, remove, stored, update
from data.schema.running import flagged_row, load, load_change, rejected_row

LARGE = 5_000
"""From so many rows on, SQLite notes a load's changes once instead of row by row."""

AT_A_TIME = 50_000


@dataclass
class Writer:
    """What one load writes; `changes` are kept until its end."""

    connection: Connection
    load: int
    now: datetime | None
    progress: Callable[[str, int, int], None] = lambda what, done, of: None
    changes: list[pl.DataFrame] = field(default_factory=list)

    def insert(self, table: Table, rows: pl.DataFrame, with_parent: bool = False) -> None:
        """Rows that did not stand. Undo finds them by their load, or `with_parent` they go with a row that is found so; others
        are remembered."""
        if rows.is_empty():
            return
        if "load" in table.c:
            rows = rows.with_columns(load=pl.lit(self.load, pl.Int64), first_recorded_at=pl.lit(self.now))
        if "load" in table.c or (with_parent and _cascades(table)):
            self.changes.append(marks.of_new(table, rows))
        else:
            self.remember(table, after=rows)
        rows = _given(rows.select([column.name for column in columns(table) if column.name in rows.columns]))
        for place in range(0, rows.height, AT_A_TIME):
            self.progress(f"writing {table.name}", place, rows.height)
            bulk.insert(self.connection, table, rows.slice(place, AT_A_TIME))

    def change(self, table: Table, rows: pl.DataFrame, before: pl.DataFrame) -> None:
        """Rows that stood as `before` and become `rows`."""
        if rows.is_empty():
            return
        keys = [column.name for column in table.primary_key]
        if "load" in table.c:
            rows = rows.with_columns(load=pl.lit(self.load, pl.Int64))
        self.remember(table, before.join(rows.select(keys), on=keys, how="semi"), rows)
        left_out = {"first_recorded_at"}
        update(
            self.connection,
            table,
            keys,
            rows.select([name for name in rows.columns if name in table.c and name not in left_out]),
        )

    def delete(self, table: Table, before: pl.DataFrame) -> None:
        if before.height:
            self.remember(table, before)
            remove(self.connection, table, before.select([column.name for column in table.primary_key]))

    def remember(self, table: Table, before: pl.DataFrame | None = None, after: pl.DataFrame | None = None) -> None:
        """Keep for undo how rows stood, and how they stand now; None: not at all."""
        given = {"before": before, "after": after}
        sides = [marks.as_json(table, rows).rename({"row": side}) for side, rows in given.items() if rows is not None]
        both = sides[0] if len(sides) == 1 else sides[0].join(sides[1], on="row_key", how="left", maintain_order="left")
        missing = [pl.lit(None, pl.String).alias(side) for side in given if side not in both.columns]
        self.changes.append(both.with_columns(pl.lit(table.name).alias("table_name"), *missing).select(*CHANGE))

    def finish(self) -> None:
        """Write down what stood before."""
        rows = pl.concat([pl.DataFrame(schema=CHANGE), *self.changes])
        numbered = rows.with_columns(load=pl.lit(self.load, pl.Int64), number=pl.int_range(1, pl.len() + 1))
        if numbered.height:
            bulk.insert(self.connection, load_change, _given(numbered))


def _given(rows: pl.DataFrame) -> pl.DataFrame:
    """`rows` without the columns in which nothing stands."""
    return rows.select([name for name in rows.columns if rows[name].null_count() < rows.height])


def _cascades(table: Table) -> bool:
    """Whether rows of the table go with the record they belong to."""
    return any(key.ondelete == "CASCADE" for key in table.foreign_key_constraints)


def set_children(writer: Writer, table: Table, soft: bool, old: pl.DataFrame, new: pl.DataFrame) -> pl.DataFrame:
    """Let the rows of parents that stood be `new` instead of `old`; gives the parents' keys whose rows changed."""
    keys = [column.name for column in table.primary_key]
    compared = [name for name in new.columns if name not in (*keys, "first_recorded_at", "load")]
    added = new.join(old, on=keys, how="anti")
    gone = old.join(new, on=keys, how="anti")
    both = new.join(old, on=keys, suffix="__was", maintain_order="left")
    differing = (
        pl.any_horizontal(pl.col(name).ne_missing(pl.col(f"{name}__was")) for name in compared)
        if compared
        else pl.lit(False)
    )
    changed = both.filter(differing).select(new.columns)
    if soft:
        gone = gone.filter(pl.col("withdrawn_at").is_null())
        writer.change(table, gone.with_columns(withdrawn_at=pl.lit(writer.now)), gone)
    else:
        writer.delete(table, gone)
    writer.change(table, changed, old)
    writer.insert(table, added)
    return pl.concat([frame.select(keys) for frame in (added, gone, changed)])


def write_load(connection: Connection, described: dict[str, Any]) -> int:
    return connection.execute(insert(load).values(described).returning(load.c.id)).scalar_one()


def write_rejected(
    connection: Connection, number: int, refused: pl.DataFrame, rows: dict[int, dict[str, str]], named: dict[str, str]
) -> None:
    """One line per refusal; the row as received stands with each."""
    if refused.is_empty():
        return
    received = [json.dumps(rows[n], ensure_ascii=False) for n in refused["row_number"]]
    lines = _lines(number, refused, named).with_columns(pl.Series("row", received, dtype=pl.String))
    bulk.insert(connection, rejected_row, lines)


def write_flagged(connection: Connection, number: int, flags: pl.DataFrame, named: dict[str, str]) -> None:
    """One line per doubt about a row that was taken."""
    if flags.height:
        bulk.insert(connection, flagged_row, _lines(number, flags, named))


def _lines(number: int, found: pl.DataFrame, named: dict[str, str]) -> pl.DataFrame:
    """Refusals or doubts of a load, with the column as the file calls it."""
    return found.select(
        pl.lit(number, pl.Int64).alias("load"),
        "row_number",
        pl.int_range(1, pl.len() + 1).over("row_number").alias("number"),
        "rule",
        pl.col("column").replace(named).alias("column_name"),
        "value",
        "parameters",
    )


__all__ = ["Writer", "set_children", "stored", "write_flagged", "write_load", "write_rejected"]
