"""One gang over time, on one axis: incidents, messages that name it, operations, arrests, releases; and who sides with it."""

from datetime import date
from typing import Any

import numpy as np
import polars as pl

from data.facts import Facts, ist_date
from data.once import once, once_a_moment
from queries import incidents, operation_board, sharing
from queries.disclosures import addressed, disclosed
from queries.few import MOST
from queries.filters import Dates, Filters
from queries.gang_profile_persons import KEY, entries_of_persons
from queries.sharing import agencies_asked
from queries.visible import FEW, Viewer, may_see

LANES = ("incident", "delivery", "operation", "arrest", "release")
ARRESTS = ("arrest",)
RELEASES = ("bail", "parole", "release", "escape")
"""Ways out of custody."""
NIA = "NIA"
LEAST_MONTHS, MOST_MONTHS = 12, 36
EVENT: dict[str, Any] = {"lane": pl.Enum(LANES), "day": pl.Date, "seen": pl.Boolean}


def of_gang(filters: Filters, gang: str) -> Filters:
    """The filters of a profile: its gang instead of those asked for."""
    return Filters(filters.period, filters.comparison, filters.states, filters.forces, (gang,), filters.basis)


def span(facts: Facts, filters: Filters) -> Dates:
    """The days of the time line: the period, but LEAST_MONTHS to MOST_MONTHS up to its end, from the first of a month."""
    dates = filters.dates(facts)
    year, most = (_months_before(dates.last, count - 1) for count in (LEAST_MONTHS, MOST_MONTHS))
    return Dates(max(min(dates.first.replace(day=1), year), most), dates.last)


def _months_before(day: date, count: int) -> date:
    """The first of the month so many months before that of `day`."""
    months = day.year * 12 + day.month - 1 - count
    return date(months // 12, months % 12 + 1, 1)


def events(facts: Facts, filters: Filters, gang: str, force: str | None) -> pl.DataFrame:
    """One row per event of the time line: lane (of LANES), day, seen (whether viewers of `force` may see it one by one). An
    operation counts on the day it began, only those that may be seen; an arrest or release of one person on one day once."""
    return _events_on(facts, of_gang(filters, gang).of_any_period(), gang, span(facts, filters), force)


@once_a_moment
def _events_on(facts: Facts, asked: Filters, gang: str, dates: Dates, force: str | None) -> pl.DataFrame:
    """`events` of `dates`, which are the same for most periods."""
    parts = [
        _incidents(facts, asked, dates, force),
        _deliveries(facts, asked, dates, force),
        _operations(facts, asked, dates, force),
        *[_custody(facts, asked, gang, dates, kinds, lane, force) for kinds, lane in CUSTODY],
    ]
    return pl.concat([pl.DataFrame(schema=EVENT), *parts])


CUSTODY = ((ARRESTS, "arrest"), (RELEASES, "release"))


def _events(rows: pl.DataFrame, lane: str, day: str, seen: pl.Expr) -> pl.DataFrame:
    return rows.select(lane=pl.lit(lane, pl.Enum(LANES)), day=pl.col(day), seen=seen)


def _incidents(facts: Facts, asked: Filters, dates: Dates, force: str | None) -> pl.DataFrame:
    day = "registered_on" if asked.basis == "registered" else "day"
    rows = disclosed(facts, incidents.picked(facts, asked, dates).select(*KEY, "handling", day), "incident")
    return _events(rows, "incident", day, may_see(rows.columns, Viewer(force)))


def _deliveries(facts: Facts, asked: Filters, dates: Dates, force: str | None) -> pl.DataFrame:
    rows = addressed(
        facts, sharing.deliveries(facts, asked, dates, ("day", "number", "agency", "to_agency", "handling"))
    )
    return _events(rows, "delivery", "day", may_see(rows.columns, Viewer(force)))


def _operations(facts: Facts, asked: Filters, dates: Dates, force: str | None) -> pl.DataFrame:
    rows = operation_board.seen(facts, asked.at_any_time(), Viewer(force))
    began = rows.filter(pl.col("started_on").is_between(dates.first, dates.last))
    return _events(began, "operation", "started_on", pl.lit(True))


def _custody(
    facts: Facts, asked: Filters, gang: str, dates: Dates, kinds: tuple[str, ...], lane: str, force: str | None
) -> pl.DataFrame:
    steps = _steps(facts, asked.at_any_time(), gang, force)
    return _events(steps.filter(_among(kinds, dates)), lane, "day", pl.col("seen"))


def _among(kinds: tuple[str, ...], dates: Dates) -> pl.Expr:
    return pl.col("kind").is_in(kinds) & pl.col("day").is_between(dates.first, dates.last)


@once_a_moment
def _steps(facts: Facts, asked: Filters, gang: str, force: str | None) -> pl.DataFrame:
    """person, kind, day, seen: each step of a person on a day once; of all kinds and days, which are few."""
    rows = custody(facts, asked, gang)
    seen = may_see(rows.columns, Viewer(force), ist_date(facts.as_of))
    return rows.with_columns(seen=seen).group_by("person", "kind", "day").agg(pl.col("seen").any())


@once_a_moment
def custody_counts(facts: Facts, filters: Filters, gang: str, force: str | None) -> pl.DataFrame:
    """One row each for arrests and for releases: lane, now, now_few, then, then_few (as `count` and `few` of `by_month`)."""
    steps = _steps(facts, of_gang(filters, gang).at_any_time(), gang, force)
    spans = filters.dates(facts), filters.comparison_dates(facts)
    rows = [
        (lane, *[part for dates in spans for part in _few(steps.filter(_among(kinds, dates)))])
        for kinds, lane in CUSTODY
    ]
    whether = {"now": pl.Int64, "now_few": pl.Boolean, "then": pl.Int64, "then_few": pl.Boolean}
    return pl.DataFrame(rows, schema={"lane": pl.String, **whether}, orient="row")


def _few(rows: pl.DataFrame) -> tuple[int, bool]:
    few = 0 < rows.height < FEW and not rows["seen"].any()
    return MOST if few else rows.height, few


@once_a_moment
def custody(facts: Facts, asked: Filters, gang: str) -> pl.DataFrame:
    """One row per arrest, bail ... of a person of the gang, that an agency asked for recorded: the columns of
    `Facts.custody_events` but its own key (`by` is its agency), person, and whose entry it is about: agency, reference, handling,
    review_by, disclosed_to. By day."""
    about = entries_of_persons(facts, gang).join(facts.offenders.select(*KEY, "handling", "review_by"), on=KEY)
    rows = facts.custody_events.drop("reference").rename({"agency": "by"})
    agencies = agencies_asked(facts, asked)
    rows = rows if agencies is None else rows.filter(pl.col("by").is_in(agencies))
    rows = rows.rename({"offender_agency": "agency", "offender_reference": "reference"}).join(about, on=KEY)
    return disclosed(facts, rows, "offender").sort("day", "kind", *KEY)


def by_month(facts: Facts, filters: Filters, gang: str, force: str | None) -> pl.DataFrame:
    """One row per lane and month of `span`, empty ones too: lane, month (its first day), count, few (fewer than FEW, none of which
    a viewer of `force` may see: the count then stands as the most it may be)."""
    return _by_month(facts, filters.of_any_period(), gang, span(facts, filters), force)


@once_a_moment
def _by_month(facts: Facts, filters: Filters, gang: str, dates: Dates, force: str | None) -> pl.DataFrame:
    rows, months = _events_on(facts, of_gang(filters, gang), gang, dates, force), incidents.months_of(dates)
    month = np.searchsorted(_numbers(pl.Series(months, dtype=pl.Date)), _numbers(rows["day"]), "right") - 1
    cell = _numbers(rows["lane"]).astype(np.int64) * len(months) + month
    cells = len(LANES) * len(months)
    count = np.bincount(cell, minlength=cells)
    few = (count > 0) & (count < FEW) & (np.bincount(cell[rows["seen"].to_numpy()], minlength=cells) == 0)
    every = {"lane": [lane for lane in LANES for _ in months], "month": months * len(LANES)}
    counts = {"count": np.where(few, MOST, count), "few": few}
    return pl.DataFrame(every | counts, {"lane": EVENT["lane"], "month": pl.Date, "count": pl.Int64, "few": pl.Boolean})


def _numbers(values: pl.Series) -> np.ndarray:
    return values.to_physical().to_numpy()


def by_day(facts: Facts, filters: Filters, gang: str, force: str | None) -> tuple[pl.DataFrame, int]:
    """One row per lane and day with an event that viewers of `force` may see: lane, day, count. And how many others there are."""
    rows = events(facts, filters, gang, force)
    seen = rows.filter("seen")
    return seen.group_by("lane", "day").agg(pl.len().alias("count")).sort("lane", "day"), rows.height - seen.height


@once
def links(facts: Facts, gang: str, today: date) -> pl.DataFrame:
    """One row per ally or rival today: gang (the other), kind, stated_by (null: not stated), from_on, review_by; allies first."""
    holds = (pl.col("until_on") >= today).fill_null(True) & (pl.col("from_on") <= today).fill_null(True)
    rows = facts.gang_links.filter(holds & ((pl.col("gang_a") == gang) | (pl.col("gang_b") == gang)))
    other = pl.when(pl.col("gang_a") == gang).then("gang_b").otherwise("gang_a").alias("gang")
    return rows.select(other, "kind", "stated_by", "from_on", "review_by").sort("kind", "gang")


@once_a_moment
def helpers(facts: Facts, filters: Filters, gang: str) -> pl.DataFrame:
    """One row per kind of help and action that occurs: help_kind, action, dealt_with_count, compared_count (sums of counts, never
    a person); in their order. Of states asked for: in their districts; of forces: by them."""
    rows = facts.helper_actions.filter(pl.col("gang") == gang)
    homes = facts.districts.select(pl.col("code").alias("district"), pl.col("state"))
    rows = rows.join(homes, on="district", how="left").filter(incidents.asked(filters))
    spans = filters.dates(facts), filters.comparison_dates(facts)
    now, then = (rows.filter(pl.col("day").is_between(dates.first, dates.last)) for dates in spans)
    by = ["help_kind", "action"]
    sums = [frame.group_by(by).agg(pl.col("dealt_with_count").cast(pl.Int64).sum()) for frame in (now, then)]
    found = sums[0].join(sums[1].rename({"dealt_with_count": "compared_count"}), on=by, how="full", coalesce=True)
    return found.with_columns(pl.col("dealt_with_count", "compared_count").fill_null(0)).sort(by)


def nia_arrests(facts: Facts, filters: Filters, gang: str) -> pl.DataFrame:
    """Of `custody`, the arrests by NIA in the period, whichever states are asked for."""
    rows = custody(facts, Filters(), gang).filter(pl.col("by") == NIA)
    return rows.filter(_among(ARRESTS, filters.dates(facts))).unique(["person", "day"], maintain_order=True)


def terror_incidents(facts: Facts, filters: Filters, gang: str) -> pl.DataFrame:
    """One row per tie in the gang's incidents of the period: terror_link (`suspected`, `established`), incident_count."""
    rows = incidents.picked(facts, of_gang(filters, gang), filters.dates(facts)).filter(pl.col("terror_link") != "none")
    counted = rows.group_by("terror_link").agg(pl.len().cast(pl.Int64).alias("incident_count"))
    return counted.sort("terror_link")
