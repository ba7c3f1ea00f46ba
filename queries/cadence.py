"""Whether standing meetings keep the interval they promised.

A sitting is missed when the promised interval since the last one held (since the series was agreed on, while there is none)
has passed, and another one with every further interval. On the very day it falls due nothing is missed yet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from data.facts import Facts, ist_date
from data.once import once_a_moment
from queries.filters import Dates, Filters
from queries.meetings import last_day, sat_on, series_asked

BEHIND_COUNT = 3
"""So many sittings missed in a row are named first."""
_COUNTS = ("kept_count", "late_count", "missed_count", "missed_in_row", "days_over")
_DAYS = ("last_held_on", "due_on", "planned_on")


@once_a_moment
def cadence(facts: Facts, filters: Filters, dates: Dates) -> pl.DataFrame:
    """One row per series asked for that stood on one of `dates`: code, name, name_hi, level, cadence_days, kept_count
    (sittings held on `dates` within the interval), late_count (held after it), missed_count (fell due on `dates`);
    and at the end of the period, at most today: missed_in_row, last_held_on (null: never), due_on (of the next, or of the
    first one missed), days_over (since then; 0: not over), planned_on (the next one planned from today on; null: none).
    Most missed in a row first, then most over, then by level and code.
    """
    day = last_day(facts, dates)
    stood = (pl.col("from_on") <= day) & (pl.col("until_on").is_null() | (pl.col("until_on") >= dates.first))
    series = series_asked(facts, filters).filter(stood)
    sat, planned, today = sat_on(facts), _planned(facts), ist_date(facts.as_of)
    found = []
    for code, step, agreed_on, until_on in series.select("code", "cadence_days", "from_on", "until_on").iter_rows():
        spans = list(_spans(agreed_on, until_on, step, sat.get(code, []), today))
        found.append((*_kept(spans, dates), *_standing(spans, day), planned.get(code)))
    kinds = dict.fromkeys(_COUNTS, pl.Int32()) | dict.fromkeys(_DAYS, pl.Date())
    numbers = pl.DataFrame(found, kinds, orient="row")
    rows = pl.concat([series.select("code", "name", "name_hi", "level", "cadence_days"), numbers], how="horizontal")
    return rows.sort(-pl.col("missed_in_row"), -pl.col("days_over"), "level", "code")


def by_level(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per level of the rows of `cadence`, highest first: level (text), series_count, behind_count (series that have
    missed one or more now), kept_count, late_count, missed_count."""
    behind = (pl.col("missed_in_row") > 0).sum().alias("behind_count")
    sums = pl.col("kept_count", "late_count", "missed_count").sum()
    counted = rows.group_by("level").agg(pl.len().alias("series_count"), behind, sums).sort("level")
    return counted.with_columns(pl.col("level").cast(pl.String))


@dataclass(frozen=True)
class _Span:
    """From a sitting, or from the day the series was agreed on, to the next sitting held."""

    begins_on: date
    is_sitting: bool
    is_late: bool
    """Whether a sitting was missed in the one before."""
    missed_on: list[date]
    due_on: date | None
    """The first day it was to end by; None where no interval is promised."""


def _spans(
    agreed_on: date, until_on: date | None, cadence_days: int | None, sat: list[date], today: date
) -> Iterator[_Span]:
    """Of a series, by time. A sitting on the very day agreed on stands for it."""
    days = [day for day in dict.fromkeys(sat) if day >= agreed_on]
    begins = days if agreed_on in days else [agreed_on, *days]
    stands_until = until_on + timedelta(days=1) if until_on else date.max
    is_late = False
    for begins_on, next_on in zip(begins, [*begins[1:], today], strict=True):
        length = (min(next_on, stands_until) - begins_on).days
        step = timedelta(days=cadence_days or 0)
        count = max(0, (length - 1) // step.days) if step else 0
        missed_on = [begins_on + nth * step for nth in range(1, count + 1)]
        yield _Span(begins_on, begins_on in sat, is_late, missed_on, begins_on + step if step else None)
        is_late = count > 0


def _kept(spans: list[_Span], dates: Dates) -> tuple[int, int, int]:
    """Sittings held in time, held late, and missed, on `dates`."""
    late = [span.is_late for span in spans if span.is_sitting and dates.first <= span.begins_on <= dates.last]
    missed = [day for span in spans for day in span.missed_on if dates.first <= day <= dates.last]
    return len(late) - sum(late), sum(late), len(missed)


def _standing(spans: list[_Span], day: date) -> tuple[int, int, date | None, date | None]:
    """missed_in_row, days_over, last_held_on, due_on at the end of `day`."""
    begun = [span for span in spans if span.begins_on <= day]
    if not begun:
        return 0, 0, None, None
    last = begun[-1]
    missed = [missed_on for missed_on in last.missed_on if missed_on <= day]
    over = max(0, (day - last.due_on).days) if last.due_on else 0
    return len(missed), over, last.begins_on if last.is_sitting else None, last.due_on


def _planned(facts: Facts) -> dict[str, date]:
    """Series -> the day of the next sitting planned."""
    ahead = facts.meetings.filter((pl.col("status") == "planned") & (pl.col("day") >= ist_date(facts.as_of)))
    return dict(ahead.sort("day", descending=True).select("series", "day").iter_rows())
