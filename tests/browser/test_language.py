"""A change of language in a browser: one click, with the filters, the record that is open, and what the browser itself says."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.server import Server
from tests.browser import keys
from tests.browser.conftest import LAPTOP, settled, window

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with window(browser, size=LAPTOP) as opened:
        yield opened


def test_one_click_keeps_filters_and_choices_and_the_browser_knows(server: Server, page: Page) -> None:
    page.goto(f"http://localhost:{server.port}/map?states=HR,RJ&period=2026-01-01..2026-02-01&place=104")
    settled(page)
    assert page.evaluate("document.documentElement.lang") == "en"
    page.get_by_role("button", name="हिन्दी").click()
    expect(page.locator("h1")).to_have_text("गैंग गतिविधि मानचित्र")
    page.wait_for_url(re.compile("lang=hi"))
    settled(page)
    assert all(part in page.url for part in ("states=HR", "RJ", "period=2026-01-01", "place=104"))
    assert "हरियाणा, राजस्थान" in page.inner_text(".sajha-said")
    assert "हरियाणा" in page.get_by_test_id("stMultiSelect").first.inner_text()
    assert page.evaluate("document.documentElement.lang") == "hi"
    expect(page).to_have_title("गैंग गतिविधि मानचित्र · साझा")
    page.get_by_test_id("stDateInput").get_by_role("button").first.click()
    expect(page.get_by_test_id("stDateInputCalendar")).to_contain_text("जनवरी")  # though the browser is in English
    page.keyboard.press("Escape")
    steps = page.evaluate("history.length")
    page.get_by_role("link", name="संयुक्त अभियान", exact=True).click()
    expect(page.locator("h1")).to_have_text("संयुक्त अभियान")
    page.wait_for_url(re.compile("/operations.*lang=hi"))
    settled(page)
    assert page.evaluate("history.length") == steps + 1  # "back" leads to the place on the map
    page.get_by_role("button", name="English").click()
    expect(page.locator("h1")).to_have_text("Joint operations")
    page.wait_for_url(re.compile(r"/operations(?!.*lang=hi)"))
    assert page.evaluate("document.documentElement.lang") == "en"


def test_back_in_hindi_and_the_switch_by_keys_keep_filters_and_focus(server: Server, page: Page) -> None:
    page.goto(f"http://localhost:{server.port}/practice?states=HR&lang=hi")
    settled(page)
    page.get_by_role("link", name="संयुक्त अभियान", exact=True).click()
    page.wait_for_url(re.compile("/operations.*lang=hi"))
    settled(page)
    page.go_back()
    page.wait_for_url(re.compile("/practice.*lang=hi"))
    settled(page)
    expect(page.locator("h1")).to_have_text("सर्वोत्तम प्रथा")
    assert "हरियाणा" in page.inner_text(".sajha-said")
    keys.to(page, "English")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Good practice", timeout=30_000)
    settled(page)
    page.wait_for_function("document.activeElement.innerText === 'हिन्दी'")
    assert "states=HR" in page.url
    assert "lang=hi" not in page.url
