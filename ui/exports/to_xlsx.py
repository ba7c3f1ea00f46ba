"""Tables as XLSX: numbers and days as such, every text as text. Nothing a force wrote ever becomes a formula or a link."""

from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import polars as pl
import xlsxwriter  # type: ignore[import-untyped]

from ui.words import t

INDIA = ZoneInfo("Asia/Kolkata")
WHOLE = "[>=10000000]##\\,##\\,##\\,##0;[>=100000]##\\,##\\,##0;##,##0"
"""Indian grouping: 12,34,567."""
WIDEST = 60
LONGEST_NAME = 31
NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True)
class Sheet:
    """One table: its title, its rows as readers see them, and what is to be said below it."""

    title: str
    rows: pl.DataFrame
    notes: tuple[str, ...] = ()


def xlsx(sheets: list[Sheet], head: tuple[str, ...]) -> bytes:
    """A workbook: a first sheet with `head` (filters, as-of time, handling) and the list of tables; then one sheet a table."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    formats = {
        "bold": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "whole": book.add_format({"num_format": WHOLE, "valign": "top"}),
        "part": book.add_format({"num_format": "0.0", "valign": "top"}),
        "day": book.add_format({"num_format": "dd.mm.yyyy", "valign": "top"}),
        "time": book.add_format({"num_format": "dd.mm.yyyy, hh:mm", "valign": "top"}),
    }
    names = _names([t("About"), *[sheet.title for sheet in sheets]])
    about = book.add_worksheet(names[0])
    about.set_column(0, 0, 110)
    for number, line in enumerate((*head, "", *[sheet.title for sheet in sheets])):
        about.write_string(number, 0, line, formats["bold"] if number == 0 else formats["text"])
    _on_paper(about, head)
    for name, sheet in zip(names[1:], sheets, strict=True):
        _sheet(book.add_worksheet(name), sheet, formats, head)
    book.close()
    return out.getvalue()


def _names(titles: list[str]) -> list[str]:
    """Names of sheets: short, without the signs that workbooks refuse, each once."""
    names: list[str] = []
    for title in titles:
        name = title.translate(NOT_IN_NAMES).strip()[:LONGEST_NAME] or "–"
        while name.lower() in {other.lower() for other in names}:
            name = f"{name[: LONGEST_NAME - 4]} {len(names)}"
        names.append(name)
    return names


def _sheet(sheet: xlsxwriter.worksheet.Worksheet, found: Sheet, formats: dict, head: tuple[str, ...]) -> None:
    for place, name in enumerate(found.rows.columns):
        sheet.write_string(0, place, name, formats["bold"])
        sheet.set_column(place, place, _width(found.rows[name]))
    for line, row in enumerate(found.rows.iter_rows(), 1):
        for place, value in enumerate(row):
            _write(sheet, line, place, value, formats)
    for number, note in enumerate(found.notes, found.rows.height + 2):
        sheet.write_string(number, 0, note)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    _on_paper(sheet, head)
    if found.rows.height:
        sheet.autofilter(0, 0, found.rows.height, found.rows.width - 1)


def _on_paper(sheet: xlsxwriter.worksheet.Worksheet, head: tuple[str, ...]) -> None:
    """A4, lying, as wide as the page, with the handling line below."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{head[-1].replace('&', '&&')[:180]}&R&P/&N")


def _write(sheet: xlsxwriter.worksheet.Worksheet, line: int, place: int, value: object, formats: dict) -> None:
    """By type and never by what a text looks like: `=1+1` stays the five signs it is."""
    match value:
        case None:
            return
        case bool():
            sheet.write_boolean(line, place, value)
        case datetime():
            sheet.write_datetime(line, place, value.astimezone(INDIA).replace(tzinfo=None), formats["time"])
        case date():
            sheet.write_datetime(line, place, value, formats["day"])
        case int():
            sheet.write_number(line, place, value, formats["whole"])
        case float():
            sheet.write_number(line, place, value, formats["part"])
        case _:
            sheet.write_string(line, place, str(value), formats["text"])


def _width(column: pl.Series) -> float:
    longest = max((len(part) for text in column.cast(pl.String).drop_nulls() for part in text.split("\n")), default=0)
    return min(max(longest, len(column.name)) + 3, WIDEST)
