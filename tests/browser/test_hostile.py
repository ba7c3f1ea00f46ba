"""Every text column filled with attacks, every page and its views opened in Chromium: nothing runs, nothing is fetched."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page

from benchmarks.server import ROOT, Server, serving
from data import sample
from data.engine import connect
from tests import hostile
from tests.browser.conftest import GO, SAME, TOUR, Visit, _listen, free_port, map_frame, settled

pytestmark = pytest.mark.browser
ALSO = {
    "place opened": "/map?period=12m&place=104",
    "message list": "/sharing?view=flow&period=12m&pair=RJ-HR",
    "heard": "/sharing?view=heard&period=12m&pair=RJ-HR",
    "a message in a link": "/sharing?message=RJ:![x](http:/outside.example/y.png):HR",
    "gangs in the bar": "/?gangs=G01,G02&period=12m",
    "search": "/search",
    "who looked": "/audit",
    "viewers": "/viewers",
    "room": "/room?period=12m",
}
EVERY = {name: address for name, address in (TOUR | ALSO).items() if name not in SAME}
HINDI = ("situation", "map", "sharing", "operations", "meetings", "sittings", "data", "place opened", "message list")
RAN = "() => window.hostile !== undefined || document.querySelectorAll('img[src=x], svg[onload], [onmouseover]').length > 0"


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[Server]:
    """A server on a tenth of the sample with attacks in every text column."""
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copyfile(sqlite_template, folder / "sajha.db")
    engine = connect(f"sqlite:///{folder / 'sajha.db'}")
    sample.fill(engine, scale=0.1)
    refused = hostile.attack(engine)
    engine.dispose()
    assert len(list(hostile.columns())) - len(refused) > 40, refused
    with serving(ROOT / "dashboard.py", folder, free_port(), "/health") as server:
        yield server


@pytest.mark.parametrize(("language", "names"), [("en", tuple(EVERY)), ("hi", HINDI)])
def test_nothing_runs_and_nothing_is_fetched(
    attacked: Server, browser: Browser, language: str, names: tuple[str, ...]
) -> None:
    page, seen = browser.new_page(viewport={"width": 1600, "height": 1000}), Visit("hostile", "wall")
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: _note(dialogs, dialog))
    _listen(page, seen, attacked.port)
    page.goto(f"http://localhost:{attacked.port}/?lang={language}")
    settled(page)
    texts, ran = [], []
    for name in names:
        page.evaluate(GO, EVERY[name])
        settled(page)
        _hover(page)
        texts.append(page.inner_text(".stApp"))
        assert page.evaluate("document.documentElement.lang") == language
        ran += [f"{name}: {frame.url}" for frame in page.frames if frame.evaluate(RAN)]
    page.close()
    assert ran == []
    assert (dialogs, seen.outside, seen.errors, seen.failed) == ([], [], [], [])
    assert sum("onerror=" in text for text in texts) > len(texts) / 2  # the attacks were there, as text


def _note(dialogs: list[str], dialog: Dialog) -> None:
    dialogs.append(dialog.message)
    dialog.dismiss()


def _hover(page: Page) -> None:
    """Over a few shapes of the map and bars of charts, so that their tooltips are drawn."""
    frame = map_frame(page)
    if frame is not None:
        for shape in frame.locator("path.leaflet-interactive").all()[:60:12]:
            shape.dispatch_event("mouseover")
        page.wait_for_timeout(100)
    for bar in page.locator(".js-plotly-plot .bars .point path").all()[:2]:
        if box := bar.bounding_box():
            page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            page.wait_for_timeout(50)
