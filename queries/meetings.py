"""Sittings and their series: who was invited and came, and what they dealt with."""

from datetime import date

import polars as pl

from data.facts import Facts, ist_date
from data.once import once_a_moment
from data.schema.vocabulary import MEETING_LEVELS
from queries.filters import Dates, Filters
from queries.sharing import agencies_asked

KEY = ["agency", "reference"]
LEVELS = MEETING_LEVELS


def asked(facts: Facts, filters: Filters) -> pl.DataFrame:
    """The sittings to which an agency asked for was invited: rows of `Facts.meetings`."""
    agencies = agencies_asked(facts, filters)
    if agencies is None:
        return facts.meetings
    invited = facts.attendances.filter(pl.col("force").is_in(agencies))
    return facts.meetings.join(invited, on=KEY, how="semi", maintain_order="left")


def held(facts: Facts, rows: pl.DataFrame) -> pl.DataFrame:
    """Of rows of `Facts.meetings`, the sittings held up to now, by day."""
    return rows.filter((pl.col("status") == "held") & (pl.col("meets_at") <= facts.as_of)).sort("meets_at", *KEY)


@once_a_moment
def sat_on(facts: Facts) -> dict[str, list[date]]:
    """Series -> the day of each of its sittings held up to now, by time."""
    found: dict[str, list[date]] = {}
    for series, day in held(facts, facts.meetings).select("series", "day").drop_nulls().iter_rows():
        found.setdefault(series, []).append(day)
    return {series: sorted(days) for series, days in found.items()}


def series_asked(facts: Facts, filters: Filters) -> pl.DataFrame:
    """The series to which an agency asked for belongs, or was invited: rows of `Facts.meeting_series`."""
    agencies = agencies_asked(facts, filters)
    if agencies is None:
        return facts.meeting_series
    members = facts.series_agencies.filter(pl.col("force").is_in(agencies))["series"]
    codes = pl.concat([members, asked(facts, filters)["series"].drop_nulls()]).unique()
    return facts.meeting_series.filter(pl.col("code").is_in(codes.implode()))


def last_day(facts: Facts, dates: Dates) -> date:
    """The day at whose end things are looked at: the last of the period, at most today."""
    return min(dates.last, ist_date(facts.as_of))


@once_a_moment
def sittings(facts: Facts, filters: Filters, dates: Dates) -> pl.DataFrame:
    """One row per sitting on `dates`: agency (host), reference, series, level (null without a series), day, status, mode,
    minutes, minutes_on, invited_count, came_count (forces), point_count (on the agenda), decision_count; newest first.
    """
    rows = asked(facts, filters).filter(pl.col("day").is_between(dates.first, dates.last))
    came = came_at_all().sum().alias("came_count")
    forces = facts.attendances.group_by(KEY).agg(pl.len().alias("invited_count"), came)
    decisions = facts.action_items.select(
        pl.col("meeting_agency").alias("agency"), pl.col("meeting_reference").alias("reference")
    )
    parts = [forces, *(_counted(*part) for part in ((facts.agenda_items, "point"), (decisions, "decision")))]
    for part in parts:
        rows = rows.join(part, on=KEY, how="left", maintain_order="left")
    counts = ["invited_count", "came_count", "point_count", "decision_count"]
    levels = facts.meeting_series.select(pl.col("code").alias("series"), "level")
    rows = rows.join(levels, on="series", how="left", maintain_order="left").with_columns(pl.col(counts).fill_null(0))
    columns = [*KEY, "series", "level", "day", "status", "mode", "minutes", "minutes_on", *counts]
    return rows.sort("meets_at", *KEY, descending=[True, False, False]).select(columns)


def _counted(rows: pl.DataFrame, what: str) -> pl.DataFrame:
    return rows.group_by(KEY).agg(pl.len().alias(f"{what}_count"))


def came_at_all() -> pl.Expr:
    return (pl.col("present_count") > 0) | pl.col("rank_present").is_not_null()


@once_a_moment
def attendance(facts: Facts, filters: Filters, dates: Dates, level: str | None = None) -> pl.DataFrame:
    """One row per force invited to a sitting held on `dates` (of one level, or all): force, invited_count (sittings),
    at_rank_count (came with the rank invited), other_rank_count (came otherwise), absent_count, officer_count, ranks
    (text: `DGP 3, ADG 1`, most first); sorted by force. Of those asked for only; a sitting is in every force's row.
    """
    rows = held(facts, asked(facts, filters)).filter(pl.col("day").is_between(dates.first, dates.last))
    if level is not None:
        of_level = facts.meeting_series.filter(pl.col("level") == level)["code"]
        rows = rows.filter(pl.col("series").is_in(of_level.implode()))
    invited = facts.attendances.join(rows.select(KEY), on=KEY, how="semi")
    agencies = agencies_asked(facts, filters)
    invited = invited if agencies is None else invited.filter(pl.col("force").is_in(agencies))
    return _by_force(invited)


def _by_force(invited: pl.DataFrame) -> pl.DataFrame:
    at_rank = came_at_all() & (pl.col("rank_present") == pl.col("rank_invited")).fill_null(False)
    counted = invited.group_by("force").agg(
        pl.len().alias("invited_count"),
        at_rank.sum().alias("at_rank_count"),
        (came_at_all() & ~at_rank).sum().alias("other_rank_count"),
        (~came_at_all()).sum().alias("absent_count"),
        pl.col("present_count").sum().alias("officer_count"),
    )
    ranks = invited.drop_nulls("rank_present").group_by("force", "rank_present").len()
    ordered = ranks.sort("len", "rank_present", descending=[True, False])
    said = ordered.group_by("force", maintain_order=True).agg(
        pl.format("{} {}", "rank_present", "len").str.join(", ").alias("ranks")
    )
    return counted.join(said, on="force", how="left").with_columns(pl.col("ranks").fill_null("")).sort("force")
