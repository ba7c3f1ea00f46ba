"""From a page to a paper in two clicks; the paper says what the page says; the look is in the log."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.server import ROOT, Server, serving
from tests.browser.conftest import free_port, settled
from tests.exports.conftest import pages, together

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def own_folder(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample: papers write into its log."""
    folder = tmp_path_factory.mktemp("papers")
    with sqlite3.connect(sample_folder / "sajha.db") as source, sqlite3.connect(folder / "sajha.db") as target:
        source.backup(target)
    return folder


@pytest.fixture(scope="module")
def own_server(own_folder: Path) -> Iterator[Server]:
    with serving(ROOT / "dashboard.py", own_folder, free_port(), "/health") as running:
        yield running


@pytest.fixture
def page(browser: Browser, own_server: Server) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1920, "height": 1080}, accept_downloads=True)
    opened.goto(f"http://localhost:{own_server.port}/?states=PB&gangs=G03")
    settled(opened)
    yield opened
    opened.close()


def test_the_brief_by_keyboard_in_two_steps(page: Page, own_folder: Path) -> None:
    answer = page.locator(".sajha-answer").first.inner_text()
    page.get_by_role("button", name="Paper").focus()
    page.keyboard.press("Enter")
    first = page.get_by_role("button", name="PDF", exact=True).first
    first.wait_for(timeout=15_000)
    first.focus()
    with page.expect_download(timeout=30_000) as given:
        page.keyboard.press("Enter")
    assert re.fullmatch(r"sajha_brief_PB_G03_[\d-]+_en\.pdf", given.value.suggested_filename)
    found = pages(Path(given.value.path()).read_bytes())
    assert together(answer) in together(found[0])
    with sqlite3.connect(own_folder / "sajha.db") as database:
        lines = database.execute("select what, filters from access_log where kind = 'paper'").fetchall()
    assert lines == [("brief.pdf (en)", "states=PB&gangs=G03")]
