"""Every page in Hindi, as a screen reader meets it; its style is looked at where Hindi has style rules of its own."""

import re

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.server import Server
from tests.browser import axe
from tests.browser.conftest import GO, SAME, TOUR, settled

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NAMES = """() => [...document.querySelectorAll("[aria-label], [alt], [placeholder]")]
  .filter(one => one.checkVisibility())
  .flatMap(one => ["aria-label", "alt", "placeholder"].map(name => one.getAttribute(name) || ""))"""
ENGLISH = re.compile(r"[A-Za-z]{3,}")
STYLED = {"situation", "map", "upload", "nonsense"}


def names(page: Page) -> set[str]:
    """What is read out of a page and does not stand on it."""
    return {name for frame in page.frames for name in frame.evaluate(NAMES)}


def test_nothing_to_stumble_over_and_nothing_read_out_in_english(server: Server, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1920, "height": 1080})
    page.goto(f"http://localhost:{server.port}/?lang=hi")
    settled(page)
    found, english = {}, {}
    for name, address in TOUR.items():
        if name in SAME:
            continue
        page.evaluate(GO, f"{address}&lang=hi" if "?" in address else f"{address}?lang=hi")
        settled(page)
        if broken := axe.findings(page, of_style=name in STYLED):
            found[name] = broken
        if said := set(filter(ENGLISH.search, names(page))):
            english[name] = said
        assert page.evaluate("document.documentElement.lang") == "hi", name
    page.close()
    assert found == {}
    assert english == {}
