"""Good practice: who shared, who took up with what result, and what worked next door; rows by hand."""

from typing import Any

import pytest

from data.facts import Facts
from queries import practices
from queries.filters import Filters
from tests.queries import made
from tests.queries.gap_rows import ago
from tests.queries.made import Row

STATES = ("RJ", "HR", "DL", "PB")
PAIRS = [{"district_a": 1, "district_b": 2}, {"district_a": 2, "district_b": 3}]  # RJ-HR and HR-DL; Punjab touches none


def practice(reference: str, owner: str = "RJ", theme: str = "forensics", days: int = 300) -> Row:
    return {"agency": owner, "reference": reference, "theme": theme, "shared_on": ago(days)}


def took(force: str, reference: str = "P1", owner: str = "RJ", days: int = 100, **measured: Any) -> Row:
    return {"agency": owner, "reference": reference, "force": force, "adopted_on": ago(days)} | measured


def facts(shared: list[Row], adopted: list[Row]) -> Facts:
    return made.facts(
        states=[{"code": code, "name": code} for code in STATES],
        districts=[{"code": place, "state": code} for place, code in enumerate(STATES, 1)],
        agencies=[{"code": code, "state": code, "kind": "force"} for code in STATES],
        border_pairs=PAIRS,
        practices=shared,
        practice_adoptions=adopted,
    )


BETTER = {"better": "more", "before": 20.0, "after": 30.0}


@pytest.mark.parametrize(
    ("measured", "result"),
    [
        (BETTER, "better"),
        (BETTER | {"after": 10.0}, "worse"),
        (BETTER | {"after": 20.0}, "same"),
        (BETTER | {"better": "less"}, "worse"),  # days to a report: fewer is good
        (BETTER | {"better": "less", "after": 10.0}, "better"),
        (BETTER | {"better": None}, None),  # not stated which way is good
        (BETTER | {"after": None}, None),  # nothing measured after
        ({}, None),
    ],
)
def test_result_of_an_adoption(measured: Row, result: str | None) -> None:
    rows = practices.adoptions(facts([practice("P1")], [took("HR", **measured)]))
    assert rows["result"].to_list() == [result]


def test_who_shared_and_who_took_up() -> None:
    of = facts(
        [practice("P1"), practice("P2", "HR", "training"), practice("P3", "RJ", "investigation")],
        [took("HR", **BETTER), took("DL", days=50, before=1.0, after=2.0), took("PB", days=20)],
    )
    rows = practices.shared(of, Filters())
    assert rows["reference"].to_list() == ["P3", "P1", "P2"]  # in the order of themes
    row = rows.row(1, named=True)
    counts = [row[name] for name in ("adopted_count", "measured_count", "better_count")]
    assert (counts, row["last_adopted_on"]) == ([3, 2, 1], ago(20))
    themes = practices.by_theme(rows)
    assert themes["theme"].to_list() == list(practices.THEMES)
    assert themes["practice_count"].sum() == 3
    assert themes.filter(themes["theme"] == "forensics").row(0)[1:] == (1, 3, 2, 1)


@pytest.mark.parametrize(
    ("states", "expected"),
    [(("HR",), {"P1", "P2"}), (("RJ",), {"P1"}), (("DL",), {"P2"}), (("PB",), set())],  # shared it, or took it up
)
def test_a_state_sees_what_it_shared_or_took_up(states: tuple[str, ...], expected: set[str]) -> None:
    of = facts([practice("P1"), practice("P2", "DL")], [took("HR"), took("HR", "P2", "DL")])
    assert set(practices.shared(of, Filters(states=states))["reference"]) == expected


def waiting(of: Facts, filters: Filters = Filters()) -> list[tuple[str, str]]:  # noqa: B008
    return practices.not_yet_adopted(of, filters, made.TODAY).select("force", "neighbours").rows()


@pytest.mark.parametrize(
    ("adopted", "expected"),
    [
        ([took("HR", **BETTER)], [("DL", "HR")]),  # Rajasthan shares it itself; Punjab touches nobody
        ([took("HR", **BETTER), took("DL")], []),  # taken up, measured or not
        ([took("HR", **(BETTER | {"after": 10.0}))], []),  # it did not work
        ([took("HR")], []),  # nothing measured
        ([took("PB", **BETTER)], []),  # worked, but not next door
        ([took("DL", **BETTER)], [("HR", "DL")]),
    ],
)
def test_what_worked_next_door(adopted: list[Row], expected: list[tuple[str, str]]) -> None:
    assert waiting(facts([practice("P1")], adopted)) == expected


def test_next_door_of_a_state_asked_for() -> None:
    of = facts([practice("P1", "PB")], [took("HR", owner="PB", **BETTER)])
    assert waiting(of) == [("DL", "HR"), ("RJ", "HR")]
    assert waiting(of, Filters(states=("RJ",))) == [("RJ", "HR")]
    assert waiting(of, Filters(states=("HR",))) == []


def test_an_empty_database_shares_nothing() -> None:
    of = made.empty()
    assert practices.shared(of, Filters()).is_empty()
    assert practices.by_theme(practices.shared(of, Filters()))["practice_count"].sum() == 0
    assert practices.not_yet_adopted(of, Filters(), made.TODAY).is_empty()
