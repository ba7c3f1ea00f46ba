"""Messy files: what becomes of each file, and of each row in it.

A verdict is the reason for which the file is refused, or for each row of the file (the header is row 1): `new`, `repeated`, or the
rule that refuses it; `doubt:` stands before the rule of a flag.
"""

import datetime
import os
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from sqlalchemy import Engine

from data.intake import Receipt, load_file
from tests.intake.files import TIME, csv_text, good, hindi, repacked, xlsx

pytestmark = pytest.mark.slow

TWO = [good("incident"), good("incident", reference="I2", police_station="कोतवाली")]
TEXT = csv_text(TWO)
BOTH = {2: "new", 3: "new"}
Verdict = str | dict[int, str]
Make = Callable[[Path], Any]


def text(content: str, encoding: str = "utf-8") -> Make:
    return lambda path: path.write_bytes(content.encode(encoding))


def binary(content: bytes) -> Make:
    return lambda path: path.write_bytes(content)


def book(rows: list[dict[str, Any]], change: Any = None, parts: Any = None) -> Make:
    def make(path: Path) -> None:
        xlsx(path, rows, change)
        if parts:
            repacked(path, parts)

    return make


def replaced(name: str, old: bytes, new: bytes) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new)

    return change


def cut(name: str) -> Callable[[dict[str, bytes]], None]:
    return lambda parts: parts.update({name: parts[name][: len(parts[name]) * 2 // 3]})


def added(name: str, content: bytes) -> Callable[[dict[str, bytes]], None]:
    return lambda parts: parts.update({name: content})


SHEET = "xl/worksheets/sheet1.xml"
KRUTI = [
    good("incident", police_station="Fkkuk dksrokyh", summary="t;iqj esa Qk;fjax dh ?kVuk"),
    good("incident", reference="I2", police_station="eqds'k uxj", summary="vijk/kh Qjkj gS"),
]
LATIN = [good("incident", police_station="Café Möller"), good("incident", reference="I2")]
DATED = good("incident", occurred_from=datetime.datetime(2026, 11, 2, 22, 30), registered_on=datetime.date(2026, 11, 3))

CORPUS: dict[str, tuple[Make, Verdict]] = {
    "UTF-8": (text(TEXT), BOTH),
    "UTF-8 with a mark": (text(TEXT, "utf-8-sig"), BOTH),
    "UTF-16 with a mark": (text(TEXT, "utf-16"), BOTH),
    "UTF-16 without a mark": (text(TEXT, "utf-16-le"), BOTH),
    "UTF-16, the other end first": (text(TEXT, "utf-16-be"), BOTH),
    "Windows-1252": (text(csv_text(LATIN), "windows-1252"), BOTH),
    "semicolons": (text(csv_text(TWO, ";")), BOTH),
    "tabs": (text(csv_text(TWO, "\t")), BOTH),
    "tabs in UTF-16, as spreadsheets save 'Unicode text'": (text(csv_text(TWO, "\t"), "utf-16"), BOTH),
    "line ends of Windows": (text(TEXT.replace("\n", "\r\n")), BOTH),
    "line ends of old Macs": (text(TEXT.replace("\n", "\r")), BOTH),
    "no line end at the end": (text(TEXT.rstrip("\n")), BOTH),
    "a separator named in the first line": (text("sep=,\n" + TEXT), {3: "new", 4: "new"}),
    "a title above the header": (text("Monthly report,,,\n,,,\n" + TEXT), {4: "new", 5: "new"}),
    "blank lines between and after": (text(TEXT.replace("\nI2", "\n\n,,,,\nI2") + "\n\n"), {2: "new", 5: "new"}),
    "Hindi titles": (text(csv_text(hindi("incident", TWO))), BOTH),
    "a thousand columns and more": (
        text(",".join(["reference", "kind", "status", *[f"c{n}" for n in range(200_000)]]) + "\nI1,murder,traced\n"),
        "too_wide",
    ),
    "columns in another order, other spelling": (
        text(
            "KIND OF INCIDENT,  status ,Reference No,Occurred_From,reference\nhatya,x,y,z,\n".splitlines()[0] + "\n"
            f"हत्या,Traced,x,{TIME},I1\n"
        ),
        {2: "new"},
    ),
    "joiners in Hindi words": (
        text(csv_text([good("incident", kind="ह\u200dत्या", status="अन\u200cावरण")])),
        {2: "new"},
    ),
    "Devanagari digits": (
        text(csv_text([good("incident", occurred_from="०२/११/२०२६ २२:३०", fir_number="०१२३/२०२६")])),
        {2: "new"},
    ),
    "a line break inside a cell": (text(csv_text([good("incident", summary="one\ntwo"), TWO[1]])), BOTH),
    "quotes and separators inside a cell": (
        text(csv_text([good("incident", summary='he said "stop", and; ran')])),
        {2: "new"},
    ),
    "a row with a cell too many": (text(TEXT + "I3,a,b,c,d,e,f,g\n"), {**BOTH, 4: "cell_count"}),
    "a row with a cell too few": (text(TEXT + "I3,x\n"), {**BOTH, 4: "cell_count"}),
    "the same row twice": (text(csv_text([*TWO, TWO[0]])), {**BOTH, 4: "repeated"}),
    "the same number with other contents": (
        text(csv_text([*TWO, good("incident", kind="murder")])),
        {2: "same_key_twice", 3: "new", 4: "same_key_twice"},
    ),
    "the same number in other digits": (
        text(csv_text([good("incident", reference="12"), good("incident", reference="१२", kind="murder")])),
        {2: "same_key_twice", 3: "same_key_twice"},
    ),
    "a total below the table": (text(TEXT + "Total,,2,,\n"), {**BOTH, 4: "required"}),
    "errors of the spreadsheet": (
        text(csv_text([good("incident", summary="#REF!"), TWO[1]])),
        {2: "spreadsheet_error", 3: "new"},
    ),
    "formulas as text stay text": (text(csv_text([good("incident", summary="=cmd|'/c calc'!A1")])), {2: "new"}),
    "points exchanged, zero, abroad, in another state, half": (
        text(
            csv_text(
                good("incident", reference=f"P{n}", latitude=north, longitude=east)
                for n, (north, east) in enumerate(
                    [("75.8", "26.9"), ("0", "0"), ("51.5", "0.1"), ("19.07", "72.87"), ("26.9", ""), ("26.9", "75.8")]
                )
            )
        ),
        {
            2: "doubt:point_swapped",
            3: "doubt:point_zero",
            4: "doubt:point_outside_india",
            5: "doubt:point_outside_state",
            6: "doubt:point_half",
            7: "new",
        },
    ),
    "a workbook": (book(TWO), BOTH),
    "a workbook called CSV": (book(TWO), BOTH),
    "real dates and numbers in a workbook": (book([DATED, {**DATED, "reference": 12, "victims_killed": 1.0}]), BOTH),
    "numbers kept as text": (book([good("incident", reference="0012"), good("incident", reference="12")]), BOTH),
    "merged cells are filled at the top only": (
        book([*TWO], lambda book, sheet: sheet.merge_range("B2:B3", TIME, book.add_format({"bold": True}))),
        {2: "new", 3: "required"},
    ),
    "a table that begins below and to the right": (
        book(
            [],
            lambda book, sheet: [
                sheet.write(line + 4, place + 2, cell)
                for line, cells in enumerate([list(TWO[0]), list(TWO[0].values())])
                for place, cell in enumerate(cells)
            ],
        ),
        {6: "new"},
    ),
    "a formula with its value": (
        book(TWO, lambda book, sheet: sheet.write_formula("A2", '="I"&"1"', None, "I1")),
        BOTH,
    ),
    "a formula without its value": (
        book(TWO, lambda book, sheet: sheet.write_formula("B2", "=NOW()", None, "")),
        "formula",
    ),
    "a cell at the far corner": (book(TWO, lambda book, sheet: sheet.write("XFD1048576", "x")), "far_cell"),
    "macros": (book(TWO, parts=added("xl/vbaProject.bin", b"\0" * 100)), "macros"),
    "a bomb": (book(TWO, parts=added("xl/media/x.xml", b"<a>" + b"0" * (230 << 20))), "bomb"),
    "a bomb of cells": (
        book(
            TWO,
            parts=replaced(
                SHEET, b"</sheetData>", b'<row r="9"><c r="A9" t="s"><v>0</v></c></row>' * 4_000_000 + b"</sheetData>"
            ),
        ),
        "too_much|bomb|too_slow",
    ),
    "declarations that multiply": (
        book(TWO, parts=replaced("xl/sharedStrings.xml", b"<sst", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><sst')),
        "entities",
    ),
    "a password": (
        binary(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")),
        "encrypted",
    ),
    "an old workbook": (binary(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), "old_excel"),
    "a web page called XLS": (text("<html><body><table><tr><td>Reference</td></tr></table></body></html>"), "html"),
    "an XML spreadsheet": (
        text('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
        "old_xml",
    ),
    "a document": (
        lambda path: repacked(
            xlsx(path, TWO), lambda parts: [parts.pop(n) for n in list(parts) if n.startswith("xl/")]
        ),
        "not_xlsx",
    ),
    "half a workbook": (lambda path: path.write_bytes(xlsx(path, TWO).read_bytes()[:3000]), "damaged"),
    "a workbook whose sheet is cut off": (book(TWO, parts=cut(SHEET)), "damaged"),
    "a picture": (
        binary(b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + os.urandom(2000)),
        "binary|encoding|not_a_table",
    ),
    "a cell of ten megabytes": (text(csv_text([good("incident", summary="x" * 10_000_000)])), "long_cell"),
    "a cell of ten megabytes in a workbook": (
        book([good("incident", summary="MARK")], parts=replaced("xl/sharedStrings.xml", b"MARK", b"x" * 10_000_000)),
        "long_cell",
    ),
    "an old Hindi font": (text(csv_text(KRUTI)), "old_font"),
    "an old Hindi font in a workbook": (book(KRUTI), "old_font"),
    "damaged UTF-8": (binary("थाना कोतवाली,".encode() * 5 + b"\xe0\xa4,\xff\n" + TEXT.encode()), "broken_utf8"),
    "nothing": (binary(b""), "empty"),
    "only separators": (text(",,,\n,,,\n"), "empty"),
    "only a header": (text(TEXT.splitlines()[0] + "\n"), "no_rows"),
    "no header": (text("1,2,3\n4,5,6\n"), "not_a_table"),
    "another dataset": (text(csv_text([{"every_days": "7", "telephone": "1"}])), "not_a_table"),
    "a needed column is missing": (text(csv_text([{"reference": "I1", "kind": "murder"}])), "column_missing"),
    "a column twice": (
        text("reference,Reference,kind,status,occurred_from\nI1,I1,murder,traced,02/11/2026\n"),
        "column_twice",
    ),
}


def verdicts(receipt: Receipt, rows: list[int]) -> dict[int, str]:
    found = dict.fromkeys(rows, "new")
    found |= {problem.row_number: f"doubt:{problem.rule}" for problem in receipt.flags}
    return found | {problem.row_number: problem.rule for problem in receipt.refusals}


SLOW = [pytest.param(name, marks=pytest.mark.slow) if "bomb" in name else name for name in CORPUS]


@pytest.mark.parametrize("name", SLOW)
def test_verdict(kept_real: Engine, tmp_path: Path, name: str) -> None:
    make, wanted = CORPUS[name]
    path = tmp_path / ("file.csv" if "called CSV" in name else "file.xlsx")
    make(path)
    receipt = load_file(kept_real, path, "incident", "RJ", "test", dry_run=True)
    if isinstance(wanted, str):
        assert receipt.refused in wanted.split("|"), receipt
        assert receipt.refused_sentence
        assert receipt.exit_code == 2
        return
    assert receipt.refused is None, receipt.refused_sentence
    kept = {row: verdict for row, verdict in wanted.items() if verdict != "repeated"}
    assert verdicts(receipt, list(kept)) == kept
    assert receipt.repeated_count == len(wanted) - len(kept)
    assert receipt.rows_in == len(wanted) == receipt.new_count + receipt.repeated_count + receipt.rejected_count
    assert all(problem.sentence for problem in (*receipt.refusals, *receipt.flags))


@pytest.mark.slow
@pytest.mark.parametrize("kept_real", ["sqlite"], indirect=True)  # reading it takes all the time, and asks no database
def test_a_large_workbook_of_a_force_is_read(kept_real: Engine, tmp_path: Path) -> None:
    path, count = tmp_path / "large.xlsx", 200_000
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Data")
        rows = (
            good("incident", reference=f"L{n}", summary=f"shots near house {n * 7919 % 100_000}") for n in range(count)
        )
        for line, row in enumerate([dict.fromkeys(good("incident", summary="")), *rows]):
            for place, (name, value) in enumerate(row.items()):
                sheet.write_string(line, place, value or name)
    receipt = load_file(kept_real, path, "incident", "RJ", "test", dry_run=True)
    assert receipt.refused is None, receipt.refused_sentence
    assert (receipt.rows_in, receipt.new_count) == (count, count)
