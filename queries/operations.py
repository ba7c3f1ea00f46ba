"""Joint operations: which took place, and when."""

from datetime import timedelta

import polars as pl

from data.facts import Facts
from data.once import once
from queries.filters import Dates, Filters
from queries.incidents import month_after, months_of
from queries.sharing import agencies_asked

KEY = ["agency", "reference"]


def under_way(facts: Facts, filters: Filters, dates: Dates) -> pl.DataFrame:
    """The operations that ran on at least one of `dates`: rows of `Facts.operations`. Planned ones have not begun."""
    return _asked(facts, filters.at_any_time()).filter(ran_on(dates))


@once
def _asked(facts: Facts, filters: Filters) -> pl.DataFrame:
    """Those of all days, kept: they are few."""
    rows = concerning(facts, filters, facts.operations)
    return rows.filter(pl.col("gang").is_in(filters.gangs)) if filters.gangs else rows


def ran_on(dates: Dates) -> pl.Expr:
    """Began by the last of `dates` and was not over before the first."""
    return _ran_on(dates, over_on())


def _ran_on(dates: Dates, over: pl.Expr) -> pl.Expr:
    return (pl.col("started_on") <= dates.last) & (over.is_null() | (over >= dates.first))


def over_on() -> pl.Expr:
    """The day an operation ended; of one concluded or cancelled without saying when, the day its status changed."""
    settled = pl.col("status").is_in(["concluded", "cancelled"])
    changed_on = pl.col("status_changed_at").dt.convert_time_zone("Asia/Kolkata").dt.date()
    return pl.coalesce("ended_on", pl.when(settled).then(changed_on))


def concerning(facts: Facts, filters: Filters, rows: pl.DataFrame) -> pl.DataFrame:
    """The operations in which an agency asked for takes part, or which touch a district of a state asked for."""
    agencies = agencies_asked(facts, filters)
    if agencies is None:
        return rows
    taking_part = facts.operation_agencies.filter(pl.col("force").is_in(agencies)).select(KEY)
    districts = facts.districts.filter(pl.col("state").is_in(filters.states))["code"]
    touching = facts.operation_districts.filter(pl.col("district").is_in(districts.implode())).select(KEY)
    return rows.join(pl.concat([taking_part, touching]), on=KEY, how="semi", maintain_order="left")


def by_month(rows: pl.DataFrame, dates: Dates) -> pl.DataFrame:
    """One row per calendar month of `dates`: month (its first day), operation_count (under way in it; months overlap)."""
    months = months_of(dates)
    spans = [Dates(month, month_after(month) - timedelta(days=1)) for month in months]
    ran, over = rows.select("started_on", over_on=over_on()), pl.col("over_on")
    counts = ran.select(_ran_on(span, over).sum().alias(str(place)) for place, span in enumerate(spans)).row(0)
    return pl.DataFrame({"month": months, "operation_count": counts}, {"month": pl.Date, "operation_count": pl.UInt32})
