"""The map: each number by its definition, at every level and on both layers; map total + not on the map = total."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries import activity, incidents
from queries.activity import Activity, Question
from queries.filters import Dates, Filters
from tests.queries import made, naive
from tests.queries.made import Row
from tests.queries.test_published import naive_homes, naive_picked, summed
from tests.queries.worlds import World, questions

LEVELS = st.sampled_from(activity.LEVELS)


def naive_states(world: World, filters: Filters) -> set[str]:
    members = {row["state"] for row in naive.rows_of(world, "agencies") if row["kind"] == "force"}
    return set(filters.states) or members


def naive_places(world: World, level: str, states: set[str]) -> dict[str, Row]:
    """Code -> its row, with `on_map`: what could have incidents at this level."""
    if level == "state":
        return {row["code"]: row | {"on_map": True} for row in world.rows["states"] if row["code"] in states}
    if level == "district":
        reporting = [row for row in world.rows["districts"] if row["police_reporting"] and row["state"] in states]
        return {str(row["code"]): row | {"on_map": True} for row in reporting}
    occurring = {row.get("unit") for row in naive.rows_of(world, "incidents")}
    placed = {row["unit"] for row in world.rows["unit_districts"]}
    units = [row for row in world.rows["units"] if row["code"] in occurring and row["state"] in states]
    return {row["code"]: row | {"on_map": row["code"] in placed} for row in units}


def naive_counts(rows: list[Row], level: str) -> dict[str, int]:
    return {str(code): count for code, count in naive.tally(rows, level).items() if code is not None}


def naive_rows(world: World, filters: Filters, asked: Question, dates: Dates) -> list[Row]:
    rows = naive.of_kind(naive.incidents(world, filters, dates), asked.kind)
    return rows if asked.belt_km is None else naive.in_belt(rows, asked.belt_km)


@st.composite
def asked(draw: st.DrawFn) -> tuple[World, Filters, Question]:
    world, filters = draw(questions())
    months = [None, *naive.months_of(filters.dates(world.facts))]
    question = Question(
        level=draw(LEVELS),
        kind=draw(st.sampled_from([None, "firing_for_extortion", *incidents.KINDS])),
        belt_km=draw(st.sampled_from([None, *incidents.BELTS_KM])),
        month=draw(st.sampled_from(months)),
    )
    return world, filters, question


@given(asked())
def test_our_incidents_on_the_map_are_those_of_the_definition(drawn: tuple[World, Filters, Question]) -> None:
    world, filters, question = drawn
    found = activity.activity(world.facts, filters, question)
    dates = filters.dates(world.facts)
    if question.month is not None:
        days = [day for day in naive.days_of(dates) if day.replace(day=1) == question.month]
        dates = Dates(days[0], days[-1])
    now = naive_rows(world, filters, question, dates)
    then = naive_rows(world, filters, question, naive.compared(dates, filters.comparison))
    assert (found.total, found.compared) == (len(now), len(then))
    places = naive_places(world, question.level, naive_states(world, filters))
    counts, compared = naive_counts(now, question.level), naive_counts(then, question.level)
    expected = {code: (counts.get(code, 0), compared.get(code, 0), row["on_map"]) for code, row in places.items()}
    columns = found.places.select("code", "incident_count", "compared_count", "on_map")
    assert {row[0]: row[1:] for row in columns.rows()} == expected
    shown = sum(count for code, count in counts.items() if code in places and places[code]["on_map"])
    assert found.not_on_map == len(now) - shown
    for row in found.places.to_dicts():
        people = places[row["code"]].get("population")
        assert row["per_lakh"] == (pytest.approx(row["incident_count"] / people * 100_000) if people else None)


@given(questions(), LEVELS, st.sampled_from([2012, 2014]), st.sampled_from(["MURDER", "DACOITY"]))
def test_published_counts_on_the_map_are_those_of_the_definition(
    drawn: tuple[World, Filters], level: str, year: int, head: str
) -> None:
    world, filters = drawn
    found = activity.activity(world.facts, filters, Question("published", level, year=year, head=head))
    rows = naive_picked(world, year, head, tuple(naive_states(world, filters)))
    reporting = {row["code"] for row in world.rows["districts"] if row["police_reporting"]}
    homes = {unit: code for unit, code in naive_homes(world).items() if code in reporting}
    expected = summed(rows, "state")
    if level != "state":
        placed = [row | {"home": homes[row["unit"]]} for row in rows if row["unit"] in homes]
        expected = {str(code): count for code, count in summed(placed, "home").items()}
    assert found.total == sum(row["registered_count"] for row in rows)
    assert found.compared is None
    assert dict(found.places.select("code", "incident_count").rows()) == expected
    assert found.not_on_map == found.total - sum(expected.values())


@given(asked())
def test_the_list_behind_a_number_is_as_long_as_the_number(drawn: tuple[World, Filters, Question]) -> None:
    world, filters, question = drawn
    found = activity.activity(world.facts, filters, question)
    for code, count in found.places.select("code", "incident_count").head(4).rows():
        rows = activity.rows_of(world.facts, filters, question, code)
        assert rows.height == count
        assert rows["day"].to_list() == sorted(rows["day"], reverse=True)  # newest first


def on_the_map(filters: Filters, question: Question) -> Activity:
    facts = made.facts(
        incidents=[
            {"district": 86, "unit": "RJ-ALWAR"},  # on every map
            {"unit": "RJ-GRP"},  # railway police: no district, no place for a circle
            {"district": 400, "state": "MP"},  # a district of a state that takes no part
            {"agency": "NIA", "state": None},  # nobody says where
            {"district": 604, "state": "HR", "agency": "HR", "day": made.TODAY - timedelta(days=365)},  # compared with
        ]
    )
    return activity.activity(facts, filters, question)


@pytest.mark.parametrize(("level", "missing"), [("district", 3), ("unit", 3), ("state", 2)])
def test_what_is_not_on_the_map_is_counted(level: str, missing: int) -> None:
    found = on_the_map(Filters(), Question(level=level))
    assert (found.total, found.compared, found.not_on_map) == (4, 1, missing)


def test_a_district_without_known_population_has_no_rate_and_comes_last() -> None:
    found = on_the_map(Filters(period="2025-01-01..2026-11-21"), Question())
    assert found.by_rate()["code"].to_list() == ["86", "110", "604"]  # Nuh: one incident, people not counted
    assert found.by_rate()["per_lakh"].to_list() == [pytest.approx(0.0272, abs=1e-4), 0, None]


def test_the_comparison_of_a_month_cut_short_is_cut_as_short() -> None:
    question = Question(month=date(2026, 11, 1))  # today is the 21st
    facts = made.facts(incidents=[{"day": date(2025, 11, day)} for day in (1, 21, 22)])  # the 22nd is not compared
    assert activity.activity(facts, Filters(), question).compared == 2
