"""Disclosure: written with its line in the log, once, by the owner's own terms; after it the other force sees the record at
every gate, on both engines."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, select, text

from data import asking, disclosure
from data.__main__ import main
from data.audit import Look, verify
from data.disclosure import CannotDisclose, Record
from data.engine import reading, writing
from data.facts import Facts, read_all
from data.schema.events import delivery, message
from data.schema.people import offender as offenders
from data.schema.running import access_log
from data.schema.running import disclosure as table
from queries import records, records_disclosed, records_search
from queries.disclosures import addressed, disclosed
from queries.visible import Viewer, visible
from tests.data.writers import add, force, incident, write
from tests.data.writers import delivery as delivered
from tests.data.writers import message as sent
from tests.queries.test_records_search import offender

PB, HR, DL = (Viewer(code, "nodal_officer", f"nodal.{code}", f"Nodal officer, {code}") for code in ("PB", "HR", "DL"))
SCENE = (
    *[force(code) for code in ("RJ", "HR", "PB", "DL")],
    offender("PB", "P1", "Ratan Bishnoi", "named"),
    offender("PB", "ALONE", "Gopal Das", "originator"),
    offender("PB", "OPEN", "Open Man", "participants"),
    offender("PB", "OLD", "Old Man", "named", review_by="2026-01-01"),
    offender("PB", "KID", "Small One", "named", is_child=True),
    offender("PB", "GONE", "Gone Man", "named", withdrawn_at="2026-01-01 00:00:00+00:00"),
    incident("I1", 18, agency="PB", handling="named", summary="text of I1"),
    sent("M1", 18, agency="PB", handling="originator", subject="about M1"),
    delivered("M1", "DL", agency="PB"),
)


@pytest.fixture
def scene(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    write(engine, *SCENE)
    monkeypatch.setattr(records, "_engine", lambda: engine)
    return engine


def look(viewer: Viewer, what: str = "disclosed", concerns: str = "HR PB") -> Look:
    return Look(
        datetime.now(UTC),
        viewer.subject,
        "Officer",
        viewer.post,
        viewer.role,
        viewer.agency,
        "write",
        what,
        "",
        "case 12",
        concerns,
        1,
    )


def tell(engine: Engine, reference: str, to: str = "HR", name: str = "offender", basis: str = "case 12") -> Record:
    record = Record(name, "PB", reference)
    disclosure.disclose(engine, look(PB), record, to, basis)
    return record


def seen(engine: Engine, viewer: Viewer, name: str) -> set[str]:
    """References that the facts show one by one."""
    facts: Facts = read_all(engine)
    rows = {"offender": facts.offenders, "incident": facts.incidents}[name]
    return set(visible(disclosed(facts, rows, name), viewer)["reference"])


def test_before_it_nobody_else_sees_and_after_it_that_force_alone(scene: Engine) -> None:
    assert "P1" not in seen(scene, HR, "offender")
    assert records_disclosed.one(Record("offender", "PB", "P1"), HR) is None
    record = tell(scene, "P1")
    for viewer, opens in ((HR, True), (PB, True), (DL, False)):
        assert ("P1" in seen(scene, viewer, "offender")) is opens
        found = records_disclosed.one(record, viewer)
        assert (found is not None and found["name"] == "Ratan Bishnoi") is opens
        hits, ask = records_search.known(scene, "Bishnoi", viewer)
        assert (hits["reference"].to_list(), ask["agency"].to_list()) == ((["P1"], []) if opens else ([], ["PB"]))
    told = records_disclosed.of_record(record, HR).row(0, named=True)
    assert (told["to_agency"], told["by_post"], told["basis"]) == ("HR", PB.post, "case 12")
    assert records_disclosed.of_record(record, DL).is_empty()  # a third force does not learn of it
    assert records_disclosed.made_or_received(PB, made=True).height == 1
    assert records_disclosed.made_or_received(HR, made=False).height == 1
    assert records_disclosed.made_or_received(DL, made=False).is_empty()


def test_what_was_its_owners_alone_becomes_named(scene: Engine) -> None:
    record = tell(scene, "ALONE")
    with reading(scene) as connection:
        code = select(offenders.c.handling).where(offenders.c.reference == "ALONE")
        assert connection.scalar(code) == "named"
    assert records_disclosed.one(record, HR) is not None
    assert records_disclosed.one(record, DL) is None


def test_of_a_message_its_receivers_are_named_with_it(scene: Engine) -> None:
    record = Record("message", "PB", "M1")
    assert records_disclosed.terms(record, PB) == ("originator", ("DL",), ())
    assert records_disclosed.terms(record, HR) is None
    assert records.told("PB", "M1", "DL", HR) is None
    tell(scene, "M1", name="message")
    assert records_disclosed.terms(record, PB) == ("named", ("DL",), ("HR",))
    facts = read_all(scene)
    for viewer, count in ((HR, 1), (DL, 1), (Viewer("RJ", "leader"), 0)):
        assert visible(addressed(facts, facts.deliveries), viewer).height == count
        told = records.told("PB", "M1", "DL", viewer)
        assert (told["subject"] if told else None) == ("about M1" if count else None)


@pytest.mark.parametrize(
    ("name", "reference", "to", "basis", "reason"),
    [
        ("offender", "NONE", "HR", "x", "unknown"),
        ("offender", "GONE", "HR", "x", "unknown"),
        ("offender", "OPEN", "HR", "x", "open"),
        ("offender", "P1", "PB", "x", "own"),
        ("offender", "P1", "XX", "x", "no_force"),
        ("offender", "P1", "HR", "  ", "no_basis"),
        ("offender", "OLD", "HR", "x", "review_passed"),
        ("offender", "KID", "HR", "x", "child"),
    ],
)
def test_what_is_refused_writes_nothing(
    scene: Engine, name: str, reference: str, to: str, basis: str, reason: str
) -> None:
    with pytest.raises(CannotDisclose) as told:
        tell(scene, reference, to, name, basis)
    assert told.value.reason == reason
    with reading(scene) as connection:
        assert connection.execute(select(table)).all() == []
        assert connection.execute(select(access_log)).all() == []


def test_twice_is_once(scene: Engine) -> None:
    tell(scene, "P1")
    with pytest.raises(CannotDisclose) as told:
        tell(scene, "P1")
    assert told.value.reason == "already"
    with reading(scene) as connection:
        assert len(connection.execute(select(table)).all()) == 1


def test_it_and_its_line_in_the_log_are_both_written_or_neither(scene: Engine) -> None:
    tell(scene, "P1")
    with reading(scene) as connection:
        line = connection.execute(select(access_log.c.concerns, access_log.c.purpose, access_log.c.kind)).one()
        assert tuple(line) == ("HR PB", "case 12", "write")
        assert verify(connection).wrong == ()
    with writing(scene) as connection:
        connection.execute(text("ALTER TABLE access_log RENAME TO away"))
    with pytest.raises(Exception, match="access_log"):
        tell(scene, "I1", name="incident")
    with reading(scene) as connection:
        assert len(connection.execute(select(table)).all()) == 1


def asked(engine: Engine) -> str:
    line = look(HR, "request", "PB")
    return asking.ask(engine, line, "PB", "Bishnoi")


def test_a_request_is_seen_by_the_force_asked_and_a_disclosure_answers_it(scene: Engine) -> None:
    reference = asked(scene)
    waiting = records_disclosed.asked_of(PB).row(0, named=True)
    assert (waiting["agency"], waiting["reference"], waiting["wanted"]) == ("HR", reference, "Bishnoi")
    assert records_disclosed.asked_of(DL).is_empty()
    assert records_disclosed.asked_by(HR)["replied_at"].to_list() == [None]
    disclosure.disclose(scene, look(PB), Record("offender", "PB", "P1"), "HR", "case 12", reference)
    assert records_disclosed.asked_of(PB).is_empty()
    assert records_disclosed.asked_by(HR)["outcome"].to_list() == ["useful"]
    with reading(scene) as connection:
        reply = connection.execute(select(message).where(message.c.kind == "reply")).one()
        to = connection.scalar(select(delivery.c.to_agency).where(delivery.c.reference == reply.reference))
    assert (reply.agency, reply.in_reply_to_reference, reply.handling, to) == ("PB", reference, "named", "HR")
    assert "offender/PB/P1" in reply.body


def test_an_answer_that_cannot_be_given_discloses_nothing(scene: Engine) -> None:
    with pytest.raises(ValueError, match="no such request"):
        disclosure.disclose(scene, look(PB), Record("offender", "PB", "P1"), "HR", "case 12", "ASK-NONE")
    with reading(scene) as connection:
        assert connection.execute(select(table)).all() == []


@pytest.mark.parametrize(
    ("outcome", "reason", "kept"), [("no_trace", "", None), ("refused", "sub judice", "sub judice")]
)
def test_a_request_is_answered_without_a_record(scene: Engine, outcome: str, reason: str, kept: str | None) -> None:
    key = ("HR", asked(scene))
    asking.decline(scene, look(PB), key, outcome, reason)
    found = records_disclosed.asked_by(HR).row(0, named=True)
    assert (found["outcome"], found["refusal_reason"]) == (outcome, kept)
    with pytest.raises(ValueError, match="answered already"):
        asking.decline(scene, look(PB), key, outcome, reason)
    with pytest.raises(ValueError, match="with the reason"):
        asking.decline(scene, look(PB), key, "refused", " ")


def test_another_request_is_not_the_searchs(scene: Engine) -> None:
    write(
        scene,
        sent("R9", 18, agency="HR", subject="Is the road closed?"),
        add("delivery", agency="HR", reference="R9", to_agency="PB"),
    )
    assert records_disclosed.asked_of(PB).is_empty()


def test_the_command(scene: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("DATABASE_URL", scene.url.render_as_string(hide_password=False))
    command = [
        "python -m data",
        "disclose",
        "offender",
        "PB",
        "P1",
        "--to",
        "HR",
        "--basis",
        "case 12",
        "--post",
        "Nodal",
    ]
    for code, said in ((0, "offender/PB/P1 is disclosed to HR."), (2, "disclosed to this force already")):
        monkeypatch.setattr("sys.argv", command)
        assert main() == code
        assert said in "".join(capsys.readouterr())
    with reading(scene) as connection:
        line = connection.execute(select(access_log.c.post, access_log.c.what, access_log.c.concerns)).one()
    assert tuple(line) == ("Nodal", "disclosed offender/PB/P1 to HR", "HR PB")
