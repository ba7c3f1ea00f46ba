"""Work that runs into other work, past its plan, or past its date: operations and action items."""

from datetime import datetime

import polars as pl

from data.facts import Facts, ist_date
from queries import decisions, operation_board
from queries.filters import Filters
from queries.gaps.shape import forces, gaps, record, settings

KEY = ["agency", "reference"]
LIVE = ("planned", "approved", "running")


def operations_in_conflict(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """Two operations that different forces lead, neither force in the other's, about the same gang, target or district, whose
    planned windows overlap or lie within 3 days: lead, other_lead, first, second (their keys), same, apart_days, from_on,
    until_on. Only the two that lead may see it; who reads it of an operation not his sees no more of it than this."""
    today = ist_date(now)
    known = pl.all_horizontal(pl.col("lead", "planned_start_on").is_not_null())
    live = pl.col("status").is_in(LIVE) & (pl.col("planned_end_on") >= today)
    ours = operation_board.described(facts).filter(live & known).with_columns(key=record())
    shared = _shared(facts, ours).group_by("key", "key_b").agg(pl.col("same").unique().sort().str.join(" "))
    said = ours.select("key", "lead", "named_to", "gang", begins="planned_start_on", ends="planned_end_on")
    rows = shared.join(said, on="key").join(said.rename({"key": "key_b"}), on="key_b", suffix="_b")
    apart = (pl.max_horizontal("begins", "begins_b") - pl.min_horizontal("ends", "ends_b")).dt.total_days()
    rows = rows.with_columns(apart_days=apart.clip(lower_bound=0)).filter(
        pl.col("apart_days") <= settings()["operations_in_conflict"]["apart_days"],
        pl.col("lead") != pl.col("lead_b"),
        ~_in(pl.col("named_to"), pl.col("lead_b")),
        ~_in(pl.col("named_to_b"), pl.col("lead")),
    )
    leads = forces(pl.col("lead"), pl.col("lead_b"))
    rows = rows.sort("key", "key_b").with_columns(
        first="key", second="key_b", other_lead="lead_b", from_on=pl.min_horizontal("begins", "begins_b")
    )
    return gaps(
        "operations_in_conflict",
        rows.with_columns(until_on=pl.max_horizontal("ends", "ends_b")),
        [pl.col("key"), pl.col("key_b")],
        leads,
        ["lead", "other_lead", "first", "second", "same", "apart_days", "from_on", "until_on"],
        since_on=pl.col("from_on"),
        size=3 - pl.col("apart_days"),
        gang=pl.when(pl.col("gang") == pl.col("gang_b")).then("gang"),
        evidence=pl.concat_list("key", "key_b"),
        agency=pl.col("lead"),
        named_to=leads,
        handling=pl.lit("named"),
    )


def _in(listed: pl.Expr, force: pl.Expr) -> pl.Expr:
    return (" " + listed + " ").str.contains(" " + force + " ", literal=True)


def _shared(facts: Facts, ours: pl.DataFrame) -> pl.DataFrame:
    """key, key_b, same: two of `ours` that have a gang, a district or a target in common."""
    keys = ours.select("key", *KEY)
    person = pl.col("offender_agency") + "/" + pl.col("offender_reference")
    targets = facts.operation_targets.select(*KEY, what=person, same=pl.lit("target"))
    places = facts.operation_districts.select(*KEY, what=pl.col("district").cast(pl.String), same=pl.lit("district"))
    gang = ours.select("key", what="gang", same=pl.lit("gang")).drop_nulls()
    parts = [gang, *(frame.join(keys, on=KEY).select("key", "what", "same") for frame in (targets, places))]
    each = pl.concat(parts)
    two = each.join(each, on=["same", "what"], suffix="_b")
    return two.filter(pl.col("key") < pl.col("key_b"))


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
