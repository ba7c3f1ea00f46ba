"""The board of operations: what is late to the day, and that those not open to the viewer are counted and nothing else."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given

from queries import operation_board, operation_results
from queries.filters import Dates, Filters
from queries.visible import LOCAL, Viewer
from tests.queries import made, naive_board
from tests.queries.made import TODAY
from tests.queries.naive import day_in_india
from tests.queries.work_worlds import work_questions
from tests.queries.worlds import World

YEAR = Dates(date(2026, 1, 1), TODAY)
YESTERDAY = TODAY - timedelta(days=1)
OTHERS = {"states": ("HR",), "forces": (), "gangs": ()}


@given(work_questions())
def test_the_board_is_that_of_the_definition(asked: tuple[World, Filters, Viewer]) -> None:
    world, filters, viewer = asked
    dates, today = filters.dates(world.facts), day_in_india(world.as_of)
    rows, plain = operation_board.seen(world.facts, filters, viewer), naive_board.seen(world, filters, viewer)
    expected = {
        row["reference"]: (*naive_board.late(row, today), naive_board.lead_of(row), naive_board.settled_on(row))
        for row in plain
    }
    found = {
        row["reference"]: (row["late"], row["days_late"], row["lead"], row["settled_on"]) for row in rows.to_dicts()
    }
    assert found == expected
    assert rows["days_late"].to_list() == sorted(rows["days_late"], reverse=True)
    standing = operation_board.on_board(rows, dates)
    assert set(standing["reference"]) == {row["reference"] for row in plain if naive_board.on_board(row, dates)}
    hidden = operation_board.unseen(world.facts, filters, viewer, dates)
    assert {row[:2]: row[2:] for row in hidden.rows()} == naive_board.unseen(world, filters, viewer, dates)


@given(work_questions())
def test_every_operation_on_the_board_is_in_one_column(asked: tuple[World, Filters, Viewer]) -> None:
    world, filters, viewer = asked
    dates = filters.dates(world.facts)
    rows = operation_board.on_board(operation_board.seen(world.facts, filters, viewer), dates)
    hidden = operation_board.unseen(world.facts, filters, viewer, dates)
    columns = operation_board.by_status(rows, hidden)
    assert columns["status"].to_list() == list(operation_board.STATUSES)
    assert columns["seen_count"].to_list() == [Counter(rows["status"].to_list())[code] for code in columns["status"]]
    assert columns["hidden_count"].sum() == hidden["operation_count"].sum()
    late = rows.drop_nulls("late").height + hidden["late_count"].sum()
    assert columns["late_count"].sum() == late == operation_board.late_count(world.facts, filters, viewer)
    assert operation_board.late_unseen(hidden)["late_count"].sum() == hidden["late_count"].sum()


@given(work_questions())
def test_results_are_the_lead_forces_and_add_up(asked: tuple[World, Filters, Viewer]) -> None:
    world, filters, viewer = asked
    rows = operation_results.concluded(operation_board.seen(world.facts, filters, viewer))
    plain = [row for row in naive_board.seen(world, filters, viewer) if row["status"] == "concluded"]
    for row in operation_results.totals(rows).to_dicts():
        found = tuple(row[name] for name in ("real", "compared_count", "compared_expected", "compared_real"))
        assert found == naive_board.sums(plain, row["result"])
    for column, of in (("gang", lambda row: row.get("gang")), ("lead", naive_board.lead_of)):
        grouped = operation_results.by(rows, column)
        assert {row[column]: row["operation_count"] for row in grouped.to_dicts()} == Counter(of(row) for row in plain)
        for row in grouped.to_dicts():
            mine = [item for item in plain if of(item) == row[column]]
            assert row["unstated_count"] == len([item for item in mine if not naive_board.stated(item)])
            assert row["compared_expected_cash_inr"] == naive_board.sums(mine, "cash_inr")[2]
    leads = operation_results.by_lead(world.facts, rows)
    assert leads["operation_count"].sum() == len(plain)  # no operation counts twice
    part = Counter(item["force"] for row in plain for item in row["forces"] if item["role"] != "lead")
    assert {row["lead"]: row["taking_part_count"] for row in leads.to_dicts() if row["taking_part_count"]} == part


@pytest.mark.parametrize(
    ("status", "start", "end", "late", "days"),
    [
        ("planned", TODAY, TODAY, None, 0),  # starts today: the day is not over
        ("planned", YESTERDAY, TODAY, "start", 1),
        ("approved", YESTERDAY, TODAY, "start", 1),
        ("running", YESTERDAY, TODAY, None, 0),  # ends today
        ("running", YESTERDAY - timedelta(days=5), YESTERDAY, "end", 1),
        ("concluded", YESTERDAY, YESTERDAY, None, 0),
        ("deferred", YESTERDAY, YESTERDAY, None, 0),  # somebody said so
        ("cancelled", YESTERDAY, YESTERDAY, None, 0),
    ],
)
def test_late_from_the_day_after_the_plan(status: str, start: date, end: date, late: str | None, days: int) -> None:
    facts = made.facts(operations=[{"status": status, "planned_start_on": start, "planned_end_on": end}])
    row = operation_board.described(facts).to_dicts()[0]
    assert (row["late"], row["days_late"]) == (late, days)


SECRET = {
    "reference": "SECRET",
    "agency": "RJ",
    "status": "approved",
    "handling": "named",
    "gang": "G01",
    "planned_start_on": YESTERDAY,
    "districts": [604],  # in Haryana
    "forces": [{"force": "RJ", "role": "lead"}, {"force": "DL", "role": "host"}],
}


def only_counted(**asked: tuple[str, ...]) -> list[tuple]:
    return operation_board.unseen(made.facts(operations=[SECRET]), Filters(**asked), LOCAL, YEAR).rows()


def test_a_named_operation_is_counted_by_its_lead_and_betrays_nothing_else() -> None:
    facts = made.facts(operations=[SECRET])
    assert operation_board.seen(facts, Filters(), LOCAL).is_empty()
    assert only_counted() == only_counted(states=("RJ",)) == [("approved", "RJ", 1, 1)]
    assert only_counted(states=("HR",)) == []  # its district: the place
    assert only_counted(states=("DL",)) == []  # its host: the place
    assert only_counted(gangs=("G01",)) == only_counted(gangs=("G02",)) == []  # its gang
    columns = operation_board.unseen(facts, Filters(), LOCAL, YEAR).columns
    assert columns == ["status", "lead", "operation_count", "late_count"]


def test_its_own_forces_see_a_named_operation() -> None:
    facts = made.facts(operations=[SECRET])
    assert operation_board.seen(facts, Filters(), Viewer("DL"))["reference"].to_list() == ["SECRET"]
    assert operation_board.seen(facts, Filters(), Viewer("RJ"))["named_to"].to_list() == ["DL RJ"]
    assert operation_board.seen(facts, Filters(), Viewer("HR")).is_empty()
    assert operation_board.unseen(facts, Filters(), Viewer("DL"), YEAR).is_empty()


def test_what_is_not_over_stands_on_the_board_in_any_period() -> None:
    long_ago = Dates(date(2024, 1, 1), date(2024, 12, 31))
    facts = made.facts(
        operations=[
            {"reference": "running", "status": "running"},
            {"reference": "ended", "status": "concluded", "ended_on": date(2024, 12, 31)},  # on the last day
            {"reference": "ended later", "status": "concluded", "ended_on": date(2025, 1, 1)},
            {"reference": "no end", "status": "concluded", "status_changed_at": made.midday(date(2024, 3, 1))},
        ]
    )
    rows = operation_board.on_board(operation_board.seen(facts, Filters(), LOCAL), long_ago)
    assert rows["reference"].to_list() == ["running", "ended", "no end"]


def test_results_are_held_against_the_plan_only_where_both_are_stated() -> None:
    facts = made.facts(
        operations=[
            {"status": "concluded", "expected_arrest_count": 10, "real_arrest_count": 4},
            {"status": "concluded", "expected_arrest_count": 7},  # nothing reported: not nought arrests
            {"status": "concluded", "real_arrest_count": 2},  # nothing was expected
        ]
    )
    arrests = operation_results.totals(operation_board.described(facts)).to_dicts()[0]
    assert arrests == {
        "result": "arrest_count",
        "real": 6,
        "compared_count": 1,
        "compared_expected": 10,
        "compared_real": 4,
    }


def test_nothing_in_an_empty_database() -> None:
    rows = operation_board.seen(made.empty(), Filters(), LOCAL)
    hidden = operation_board.unseen(made.empty(), Filters(), LOCAL, YEAR)
    assert (rows.height, hidden.height) == (0, 0)
    assert operation_board.by_status(rows, hidden).select("seen_count", "hidden_count", "late_count").sum().row(0) == (
        0,
        0,
        0,
    )
    assert operation_results.totals(rows)["real"].to_list() == [0] * 5
    assert operation_results.by_lead(made.empty(), rows).is_empty()
