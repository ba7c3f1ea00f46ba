"""A published CSV file as text, or the reason why it cannot be read."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import polars as pl

SENTENCES = {
    "empty": "{file} is empty. Choose the file as it was published.",
    "not_utf8": "{file}, line {line}: this is not UTF-8 text. Save the table as 'CSV UTF-8' and load it again.",
    "not_csv": "{file}, line {line}: this is not a table of comma-separated values. Save it as 'CSV UTF-8'"
    " and load it again.",
    "columns_missing": "{file}, line 1: no column for {columns}. This is not the expected table;"
    " choose the file as it was published.",
    "column_twice": "{file}, line 1: the columns {first!r} and {second!r} mean the same ({meaning})."
    " Remove one of them.",
    "ragged": "{file}, line {line}: {found} cells under a header of {expected}. Remove or add"
    " the cells that are wrong.",
    "no_rows": "{file} has a header and no rows. Choose the file as it was published.",
    "blank": "{file}, line {line}, column {column!r}: the cell is empty. Enter what was published, 0 for none.",
    "negative": "{file}, line {line}, column {column!r}: {value!r} is below zero. Enter the count that was published.",
    "not_a_number": "{file}, line {line}, column {column!r}: {value!r} is not a whole number. Enter digits only.",
    "not_a_year": "{file}, line {line}, column {column!r}: {value!r} is not a year. Enter it as four digits,"
    " such as 2014.",
    "unknown_state": "{file}, line {line}, column {column!r}: {value!r} is not a known state. Correct the name, or"
    " add it to data/ncrb/state_names.csv.",
    "unknown_district": "{file}, line {line}, column {column!r}: {value!r} is not a district of that state in the"
    " Census of 2011. Correct the name, or add it to data/ncrb/census_districts.csv.",
    "total_twice": "{file}, line {line}: the total of {state} for {year} was printed before, in line {first}."
    " Remove one.",
    "unit_twice": "{file}, line {line}: {value!r} occurs before, in line {first}. Remove one.",
}


class Unreadable(ValueError):
    """A file that is refused as a whole; nothing of it may be loaded.

    `reason` is a key of `SENTENCES` and `details` what its sentence needs (file, line, column, value ...), for
    translation; the text says what is wrong, where, and what to do. Lines count from 1, the header's. `others` tells
    how many more cells are wrong.
    """

    def __init__(self, reason: str, others: int = 0, **details: object) -> None:
        more = {0: "", 1: " One more cell is wrong."}.get(others, f" {others} more cells are wrong.")
        super().__init__(SENTENCES[reason].format(**details) + more)
        self.reason, self.details, self.others = reason, details, others


@dataclass(frozen=True)
class Sheet:
    """A file's text: its name, its header as printed, and its rows, one column per header plus `line` (first line:
    1).
    """

    file: str
    header: tuple[str, ...]
    rows: pl.DataFrame

    def refuse_first(self, wrong: pl.DataFrame) -> None:
        """Refuse the file if `wrong` (line, column, value, reason) has a row; the first one is named.

        Raises Unreadable.
        """
        if wrong.is_empty():
            return
        first = wrong.sort("line", maintain_order=True).row(0, named=True)
        raise Unreadable(first.pop("reason"), others=wrong.height - 1, file=self.file, **first)


def read_sheet(path: Path) -> Sheet:
    """The cells of a CSV file (UTF-8 with or without mark, any line ends) as text without outer blanks; empty rows are
    left out. Raises Unreadable when it is empty, not UTF-8, not CSV, or a row has more or fewer cells than the header.
    """
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        lines = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error:
        raise Unreadable("not_csv", file=path.name, line=reader.line_num) from None
    full = [(number, row) for number, row in lines if any(row)]
    if not full:
        raise Unreadable("empty", file=path.name)
    header, body = full[0][1], full[1:]
    _refuse_ragged(path.name, len(header), body)
    if not body:
        raise Unreadable("no_rows", file=path.name)
    columns = {str(place): [row[place] for _, row in body] for place in range(len(header))}
    return Sheet(path.name, tuple(header), pl.DataFrame({"line": [number for number, _ in body], **columns}))


def _text(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Unreadable("not_utf8", file=path.name, line=line) from None


def _refuse_ragged(file: str, expected: int, body: list[tuple[int, list[str]]]) -> None:
    for line, row in body:
        if len(row) != expected:
            raise Unreadable("ragged", file=file, line=line, found=len(row), expected=expected)


def count_reason(cell: pl.Expr) -> pl.Expr:
    """Why a cell is not a count (`blank`, `negative`, `not_a_number`), or null for one of up to nine digits."""
    return (
        pl.when(cell == "")
        .then(pl.lit("blank"))
        .when(cell.str.contains(r"^[-\u2212]\s*[0-9]"))
        .then(pl.lit("negative"))
        .when(~cell.str.contains("^[0-9]{1,9}$"))
        .then(pl.lit("not_a_number"))
    )
