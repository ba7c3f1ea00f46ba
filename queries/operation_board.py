"""Joint operations by where they stand: what is late, who leads, and how many the viewer may only count.

What a viewer may not see counts in totals, by who leads and nothing else: never by gang, place or date. So an operation that
is not over is not looked for by gang or by district, and who else takes part would tell where it goes.
"""

from dataclasses import dataclass
from datetime import date

import polars as pl

from data.facts import Facts, ist_date
from data.once import once_a_moment
from data.schema.vocabulary import OPERATION_STATUSES
from queries.disclosures import disclosed
from queries.filters import Dates, Filters
from queries.operations import KEY, concerning
from queries.sharing import agencies_asked
from queries.visible import Viewer, visible

STATUSES = OPERATION_STATUSES
OVER = ("concluded", "deferred", "cancelled")
NOT_BEGUN = ("planned", "approved")
LATE = pl.Enum(["start", "end"])


@once_a_moment
def described(facts: Facts) -> pl.DataFrame:
    """One row per operation, sorted by key: the columns of `Facts.operations` and lead (force; null: none recorded),
    named_to (the forces in it, space between), disclosed_to (others it was named to), settled_on (the IST day it was
    concluded, deferred or cancelled; null: it is not over), late (`start`, `end`, null: neither), days_late (0: not late).
    """
    today = ist_date(facts.as_of)
    lead = pl.col("force").filter(pl.col("role") == "lead").first().alias("lead")
    forces = facts.operation_agencies.sort("force").group_by(KEY).agg(lead, named_to="force")
    rows = facts.operations.join(forces, on=KEY, how="left", maintain_order="left")
    rows = disclosed(facts, rows.with_columns(pl.col("named_to").list.join(" ").fill_null("")), "operation")
    return rows.with_columns(_settled(), _late(today)).with_columns(_days_late(today))


def _settled() -> pl.Expr:
    changed = pl.col("status_changed_at").dt.convert_time_zone("Asia/Kolkata").dt.date()
    ended = pl.when(pl.col("status") == "concluded").then(pl.coalesce("ended_on", changed)).otherwise(changed)
    return pl.when(pl.col("status").is_in(OVER)).then(ended).alias("settled_on")


def _late(today: date) -> pl.Expr:
    """Today's plan is not broken before the day is over."""
    start = pl.col("status").is_in(NOT_BEGUN) & (pl.col("planned_start_on") < today)
    end = (pl.col("status") == "running") & (pl.col("planned_end_on") < today)
    return pl.when(start).then(pl.lit("start")).when(end).then(pl.lit("end")).cast(LATE).alias("late")


def _days_late(today: date) -> pl.Expr:
    due = (
        pl.when(pl.col("late") == "start").then("planned_start_on").when(pl.col("late") == "end").then("planned_end_on")
    )
    return (pl.lit(today) - due).dt.total_days().fill_null(0).cast(pl.Int32).alias("days_late")


def on_board(rows: pl.DataFrame, dates: Dates) -> pl.DataFrame:
    """Of `described` rows: those not over, as they stand now, and those that were settled on `dates`."""
    return rows.filter(pl.col("settled_on").is_null() | pl.col("settled_on").is_between(dates.first, dates.last))


def seen(facts: Facts, filters: Filters, viewer: Viewer) -> pl.DataFrame:
    """The operations asked for that `viewer` may see one by one: rows of `described`, the latest against plan first, then
    those not over by planned start, then the last settled first."""
    return _seen(facts, filters, viewer.sees_for)


@once_a_moment
def _seen(facts: Facts, filters: Filters, force: str | None) -> pl.DataFrame:
    rows = visible(concerning(facts, filters, described(facts)), Viewer(force))
    if filters.gangs:
        rows = rows.filter(pl.col("gang").is_in(filters.gangs))
    later_first = pl.coalesce(-pl.col("settled_on").cast(pl.Int32), pl.col("planned_start_on").cast(pl.Int32))
    order = [-pl.col("days_late"), pl.col("settled_on").is_not_null(), later_first, *KEY]
    return rows.sort(order)


def unseen(facts: Facts, filters: Filters, viewer: Viewer, dates: Dates) -> pl.DataFrame:
    """One row per status and lead force of the operations on the board that `viewer` may only count: status, lead
    (null: none recorded), operation_count, late_count; in the order of statuses, then by lead.

    With a gang asked for there is none: a count by gang would name the gang. With states or forces asked for: where they lead.
    """
    return _unseen(facts, filters, viewer.sees_for, dates)


@once_a_moment
def _unseen(facts: Facts, filters: Filters, force: str | None, dates: Dates) -> pl.DataFrame:
    rows = on_board(described(facts), dates)
    if filters.gangs:
        hidden = rows.clear()
    else:
        hidden = rows.join(visible(rows, Viewer(force)).select(KEY), on=KEY, how="anti", maintain_order="left")
    agencies = agencies_asked(facts, filters)
    if agencies is not None:
        hidden = hidden.filter(pl.col("lead").is_in(agencies))
    late = pl.col("late").is_not_null().sum().alias("late_count")
    return hidden.group_by("status", "lead").agg(pl.len().alias("operation_count"), late).sort("status", "lead")


@dataclass(frozen=True)
class Board:
    """What stands on the board in the period, and what stood on it in the comparison."""

    every: pl.DataFrame
    """Rows of `seen`, of any time."""
    seen: pl.DataFrame
    then: pl.DataFrame
    """Of these, those on the board."""
    hidden: pl.DataFrame
    hidden_then: pl.DataFrame
    """Rows of `unseen`."""
    statuses: pl.DataFrame
    statuses_then: pl.DataFrame
    """Rows of `by_status`."""


def board(facts: Facts, filters: Filters, viewer: Viewer) -> Board:
    return _board(facts, filters, viewer.sees_for)


@once_a_moment
def _board(facts: Facts, filters: Filters, force: str | None) -> Board:
    every = _seen(facts, filters.at_any_time(), force)
    spans = filters.dates(facts), filters.comparison_dates(facts)
    now, then = (on_board(every, dates) for dates in spans)
    hidden, hidden_then = (_unseen(facts, filters, force, dates) for dates in spans)
    return Board(every, now, then, hidden, hidden_then, by_status(now, hidden), by_status(then, hidden_then))


def late_count(facts: Facts, filters: Filters, viewer: Viewer) -> int:
    """Operations past their planned start or end, those that `viewer` may only count among them: the sum of `late_count` of
    `Board.statuses`. What is late is not over, and so on the board of any period."""
    return _late_count(facts, filters.at_any_time(), viewer.sees_for)


@once_a_moment
def _late_count(facts: Facts, filters: Filters, force: str | None) -> int:
    today = ist_date(facts.as_of)
    hidden = _unseen(facts, filters, force, Dates(today, today))
    return int(_seen(facts, filters, force)["late"].count() + hidden["late_count"].sum())


def by_status(rows: pl.DataFrame, hidden: pl.DataFrame) -> pl.DataFrame:
    """One row per status, all of them, in their order: status (text), seen_count, hidden_count, late_count (of both)."""
    late = pl.col("late").is_not_null().sum().alias("seen_late")
    open_ones = rows.group_by("status").agg(pl.len().alias("seen_count"), late)
    counted = hidden.group_by("status").agg(pl.col("operation_count").sum().alias("hidden_count"), "late_count")
    return _all_statuses(open_ones, counted.with_columns(pl.col("late_count").list.sum()))


def _all_statuses(open_ones: pl.DataFrame, counted: pl.DataFrame) -> pl.DataFrame:
    every = pl.DataFrame({"status": STATUSES}, schema={"status": pl.Enum(STATUSES)})
    found = every.join(open_ones, on="status", how="left", maintain_order="left")
    found = found.join(counted, on="status", how="left", maintain_order="left").fill_null(0)
    both = (pl.col("seen_late") + pl.col("late_count")).alias("late_count")
    return found.select(pl.col("status").cast(pl.String), "seen_count", "hidden_count", both)


def late_unseen(hidden: pl.DataFrame) -> pl.DataFrame:
    """One row per status and lead force of `unseen` that has late ones: lead, status, late_count; most first."""
    return (
        hidden.filter(pl.col("late_count") > 0)
        .select("lead", "status", "late_count")
        .sort("late_count", "lead", "status", descending=[True, False, False])
    )
