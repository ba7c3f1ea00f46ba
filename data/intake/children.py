"""The rows of other tables that list columns fill, as they would stand after a load."""

from collections.abc import Iterator

import polars as pl
from sqlalchemy import Table

from data.intake.columns import Child, Dataset
from data.intake.registers import UNREGISTERED
from data.intake.stored import columns, default_of, held
from data.intake.values import Values


def tables(dataset: Dataset) -> list[Table]:
    return list(dict.fromkeys(child.table for child in dataset.children))


def wanted(
    dataset: Dataset, table: Table, accepted: pl.DataFrame, values: Values, before: pl.DataFrame
) -> pl.DataFrame | None:
    """The rows of `table` for the accepted rows of the file, with what stood in columns others fill; None where the file lists
    nothing of the kind. A column that the file lacks leaves its rows as they were."""
    children = [child for child in dataset.children if child.table is table]
    if not any(child.column in values.lists for child in children):
        return None
    keys = [column.name for column in table.primary_key]
    parts = list(_parts(dataset, children, accepted, values, before))
    given = pl.concat(parts, how="diagonal_relaxed").unique(keys, keep="first", maintain_order=True)
    return _completed(table, keys, given, before)


def _parts(
    dataset: Dataset, children: list[Child], accepted: pl.DataFrame, values: Values, before: pl.DataFrame
) -> Iterator[pl.DataFrame]:
    for child in children:
        if child.column in values.lists:
            yield _listed(dataset, child, accepted, values)
        else:
            same = [pl.col(name) == value for name, value in child.fixed.items()]
            keys = [column.name for column in child.table.primary_key]
            yield before.filter(*same).select(*keys, *(name for name in child.fixed if name not in keys))


def _listed(dataset: Dataset, child: Child, accepted: pl.DataFrame, values: Values) -> pl.DataFrame:
    """One row per value of the list column of an accepted row."""
    lists = values.lists[child.column]
    parent = accepted.select("row_number", *(pl.col(key).alias(_key_in(child.table, key)) for key in dataset.key))
    extra = [name for name in child.beside if name in accepted.columns and name not in lists.columns]
    beside = accepted.select("row_number", *(pl.col(name).alias(child.beside[name]) for name in extra))
    own = lists.rename({name: wanted for name, wanted in child.beside.items() if name in lists.columns})
    rows = parent.join(own, on="row_number", maintain_order="left").join(
        beside, on="row_number", how="left", maintain_order="left"
    )
    rows = rows.with_columns(pl.lit(value).alias(name) for name, value in child.fixed.items())
    if child.into:
        rows = rows.rename({"code": child.into})
    if "name_received" in child.table.c:
        unknown = pl.when(pl.col("gang") == UNREGISTERED).then(pl.col("piece")).otherwise(pl.lit(""))
        rows = rows.with_columns(name_received=unknown)
    if child.stated_by:
        rows = rows.with_columns(pl.col("agency").alias(child.stated_by))
    return rows.select([column.name for column in child.table.c if column.name in rows.columns])


def _key_in(table: Table, key: str) -> str:
    """The parent's key as the child calls it: a gang's `code` is `gang` in other tables."""
    return key if key in table.c else "gang"


def _completed(table: Table, keys: list[str], given: pl.DataFrame, before: pl.DataFrame) -> pl.DataFrame:
    """Every column of the table: as given, as it stood, or the default."""
    stood = before.rename({name: f"__was_{name}" for name in before.columns if name not in keys})
    rows = given.join(stood.with_columns(__exists=pl.lit(True)), on=keys, how="left", maintain_order="left")
    exprs = []
    for column in columns(table):
        name = column.name
        if name == "withdrawn_at":
            exprs.append(pl.lit(None, held(column)).alias(name))
        elif name in given.columns:
            exprs.append(pl.col(name).cast(held(column)))
        else:
            default = default_of(column)
            was = pl.col(f"__was_{name}")
            value = was if default is None else pl.coalesce(was, pl.when(pl.col("__exists").is_null()).then(default))
            exprs.append(value.alias(name))
    return rows.select(*exprs)
