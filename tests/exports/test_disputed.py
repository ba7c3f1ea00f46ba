"""Disputed numbers in the state's brief: what two records say, against the raw rows gone through one by one."""

import sqlite3
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from docx import Document
from sqlalchemy import Engine, delete, insert, select, update

from data.engine import connect, writing
from data.facts import Facts, read_all
from data.schema.events import delivery, incident, message
from data.schema.meetings import action_item, action_owner, action_update
from data.schema.running import nil_report
from queries import disputed, records, records_replies
from queries.filters import Filters
from queries.visible import LOCAL, Viewer
from tests.exports.conftest import SERVICE, pages, together
from ui.exports import to_docx, to_pdf
from ui.exports.asking import Asking, speaking
from ui.exports.disputed_part import disputed_part
from ui.exports.paper import Points, Text
from ui.exports.state_brief import state_brief

pytestmark = [pytest.mark.filterwarnings("ignore:.*ScriptRunContext.*"), pytest.mark.slow]
RJ = Filters(states=("RJ",), period="90d")
INDIA = ZoneInfo("Asia/Kolkata")
NOW = datetime.now(UTC)
DAY = timedelta(days=1)


def crime(agency: str, reference: str, days: int, killed: int, **more: Any) -> dict[str, Any]:
    """Every column named, so that rows can be sent together."""
    own = {"agency": agency, "reference": reference, "occurred_from": NOW - days * DAY, "victims_killed": killed}
    other = {"same_as_agency": None, "same_as_reference": None, "same_as_reason": None}
    return own | other | {"kind": "murder", "status": "under_investigation", "handling": "participants"} | more


def same(agency: str, reference: str) -> dict[str, str]:
    return {"same_as_agency": agency, "same_as_reference": reference, "same_as_reason": "taken_over"}


INCIDENTS = [
    crime("RJ", "D1", 20, 2),
    crime("HR", "D2", 20, 3, **same("RJ", "D1")),  # another number of persons killed
    crime("HR", "D3", 21, 1),
    crime("RJ", "D4", 22, 1, **same("HR", "D3")),  # another day
    crime("RJ", "D5", 23, 1),
    crime("PB", "D6", 23, 1, kind="attempt", **same("RJ", "D5")),  # another kind
    crime("RJ", "D7", 24, 1),
    crime("PB", "D8", 24, 1, **same("RJ", "D7")),  # both say the same
    crime("RJ", "D9", 25, 1),
    crime("PB", "D10", 25, 2, handling="originator", **same("RJ", "D9")),  # Punjab's is its own alone
    crime("HR", "D11", 26, 1),
    crime("PB", "D12", 26, 2, **same("HR", "D11")),  # of two other states
    crime("RJ", "D13", 200, 1),
    crime("HR", "D14", 200, 2, **same("RJ", "D13")),  # before the period
]


def telling(agency: str, reference: str, days: float, kind: str, **more: Any) -> dict[str, Any]:
    own = {"agency": agency, "reference": reference, "sent_at": NOW - days * DAY, "kind": kind, "channel": "letter"}
    return own | {"in_reply_to_agency": None, "in_reply_to_reference": None, "handling": "participants"} | more


def reply(agency: str, reference: str, days: float, to: str, **more: Any) -> dict[str, Any]:
    owner, number = to.split("/")
    return telling(agency, reference, days, "reply", in_reply_to_agency=owner, in_reply_to_reference=number) | more


REQUESTS = [telling("RJ", f"Q{number}", 30, "request") for number in range(1, 8)] + [telling("HR", "Q8", 30, "request")]
REPLIES = [
    reply("PB", "A1", 20, "RJ/Q1"),  # no answer is known
    reply("PB", "A2", 20, "RJ/Q2"),  # known as of ten days later
    reply("PB", "A3", 20, "RJ/Q3"),  # known as of the same day
    reply("PB", "A4", 20, "RJ/Q4"),  # known as of ten days before: told by telephone first
    reply("PB", "A5", 20, "RJ/Q5"),  # known as an interim report
    reply("DL", "A6", 20, "RJ/Q6"),  # by another force than was asked
    reply("PB", "A7", 20, "RJ/Q7", handling="originator"),  # Punjab's alone
    reply("RJ", "A8", 20, "HR/Q8"),  # Rajasthan's own reply
    reply("RJ", "A9", 10, "HR/Q8"),  # and a second one, which adds nothing
]
KNOWN = {"Q2": {"replied_at": 10}, "Q3": {"replied_at": 20}, "Q4": {"replied_at": 30}, "Q5": {"interim_at": 20}}


def asked(row: dict[str, Any]) -> dict[str, Any]:
    times = {name: NOW - days * DAY for name, days in KNOWN.get(row["reference"], {}).items()}
    to = "RJ" if row["agency"] == "HR" else "PB"
    return {
        "agency": row["agency"],
        "reference": row["reference"],
        "to_agency": to,
        "replied_at": None,
        "interim_at": None,
    } | times


@pytest.fixture(scope="module")
def filled(filled: Engine, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """A copy of the sample with hand-written rows."""
    path = tmp_path_factory.mktemp("disputed") / "sajha.db"
    with sqlite3.connect(str(filled.url.database)) as source, sqlite3.connect(path) as target:
        source.backup(target)
    engine = connect(f"sqlite:///{path}")
    with writing(engine) as connection:
        connection.execute(insert(incident), INCIDENTS)
        connection.execute(insert(message), REQUESTS + REPLIES)
        connection.execute(insert(delivery), [asked(row) for row in REQUESTS])
        _nil_reports(connection)
        _decisions(connection)
    return engine


def _nil_reports(connection: Any) -> None:
    connection.execute(delete(nil_report))
    first, last = (NOW.astimezone(INDIA).date() - days * DAY for days in (27, 19))
    for agency, dataset in (("RJ", "incident"), ("HR", "incident"), ("RJ", "message")):
        row = {"agency": agency, "dataset": dataset, "from_on": first, "until_on": last, "made_at": NOW - 18 * DAY}
        connection.execute(insert(nil_report).values(row))


def _decisions(connection: Any) -> None:
    """Four open decisions on which Rajasthan must act: put back; put back and reported again; another's; reported only."""
    owned = select(action_owner.c.agency, action_owner.c.reference).where(action_owner.c.force == "RJ")
    keys = connection.execute(owned.order_by(action_owner.c.reference)).all()
    items = [key for key in keys if connection.scalar(_handling(key)) == "participants"][:4]
    assert len(items) == 4
    told = [("report", "RJ", 9, "reported_complied"), ("chair_decision", None, 6, "in_progress")]
    again = [*told, ("report", "RJ", 3, "reported_complied")]
    other = [("report", "HR", 9, "reported_complied"), told[1]]
    for key, said in zip(items, (told, again, other, told[:1]), strict=True):
        of_item = action_item.c.agency == key[0], action_item.c.reference == key[1]
        status = {"status": said[-1][3], "status_changed_at": NOW - said[-1][2] * DAY, "withdrawn_at": None}
        connection.execute(update(action_item).where(*of_item).values(status))
        for number, (kind, force, days, after) in enumerate(said, 50):
            row = {"agency": key[0], "reference": key[1], "number": number, "made_at": NOW - days * DAY, "post": "Post"}
            row |= {"kind": kind, "force": force or key[0], "status_after": after}
            connection.execute(insert(action_update).values(row))


def _handling(key: Any) -> Any:
    return select(action_item.c.handling).where(action_item.c.agency == key[0], action_item.c.reference == key[1])


@pytest.fixture(scope="module")
def facts(filled: Engine) -> Facts:
    return read_all(filled)


def raw(engine: Engine, table: str) -> list[dict[str, Any]]:
    with sqlite3.connect(str(engine.url.database)) as database:
        database.row_factory = sqlite3.Row
        rows = [dict(row) for row in database.execute(f"select * from {table}")]
    return [row for row in rows if row.get("withdrawn_at") is None]


def on(instant: str) -> date:
    return datetime.fromisoformat(instant).replace(tzinfo=UTC).astimezone(INDIA).date()


def in_time(day: date) -> bool:
    today = NOW.astimezone(INDIA).date()
    return today - 89 * DAY <= day <= today


def test_two_records_of_one_case(filled: Engine, facts: Facts) -> None:
    found = {
        tuple(row) for row in disputed.same_cases(facts, RJ, SERVICE).select("reference", "other_reference").rows()
    }
    every = {
        (row["agency"], row["reference"]): row for row in raw(filled, "incident") if row["handling"] == "participants"
    }
    naive = set()
    for (agency, reference), row in every.items():
        other = every.get((row["same_as_agency"], row["same_as_reference"]))
        if (
            other
            and "RJ" in (agency, other["agency"])
            and (in_time(on(row["occurred_from"])) or in_time(on(other["occurred_from"])))
        ):
            killed = [one["victims_killed"] + one["police_killed"] + one["accused_killed"] for one in (row, other)]
            days = [on(one["occurred_from"]) for one in (row, other)]
            if killed[0] != killed[1] or days[0] != days[1] or row["kind"] != other["kind"]:
                naive.add((reference, other["reference"]))
    assert found == naive >= {("D2", "D1"), ("D4", "D3"), ("D6", "D5")}
    assert {first for first, _ in found}.isdisjoint({"D8", "D10", "D12", "D14"})


def test_its_owner_sees_the_case_that_is_its_own_alone(facts: Facts) -> None:
    """The neighbour's record is open, its own is its own."""
    punjab = Viewer("PB", "leader", "x", "x", "x")
    assert ("D10", "D9") in disputed.same_cases(facts, RJ, punjab).select("reference", "other_reference").rows()


def test_nil_reports_for_days_with_incidents(filled: Engine, facts: Facts) -> None:
    """Haryana's is not meant, nor the one about messages."""
    (found,) = disputed.nil_with_incidents(facts, RJ, LOCAL).to_dicts()
    days = [on(row["occurred_from"]) for row in raw(filled, "incident") if row["agency"] == "RJ"]
    assert found["incident_count"] == sum(found["from_on"] <= day <= found["until_on"] for day in days) >= 5
    assert not found["few"]


def test_decisions_put_back_by_the_chair(filled: Engine, facts: Facts) -> None:
    found = {tuple(row) for row in disputed.put_back(facts, RJ, SERVICE).select("agency", "reference", "force").rows()}
    said: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in raw(filled, "action_update"):
        said.setdefault((row["agency"], row["reference"]), []).append(row)
    naive = set()
    for item in raw(filled, "action_item"):
        stands = item["handling"] == "participants" and item["status"] in ("open", "in_progress")
        reported, put_back = "", ""
        for row in said.get((item["agency"], item["reference"]), ()):
            if row["kind"] == "report" and row["force"] == "RJ" and row["status_after"] == "reported_complied":
                reported = max(reported, row["made_at"])
            if row["kind"] == "chair_decision" and row["status_after"] in ("open", "in_progress"):
                put_back = max(put_back, row["made_at"])
        if stands and reported and put_back > reported:
            naive.add((item["agency"], item["reference"], "RJ"))
    assert found == naive
    assert len(found) == 1


def test_replies_that_the_request_does_not_know(filled: Engine, facts: Facts) -> None:
    found = disputed.replies_not_known(facts, records_replies.replies(facts, RJ, SERVICE), SERVICE)
    sent = {
        (row["agency"], row["reference"]): row for row in raw(filled, "message") if row["handling"] == "participants"
    }
    answers: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for one in sent.values():
        if one["kind"] == "reply":
            answers.setdefault((one["in_reply_to_agency"], one["in_reply_to_reference"], one["agency"]), []).append(one)
    naive = {}
    for row in raw(filled, "delivery"):
        asked_of = (row["agency"], row["reference"])
        if asked_of not in sent or sent[asked_of]["kind"] != "request" or "RJ" not in (row["agency"], row["to_agency"]):
            continue
        known = min((on(row[name]) for name in ("replied_at", "interim_at") if row[name]), default=None)
        replies = [one for one in answers.get((*asked_of, row["to_agency"]), ()) if in_time(on(one["sent_at"]))]
        for one in sorted(replies, key=lambda one: one["sent_at"])[:1]:
            if known is None or known > on(one["sent_at"]):
                naive[(*asked_of, row["to_agency"])] = (one["reference"], on(one["sent_at"]), known)
    told = {(row[0], row[1], row[2]): (row[3], row[4], row[5]) for row in found.rows()}
    assert told == naive
    assert {reference for _, reference, _ in told} == {"Q1", "Q2", "Q8"}
    assert told["HR", "Q8", "RJ"][0] == "A8"


@pytest.mark.parametrize("code", ("en", "hi"))
def test_the_brief_says_each_with_both_sources(facts: Facts, code: str) -> None:
    with speaking(code):
        asking = Asking(facts, RJ, SERVICE)
        (points,) = [block for block in disputed_part(asking) if isinstance(block, Points)]
        brief = state_brief(asking)
    paper = "\n".join(paragraph.text for paragraph in Document(BytesIO(to_docx.docx(brief))).paragraphs)
    assert [line for line in points.items if line not in paper] == []
    squeezed = together("".join(pages(to_pdf.pdf(brief))))
    assert [line for line in points.items if together(line) not in squeezed] == []
    names = {"en": ("Rajasthan", "Haryana"), "hi": ("राजस्थान", "हरियाणा")}[code]
    case = next(line for line in points.items if "D2" in line)
    assert all(part in case for part in ("D1", *names))
    assert any("Q1" in line and "A1" in line for line in points.items)


def test_without_the_database_the_rest_stands(facts: Facts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "_engine", lambda: connect(f"sqlite:///{tmp_path / 'away.db'}"))
    with speaking("en"):
        blocks = disputed_part(Asking(facts, RJ, SERVICE))
    (points,) = [block for block in blocks if isinstance(block, Points)]
    assert any("D2" in line for line in points.items)
    assert not any("A1" in line for line in points.items)
    assert any("away" in block.text for block in blocks if isinstance(block, Text))
