"""What stands out: the gangs, districts and borders with most incidents, and the numbers that changed most."""

from typing import Any

import polars as pl

from data.facts import Facts
from data.once import once_a_moment
from queries import incidents
from queries.filters import Filters

BORDER_KM = 10
COUNTED: Any = {"code": pl.String, "incident_count": pl.Int64, "compared_count": pl.Int64}


@once_a_moment
def gangs(facts: Facts, filters: Filters) -> pl.DataFrame:
    """One row per gang with an incident now or in the comparison: code, incident_count, compared_count; most first.
    An incident with two gangs is in both rows."""
    return _compared(*(incidents.by_gang(rows).rename({"gang": "code"}) for rows in _both(facts, filters)))


@once_a_moment
def districts(facts: Facts, filters: Filters) -> pl.DataFrame:
    """One row per district with an incident now or in the comparison: code (text), incident_count, compared_count."""
    return _compared(*(_by(rows, "district") for rows in _both(facts, filters)))


@once_a_moment
def states(facts: Facts, filters: Filters) -> pl.DataFrame:
    """One row per state with an incident now or in the comparison: code, incident_count, compared_count."""
    return _compared(*(_by(rows, "state") for rows in _both(facts, filters)))


@once_a_moment
def borders(facts: Facts, filters: Filters) -> pl.DataFrame:
    """One row per two states with an incident within BORDER_KM of their common border, on either side: code (`HR-RJ`),
    incident_count, compared_count; most first. Only incidents with a point."""
    return _compared(*(_by(_with_pair(rows), "pair") for rows in _both(facts, filters)))


@once_a_moment
def changed_most(facts: Facts, filters: Filters, most: int = 3) -> pl.DataFrame:
    """The `most` largest changes of a count: what (`state`, `district`, `gang`), code, incident_count, compared_count."""
    of = {"state": states, "district": districts, "gang": gangs}
    every = [count(facts, filters).with_columns(what=pl.lit(what)) for what, count in of.items()]
    change = (pl.col("incident_count") - pl.col("compared_count")).abs()
    rows = pl.concat(every).filter(change > 0).sort(change, "what", "code", descending=[True, False, False])
    return rows.select("what", *COUNTED).head(most)


def _both(facts: Facts, filters: Filters) -> tuple[pl.DataFrame, pl.DataFrame]:
    dates = filters.dates(facts), filters.comparison_dates(facts)
    now, then = (incidents.picked(facts, filters, some) for some in dates)
    return now, then


def _by(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    counted = rows.group_by(pl.col(column).cast(pl.String).alias("code")).agg(pl.len().alias("incident_count"))
    return counted.drop_nulls("code")


def _with_pair(rows: pl.DataFrame) -> pl.DataFrame:
    near = incidents.in_belt(rows, BORDER_KM)
    ends = [pl.col(name).cast(pl.String) for name in ("state", "border_state")]
    return near.with_columns(pair=pl.min_horizontal(ends) + "-" + pl.max_horizontal(ends))


def _compared(now: pl.DataFrame, then: pl.DataFrame) -> pl.DataFrame:
    both = now.join(then.rename({"incident_count": "compared_count"}), on="code", how="full", coalesce=True)
    rows = (
        both.with_columns(pl.col("incident_count", "compared_count").fill_null(0)).select(list(COUNTED)).cast(COUNTED)
    )
    return rows.sort("incident_count", "compared_count", "code", descending=[True, True, False])
