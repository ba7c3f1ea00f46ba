"""Answers: who owes one, how long they take, how many come in time."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given

from queries import answers
from queries.filters import Filters
from tests.queries import made, naive
from tests.queries import naive_exchange as plain
from tests.queries.exchange_worlds import exchanges
from tests.queries.made import Row
from tests.queries.worlds import World

HOUR = 3600
LIMITS = [{"urgency": "most_immediate", "valid_from": date(2000, 1, 1), "limit_hours": 8}]
NOON_S = 12 * HOUR


def standing(part: Row, at_s: int = 0, limits: list[Row] = LIMITS, **of: object) -> dict:
    """One request of noon on TODAY to Haryana, as it stands `at_s` seconds later."""
    message = {"kind": "request", "urgency": "most_immediate", "to": [{"to_agency": "HR"} | part], **of}
    facts = made.facts(made.NOON + timedelta(seconds=at_s), messages=[message], time_limits=limits)
    return answers.requests(facts, Filters(), facts.as_of).row(0, named=True)


@given(exchanges())
def test_states_and_times_are_those_of_the_definition(asked: tuple[World, Filters]) -> None:
    world, filters = asked
    facts = world.facts
    for dates in (filters.dates(facts), None):
        found = answers.requests(facts, filters, facts.as_of, dates)
        expected = plain.requests(world, filters, facts.as_of, dates or plain.ALL_DAYS)
        columns = ("agency", "to_agency", "day", "sent_s", "urgency", "taken_s", "answer", "from_sending")
        assert sorted(found.select(columns).rows(), key=str) == sorted(
            (tuple(row[name] for name in columns) for row in expected), key=str
        )
        for by in ((), ("urgency",), ("agency", "to_agency", "urgency")):
            groups: dict[tuple, list] = {} if by else {(): []}
            for row in expected:
                groups.setdefault(tuple(row[name] for name in by), []).append(row)
            told = {row[: len(by)]: row[len(by) :] for row in answers.times(found, *by).rows()}
            assert told == {key: plain.times(rows) for key, rows in groups.items()}


@given(exchanges())
def test_who_owes_and_how_many_stood_overdue(asked: tuple[World, Filters]) -> None:
    world, filters = asked
    facts = world.facts
    waiting = answers.unanswered(facts, filters)
    expected = [row for row in plain.requests(world, filters, facts.as_of) if row["taken_s"] is None]
    assert waiting.height == len(expected)
    assert waiting.select("day", "sent_s").rows() == sorted((row["day"], row["sent_s"]) for row in expected)
    for row in answers.owed(waiting).to_dicts():
        own = [item for item in expected if item["to_agency"] == row["agency"]]
        over = sum(item["answer"] == "overdue" for item in own)
        assert (row["waiting_count"], row["overdue_count"]) == (len(own), over)
        assert row["oldest_on"] == min(item["day"] for item in own)
    instants = [facts.as_of - timedelta(days=days) for days in (0, 30, 365)]
    stood = [sum(row["answer"] == "overdue" for row in plain.requests(world, filters, at)) for at in instants]
    assert answers.overdue_at(facts, filters, instants) == stood


@given(exchanges())
def test_months_of_answers_in_time_add_up(asked: tuple[World, Filters]) -> None:
    world, filters = asked
    dates = filters.dates(world.facts)
    rows = answers.requests(world.facts, filters, world.as_of, dates)
    expected = plain.requests(world, filters, world.as_of, dates)
    for month, passed, in_time in answers.in_time_by_month(rows, dates).rows():
        own = plain.times([row for row in expected if row["day"].replace(day=1) == month])
        assert (passed, in_time) == (own[4], own[5])


def test_a_limit_passes_when_more_time_is_gone_than_it_allows() -> None:
    assert standing({}, at_s=8 * HOUR)["answer"] == "waiting"  # the very second it is reached
    assert standing({}, at_s=8 * HOUR + 1)["answer"] == "overdue"
    assert standing({"replied_s": 8 * HOUR}, at_s=9 * HOUR)["answer"] == "in_time"  # within, to the second
    assert standing({"replied_s": 8 * HOUR + 1}, at_s=9 * HOUR)["answer"] == "late"
    assert standing({"replied_s": 60}, at_s=120)["answer"] == "answered"  # its limit has not passed: not counted yet


def test_the_clock_runs_from_receipt_and_from_sending_where_none_is_stated() -> None:
    received = standing({"received_s": 2 * HOUR, "replied_s": 9 * HOUR}, at_s=24 * HOUR)
    assert (received["taken_s"], received["answer"], received["from_sending"]) == (7 * HOUR, "in_time", False)
    unstated = standing({"replied_s": 9 * HOUR}, at_s=24 * HOUR)
    assert (unstated["taken_s"], unstated["answer"], unstated["from_sending"]) == (9 * HOUR, "late", True)
    after_answer = standing({"received_s": 10 * HOUR, "replied_s": 9 * HOUR}, at_s=24 * HOUR)
    assert (after_answer["taken_s"], after_answer["from_sending"]) == (9 * HOUR, True)  # cannot be: not believed
    before_sending = standing({"received_s": -60}, at_s=8 * HOUR + 1)
    assert (before_sending["answer"], before_sending["over_s"]) == ("overdue", 1)


def test_an_answer_of_tomorrow_is_not_known_today() -> None:
    assert standing({"replied_s": 20 * HOUR}, at_s=9 * HOUR)["answer"] == "overdue"


def test_the_limit_is_the_one_valid_on_the_day_of_sending() -> None:
    later = {"urgency": "most_immediate", "valid_from": made.TODAY, "limit_hours": 24, "adopted_reference": "M1"}
    adopted = standing({}, at_s=9 * HOUR, limits=[*LIMITS, later])
    assert (adopted["limit_s"], adopted["adopted"], adopted["answer"]) == (24 * HOUR, True, "waiting")
    before = standing({}, at_s=33 * HOUR, limits=[*LIMITS, later], day=date(2026, 11, 20))
    assert (before["limit_s"], before["adopted"], before["answer"]) == (8 * HOUR, False, "overdue")
    none = standing({}, at_s=900 * HOUR, limits=[])
    assert (none["limit_s"], none["answer"], none["over_s"]) == (None, "waiting", None)


@pytest.mark.parametrize(
    ("count", "median", "nine_in_ten"),
    [(1, 1, 1), (2, 1, 2), (9, 5, 9), (10, 5, 9), (11, 6, 10), (20, 10, 18)],  # ranks 50 % and 90 %, rounded up
)
def test_nearest_rank_is_always_one_of_the_values(count: int, median: int, nine_in_ten: int) -> None:
    values = pl.DataFrame({"n": [None, *range(count, 0, -1)]})
    found = values.select(
        answers.nearest_rank(pl.col("n"), 50).alias("a"), answers.nearest_rank(pl.col("n"), 90).alias("b")
    )
    assert found.row(0) == (median, nine_in_ten)
    assert (
        pl.DataFrame({"n": [None]}, schema={"n": pl.Int32}).select(answers.nearest_rank(pl.col("n"), 50)).item() is None
    )


def test_limits_of_today_strictest_first_with_their_adoption() -> None:
    limits = [
        {"urgency": "ordinary", "valid_from": date(2000, 1, 1), "limit_hours": 168},
        *LIMITS,
        {"urgency": "ordinary", "valid_from": date(2026, 1, 1), "limit_hours": 100, "adopted_reference": "M7"},
        {"urgency": "ordinary", "valid_from": date(2027, 1, 1), "limit_hours": 50},  # not yet
    ]
    found = answers.limits(made.facts(time_limits=limits))
    assert found.rows() == [("most_immediate", 8, None), ("ordinary", 100, "M7")]


def test_days_begin_at_midnight_in_india() -> None:
    assert naive.day_in_india(plain.sent_at({"day": made.TODAY, "sent_s": 0})) == made.TODAY
    late = standing({}, at_s=-NOON_S + 8 * HOUR + 61, sent_s=60)  # sent a minute past midnight
    assert (late["answer"], late["over_s"]) == ("overdue", 1)
