"""The plan of a sitting: its usual order, how it is changed, which screens it makes, and which records came since."""

from dataclasses import replace

import polars as pl
import pytest

from queries import room
from queries.filters import Filters
from queries.room import Screen, Step
from tests.queries.made import Row, day_of, facts, midday

RJ, HR, CH = "RJ", "HR", "CH"
PLAN = (Step("action_taken"), Step("situation"), Step("map"))


def meeting(reference: str, on: str, status: str = "held", series: str = "S1") -> Row:
    day = day_of(on)
    return {
        "agency": RJ,
        "reference": reference,
        "series": series,
        "status": status,
        "day": day,
        "meets_at": midday(day),
    }


SERIES: list[Row] = [{"code": "S1", "level": "dgp", "members": [RJ, HR]}, {"code": "S2", "level": "district"}]


def test_the_usual_order_begins_with_what_was_promised_and_ends_with_what_is_decided() -> None:
    kinds = [(step.kind, step.state) for step in room.usual_plan((HR, RJ))]
    assert kinds == [
        ("action_taken", None),
        ("situation", None),
        ("what_changed", None),
        ("for_decision", None),
        ("map", None),
        ("sharing", None),
        ("operations", None),
        ("state_presentation", HR),
        ("state_presentation", RJ),
        ("new_decisions", None),
    ]


@pytest.mark.parametrize(
    ("at", "by", "order"),
    [
        (0, 1, "situation action_taken map"),
        (2, -1, "action_taken map situation"),
        (0, -1, "action_taken situation map"),  # already first
        (2, 5, "action_taken situation map"),  # already last
    ],
)
def test_a_step_is_moved_and_never_beyond_the_ends(at: int, by: int, order: str) -> None:
    assert " ".join(step.kind for step in room.moved(PLAN, at, by)) == order


def test_a_step_is_left_out_and_the_others_stay() -> None:
    assert room.without(PLAN, 1) == (Step("action_taken"), Step("map"))


def test_a_step_keeps_filters_as_codes_and_gives_them_back() -> None:
    of = facts(states=[{"code": RJ}], agencies=[{"code": RJ, "state": RJ, "kind": "force"}], gangs=[{"code": "G1"}])
    asked = Filters(period="90d", states=(RJ,), gangs=("G1",), comparison="previous")
    plan = room.with_filters(PLAN, 1, asked)
    assert plan[1].filters == "period=90d&compare=previous&states=RJ&gangs=G1"
    assert room.filters_of(plan[1], of) == asked
    assert [step.filters for step in (plan[0], plan[2])] == ["", ""]


def test_a_filter_that_means_nothing_any_more_counts_as_not_said() -> None:
    assert room.filters_of(Step("map", "gangs=GONE&period=90d"), facts()) == Filters(period="90d")


def test_every_step_has_a_screen_and_parts_have_codes_of_their_own() -> None:
    assert [screen.code for screen in room.screens([3, 2, 0, 1])] == ["1", "1.2", "1.3", "2", "2.2", "3", "4"]


@pytest.mark.parametrize(
    ("code", "screen"),
    [
        (None, Screen(1)),
        ("2", Screen(2)),
        ("2.2", Screen(2, 2)),
        ("2.9", Screen(2, 2)),  # there are fewer parts now
        ("9", Screen(3)),  # there are fewer steps now
        ("0", Screen(1)),
        ("-1", Screen(1)),
        ("<script>", Screen(1)),
        ("2.x", Screen(2)),
        ("٢", Screen(1)),  # a digit, but not one of an address
    ],
)
def test_an_address_finds_its_screen_or_the_nearest_before(code: str | None, screen: Screen) -> None:
    assert room.screen_at(room.screens([1, 2, 1]), code) == screen


def test_forces_invited_present_in_the_order_readers_expect() -> None:
    of = facts(
        states=[{"code": CH, "name": "Chandigarh", "kind": "union_territory"}, {"code": RJ, "name": "Rajasthan"}],
        agencies=[{"code": code, "state": code, "kind": "force"} for code in (CH, RJ)]
        + [{"code": "NIA", "kind": "central"}],
        meetings=[meeting("M1", "2026-11-20") | {"invited": ["NIA", CH, RJ]}],
    )
    assert room.presenting(of, "M1") == (RJ, CH)  # states before union territories; NIA has no state
    assert room.presenting(of, "M9") == ()


def test_the_sitting_before_is_of_the_same_series_else_of_the_highest_level() -> None:
    of = facts(
        meeting_series=SERIES,
        meetings=[
            meeting("M1", "2026-06-01"),
            meeting("M2", "2026-09-01"),
            meeting("M3", "2026-11-30", "planned"),
            meeting("M4", "2026-09-20", series="S2"),
            meeting("M5", "2026-11-25", "planned", series="S2"),
            meeting("M6", "2026-10-01", "postponed"),
        ],
    )
    assert room.sitting_before(of, "M3") == "M2"
    assert room.sitting_before(of, "M5") == "M4"
    assert room.sitting_before(of, "M2") == "M1"
    assert room.sitting_before(of, None) == "M2"
    assert room.sitting_before(of, "M4") == "M2"  # the first of its series
    assert room.sitting_before(facts(), None) is None


def test_gaps_of_several_rules_come_first_the_worst_of_each() -> None:
    gaps = pl.DataFrame({"rule": ["a", "a", "b", "a", "c", "b"], "size": [9, 8, 7, 6, 5, 4]})
    assert room.several_rules(gaps).rows() == [("a", 9), ("b", 7), ("c", 5), ("a", 8), ("b", 4), ("a", 6)]
    assert room.several_rules(gaps.clear()).is_empty()


def test_what_came_since_is_counted_by_its_key() -> None:
    def incident(reference: str, on: str) -> Row:
        return {"agency": RJ, "reference": reference, "day": day_of(on)}

    before = facts(incidents=[incident("1", "2026-01-01"), incident("2", "2026-01-02")])
    now = facts(incidents=[incident("2", "2026-03-03"), incident("3", "2026-01-02"), incident("4", "2026-01-02")])
    assert room.came_since(before, now) == 2  # 3 and 4; 1 was withdrawn, 2 moved to another day
    assert room.came_since(before, replace(before, version="other")) == 0
