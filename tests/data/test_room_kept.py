"""The facts of an opened sitting in files: they come back as they were, wholly or not at all, and do not outlive their day."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data import keeping, room, room_kept
from data.audit import Look
from data.facts import read_all
from queries import records, records_room
from queries.visible import Viewer
from tests.data.dying import KILLED, killed_before
from tests.data.writers import NOVEMBER, add, force, incident, write
from tests.queries.test_records_search import offender

WALL = Viewer(role="meeting_room")
SITTING = add("meeting", agency="RJ", reference="M1", status="planned", meets_at=NOVEMBER.format(20), mode="in_person")
NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def held(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """A sitting M1 of Rajasthan, and a person in its books."""
    monkeypatch.setenv("SAJHA_VAR", str(tmp_path))
    monkeypatch.setattr(records, "_engine", lambda: engine)
    write(engine, force("RJ"), SITTING, incident("I1", 18), offender("RJ", "O1", "Ratan Vishnoi", "participants"))
    return engine


def test_facts_come_back_from_their_files_as_they_were(held: Engine) -> None:
    facts = read_all(held)
    assert room_kept.kept("M1", NOW) is None
    room_kept.keep("M1", facts, NOW)
    again = room_kept.kept("M1", NOW)
    assert again is not None
    assert (again.version, again.as_of, again.born) == (facts.version, facts.as_of, facts.born)
    for name, frame in facts.frames().items():
        assert again.frames()[name].equals(frame), name
        assert again.frames()[name].schema == frame.schema, name


def test_taken_in_again_the_one_before_stands_until_it_is_forgotten(held: Engine) -> None:
    facts, before = read_all(held), NOW - timedelta(hours=1)
    room_kept.keep("M1", facts, before)
    room_kept.keep("M1", replace(facts, version="later"), NOW)
    assert [_version(at) for at in (before, NOW)] == [facts.version, "later"]
    room_kept.forget("M1", but=NOW)
    assert [_version(at) for at in (before, NOW)] == [None, "later"]
    room_kept.forget("M1")
    assert not room_kept.is_kept("M1", NOW)


def _version(at: datetime) -> str | None:
    found = room_kept.kept("M1", at)
    return found.version if found else None


def test_an_opening_ends_by_itself_and_broken_files_count_as_none(held: Engine, tmp_path: Path) -> None:
    facts, long_ago = read_all(held), NOW - timedelta(hours=room_kept.STANDS_HOURS, minutes=1)
    room_kept.keep("M1", facts, long_ago)
    assert room_kept.kept("M1", long_ago) is None
    assert not room_kept.is_kept("M1", long_ago)
    room_kept.keep("../M1", facts, NOW)
    (made,) = room_kept.folder("../M1").iterdir()
    assert made.parent.parent == tmp_path / "room"  # a number never leaves the folder
    (made / "incidents.arrow").write_bytes(b"half")
    assert room_kept.kept("../M1", NOW) is None


def test_the_night_removes_openings_whose_day_has_passed_and_half_ones(held: Engine) -> None:
    facts, long_ago = read_all(held), NOW - timedelta(hours=room_kept.STANDS_HOURS, minutes=1)
    room_kept.keep("M0", facts, long_ago)
    room_kept.keep("M1", facts, NOW)
    (room_kept.folder("M0") / f"{long_ago:{room_kept.STAMP}}.new").mkdir()
    assert keeping.nightly(held, NOW.date())["openings of meetings"] == 2
    assert list(room_kept.folder("M0").iterdir()) == []
    assert room_kept.is_kept("M1", NOW)


def test_a_person_removed_for_good_is_in_no_file_of_a_meeting(held: Engine, tmp_path: Path) -> None:
    room_kept.keep("M1", read_all(held), NOW)
    kept = room_kept.kept("M1", NOW)
    assert kept is not None and kept.offenders["reference"].to_list() == ["O1"]
    keeping.ask(held, "offender", "RJ", "O1", "Nodal officer")
    assert not list(tmp_path.rglob("*.arrow"))


def test_who_is_past_his_time_is_in_none_either(held: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    room_kept.keep("M1", read_all(held), NOW)
    keeping.nightly(held, NOW.date())
    assert room_kept.is_kept("M1", NOW)  # nobody was removed
    monkeypatch.setenv(keeping.SETTING, "1")
    assert keeping.nightly(held, datetime(2099, 1, 1).date())["offenders past review"] == 1
    assert not room_kept.is_kept("M1", NOW)


def test_killed_while_it_opens_it_is_open_wholly_or_not_at_all(held: Engine) -> None:
    """Files come first and count only with the line in the database; until then the opening before stands."""
    facts, url, ended = read_all(held), held.url.render_as_string(hide_password=False), []
    for statement in range(1, 20):
        at = NOW + timedelta(seconds=statement)
        room_kept.keep("M1", facts, at)
        ended.append(killed_before(statement, url, partial(_noted, facts.version, at)))
        stands = records_room.opened_at("M1", WALL)
        if ended[-1] == 0:
            assert stands == at and room_kept.kept("M1", at) is not None
            break
        assert (ended[-1], stands) == (KILLED, None)
    assert len(ended) > 3


def _noted(version: str, at: datetime, engine: Engine) -> None:
    look = Look(datetime.now(UTC), "s", "An Officer", "Secretariat", "secretariat", None, "write", "meeting_figure/M1")
    row = {"measure": "incidents", "filters": "", "numerator": 1, "denominator": None}
    room.keep_figures(engine, look, "M1", version, at, [row])
