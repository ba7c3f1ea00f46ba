"""Figures that stand still while the data changes, and when the server dies: at once, or in the middle of opening."""

import os
import signal
import time
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import func, insert, select

from benchmarks.server import Server
from data import room_kept
from data.engine import reading, writing
from data.schema.events import incident
from data.schema.meetings import meeting_figure
from tests.browser.conftest import PATIENCE_S, free_port, new_sample, reads, settled
from tests.browser.rooms import Room, made, signed_in_server

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FIGURES = ".wall-numbers strong"
OPEN = "Open the meeting"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """A small sample; each test starts its server."""
    folder = tmp_path_factory.mktemp("standing")
    new_sample(folder, scale=0.05)
    return made(folder, free_port())


@pytest.fixture
def folder(room: Room, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = Path(str(room.engine.url.database)).parent
    monkeypatch.setenv("SAJHA_VAR", str(found))
    return found


def total(page: Page) -> str:
    return page.locator(".wall-numbers strong").first.inner_text()


def test_figures_stand_while_the_data_changes_and_after_the_server_was_killed(
    room: Room, folder: Path, browser: Browser
) -> None:
    """Killed while they stand they stand again; killed while the meeting is opened it is open wholly or not at all."""
    with signed_in_server(folder, room.port) as running:
        office = _office(room, browser)
        _press(office, OPEN, "The figures stand as of")
        kept = _kept(room)
        wall, leader = (room.wall(browser, "2", post) for post in ("ROOM", "RJ"))
        before = total(wall)
        assert kept["incidents"] == int(before.replace(",", ""))
        _incidents(room, 3)
        reads(wall, "3 records came since")
        assert (total(wall), total(leader)) == (before, before)
        assert leader.get_by_role("button", name="Take in").count() == 0  # not his to decide
        as_of = wall.inner_text(".wall-as-of")
        _kill(running)
    with signed_in_server(folder, room.port) as running:
        wall.reload()
        settled(wall)
        assert (total(wall), wall.inner_text(".wall-as-of")) == (before, as_of)
        reads(wall, "3 records came since")
        wall.keyboard.press("t")
        expect(wall.locator(FIGURES).first).to_have_text(f"{kept['incidents'] + 3:,}", timeout=20_000)
        assert _kept(room)["incidents"] == kept["incidents"] + 3
        office.reload()
        settled(office)
        _press(office, "Follow the data again", "The figures follow the data")
        written = _killed_while_it_opens(room, office, running)
    with signed_in_server(folder, room.port):
        office.reload()
        settled(office)
        reads(office, "The figures stand as of" if written else "The figures follow the data")
    for page in (office, wall, leader):
        page.context.close()


def _killed_while_it_opens(room: Room, office: Page, server: Server) -> bool:
    """Kill the server as soon as something of an opening is on the disk; whether the database knows the opening."""
    before = _opened_at(room)
    office.get_by_role("button", name=OPEN).click(no_wait_after=True)
    end = time.monotonic() + PATIENCE_S
    while not list(room_kept.folder(room.reference).glob("*")) and time.monotonic() < end:
        time.sleep(0.001)
    _kill(server)
    assert list(room_kept.folder(room.reference).iterdir())  # it had begun
    return _opened_at(room) != before


def _office(room: Room, browser: Browser) -> Page:
    return room.open(browser, "SECRETARIAT", f"/room?meeting={room.reference}")


def _press(page: Page, button: str, then: str) -> None:
    page.get_by_role("button", name=button).click()
    reads(page, then)


def _kill(server: Server) -> None:
    os.kill(server.process.pid, signal.SIGKILL)
    server.process.wait()


def _opened_at(room: Room) -> datetime | None:
    with reading(room.engine) as connection:
        return connection.scalar(select(func.max(meeting_figure.c.taken_at)))


def _kept(room: Room) -> dict[str, int]:
    """The figures kept last, without filters."""
    query = select(meeting_figure).where(meeting_figure.c.reference == room.reference, meeting_figure.c.filters == "")
    with reading(room.engine) as connection:
        rows = connection.execute(query.order_by(meeting_figure.c.taken_at)).mappings().all()
    return {row["measure"]: int(row["numerator"]) for row in rows}


def _incidents(room: Room, count: int) -> None:
    """So many more of today, by plain SQL of another program."""
    with writing(room.engine) as connection:
        of = incident.c.handling == "participants", incident.c.same_as_reference.is_(None)
        row = connection.execute(select(incident).where(*of).order_by(incident.c.day.desc())).mappings().first()
        assert row is not None
        told = {column.name: row[column.name] for column in incident.c if not column.computed}
        for number in range(count):
            connection.execute(insert(incident).values(told | {"reference": f"LATE-{number}"}))
