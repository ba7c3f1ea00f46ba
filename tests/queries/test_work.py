"""Joint operations and action items: what ran, what is open, on any day asked for."""

from datetime import date

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from queries import actions, operations
from queries.filters import Dates, Filters
from tests.queries import made, naive, naive_work
from tests.queries.worlds import World, questions

NOVEMBER = Dates(date(2026, 11, 1), date(2026, 11, 30))


def references(rows: pl.DataFrame) -> list[str]:
    return sorted(rows["reference"])


@given(questions())
def test_operations_are_those_of_the_definition(asked: tuple[World, Filters]) -> None:
    world, filters = asked
    dates = filters.dates(world.facts)
    rows, plain = operations.under_way(world.facts, filters, dates), naive_work.operations(world, filters, dates)
    assert references(rows) == sorted(row["reference"] for row in plain)
    assert rows.columns == world.facts.operations.columns
    by_month = [(month, naive_work.running_in(plain, month)) for month in naive.months_of(dates)]
    assert operations.by_month(rows, dates).rows() == by_month


@given(questions(), st.dates(date(2023, 1, 1), date(2027, 12, 31)))
def test_open_and_overdue_items_are_those_of_the_definition(asked: tuple[World, Filters], day: date) -> None:
    world, filters = asked
    rows, plain = actions.owned(world.facts, filters), naive_work.items(world, filters)
    assert references(rows) == sorted(row["reference"] for row in plain)
    standing = naive_work.open_on(plain, day)
    assert references(actions.open_on(rows, day)) == sorted(row["reference"] for row in standing)
    late = [row["reference"] for row in standing if row.get("due_on") and row["due_on"] < day]
    assert references(actions.overdue_on(rows, day)) == sorted(late)
    assert actions.by_month(rows, [day]).rows() == [(day, len(standing))]


def test_which_operations_ran() -> None:
    facts = made.facts(
        operations=[
            {"reference": "ended on the first day", "started_on": date(2026, 10, 5), "ended_on": date(2026, 11, 1)},
            {"reference": "began on the last day", "started_on": date(2026, 11, 30)},  # no end yet
            {"reference": "over before", "started_on": date(2026, 10, 5), "ended_on": date(2026, 10, 31)},
            {"reference": "later", "started_on": date(2026, 12, 1)},
            {"reference": "only planned"},  # never started
        ]
    )
    rows = operations.under_way(facts, Filters(), NOVEMBER)
    assert references(rows) == ["began on the last day", "ended on the first day"]


def test_an_operation_concerns_whom_it_names_and_where_it_goes_once() -> None:
    facts = made.facts(
        operations=[
            {
                "reference": "takes part and touches",
                "started_on": date(2026, 11, 2),
                "forces": ["RJ"],
                "districts": [86, 110],
            },
            {"reference": "touches only", "started_on": date(2026, 11, 2), "forces": ["HR"], "districts": [86]},
            {"reference": "prisons take part", "started_on": date(2026, 11, 2), "forces": ["RJ-PRISONS"]},
            {"reference": "elsewhere", "started_on": date(2026, 11, 2), "forces": ["HR"], "districts": [604]},
        ]
    )
    rows = operations.under_way(facts, Filters(states=("RJ",)), NOVEMBER)
    assert references(rows) == ["prisons take part", "takes part and touches", "touches only"]
    assert references(operations.under_way(facts, Filters(forces=("NIA",)), NOVEMBER)) == []


def test_only_the_chair_closes_an_item_and_from_that_day_in_india() -> None:
    just_past_midnight = made.datetime_of("2026-11-20T18:40:00+00:00")  # 00:10 in India on the 21st
    meetings = [{"reference": "M1", "day": date(2026, 11, 1)}]
    items = [
        {"reference": status, "meeting_reference": "M1", "status": status, "status_changed_at": just_past_midnight}
        for status in ("open", "in_progress", "reported_complied", "accepted", "kept_for_monitoring", "withdrawn")
    ]
    owned = actions.owned(made.facts(meetings=meetings, action_items=items), Filters())
    still_open = ["in_progress", "open", "reported_complied"]  # a report of compliance closes nothing
    assert references(actions.open_on(owned, date(2026, 11, 21))) == still_open
    assert actions.open_on(owned, date(2026, 11, 20)).height == 6  # the chair decided after that day
    assert actions.open_on(owned, date(2026, 10, 31)).height == 0  # before the meeting


def test_an_item_is_overdue_from_the_day_after_it_was_due() -> None:
    meetings = [{"reference": "M1", "day": date(2026, 11, 1)}]
    items = [
        {"meeting_reference": "M1", "due_on": date(2026, 11, 10)},
        {"meeting_reference": "M1"},
    ]  # the second has no due date
    owned = actions.owned(made.facts(meetings=meetings, action_items=items), Filters())
    assert actions.overdue_on(owned, date(2026, 11, 10)).height == 0
    assert actions.overdue_on(owned, date(2026, 11, 11)).height == 1
