"""Action items: what was promised in meetings and is not yet done."""

from datetime import date

import polars as pl

from data.facts import Facts
from data.once import once
from queries.filters import Filters
from queries.sharing import agencies_asked

CLOSED = ("accepted", "kept_for_monitoring", "withdrawn")
"""Only the chair closes an item: a report of compliance leaves it open."""


def owned(facts: Facts, filters: Filters) -> pl.DataFrame:
    """Rows of `Facts.action_items` on which an agency asked for must act, with decided_on, the day of the meeting (of the
    record, where no meeting stands), and closed_on (null: still open); the same for any period."""
    return _owned(facts, filters.at_any_time())


@once
def _owned(facts: Facts, filters: Filters) -> pl.DataFrame:
    meetings = facts.meetings.select(meeting_agency="agency", meeting_reference="reference", decided_on="day")
    items = facts.action_items.join(
        meetings, on=["meeting_agency", "meeting_reference"], how="left", maintain_order="left"
    ).with_columns(
        decided_on=pl.coalesce("decided_on", _ist_day("first_recorded_at")),
        closed_on=pl.when(pl.col("status").is_in(CLOSED)).then(_ist_day("status_changed_at")),
    )
    agencies = agencies_asked(facts, filters)
    if agencies is None:
        return items
    owners = facts.action_owners.filter(pl.col("force").is_in(agencies))
    return items.join(owners, on=["agency", "reference"], how="semi", maintain_order="left")


def is_open(day: date) -> pl.Expr:
    """Of `owned`: decided by the end of `day` and not closed by then."""
    return (pl.col("decided_on") <= day) & (pl.col("closed_on") > day).fill_null(True)


def _ist_day(instant: str) -> pl.Expr:
    return pl.col(instant).dt.convert_time_zone("Asia/Kolkata").dt.date()


def due_then(facts: Facts, items: pl.DataFrame, day: date) -> pl.DataFrame:
    """`items` with `due_on` as it stood at the end of `day`: as last revised by then, else as first set, where it was
    revised after; with no later revision as recorded."""
    stood = (
        pl.when(pl.col("moved_later")).then(pl.coalesce("due_by_then", "first_due_on", "due_on")).otherwise("due_on")
    )
    rows = items.join(_moved(facts, day), on=["agency", "reference"], how="left", maintain_order="left")
    return rows.with_columns(stood.alias("due_on")).drop("moved_later", "due_by_then")


@once
def _moved(facts: Facts, day: date) -> pl.DataFrame:
    """One row per action item whose due date was ever revised: agency, reference, moved_later (after `day`), due_by_then (as last
    revised by then, null: not yet)."""
    moved = facts.action_updates.filter(pl.col("due_on_after").is_not_null()).sort("made_at", "number")
    later = _ist_day("made_at") > day
    return moved.group_by("agency", "reference", maintain_order=True).agg(
        moved_later=later.any(), due_by_then=pl.col("due_on_after").filter(~later).last()
    )


def open_on(items: pl.DataFrame, day: date) -> pl.DataFrame:
    """Of `items`, those open at the end of `day`."""
    return items.filter(is_open(day))


def overdue_on(items: pl.DataFrame, day: date) -> pl.DataFrame:
    """Of `items`, those open at the end of `day` whose due date had passed."""
    return open_on(items, day).filter(pl.col("due_on") < day)


def overdue_count(facts: Facts, filters: Filters, day: date) -> int:
    """How many of `owned` stood open past their due date at the end of `day`."""
    return _overdue_count(facts, filters.at_any_time(), day)


@once
def _overdue_count(facts: Facts, filters: Filters, day: date) -> int:
    return overdue_on(owned(facts, filters), day).height


@once
def standing_then(facts: Facts, filters: Filters, day: date) -> tuple[int, int]:
    """How many of `owned` stood open at the end of `day`, and overdue by the due dates as they stood then."""
    items = due_then(facts, owned(facts, filters), day)
    return open_on(items, day).height, overdue_on(items, day).height


def by_month(items: pl.DataFrame, days: list[date]) -> pl.DataFrame:
    """One row per day of `days` (the ends of months): month, open_count."""
    counts = items.select(is_open(day).sum().alias(str(place)) for place, day in enumerate(days)).row(0)
    return pl.DataFrame({"month": days, "open_count": counts}, schema={"month": pl.Date, "open_count": pl.Int64})
