"""The meeting room on a wall: steps by keys, each one screen, large and whole, without a person's name."""

import json
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from shutil import copyfile

import pytest
from playwright.sync_api import Browser, Page, WebSocket, expect
from sqlalchemy import select

from data.engine import reading
from data.schema.meetings import agenda_step
from data.schema.work import operation
from tests.browser.conftest import GO, free_port, settled
from tests.browser.rooms import SMALL, WALL, Room, code, codes, made, press, signed_in_server
from tests.pages.wire import headers

pytestmark = [pytest.mark.browser, pytest.mark.slow]
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
  for (const one of document.querySelectorAll('.stMain *')) {
    const hides = getComputedStyle(one).overflow === 'hidden' && one.children.length === 0;
    if (hides && one.textContent.trim() && (one.scrollHeight > one.clientHeight + 3 || one.scrollWidth > one.clientWidth + 3))
      cut.push(one.textContent.trim().slice(0, 60));
  }
  return { over: main.scrollHeight - main.clientHeight, small, below, cut };
}"""


@pytest.fixture(scope="module")
def room(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A server on a sample of its own."""
    folder, port = tmp_path_factory.mktemp("room"), free_port()
    copyfile(sample_folder / "sajha.db", folder / "sajha.db")
    found = made(folder, port)
    with signed_in_server(folder, port):
        yield found
    found.engine.dispose()


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


@pytest.mark.parametrize(("size", "language"), [(WALL, "en"), (SMALL, "hi")])
def test_every_step_is_one_screen_large_and_whole(
    room: Room, browser: Browser, size: tuple[int, int], language: str
) -> None:
    """Also with thirty decisions, texts of 600 letters, and long names; the smaller screen in the longer language."""
    page = room.open(browser, "ROOM", f"/room?meeting={room.reference}&step=1&lang={language}", size)
    every = codes(page)
    assert len(every) >= 12
    for step in every:
        if step != every[0]:
            page.keyboard.press("PageDown")
            settled(page)
        found = page.evaluate(LOOK, BODY_PX * size[1] / 1080 - 0.01)
        if kept_at := os.environ.get("SAJHA_PICTURES"):
            page.screenshot(path=str(Path(kept_at) / f"room_{step}_{size[0]}.png"))
        assert code(page) == str(every.index(step) + 1)
        assert found == {"over": 0, "small": [], "below": [], "cut": []}, step
        assert len(page.inner_text(".stMain")) > 60, step
        assert page.evaluate(
            "[...document.querySelectorAll('.wall-numbers strong')].every(n => n.scrollWidth <= n.clientWidth)"
        )
    page.context.close()


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
            if post != "ROOM" and "." in step:
                continue  # further parts of a step are drawn by the same functions
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


def test_the_secretariat_orders_the_steps_and_others_only_look(room: Room, browser: Browser) -> None:
    office = room.open(browser, "SECRETARIAT", f"/room?meeting={room.reference}&states=RJ")
    kinds = _plan(room)
    assert kinds[:2] == ["action_taken", "situation"]
    _change(office, 0, "Later")
    _change(office, 0, "Show with the filters chosen above")
    assert _plan(room)[:2] == ["situation states=RJ", "action_taken"]
    page = room.wall(browser, "1", "RJ")
    assert page.locator("h1").inner_text() == "Situation"
    assert "Rajasthan" in page.inner_text(".wall-head")
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    expect(page.locator("h1")).to_have_text("Action taken")
    assert "Rajasthan" not in page.inner_text(".wall-head")  # the filters were those of the step
    look = room.open(browser, "RJ", f"/room?meeting={room.reference}")
    assert look.locator(".st-key-change_0").count() == 0
    assert look.get_by_role("button", name="Open the meeting").count() == 0
    for one in (office, page, look):
        one.context.close()


def _change(office: Page, step: int, way: str) -> None:
    office.locator(f".st-key-change_{step} button").first.click()
    office.get_by_text(way, exact=True).click()
    settled(office)


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
