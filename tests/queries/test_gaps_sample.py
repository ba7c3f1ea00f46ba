"""Every case of a gap rule that the sample plants is found under its key; a sample without the plan has none of them."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from data import sample
from data.engine import connect
from data.facts import Facts, read_all
from data.sample import actions, operations, planted
from data.sample.planted import PATTERNS, gap_key
from queries.filters import Filters
from queries.gaps import found

pytestmark = pytest.mark.slow

SUBJECTS: dict[str, Callable[[Any], tuple[str, ...]]] = {
    "untold_gang": lambda case: tuple(case),
    "untold_offender": lambda case: (f"{case.force}/{case.reference}", case.never_told),
    "border_meetings_missed": lambda case: (case.series,),
    "no_border_meeting": lambda case: tuple(case),
    "slow_answers": lambda case: (case.asks, case.asked, case.urgency),
    "given_and_received": lambda case: (case.gives, case.receives),
    "operations_in_conflict": lambda case: tuple(f"{plan.lead}/{plan.reference}" for plan in (case.first, case.second)),
    "operations_not_started": lambda case: (f"{case.lead}/{case.reference}",),
    "operations_not_ended": lambda case: (f"{case.lead}/{case.reference}",),
    "feed_late": lambda case: (case.force, case.dataset),
    "border_shooting_untold": lambda case: (f"{case.force}/{case.reference}", case.across),
}
"""Rule -> the codes of a planted case; of the other rules it is the force, or the action item."""
JUST_THESE = [
    *("untold_gang", "untold_offender", "border_meetings_missed", "no_border_meeting", "nothing_sent", "messages_fell"),
    *("operations_in_conflict", "operations_not_started", "operations_not_ended", "actions_unreported"),
    *("actions_not_accepted", "review_passed", "unproven_over_a_year", "feed_late", "feed_fell"),
]
"""Rules of which the sample holds nothing but what is planted."""
ELSEWHERE = {"slow_answers": (planted.SlowPair("RJ", "GJ", "immediate", 1.0, ("M9000001",)),)}
"""The sample cannot be made without a slow pair: this one is none of the plan."""
RULED = [pattern for pattern in PATTERNS if pattern.rule is not None]


def keys(pattern: planted.Pattern, facts: Facts) -> set[str]:
    if pattern.name.startswith("actions_"):
        wanted = [case.reference for case in pattern.cases]
        items = facts.action_items.filter(facts.action_items["reference"].is_in(wanted))
        subjects = [(f"{agency}/{reference}",) for agency, reference in items.select("agency", "reference").rows()]
        assert len(subjects) == len(wanted)
    else:
        subjects = [SUBJECTS.get(pattern.name, lambda case: (case.force,))(case) for case in pattern.cases]
    return {gap_key(pattern.name, *codes) for codes in subjects}


@pytest.fixture(scope="module")
def newborn(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Facts]:
    def made() -> Facts:
        path = tmp_path_factory.mktemp("gaps") / "sajha.db"
        shutil.copyfile(sqlite_template, path)
        engine = connect(f"sqlite:///{path}")
        sample.fill(engine)
        return read_all(engine)

    return made


@pytest.fixture(scope="module")
def facts(newborn: Callable[[], Facts]) -> Facts:
    return newborn()


@pytest.fixture(scope="module")
def standing(facts: Facts) -> dict[str, set[str]]:
    rows = found.standing(facts, Filters(period="90d"), facts.as_of)
    return {rule: set(part["gap_key"]) for (rule,), part in rows.group_by("rule")}


@pytest.mark.parametrize("pattern", RULED, ids=lambda pattern: pattern.name)
def test_every_planted_case_is_found(pattern: planted.Pattern, facts: Facts, standing: dict[str, set[str]]) -> None:
    wanted = keys(pattern, facts)
    assert len(wanted) == len(pattern.cases) >= 2
    assert wanted <= standing[pattern.name]
    if pattern.name in JUST_THESE:
        assert standing[pattern.name] == wanted


def test_every_rule_is_planted() -> None:
    assert {pattern.rule for pattern in RULED} == set(range(1, 13))
    assert {pattern.name for pattern in RULED} == {rule.__name__ for rule in found.RULES}


def test_without_the_plan_none_of_it_is_found(
    facts: Facts, newborn: Callable[[], Facts], monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = set().union(*[keys(pattern, facts) for pattern in RULED])
    for pattern in RULED:
        monkeypatch.setitem(pattern.__dict__, "cases", ELSEWHERE.get(pattern.name, ()))
    for part in (actions, operations):  # they take their plan when loaded
        monkeypatch.setattr(part, "PLANTED", ())
    bare = newborn()
    stood = set(found.standing(bare, Filters(period="90d"), bare.as_of)["gap_key"])
    assert stood & wanted == set()
