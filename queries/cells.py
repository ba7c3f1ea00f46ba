"""Counts of incidents in cells finer than state and month, as a viewer may read them: `few` for cells of several columns."""

from collections.abc import Sequence

import polars as pl

from data.facts import Facts
from queries.few import MOST, open_rows
from queries.visible import FEW


def cells(facts: Facts, rows: pl.DataFrame, by: Sequence[str], force: str | None) -> pl.DataFrame:
    """One row per cell of `rows` (of `Facts.incidents`) with an incident: the columns `by`, incident_count, few (fewer than FEW,
    all hidden from viewers of `force`: the count then stands as the most it may be, and reads 1-2)."""
    counted = rows.group_by(by).agg(pl.len().cast(pl.Int64).alias("incident_count"))
    small = rows.join(counted.filter(pl.col("incident_count") < FEW), on=by, how="semi", nulls_equal=True)
    seen = open_rows(facts, small, "incident", force).select(by).unique().with_columns(few=False)
    found = counted.join(seen, on=by, how="left", nulls_equal=True)
    found = found.with_columns(few=pl.col("few").fill_null(pl.col("incident_count") < FEW))
    count = pl.when("few").then(pl.lit(MOST, pl.Int64)).otherwise("incident_count").alias("incident_count")
    return found.with_columns(count).sort(by)
