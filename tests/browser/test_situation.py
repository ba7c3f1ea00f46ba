"""The first page: one screen, every element a way to its page; and what is open stays what it is while records arrive."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.server import Server
from tests.browser.conftest import LAPTOP, open_at, settled, window

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PATHS = {"map", "border", "sharing", "operations", "meetings", "", "decisions", "changed"}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with window(browser, size=LAPTOP) as opened:
        yield opened


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1440, 900), (1920, 1080)])
@pytest.mark.parametrize("address", ["/", "/?period=12m&states=JK,LA,UP"])
def test_one_screen_without_scrolling(page: Page, server: Server, width: int, height: int, address: str) -> None:
    page.set_viewport_size({"width": width, "height": height})
    open_at(page, server, address)
    main = page.locator(".stMain")
    assert main.evaluate("part => part.scrollHeight") <= height
    assert main.evaluate("part => part.scrollWidth") <= width
    for part in (
        ".sajha-card",
        ".sajha-bars a",
        ".sajha-lines a",
        ".sajha-overdue a",
        ".sajha-fresh a",
        "iframe[src*=folium]",
    ):
        for box in (found.bounding_box() for found in page.locator(part).all()):
            assert box and box["y"] + box["height"] <= height and box["x"] + box["width"] <= width, part


def test_every_element_opens_its_page_filtered_without_loading_anew(page: Page, server: Server) -> None:
    open_at(page, server, "/?period=12m&gangs=G01,G03")
    links = page.locator("a.sajha-go:not(.sajha-wall-button)")
    where = [link.evaluate("link => link.pathname.slice(1) + link.search") for link in links.all()]
    assert {address.partition("?")[0] for address in where} == PATHS
    assert all("period=" in address for address in where)
    kinds = page.locator(".sajha-cards, .sajha-bars, .sajha-lines, .sajha-fresh").all()
    assert len(kinds) == 7  # cards; gangs, borders, districts; changed most, gaps; freshness
    page.evaluate("window.stayed = true")
    for part, path in ((".sajha-card", "/map"), (".sajha-bars a", "/map"), (".sajha-fresh a", "/map")):
        page.locator(part).first.click()
        page.wait_for_url(re.compile(rf"{path}\?.*period=12m"))
        settled(page)
        expect(page.locator("h1")).to_have_text("Gang activity map")
        page.go_back()
        page.wait_for_selector(".sajha-card")
        settled(page)
    page.get_by_role("link", name=re.compile("since the meeting")).first.click()
    page.wait_for_url(re.compile(r"/\?.*period=since-"))
    settled(page)
    expect(page.get_by_role("dialog")).to_have_count(0)  # no "Page not found" before the first page
    page.get_by_role("link", name=re.compile("past the")).first.click()
    page.wait_for_url(re.compile(r"/sharing\?.*gangs=G01"))
    assert page.evaluate("window.stayed") is True


def test_a_trend_line_says_its_months(page: Page, server: Server) -> None:
    open_at(page, server, "/")
    pictures = page.locator("img.sajha-trend")
    expect(pictures).to_have_count(5)
    for picture in pictures.all():
        assert picture.evaluate("picture => picture.naturalWidth") > 0
        assert len(re.findall(r"\w+ \d{4}: [\d,]+", picture.get_attribute("alt") or "")) == 12


@pytest.fixture
def arriving(sample_folder: Path) -> Iterator[sqlite3.Connection]:
    """Another program's connection; what it wrote is taken back."""
    with closing(sqlite3.connect(sample_folder / "sajha.db", timeout=30)) as other:
        yield other
        other.execute("DELETE FROM delivery WHERE reference LIKE 'LIVE-%'")
        other.execute("DELETE FROM message WHERE reference LIKE 'LIVE-%'")
        other.commit()


def arrive(page: Page, other: sqlite3.Connection, number: int) -> None:
    """A message newer than all arrives by another program, and the open page counts it."""
    before = page.inner_text(".sajha-cards")
    other.execute(
        "INSERT INTO message (agency, reference, sent_at, kind, channel, subject)"
        f" VALUES ('PB', 'LIVE-{number}', datetime('now', '-1 minute'), 'alert', 'system', 'Newest of all')"
    )
    other.execute(f"INSERT INTO delivery (agency, reference, to_agency) VALUES ('PB', 'LIVE-{number}', 'DL')")
    other.commit()
    shown = "document.querySelector('.sajha-cards').innerText"
    page.wait_for_function(f"before => {shown} !== before", arg=before, timeout=10_000)
    settled(page)


def test_an_opened_record_scroll_filters_and_typed_text_stay_when_rows_arrive_above(
    page: Page, server: Server, arriving: sqlite3.Connection
) -> None:
    agency, reference, to = arriving.execute(
        "SELECT d.agency, d.reference, d.to_agency FROM delivery d JOIN message m USING (agency, reference)"
        " WHERE m.handling = 'participants' AND m.kind = 'request' AND d.replied_at IS NULL"
        " AND d.agency = 'PB' AND d.to_agency = 'DL' ORDER BY m.sent_at DESC LIMIT 1"
    ).fetchone()
    open_at(page, server, f"/sharing?view=heard&pair=PB-DL&states=PB&message={agency}:{reference}:{to}")
    opened, main, typed = (
        page.locator(".st-key-opened"),
        page.locator(".stMain"),
        page.get_by_label("Gangs", exact=True).first,
    )
    expect(opened).to_contain_text(reference)
    before, address = opened.inner_text(), page.url
    main.evaluate("part => part.scrollTo(0, 300)")
    arrive(page, arriving, 1)
    assert (opened.inner_text(), page.url) == (before, address)
    assert main.evaluate("part => part.scrollTop") == 300
    assert "Punjab" in page.inner_text(".sajha-said")
    main.evaluate("part => part.scrollTo(0, 0)")
    typed.click()
    page.keyboard.type("Kala")  # typed, nothing chosen yet
    arrive(page, arriving, 2)
    assert typed.input_value() == "Kala"
    assert (opened.inner_text(), page.url) == (before, address)
