"""Gaps in a browser: every rule's way to its records; a remark of a force, and a gap kept off the wall and put back."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from benchmarks.server import ROOT, Server, serving
from data import viewers
from data.engine import connect, reading, writing
from data.facts import ist_date
from data.schema.running import access_log
from tests.browser.conftest import GO, free_port, new_sample, reads, settled, told
from tests.pages.wire import SETTINGS, headers

pytestmark = [pytest.mark.browser, pytest.mark.slow]
POSTS = {"HP": "nodal_officer", "RJ": "leader", "SECRETARIAT": "secretariat", "ROOM": "meeting_room"}
REMARK = "Line repaired on <b>Monday</b>"
REASON = "Settled by telephone"


def go(page: Page, address: str) -> None:
    page.evaluate(GO, address)
    settled(page)


def test_every_rule_leads_to_its_records(browser: Browser, server: Server) -> None:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(f"http://localhost:{server.port}/decisions?period=90d")
    settled(page)
    rules = page.locator(".sajha-rules a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert len(rules) >= 16
    for rule in rules[1:]:
        go(page, f"/{rule}")
        link = page.get_by_role("link", name="Show the records").first
        wanted = (link.get_attribute("href") or "").partition("?")[0]
        link.click()
        page.wait_for_url(re.compile(f"/{wanted}\\?"))
        settled(page)
        expect(page.locator("h1")).not_to_have_text("For decision")
        shown = told(page)
        assert not re.search("not understood|No .* has the number|is not open|cannot be reached|None in this", shown), (
            rule
        )
        assert page.locator(".stException").count() == 0, rule
    page.close()


def test_situation_opens_a_gap_at_itself(browser: Browser, server: Server) -> None:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(f"http://localhost:{server.port}/")
    settled(page)
    links = page.locator("a[href*='gap=']")
    expect(links).to_have_count(5)
    sentence = links.first.get_attribute("title") or ""
    links.first.click()
    page.wait_for_url(re.compile(r"/decisions\?.*gap="))
    settled(page)
    expect(page.locator(".st-key-gap_opened .said")).to_have_text(sentence)
    page.get_by_role("button", name="Back to the list").click()
    expect(page.locator(".st-key-gap_opened")).to_have_count(0)
    go(page, "/decisions?gap=000000000000")
    assert "This gap is not found here" in told(page)
    page.close()


@pytest.fixture(scope="module")
def posts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """The port of a server signed in to by a proxy, and its database: a small sample with a few posts."""
    folder = tmp_path_factory.mktemp("posts")
    engine = new_sample(folder, scale=0.05)
    with writing(engine) as connection:
        for subject, role in POSTS.items():
            agency = subject if len(subject) == 2 else None
            viewers.add(connection, subject, f"Officer {subject}", f"Post {subject}", agency, role, date(2026, 1, 1))
    with pytest.MonkeyPatch.context() as patched:
        for name, value in SETTINGS.items():
            patched.setitem(os.environ, name, value)
        with serving(ROOT / "dashboard.py", folder, free_port(), "/health") as running:
            yield running.port, folder / "sajha.db"


@contextmanager
def signed_in(browser: Browser, port: int, subject: str, address: str) -> Iterator[Page]:
    context = browser.new_context(extra_http_headers=headers(subject), viewport={"width": 1366, "height": 900})
    page = context.new_page()
    page.goto(f"http://localhost:{port}{address}")
    settled(page)
    yield page
    context.close()


def opened(page: Page) -> str:
    """Open the first gap of the list; its own address."""
    page.get_by_role("link", name="Open, and remarks").first.click()
    page.wait_for_url(re.compile("gap="))
    settled(page)
    return page.url.partition("localhost:")[2].partition("/")[2]


def logged(database: Path) -> list[tuple[str, str]]:
    with reading(connect(f"sqlite:///{database}")) as connection:
        rows = connection.execute(select(access_log.c.what, access_log.c.subject).where(access_log.c.kind == "write"))
        return [(what.partition("/")[0], subject) for what, subject in rows]


def test_a_remark_of_the_force_concerned(browser: Browser, posts: tuple[int, Path]) -> None:
    port, database = posts
    with signed_in(browser, port, "HP", "/decisions?period=90d&rule=nothing_sent&states=HP") as page:
        address = opened(page)
        page.get_by_label(re.compile("Remark of your force")).fill(REMARK)
        page.get_by_role("button", name="Add the remark").click()
        expect(page.locator(".st-key-gap_opened")).to_contain_text(f"Post HP, {ist_date(datetime.now(UTC)):%d.%m.%Y}")
        expect(page.locator(".st-key-gap_opened")).to_contain_text(REMARK)  # as written, no HTML of it
        assert page.locator(".st-key-gap_opened .remark b").count() == 0
    with signed_in(browser, port, "RJ", f"/{address}") as page:  # concerns Himachal Pradesh alone: read, not answered
        assert REMARK in told(page)
        expect(page.get_by_role("button", name="Add the remark")).to_have_count(0)
    assert ("gap_remark", "HP") in logged(database)


def test_kept_off_the_wall_and_put_back(browser: Browser, posts: tuple[int, Path]) -> None:
    port, database = posts
    with signed_in(browser, port, "SECRETARIAT", "/decisions?period=90d&rule=nothing_sent") as page:
        address = opened(page)
        sentence = page.locator(".st-key-gap_opened .said").inner_text()
        page.get_by_label("Keep it off the wall because").fill(REASON)
        page.get_by_role("button", name="Keep it off the wall").click()
        expect(page.get_by_role("button", name="Put it back on the wall")).to_be_visible()
    for subject, shown in (("RJ", True), ("ROOM", False)):
        with signed_in(browser, port, subject, "/decisions?period=90d") as page:
            if shown:
                reads(page, f"because: {REASON}")
            else:  # the facts follow within seconds
                expect(page.locator(".stMain")).not_to_contain_text(sentence, timeout=15_000)
            assert (sentence in told(page)) is shown
            assert (REASON in told(page)) is shown
            expect(page.get_by_role("button", name="Keep it off the wall")).to_have_count(0)
    with signed_in(browser, port, "SECRETARIAT", f"/{address}") as page:
        page.get_by_role("button", name="Put it back on the wall").click()
        expect(page.get_by_role("button", name="Keep it off the wall")).to_be_visible()
    with signed_in(browser, port, "ROOM", "/decisions?period=90d&rule=nothing_sent") as page:
        reads(page, re.escape(sentence))
    assert {("gap_kept_off", "SECRETARIAT"), ("gap_put_back", "SECRETARIAT")} <= set(logged(database))
