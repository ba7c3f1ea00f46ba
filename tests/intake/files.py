"""Files as forces send them, and worse."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import xlsxwriter

from data.intake.datasets import ALL

DAY = "02/11/2026"
TIME = "02/11/2026 22:30"

GOOD: dict[str, dict[str, str]] = {
    "incident": {"reference": "I1", "occurred_from": TIME, "kind": "firing", "status": "traced"},
    "seizure": {"reference": "S1", "seized_at": TIME, "kind": "arms"},
    "message": {"reference": "M5", "sent_at": TIME, "kind": "request", "channel": "letter", "to": "HR"},
    "answer": {"message": "HR:HR-77", "received_at": "03/11/2026 10:00"},
    "operation": {
        "reference": "OP1",
        "name": "Seema",
        "name_hi": "सीमा",
        "status": "concluded",
        "status_changed_at": TIME,
        "first_planned_start_on": DAY,
        "first_planned_end_on": DAY,
        "planned_start_on": DAY,
        "planned_end_on": DAY,
        "lead": "RJ",
    },
    "meeting": {"reference": "RJ-M1", "status": "held", "meets_at": TIME, "mode": "video"},
    "action_item": {
        "reference": "A1",
        "meeting": "HR:M1",
        "number": "1",
        "status": "open",
        "status_changed_at": TIME,
        "lead": "HR",
    },
    "action_update": {"action_item": "HR:A-1", "made_at": "05/11/2026 10:00", "post": "SP", "remark": "Done"},
    "offender": {
        "reference": "O1",
        "name": "X",
        "name_hi": "एक्स",
        "label": "accused",
        "label_since": DAY,
        "legal_basis": "order 1",
        "review_by": "01/06/2028",
    },
    "notice": {"reference": "N1", "offender": "O-1", "kind": "red_notice", "from_on": DAY},
    "custody_event": {"reference": "C1", "offender": "O-1", "kind": "arrest", "happened_at": TIME},
    "gang": {"code": "G50", "name": "New", "name_hi": "नया", "status": "active", "review_by": "01/06/2028"},
    "helper_action": {
        "reference": "H1",
        "day": DAY,
        "district": "Jaipur",
        "help_kind": "shelter",
        "action": "bound_down",
        "dealt_with_count": "4",
    },
    "home_count": {"reference": "K1", "day": DAY, "kind": "extortion", "incident_count": "3"},
    "practice": {
        "reference": "P1",
        "theme": "training",
        "title": "T",
        "title_hi": "ट",
        "summary": "S",
        "summary_hi": "स",
        "shared_on": DAY,
    },
    "practice_adoption": {"practice": "HR:P-1", "adopted_on": DAY},
    "contact": {
        "reference": "K1",
        "kind": "control_room",
        "post": "Control room",
        "post_hi": "नियंत्रण कक्ष",
        "telephone": "0141-2000000",
        "hours": "24x7",
    },
    "agenda_item": {"meeting": "RJ-M0", "number": "1", "title": "T", "title_hi": "ट"},
    "gang_link": {"gang_a": "G08", "gang_b": "G07", "kind": "rival", "source": "FIR 1", "review_by": "01/06/2028"},
    "offender_link": {"offender": "O-1", "other": "HR:O-2", "proposed_at": TIME},
    "feed": {"dataset": "incident", "every_days": "7", "from_on": DAY},
    "nil_report": {"dataset": "incident", "from_on": DAY, "until_on": DAY},
}
"""The least that a row of each dataset must give."""


def good(dataset: str, /, **changes: str) -> dict[str, str]:
    return {**GOOD[dataset], **changes}


def csv_text(rows: Iterable[dict[str, Any]], separator: str = ",") -> str:
    """The rows under all the columns that any of them has."""
    rows = list(rows)
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, names, restval="", delimiter=separator, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def csv_file(path: Path, rows: Iterable[dict[str, Any]]) -> Path:
    path.write_text(csv_text(rows), encoding="utf-8")
    return path


def hindi(dataset: str, rows: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """The same rows under Hindi titles."""
    return [{ALL[dataset].column(name).title_hi: value for name, value in row.items()} for row in rows]


def xlsx(path: Path, rows: Iterable[dict[str, Any]], change: Callable[[Any, Any], None] | None = None) -> Path:
    """A workbook with the rows; numbers and dates keep their type. `change(book, sheet)` adds to it."""
    rows = list(rows)
    names = list(dict.fromkeys(name for row in rows for name in row))
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy hh:mm", "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Data")
        for place, name in enumerate(names):
            sheet.write(0, place, name)
            for line, row in enumerate(rows, 1):
                if row.get(name) is not None:
                    sheet.write(line, place, row[name])
        if change:
            change(book, sheet)
    return path


def repacked(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The workbook with its parts changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path
