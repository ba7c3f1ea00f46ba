"""How fresh each force's data is, against what it promised to send."""

from datetime import date, timedelta

import polars as pl

from data.facts import Facts, ist_date
from data.once import once, once_a_moment
from queries.filters import Dates


def feeds(facts: Facts, dataset: str = "incident") -> pl.DataFrame:
    """One row per promise that holds today: agency, every_days, last_on (the IST day anything was last heard, null: never),
    days_late (days since the promise was broken; 0: in time; nothing is late before it was promised). Most late first.

    Heard is: a load, a nil report, or, for incidents, a record by any other way, or counts of those that are kept at home.
    """
    return _feeds_on(facts, dataset, ist_date(facts.as_of))


@once
def _feeds_on(facts: Facts, dataset: str, today: date) -> pl.DataFrame:
    return every_feed(facts, today).filter(pl.col("dataset") == dataset).drop("dataset")


@once
def every_feed(facts: Facts, today: date) -> pl.DataFrame:
    """The rows of `feeds` for all datasets together, with dataset (text)."""
    holds = (pl.col("from_on") <= today) & (pl.col("until_on").is_null() | (pl.col("until_on") >= today))
    promised = facts.feeds.filter(holds).select(pl.col("dataset").cast(pl.String), "agency", "every_days", "from_on")
    since = (pl.lit(today) - pl.max_horizontal("last_on", "from_on")).dt.total_days()
    late = (since - pl.col("every_days")).clip(lower_bound=0).alias("days_late")
    rows = promised.join(last_heard(facts), on=["dataset", "agency"], how="left").with_columns(late).drop("from_on")
    return rows.sort("days_late", "agency", descending=[True, False])


@once
def last_heard(facts: Facts) -> pl.DataFrame:
    """One row per dataset and agency: dataset, agency, last_on (IST day of the last sign of life)."""
    of = pl.col("dataset").cast(pl.String), pl.col("agency").cast(pl.String)
    loaded = facts.loads.filter(pl.col("undone_at").is_null())
    recorded = facts.incidents.group_by("agency").agg(pl.col("first_recorded_at").max().alias("at"))
    signs = [
        loaded.select(*of, at="loaded_at"),
        facts.nil_reports.select(*of, at="made_at"),
        *[rows.with_columns(dataset=pl.lit("incident")).select(*of, "at") for rows in (recorded, *_counts_sent(facts))],
    ]
    latest = pl.concat(signs).group_by("dataset", "agency").agg(pl.col("at").max())
    return latest.select("dataset", "agency", last_on=pl.col("at").dt.convert_time_zone("Asia/Kolkata").dt.date())


def _counts_sent(facts: Facts) -> list[pl.DataFrame]:
    """agency, at: when counts came of incidents whose records a force keeps at home."""
    loaded = facts.loads.filter((pl.col("dataset") == "home_count") & pl.col("undone_at").is_null())
    return [loaded.select("agency", at="loaded_at"), facts.home_counts.select("agency", at="first_recorded_at")]


@once_a_moment
def nil_states(facts: Facts, dates: Dates) -> frozenset[str]:
    """States whose police say, in one report or several, that there was nothing to report on all of `dates` up to today, and
    have sent no count of that time either."""
    last = min(dates.last, ist_date(facts.as_of))
    of_incidents = (pl.col("dataset") == "incident") & (pl.col("until_on") >= dates.first)
    reports = facts.nil_reports.filter(of_incidents).sort("from_on")
    unspoken: dict[str, date] = {}  # agency -> the first day that none of its reports so far speaks of
    for agency, from_on, until_on in reports.select("agency", "from_on", "until_on").iter_rows():
        day = unspoken.get(agency, dates.first)
        if from_on <= day:
            unspoken[agency] = max(day, min(until_on, last) + timedelta(days=1))
    counted = set(facts.home_counts.filter(pl.col("day").is_between(dates.first, dates.last))["agency"])
    nil = [agency for agency, day in unspoken.items() if day > last >= dates.first and agency not in counted]
    forces = facts.agencies.filter((pl.col("kind") == "force") & pl.col("code").is_in(nil))
    return frozenset(forces["state"].drop_nulls())
