"""Work past its plan, or past its date: operations and action items."""

from datetime import datetime

import polars as pl

from data.facts import Facts, ist_date
from queries import decisions, operation_board
from queries.filters import Filters
from queries.gaps.shape import forces, gaps, record

KEY = ["agency", "reference"]


def _late(rule: str, end: str, facts: Facts) -> pl.DataFrame:
    """agency, reference, lead, status, planned_on, days_late."""
    rows = operation_board.described(facts).filter(pl.col("late") == end)
    rows = rows.with_columns(planned_on=f"planned_{end}_on", lead=pl.coalesce("lead", "agency"))
    return gaps(
        rule,
        rows,
        [record()],
        pl.col("lead"),
        [*KEY, "lead", "status", "planned_on", "days_late"],
        concerns=forces(pl.col("lead"), pl.col("named_to")),
        since_on=pl.col("planned_on"),
        size=pl.col("days_late"),
        gang=pl.col("gang"),
        evidence=pl.concat_list(record()),
        agency=pl.col("agency"),
        named_to=forces(pl.col("named_to"), pl.col("disclosed_to").fill_null("")),
        handling=pl.col("handling"),
    )


def operations_not_started(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """An operation past its planned start and still planned or approved: agency, reference, lead, status, planned_on, days_late."""
    return _late("operations_not_started", "start", facts)


def operations_not_ended(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """An operation past its planned end and still said to run: the same columns."""
    return _late("operations_not_ended", "end", facts)


def actions_overdue(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """An open action item past its due date: agency, reference, meeting, number, due_on, days_overdue, quiet_days."""
    return _items("actions_overdue", "overdue", facts, now, pl.col("due_on"), pl.col("days_overdue"))


def actions_unreported(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """An open action item without a report for a month: the same columns."""
    return _items("actions_unreported", "unreported", facts, now, _heard(), pl.col("quiet_days"))


def actions_not_accepted(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """An action item reported complied a month ago and not accepted: the same columns. The chair's force must act."""
    return _items("actions_not_accepted", "awaiting", facts, now, _heard(), pl.col("quiet_days"))


def _heard() -> pl.Expr:
    return pl.coalesce("last_report_on", "decided_on")


def _items(rule: str, attention: str, facts: Facts, now: datetime, since: pl.Expr, size: pl.Expr) -> pl.DataFrame:
    rows = decisions.standing(facts, Filters(), ist_date(now)).filter(pl.col("attention") == attention)
    owners = pl.when(pl.col("named_to") != "").then("named_to").otherwise("agency")
    must_act = pl.col("agency") if attention == "awaiting" else owners
    return gaps(
        rule,
        rows,
        [record()],
        forces(must_act),
        [*KEY, "meeting", "number", "due_on", "days_overdue", "quiet_days"],
        concerns=forces(must_act, owners),
        since_on=since,
        size=size,
        evidence=pl.concat_list(record()),
        agency=pl.col("agency"),
        named_to=forces(pl.col("named_to"), pl.col("disclosed_to").fill_null("")),
        handling=pl.col("handling"),
    )
