"""Sending a file in the browser, as a nodal officer does: try it, read the receipt, load it, take it back; a nil report."""

import re
import sqlite3
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.server import Server
from tests.browser.conftest import choose, window
from tests.intake.files import csv_file, good

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def page(browser: Browser, own_server: Server) -> Iterator[Page]:
    with window(browser, own_server, "/data?view=upload") as opened:
        yield opened


def count(folder: Path, query: str) -> int:
    with sqlite3.connect(folder / "sajha.db") as database:
        return database.execute(query).fetchone()[0]


def send(page: Page, path: Path) -> None:
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_text(path.name, exact=True).first).to_be_visible(timeout=15_000)
    page.get_by_text("The rows are made up, for practice").click()
    page.get_by_role("button", name="Try it: nothing is written yet").click()


OURS = "SELECT count(*) FROM incident WHERE reference LIKE 'UPLOAD-%'"


def test_tried_loaded_looked_at_and_taken_back(own_folder: Path, tmp_path: Path, page: Page) -> None:
    rows = [good("incident", reference=f"UPLOAD-{n}") for n in range(3)]
    path = csv_file(tmp_path / "incidents.csv", [*rows, good("incident", reference="UPLOAD-9", kind="theft")])
    send(page, path)
    expect(page.get_by_text("Tried, nothing was written: incidents.csv, 4 rows.")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("3 new, 0 changed, 0 there already, 0 repeated in the file, 1 rejected.")).to_be_visible(
        timeout=15_000
    )
    expect(page.get_by_text("Rejected: row 5, kind: 'theft' is not a permitted value.")).to_be_visible(timeout=15_000)
    assert count(own_folder, OURS) == 0
    page.get_by_role("button", name="Load 3 rows for good").click()
    expect(page.get_by_text("incidents.csv, 4 rows.").filter(has_text="Load ")).to_be_visible(timeout=30_000)
    assert count(own_folder, OURS) == 3
    with page.expect_download() as got:
        page.get_by_role("button", name="1 rejected row with its reason (XLSX)").click()
    assert "theft" in str(list(openpyxl.load_workbook(BytesIO(got.value.path().read_bytes())).active.values))
    page.get_by_role("button", name="Undo load").first.click()
    page.get_by_role("button", name="Undo it").click()
    expect(page.get_by_text("is undone: every row stands as before it.")).to_be_visible(timeout=30_000)
    assert count(own_folder, OURS) == 0


def test_columns_of_a_forces_own_system_are_named_once(own_folder: Path, tmp_path: Path, page: Page) -> None:
    row = good("incident", reference="UPLOAD-MAP")
    path = csv_file(tmp_path / "own.csv", [{"CCTNS no.": row.pop("reference"), **row}])
    send(page, path)
    expect(page.get_by_text("Columns that were not read: CCTNS no.").first).to_be_visible(timeout=30_000)
    page.get_by_text("Say what the columns that were not read hold").click()
    choose(page, page.get_by_role("combobox", name=re.compile("CCTNS")), "Reference")
    page.get_by_role("button", name="Keep this for the force's next files too, and try again").click()
    expect(page.get_by_text("1 new, 0 changed, 0 there already, 0 repeated in the file, 0 rejected.")).to_be_visible(
        timeout=30_000
    )
    kept = "SELECT count(*) FROM column_mapping WHERE received = 'CCTNS no.' AND means = 'reference'"
    assert count(own_folder, kept) == 1


def test_a_hostile_workbook_gets_a_sentence(tmp_path: Path, page: Page) -> None:
    path = tmp_path / "bad.xlsx"
    path.write_bytes(b"<html><table><tr><td>x</td></tr></table></html>")
    send(page, path)
    expect(page.get_by_text("This is a web page that is called a workbook.")).to_be_visible(timeout=30_000)
    expect(page.get_by_role("button", name="for good")).to_have_count(0)


def test_without_saying_that_rows_are_made_up_nothing_is_tried(tmp_path: Path, page: Page) -> None:
    path = csv_file(tmp_path / "incidents.csv", [good("incident")])
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Try it: nothing is written yet").click()
    expect(page.get_by_text("A sample database takes no record of a force.")).to_be_visible(timeout=15_000)


def test_a_nil_report(own_folder: Path, page: Page) -> None:
    before = count(own_folder, "SELECT count(*) FROM load WHERE dataset = 'nil_report'")
    page.get_by_role("button", name="State that there is nothing to report").click()
    expect(page.get_by_text("nil_report.csv, 1 row.")).to_be_visible(timeout=30_000)
    assert count(own_folder, "SELECT count(*) FROM load WHERE dataset = 'nil_report'") == before + 1


def test_a_template(page: Page) -> None:
    with page.expect_download() as got:
        page.get_by_role("button", name="Template with columns in both languages (XLSX)").click()
    assert openpyxl.load_workbook(BytesIO(got.value.path().read_bytes())).sheetnames == ["Data", "Example", "Help"]
