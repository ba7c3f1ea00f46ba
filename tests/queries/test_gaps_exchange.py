"""Answers, silence, falls, one way: rows that must and must not trigger, and the edges."""

from datetime import datetime, timedelta

import pytest

from queries.gaps import exchange
from tests.queries import made
from tests.queries.gap_rows import FEED, HOUR, LIMITS, SLOW, SLOWEST, THREE, URGENT, ago, keys, many, request, said
from tests.queries.made import Row


@pytest.mark.parametrize(
    ("messages", "now", "expected"),
    [
        (THREE, made.NOON, SLOW),
        (THREE[:2], made.NOON, set()),  # two only
        ([*THREE[:2], request(6, reference="3", replied_s=60)], made.NOON, set()),  # one was answered
        (URGENT, made.NOON + 8 * HOUR, set()),  # the limit to the second
        (URGENT, made.NOON + 8 * HOUR + timedelta(minutes=1), SLOWEST),  # the minute it passes
        ([*THREE[:2], request(6, "most_immediate", "3")], made.NOON, set()),  # another urgency
        ([request(900 + n, reference=str(n)) for n in range(3)], made.NOON, SLOW),  # whatever the period
    ],
)
def test_slow_answers(messages: list[Row], now: datetime, expected: set[str]) -> None:
    assert keys(exchange.slow_answers, now, messages=messages, time_limits=LIMITS) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ({"messages": [said("HR", "RJ", 30)]}, set()),  # to the day
        ({"messages": [said("HR", "RJ", 31)]}, {"nothing_sent:HR"}),
        ({"messages": [said("HR", "RJ", 31), said("HR", "RJ", 2, broadcast=True)]}, {"nothing_sent:HR"}),
        (
            {
                "messages": [said("HR", "RJ", 31)],
                "nil_reports": [{"agency": "HR", "dataset": "message", "from_on": ago(30), "until_on": ago(1)}],
            },
            set(),
        ),
    ],
)
def test_nothing_sent(rows: dict[str, list[Row]], expected: set[str]) -> None:
    assert keys(exchange.nothing_sent, feeds=FEED, **rows) == expected


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        ([*many(30, 90), *many(14, 89)], {"messages_fell:HR"}),
        ([*many(30, 90), *many(15, 89)], set()),  # half is not less than half
        ([*many(29, 90), *many(1, 89)], set()),  # too few to say
        ([*many(30, 180), *many(1, 89)], set()),  # before the 90 days before
    ],
)
def test_messages_fell(messages: list[Row], expected: set[str]) -> None:
    assert keys(exchange.messages_fell, messages=messages) == expected


def test_who_joined_lately_did_not_fall() -> None:
    agencies = [{"code": "RJ", "state": "RJ"}, {"code": "HR", "state": "HR", "participates_from": ago(178)}]
    assert keys(exchange.messages_fell, messages=[*many(30, 90), *many(1, 89)], agencies=agencies) == set()


@pytest.mark.parametrize(
    ("given", "back", "expected"),
    [
        (21, 7, {"given_and_received:HR+RJ"}),  # three to one
        (21, 8, set()),
        (19, 0, set()),  # too few to say
        (20, 0, {"given_and_received:HR+RJ"}),
    ],
)
def test_given_and_received(given: int, back: int, expected: set[str]) -> None:
    messages = [*many(given, 10, "RJ", "HR"), *many(back, 11)]
    assert keys(exchange.given_and_received, messages=messages) == expected
