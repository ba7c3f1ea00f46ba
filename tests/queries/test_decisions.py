"""Decisions as work: due today, first and revised dates, a month without a report, and carried over."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given

from queries import actions, decisions, meetings
from queries.filters import Dates, Filters
from queries.visible import Viewer
from tests.queries import made, naive, naive_meetings, naive_work
from tests.queries.made import TODAY
from tests.queries.work_worlds import work_questions
from tests.queries.worlds import World

SAID = {
    "last_report_on": "last",
    "quiet_days": "quiet",
    "days_overdue": "overdue",
    "age_days": "age",
    "carried_count": "carried",
}


@given(work_questions())
def test_open_items_are_described_as_defined_and_overdue_come_first(asked: tuple[World, Filters, Viewer]) -> None:
    world, filters, _ = asked
    day = meetings.last_day(world.facts, filters.dates(world.facts))
    rows = decisions.standing(world.facts, filters, day)
    plain = {row["reference"]: row for row in naive_meetings.standing(world, filters, day)}
    assert set(rows["reference"]) == set(plain)
    for row in rows.to_dicts():
        other = plain[row["reference"]]
        assert {name: row[name] for name in SAID} == {name: other[key] for name, key in SAID.items()}
        assert row["attention"] == other["attention"]
        assert set(row["named_to"].split()) == set(other["owners"])
    order = [decisions.ATTENTION.index(code) for code in rows["attention"]]
    assert order == sorted(order)
    overdue = rows.filter(rows["attention"] == "overdue")["days_overdue"].to_list()
    assert overdue == sorted(overdue, reverse=True)
    assert (
        rows.filter(rows["days_overdue"] > 0).height
        == actions.overdue_on(actions.due_then(world.facts, actions.owned(world.facts, filters), day), day).height
    )


@given(work_questions())
def test_counts_by_force_and_by_series(asked: tuple[World, Filters, Viewer]) -> None:
    world, filters, _ = asked
    day = meetings.last_day(world.facts, filters.dates(world.facts))
    rows, plain = decisions.standing(world.facts, filters, day), naive_meetings.standing(world, filters, day)
    meant = naive.agencies_meant(world, filters)
    by_force = Counter(code for row in plain for code in row["owners"] if code in meant)
    found = decisions.by_owner(world.facts, filters, rows)
    assert dict(found.select("force", "open_count").rows()) == by_force
    late = Counter(code for row in plain if row["attention"] == "overdue" for code in row["owners"] if code in meant)
    assert {code: count for code, count in found.select("force", "overdue_count").rows() if count} == late
    assert decisions.by_series(rows)["open_count"].sum() == len(plain)  # an item is in one series
    days = (date(2024, 6, 30), day)
    by_month = decisions.by_series_and_month(world.facts, filters, days)
    for end in set(days):
        standing = len(naive_work.open_on(naive_work.items(world, filters), end))
        assert by_month.filter(by_month["month"] == end)["open_count"].sum() == standing


@given(work_questions())
def test_decisions_of_the_period_and_of_one_meeting(asked: tuple[World, Filters, Viewer]) -> None:
    world, filters, _ = asked
    dates = filters.dates(world.facts)
    plain = naive_work.items(world, filters)
    taken = [row for row in plain if row["decided_on"] and dates.first <= row["decided_on"] <= dates.last]
    found = dict(decisions.taken(world.facts, filters, dates).rows())
    assert list(found) == list(decisions.STATUSES)
    assert {code: count for code, count in found.items() if count} == Counter(row["status"] for row in taken)
    for meeting in world.rows["meetings"]:
        rows = decisions.of_meeting(world.facts, filters, meeting["reference"], TODAY)
        mine = [row for row in plain if row["meeting_reference"] == meeting["reference"]]
        assert sorted(rows["reference"]) == sorted(row["reference"] for row in mine)
        assert rows["number"].to_list() == sorted(row["number"] for row in mine)
        done = decisions.done_by_owner(world.facts, filters, rows)
        meant = naive.agencies_meant(world, filters)
        owed = Counter(code for row in mine for code in row["owners"] if code in meant)
        assert dict(done.select("force", "decision_count").rows()) == owed
        parts = done.select(done["accepted_count"] + done["reported_count"] + done["other_count"] + done["open_count"])
        assert parts.to_series().to_list() == done["decision_count"].to_list()


def one(**row: object) -> dict:
    """An item decided a hundred days ago, as it stands today."""
    meeting = [{"reference": "M1", "day": TODAY - timedelta(days=100)}]
    item = {"meeting_reference": "M1", "owners": ["RJ"], "first_due_on": row.get("due_on")} | row
    return decisions.standing(made.facts(meetings=meeting, action_items=[item]), Filters(), TODAY).to_dicts()[0]


def reported(days_ago: int, kind: str = "report") -> dict:
    return {"number": 1, "made_at": made.midday(TODAY - timedelta(days=days_ago)), "force": "RJ", "kind": kind}


@pytest.mark.parametrize(
    ("row", "attention", "days_overdue"),
    [
        ({"due_on": TODAY, "updates": [reported(1)]}, "in_time", 0),  # due today: the day is not over
        ({"due_on": TODAY - timedelta(days=1), "updates": [reported(1)]}, "overdue", 1),
        ({"updates": [reported(1)]}, "in_time", 0),  # no due date
        (
            {"first_due_on": TODAY - timedelta(days=50), "due_on": TODAY, "updates": [reported(1)]},
            "in_time",
            0,
        ),  # was extended
        ({"updates": [reported(30)]}, "in_time", 0),
        ({"updates": [reported(31)]}, "unreported", 0),
        ({}, "unreported", 0),  # never reported on since it was decided
        ({"updates": [reported(1, "revised_due_date")]}, "unreported", 0),  # to move the date is no report
        ({"updates": [reported(31)], "status": "reported_complied"}, "awaiting", 0),
        ({"updates": [reported(30)], "status": "reported_complied"}, "in_time", 0),
        ({"due_on": TODAY - timedelta(days=9), "updates": [reported(40)]}, "overdue", 9),  # overdue goes before
    ],
)
def test_what_needs_attention(row: dict, attention: str, days_overdue: int) -> None:
    found = one(**row)
    assert (found["attention"], found["days_overdue"]) == (attention, days_overdue)


def test_days_since_the_last_report_and_since_the_decision() -> None:
    found = one(updates=[reported(70)])
    assert (found["last_report_on"], found["quiet_days"], found["age_days"]) == (TODAY - timedelta(days=70), 70, 100)
    assert (one()["last_report_on"], one()["quiet_days"]) == (None, 100)


def test_carried_over_once_for_every_later_sitting_of_its_series() -> None:
    days = {"M1": 100, "M2": 50, "M3": 0, "M4": -20}
    sat = [{"reference": name, "series": "S", "day": TODAY - timedelta(days=ago)} for name, ago in days.items()]
    sat.append({"reference": "M5", "series": "T", "day": TODAY})  # another series
    series = [{"code": code, "name": code} for code in ("S", "T")]
    facts = made.facts(
        meeting_series=series, meetings=sat, action_items=[{"meeting_reference": "M1", "owners": ["RJ"]}]
    )
    assert decisions.standing(facts, Filters(), TODAY)["carried_count"].to_list() == [2]  # M2, M3; M4 is still to come


def test_month_ends() -> None:
    assert decisions.month_ends(Dates(date(2026, 9, 3), date(2026, 11, 21))) == (
        date(2026, 9, 30),
        date(2026, 10, 31),
        TODAY,
    )
    assert decisions.month_ends(Dates(date(2028, 2, 1), date(2028, 2, 29))) == (date(2028, 2, 29),)


def test_nothing_in_an_empty_database() -> None:
    facts = made.empty()
    rows = decisions.standing(facts, Filters(), TODAY)
    assert rows.is_empty()
    assert rows.schema == decisions.standing(made.facts(action_items=[{}]), Filters(), TODAY).schema
    assert decisions.by_owner(facts, Filters(), rows).is_empty()
    assert decisions.by_series_and_month(facts, Filters(), (TODAY,)).is_empty()
    assert decisions.by_series_and_month(facts, Filters(), ()).is_empty()
    assert decisions.of_meeting(facts, Filters(), "M1", TODAY).is_empty()
    assert decisions.done_by_owner(facts, Filters(), decisions.of_meeting(facts, Filters(), "M1", TODAY)).is_empty()


MOVED = {"number": 1, "force": "RJ", "kind": "revised_due_date"}


@pytest.mark.parametrize(
    ("days_ago", "overdue"),
    [
        (0, False),  # today: due in ten days, after two extensions
        (20, False),  # between the two: extended once, to ten days ago
        (25, False),  # the day it was first extended counts as extended
        (26, True),  # before: due 30 days ago, as first set
        (30, False),  # due on that very day: the day is not over
    ],
)
def test_overdue_is_judged_by_the_due_date_of_that_day(days_ago: int, overdue: bool) -> None:
    def ago(days: int) -> date:
        return TODAY - timedelta(days=days)

    moves = [
        MOVED | {"made_at": made.midday(ago(25)), "due_on_after": ago(10)},
        MOVED | {"number": 2, "made_at": made.midday(ago(15)), "due_on_after": TODAY + timedelta(days=10)},
    ]
    item = {"meeting_reference": "M1", "first_due_on": ago(30), "due_on": TODAY + timedelta(days=10), "updates": moves}
    facts = made.facts(meetings=[{"reference": "M1", "day": ago(100)}], action_items=[item])
    stood = actions.due_then(facts, actions.owned(facts, Filters()), ago(days_ago))
    assert (actions.overdue_on(stood, ago(days_ago)).height == 1) is overdue


def test_a_due_date_without_a_record_of_its_revision_is_as_recorded() -> None:
    item = {"meeting_reference": "M1", "first_due_on": TODAY - timedelta(days=30), "due_on": TODAY}
    facts = made.facts(action_items=[item])
    stood = actions.due_then(facts, actions.owned(facts, Filters()), TODAY - timedelta(days=20))
    assert stood["due_on"].to_list() == [TODAY]
