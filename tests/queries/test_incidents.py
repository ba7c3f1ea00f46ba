"""Incidents: the same numbers as loops over the rows, and sums that add up."""

from datetime import date

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from queries import incidents
from queries.filters import Dates, Filters
from tests.queries import made, naive
from tests.queries.worlds import World, questions

KINDS = st.sampled_from([None, "firing_for_extortion", *incidents.KINDS])


def keys(rows: pl.DataFrame) -> list[tuple]:
    return sorted(rows.select("agency", "reference").rows())


def naive_keys(rows: list[dict]) -> list[tuple]:
    return sorted((row["agency"], row["reference"]) for row in rows)


@given(questions(), KINDS, st.sampled_from(incidents.BELTS_KM))
def test_the_incidents_picked_are_those_of_the_definition(
    asked: tuple[World, Filters], kind: str | None, km: int
) -> None:
    world, filters = asked
    for dates in (filters.dates(world.facts), filters.comparison_dates(world.facts)):
        rows = incidents.picked(world.facts, filters, dates)
        plain = naive.incidents(world, filters, dates)
        assert keys(rows) == naive_keys(plain)
        assert keys(incidents.of_kind(rows, kind)) == naive_keys(naive.of_kind(plain, kind))
        assert keys(incidents.in_belt(rows, km)) == naive_keys(naive.in_belt(plain, km))


@given(questions())
def test_every_table_of_incidents(asked: tuple[World, Filters]) -> None:
    world, filters = asked
    dates = filters.dates(world.facts)
    rows, plain = incidents.picked(world.facts, filters, dates), naive.incidents(world, filters, dates)
    districts = naive.tally(plain, "district")
    districts.pop(None, None)
    assert dict(incidents.by_district(world.facts, rows).rows()) == districts
    assert dict(incidents.by_state(rows).rows()) == naive.tally(plain, "state")
    assert dict(incidents.by_unit(rows).rows()) == naive.tally(plain, "unit")
    assert dict(incidents.by_kind(rows).rows()) == naive.tally(plain, "kind")
    assert dict(incidents.by_gang(rows).rows()) == naive.by_gang(plain)
    day = "registered_on" if filters.basis == "registered" else "day"
    assert incidents.by_month(rows, dates, filters.basis).rows() == naive.by_month(plain, dates, day)
    killed = sum(row["victims_killed"] for row in plain)
    assert incidents.casualties(rows)["victims_killed"] == killed


@given(questions())
def test_the_tables_add_up_to_the_total(asked: tuple[World, Filters]) -> None:
    world, filters = asked
    dates = filters.dates(world.facts)
    rows = incidents.picked(world.facts, filters, dates)
    by_district = incidents.by_district(world.facts, rows)["incident_count"].sum()
    assert by_district + incidents.not_on_map(rows, "district") == rows.height
    adding_up = [incidents.by_state(rows), incidents.by_unit(rows), incidents.by_kind(rows)]
    adding_up.append(incidents.by_month(rows, dates, filters.basis))
    for table in adding_up:
        assert table["incident_count"].sum() == rows.height, table
    for counts in (table["incident_count"].to_list() for table in adding_up[:2]):
        assert counts == sorted(counts, reverse=True)  # most first


def test_an_incident_with_two_gangs_is_in_both_rows_and_once_in_the_total() -> None:
    facts = made.facts(
        incidents=[
            {"gangs": "G01 G02"},  # two gangs
            {"gangs": "G02"},
            {"gangs": ""},  # no gang named
        ]
    )
    rows = incidents.picked(facts, Filters(), Dates(made.TODAY, made.TODAY))
    assert rows.height == 3
    assert incidents.by_gang(rows).rows() == [("G02", 2), ("G01", 1)]
    assert incidents.picked(facts, Filters(gangs=("G01", "G02")), Dates(made.TODAY, made.TODAY)).height == 2


def test_a_case_in_two_records_counts_once() -> None:
    facts = made.facts(
        incidents=[
            {
                "agency": "DL",
                "reference": "Z1",
                "same_as_agency": "HR",
                "same_as_reference": "7",
            },  # zero FIR: repeats HR 7
            {"agency": "HR", "reference": "7"},  # counted: the case itself
            {
                "agency": "RJ",
                "reference": "8",
                "same_as_agency": "NIA",
                "same_as_reference": "1",
            },  # taken over; names back
            {
                "agency": "NIA",
                "reference": "1",
                "same_as_agency": "RJ",
                "same_as_reference": "8",
            },  # counted: earlier key
            {
                "agency": "RJ",
                "reference": "9",
                "same_as_agency": "RJ",
                "same_as_reference": "gone",
            },  # counted: the other is withdrawn
        ]
    )
    rows = incidents.picked(facts, Filters(), Dates(made.TODAY, made.TODAY))
    assert keys(rows) == [("HR", "7"), ("NIA", "1"), ("RJ", "9")]


def test_both_ends_of_the_days_are_in() -> None:
    days = ["2026-03-31", "2026-04-01", "2026-04-30", "2026-05-01"]
    facts = made.facts(incidents=[{"day": made.day_of(day)} for day in days])
    rows = incidents.picked(facts, Filters(), Dates(date(2026, 4, 1), date(2026, 4, 30)))
    assert rows["day"].to_list() == [date(2026, 4, 1), date(2026, 4, 30)]


def test_by_registration_an_unregistered_case_is_not_counted() -> None:
    facts = made.facts(
        incidents=[
            {"day": date(2025, 12, 31), "registered_on": date(2026, 1, 1)},  # counted: registered this year
            {"day": date(2026, 1, 5)},  # no FIR yet
        ]
    )
    year = Dates(date(2026, 1, 1), date(2026, 12, 31))
    assert incidents.picked(facts, Filters(basis="registered"), year)["day"].to_list() == [date(2025, 12, 31)]
    assert incidents.picked(facts, Filters(), year)["day"].to_list() == [date(2026, 1, 5)]


def test_a_force_beside_a_state_adds_its_own() -> None:
    facts = made.facts(
        incidents=[
            {"agency": "HR", "state": "HR", "reference": "in the state"},
            {"agency": "NIA", "state": None, "reference": "of the force"},
            {"agency": "NIA", "state": "HR", "reference": "both, once"},
            {"agency": "RJ", "state": "RJ", "reference": "neither"},
        ]
    )
    rows = incidents.picked(facts, Filters(states=("HR",), forces=("NIA",)), Dates(made.TODAY, made.TODAY))
    assert sorted(rows["reference"]) == ["both, once", "in the state", "of the force"]
