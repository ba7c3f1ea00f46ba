"""Rejected rows back to whoever sent them."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter  # type: ignore[import-untyped]
from sqlalchemy import Connection, select

from data.intake.refusals import sentence
from data.intake.sheets import Sheet
from data.schema.running import load, rejected_row


def problem_values(row: dict[str, Any], named: dict[str, str]) -> dict[str, Any]:
    """A line of a PROBLEM frame as a receipt has it, with the column as the file calls it."""
    return {**row, "column": named.get(row["column"], row["column"]), "parameters": json.loads(row["parameters"])}


def raw_rows(sheet: Sheet, refused: pl.DataFrame) -> dict[int, dict[str, str]]:
    """The refused rows as received: number and cells by the file's own column names."""
    numbers = refused["row_number"].unique().to_list()
    rows = sheet.rows.filter(pl.col("row_number").is_in(numbers))
    names = _different(sheet.header)
    found = {
        line[0]: dict(zip(names, (cell or "" for cell in line[1:]), strict=True)) for line in _lines(rows, len(names))
    }
    for number, _, text in sheet.ragged.iter_rows():
        found[number] = {"line": text}
    return found


def _lines(rows: pl.DataFrame, width: int) -> list[tuple]:
    return rows.select("row_number", *(f"c{place}" for place in range(width))).rows()


def _different(header: tuple[str, ...]) -> list[str]:
    seen: dict[str, int] = defaultdict(int)
    names = []
    for place, name in enumerate(header):
        name = name or f"column {place + 1}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


def rejected(connection: Connection, number: int) -> pl.DataFrame:
    """One row per refused row of a load: row, reasons, and the cells as received. Raises ValueError for an unknown load."""
    if connection.scalar(select(load.c.id).where(load.c.id == number)) is None:
        raise ValueError(f"There is no load {number}.")
    wanted = [rejected_row.c[name] for name in ("row_number", "rule", "column_name", "value", "parameters", "row")]
    found = connection.execute(
        select(*wanted).where(rejected_row.c.load == number).order_by(rejected_row.c.row_number, rejected_row.c.number)
    )
    rows: dict[int, dict[str, str]] = {}
    for row_number, rule, column, value, parameters, row in found:
        reason = sentence(rule, value, json.loads(parameters))
        line = rows.setdefault(row_number, {"Row": str(row_number), "Reason": "", **json.loads(row)})
        line["Reason"] += ("\n" if line["Reason"] else "") + (f"{column}: {reason}" if column else reason)
    names = dict.fromkeys(name for line in rows.values() for name in line) or {"Row": None, "Reason": None}
    return pl.DataFrame(list(rows.values()), schema=dict.fromkeys(names, pl.String))


def write_rejected_file(connection: Connection, number: int, path: Path) -> int:
    """The rejected rows of a load as a workbook that can be corrected and sent again; how many there are.

    Every cell is written as text: nothing that came from a file becomes a formula or a link.
    """
    rows = rejected(connection, number)
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Rejected")
        bold, plain = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "@"})
        sheet.freeze_panes(1, 2)
        sheet.set_column(0, max(rows.width - 1, 1), 18, plain)
        sheet.set_column(1, 1, 60)
        for place, name in enumerate(rows.columns):
            sheet.write_string(0, place, name, bold)
            for line, value in enumerate(rows[name], 1):
                sheet.write_string(line, place, value or "", plain)
    return rows.height
