"""Border meetings: missed although both sides had incidents, or never agreed on."""

from collections import Counter
from datetime import date, datetime
from itertools import combinations
from typing import Any

import polars as pl

from data.facts import Facts, ist_date
from data.once import once, once_a_moment
from queries.cadence import cadence
from queries.filters import Dates, Filters
from queries.gaps.shape import DAY, forces, gaps, police, settings, sides, touching, window
from queries.incidents import by_known, counted, within

PAIR = ["state", "other"]


def border_meetings_missed(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """A series about two districts that touch, both with incidents, that missed sittings: series, cadence_days, missed_count,
    last_held_on, due_on, pair_count (of districts with incidents on both sides), incident_count (in all of them)."""
    today = ist_date(now)
    late = cadence(facts, Filters(), Dates(today, today)).drop("missed_count").filter(pl.col("missed_in_row") > 0)
    rows = late.rename({"code": "series", "missed_in_row": "missed_count"})
    return gaps(
        "border_meetings_missed",
        rows.join(_counted_pairs(facts, filters, now), on="series"),
        [pl.col("series")],
        forces(pl.col("members")),
        ["series", "cadence_days", "missed_count", "last_held_on", "due_on", "pair_count", "incident_count"],
        since_on=pl.col("due_on") + DAY,
        size=pl.col("incident_count"),
        evidence=pl.concat_list(pl.col("series")),
    )


def pairs_of_series(facts: Facts, filters: Filters, now: datetime) -> dict[str, list[tuple[int, int]]]:
    """Series -> its districts that touch, with incidents on both sides."""
    least, counts = settings()["border_meetings_missed"]["least_incidents"], _incidents(facts, filters, now)
    found: dict[str, list[tuple[int, int]]] = {}
    for series, pair in _touching_in(facts):
        if all(counts.get(district, 0) >= least for district in pair):
            found.setdefault(series, []).append(pair)
    return found


@once
def _touching_in(facts: Facts) -> list[tuple[str, tuple[int, int]]]:
    """Each series with two of its districts that touch."""
    of: dict[str, set[int]] = {}
    for series, district in facts.series_districts.select("series", "district").iter_rows():
        of.setdefault(series, set()).add(district)
    pairs = facts.border_pairs.select("district_a", "district_b").rows()
    return [(series, (a, b)) for series, some in of.items() for a, b in pairs if a in some and b in some]


def _counted_pairs(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """series, members (its forces), pair_count, incident_count (in all of its pairs); of those with a force and a pair."""
    counts, members = _incidents(facts, filters, now), _members(facts)
    rows = [
        (series, members[series], len(pairs), sum(counts[district] for pair in pairs for district in pair))
        for series, pairs in pairs_of_series(facts, filters, now).items()
        if series in members
    ]
    schema = {"series": pl.String, "members": pl.String, "pair_count": pl.UInt32, "incident_count": pl.Int64}
    return pl.DataFrame(rows, schema, orient="row")


@once
def _members(facts: Facts) -> dict[str, str]:
    """Series -> its forces, with a space between."""
    members: dict[str, list[str]] = {}
    for series, force in facts.series_agencies.select("series", "force").sort("force").iter_rows():
        members.setdefault(series, []).append(force)
    return {series: " ".join(some) for series, some in members.items()}


def _incidents(facts: Facts, filters: Filters, now: datetime) -> dict[int, int]:
    """District -> its incidents."""
    return _by_district(facts, window(facts, filters, now, settings()["border_meetings_missed"]["window_days"]))


@once
def _by_district(facts: Facts, dates: Dates) -> dict[int, int]:
    by_code = by_known(within(counted(facts), dates), "district", "code")
    return {int(code): count for code, count in by_code.iter_rows()}


def no_border_meeting(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """Two states that touch and have no standing meeting about districts on both sides: state, other, incident_count (in
    districts of the two that touch each other)."""
    rows = (
        _not_meeting(facts, ist_date(now))
        .join(_along(facts, filters, now), on=PAIR, how="left")
        .with_columns(pl.col("incident_count").fill_null(0))
    )
    return gaps(
        "no_border_meeting",
        rows,
        [pl.col("force"), pl.col("force_b")],
        forces(pl.col("force"), pl.col("force_b")),
        [*PAIR, "incident_count"],
        since_on=pl.max_horizontal("from_on", "from_on_b"),
        size=pl.col("incident_count"),
    )


@once_a_moment
def _not_meeting(facts: Facts, today: date) -> pl.DataFrame:
    """state, other, force, force_b, from_on, from_on_b (since when each takes part): states that touch and have no such meeting."""
    met = _states_meeting(facts, today)
    rows = touching(facts, today).filter(pl.col("state") < pl.col("other")).join(met, on=PAIR, how="anti")
    ends = police(facts, today).select("state", "force", "from_on")
    return rows.join(ends, on="state").join(ends, left_on="other", right_on="state", suffix="_b")


def _states_meeting(facts: Facts, today: date) -> pl.DataFrame:
    """state, other: states with a series, standing today, about districts of both."""
    stands = (pl.col("from_on") <= today) & (pl.col("until_on") >= today).fill_null(True)
    standing = set(facts.meeting_series.filter(stands)["code"])
    of = dict(facts.districts.select("code", "state").iter_rows())
    states: dict[str, set[str]] = {}
    for series, district in facts.series_districts.select("series", "district").iter_rows():
        states.setdefault(series, set()).add(of[district])
    met = {two for series, some in states.items() if series in standing for two in combinations(sorted(some), 2)}
    return pl.DataFrame(sorted(met), dict.fromkeys(PAIR, pl.String), orient="row")


def _along(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """state, other, incident_count: in districts of the two states that touch the other one."""
    counts, found = _incidents(facts, filters, now), Counter[tuple[str, str]]()
    for state, other, district in sides(facts).iter_rows():
        found[state, other] += counts.get(district, 0)
    schema: dict[str, Any] = dict.fromkeys(PAIR, pl.String) | {"incident_count": pl.Int64}
    return pl.DataFrame([(*two, count) for two, count in found.items()], schema, orient="row")
