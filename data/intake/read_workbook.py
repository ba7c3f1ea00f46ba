"""Reads one workbook in a process of its own, under limits, and writes its cells as CSV to standard output.

Run by its path (`python -I read_workbook.py FILE`), so that nothing of Sajha is loaded beside it. The last line on the error
stream is a JSON object: `{}` or `{"reason": ..., ...}` with a key of `refusals.FILES`.
"""

import csv
import json
import re
import resource
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import IO, Any

MEMORY_MB = 512
SECONDS = 5
"""For the checks, by which all that is hostile is told. A workbook that passes them has a second more for every
MB_A_SECOND that it unpacks to: 200,000 rows of 13 columns are 167 MB and take 12 seconds."""
MB_A_SECOND = 4
UNPACKED_MB = 200
DENSEST, DENSE_FROM_MB = 150, 20
"""No table is packed 150 times smaller than it is; up to DENSE_FROM_MB it does no harm."""
WIDEST, TALLEST = 400, 1_048_576
LARGEST_TABLE = 12_000_000
BLOCK = 1 << 20
_COLUMNS = re.compile(rb" r=\"([A-Z]{1,3})\d")
_TWO_LETTERS = re.compile(rb" r=\"[A-Z]{2,3}\d")
_ROWS = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br=\"(\d{1,9})\"")
_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\"[^>]*?(?<!/)>")
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)


class Bad(Exception):
    def __init__(self, reason: str, **details: Any) -> None:
        self.found = {"reason": reason, **details}


def main(path: str) -> dict[str, Any]:
    limit()
    try:
        check(path)
        resource.setrlimit(resource.RLIMIT_CPU, (allowed(path), allowed(path)))
        write(path)
    except Bad as bad:
        return bad.found
    except MemoryError:
        return {"reason": "too_much", "limit_mb": MEMORY_MB}
    except Exception as trouble:  # whatever a broken file makes a parser say, the file is what is broken
        return {"reason": "too_much", "limit_mb": MEMORY_MB} if "memory" in str(trouble) else {"reason": "damaged"}
    return {}


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MB << 20, MEMORY_MB << 20))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + UNPACKED_MB))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def allowed(path: str) -> int:
    """Seconds of processor time that a workbook may take which passed the checks."""
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    return SECONDS + min(unpacked >> 20, UNPACKED_MB) // MB_A_SECOND


def check(path: str) -> None:
    """What the archive says of itself, then every sheet's text block by block, before any parser sees it."""
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
        names = {member.filename.lower() for member in members}
        if "xl/workbook.xml" not in names:
            raise Bad("not_xlsx")
        if any(name.endswith("vbaproject.bin") or "macrosheets/" in name for name in names):
            raise Bad("macros")
        if sum(member.file_size for member in members) > UNPACKED_MB << 20 or len(members) > 2000:
            raise Bad("bomb", limit_mb=UNPACKED_MB)
        if any(is_dense(member) for member in members):
            raise Bad("bomb", limit_mb=DENSE_FROM_MB)
        unpacked = 0
        for member in members:
            if member.filename.lower().endswith((".xml", ".rels")):
                with archive.open(member) as stream:
                    unpacked += check_part(stream, "worksheets/" in member.filename.lower())
            if unpacked > UNPACKED_MB << 20:
                raise Bad("bomb", limit_mb=UNPACKED_MB)


def is_dense(member: zipfile.ZipInfo) -> bool:
    return member.file_size > DENSE_FROM_MB << 20 and member.file_size > DENSEST * max(member.compress_size, 1)


def check_part(stream: IO[bytes], is_sheet: bool) -> int:
    size = 0
    for block, fresh in blocks(stream):
        size += fresh
        if size > UNPACKED_MB << 20:
            raise Bad("bomb", limit_mb=UNPACKED_MB)
        if b"<!DOCTYPE" in block or b"<!ENTITY" in block:
            raise Bad("entities")
        if is_sheet:
            check_cells(block)
    return size


def blocks(stream: IO[bytes]) -> Iterator[tuple[bytes, int]]:
    """Parts of a stream that overlap, so that no cell is cut in all of them."""
    tail = b""
    while fresh := stream.read(BLOCK):
        yield tail + fresh, len(fresh)
        tail = (tail + fresh)[-2000:]


def check_cells(block: bytes) -> None:
    wide = _TWO_LETTERS.search(block)
    widest = max(map(number_of, set(_COLUMNS.findall(block)))) if wide else 26
    tallest = max(map(int, _ROWS.findall(block)), default=TALLEST)
    if is_far(widest, tallest):
        check_each(block)
    if b"<f" in block or b":f" in block:
        check_formulas(block)


def number_of(letters: bytes) -> int:
    """The place of a column: A is 1."""
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column


def is_far(column: int, row: int) -> bool:
    return column > WIDEST or row > TALLEST or column * row > LARGEST_TABLE


def check_each(block: bytes) -> None:
    """Cells that hold something: formats alone may stand anywhere."""
    for found in _CELL.finditer(block):
        letters, row = found.groups()
        if is_far(number_of(letters), int(row)):
            raise Bad("far_cell", cell=(letters + row).decode())


def check_formulas(block: bytes) -> None:
    for found in _FORMULA.finditer(block):
        attributes = found.group(1)
        if b't="str"' not in attributes:
            cell = re.search(rb'\br="(\w+)"', attributes)
            raise Bad("formula", cell=cell.group(1).decode() if cell else "?")


def write(path: str) -> None:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    visible = [
        sheet.name for sheet in book.sheets_metadata if str(sheet.visible).endswith("Visible")
    ] or book.sheet_names
    sheet = book.get_sheet_by_name(visible[0])
    first = sheet.start[0] if sheet.start else 0
    out = csv.writer(sys.stdout, lineterminator="\n", quoting=csv.QUOTE_ALL)
    for _ in range(first):
        out.writerow([""] * max(sheet.width, 1))
    out.writerows([spelled(cell) for cell in row] for row in sheet.iter_rows())


def spelled(cell: Any) -> str:
    """A cell as text: whole numbers without a point, days and times in ISO form."""
    if cell.__class__ is str:
        return cell
    if cell.__class__ is float:
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if cell.__class__ is bool:
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M:%S")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


if __name__ == "__main__":
    with open(1, "w", encoding="utf-8", errors="replace", newline="", closefd=False) as sys.stdout:
        verdict = main(sys.argv[1])
    print(json.dumps(verdict), file=sys.stderr)
