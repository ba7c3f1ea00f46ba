"""What the night before the last DGP meeting wrote down of coordination gaps: some stand still, some were closed since."""

import json
from datetime import timedelta
from typing import Any

from data.sample import planted
from data.sample.planted import ClosedGap, gap_key
from data.sample.world import World

STILL = {
    **{("border_meetings_missed", (case.series,)): case.series.split("-")[1:] for case in planted.MISSED_SERIES.cases},
    **{("no_border_meeting", tuple(case)): list(case) for case in planted.NO_SERIES.cases},
    **{("given_and_received", case[:2]): list(case[:2]) for case in planted.ONE_WAY.cases},
    **{("untold_gang", tuple(case)): list(case[1:]) for case in planted.UNTOLD_GANGS.cases},
    **{
        ("untold_offender", (f"{case.force}/{case.reference}", case.never_told)): [case.force, case.never_told]
        for case in planted.UNTOLD_OFFENDERS.cases
    },
    **{("slow_answers", case[:3]): list(case[:2]) for case in planted.SLOW_PAIRS.cases},
    **{("review_passed", (case.force,)): [case.force] for case in planted.REVIEW_PASSED.cases},
    **{("unproven_over_a_year", (case.force,)): [case.force] for case in planted.UNPROVEN.cases},
}
"""Rule and subjects -> the forces concerned: gaps open to all whose cause lies further back than the meeting."""


def rows(world: World) -> list[dict[str, Any]]:
    """Rows of `gap_daily`. Of those that still stand no numbers are given: nobody asks for them."""
    day = world.clock.day - planted.LAST_DGP_MEETING_DAYS
    found = [_row(day, rule, subjects, " ".join(sorted(forces))) for (rule, subjects), forces in STILL.items()]
    for case in planted.CLOSED_GAPS.cases:
        said = {"must_act": case.must_act, "severity": case.severity, "numbers": json.dumps(_numbers(world, case))}
        found.append(_row(day, case.rule, case.subjects, case.concerns) | said)
    return found


def _row(day: int, rule: str, subjects: tuple[str, ...], concerns: str) -> dict[str, Any]:
    row = {"day": day, "gap_key": gap_key(rule, *subjects), "rule": rule, "must_act": concerns, "concerns": concerns}
    return row | {"severity": 50, "numbers": "{}"}


def _numbers(world: World, case: ClosedGap) -> dict[str, Any]:
    def said(name: str, value: Any) -> Any:
        return (world.clock.today - timedelta(days=value)).isoformat() if name.endswith("_on") else value

    return {name: said(name, value) for name, value in case.numbers.items()}
