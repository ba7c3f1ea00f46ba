"""The rows of a file beside those that stand already: what each would become, and whether that is a change."""

from dataclasses import dataclass
from datetime import datetime

import polars as pl

from data.intake.columns import WITHDRAWN, Dataset
from data.intake.stored import columns, default_of, held

TRAIL = ("first_recorded_at", "withdrawn_at", "load")


@dataclass(frozen=True)
class Merged:
    """`rows`: every column of the table as it would stand, row_number, `__exists`, and helpers of rules; `before`: the stored rows,
    in the same order where they exist."""

    rows: pl.DataFrame
    before: pl.DataFrame


def keyed(dataset: Dataset, rows: pl.DataFrame, sender: str) -> pl.DataFrame:
    """The rows with the sender's part of the key; no row of a register says who sent it, where `dataset.sender` is empty."""
    if not dataset.sender:
        return rows
    return rows.with_columns(pl.lit(sender).alias(dataset.sender))


def merge(dataset: Dataset, given: pl.DataFrame, before: pl.DataFrame, now: datetime) -> Merged:
    """What is given goes over what stands; of an answer only what is not empty does. Columns that the file lacks stay."""
    keys = list(dataset.key)
    stood = before.rename({name: f"__was_{name}" for name in before.columns if name not in keys})
    rows = given.join(stood.with_columns(__exists=pl.lit(True)), on=keys, how="left", maintain_order="left")
    rows = rows.with_columns(pl.col("__exists").fill_null(False))
    rows = rows.with_columns(_value(dataset, column, rows).alias(column.name) for column in columns(dataset.table))
    if "withdrawn_at" in dataset.table.c and not dataset.answers:
        rows = rows.with_columns(_withdrawn(rows, now).alias("withdrawn_at"))
    was = [name for name in rows.columns if name.startswith("__was_")]
    kept = rows.filter(pl.col("__exists")).select(
        *keys, *(pl.col(name).alias(name.removeprefix("__was_")) for name in was)
    )
    return Merged(rows.drop(was), kept)


def _value(dataset: Dataset, column, rows: pl.DataFrame) -> pl.Expr:
    name, was = column.name, pl.col(f"__was_{column.name}")
    if name in dataset.key:
        return pl.col(name)
    if name not in rows.columns:
        default = default_of(column)
        return was if default is None else pl.coalesce(was, pl.when(~pl.col("__exists")).then(default))
    value = pl.col(name).cast(held(column))
    if dataset.answers:
        return pl.coalesce(value, was)
    default = default_of(column)
    return value if default is None or column.nullable else pl.coalesce(value, default)


def _withdrawn(rows: pl.DataFrame, now: datetime) -> pl.Expr:
    """A record withdrawn before keeps its time; one that is not withdrawn any more stands again; no column: as it was."""
    was = pl.col("__was_withdrawn_at")
    if WITHDRAWN not in rows.columns:
        return was
    at = pl.lit(now.replace(microsecond=0)).cast(pl.Datetime("ms", "UTC"))
    return pl.when(pl.col(WITHDRAWN)).then(pl.coalesce(was, at))


def changed(dataset: Dataset, merged: Merged) -> pl.DataFrame:
    """The keys of stored rows that would become different."""
    keys = list(dataset.key)
    compared = [
        column.name for column in columns(dataset.table) if column.name not in (*keys, "first_recorded_at", "load")
    ]
    pairs = (
        merged.rows.filter("__exists")
        .select(*keys, *compared)
        .join(merged.before.select(*keys, *compared), on=keys, how="left", suffix="__was", maintain_order="left")
    )
    if not compared:
        return pairs.head(0).select(keys)
    return pairs.filter(pl.any_horizontal(pl.col(name).ne_missing(pl.col(f"{name}__was")) for name in compared)).select(
        keys
    )
