"""The nodal officer's desk on both engines: steps of a request and reports on an action item, each in one transaction."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, select

from data import audit, desk
from data.action_history import NotWritten
from data.audit import Look
from data.engine import reading
from data.facts import read_all
from data.schema.events import delivery, message
from data.schema.meetings import action_item, action_owner, action_update
from data.schema.running import access_log
from queries import desk as queries
from queries import records, records_desk
from queries.visible import Viewer
from tests.data.writers import NOVEMBER, add, force, write
from tests.data.writers import delivery as delivered
from tests.data.writers import message as sent
from tests.queries.test_records_search import offender

ASK, DONE, ALERT = ("RJ", "M1"), ("RJ", "M2"), ("RJ", "M3")
ITEM, SHUT = ("RJ", "A1"), ("RJ", "A2")
HR = Viewer("HR", "nodal_officer", "nodal.hr", "Nodal officer")


def decision(reference: str, number: int, **values: Any) -> str:
    given = {"agency": "RJ", "meeting_agency": "RJ", "meeting_reference": "S1", "status_changed_at": NOVEMBER.format(1)}
    return add("action_item", reference=reference, number=number, decision=f"Decision {number}", **{**given, **values})


SCENE = (
    *[force(code) for code in ("RJ", "HR", "PB")],
    add("meeting", agency="RJ", reference="S1", status="held", meets_at=NOVEMBER.format(1), mode="video"),
    sent("M1", 18, subject="Who is he?"),
    delivered("M1", "HR"),
    delivered("M1", "PB"),
    sent("M2", 17),
    delivered("M2", "HR", replied_at=NOVEMBER.format(19)),  # answered
    sent("M3", 19, kind="alert"),
    delivered("M3", "HR"),  # asks for nothing
    sent("M4", 20, withdrawn_at=NOVEMBER.format(21)),
    delivered("M4", "HR"),  # taken back
    decision("A1", 1, due_on="2026-11-10", first_due_on="2026-11-10"),
    decision("A2", 2, status="accepted"),
    decision("A3", 3),
    *[
        add("action_owner", agency="RJ", reference=of, force=code, role=role)
        for of, code, role in (
            ("A1", "HR", "lead"),
            ("A1", "PB", "associate"),
            ("A2", "HR", "lead"),
            ("A3", "PB", "lead"),
        )
    ],
    offender("HR", "P1", "Past One", "named", review_by="2026-11-01"),
    offender("HR", "P2", "Soon One", "named", review_by="2026-12-01"),
    offender("HR", "P3", "Late One", "named", review_by="2027-06-01"),  # not yet near
    offender("PB", "P4", "Other One", "named", review_by="2026-11-01"),  # another force's
)


def look(agency: str | None = "HR") -> Look:
    return Look(datetime.now(UTC), "s", "An Officer", "Nodal officer", "nodal_officer", agency, "write", "desk")


@pytest.fixture
def scene(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    write(engine, *SCENE)
    monkeypatch.setattr(records, "_engine", lambda: engine)
    return engine


def rows(engine: Engine, table: Any) -> list[dict]:
    with reading(engine) as connection:
        return [dict(row) for row in connection.execute(select(table)).mappings()]


def asked(engine: Engine, reference: str = "M1", to: str = "HR") -> dict:
    return next(row for row in rows(engine, delivery) if (row["reference"], row["to_agency"]) == (reference, to))


def refused(reason: str, act: Callable[[], Any]) -> None:
    with pytest.raises(NotWritten) as no:
        act()
    assert no.value.reason == reason


def test_what_waits_and_what_does_not(scene: Engine) -> None:
    facts = read_all(scene)
    at = datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert queries.requests(facts, "HR", at).height == 1
    assert queries.requests(facts, "RJ", at).is_empty()  # it asks
    assert queries.items(facts, "HR", date(2026, 11, 22))["reference"].to_list() == ["A1"]
    reviews = queries.reviews(facts, "HR", date(2026, 11, 22))
    assert reviews.select("reference", "days_over").rows() == [("P1", 21), ("P2", -9)]


def test_steps_are_stated_once_each_and_an_interim_report_means_it_was_received(scene: Engine) -> None:
    desk.state(scene, look(), ASK, "interim")
    row = asked(scene)
    assert row["received_stated_by"] == row["interim_stated_by"] == "HR"
    assert (datetime.now(UTC) - row["received_at"]).total_seconds() < 60
    for step in ("received", "interim"):
        refused("answered", lambda step=step: desk.state(scene, look(), ASK, step))
    assert asked(scene, to="PB")["received_at"] is None  # of our own delivery only
    assert len(rows(scene, access_log)) == 1
    with reading(scene) as connection:
        assert audit.verify(connection).wrong == ()


@pytest.mark.parametrize(
    ("key", "by", "reason"),
    [
        (DONE, "HR", "answered"),
        (ALERT, "HR", "unknown"),  # no request
        (("RJ", "M4"), "HR", "unknown"),  # withdrawn
        (("RJ", "M2"), "PB", "unknown"),  # never delivered to Punjab
        (ASK, None, "no_force"),
    ],
)
def test_a_step_of_what_does_not_wait_is_refused(scene: Engine, key: tuple, by: str | None, reason: str) -> None:
    before = rows(scene, delivery)
    refused(reason, lambda: desk.state(scene, look(by), key, "received"))
    refused(reason, lambda: desk.answer(scene, look(by), key, "useful"))
    assert rows(scene, delivery) == before
    assert rows(scene, access_log) == []


def test_answered_by_another_way_is_only_stated(scene: Engine) -> None:
    desk.answer(scene, look(), ASK, "no_trace")
    row = asked(scene)
    assert (row["outcome"], row["replied_stated_by"], row["outcome_stated_by"]) == ("no_trace", "HR", "HR")
    assert row["replied_at"] is not None and row["received_at"] is not None
    assert [one["kind"] for one in rows(scene, message)].count("reply") == 0
    assert records_desk.requests(read_keys(scene), HR)[ASK]["replied_at"] is not None  # off the desk at once
    refused("answered", lambda: desk.answer(scene, look(), ASK, "useful"))


def read_keys(engine: Engine) -> Any:
    import polars as pl

    return pl.DataFrame([{"agency": "RJ", "reference": "M1"}])


def test_a_reply_goes_to_who_asked_with_the_answer(scene: Engine) -> None:
    desk.answer(scene, look(), ASK, "useful", "He lives in Sirsa.")
    (reply,) = [row for row in rows(scene, message) if row["kind"] == "reply"]
    assert (reply["agency"], reply["in_reply_to_reference"], reply["handling"]) == ("HR", "M1", "named")
    assert reply["body"].startswith("He lives in Sirsa.")
    assert asked(scene, reply["reference"], "RJ")["agency"] == "HR"


def test_a_refusal_says_why(scene: Engine) -> None:
    refused("no_reason", lambda: desk.answer(scene, look(), ASK, "refused", "", "  "))
    assert asked(scene)["replied_at"] is None
    desk.answer(scene, look(), ASK, "refused", "", "Another case is open")
    assert asked(scene)["refusal_reason"] == "Another case is open"


def stands(engine: Engine) -> tuple[str, dict[str, str]]:
    (status,) = [row["status"] for row in rows(engine, action_item) if row["reference"] == "A1"]
    return status, {row["force"]: row["status"] for row in rows(engine, action_owner) if row["reference"] == "A1"}


def test_complied_once_every_force_says_so_and_never_closed(scene: Engine) -> None:
    desk.report(scene, look("HR"), ITEM, "Done", "HR/7", complied=True)
    assert stands(scene) == ("in_progress", {"HR": "reported_complied", "PB": "open"})
    desk.report(scene, look("PB"), ITEM, "पूर्ण", complied=True)
    assert stands(scene) == ("reported_complied", {"HR": "reported_complied", "PB": "reported_complied"})
    desk.report(scene, look("HR"), ITEM, "One more is found", complied=False)
    assert stands(scene) == ("in_progress", {"HR": "in_progress", "PB": "reported_complied"})
    told = sorted(rows(scene, action_update), key=lambda row: row["number"])
    assert [(row["force"], row["kind"], row["letter_number"]) for row in told] == [
        ("HR", "report", "HR/7"),
        ("PB", "report", None),
        ("HR", "report", None),
    ]
    assert (told[1]["remark"], told[1]["remark_hi"]) == (None, "पूर्ण")
    assert [row["revision"] for row in rows(scene, action_item) if row["reference"] == "A1"] == [3]


@pytest.mark.parametrize(
    ("key", "by", "text", "reason"),
    [
        (SHUT, "HR", "Done", "closed"),  # accepted by the chair
        (ITEM, "RJ", "Done", "not_ours"),  # its host, but nothing to do with it
        (ITEM, "HR", "  ", "no_text"),
        (("RJ", "A9"), "HR", "Done", "unknown"),
        (ITEM, None, "Done", "no_force"),
    ],
)
def test_a_report_that_is_none_is_refused(scene: Engine, key: tuple, by: str | None, text: str, reason: str) -> None:
    refused(reason, lambda: desk.report(scene, look(by), key, text))
    assert rows(scene, action_update) == rows(scene, access_log) == []
