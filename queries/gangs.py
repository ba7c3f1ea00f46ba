"""Gangs: where each is active, how much it did, month by month, and when last."""

from collections.abc import Collection
from datetime import date

import polars as pl

from data.facts import Facts, ist_date
from data.once import once, once_a_moment
from queries import incidents
from queries.cells import cells
from queries.filters import Dates, Filters, period_dates
from queries.headlines import full_months

UNREGISTERED = "UNREGISTERED"
"""Stands for gangs that are not in the register."""
MONTHS = 12


@once_a_moment
def active(facts: Facts) -> pl.DataFrame:
    """One row per gang and state where it is active today: gang, state. An incident in the last twelve months, or an entry of its
    presence that holds."""
    today = ist_date(facts.as_of)
    rows = incidents.within(facts.incidents, period_dates("12m", today, {})).filter("counted")
    acted = (
        incidents.each_gang(facts, rows.select(pl.col("state").cast(pl.String), "gangs"))
        .select("gang", "state")
        .drop_nulls()
    )
    holds = (pl.col("until_on") >= today).fill_null(True) & (pl.col("from_on") <= today).fill_null(True)
    present = facts.gang_presences.filter(holds).select("gang", "state")
    return pl.concat([acted, present]).unique().sort("gang", "state")


def last_incident(facts: Facts, filters: Filters) -> pl.DataFrame:
    """One row per gang that acted, asked for or not: gang, last_on (the day of its last incident up to the end of the period, in
    the states asked for)."""
    return _last_incident(facts, Filters(states=filters.states, forces=filters.forces), filters.dates(facts).last)


@once
def _last_incident(facts: Facts, anywhere: Filters, last: date) -> pl.DataFrame:
    first = facts.incidents["day"][0] if facts.incidents.height else last
    rows = incidents.picked(facts, anywhere, Dates(min(first, last), last))
    days = rows.group_by("gangs").agg(pl.col("day").max())
    return incidents.each_gang(facts, days).group_by("gang").agg(pl.col("day").max().alias("last_on")).sort("gang")


@once_a_moment
def counts(facts: Facts, filters: Filters, force: str | None) -> pl.DataFrame:
    """One row per gang of the register asked for, those without an incident too: code, incident_count, few, compared_count,
    compared_few (as in `cells`), last_on (null: none known), months (the counts of the last twelve full months), months_few
    (whether each is 1-2); most incidents first. Of states asked for: gangs active there or with an incident there."""
    spans = filters.dates(facts), filters.comparison_dates(facts)
    now, then = (_counted(facts, filters, dates, force) for dates in spans)
    rows = facts.gangs.select("code").filter(pl.col("code") != UNREGISTERED)
    rows = rows.join(now, left_on="code", right_on="gang", how="left")
    before = then.rename({"incident_count": "compared_count", "few": "compared_few"})
    rows = rows.join(before, left_on="code", right_on="gang", how="left")
    rows = rows.join(last_incident(facts, filters), left_on="code", right_on="gang", how="left")
    rows = rows.join(
        _by_month(facts, filters.of_any_period(), full_months(spans[0].last, MONTHS), force), on="code", how="left"
    ).with_columns(
        pl.col("incident_count", "compared_count").fill_null(0), pl.col("few", "compared_few").fill_null(False)
    )
    rows = rows.filter(pl.col("code").is_in(_asked(facts, filters, rows)))
    return rows.sort("incident_count", "compared_count", "code", descending=[True, True, False])


def _counted(facts: Facts, filters: Filters, dates: Dates, force: str | None) -> pl.DataFrame:
    """gang, incident_count, few."""
    return cells(facts, _named(facts, filters, dates), ["gang"], force)


def _named(facts: Facts, filters: Filters, dates: Dates) -> pl.DataFrame:
    """The incidents of `dates` once for each gang they name: gang, and what `cells` and months ask of them."""
    rows = incidents.picked(facts, filters, dates)
    return incidents.each_gang(facts, rows.select("agency", "reference", "handling", "gangs", "day", "registered_on"))


def _asked(facts: Facts, filters: Filters, rows: pl.DataFrame) -> Collection[str]:
    """The gangs asked for: by name; else of the states asked for, those that act there."""
    if filters.gangs:
        return filters.gangs
    if not filters.states:
        return rows["code"].to_list()
    here = active(facts).filter(pl.col("state").is_in(filters.states))["gang"]
    acted = rows.filter((pl.col("incident_count") > 0) | (pl.col("compared_count") > 0))["code"]
    return sorted({*here, *acted})


@once_a_moment
def _by_month(facts: Facts, filters: Filters, year: Dates, force: str | None) -> pl.DataFrame:
    """code, months, months_few: lists over the months of `year`, which are the same whatever period is asked for."""
    months = pl.DataFrame({"month": incidents.months_of(year)})
    day = "registered_on" if filters.basis == "registered" else "day"
    rows = _named(facts, filters, year).with_columns(month=pl.col(day).dt.month_start())
    counted = cells(facts, rows, ["gang", "month"], force)
    every = facts.gangs.select("code").join(months, how="cross")
    full = every.join(counted, left_on=["code", "month"], right_on=["gang", "month"], how="left").sort("code", "month")
    filled = full.with_columns(pl.col("incident_count").fill_null(0), pl.col("few").fill_null(False))
    return filled.group_by("code", maintain_order=True).agg(months="incident_count", months_few="few")


def months(facts: Facts, filters: Filters) -> pl.Series:
    """The first days of the months of `counts`."""
    year = full_months(filters.dates(facts).last, MONTHS)
    return pl.Series("month", incidents.months_of(year), pl.Date)


def not_in_register_count(facts: Facts, filters: Filters) -> int:
    """Incidents of the period that name a gang which is not in the register."""
    rows = incidents.picked(facts, filters, filters.dates(facts))
    return incidents.naming(rows, (UNREGISTERED,)).height
