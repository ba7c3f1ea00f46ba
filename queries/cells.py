"""Counts of incidents in cells finer than state and month, as a viewer may read them: `few` for cells of several columns."""

from collections.abc import Sequence

import polars as pl

from data.facts import Facts
from queries.disclosures import disclosed
from queries.few import MOST
from queries.visible import FEW, Viewer, may_see


def cells(facts: Facts, rows: pl.DataFrame, by: Sequence[str], force: str | None) -> pl.DataFrame:
    """One row per cell of `rows` (of `Facts.incidents`) with an incident: the columns `by`, incident_count, few (fewer than FEW,
    all hidden from viewers of `force`: the count then stands as the most it may be, and reads 1-2)."""
    named = disclosed(facts, rows.select(*by, "agency", "reference", "handling"), "incident")
    seen = may_see(named.columns, Viewer(force)).any()
    found = named.group_by(by).agg(incident_count=pl.len().cast(pl.Int64), few=(pl.len() < FEW) & ~seen)
    count = pl.when("few").then(pl.lit(MOST, pl.Int64)).otherwise("incident_count").alias("incident_count")
    return found.with_columns(count).sort(by)
