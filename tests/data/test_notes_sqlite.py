"""What only SQLite does: REPLACE fires no delete trigger, and foreign keys hold only for those who ask."""

import sqlite3
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy import Engine

from data.facts import Facts
from tests.data.conftest import Scene
from tests.data.test_notes import TOLD
from tests.data.writers import NOVEMBER, add, caught_up, changed, delivery, incident, message, outside, write

pytestmark = pytest.mark.slow


def replacing(statement: str) -> str:
    return statement.replace("INSERT INTO", "INSERT OR REPLACE INTO")


WRITES = {
    "replaced on another day": (replacing(incident("I20", 22)), {"incidents"}),
    "replaced on its own day": (replacing(incident("I20", 20, kind="firing")), {"incidents"}),
    "replaced by an update": (
        "UPDATE OR REPLACE incident SET reference = 'I18' WHERE reference = 'I20'",
        {"incidents"},
    ),
    "a message replaced on another day": (replacing(message("M20", 22)), TOLD),
    "a delivery replaced": (replacing(delivery("M20", "HR", outcome="useful")), {"deliveries"}),
    "a delivery replaced by an update": (
        "UPDATE OR REPLACE delivery SET reference = 'M18' WHERE reference = 'M20'",
        {"deliveries"},
    ),
    "a meeting whose number another has": (
        replacing(
            add("meeting", agency="HR", reference="S1", status="held", meets_at=NOVEMBER.format(1), mode="video")
        ),
        {"meetings"},
    ),
    "what is there already, passed over": (replacing(incident("I20", 22)).replace("REPLACE", "IGNORE"), set()),
}


@pytest.fixture
def scene(scene_of: Any) -> Scene:
    return scene_of("sqlite")


@pytest.fixture
def engine(scene: Scene) -> Engine:
    return scene.engine


@pytest.fixture
def before(scene: Scene) -> Facts:
    return scene.before


@pytest.mark.parametrize("enforced", ["ON", "OFF"])
@pytest.mark.parametrize("what", WRITES)
def test_what_is_noted_is_what_changed(engine: Engine, before: Facts, what: str, enforced: str) -> None:
    statement, frames = WRITES[what]
    if what == "a meeting whose number another has" and enforced == "ON":
        frames = frames | {"attendances"}  # they go with the meeting replaced
    if what == "a message replaced on another day" and enforced == "ON":
        assert before.deliveries.height == 6
    with closing(outside(engine)) as connection:
        connection.execute(f"PRAGMA foreign_keys = {enforced}")
        connection.execute(statement)
        connection.commit()
    assert changed(before, caught_up(engine, before)) == frames


def test_deleting_a_message_takes_its_deliveries_along(engine: Engine, before: Facts) -> None:
    with closing(outside(engine)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM message WHERE reference = 'M20'")
        connection.execute("UPDATE message SET reference = 'X' WHERE reference = 'M19'")
        connection.commit()
    after = caught_up(engine, before)
    assert after.deliveries.height == 4
    with closing(outside(engine)) as connection:
        found = connection.execute("SELECT DISTINCT reference FROM delivery ORDER BY 1").fetchall()
    assert found == [("M18",), ("X",)]


def test_a_delivery_that_came_before_its_message_shows_with_it(engine: Engine, before: Facts) -> None:
    write(engine, delivery("M21", "HR"), add("incident_gang", agency="RJ", reference="I21", gang="G1"))
    after = caught_up(engine, before)
    assert changed(before, after) == set()
    write(engine, message("M21", 21), incident("I21", 21))
    after = caught_up(engine, after)
    assert after.deliveries.height == before.deliveries.height + 1
    assert after.incidents.filter(reference="I21")["gangs"].to_list() == ["G1"]


def test_codes_nobody_registered_do_not_stop_the_facts(engine: Engine, before: Facts) -> None:
    write(
        engine,
        add("incident_gang", agency="RJ", reference="I20", gang="G99"),
        add("message_gang", agency="RJ", reference="M20", gang="G99"),
        incident("I21", 21, agency="XX", unit="XX-1", district=999_999),
        message("M21", 21, agency="XX"),
        delivery("M20", "XX"),
    )
    after = caught_up(engine, before)
    assert after.incidents.filter(reference="I20")["gangs"].to_list() == ["G1 G99"]
    assert after.incidents.filter(reference="I21").select("agency", "state", "district").rows() == [("XX", None, None)]


def test_a_writer_with_recursive_triggers_notes_the_same(engine: Engine, before: Facts) -> None:
    with closing(sqlite3.connect(str(engine.url.database))) as connection:
        connection.execute("PRAGMA recursive_triggers = ON")
        connection.execute(replacing(incident("I20", 22)))
        connection.commit()
    assert changed(before, caught_up(engine, before)) == {"incidents"}
