"""What a click in a chart or on a map opens, opened by keys alone: by the table below the chart, or by the list beside it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.server import Server
from tests.browser import keys
from tests.browser.conftest import GO, map_frame, settled, window

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TWINS = {
    "bars of the time line": ("/operations?view=time&period=12m", "operation"),
    "bars of answers owed": ("/sharing?period=12m", "pair"),
    "cells of days of silence": ("/sharing?view=heard&period=12m", "pair"),
    "cells of deliveries": ("/sharing?view=flow&period=12m", "pair"),
    "cells of answer times": ("/sharing?view=times&period=12m", "pair"),
    "bars of channels": ("/sharing?view=ways&period=12m", "channel|kind|outcome"),
}
"""Chart -> its page, and what a click on a mark puts into the address."""
LEADS = "!!document.activeElement.parentElement.querySelector('a')"
"""Whether the table behind the line that has the focus leads anywhere: of months it does not."""
LISTS = {
    "lines of borders": ("/border?period=ytd", "border"),
    "districts": ("/map?period=ytd", "place"),
    "states": ("/map?level=state&period=ytd", "place"),
    "units": ("/map?level=unit&period=ytd", "place"),
}
"""What a map draws -> its page, and what a click puts into the address."""


@pytest.fixture(scope="module")
def page(browser: Browser, server: Server) -> Iterator[Page]:
    with window(browser, server) as opened:
        yield opened


def at(page: Page, address: str) -> None:
    page.evaluate(GO, address)
    settled(page)


def opens(page: Page, key: str, into: str) -> str:
    """What stands in the address after `key`."""
    page.keyboard.press(key)
    page.wait_for_url(re.compile(rf"[?&]({into})="))
    settled(page)
    found = re.search(rf"[?&](?:{into})=([^&]+)", page.url)
    assert found
    return found[1]


@pytest.mark.parametrize(("address", "into"), TWINS.values(), ids=TWINS)
def test_what_a_mark_opens_the_table_below_opens(page: Page, address: str, into: str) -> None:
    at(page, address)
    keys.walk(page, lambda here: here["tag"] == "SUMMARY" and page.evaluate(LEADS))
    page.keyboard.press("Enter")
    keys.walk(page, lambda here: here["tag"] == "A")
    said = page.evaluate("document.activeElement.getAttribute('href')")
    assert opens(page, "Enter", into) in said


@pytest.mark.parametrize(("address", "into"), LISTS.values(), ids=LISTS)
def test_what_a_map_opens_the_list_beside_it_opens(page: Page, address: str, into: str) -> None:
    at(page, address)
    keys.walk(page, lambda here: here["tag"] == "CANVAS")
    for key in ("ArrowDown", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    assert opens(page, "Shift+Space", into)


def test_every_border_line_stands_in_the_list_that_keys_open(page: Page) -> None:
    """As many lines as can be clicked, so many rows."""
    at(page, "/border?period=ytd")
    frame = map_frame(page)
    frame.wait_for_selector("path.sajha-border", state="attached")
    rows = page.evaluate("document.querySelector('[data-testid=stDataFrame] table').getAttribute('aria-rowcount')")
    assert frame.locator("path.sajha-border").count() == int(rows) - 1 > 10
