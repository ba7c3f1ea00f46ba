"""The belt along borders between participating states."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import geography
from queries import incidents
from queries.belt import Belt, belt, expected_pct
from queries.filters import Dates, Filters
from tests.queries import made, naive
from tests.queries.worlds import World, questions

AREAS = {"RJ": (342_000.0, 9_000.0), "HR": (44_000.0, 11_000.0), "PB": (50_000.0, 5_000.0), "DL": (1_480.0, 1_480.0)}


def made_areas(members: frozenset[str], km: float) -> pl.DataFrame:
    rows = [
        {"state": state, "area_km2": AREAS[state][0], "belt_km2": AREAS[state][1]}
        for state in sorted(members & AREAS.keys())
    ]
    return pl.DataFrame(rows, schema={"state": pl.String, "area_km2": pl.Float64, "belt_km2": pl.Float64})


@given(questions(), st.sampled_from(incidents.BELTS_KM))
def test_the_belt_is_that_of_the_definition(asked: tuple[World, Filters], km: int) -> None:
    world, filters = asked
    dates = filters.dates(world.facts)
    plain = naive.incidents(world, filters, dates)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(geography, "belt_area_km2", made_areas)
        found = belt(world.facts, incidents.picked(world.facts, filters, dates), km, filters.states)
    with_point = [row for row in plain if row["border_km"] is not None]
    assert (found.inside_count, found.with_point_count) == (len(naive.in_belt(plain, km)), len(with_point))
    assert found.with_point_count + found.unknown_count == len(plain)
    members = {row["state"] for row in naive.rows_of(world, "agencies") if row["kind"] == "force"}
    states = [state for state in AREAS if state in members and state in (filters.states or members)]
    whole, part = (sum(AREAS[state][n] for state in states) for n in (0, 1))
    assert found.expected_pct == (pytest.approx(100 * part / whole) if states else None)


def test_a_point_on_the_edge_is_inside() -> None:
    facts = made.facts(
        incidents=[{"border_km": 10.0}, {"border_km": 10.5}, {"border_km": None}]
    )  # the last has no point
    found = belt(facts, incidents.picked(facts, Filters(), Dates(made.TODAY, made.TODAY)), 10, ())
    assert (found.inside_count, found.with_point_count, found.unknown_count) == (1, 2, 1)
    assert found.inside_pct == 50


def test_no_point_no_percentage() -> None:
    assert Belt(10, 0, 0, 3, None).inside_pct is None


def test_what_an_even_spread_would_give_comes_from_real_areas() -> None:
    facts = made.facts()  # Rajasthan, Haryana, Delhi
    of_rajasthan, of_delhi = (expected_pct(facts, 10, (state,)) for state in ("RJ", "DL"))
    assert of_rajasthan is not None and 1 < of_rajasthan < 5  # a long border, but a very large state
    assert of_delhi is not None and 30 < of_delhi < 90  # the border with Haryana runs around most of it
    assert expected_pct(facts, 10, ()) == pytest.approx(expected_pct(facts, 10, ("DL", "HR", "RJ")))


def test_a_state_alone_has_no_border_with_a_participating_state() -> None:
    alone = made.facts(agencies=made.HOME["agencies"][:1])
    assert expected_pct(alone, 10, ()) is None
    assert expected_pct(made.empty(), 10, ()) is None
