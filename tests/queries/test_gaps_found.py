"""All gaps together: whom they concern, who may read them, and that without their evidence they are gone."""

import json
from dataclasses import replace
from datetime import timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.facts import Facts
from queries.filters import Filters
from queries.gaps import found
from queries.gaps.shape import SCHEMA, settings
from queries.visible import LOCAL, Viewer
from tests.queries import made
from tests.queries.gap_rows import (
    BOTH,
    FIRST,
    LIMITS,
    PERSON,
    SHOT,
    SIDES,
    URGENT,
    ago,
    operation,
    request,
    said,
)
from tests.queries.work_worlds import work_questions
from tests.queries.worlds import World

N90 = Filters(period="90d")
CONFLICT = [FIRST, operation("HR", 7, 11)]
MANY = {
    "incidents": [*BOTH, SHOT | {"reference": "S1"}, *SIDES],
    "offenders": [PERSON, PERSON | {"reference": "O2", "review_by": ago(3)}],
    "operations": [
        *CONFLICT,
        operation("RJ", -9, -1, reference="P2", status="running", gang=None, handling="participants"),
    ],
    "messages": [
        request(4, reference="Q1"),
        request(5, reference="Q2"),
        request(6, reference="Q3"),
        said("DL", "RJ", 200, gangs=""),
    ],
    "time_limits": LIMITS,
    "border_pairs": [{"district_a": 86, "district_b": 604}],
    "feeds": [{"agency": "DL", "dataset": "message", "every_days": 30}],
}
FACTS = made.facts(**MANY)  # type: ignore[arg-type]


def rules(rows: pl.DataFrame) -> set[str]:
    return set(rows["rule"])


def seen(viewer: Viewer, filters: Filters = N90, facts: Facts = FACTS) -> found.Found:
    return found.all_gaps(facts, filters, viewer, made.NOON)


def test_every_row_says_all_that_a_gap_says() -> None:
    rows = found.standing(FACTS, N90, made.NOON)
    assert rows.schema == SCHEMA
    assert rows.height == rows["gap_key"].n_unique() >= 8
    for row in rows.to_dicts():
        assert row["gap_key"].startswith(f"{row['rule']}:")
        assert set(row["must_act"].split()) <= set(row["concerns"].split()) != set()
        assert json.loads(row["numbers"])
        assert row["severity"] > 0


def test_worst_first() -> None:
    severities = seen(LOCAL).rows["severity"].to_list()
    assert severities == sorted(severities, reverse=True)


@pytest.mark.parametrize("force", ["RJ", "HR"])
def test_both_sides_of_a_conflict_see_it(force: str) -> None:
    mine = seen(Viewer(force, "leader"))
    assert "operations_in_conflict" in rules(mine.rows)
    assert mine.conflict_count == 0


@pytest.mark.parametrize(
    "viewer",
    [LOCAL, Viewer("DL", "leader"), Viewer("RJ", "meeting_room"), Viewer("HR", "auditor"), Viewer(None, "service")],
)
def test_to_a_third_a_conflict_is_a_count_and_nothing_else(viewer: Viewer) -> None:
    for filters in (N90, N90.with_states("RJ"), N90.with_states("DL"), replace(N90, gangs=("G01",))):
        theirs = seen(viewer, filters)
        assert theirs.conflict_count == 1  # the same whatever is asked: a smaller count would say whose
        assert "operations_in_conflict" not in rules(theirs.rows)
        assert not [text for text in theirs.rows["numbers"] if "P1" in text]


def test_an_entry_past_its_review_is_only_its_owners() -> None:
    owners = seen(Viewer("RJ", "leader")).rows.filter(pl.col("rule") == "untold_offender")
    others = seen(Viewer("HR", "leader"))
    assert owners.height == 2
    assert others.rows.filter(pl.col("rule") == "untold_offender")["gap_key"].to_list() == ["untold_offender:HR+RJ/O1"]
    assert others.hidden_count == 1


def test_a_gap_of_two_states_is_seen_from_either_side_and_from_no_third() -> None:
    two = {"untold_gang", "no_border_meeting", "slow_answers", "border_shooting_untold"}
    for state in ("RJ", "HR"):
        assert two <= rules(seen(LOCAL, N90.with_states(state)).rows)
    assert rules(seen(LOCAL, N90.with_states("DL")).rows) == {"nothing_sent"}


def test_two_lists_of_one_state() -> None:
    filters = N90.with_states("RJ")
    rows = seen(LOCAL, filters).rows
    ours, others = found.two_lists(FACTS, rows, filters)
    assert rules(others) == {"slow_answers"}  # Haryana owes Rajasthan answers
    assert "untold_gang" in rules(ours)
    assert ours.height + others.height == rows.height


def test_a_gang_asked_for_leaves_its_gaps_only() -> None:
    rows = seen(LOCAL, replace(N90, gangs=("G01",))).rows
    assert rules(rows) == {"untold_gang", "untold_offender", "border_shooting_untold"}
    assert seen(LOCAL, replace(N90, gangs=("G02",))).rows.is_empty()


def test_the_clock_counts_and_not_the_day() -> None:
    facts = made.facts(messages=URGENT, time_limits=LIMITS)
    limit = made.NOON + timedelta(hours=8)
    assert found.all_gaps(facts, N90, LOCAL, limit).rows.is_empty()
    assert rules(found.all_gaps(facts, N90, LOCAL, limit + timedelta(minutes=1)).rows) == {"slow_answers"}


FRAMES = {
    "border_shooting_untold": "incidents",
    "untold_offender": "offenders",
    "review_passed": "offenders",
    "operations_in_conflict": "operations",
    "operations_not_ended": "operations",
}


@pytest.mark.parametrize("rule", FRAMES)
def test_without_its_evidence_a_gap_is_gone(rule: str) -> None:
    rows = found.standing(FACTS, N90, made.NOON).filter(pl.col("rule") == rule)
    assert rows.height
    for row in rows.to_dicts():
        at = pl.col("agency").cast(pl.String) + "/" + pl.col("reference")
        frame = getattr(FACTS, FRAMES[rule])
        kept = frame.filter(~at.is_in(row["evidence"]))
        assert kept.height < frame.height
        without = replace(FACTS, kept=type(FACTS.kept)(), **{FRAMES[rule]: kept})
        assert row["gap_key"] not in found.standing(without, N90, made.NOON)["gap_key"]


SECOND, WEEK = timedelta(seconds=1), timedelta(days=7)
CLOCK = {
    "messages": [*URGENT, request(0, "most_immediate", "4", replied_s=9 * 3600), request(0, "immediate", "5")],
    "time_limits": LIMITS,
    "incidents": [
        SHOT | {"reference": f"S{hour}", "occurred_from": made.NOON - WEEK + timedelta(hours=hour)} for hour in (1, 9)
    ],
}
PASSING = [timedelta(hours=hours) + second for hours in (-1, 1, 8, 9) for second in (-SECOND, 0 * SECOND, SECOND)]


@pytest.mark.parametrize("order", [PASSING, PASSING[::-1]], ids=["on", "back"])
def test_what_goes_by_the_clock_is_judged_anew_when_an_instant_passes(order: list[timedelta]) -> None:
    asked_before, seen = made.facts(**CLOCK), set()
    for after in order:
        now = made.NOON + after
        once_more = found.standing(asked_before, N90, now)
        assert once_more.rows() == found.standing(made.facts(now, **CLOCK), N90, now).rows()
        seen.add(tuple(once_more.select("gap_key", "numbers").rows()))
    assert len(seen) == 5  # none, a shooting, four overdue, three as one was answered, the other shooting


def test_every_rule_has_its_threshold_and_reason() -> None:
    assert set(settings()) == {rule.__name__ for rule in found.RULES}
    assert all(rule["reason"].endswith(".") and rule["severity"] > 0 for rule in settings().values())


@given(work_questions(), st.sampled_from(["RJ", "HR", "DL"]))
def test_what_is_asked_concerns_those_asked_and_is_part_of_all(
    asked: tuple[World, Filters, Viewer], state: str
) -> None:
    world, filters, viewer = asked
    facts, of_state = world.facts, replace(filters, states=(state,), forces=(), gangs=())
    every = found.standing(facts, filters, facts.as_of)
    theirs = found.all_gaps(facts, of_state, viewer, facts.as_of).rows
    agencies = set(facts.agencies.filter(pl.col("state") == state)["code"])
    for row in theirs.to_dicts():
        assert agencies & set(row["concerns"].split())
        mine = viewer.sees_for is not None and viewer.sees_for in (row["agency"], *row["named_to"].split())
        assert row["handling"] == "participants" or mine
    assert set(theirs["gap_key"]) <= set(every["gap_key"])
    assert every["gap_key"].is_unique().all()
