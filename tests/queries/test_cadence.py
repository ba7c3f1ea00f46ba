"""Meetings kept and missed: the promised interval, to the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from queries.cadence import by_level, cadence
from queries.filters import Dates, Filters
from queries.visible import Viewer
from tests.queries import made, naive_meetings
from tests.queries.made import TODAY
from tests.queries.work_worlds import work_questions
from tests.queries.worlds import World

YEAR = Dates(date(2026, 1, 1), TODAY)


@given(work_questions())
def test_cadence_is_what_one_finds_walking_through_the_days(asked: tuple[World, Filters, Viewer]) -> None:
    world, filters, _ = asked
    dates = filters.dates(world.facts)
    today = naive_meetings.today_of(world)
    day = min(dates.last, today)
    rows = {row["code"]: row for row in cadence(world.facts, filters, dates).to_dicts()}
    stood = [
        row
        for row in naive_meetings.series_of(world, filters)
        if row["from_on"] <= day and (row["until_on"] is None or row["until_on"] >= dates.first)
    ]
    assert sorted(rows) == sorted(row["code"] for row in stood)
    for series in stood:
        found = rows[series["code"]]
        sat, missed = naive_meetings.walked(world, series, max(today, dates.last))
        inside = [row for row in sat if dates.first <= row["day"] <= dates.last]
        assert found["kept_count"] == len([row for row in inside if not row["after"]])
        assert found["late_count"] == len([row for row in inside if row["after"]])
        assert found["missed_count"] == len([item for item in missed if dates.first <= item <= dates.last])
        assert found["missed_in_row"] == naive_meetings.in_a_row(sat, missed, day)
        assert found["last_held_on"] == max((row["day"] for row in sat if row["day"] <= day), default=None)


@given(work_questions())
def test_levels_add_up_to_the_series(asked: tuple[World, Filters, Viewer]) -> None:
    world, filters, _ = asked
    rows = cadence(world.facts, filters, filters.dates(world.facts))
    levels = by_level(rows)
    assert levels["series_count"].sum() == rows.height
    for name in ("kept_count", "late_count", "missed_count"):
        assert levels[name].sum() == rows[name].sum()
    assert levels["behind_count"].sum() == rows.filter(rows["missed_in_row"] > 0).height


def one(days_ago: list[int], agreed_days_ago: int = 400, **more: object) -> dict:
    """The row of a series every 30 days that sat so many days ago."""
    series = {"code": "S", "name": "S", "cadence_days": 30, "from_on": TODAY - timedelta(days=agreed_days_ago)} | more
    meetings = [{"series": "S", "day": TODAY - timedelta(days=days)} for days in days_ago]
    return cadence(made.facts(meeting_series=[series], meetings=meetings), Filters(), YEAR).to_dicts()[0]


@pytest.mark.parametrize(
    ("last_days_ago", "missed"),
    [
        (0, 0),  # today
        (30, 0),  # falls due today: today is not over
        (31, 1),  # fell due yesterday
        (60, 1),
        (61, 2),
        (91, 3),
    ],
)
def test_missed_in_a_row_from_the_day_after_it_fell_due(last_days_ago: int, missed: int) -> None:
    assert one([last_days_ago])["missed_in_row"] == missed


def test_an_interval_exactly_kept_is_kept_and_one_day_more_is_not() -> None:
    exactly, over = one([30, 0]), one([31, 0])
    assert (exactly["kept_count"], exactly["late_count"]) == (1, 1)  # the one before came long after the agreement
    assert (over["kept_count"], over["late_count"]) == (0, 2)
    assert one([30, 0], agreed_days_ago=60)["kept_count"] == 2  # thirty days after it was agreed on


def test_a_series_that_never_sat_counts_from_the_day_it_was_agreed_on() -> None:
    never = one([], agreed_days_ago=91)
    assert (never["missed_in_row"], never["last_held_on"]) == (3, None)
    assert never["due_on"] == TODAY - timedelta(days=61)
    assert one([], agreed_days_ago=30)["missed_in_row"] == 0


def test_a_series_that_ended_promises_nothing_after_its_end() -> None:
    ended = one([100], until_on=TODAY - timedelta(days=69))
    assert ended["missed_in_row"] == 1  # fell due 70 days ago; the next would have been after the end


def test_only_a_sitting_that_was_held_counts() -> None:
    series = [{"code": "S", "name": "S", "cadence_days": 30, "from_on": TODAY - timedelta(days=100)}]
    meetings = [
        {"series": "S", "day": TODAY - timedelta(days=50), "status": "held"},
        {"series": "S", "day": TODAY - timedelta(days=20), "status": "postponed"},
        {"series": "S", "day": TODAY + timedelta(days=5), "status": "planned"},
        {"series": "S", "day": TODAY - timedelta(days=3), "status": "planned"},  # nobody said whether it was held
    ]
    row = cadence(made.facts(meeting_series=series, meetings=meetings), Filters(), YEAR).to_dicts()[0]
    assert (row["missed_in_row"], row["planned_on"]) == (1, TODAY + timedelta(days=5))
    assert row["days_over"] == 20


def test_most_missed_comes_first() -> None:
    series = [
        {"code": code, "name": code, "cadence_days": 30, "from_on": TODAY - timedelta(days=days)}
        for code, days in (("A", 10), ("B", 95))
    ]
    assert cadence(made.facts(meeting_series=series), Filters(), YEAR)["code"].to_list() == ["B", "A"]
