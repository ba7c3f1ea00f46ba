"""An empty workbook for a dataset: columns in both languages, an example, and what may stand where."""

from pathlib import Path
from typing import IO

import xlsxwriter  # type: ignore[import-untyped]

from data.intake.columns import Column, Dataset
from data.intake.words import HINDI

ROWS = 5_000
SECRET = (
    "Nothing graded Secret or above may be entered here.",
    "गुप्त (Secret) या उससे ऊपर की श्रेणी की कोई सामग्री यहां दर्ज न करें।",
)
HOW = (
    "Days: 21/11/2026, the day first. Times: 21/11/2026 22:30, in IST. Lists: with semicolons. Fill the sheet 'Data' and send it.",
    "दिनांक: 21/11/2026। समय: 21/11/2026 22:30 (भारतीय समय)। सूची: अर्धविराम (;) से अलग करें। 'Data' पत्रक भरकर भेजें।",
)


def write_template(dataset: Dataset, path: Path | IO[bytes]) -> None:
    """Sheets: Data (headers only, with drop-downs), Example, and Help with every column and its permitted values."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        formats = {
            "head": book.add_format(
                {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DDE6F0", "border": 1}
            ),
            "need": book.add_format(
                {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#F6D9B8", "border": 1}
            ),
            "cell": book.add_format({"num_format": "@"}),
            "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
            "bold": book.add_format({"bold": True}),
        }
        _data(book, dataset, formats)
        _example(book, dataset, formats)
        _help(book, dataset, formats)


def title(column: Column) -> str:
    return f"{column.title} / {column.title_hi}"


def _data(book, dataset: Dataset, formats: dict) -> None:
    sheet = book.add_worksheet("Data")
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 48)
    sheet.set_footer(f"&L{SECRET[0]}")
    for place, column in enumerate(dataset.columns):
        sheet.set_column(place, place, 20, formats["cell"])
        sheet.write_string(0, place, title(column), formats["need" if column.required else "head"])
        note = f"{SECRET[0]}\n{SECRET[1]}" if place == 0 else ""
        if note:
            sheet.write_comment(0, place, note, {"x_scale": 2})
        if options := permitted(column):
            rule = {"validate": "list", "source": options, "error_title": column.title, "error_type": "warning"}
            if len(",".join(options)) <= 255:
                sheet.data_validation(1, place, ROWS, place, rule)


def permitted(column: Column) -> list[str]:
    """The values a drop-down offers."""
    if column.kind == "flag":
        return ["yes", "no"]
    return list(column.words)


def _example(book, dataset: Dataset, formats: dict) -> None:
    sheet = book.add_worksheet("Example")
    for place, column in enumerate(dataset.columns):
        sheet.set_column(place, place, 20, formats["cell"])
        sheet.write_string(0, place, title(column), formats["head"])
        sheet.write_string(1, place, column.example, formats["cell"])


def _help(book, dataset: Dataset, formats: dict) -> None:
    sheet = book.add_worksheet("Help")
    sheet.set_column(0, 1, 34, formats["wrap"])
    sheet.set_column(2, 2, 12)
    sheet.set_column(3, 3, 90, formats["wrap"])
    for line, text in enumerate((f"{dataset.title} / {dataset.title_hi}", *SECRET, *HOW)):
        sheet.write_string(line, 0, text, formats["bold"])
    for place, text in enumerate(("Column / स्तंभ", "Code", "Needed / आवश्यक", "Permitted values / मान्य मान")):
        sheet.write_string(6, place, text, formats["head"])
    for line, column in enumerate(dataset.columns, 7):
        sheet.write_string(line, 0, title(column))
        sheet.write_string(line, 1, column.name)
        sheet.write_string(line, 2, "yes / हाँ" if column.required else "")
        sheet.write_string(line, 3, _values(column), formats["wrap"])


def _values(column: Column) -> str:
    if column.kind == "flag":
        return "yes / हाँ, no / नहीं"
    spelled = (f"{word} ({HINDI[word][0]})" if word in HINDI else word for word in column.words)
    return ", ".join(spelled)


__all__ = ["permitted", "write_template"]
