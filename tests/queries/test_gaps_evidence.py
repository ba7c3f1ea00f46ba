"""Whatever a gap of any rule stands on: without it the gap is gone, and with it the gap concerns whom it must."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import polars as pl
import pytest

from data.facts import Facts
from data.once import Kept
from queries.gaps import found
from tests.queries import made
from tests.queries.gap_rows import (
    BOTH,
    FEED,
    FIRST,
    IN_HARYANA,
    LIMITS,
    N90,
    PAIR,
    PERSON,
    SERIES,
    SHOT,
    SIDES,
    THREE,
    ago,
    item,
    many,
    operation,
    reported,
    sitting,
)
from tests.queries.made import Row

pytestmark = pytest.mark.slow

Scene = dict[str, list[Row]]
Without = Callable[[Facts, list[str]], dict[str, pl.DataFrame]]
UNPROVEN = PERSON | {"label": "associate_unproven", "label_since": ago(400)}
FELL = [*reported("HR", 30, 90), *reported("HR", 14, 89), *reported("RJ", 20, 90), *reported("RJ", 10, 89)]
SCENES: dict[str, tuple[Scene, str]] = {
    "untold_gang": ({"incidents": BOTH}, "incidents"),
    "untold_offender": ({"offenders": [PERSON], "incidents": IN_HARYANA}, "offenders"),
    "border_shooting_untold": ({"incidents": [SHOT]}, "incidents"),
    "border_meetings_missed": (
        {"incidents": SIDES, "meeting_series": [SERIES], "meetings": sitting(61), "border_pairs": PAIR},
        "series_districts",
    ),
    "no_border_meeting": ({"border_pairs": PAIR}, "border_pairs"),
    "slow_answers": ({"messages": THREE, "time_limits": LIMITS}, "deliveries"),
    "nothing_sent": ({"feeds": FEED}, "feeds"),
    "messages_fell": ({"messages": [*many(30, 90), *many(14, 89)]}, "messages"),
    "given_and_received": ({"messages": many(20, 10, "RJ", "HR")}, "deliveries"),
    "operations_in_conflict": ({"operations": [FIRST, operation("HR", 7, 11)]}, "operations"),
    "operations_not_started": ({"operations": [operation("RJ", -1, 5)]}, "operations"),
    "operations_not_ended": ({"operations": [operation("RJ", -9, -1, status="running")]}, "operations"),
    "actions_overdue": (item(-1), "action_items"),
    "actions_unreported": (item(5, 31), "action_items"),
    "actions_not_accepted": (item(5, 31, "reported_complied"), "action_items"),
    "review_passed": ({"offenders": [PERSON | {"review_by": ago(1)}]}, "offenders"),
    "unproven_over_a_year": ({"offenders": [UNPROVEN]}, "offenders"),
    "feed_late": ({"feeds": [{"agency": "HR", "dataset": "seizure", "every_days": 7}]}, "feeds"),
    "feed_fell": ({"incidents": FELL, "border_pairs": PAIR}, "incidents"),
}
"""Rule -> rows that trigger it once, and the frame its evidence stands in."""


def standing(facts: Facts, rule: str) -> pl.DataFrame:
    return found.standing(facts, N90, made.NOON).filter(pl.col("rule") == rule)


def without(facts: Facts, frame: str, evidence: list[str]) -> Facts:
    """`facts` without the rows named as evidence; where a gap is about something that is missing, without what asks for it."""
    rows: pl.DataFrame = getattr(facts, frame)
    kept = rows.clear()
    if evidence and "reference" in rows.columns:
        kept = rows.filter(~(pl.col("agency").cast(pl.String) + "/" + pl.col("reference")).is_in(evidence))
    elif evidence and "series" in rows.columns:
        kept = rows.filter(~pl.col("series").is_in(evidence))
    assert kept.height < rows.height
    changed: dict[str, Any] = {frame: kept}
    return replace(facts, kept=Kept(), **changed)


def test_every_rule_has_a_scene() -> None:
    assert set(SCENES) == {rule.__name__ for rule in found.RULES}


@pytest.mark.parametrize("rule", SCENES)
def test_without_its_evidence_a_gap_is_gone(rule: str) -> None:
    scene, frame = SCENES[rule]
    facts = made.facts(**scene)  # type: ignore[arg-type]
    rows = standing(facts, rule)
    assert rows.height == 1
    assert standing(without(facts, frame, rows["evidence"][0].to_list()), rule).is_empty()


@pytest.mark.parametrize("rule", SCENES)
def test_a_gap_is_found_by_every_state_it_concerns_and_by_no_other(rule: str) -> None:
    facts = made.facts(**SCENES[rule][0])  # type: ignore[arg-type]
    gap = standing(facts, rule).row(0, named=True)
    forces = set(gap["concerns"].split())
    assert set(gap["must_act"].split()) <= forces
    for state in ("RJ", "HR", "DL"):
        seen = found.asked_for(facts, standing(facts, rule), N90.with_states(state))
        assert (seen.height == 1) == (state in forces)
