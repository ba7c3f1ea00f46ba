"""Whatever another program does in plain SQL, reading the noted days again gives what reading everything gives."""

from contextlib import closing

import pytest

from data import facts
from data.notes import UNNOTED
from tests.data.conftest import Scene
from tests.data.writers import NOVEMBER, add, caught_up, changed, delivery, incident, message, outside, write

pytestmark = pytest.mark.slow

TOLD = {"messages", "deliveries"}
UPSERT = " ON CONFLICT (agency, reference) DO UPDATE SET occurred_from = excluded.occurred_from, kind = excluded.kind"
MOVED = f"SET occurred_from = '{NOVEMBER.format(25)}'"

WRITES: dict[str, tuple[str | tuple[str, ...], set[str]]] = {
    "a new incident": (incident("I21", 21), {"incidents"}),
    "one long before all others": (incident("I1", 1, occurred_from="2001-01-01 00:00:00+00:00"), {"incidents"}),
    "another kind": ("UPDATE incident SET kind = 'firing' WHERE reference = 'I20'", {"incidents"}),
    "another day": (f"UPDATE incident {MOVED} WHERE reference = 'I20'", {"incidents"}),
    "all on one day": (f"UPDATE incident {MOVED}", {"incidents"}),
    "another number": ("UPDATE incident SET reference = 'X' WHERE reference = 'I19'", {"incidents"}),
    "gone": ("DELETE FROM incident WHERE reference = 'I19'", {"incidents"}),
    "withdrawn": ("UPDATE incident SET withdrawn_at = occurred_from WHERE reference = 'I19'", {"incidents"}),
    "sent again, corrected, on another day": (incident("I20", 22, kind="firing") + UPSERT, {"incidents"}),
    "sent again for the first time": (incident("I22", 22) + UPSERT, {"incidents"}),
    "a gang named": (add("incident_gang", agency="RJ", reference="I18", gang="G2"), {"incidents"}),
    "a gang corrected": ("UPDATE incident_gang SET gang = 'G2'", {"incidents"}),
    "a gang moved to another incident": ("UPDATE incident_gang SET reference = 'I18'", {"incidents"}),
    "a gang no longer named": ("DELETE FROM incident_gang", {"incidents"}),
    "a summary, which facts do not hold": ("UPDATE incident SET summary = 'x'", set()),
    "nothing at all": ("UPDATE incident SET kind = 'firing' WHERE reference = 'none'", set()),
    "a new message": (message("M21", 21), {"messages"}),
    "a message with its deliveries": ((message("M21", 21), delivery("M21", "HR"), delivery("M21", "DL")), TOLD),
    "a message before others of its day": (message("A", 20), TOLD),  # numbers of the day shift
    "a message on another day": (f"UPDATE message SET sent_at = '{NOVEMBER.format(25)}' WHERE reference = 'M20'", TOLD),
    "a message withdrawn": ("UPDATE message SET withdrawn_at = sent_at WHERE reference = 'M20'", TOLD),
    "one more delivery": (delivery("M18", "DL"), {"deliveries"}),
    "an answer": (f"UPDATE delivery SET replied_at = '{NOVEMBER.format(21)}'", {"deliveries"}),
    "an answer that is not shown": (f"UPDATE delivery SET acknowledged_at = '{NOVEMBER.format(21)}'", set()),
    "a delivery to another force": ("UPDATE delivery SET to_agency = 'DL' WHERE to_agency = 'PB'", {"deliveries"}),
    "a delivery of another message": (
        "UPDATE delivery SET reference = 'M18', to_agency = 'DL' WHERE reference = 'M20' AND to_agency = 'HR'",
        {"deliveries"},
    ),
    "a delivery gone": ("DELETE FROM delivery WHERE reference = 'M19'", {"deliveries"}),
    "a gang in a message": (add("message_gang", agency="RJ", reference="M18", gang="G2"), TOLD),
    "no gang in any message": ("DELETE FROM message_gang", TOLD),
    "a promise": ("UPDATE feed SET every_days = 1", {"feeds"}),
    "a promise taken back": ("DELETE FROM feed", {"feeds"}),
    "a record named to another force": (
        add(
            "disclosure",
            record_table="incident",
            agency="RJ",
            reference="I19",
            to_agency="PB",
            made_at=NOVEMBER.format(21),
            by_post="ADG Crime",
        ),
        {"disclosures"},
    ),
    "a meeting held": ("UPDATE meeting SET status = 'held'", {"meetings"}),
    "somebody came": ("UPDATE attendance SET present_count = 2", {"attendances"}),
    "a gang of a new name": ("UPDATE gang SET name = 'y' WHERE code = 'G1'", {"gangs"}),
    "a unit that moves to another state": ("UPDATE police_unit SET state = 'PB'", {"units", "incidents"}),
    "a district nobody reports from": (
        "UPDATE district SET police_reporting = '0' WHERE code = 86",
        {"districts", "incidents"},
    ),
    "an agency with another state": ("UPDATE agency SET state = 'CH' WHERE code = 'RJ'", {"agencies", "incidents"}),
    "one after the other": (
        (
            incident("I21", 21),
            f"UPDATE incident {MOVED} WHERE reference = 'I21'",
            "DELETE FROM incident WHERE kind = 'x'",
        ),
        {"incidents"},
    ),
    "made and gone at once": ((incident("I21", 21), "DELETE FROM incident WHERE reference = 'I21'"), set()),
    "more days than are read one by one": (
        tuple(
            incident(f"D{d}", 1, occurred_from=f"2025-{1 + d // 28:02}-{1 + d % 28:02} 06:30:00+00:00")
            for d in range(60)
        ),
        {"incidents"},
    ),
}


def test_what_facts_read_is_noted() -> None:
    assert not {table for table, _ in facts.REGISTERS.values()} & UNNOTED


@pytest.mark.parametrize("what", WRITES)
def test_what_is_noted_is_what_changed(scene: Scene, what: str) -> None:
    statements, frames = WRITES[what]
    write(scene.engine, *([statements] if isinstance(statements, str) else statements))
    assert changed(scene.before, caught_up(scene.engine, scene.before)) == frames


def test_a_writer_that_rolls_back_leaves_nothing(scene: Scene) -> None:
    with closing(outside(scene.engine)) as connection:
        for statement in (
            incident("I21", 21),
            "DELETE FROM delivery",
            f"UPDATE message SET sent_at = '{NOVEMBER.format(1)}'",
        ):
            connection.execute(statement)
        connection.rollback()
    after = caught_up(scene.engine, scene.before)
    assert changed(scene.before, after) == set()
    assert after.as_of > scene.before.as_of  # it was looked at


def test_many_rows_of_one_statement(scene: Scene) -> None:
    mark = "?" if scene.engine.dialect.name == "sqlite" else "%s"
    rows = [(f"E{day}", NOVEMBER.format(day)) for day in range(1, 29)]
    columns = "(agency, kind, status, reference, occurred_from)"
    statement = f"INSERT INTO incident {columns} VALUES ('RJ', 'firing', 'traced', {mark}, {mark})"
    with closing(outside(scene.engine)) as connection:
        connection.cursor().executemany(statement, rows)
        connection.commit()
    assert caught_up(scene.engine, scene.before).incidents.height == scene.before.incidents.height + 28


def test_several_writers_between_two_looks(scene: Scene) -> None:
    for what in ("a new incident", "an answer", "a promise", "another day", "gone"):
        write(scene.engine, str(WRITES[what][0]))
    after = caught_up(scene.engine, scene.before)
    assert changed(scene.before, after) == {"incidents", "deliveries", "feeds"}
    assert changed(after, caught_up(scene.engine, after)) == set()  # told once
