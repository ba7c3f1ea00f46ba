"""The forces' books and feeds: entries past their review, unproven for long, files late, reports that fell."""

from datetime import datetime

import polars as pl

from data.facts import Facts, ist_date
from queries import freshness
from queries.exchange import taking_part
from queries.filters import Dates, Filters
from queries.gaps.shape import DAY, gaps, last_days, police, record, settings, touching
from queries.incidents import within


def review_passed(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """A force whose entries about persons are past their review-by date: force, entry_count. A count, no entry."""
    past = facts.offenders.filter(pl.col("review_by") < ist_date(now))
    return _by_force("review_passed", past.with_columns(since=pl.col("review_by")))


def unproven_over_a_year(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """A force that has called persons an associate for over a year, unproven: force, entry_count. A count, no entry."""
    days = settings()["unproven_over_a_year"]["unproven_days"]
    unproven = facts.offenders.filter(pl.col("label") == "associate_unproven")
    until = unproven.with_columns(since=pl.col("label_since") + days * DAY)
    return _by_force("unproven_over_a_year", until.filter(pl.col("since") < ist_date(now)))


def _by_force(rule: str, rows: pl.DataFrame) -> pl.DataFrame:
    counted = rows.group_by("agency").agg(
        pl.len().alias("entry_count"), pl.col("since").min(), record().sort().alias("evidence")
    )
    return gaps(
        rule,
        counted.sort("agency").with_columns(force="agency"),
        [pl.col("agency")],
        pl.col("agency"),
        ["force", "entry_count"],
        since_on=pl.col("since"),
        size=pl.col("entry_count"),
        evidence=pl.col("evidence"),
    )


def feed_late(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """A promised file that has not come: force, dataset, every_days, last_on (null: never), days_late. Of messages
    `nothing_sent` says it."""
    today = ist_date(now)
    here = facts.agencies.filter(taking_part(Dates(today, today)))["code"]
    late = (pl.col("days_late") > 0) & pl.col("agency").is_in(here.implode())
    rows = freshness.every_feed(facts, today).filter(late & (pl.col("dataset") != "message")).sort("agency", "dataset")
    return gaps(
        "feed_late",
        rows.with_columns(force="agency"),
        [pl.col("agency"), pl.col("dataset")],
        pl.col("agency"),
        ["force", "dataset", "every_days", "last_on", "days_late"],
        since_on=pl.lit(ist_date(now)) - pl.duration(days=pl.col("days_late")),
        size=pl.col("days_late"),
    )


def feed_fell(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """A force that reports less than half of the incidents of the 90 days before, while touching states together did not fall
    by half: force, incident_count, before_count, near_count, near_before_count."""
    limit = settings()["feed_fell"]
    recent, before = last_days(now, limit["window_days"])
    members = police(facts, ist_date(now)).filter(pl.col("from_on") <= before.first)
    counted = _counted(facts, recent, before)
    counts = members.select("state", "force").join(counted, on="force", how="left").fill_null(0)
    near = touching(facts, ist_date(now)).join(counts, left_on="other", right_on="state").group_by("state")
    sums = near.agg(near_count=pl.col("incident_count").sum(), near_before_count=pl.col("before_count").sum())
    rows = counts.join(sums, on="state").filter(
        pl.col("before_count") >= limit["least_before"],
        2 * pl.col("incident_count") < pl.col("before_count"),
        2 * pl.col("near_count") >= pl.col("near_before_count"),
    )
    return gaps(
        "feed_fell",
        rows.sort("force").with_columns(since=pl.lit(recent.first)),
        [pl.col("force")],
        pl.col("force"),
        ["force", "incident_count", "before_count", "near_count", "near_before_count"],
        since_on=pl.col("since"),
        size=pl.col("before_count") - pl.col("incident_count"),
    )


def _counted(facts: Facts, recent: Dates, before: Dates) -> pl.DataFrame:
    """force, incident_count (reported of `recent`), before_count (of `before`): with those of which it sent counts only."""
    since = pl.col("day") >= recent.first
    records = within(facts.incidents, Dates(before.first, recent.last)).group_by(force="agency")
    kept = facts.home_counts.filter(pl.col("day").is_between(before.first, recent.last)).group_by(force="agency")
    count = pl.col("incident_count")
    parts = [
        records.agg(incident_count=since.sum(), before_count=(~since).sum()).with_columns(
            pl.col("force").cast(pl.String)
        ),
        kept.agg(count.filter(since).sum(), before_count=count.filter(~since).sum()),
    ]
    both = pl.concat([part.with_columns(pl.col("incident_count", "before_count").cast(pl.Int64)) for part in parts])
    return both.group_by("force").agg(pl.col("incident_count", "before_count").sum())
