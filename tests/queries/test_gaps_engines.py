"""Each rule's rows and edges once more out of a real database, SQLite and PostgreSQL: the same gaps as from rows in memory."""

from dataclasses import replace
from datetime import datetime, timedelta

import polars as pl
import pytest

from data import geography
from data.facts import Facts, read_all
from queries.gaps import found
from tests.conftest import Make
from tests.queries import made
from tests.queries.gap_rows import (
    BOTH,
    FIRST,
    LIMITS,
    N90,
    PERSON,
    SERIES,
    SIDES,
    URGENT,
    acts,
    ago,
    item,
    operation,
    said,
    sitting,
)
from tests.queries.made import Row
from tests.queries.stored import store
from tests.queries.test_gaps_evidence import SCENES

pytestmark = pytest.mark.slow
NOT_THERE = "no_border_meeting"  # a born database has all borders, and so more of these
BY_PLACE = ("border_shooting_untold", "border_meetings_missed", NOT_THERE)
"""Rules whose rows stand in made-up places: their edges below stand in true ones."""
ALWAR, NUH = 104, 87
"""Two districts that touch, by the codes that a born database knows them by."""
TOUCHING = [{"district_a": NUH, "district_b": ALWAR}]
DISTRICTS = [{"code": ALWAR, "state": "RJ", "name": "Alwar"}, {"code": NUH, "state": "HR", "name": "Nuh"}]
BOTH_SIDES = [SIDES[0] | {"district": ALWAR}, SIDES[1] | {"district": NUH}]
BORDER = {
    "incidents": BOTH_SIDES,
    "meeting_series": [SERIES | {"districts": [ALWAR, NUH]}],
    "border_pairs": TOUCHING,
    "districts": DISTRICTS,
}
EIGHT_HOURS = made.NOON + timedelta(hours=8)
EDGES: dict[str, tuple[dict[str, list[Row]], datetime, set[str]]] = {
    "first day of the window": (
        {"incidents": [*acts("RJ", 5, 6), *acts("HR", 7, 89)]},
        made.NOON,
        {"untold_gang:G01+HR+RJ"},
    ),
    "day 90": ({"incidents": [*acts("RJ", 5, 6), *acts("HR", 7, 90)]}, made.NOON, set()),
    "told on the first day": ({"incidents": BOTH, "messages": [said("HR", "RJ", 89)]}, made.NOON, set()),
    "told the day before": (
        {"incidents": BOTH, "messages": [said("HR", "RJ", 90)]},
        made.NOON,
        {"untold_gang:G01+HR+RJ"},
    ),
    "cadence exactly met": (
        BORDER | {"meetings": sitting(60)},
        made.NOON,
        set(),
    ),
    "cadence a day over": (
        BORDER | {"meetings": sitting(61)},
        made.NOON,
        {"border_meetings_missed:B"},
    ),
    "the limit to the second": ({"messages": URGENT, "time_limits": LIMITS}, EIGHT_HOURS, set()),
    "the minute the limit passes": (
        {"messages": URGENT, "time_limits": LIMITS},
        EIGHT_HOURS + timedelta(minutes=1),
        {"slow_answers:HR+RJ+most_immediate"},
    ),
    "windows four days apart": ({"operations": [FIRST, operation("HR", 13, 14)]}, made.NOON, set()),
    "due today": (item(0, 5), made.NOON, set()),
    "review today": ({"offenders": [PERSON | {"review_by": ago(0)}]}, made.NOON, set()),
}


def keys(facts: Facts, now: datetime) -> set[str]:
    rows = found.standing(facts, N90, now).filter(pl.col("rule") != NOT_THERE)
    return set(rows["gap_key"])


def read_again(make: Make, facts: Facts) -> Facts:
    engine = make()
    store(engine, facts)
    return replace(read_all(engine), as_of=made.NOON)


@pytest.mark.parametrize("rule", [rule for rule in SCENES if rule not in BY_PLACE])
def test_each_rule_finds_the_same_in_a_database(new_database: Make, rule: str) -> None:
    facts = made.facts(**SCENES[rule][0])  # type: ignore[arg-type]
    wanted = keys(facts, made.NOON)
    assert any(key.startswith(f"{rule}:") for key in wanted)
    assert keys(read_again(new_database, facts), made.NOON) == wanted


@pytest.mark.parametrize("edge", EDGES)
def test_the_edges_lie_where_they_do_in_memory(new_database: Make, edge: str) -> None:
    rows, now, expected = EDGES[edge]
    facts = made.facts(**rows)  # type: ignore[arg-type]
    assert keys(facts, now) == keys(read_again(new_database, facts), now) == expected


@pytest.mark.parametrize("meets", [True, False])
def test_no_border_meeting_where_a_series_is_about_both_sides(new_database: Make, meets: bool) -> None:
    series = BORDER["meeting_series"] if meets else []
    facts = read_again(new_database, made.facts(meeting_series=series, meetings=sitting(1) if meets else []))
    none = found.standing(facts, N90, made.NOON).filter(pl.col("rule") == NOT_THERE)["gap_key"].to_list()
    assert ("no_border_meeting:HR+RJ" in none) is not meets
    assert "no_border_meeting:DL+HR" in none


def near_and_far() -> tuple[tuple[float, float], tuple[float, float]]:
    """Two points in Alwar on the way to Nuh: the last within 5 km of Haryana, and the one before it."""
    steps = [n / 2000 for n in range(2001)]
    latitude = pl.Series([27.55 + 0.55 * step for step in steps])
    longitude = pl.Series([76.60 + 0.40 * step for step in steps])
    km, _ = geography.distance_to_states(latitude, longitude, pl.Series(["RJ"] * 2001), frozenset({"RJ", "HR", "DL"}))
    first = next(n for n, distance in enumerate(km) if distance <= 5.0)
    far, near = ((latitude[n], longitude[n]) for n in (first - 1, first))
    return near, far


@pytest.mark.parametrize("is_near", [True, False])
def test_a_shooting_within_five_kilometres_of_the_line(new_database: Make, is_near: bool) -> None:
    latitude, longitude = near_and_far()[0 if is_near else 1]
    shot = {"agency": "RJ", "reference": "I1", "day": ago(20), "firing": True, "gangs": "G01", "district": ALWAR}
    facts = read_again(new_database, made.facts(incidents=[shot | {"latitude": latitude, "longitude": longitude}]))
    assert abs(facts.incidents["border_km"][0] - 5.0) < 0.1
    assert keys(facts, made.NOON) == ({"border_shooting_untold:HR+RJ/I1"} if is_near else set())
