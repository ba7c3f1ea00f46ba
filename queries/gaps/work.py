"""Work that runs into other work, past its plan, or past its date: operations and action items."""

from datetime import datetime
from itertools import combinations
from typing import Any

import polars as pl

from data.facts import Facts, ist_date
from queries import decisions, operation_board
from queries.filters import Filters
from queries.gaps.shape import forces, gaps, record, settings

KEY = ["agency", "reference"]
LIVE = ("planned", "approved", "running")
TARGET = ("offender_agency", "offender_reference")
Row = dict[str, Any]


def operations_in_conflict(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """Two operations that different forces lead, neither force in the other's, about the same gang, target or district, whose
    planned windows overlap or lie within 3 days: lead, other_lead, first, second (their keys), same, apart_days, from_on,
    until_on. Only the two that lead may see it; who reads it of an operation not his sees no more of it than this."""
    today = ist_date(now)
    known = pl.all_horizontal(pl.col("lead", "planned_start_on").is_not_null())
    live = pl.col("status").is_in(LIVE) & (pl.col("planned_end_on") >= today)
    ours = operation_board.described(facts).filter(live & known)
    named = ours.select("lead", "named_to", "gang", begins="planned_start_on", ends="planned_end_on", key=record())
    by_key = {row["key"]: row for row in named.to_dicts()}
    both = ((by_key[first], by_key[second], same) for (first, second), same in sorted(_shared(facts, by_key).items()))
    rows = [row for first, second, same in both if (row := _in_conflict(first, second, same))]
    leads = forces(pl.col("lead"), pl.col("other_lead"))
    return gaps(
        "operations_in_conflict",
        pl.DataFrame(rows, CONFLICT),
        [pl.col("first"), pl.col("second")],
        leads,
        ["lead", "other_lead", "first", "second", "same", "apart_days", "from_on", "until_on"],
        since_on=pl.col("from_on"),
        size=3 - pl.col("apart_days"),
        gang=pl.col("gang"),
        evidence=pl.concat_list("first", "second"),
        agency=pl.col("lead"),
        named_to=leads,
        handling=pl.lit("named"),
    )


CONFLICT: dict[str, Any] = dict.fromkeys(("lead", "other_lead", "first", "second", "same", "gang"), pl.String())
CONFLICT |= {"apart_days": pl.Int64(), "from_on": pl.Date(), "until_on": pl.Date()}


def _in_conflict(first: Row, second: Row, same: set[str]) -> Row | None:
    """The row of two operations that have `same` in common, if their forces and windows are in conflict; else None."""
    apart_days = max(0, (max(first["begins"], second["begins"]) - min(first["ends"], second["ends"])).days)
    led_together = first["lead"] in second["named_to"].split() or second["lead"] in first["named_to"].split()
    if led_together or apart_days > settings()["operations_in_conflict"]["apart_days"]:
        return None
    return {
        "lead": first["lead"],
        "other_lead": second["lead"],
        "first": first["key"],
        "second": second["key"],
        "same": " ".join(sorted(same)),
        "gang": first["gang"] if first["gang"] == second["gang"] else None,
        "apart_days": apart_days,
        "from_on": min(first["begins"], second["begins"]),
        "until_on": max(first["ends"], second["ends"]),
    }


def _shared(facts: Facts, by_key: dict[str, Row]) -> dict[tuple[str, str], set[str]]:
    """Two keys of `by_key` in their order -> what they have in common: `gang`, `district`, `target`."""
    parts = [("gang", key, row["gang"]) for key, row in by_key.items() if row["gang"]]
    for agency, reference, district in facts.operation_districts.select(*KEY, "district").iter_rows():
        parts.append(("district", f"{agency}/{reference}", district))
    for agency, reference, *person in facts.operation_targets.select(*KEY, *TARGET).iter_rows():
        parts.append(("target", f"{agency}/{reference}", tuple(person)))
    holding: dict[Any, set[str]] = {}
    for name, key, what in parts:
        if key in by_key:
            holding.setdefault((name, what), set()).add(key)
    shared: dict[tuple[str, str], set[str]] = {}
    for (name, _), keys in holding.items():
        for two in combinations(sorted(keys), 2):
            shared.setdefault(two, set()).add(name)
    return shared


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
