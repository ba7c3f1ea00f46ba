"""Using the dashboard: links, clicks, keys, the back button, and a change made by another program."""

import re
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.server import ROOT, Server, serving
from tests.browser.conftest import PATIENCE_S, choose, free_port, map_frame, open_at, settled, window

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with window(browser) as opened:
        yield opened


def test_a_deep_link_on_a_fresh_server_opens_page_and_filters(sample_folder: Path, page: Page) -> None:
    with serving(ROOT / "dashboard.py", sample_folder, free_port(), "/health") as fresh:
        open_at(page, fresh, "/map?states=RJ")
        expect(page.locator("h1")).to_have_text("Gang activity map")
        assert "Rajasthan" in page.inner_text(".sajha-said")


TYPED = {
    "/situation?states=RJ": "Situation",
    "/operation?states=RJ": "There is no page at this address",
    "/operation?states=RJ&lang=hi": "इस पते पर कोई पृष्ठ नहीं है",
    "/operation?projector=1": "There is no page at this address",
    "/map/RJ?states=RJ": "There is no page at this address",
    "/wall/map?states=RJ": "Gang activity map",
    "/%3Cscript%3E": "There is no page at this address",
    "/.": "Situation",
}


def test_an_address_typed_by_hand_opens_or_says_that_no_page_is_there(server: Server, page: Page) -> None:
    for typed, says in TYPED.items():
        page.goto(f"http://localhost:{server.port}{typed}")
        expect(page.locator(".stMain h1")).to_have_text(says, timeout=PATIENCE_S * 1000)
        expect(page.get_by_role("dialog")).to_have_count(0)  # Streamlit's own words for it, in English


def test_from_an_address_without_a_page_the_way_leads_on(server: Server, page: Page) -> None:
    page.goto(f"http://localhost:{server.port}/operation")
    page.get_by_role("button", name="हिन्दी").click()
    page.get_by_role("link", name="“स्थिति” पृष्ठ खोलें").click()
    expect(page.locator(".stMain h1")).to_have_text("स्थिति", timeout=PATIENCE_S * 1000)


def test_choosing_a_state_is_in_the_address_and_survives_a_change_of_page(server: Server, page: Page) -> None:
    open_at(page, server, "/")
    choose(page, page.get_by_label("States", exact=True).first, "Haryana")
    page.wait_for_url(re.compile("states=HR"))
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Gang activity map").click()
    page.wait_for_url(re.compile("/map.*states=HR"))
    settled(page)
    assert "Haryana" in page.inner_text(".sajha-said")


def test_a_click_on_a_district_opens_its_records(server: Server, page: Page) -> None:
    open_at(page, server, "/map?states=RJ&period=12m")
    map_frame(page).locator("path.leaflet-interactive[fill='#0b3c6f']").first.click(force=True)
    page.wait_for_url(re.compile(r"place=\d+"))
    expect(page.get_by_role("heading", name=re.compile("newest first"))).to_be_visible(timeout=15_000)


def test_months_step_with_the_arrow_keys(server: Server, page: Page) -> None:
    open_at(page, server, "/map?period=2026-01-01..2026-06-30")
    page.locator("h1").click()
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile("month=2026-01"))
    settled(page)
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile("month=2026-02"))
    settled(page)
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(re.compile("month=2026-01"))


def test_an_open_page_shows_a_change_by_another_program_within_ten_seconds(
    server: Server, sample_folder: Path, page: Page
) -> None:
    open_at(page, server, "/")
    before = _incidents(page)
    with sqlite3.connect(sample_folder / "sajha.db", timeout=30) as other:  # knows nothing of Sajha
        other.execute(
            "INSERT INTO incident (agency, reference, occurred_from, kind, status)"
            " VALUES ('RJ', 'LIVE-1', datetime('now', '-1 hour'), 'murder', 'traced')"
        )
    began = time.monotonic()
    try:
        while _incidents(page) != before + 1:
            assert time.monotonic() - began < 10
            page.wait_for_timeout(200)
    finally:
        with sqlite3.connect(sample_folder / "sajha.db", timeout=30) as other:
            other.execute("DELETE FROM incident WHERE reference = 'LIVE-1'")


def _incidents(page: Page) -> int:
    shown = page.locator(".sajha-card strong").first.inner_text()
    return int(shown.replace(",", ""))


def test_the_picture_stays_when_the_database_goes_and_catches_up_when_it_returns(
    sample_folder: Path, tmp_path: Path, page: Page
) -> None:
    copy = tmp_path / "sajha.db"
    with sqlite3.connect(sample_folder / "sajha.db") as source, sqlite3.connect(copy) as target:
        source.backup(target)
    with serving(ROOT / "dashboard.py", tmp_path, free_port(), "/health") as lonely:
        open_at(page, lonely, "/")
        before = _incidents(page)
        away = copy.rename(tmp_path / "away.db")
        expect(page.get_by_text("has not been reachable since")).to_be_visible(timeout=15_000)
        assert _incidents(page) == before
        away.rename(copy)
        expect(page.get_by_text("has not been reachable since")).to_have_count(0, timeout=15_000)


def test_the_page_waits_for_a_database_that_is_not_there_yet(sample_folder: Path, tmp_path: Path, page: Page) -> None:
    with serving(ROOT / "dashboard.py", tmp_path, free_port(), "/_stcore/health") as early:
        page.goto(f"http://localhost:{early.port}/")
        expect(page.get_by_text("There is no database yet")).to_be_visible(timeout=20_000)
        with sqlite3.connect(sample_folder / "sajha.db") as source, sqlite3.connect(tmp_path / "sajha.db") as target:
            source.backup(target)
        expect(page.locator(".sajha-card strong").first).to_be_visible(timeout=20_000)
