"""Every role x handling code x whose record it is, written out by hand, against the sentence and the gate for frames."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data.schema.vocabulary import HANDLING, VIEWER_ROLES
from queries import roles
from queries.visible import LOCAL, SEES_FOR_NO_FORCE, Viewer, blurred, hidden, may_see, visible

ROOT = Path(__file__).resolve().parents[2]
FORCE = ("leader", "nodal_officer", "secretariat")
"""Roles that look for a force; the others see what all participating forces may see."""

# handling, owner, named to -> whether a viewer of Rajasthan whose role looks for a force sees it
RECORDS = {
    ("participants", "RJ", ""): True,
    ("participants", "HR", ""): True,
    ("named", "RJ", ""): True,
    ("named", "HR", ""): False,
    ("named", "HR", "DL RJ"): True,
    ("named", "HR", "RJX DL"): False,  # part of a code is no code
    ("originator", "RJ", ""): True,
    ("originator", "HR", ""): False,
    ("originator", "HR", "RJ"): False,  # being named in it opens nothing
}
FRAME = pl.DataFrame(
    [{"handling": code, "agency": owner, "named_to": to or None} for code, owner, to in RECORDS],
    schema={"handling": pl.Enum(HANDLING), "agency": pl.String, "named_to": pl.String},
)


def expected(role: str) -> list[bool]:
    return [(role in FORCE and seen) or code == "participants" for (code, _, _), seen in RECORDS.items()]


def test_roles_that_look_for_a_force_and_those_that_do_not_are_all_there_are() -> None:
    assert sorted((*FORCE, *SEES_FOR_NO_FORCE)) == sorted(VIEWER_ROLES)


@pytest.mark.parametrize("role", VIEWER_ROLES)
def test_the_sentence_and_the_gate_say_what_is_written_here(role: str) -> None:
    viewer = Viewer("RJ", role)
    said = [roles.may_see(viewer, code, owner, tuple(to.split())) for code, owner, to in RECORDS]
    assert said == expected(role)
    assert FRAME.select(may_see(FRAME.columns, viewer)).to_series().to_list() == expected(role)
    assert visible(FRAME, viewer).height + hidden(FRAME, viewer).height == FRAME.height


def test_the_one_viewer_of_a_sample_sees_what_is_open_to_all() -> None:
    assert visible(FRAME, LOCAL)["handling"].unique().to_list() == ["participants"]


OPENS = {
    "desk": {"nodal_officer"},
    "audit": {"auditor", "leader"},
    "viewers": {"administrator"},
    "search": {"leader", "nodal_officer"},
    "situation": set(VIEWER_ROLES),
    "map": set(VIEWER_ROLES),
    "sharing": set(VIEWER_ROLES),
    "operations": set(VIEWER_ROLES),
    "meetings": set(VIEWER_ROLES),
    "data": set(VIEWER_ROLES),
}
WRITES = {
    "intake": {"nodal_officer"},
    "answers": {"nodal_officer"},
    "reports": {"nodal_officer"},
    "remarks": {"nodal_officer", "leader"},
    "requests": {"nodal_officer", "leader"},
    "disclosures": {"nodal_officer", "leader"},
    "meetings": {"secretariat"},
    "figures": {"secretariat", "meeting_room"},
    "minutes": {"secretariat"},
    "acceptance": {"leader"},
    "kept_off": {"secretariat"},
    "viewers": {"administrator"},
}


@pytest.mark.parametrize("role", VIEWER_ROLES)
def test_pages_and_writing(role: str) -> None:
    viewer = Viewer("RJ", role)
    assert {page for page in OPENS if roles.may_open(viewer, page)} == {page for page in OPENS if role in OPENS[page]}
    assert {what for what in roles.WRITES if roles.may_write(viewer, what, "RJ")} == {
        what for what in WRITES if role in WRITES[what]
    }
    for what in ("intake", "answers", "reports", "remarks", "requests", "disclosures"):  # for his own force only
        assert not roles.may_write(viewer, what, "HR")
        assert not roles.may_write(Viewer(None, role), what, None)
    assert roles.may_see_names(viewer) is (role != "meeting_room")
    assert roles.looks_seen(viewer) == {"auditor": "all", "leader": "own"}.get(role)


def test_a_viewer_without_a_role_opens_and_writes_nothing_of_anybodys() -> None:
    assert not roles.may_open(Viewer("RJ"), "audit")
    assert not any(roles.may_write(Viewer("RJ"), what, "RJ") for what in WRITES)


def test_the_documentation_carries_the_table() -> None:
    assert roles.table() in (ROOT / "docs" / "security.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("review_by", "viewer", "seen"),
    [
        (date(2026, 11, 21), Viewer("HR", "leader"), True),  # on its last day
        (date(2026, 11, 20), Viewer("HR", "leader"), False),  # past it
        (date(2026, 11, 20), Viewer("RJ", "leader"), True),  # its owner
        (None, Viewer("HR", "leader"), True),
    ],
)
def test_past_its_review_a_record_shows_to_its_owner_alone(review_by: date | None, viewer: Viewer, seen: bool) -> None:
    row = {"agency": ["RJ"], "handling": ["participants"], "review_by": [review_by]}
    frame = pl.DataFrame(row, schema_overrides={"review_by": pl.Date})
    assert visible(frame, viewer, date(2026, 11, 21)).height == seen


CELLS = pl.DataFrame(
    [
        {"cell": "nothing", "count": 0, "hidden_count": 0},
        {"cell": "one, hidden", "count": 1, "hidden_count": 1},
        {"cell": "two, hidden", "count": 2, "hidden_count": 2},
        {"cell": "two, one of them open", "count": 2, "hidden_count": 1},
        {"cell": "one, open", "count": 1, "hidden_count": 0},
        {"cell": "three, hidden", "count": 3, "hidden_count": 3},
    ]
)


def test_one_to_two_stands_for_less_than_three_hidden_ones() -> None:
    found = blurred(CELLS, "count")
    assert found.columns == ["cell", "count", "few"]
    assert found["count"].to_list() == [0, None, None, 2, 1, 3]
    assert found.filter("few")["cell"].to_list() == ["one, hidden", "two, hidden"]
