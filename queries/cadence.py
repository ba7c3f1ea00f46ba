"""Whether standing meetings keep the interval they promised.

A sitting is missed when the promised interval since the last one held (since the series was agreed on, while there is none)
has passed, and another one with every further interval. On the very day it falls due nothing is missed yet.
"""

from datetime import date

import polars as pl

from data.facts import Facts, ist_date
from data.once import once_a_moment
from queries.filters import Dates, Filters
from queries.meetings import held, last_day, series_asked

BEHIND_COUNT = 3
"""So many sittings missed in a row are named first."""


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
    spans = intervals(facts, series)
    parts = [_held(spans, dates), _missed(spans, dates), _standing(spans, day), _planned(facts)]
    rows = series.select("code", "name", "name_hi", "level", "cadence_days")
    for part in parts:
        rows = rows.join(part, left_on="code", right_on="series", how="left")
    counts = ["kept_count", "late_count", "missed_count", "missed_in_row", "days_over"]
    order = [-pl.col("missed_in_row"), -pl.col("days_over"), "level", "code"]
    return rows.with_columns(pl.col(counts).fill_null(0).cast(pl.Int32)).sort(order)


def by_level(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per level of the rows of `cadence`, highest first: level (text), series_count, behind_count (series that have
    missed one or more now), kept_count, late_count, missed_count."""
    behind = (pl.col("missed_in_row") > 0).sum().alias("behind_count")
    sums = pl.col("kept_count", "late_count", "missed_count").sum()
    counted = rows.group_by("level").agg(pl.len().alias("series_count"), behind, sums).sort("level")
    return counted.with_columns(pl.col("level").cast(pl.String))


def intervals(facts: Facts, series: pl.DataFrame) -> pl.DataFrame:
    """One row per interval of each of `series`, by series and time: series, cadence_days, begins_on (the day agreed on, or of
    a sitting), sitting (whether it begins with one), next_on (the next sitting held; null: none), missed_count (in it),
    before_count (missed in the interval before)."""
    agreed = series.select(
        pl.col("code").alias("series"), "cadence_days", "until_on", pl.col("from_on").alias("agreed_on")
    )
    sat = held(facts, facts.meetings).select("series", begins_on="day").join(agreed, on="series")
    sat = sat.filter(pl.col("begins_on") >= pl.col("agreed_on")).unique().with_columns(sitting=pl.lit(True))
    first = agreed.with_columns(begins_on="agreed_on", sitting=pl.lit(False)).select(sat.columns)
    alone = first.join(sat, on=["series", "begins_on"], how="anti")  # a sitting on the very day agreed on stands for it
    rows = pl.concat([sat, alone]).sort("series", "begins_on")
    rows = rows.with_columns(pl.col("begins_on").shift(-1).over("series").alias("next_on"))
    missed = rows.with_columns(_missed_in(ist_date(facts.as_of)).alias("missed_count"))
    before = pl.col("missed_count").shift(1).over("series").fill_null(0).alias("before_count")
    columns = ["series", "cadence_days", "begins_on", "sitting", "next_on", "missed_count"]
    return missed.select(*columns, before)


def _missed_in(today: date) -> pl.Expr:
    """How many promised days of an interval passed without a sitting; none where no interval is promised."""
    until = pl.min_horizontal(pl.coalesce("next_on", pl.lit(today)), pl.col("until_on").dt.offset_by("1d"))
    length = (until - pl.col("begins_on")).dt.total_days()
    some = pl.when(pl.col("cadence_days") > 0).then((length - 1) // pl.col("cadence_days")).otherwise(0)
    return some.clip(lower_bound=0).cast(pl.Int32)


def missed(spans: pl.DataFrame) -> pl.DataFrame:
    """One row per missed sitting of rows of `intervals`: series, begins_on, due_on; by series and day."""
    each = spans.with_columns(pl.int_ranges(1, pl.col("missed_count") + 1, dtype=pl.Int64).alias("nth"))
    each = each.filter(pl.col("missed_count") > 0).explode("nth")
    due = (pl.col("begins_on") + pl.duration(days=pl.col("nth") * pl.col("cadence_days"))).cast(pl.Date).alias("due_on")
    return each.select("series", "begins_on", due).sort("series", "due_on")


def _held(spans: pl.DataFrame, dates: Dates) -> pl.DataFrame:
    inside = spans.filter(pl.col("sitting") & pl.col("begins_on").is_between(dates.first, dates.last))
    late = pl.col("before_count") > 0
    return inside.group_by("series").agg((~late).sum().alias("kept_count"), late.sum().alias("late_count"))


def _missed(spans: pl.DataFrame, dates: Dates) -> pl.DataFrame:
    inside = missed(spans).filter(pl.col("due_on").is_between(dates.first, dates.last))
    return inside.group_by("series").agg(pl.len().alias("missed_count"))


def _standing(spans: pl.DataFrame, day: date) -> pl.DataFrame:
    """series, missed_in_row, last_held_on, due_on, days_over at the end of `day`."""
    last = spans.filter(pl.col("begins_on") <= day).group_by("series", maintain_order=True).last()
    missed_by = missed(last).filter(pl.col("due_on") <= day).group_by("series").agg(pl.len().alias("missed_in_row"))
    held_on = pl.when("sitting").then("begins_on").alias("last_held_on")
    promised = pl.when(pl.col("cadence_days") > 0).then(pl.col("begins_on") + pl.duration(days=pl.col("cadence_days")))
    rows = last.select("series", held_on, promised.cast(pl.Date).alias("due_on"))
    over = (pl.lit(day) - pl.col("due_on")).dt.total_days().clip(lower_bound=0).alias("days_over")
    return rows.with_columns(over).join(missed_by, on="series", how="left")


def _planned(facts: Facts) -> pl.DataFrame:
    ahead = facts.meetings.filter((pl.col("status") == "planned") & (pl.col("day") >= ist_date(facts.as_of)))
    return ahead.group_by("series").agg(pl.col("day").min().alias("planned_on"))
