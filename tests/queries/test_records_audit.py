"""Who may read which lines of the log: the auditor all, a leader those at his force's records, everybody else none."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data import audit
from data.schema.vocabulary import VIEWER_ROLES
from queries import records
from queries.records_audit import looks, looks_count
from queries.visible import LOCAL, Viewer
from tests.data.test_audit import AT, look

LINES = [
    look("map"),
    look("offender/RJ/O1", kind="record", concerns="RJ", purpose="case 12/2026"),
    look("search", kind="search", concerns="HR RJ", filters="Bishnoi_%"),
    look("offender/RJX/O1", kind="record", concerns="RJX"),  # part of a code is no code
]


@pytest.fixture(autouse=True)
def log(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAJHA_VAR", str(tmp_path))
    monkeypatch.setattr(records, "_engine", lambda: engine)
    audit.write(engine, LINES)


SINCE = AT - timedelta(days=1)


def seen(viewer: Viewer, *asked: object) -> list[str]:
    found = looks(viewer, SINCE, *asked)
    assert looks_count(viewer, SINCE, *asked) == found.height
    return found["what"].to_list()


@pytest.mark.parametrize("role", VIEWER_ROLES)
def test_by_role(role: str) -> None:
    expected = {
        "auditor": ["offender/RJX/O1", "search", "offender/RJ/O1", "map"],  # latest first
        "leader": ["search", "offender/RJ/O1"],
    }
    assert seen(Viewer("RJ", role)) == expected.get(role, [])


def test_a_leader_of_no_force_reads_nothing() -> None:
    assert seen(Viewer(None, "leader")) == []
    assert seen(Viewer("%", "leader")) == []


def test_the_one_viewer_of_a_sample_reads_all() -> None:
    assert len(seen(LOCAL)) == 4


def test_searched_by_text_and_kind() -> None:
    auditor = Viewer(None, "auditor")
    assert seen(auditor, (), "CASE 12") == ["offender/RJ/O1"]
    assert seen(auditor, ("search",), "") == ["search"]
    assert seen(auditor, (), "%") == ["search"]  # a sign, not a pattern
    assert looks(auditor, datetime.now(UTC) + timedelta(days=9)).is_empty()
