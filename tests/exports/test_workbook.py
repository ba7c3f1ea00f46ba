"""Tables as XLSX: nothing becomes a formula; the numbers are those of the screen."""

import re
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO

import openpyxl
import polars as pl
import pytest

from data.facts import Facts
from queries import activity
from queries.activity import Question
from queries.filters import Filters
from tests.exports.conftest import SERVICE
from ui.exports import tables
from ui.exports.asking import Asking, speaking
from ui.exports.to_xlsx import Sheet, xlsx

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore:.*ScriptRunContext.*")]
NASTY = (
    "=1+1",  # a formula
    "+1",
    "-1+2",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "{=1+1}",  # an array formula
    '=HYPERLINK("http://outside")',
    "http://outside",  # would become a link
    "0012",  # would become 12
)


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def test_no_text_becomes_a_formula_a_link_or_a_number() -> None:
    frame = pl.DataFrame({"=cmd": NASTY})
    content = xlsx([Sheet("=sheet", frame, ("=note",))], ("=head", "@foot"))
    for sheet in opened(content).worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type in ("s", "n") and (cell.data_type == "s" or cell.value is None) for cell in row)
    shown = [row[0].value for row in opened(content).worksheets[1].iter_rows(min_row=2, max_row=1 + len(NASTY))]
    assert [text.replace("_x000D_", "\r") for text in shown] == list(NASTY)
    parts = zipfile.ZipFile(BytesIO(content))
    for name in parts.namelist():
        text = parts.read(name).decode("utf-8", "replace")
        assert not re.search(r"<f[ >]", text), name
        assert "hyperlink" not in text.lower() or "<hyperlink" not in text, name


def test_days_times_and_numbers_are_such() -> None:
    midnight = datetime(2026, 11, 20, 18, 45, tzinfo=UTC)  # 00:15 of the 21st in India
    frame = pl.DataFrame(
        {"day": [date(2026, 11, 21)], "at": [midnight], "count": [1234567], "part": [0.5], "none": [None]}
    )
    row = [cell.value for cell in opened(xlsx([Sheet("t", frame)], ("h",))).worksheets[1][2]]
    assert row[:4] == [datetime(2026, 11, 21), datetime(2026, 11, 21, 0, 15), 1234567, 0.5]


def test_titles_that_workbooks_refuse() -> None:
    frame = pl.DataFrame({"a": [1]})
    long = "A/B: [long] title that is far longer than thirty-one letters"
    names = opened(xlsx([Sheet(long, frame), Sheet(long, frame), Sheet("'", frame)], ("h",))).sheetnames
    assert len({name.lower() for name in names}) == 4
    assert all(len(name) <= 31 for name in names)


@pytest.mark.slow
@pytest.mark.parametrize("code", ("en", "hi"))
def test_the_tables_hold_what_the_queries_say(facts: Facts, code: str) -> None:
    with speaking(code):
        asking = Asking(facts, Filters(), SERVICE)
        book = opened(xlsx(tables.sheets(asking), ("head", "handling")))
    assert len(book.worksheets) == 8
    by_state = book.worksheets[2]
    found = activity.as_seen(facts, Filters(), Question(level="state"), SERVICE)
    total = sum(
        row[1].value for row in by_state.iter_rows(min_row=2, max_row=by_state.max_row) if isinstance(row[1].value, int)
    )
    assert total == found.total - found.not_on_map > 0
    for sheet in book.worksheets:
        assert sheet.max_row > 1
