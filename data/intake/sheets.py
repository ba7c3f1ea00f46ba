"""A file's cells as text: CSV in the encodings and with the separators that forces use, or a workbook."""

import codecs
import csv
import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.csv as pc

from data.intake.old_fonts import old_font_cell
from data.intake.refusals import Refused
from data.intake.texts import cleaned_rows
from data.intake.workbooks import cells, is_workbook

LARGEST_MB = 1024
LONGEST_CELL = 32_767
MOST_COLUMNS = 1000
HEADER_WITHIN = 20
NAMES_NEEDED = 2
"""How many columns a line must name to be a header: one may be chance, `firing` is a value too."""

SEPARATORS = ",;\t"
Score = Callable[[list[str]], int]


@dataclass(frozen=True)
class Sheet:
    """The header as received, and one row per row of the file: `row_number` (the file's first row is 1) and the cells `c0`,
    `c1`, ... as text, null where empty. `ragged`: row_number, found, text of rows with too many or too few cells.
    `passed_over` is the number of lines before the header."""

    file: str
    sha256: str
    header: tuple[str, ...]
    rows: pl.DataFrame
    ragged: pl.DataFrame
    passed_over: int


def read(path: Path, score: Score, tick: Callable[[float], None] = lambda done: None) -> Sheet:
    """The table in the file; its header is the line among the first that `score` finds most names in. Raises Refused."""
    if path.stat().st_size > LARGEST_MB << 20:
        raise Refused("too_large", limit_mb=LARGEST_MB)
    content = path.read_bytes()
    fingerprint = hashlib.sha256(content).hexdigest()
    if not content.strip(b"\0\r\n\t ,;"):
        raise Refused("empty")
    text = cells(path, tick) if is_workbook(content) else decoded(content)
    separator, place, header = _header(text, score)
    if len(header) > MOST_COLUMNS:
        raise Refused("too_wide", limit=MOST_COLUMNS)
    rows, ragged = _rows(text, separator, len(header), place)
    _refuse_long(rows)
    rows = cleaned_rows(rows)
    rows = rows.filter(pl.any_horizontal(pl.col(pl.String).is_not_null()))
    if rows.is_empty() and ragged.is_empty():
        raise Refused("no_rows")
    _refuse_old_fonts(rows, header)
    return Sheet(path.name, fingerprint, tuple(header), rows, ragged, place)


def decoded(content: bytes) -> bytes:
    """The text as UTF-8 without a mark, from UTF-8, UTF-16 or Windows-1252. Raises Refused."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return _decode(content, encoding)
    zeros = content[:2000].count(0)
    if zeros:
        encoding = "utf-16-le" if content[1:200:2].count(0) > content[0:200:2].count(0) else "utf-16-be"
        if zeros < len(content[:2000]) // 4:
            raise Refused("binary")
        return _decode(content, encoding)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as trouble:
        if content.count(b"\xe0\xa4") + content.count(b"\xe0\xa5") > 3:  # Devanagari in UTF-8, but damaged
            raise Refused("broken_utf8", line=content[: trouble.start].count(b"\n") + 1) from None
        return _decode(content, "windows-1252")
    return content


def _decode(content: bytes, encoding: str) -> bytes:
    try:
        return content.decode(encoding).encode()
    except UnicodeDecodeError as trouble:
        if encoding == "utf-8-sig":
            raise Refused("broken_utf8", line=content[: trouble.start].count(b"\n") + 1) from None
        raise Refused("encoding") from None


def _header(text: bytes, score: Score) -> tuple[str, int, list[str]]:
    """Separator, place and cells of the line that names most columns. Raises Refused."""
    start = text[: 1 << 18].decode(errors="replace")
    found = []
    for separator in SEPARATORS:
        for place, cells_ in enumerate(_first_lines(start, separator)):
            found.append((score(cells_), -place, -SEPARATORS.index(separator), cells_))
    best = max(found, default=(0, 0, 0, []))
    if best[0] < NAMES_NEEDED:
        raise Refused("not_a_table", dataset=getattr(score, "dataset", ""))
    return SEPARATORS[-best[2]], -best[1], [cell.strip() for cell in best[3]]


def _first_lines(start: str, separator: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(start, newline=""), delimiter=separator)
    lines = []
    try:
        for line in reader:
            lines.append(line)
            if len(lines) == HEADER_WITHIN:
                break
    except csv.Error:  # a cell longer than the parser takes: later named as such
        pass
    return lines


def _rows(text: bytes, separator: str, width: int, place: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    ragged: list[tuple[int, int, str]] = []

    def keep(row: pc.InvalidRow) -> str:
        ragged.append((row.number, row.actual_columns, row.text[:500]))
        return "skip"

    names = [f"c{number}" for number in range(width)]
    try:
        table = pc.read_csv(
            pa.BufferReader(text),
            pc.ReadOptions(use_threads=False, column_names=names, block_size=16 << 20),
            pc.ParseOptions(
                delimiter=separator, newlines_in_values=True, invalid_row_handler=keep, ignore_empty_lines=False
            ),
            pc.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False),
        )
    except (pa.ArrowInvalid, pa.ArrowKeyError) as trouble:
        raise Refused("not_csv", detail=str(trouble).splitlines()[0][:200]) from None
    frame = pl.from_arrow(table)
    assert isinstance(frame, pl.DataFrame)
    return _numbered(frame, ragged, place)


def _numbered(frame: pl.DataFrame, ragged: list, place: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Rows after the header, by their number in the file: those the parser passed over are missing in between."""
    bad = {number for number, found, text in ragged}
    total = frame.height + len(bad)
    numbers = pl.Series("row_number", range(1, total + 1), dtype=pl.Int64)
    numbers = numbers.filter(~numbers.is_in(list(bad))) if bad else numbers
    rows = frame.with_columns(numbers.head(frame.height)).filter(pl.col("row_number") > place + 1)
    wrong = [row for row in ragged if row[0] > place + 1 and row[2].strip(SEPARATORS + ' \r\n"')]
    return rows, pl.DataFrame(wrong, {"row_number": pl.Int64, "found": pl.Int64, "text": pl.String}, orient="row")


def _refuse_long(rows: pl.DataFrame) -> None:
    text = pl.max_horizontal(pl.col(pl.String).str.len_bytes())
    longest = rows.select("row_number", length=text).filter(pl.col("length") > LONGEST_CELL)
    for row_number, length in longest.head(1).iter_rows():
        raise Refused("long_cell", row_number=row_number, length=length, limit=LONGEST_CELL)


def _refuse_old_fonts(rows: pl.DataFrame, header: list[str]) -> None:
    if found := old_font_cell(rows):
        name, value = found
        raise Refused("old_font", column=header[int(name[1:])], value=value[:40])
