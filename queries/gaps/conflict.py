"""Operations of different forces that run into each other."""

from datetime import datetime
from itertools import combinations
from typing import Any

import polars as pl

from data.facts import Facts, ist_date
from queries import operation_board
from queries.filters import Filters
from queries.gaps.shape import forces, gaps, record, settings

KEY = ("agency", "reference")
TARGET = ("offender_agency", "offender_reference")
LIVE = ("planned", "approved", "running")
COLUMNS: dict[str, Any] = dict.fromkeys(("lead", "other_lead", "first", "second", "same", "gang"), pl.String())
COLUMNS |= {"apart_days": pl.Int64(), "from_on": pl.Date(), "until_on": pl.Date()}
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
        pl.DataFrame(rows, COLUMNS),
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
