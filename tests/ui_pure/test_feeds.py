"""How fresh the forces' data is, in neutral sentences."""

from datetime import date

from queries.activity import Question
from queries.filters import Filters
from tests.queries import made
from ui import feeds

WEEKLY = {"every_days": 7, "from_on": date(2026, 11, 1)}


def test_a_late_feed_is_said_with_its_promise_and_its_last_day() -> None:
    facts = made.facts(
        feeds=[
            WEEKLY | {"agency": "RJ"},
            WEEKLY | {"agency": "HR"},
            WEEKLY | {"agency": "DL"},
            WEEKLY | {"agency": "NIA"},
        ],
        incidents=[
            {"agency": "RJ", "day": date(2026, 11, 2)},  # 19 days ago: 12 over
            {"agency": "DL", "day": date(2026, 11, 20)},  # in time
        ],
    )
    assert feeds.late_states(facts) == {
        "RJ": "Rajasthan: last incident record on 02.11.2026; promised every 7 days, 12 days over.",
        "HR": "Haryana: no incident record received yet; promised every 7 days.",
    }  # NIA has no state to be marked


def test_who_promised_nothing_is_not_late() -> None:
    assert feeds.late_states(made.facts()) == {}
    ended = [WEEKLY | {"agency": "RJ", "until_on": date(2026, 11, 20)}]
    assert feeds.late_states(made.facts(feeds=ended)) == {}


def test_nil_reports_are_about_our_own_layer_and_the_time_on_the_map() -> None:
    november = [{"agency": "RJ", "from_on": date(2026, 11, 1), "until_on": date(2026, 11, 30)}]
    facts = made.facts(nil_reports=november)
    year, month = Question(), Question(month=date(2026, 11, 1))
    assert feeds.nil_states(facts, Filters(), year) == frozenset()
    assert feeds.nil_states(facts, Filters(), month) == {"RJ"}
    assert feeds.nil_states(facts, Filters(), Question("published", month=date(2026, 11, 1))) == frozenset()


def test_any_late_feed_marks_its_force_and_is_named() -> None:
    promised = [
        WEEKLY | {"agency": "RJ", "dataset": "operation"},
        WEEKLY | {"agency": "RJ", "dataset": "message"},
        WEEKLY | {"agency": "HR", "dataset": "message", "from_on": date(2026, 11, 20)},  # a week is not over
    ]
    facts = made.facts(feeds=promised)
    assert set(feeds.late(facts)) == {"RJ"}
    assert "messages: none received yet, promised every 7 days" in feeds.late(facts)["RJ"]
    assert "joint operations" in feeds.late(facts)["RJ"]
    assert feeds.late(facts, ("incident",)) == {}
    assert feeds.named(facts, "RJ").endswith("(data late)")
    assert feeds.named(facts, "HR") == "Haryana Police"
    assert feeds.listed(facts, "HR RJ") == f"Haryana Police, {feeds.named(facts, 'RJ')}"
