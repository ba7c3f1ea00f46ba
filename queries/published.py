"""Published statistics (NCRB, Crime in India): counts by police unit, drawn where the unit has a district of today."""

import polars as pl

from data.facts import Facts
from data.once import once


@once
def years(facts: Facts) -> list[int]:
    """The years for which statistics were loaded, newest first."""
    return facts.statistics["year"].unique().sort(descending=True).to_list()


@once
def heads(facts: Facts, year: int) -> list[str]:
    """Crime heads published for `year`, in the published order."""
    found = facts.statistics.filter(pl.col("year") == year)["head"].unique()
    return facts.crime_heads.filter(pl.col("code").is_in(found.implode())).sort("position", "code")["code"].to_list()


def picked(facts: Facts, year: int, head: str, states: tuple[str, ...]) -> pl.DataFrame:
    """Rows of `Facts.statistics` of one year and head, of the states asked for (by default all of India)."""
    rows = facts.statistics.filter((pl.col("year") == year) & (pl.col("head") == head))
    return rows.filter(pl.col("state").is_in(states)) if states else rows


def by_district(facts: Facts, rows: pl.DataFrame) -> pl.DataFrame:
    """One row per district of today that a unit is drawn on: district, incident_count (cases registered); most first.

    A unit that covers several districts is drawn on none of them: its figure cannot be divided.
    """
    single = (
        facts.unit_districts.group_by("unit")
        .agg(pl.col("district").first(), pl.len().alias("n"))
        .filter(pl.col("n") == 1)
    )
    placed = rows.join(single.select("unit", "district"), on="unit")
    counted = placed.group_by("district").agg(pl.col("registered_count").sum().alias("incident_count"))
    return counted.sort("incident_count", "district", descending=[True, False])


def by_state(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per state as printed: state, incident_count (cases registered, all its units); most first."""
    counted = rows.group_by("state").agg(pl.col("registered_count").sum().alias("incident_count"))
    return counted.sort("incident_count", "state", descending=[True, False])


def not_on_map(facts: Facts, rows: pl.DataFrame) -> pl.DataFrame:
    """One row per unit whose cases the map by district does not show: unit, state, name, has_territory, incident_count."""
    one = facts.unit_districts.group_by("unit").agg(pl.len().alias("n")).filter(pl.col("n") == 1)
    left = rows.join(one, on="unit", how="anti").join(
        facts.units.select("code", "name", "name_hi", "has_territory"), left_on="unit", right_on="code", how="left"
    )
    counted = left.group_by("unit", "state", "name", "name_hi", "has_territory").agg(
        pl.col("registered_count").sum().alias("incident_count")
    )
    return counted.sort("incident_count", "unit", descending=[True, False])
