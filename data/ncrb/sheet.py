"""A published CSV file as text, or the reason why it cannot be read."""

import csv
import io
import json
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
    "no_rows": "{file} has a header and no rows. Choose the file as it was published.",
}


class Unreadable(ValueError):
    """A file that is refused as a whole; nothing of it may be loaded.

    `reason` is a key of `SENTENCES` and `details` what its sentence needs (file, line, columns ...); the text says what is
    wrong, where, and what to do. Lines count from 1, the header's.
    """

    def __init__(self, reason: str, **details: object) -> None:
        super().__init__(SENTENCES[reason].format(**details))
        self.reason, self.details = reason, details


REFUSED = pl.Schema(
    {
        "row_number": pl.Int64,
        "rule": pl.String,
        "column": pl.String,
        "value": pl.String,
        "parameters": pl.String,
    }
)
"""One line per thing wrong in a row: `rule` is a key of `data.intake.refusals.ROWS`, `parameters` (JSON) what it needs."""


def refused(wrong: pl.DataFrame, parameters: str = "{}") -> pl.DataFrame:
    """REFUSED from line, column, value and rule, where a rule is given."""
    found = wrong.drop_nulls("rule").rename({"line": "row_number"})
    if "parameters" not in found.columns:
        found = found.with_columns(parameters=pl.lit(parameters))
    return found.select(*REFUSED).cast(REFUSED)


@dataclass(frozen=True)
class Sheet:
    """A file's text: its name, its header as printed, and its rows, one column per header plus `line` (first line:
    1). `ragged` are rows with more or fewer cells than the header, with their line.
    """

    file: str
    header: tuple[str, ...]
    rows: pl.DataFrame
    ragged: tuple[tuple[int, tuple[str, ...]], ...] = ()

    def refused_ragged(self) -> pl.DataFrame:
        rows = [
            (line, "", ",".join(cells), "cell_count", json.dumps({"found": len(cells), "expected": len(self.header)}))
            for line, cells in self.ragged
        ]
        names = {"line": pl.Int64} | dict.fromkeys(("column", "value", "rule", "parameters"), pl.String)
        return refused(pl.DataFrame(rows, names, orient="row"))

    def received(self, lines: set[int]) -> dict[int, dict[str, str]]:
        """The rows of `lines` as received: cells by the file's own column names."""
        rows = self.rows.filter(pl.col("line").is_in(list(lines)))
        places = [str(place) for place in range(len(self.header))]
        found = {
            line: dict(zip(self.header, cells, strict=True))
            for line, *cells in rows.select("line", *places).iter_rows()
        }
        return found | {line: {"line": ",".join(cells)} for line, cells in self.ragged if line in lines}


def read_sheet(path: Path) -> Sheet:
    """The cells of a CSV file (UTF-8 with or without mark, any line ends) as text without outer blanks; empty rows are
    left out. Raises Unreadable when it is empty, not UTF-8 or not CSV.
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
    if not body:
        raise Unreadable("no_rows", file=path.name)
    even = [(number, row) for number, row in body if len(row) == len(header)]
    ragged = tuple((number, tuple(row)) for number, row in body if len(row) != len(header))
    columns = {str(place): pl.Series([row[place] for _, row in even], dtype=pl.String) for place in range(len(header))}
    numbers = pl.Series([number for number, _ in even], dtype=pl.Int64)
    return Sheet(path.name, tuple(header), pl.DataFrame({"line": numbers, **columns}), ragged)


def _text(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Unreadable("not_utf8", file=path.name, line=line) from None


def count_rule(cell: pl.Expr) -> pl.Expr:
    """The rule by which a cell is not a count, or null for one of up to nine digits."""
    return (
        pl.when(cell == "")
        .then(pl.lit("required"))
        .when(cell.str.contains(r"^[-\u2212]\s*[0-9]"))
        .then(pl.lit("below_zero"))
        .when(~cell.str.contains("^[0-9]{1,9}$"))
        .then(pl.lit("not_a_count"))
    )
