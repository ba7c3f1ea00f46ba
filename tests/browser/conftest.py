"""A real server on a sample database, a real Chromium, and one tour of all pages whose findings many tests read."""

import os
import re
import shutil
import socket
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
    TimeoutError,
    ViewportSize,
    sync_playwright,
)
from sqlalchemy import Engine

from benchmarks.server import ROOT, Server, serving
from data import registers, sample
from data.engine import connect
from data.intake.published import load_published
from tests.browser import axe, traffic

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
UNUSED = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),  # two pages behind the address bar of every window: a second each
    *("PaintHolding", "HttpsUpgrades", "OptimizationHints", "MediaRouter", "ThirdPartyStoragePartitioning"),
)
"""Chromium heeds only the last list of features it is to do without: the second line is what Playwright's own has for us."""
QUIET = [
    f"--disable-features={','.join(UNUSED)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",
]
STILL = """new MutationObserver((_, watching) => {
  if (!document.documentElement) return;
  watching.disconnect();
  const style = document.createElement("style");
  style.textContent = "*, ::before, ::after { animation: none !important; transition: none !important }";
  document.documentElement.append(style);
}).observe(document, {childList: true})"""
"""Streamlit heeds no wish for less motion: what it shows while a page loads moves, and takes a third of the browser's time."""
SIZES = {"wall": (1920, 1080), "phone": (390, 844)}
TOUR = {
    "situation": "/?period=ytd",
    "situation of one state": "/?states=RJ&period=90d",
    "for decision": "/decisions?period=ytd",
    "for decision of one state": "/decisions?states=PB&period=90d",
    "what changed": "/changed?period=ytd",
    "good practice": "/practice?states=RJ&period=ytd",
    "map": "/map?period=ytd",
    "map filtered": "/map?states=HR,PB&gangs=G01,G02,G03,G04&period=12m&belt=10",
    "map by unit": "/map?level=unit&period=ytd",
    "map by state": "/map?level=state&period=ytd",
    "map of a month": "/map?period=12m&month=2026-06",
    "gangs": "/gangs?states=RJ,HR&period=12m",
    "one gang": "/gangs?gang=G01&period=ytd",
    "borders": "/border?period=ytd",
    "one border": "/border?border=HR-RJ&belt=20&period=12m",
    "sharing": "/sharing?period=ytd",
    "sharing by pair": "/sharing?view=flow&period=12m",
    "answer times": "/sharing?view=times&period=12m&states=DL,PB",
    "channels": "/sharing?view=ways&period=12m",
    "operations": "/operations?period=ytd",
    "operations in time": "/operations?view=time&period=12m",
    "results of operations": "/operations?view=results&gangs=G03&period=12m",
    "meetings": "/meetings?period=ytd",
    "sittings": "/meetings?view=sittings&period=12m",
    "attendance": "/meetings?view=attendance&states=RJ&period=12m",
    "minutes": "/minutes?period=ytd",
    "desk": "/desk?period=ytd",
    "data": "/data?period=ytd",
    "receipts": "/data?view=receipts&states=RJ,HR",
    "upload": "/data?view=upload",
    "published totals": "/data?view=published",
    "definitions": "/data?view=definitions",
    "published": "/map?layer=published&head=extortion&period=ytd",
    "nonsense": "/map?states=XX&period=yesterday&gangs=%3Cscript%3Ealert(1)%3C/script%3E",
    "nothing": "/map?states=LA&gangs=G01&period=2024-01-01..2024-01-02",
}
SAME = (
    "map filtered",
    "map by state",
    "map of a month",
    "situation of one state",
    "for decision of one state",
    "nothing",
)
"""Addresses of the tour that are built like their neighbours: once, on a wall and in English, is enough."""
EXPECTED_404 = ("/_stcore/health", "/_stcore/host-config")
"""On a deep link Streamlit's browser part first asks below the page's own path, and finds the right place after."""


@dataclass
class Visit:
    """What one visit of the tour found."""

    name: str
    size: str
    text: str = ""
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    map_shapes: int = 0
    map_colours: int = 0
    bars: int = 0
    wider_than_screen: bool = False
    hard_to_use: list[str] = field(default_factory=list)
    """What axe-core finds, on the wall's size."""


def new_sample(folder: Path, scale: float = 1) -> Engine:
    """A new sample database, as a server finds it in its folder."""
    engine = connect(f"sqlite:///{folder / 'sajha.db'}")
    registers.born(engine, "sample")
    sample.fill(engine, scale=scale)
    return engine


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample database with a published file in it."""
    folder = tmp_path_factory.mktemp("var")
    engine = new_sample(folder)
    load_published(engine, ROOT / "tests" / "files" / "ncrb" / "units_2014.csv", "ncrb", "test")
    return folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def server(sample_folder: Path) -> Iterator[Server]:
    with serving(ROOT / "dashboard.py", sample_folder, free_port(), "/health") as running:
        yield running


@pytest.fixture(scope="module")
def own_folder(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample that the tests of one file may write into."""
    folder = tmp_path_factory.mktemp("own")
    with sqlite3.connect(sample_folder / "sajha.db") as source, sqlite3.connect(folder / "sajha.db") as target:
        source.backup(target)
    return folder


@pytest.fixture(scope="module")
def own_server(own_folder: Path) -> Iterator[Server]:
    with serving(ROOT / "dashboard.py", own_folder, free_port(), "/health") as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("No Chromium is installed (Debian: apt-get install chromium)")
    with sync_playwright() as player:
        running = player.chromium.launch(executable_path=found, args=QUIET)
        traffic.watch(running)
        running.on("context", lambda context: context.add_init_script(STILL))
        yield running
        running.close()


IDLE = "document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
DRAWN = """!document.querySelector('[data-testid=stSkeleton]') && [...document.querySelectorAll('iframe[src*=streamlit_folium]')]
  .every(map => map.contentDocument?.querySelector('path.leaflet-interactive'))"""
"""Charts, tables and maps come later than the page they stand on: until then Streamlit shows grey bars in their place."""
GO = "address => { history.pushState({}, '', address); dispatchEvent(new PopStateEvent('popstate')) }"


PATIENCE_S = 30


def settled(page: Page) -> None:
    """Wait until what was asked of the server has come, and is drawn."""
    page.wait_for_timeout(150)
    _until(page, lambda: not traffic.waits(page), "The server did not finish the page")
    page.wait_for_selector(".sajha-said", timeout=1000 * PATIENCE_S)
    page.wait_for_selector(".stMain h1", timeout=1000 * PATIENCE_S)
    page.wait_for_function(IDLE, timeout=1000 * PATIENCE_S)
    page.wait_for_function(DRAWN, timeout=1000 * PATIENCE_S)
    page.wait_for_timeout(150)


WALL = ViewportSize(width=1920, height=1080)
LAPTOP = ViewportSize(width=1366, height=768)


@cache
def _officer(browser: Browser) -> BrowserContext:
    """One officer's browser: its windows keep Streamlit's scripts, as a real one does."""
    return browser.new_context(locale="en-US")


@contextmanager
def window(
    browser: Browser, server: Server | None = None, address: str = "/", size: ViewportSize = WALL
) -> Iterator[Page]:
    """A window of its own, shut at the end; at an address of the server where one is given."""
    opened = _officer(browser).new_page()
    opened.set_viewport_size(size)
    if server:
        open_at(opened, server, address)
    yield opened
    opened.close()


def open_at(page: Page, server: Server, address: str) -> None:
    page.goto(f"http://localhost:{server.port}{address}")
    settled(page)


def choose(page: Page, box: Locator, option: str) -> None:
    """Choose from a drop-down list: a redraw shuts a list that is open, and whoever chooses opens it again."""
    listed = page.get_by_role("option", name=option, exact=True)

    def chosen() -> bool:
        settled(page)
        box.click()
        with suppress(TimeoutError):
            listed.click(timeout=3000)
            return True
        page.keyboard.press("Escape")
        return False

    _until(page, chosen, f"No list offers {option!r}")


def told(page: Page) -> str:
    """What stands on the page, in one line."""
    return re.sub(r"\s+", " ", page.inner_text(".stMain"))


def reads(page: Page, pattern: str, of: Callable[[Page], str] = told) -> re.Match[str]:
    """Wait until the page says `pattern`: a slow machine is not a wrong page."""
    found: list[re.Match[str]] = []

    def said() -> bool:
        found.extend(re.finditer(pattern, of(page)))
        return bool(found)

    _until(page, said, f"The page does not say {pattern!r}")
    return found[0]


def _until(page: Page, holds: Callable[[], bool], failing: str) -> None:
    end = time.monotonic() + PATIENCE_S
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"{failing} within {PATIENCE_S} s: {told(page)}")
        page.wait_for_timeout(50)


@pytest.fixture(scope="session")
def tour(server: Server, browser: Browser) -> list[Visit]:
    """One page per size, which goes from address to address as the back button does: ten times faster than opening each."""
    found = []
    for size, (width, height) in SIZES.items():
        page = browser.new_page(viewport={"width": width, "height": height})
        seen = Visit("", size)
        _listen(page, seen, server.port)
        page.goto(f"http://localhost:{server.port}/")
        found += [_visit(page, seen, name) for name in TOUR if size == "wall" or name not in SAME]
        page.close()
    return found


def _visit(page: Page, seen: Visit, name: str) -> Visit:
    """Go to one address; what `seen` collects until then is of this visit."""
    page.evaluate(GO, TOUR[name])
    settled(page)
    visit = Visit(name, seen.size, outside=seen.outside[:], errors=seen.errors[:], failed=seen.failed[:])
    for kept in (seen.outside, seen.errors, seen.failed):
        kept.clear()
    visit.text = page.inner_text(".stMain")
    visit.wider_than_screen = page.evaluate("document.querySelector('.stMain').scrollWidth > window.innerWidth + 1")
    visit.bars = page.locator(".js-plotly-plot .bars .point path").count()
    _look_at_map(page, visit)
    visit.hard_to_use = axe.findings(page) if seen.size == "wall" and name not in SAME else []
    if kept_at := os.environ.get("SAJHA_PICTURES"):
        page.screenshot(path=str(Path(kept_at) / f"{name.replace(' ', '_')}_{seen.size}.png"))
    return visit


def _listen(page: Page, visit: Visit, port: int) -> None:
    own = (f"http://localhost:{port}/", f"ws://localhost:{port}/", "data:", "blob:")

    def asked(request: Request) -> None:
        if not request.url.startswith(own):
            visit.outside.append(request.url)

    def answered(response: Response) -> None:
        if response.status >= 400 and not response.url.endswith(EXPECTED_404):
            visit.failed.append(f"{response.status} {response.url}")

    def said(message: ConsoleMessage) -> None:
        if message.type == "error" and "404" not in message.text:
            visit.errors.append(message.text)

    page.on("request", asked)
    page.on("response", answered)
    page.on("console", said)
    page.on("pageerror", lambda error: visit.errors.append(str(error)))


def map_frame(page: Page) -> Any:
    """The frame in which the map is drawn, or None."""
    return next((frame for frame in page.frames if "streamlit_folium" in frame.url), None)


def _look_at_map(page: Page, visit: Visit) -> None:
    frame = map_frame(page)
    if frame is None:
        return
    fills = frame.eval_on_selector_all(
        "path.leaflet-interactive", "found => found.map(one => one.getAttribute('fill'))"
    )
    visit.map_shapes, visit.map_colours = len(fills), len(set(fills))
