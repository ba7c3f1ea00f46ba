"""Operations, decisions, books and feeds: rows that must and must not trigger, and the edges."""

from collections.abc import Callable
from typing import Any

import pytest

from queries.filters import Filters
from queries.gaps import books, conflict, found, work
from tests.queries import made
from tests.queries.gap_rows import FIRST, PAIR, PERSON, TWO, ago, item, keys, operation, reported
from tests.queries.made import Row


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (operation("HR", 7, 11), TWO),  # overlap
        (operation("HR", 12, 14), TWO),  # three days after
        (operation("HR", 13, 14), set()),
        (operation("HR", 1, 2), TWO),  # three days before
        (operation("HR", 7, 11, gang="G02"), set()),
        (operation("HR", 7, 11, gang=None, districts=[86]), TWO),
        (operation("HR", 7, 11, gang=None, targets=[{"offender_agency": "RJ", "offender_reference": "O1"}]), TWO),
        (operation("HR", 7, 11, status="concluded"), set()),
        (operation("HR", 7, 11, forces=[{"force": "HR", "role": "lead"}, "RJ"]), set()),  # the other takes part
    ],
)
def test_operations_in_conflict(second: Row, expected: set[str]) -> None:
    first = FIRST | {"districts": [86], "targets": [{"offender_agency": "RJ", "offender_reference": "O1"}]}
    assert keys(conflict.operations_in_conflict, operations=[first, second]) == expected


@pytest.mark.parametrize(
    ("rule", "row", "late"),
    [
        (work.operations_not_started, operation("RJ", -1, 5), True),
        (work.operations_not_started, operation("RJ", 0, 5), False),  # today
        (work.operations_not_started, operation("RJ", -1, 5, status="running"), False),
        (work.operations_not_ended, operation("RJ", -9, -1, status="running"), True),
        (work.operations_not_ended, operation("RJ", -9, 0, status="running"), False),  # today
        (work.operations_not_ended, operation("RJ", -9, -1, status="concluded"), False),
    ],
)
def test_operations_past_their_plan(rule: Callable[..., Any], row: Row, late: bool) -> None:
    assert keys(rule, operations=[row]) == ({f"{rule.__name__}:RJ/P1"} if late else set())


@pytest.mark.parametrize(
    ("rule", "rows", "expected"),
    [
        (work.actions_overdue, item(-1), True),
        (work.actions_overdue, item(0), False),  # due today
        (work.actions_overdue, item(-1, status="accepted"), False),
        (work.actions_unreported, item(5, 31), True),
        (work.actions_unreported, item(5, 30), False),  # a month to the day
        (work.actions_unreported, item(5), True),  # never one
        (work.actions_not_accepted, item(5, 31, "reported_complied"), True),
        (work.actions_not_accepted, item(5, 30, "reported_complied"), False),
    ],
)
def test_action_items(rule: Callable[..., Any], rows: dict[str, list[Row]], expected: bool) -> None:
    assert keys(rule, **rows) == ({f"{rule.__name__}:RJ/A1"} if expected else set())


@pytest.mark.parametrize(
    ("rule", "row", "expected"),
    [
        (books.review_passed, PERSON | {"review_by": ago(1)}, True),
        (books.review_passed, PERSON | {"review_by": ago(0)}, False),  # today is in time
        (books.unproven_over_a_year, PERSON | {"label": "associate_unproven", "label_since": ago(366)}, True),
        (books.unproven_over_a_year, PERSON | {"label": "associate_unproven", "label_since": ago(365)}, False),
        (books.unproven_over_a_year, PERSON | {"label_since": ago(366)}, False),  # accused
    ],
)
def test_entries(rule: Callable[..., Any], row: Row, expected: bool) -> None:
    assert keys(rule, offenders=[row]) == ({f"{rule.__name__}:RJ"} if expected else set())


@pytest.mark.parametrize(("days", "expected"), [(7, set()), (8, {"feed_late:HR+seizure"})])
def test_feed_late(days: int, expected: set[str]) -> None:
    loads = [{"agency": "HR", "dataset": "seizure", "loaded_at": made.midday(ago(days))}]
    feeds = [{"agency": "HR", "dataset": "seizure", "every_days": 7}]
    assert keys(books.feed_late, feeds=feeds, loads=loads) == expected


@pytest.mark.parametrize(
    ("now", "near", "expected"),
    [
        (14, 10, {"feed_fell:HR"}),
        (15, 10, set()),  # half is not less than half
        (14, 9, set()),  # the neighbour fell too
    ],
)
def test_feed_fell(now: int, near: int, expected: set[str]) -> None:
    rows = [*reported("HR", 30, 90), *reported("HR", now, 89), *reported("RJ", 20, 90), *reported("RJ", near, 89)]
    assert keys(books.feed_fell, incidents=rows, border_pairs=PAIR) == expected


def test_counts_of_what_is_kept_at_home_are_reports_too() -> None:
    rows = [*reported("HR", 30, 90), *reported("HR", 14, 89), *reported("RJ", 20, 90), *reported("RJ", 20, 89)]
    kept = {"agency": "HR", "reference": "K1", "day": ago(89), "incident_count": 1}  # the fifteenth
    assert keys(books.feed_fell, incidents=rows, border_pairs=PAIR) == {"feed_fell:HR"}
    assert keys(books.feed_fell, incidents=rows, border_pairs=PAIR, home_counts=[kept]) == set()


def test_an_empty_database_has_no_gap() -> None:
    assert found.standing(made.empty(), Filters(), made.NOON).is_empty()
