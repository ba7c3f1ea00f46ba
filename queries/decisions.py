"""Decisions of meetings as work: what is overdue, what nobody has reported on, what waits for the chair, meeting by meeting."""

from bisect import bisect_right
from datetime import date, timedelta

import polars as pl

from data.facts import Facts
from data.once import once, once_a_moment
from data.schema.vocabulary import ACTION_STATUSES
from queries import actions
from queries.activity import months
from queries.disclosures import disclosed
from queries.filters import Dates, Filters
from queries.incidents import month_after
from queries.meetings import sat_on
from queries.sharing import agencies_asked

KEY = ["agency", "reference"]
STATUSES = ACTION_STATUSES
UNREPORTED_DAYS = 30
"""Longer than this without a report from a force that must act is "for a month"."""
ATTENTION = ("overdue", "unreported", "awaiting", "in_time")
"""Past its due date; no report for a month; reported complied and for a month not looked at by the chair; none of these."""


@once_a_moment
def standing(facts: Facts, filters: Filters, day: date) -> pl.DataFrame:
    """One row per action item that stood open at the end of `day` and on which an agency asked for must act.

    Columns: agency, reference, number, handling, status, revision, extended_by, decided_on, first_due_on, due_on, meeting
    (its reference), series, level, named_to (who must act, space between), disclosed_to (others it was named to),
    last_report_on (IST day, null: none yet),
    quiet_days (since the last report, else since it was decided), days_overdue (0: not overdue), age_days (since it was
    decided), carried_count (sittings of the series held since), attention (of ATTENTION, the first that applies).
    Overdue first, most overdue first, then the longest without a report, then what waits for the chair, then by due date.
    """
    items = described(facts, actions.open_on(actions.owned(facts, filters), day), day)
    order = ["attention", -pl.col("days_overdue"), _quiet_first(), pl.col("due_on"), *KEY]
    return items.sort(order, nulls_last=True)


def _quiet_first() -> pl.Expr:
    matters = pl.col("attention").is_in(["unreported", "awaiting"])
    return pl.when(matters).then(-pl.col("quiet_days")).otherwise(0)


def described(facts: Facts, items: pl.DataFrame, day: date) -> pl.DataFrame:
    """Rows of `actions.owned` with the columns of `standing`, as they were at the end of `day`."""
    parts = [_meetings(facts), _owners(facts), _reports(facts, day)]
    stood = actions.due_then(facts, items, day)
    rows = stood.rename({"meeting_reference": "meeting"})
    for part, keys in zip(parts, (["meeting_agency", "meeting"], KEY, KEY), strict=True):
        rows = rows.join(part, on=keys, how="left", maintain_order="left")
    rows = rows.with_columns(pl.col("named_to").fill_null(""), _carried(facts, rows, day))
    since = pl.coalesce("last_report_on", "decided_on")
    aged = rows.with_columns(
        _days(day, since).clip(lower_bound=0).alias("quiet_days"),
        _days(day, pl.col("due_on")).clip(lower_bound=0).fill_null(0).alias("days_overdue"),
        _days(day, pl.col("decided_on")).clip(lower_bound=0).alias("age_days"),
    )
    told = disclosed(facts, aged, "action_item")
    return told.with_columns(_attention(actions.is_open(day))).select(COLUMNS)


COLUMNS = [
    *("agency", "reference", "number", "handling", "status", "revision", "extended_by", "decided_on", "first_due_on"),
    *(
        "due_on",
        "meeting",
        "series",
        "level",
        "named_to",
        "disclosed_to",
        "last_report_on",
        "quiet_days",
        "days_overdue",
        "age_days",
    ),
    *("carried_count", "attention"),
]


def _days(day: date, since: pl.Expr) -> pl.Expr:
    return (pl.lit(day) - since).dt.total_days().cast(pl.Int32)


def _attention(is_open: pl.Expr) -> pl.Expr:
    quiet = pl.col("quiet_days") > UNREPORTED_DAYS
    reported = pl.col("status") == "reported_complied"
    return (
        pl.when(is_open & (pl.col("days_overdue") > 0))
        .then(pl.lit("overdue"))
        .when(is_open & quiet & ~reported)
        .then(pl.lit("unreported"))
        .when(is_open & quiet)
        .then(pl.lit("awaiting"))
        .otherwise(pl.lit("in_time"))
        .cast(pl.Enum(ATTENTION))
        .alias("attention")
    )


@once
def _meetings(facts: Facts) -> pl.DataFrame:
    levels = facts.meeting_series.select(pl.col("code").alias("series"), "level")
    known = facts.meetings.select(
        pl.col("agency").alias("meeting_agency"), pl.col("reference").alias("meeting"), "series"
    )
    return known.join(levels, on="series", how="left")


@once
def _owners(facts: Facts) -> pl.DataFrame:
    """agency, reference, named_to: who leads stands first."""
    owners = facts.action_owners.sort("role", "force").group_by(KEY).agg(named_to="force")
    return owners.with_columns(pl.col("named_to").list.join(" "))


@once
def _reports(facts: Facts, day: date) -> pl.DataFrame:
    """agency, reference, last_report_on: when a force last said what it did; a date moved or a chair's decision is no report."""
    made = facts.action_updates.select(
        *KEY, "kind", last_report_on=pl.col("made_at").dt.convert_time_zone("Asia/Kolkata").dt.date()
    )
    told = made.filter((pl.col("kind") == "report") & (pl.col("last_report_on") <= day))
    return told.group_by(KEY).agg(pl.col("last_report_on").max())


def _carried(facts: Facts, rows: pl.DataFrame, day: date) -> pl.Series:
    """How many sittings of the item's series were held after the one that decided it."""
    sat = sat_on(facts)

    def later(series: str | None, decided_on: date | None) -> int:
        if series is None or decided_on is None:
            return 0
        days = sat.get(series, [])
        return max(0, bisect_right(days, day) - bisect_right(days, decided_on))

    counts = [later(*of) for of in rows.select("series", "decided_on").iter_rows()]
    return pl.Series("carried_count", counts, pl.Int32)


def by_owner(facts: Facts, filters: Filters, rows: pl.DataFrame) -> pl.DataFrame:
    """One row per force that must act on rows of `standing` (of those asked for, where some are): force, open_count,
    overdue_count, unreported_count, awaiting_count, carried_count (items), oldest_days. Most overdue first, then most open.
    An item of two forces is in both rows: they do not add up to the total.
    """
    each = _owned_by(facts, filters, rows.select("attention", "age_days", "carried_count", "named_to"))
    return _counted(each, "force")


def by_series(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per series of rows of `standing` (null: the meeting is in none): the columns of `by_owner`. They add up."""
    return _counted(rows, "series")


def _counted(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    counts = [(pl.col("attention") == code).sum().alias(f"{code}_count") for code in ATTENTION[:3]]
    carried = (pl.col("carried_count") > 0).sum().alias("carried_count")
    found = rows.group_by(column).agg(
        pl.len().alias("open_count"), *counts, carried, pl.col("age_days").max().alias("oldest_days")
    )
    order = [-pl.col("overdue_count").cast(pl.Int32), -pl.col("open_count").cast(pl.Int32), column]
    return found.sort(order, nulls_last=True)


@once
def taken(facts: Facts, filters: Filters, dates: Dates) -> pl.DataFrame:
    """One row per status, all of them, in their order, of the decisions taken in sittings on `dates` on which an agency
    asked for must act: status (text), decision_count as they stand now."""
    items = actions.owned(facts, filters).filter(pl.col("decided_on").is_between(dates.first, dates.last))
    return with_status(items)


def with_status(items: pl.DataFrame) -> pl.DataFrame:
    """One row per status, all of them, in their order: status (text), decision_count."""
    every = pl.DataFrame({"status": STATUSES}, schema={"status": pl.Enum(STATUSES)})
    counted = items.group_by("status").agg(pl.len().alias("decision_count"))
    found = every.join(counted, on="status", how="left", maintain_order="left")
    return found.select(pl.col("status").cast(pl.String), pl.col("decision_count").fill_null(0))


@once
def by_series_and_month(facts: Facts, filters: Filters, days: tuple[date, ...]) -> pl.DataFrame:
    """One row per series and day of `days` (ends of months): series (null: none), month (the day), open_count, zero ones
    too for series with any; by series, then day. On each day they add up to the open items of that day."""
    items = actions.owned(facts, filters).rename({"meeting_reference": "meeting"})
    items = items.join(_meetings(facts), on=["meeting_agency", "meeting"], how="left")
    columns = {f"{day}": day for day in days}
    sums = [actions.is_open(day).sum().cast(pl.Int64).alias(name) for name, day in columns.items()]
    wide = items.group_by("series").agg(sums)
    if not days:
        return wide.with_columns(month=pl.lit(None, pl.Date), open_count=pl.lit(0, pl.Int64)).clear()
    some = wide.filter(pl.any_horizontal(pl.col(list(columns)) > 0))
    long = some.unpivot(list(columns), index="series", variable_name="month", value_name="open_count")
    return long.with_columns(pl.col("month").str.to_date()).sort("series", "month", nulls_last=True)


def month_ends(dates: Dates) -> tuple[date, ...]:
    """The last days of the calendar months of `dates`, the last of `dates` where it comes first."""
    return tuple(min(month_after(month) - timedelta(days=1), dates.last) for month in months(dates))


@once_a_moment
def standing_by_owner(facts: Facts, filters: Filters, day: date) -> pl.DataFrame:
    """The rows of `by_owner` for those of `standing`."""
    return by_owner(facts, filters, standing(facts, filters, day))


@once_a_moment
def of_meeting(facts: Facts, filters: Filters, meeting: str, day: date) -> pl.DataFrame:
    """One row per decision of the sitting `meeting` on which an agency asked for must act, closed ones too: the columns of
    `standing`, by number."""
    items = actions.owned(facts, filters).filter(pl.col("meeting_reference") == meeting)
    return described(facts, items, day).sort("number", *KEY)


def done_by_owner(facts: Facts, filters: Filters, rows: pl.DataFrame) -> pl.DataFrame:
    """One row per force that must act on rows of `of_meeting` (of those asked for, where some are): force, decision_count,
    accepted_count, reported_count (complied, not yet accepted), other_count (kept for monitoring, withdrawn), open_count,
    overdue_count (of all that is not closed); by force. A decision of two forces is in both rows."""
    each = _owned_by(facts, filters, rows.select("status", "attention", "named_to"))
    said = {"accepted": ["accepted"], "reported": ["reported_complied"], "other": ["kept_for_monitoring", "withdrawn"]}
    groups = said | {"open": ["open", "in_progress"]}
    counts = [pl.col("status").is_in(codes).sum().alias(f"{name}_count") for name, codes in groups.items()]
    overdue = (pl.col("attention") == "overdue").sum().alias("overdue_count")
    return each.group_by("force").agg(pl.len().alias("decision_count"), *counts, overdue).sort("force")


def _owned_by(facts: Facts, filters: Filters, rows: pl.DataFrame) -> pl.DataFrame:
    """`rows` once for each force in `named_to`, as `force`; only forces asked for, where some are."""
    each = rows.with_columns(pl.col("named_to").str.split(" ").alias("force")).drop("named_to").explode("force")
    agencies = agencies_asked(facts, filters)
    named = each.filter(pl.col("force") != "")
    return named if agencies is None else named.filter(pl.col("force").is_in(agencies))
