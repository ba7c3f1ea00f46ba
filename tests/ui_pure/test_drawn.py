"""Pieces of a page are drawn once for all who see the same, and anew for whoever may see something else."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from data.facts import Facts
from queries.filters import Filters
from queries.visible import Viewer
from tests.queries import made
from ui import asked, drawn, tongue, words

DRAWN: list[str] = []
OFFICER = Viewer(agency="RJ", role="dgp", subject="a", officer="A")


@drawn.once_a_moment
def piece(facts: Facts, word: str) -> str:
    DRAWN.append(word)
    return word


@drawn.once_a_look
def clock(facts: Facts) -> str:
    DRAWN.append("clock")
    return str(facts.as_of)


@pytest.fixture(autouse=True)
def run(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What a page run is asked with; tests put something else in."""
    DRAWN.clear()
    said: dict[str, Any] = {"viewer": OFFICER, "filters": Filters(), "projector": None, "language": "en", "carried": {}}
    monkeypatch.setattr(asked, "viewer", lambda: said["viewer"])
    monkeypatch.setattr(asked, "filters", lambda: said["filters"])
    monkeypatch.setattr(asked, "own", lambda key: said[key])
    monkeypatch.setattr(words, "language", lambda: said["language"])
    monkeypatch.setattr(tongue, "carried", lambda: said["carried"])
    return said


def test_two_officers_of_one_force_and_role_share_a_piece(run: dict[str, Any]) -> None:
    facts = made.facts()
    assert piece(facts, "map") == "map"
    run["viewer"] = replace(OFFICER, subject="b", officer="B", post="other")
    assert piece(facts, "map") == "map"
    assert DRAWN == ["map"]


OTHERS = {
    "viewer": [replace(OFFICER, agency="HR"), replace(OFFICER, role="nodal_officer"), OFFICER.as_wall()],
    "filters": [Filters(states=("RJ",)), Filters(period="30d")],
    "projector": ["1"],
    "language": ["hi"],
    "carried": [{"lang": "hi"}, {"titles": "both"}],
}


@pytest.mark.parametrize(("what", "value"), [(what, value) for what, values in OTHERS.items() for value in values])
def test_whoever_sees_something_else_has_it_drawn_anew(run: dict[str, Any], what: str, value: Any) -> None:
    facts = made.facts()
    piece(facts, "map")
    run[what] = value
    piece(facts, "map")
    assert DRAWN == ["map", "map"]


def test_another_word_is_another_piece() -> None:
    facts = made.facts()
    assert [piece(facts, "a"), piece(facts, "b"), piece(facts, "a")] == ["a", "b", "a"]
    assert DRAWN == ["a", "b"]


def test_what_depends_on_the_hour_is_drawn_at_each_look() -> None:
    facts = made.facts()
    later = replace(facts, as_of=facts.as_of + timedelta(seconds=2))
    assert clock(facts) == clock(facts) != clock(later)
    piece(facts, "map"), piece(later, "map")
    assert DRAWN == ["clock", "clock", "map"]
