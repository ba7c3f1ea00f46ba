"""By keys alone: filter, open a place from the map's table, take the brief. The paper says what the page says; the look is in the
log."""

import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.server import Server
from tests.browser import keys
from tests.browser.conftest import settled, window
from tests.exports.conftest import pages, together
from ui.translations import translations

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NO_FILE = "The file was not made: the database is away, or you are not signed in any more. Load the page again."
BUSIEST_IN_PUNJAB = """select gang, name from incident_gang join gang on code = gang where agency = 'PB'
  group by gang order by count(*) desc"""


@pytest.fixture
def page(browser: Browser, own_server: Server) -> Iterator[Page]:
    with window(browser, own_server, "/map") as opened:
        yield opened


def chosen(page: Page, box: str, typed: str, said: str) -> None:
    """Choose in a box of the filter bar; the focus stays in it."""
    keys.to(page, box)
    page.keyboard.type(typed)
    page.get_by_role("option", name=typed).wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(said))
    settled(page)
    assert keys.at(page)["name"] == box
    page.keyboard.press("Escape")


def test_filters_the_maps_table_and_the_brief_by_keys_alone(page: Page, own_folder: Path) -> None:
    with sqlite3.connect(own_folder / "sajha.db") as database:
        code, gang = database.execute(BUSIEST_IN_PUNJAB).fetchone()
    chosen(page, "States", "Punjab", "states=PB")
    chosen(page, "Gangs", gang, "gangs=")
    answer = page.locator(".sajha-answer").first.inner_text()
    keys.walk(page, lambda here: here["tag"] == "CANVAS" and "st-key-places" in here["boxes"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    assert "month=" not in page.url  # the arrow keys step through the months everywhere else
    page.keyboard.press("Shift+Space")
    page.wait_for_url(re.compile("place="))
    settled(page)
    keys.to(page, "print", "Shift+Tab")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="PDF", exact=True).first.wait_for()
    keys.to(page, "PDF")
    with page.expect_download(timeout=30_000) as given:
        page.keyboard.press("Enter")
    assert re.fullmatch(rf"sajha_brief_PB_{code}_[\d-]+_en\.pdf", given.value.suggested_filename)
    found = pages(Path(given.value.path()).read_bytes())
    assert together(answer) in together(" ".join(found))
    with sqlite3.connect(own_folder / "sajha.db") as database:
        lines = database.execute("select what, filters from access_log where kind = 'paper'").fetchall()
    assert lines == [("brief.pdf (en)", f"states=PB&gangs={code}")]


def test_a_paper_that_cannot_be_made_is_said_in_the_readers_language(page: Page, own_folder: Path) -> None:
    """The database goes after the box was opened: our sentence stands there, is read out, and no word is Streamlit's."""
    page.get_by_role("button", name="हिन्दी").click()
    page.wait_for_url(re.compile("lang=hi"))
    settled(page)
    page.locator(".st-key-papers button").first.click()
    button = page.get_by_role("button", name="PDF", exact=True).first
    button.wait_for()
    settled(page)
    away = (own_folder / "sajha.db").rename(own_folder / "away.db")
    try:
        button.click()
        trouble = page.get_by_test_id("stDownloadButtonError")
        trouble.wait_for(state="attached", timeout=15_000)
        told, tree = trouble.inner_text(), trouble.aria_snapshot()
    finally:
        away.rename(own_folder / "sajha.db")
    assert told == translations("hi").gettext(NO_FILE) != NO_FILE
    assert tree == f"- alert: {json.dumps(told, ensure_ascii=False)}"
