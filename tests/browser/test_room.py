"""The meeting room on a wall: steps by keys, each one screen, large, without a person's name; figures that stand still."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, WebSocket, expect
from sqlalchemy import Engine, insert, select, update

from benchmarks.server import ROOT, serving
from data import viewers
from data.engine import connect, reading, writing
from data.schema.events import incident
from data.schema.meetings import action_item, agenda_step, gap_daily, gap_remark, meeting, meeting_figure
from data.schema.people import offender, offender_alias
from data.schema.work import operation
from tests.browser.conftest import GO, free_port, reads, settled
from tests.pages.wire import SETTINGS, headers

pytestmark = [pytest.mark.browser, pytest.mark.slow]
POSTS = {"RJ": "leader", "SECRETARIAT": "secretariat", "ROOM": "meeting_room"}
SIZES = [(1920, 1080), (1280, 720)]
BODY_PX = 28
"""At 1080 lines; smaller screens in proportion."""

LOOK = """least => {
  const main = document.querySelector('.stMain'), foot = document.querySelector('.st-key-wall_foot').getBoundingClientRect();
  const small = [], below = [], cut = [];
  const walk = document.createTreeWalker(document.querySelector('.stApp'), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const box = node.parentElement.getBoundingClientRect();
    if (!node.textContent.trim() || !box.width || !box.height || node.parentElement.closest('style, script')) continue;
    if (node.parentElement.closest('[data-testid=stIconMaterial]')) continue;
    if (getComputedStyle(node.parentElement).visibility === 'hidden') continue;
    if (box.right <= 0 || box.bottom <= 0) continue;
    if (parseFloat(getComputedStyle(node.parentElement).fontSize) < least) small.push(node.textContent.trim());
    if (node.parentElement.closest('.st-key-wall_foot')) continue;
    if (box.bottom > foot.top + 1) below.push(node.textContent.trim());
    if (box.right > innerWidth + 1) cut.push(node.textContent.trim());
  }
  return { over: main.scrollHeight - main.clientHeight, small, below, cut };
}"""


@dataclass
class Room:
    port: int
    engine: Engine
    reference: str
    names: list[str]

    def open(self, browser: Browser, post: str, address: str, size: tuple[int, int] = SIZES[0]) -> Page:
        page = browser.new_context(
            extra_http_headers=headers(post), viewport={"width": size[0], "height": size[1]}
        ).new_page()
        page.goto(f"http://localhost:{self.port}{address}")
        settled(page)
        return page

    def wall(self, browser: Browser, step: str = "1", post: str = "ROOM", size: tuple[int, int] = SIZES[0]) -> Page:
        return self.open(browser, post, f"/room?meeting={self.reference}&step={step}", size)


@pytest.fixture(scope="module")
def room(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A server on a sample of its own; texts of the meeting name persons of the registers."""
    folder = tmp_path_factory.mktemp("room")
    copyfile(sample_folder / "sajha.db", folder / "sajha.db")
    engine = connect(f"sqlite:///{folder / 'sajha.db'}")
    with writing(engine) as connection:
        for subject, role in POSTS.items():
            agency = subject if role == "leader" else None
            viewers.add(connection, subject, f"Officer {subject}", f"Post {subject}", agency, role, date(2026, 1, 1))
        coming = meeting.c.series == "DGP", meeting.c.status == "planned"
        reference = str(connection.scalar(select(meeting.c.reference).where(*coming)))
        columns = offender.c.name, offender.c.name_hi, offender.c.name_received
        names = [text for row in connection.execute(select(*columns)) for text in row]
        names += connection.scalars(select(offender_alias.c.alias))
        told = sorted({name for name in names if name})
        _name_them(connection, reference, told)
    port = free_port()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in SETTINGS.items():
            patch.setenv(name, value)
        with serving(ROOT / "dashboard.py", folder, port, "/health"):
            yield Room(port, engine, reference, told)
    engine.dispose()


def _name_them(connection: Any, reference: str, names: list[str]) -> None:
    """A decision on the wall, decisions of the last meeting, and a remark on every gap name somebody."""
    now = datetime.now(UTC)
    connection.execute(update(action_item).values(decision=f"Arrest {names[0]} <b>soon</b>", decision_hi=names[-1]))
    item = connection.execute(select(action_item).where(action_item.c.handling == "participants")).mappings().first()
    new = {column.name: item[column.name] for column in action_item.c if not column.computed}
    new |= {"reference": "NEW-1", "meeting_reference": reference, "shown_at": now, "number": 1, "agency": "RJ"}
    new |= {"meeting_agency": connection.scalar(select(meeting.c.agency).where(meeting.c.reference == reference))}
    connection.execute(insert(action_item).values(new))
    for key in connection.scalars(select(gap_daily.c.gap_key).distinct()).all():
        remark = {"gap_key": key, "agency": "RJ", "post": "IG", "made_at": now, "remark": f"Ask {names[1]}"}
        connection.execute(insert(gap_remark).values(remark | {"handling": "participants"}))


def code(page: Page) -> str:
    return page.inner_text(".wall-head > b:last-child").split(" / ")[0]


def codes(page: Page) -> list[str]:
    return (page.get_attribute("#sajha-wall", "data-codes") or "").split()


def press(page: Page, key: str) -> str:
    page.keyboard.press(key)
    settled(page)
    return code(page)


def test_keys_and_clicker_turn_the_steps_unless_somebody_writes(room: Room, browser: Browser) -> None:
    page = room.wall(browser)
    turned = [press(page, key) for key in ("ArrowRight", "PageDown", "Space", "ArrowDown", "ArrowLeft", "PageUp")]
    assert turned == ["2", "3", "4", "5", "4", "3"]
    assert [press(page, key) for key in ("ArrowUp", "ArrowLeft", "PageUp")] == [
        "2",
        "1",
        "1",
    ]  # nothing before the first
    page.get_by_label("On one step").click()
    expect(page.locator(".wall-head > b:last-child")).to_have_text(f"2 / {len(codes(page))}")
    page.get_by_label("Back one step").click()
    expect(page.locator(".wall-head > b:last-child")).to_have_text(f"1 / {len(codes(page))}")
    for _ in range(4):
        page.keyboard.press("PageDown")  # faster than the server draws
    settled(page)
    expect(page.locator(".wall-head > b:last-child")).to_have_text(f"5 / {len(codes(page))}")
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("Gangs").click()
    page.keyboard.type("Kala ")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    assert code(page) == "5"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.close()


def test_escape_leaves_the_wall_and_a_button_leads_to_it(room: Room, browser: Browser) -> None:
    page = room.open(browser, "RJ", "/map?period=90d&states=RJ")
    page.get_by_text("Large, for the wall").click()
    page.wait_for_selector("#sajha-wall")
    settled(page)
    assert "projector=1" in page.url and "states=RJ" in page.url
    assert page.locator("h1").inner_text() == "Gang activity map"
    assert page.locator(".stAppHeader").is_hidden()
    page.keyboard.press("Escape")
    page.wait_for_selector(".st-key-filter_bar")
    assert "projector" not in page.url and "states=RJ" in page.url
    page.close()


@pytest.mark.parametrize("size", SIZES)
def test_every_step_is_one_screen_and_large(room: Room, browser: Browser, size: tuple[int, int]) -> None:
    page = room.wall(browser, size=size)
    every = codes(page)
    assert len(every) >= 12
    for step in every:
        page.evaluate(GO, f"/room?meeting={room.reference}&step={step}")
        settled(page)
        if page.locator("iframe").count():
            frame = next(frame for frame in page.frames if "streamlit_folium" in frame.url)
            frame.wait_for_selector("path.leaflet-interactive", state="attached")
        found = page.evaluate(LOOK, BODY_PX * size[1] / 1080 - 0.01)
        if kept_at := os.environ.get("SAJHA_PICTURES"):
            page.screenshot(path=str(Path(kept_at) / f"room_{step}_{size[0]}.png"))
        assert found == {"over": 0, "small": [], "below": [], "cut": []}, step
        assert len(page.inner_text(".stMain")) > 60, step
    page.close()


def test_no_name_and_no_hidden_record_is_in_any_byte(room: Room, browser: Browser) -> None:
    """For the wall, and for a leader who would see his own force's records on every other page."""
    with reading(room.engine) as connection:
        hidden = operation.c.handling != "participants"
        closed = connection.scalars(select(operation.c.reference).where(hidden)).all()
    assert len(room.names) > 400 and len(closed) > 20
    for post in ("ROOM", "RJ"):
        page = browser.new_context(extra_http_headers=headers(post)).new_page()
        frames: list[bytes] = []
        page.on("websocket", partial(_listen, into=frames))
        page.goto(f"http://localhost:{room.port}/room?meeting={room.reference}&step=1")
        settled(page)
        told = [page.content()]
        for step in codes(page)[1:]:
            page.evaluate(GO, f"/room?meeting={room.reference}&step={step}")
            settled(page)
            told += [frame.content() for frame in page.frames]
        for path in ("/?projector=1", "/gangs?gang=G01&projector=1", "/border?projector=1", "/practice?projector=1"):
            page.evaluate(GO, path)
            settled(page)
            told += [frame.content() for frame in page.frames]
        sent = b"\n".join(frames) + "\n".join(told).encode()
        assert "▮▮▮".encode() in sent  # names stood in the texts, and were left out
        assert b"Arrest" in sent
        for name in room.names:
            assert name.encode() not in sent, name
            assert json.dumps(name)[1:-1].encode() not in sent, name
        for reference in closed:
            assert f'"{reference}"'.encode() not in sent and f"/{reference}".encode() not in sent, reference
        page.context.close()


def _listen(socket: WebSocket, into: list[bytes]) -> None:
    socket.on("framereceived", lambda data: into.append(_bytes(data)))


def _bytes(data: bytes | str) -> bytes:
    return data if isinstance(data, bytes) else data.encode()


def total(page: Page) -> str:
    return page.locator(".wall-numbers strong").first.inner_text()


def test_figures_stand_while_the_data_changes_until_they_are_taken_in(room: Room, browser: Browser) -> None:
    office = room.open(browser, "SECRETARIAT", f"/room?meeting={room.reference}")
    office.get_by_role("button", name="Open the meeting").click()
    reads(office, "The figures stand as of")
    kept = _kept(room)
    wall, leader = (room.wall(browser, "2", post) for post in ("ROOM", "RJ"))
    before = total(wall)
    assert kept["incidents"] == int(before.replace(",", ""))
    _incidents(room, 3)
    reads(wall, "3 records came since")
    assert (total(wall), total(leader)) == (before, before)
    live = room.open(browser, "RJ", "/?projector=1")
    assert int(total(live).replace(",", "")) == kept["incidents"] + 3  # other pages follow the data
    assert leader.get_by_role("button", name="Take in").count() == 0  # not his to decide
    wall.keyboard.press("t")
    for page in (wall, leader):
        expect(page.locator(".wall-numbers strong").first).to_have_text(total(live), timeout=20_000)
    assert _kept(room)["incidents"] == kept["incidents"] + 3
    office.get_by_role("button", name="Follow the data again").click()
    reads(office, "The figures follow the data")
    for page in (office, wall, leader, live):
        page.context.close()


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


def test_the_secretariat_orders_the_steps_and_others_only_look(room: Room, browser: Browser) -> None:
    office = room.open(browser, "SECRETARIAT", f"/room?meeting={room.reference}&states=RJ")
    kinds = _plan(room)
    assert kinds[:2] == ["action_taken", "situation"]
    office.locator(".st-key-down_0 button").first.click()
    settled(office)
    office.locator(".st-key-filters_0 button").first.click()
    settled(office)
    assert _plan(room)[:2] == ["situation states=RJ", "action_taken"]
    page = room.wall(browser, "1", "RJ")
    assert page.locator("h1").inner_text() == "Situation"
    assert "Rajasthan" in page.inner_text(".wall-head")
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    expect(page.locator("h1")).to_have_text("Action taken")
    assert "Rajasthan" not in page.inner_text(".wall-head")  # the filters were those of the step
    look = room.open(browser, "RJ", f"/room?meeting={room.reference}")
    assert look.locator(".st-key-down_0").count() == 0
    assert look.get_by_role("button", name="Open the meeting").count() == 0
    for one in (office, page, look):
        one.context.close()


def _plan(room: Room) -> list[str]:
    query = select(agenda_step.c.kind, agenda_step.c.filters).where(agenda_step.c.reference == room.reference)
    with reading(room.engine) as connection:
        return [" ".join(row).strip() for row in connection.execute(query.order_by(agenda_step.c.position))]


def test_a_control_room_wall_turns_by_itself(room: Room, browser: Browser) -> None:
    page = room.open(browser, "ROOM", "/room?step=1&auto=3")
    assert page.locator("h1").inner_text() == "Situation"
    expect(page.locator(".wall-head > b:last-child")).to_have_text(f"2 / {len(codes(page))}", timeout=15_000)
    page.evaluate(GO, f"/room?step={codes(page)[-1]}&auto=3")
    expect(page.locator(".wall-head > b:last-child")).to_have_text(f"1 / {len(codes(page))}", timeout=20_000)
    page.context.close()
