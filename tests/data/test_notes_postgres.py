"""What only PostgreSQL does: COPY, TRUNCATE, MERGE, statements that write into several tables."""

from contextlib import closing
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine

from data.facts import Facts
from tests.data.conftest import Scene
from tests.data.test_notes import TOLD
from tests.data.writers import NOVEMBER, caught_up, changed, delivery, incident, outside, write

pytestmark = pytest.mark.slow

MERGE = f"""MERGE INTO incident USING (VALUES ('I20'), ('I21')) AS sent (reference)
    ON incident.agency = 'RJ' AND incident.reference = sent.reference
    WHEN MATCHED THEN UPDATE SET occurred_from = '{NOVEMBER.format(22)}'
    WHEN NOT MATCHED THEN INSERT (agency, reference, occurred_from, kind, status)
    VALUES ('RJ', sent.reference, '{NOVEMBER.format(21)}', 'murder', 'traced')"""

WRITES = {
    "all incidents emptied": ("TRUNCATE incident CASCADE", {"incidents"}),
    "all deliveries emptied": ("TRUNCATE delivery", {"deliveries"}),
    "all messages and what hangs on them": ("TRUNCATE message CASCADE", TOLD),
    "a register emptied": ("TRUNCATE feed", {"feeds"}),
    "merged": (MERGE, {"incidents"}),
    "deleted here and added there": (
        "WITH gone AS (DELETE FROM delivery WHERE to_agency = 'PB' RETURNING agency, reference)"
        " INSERT INTO delivery (agency, reference, to_agency) SELECT agency, reference, 'DL' FROM gone",
        {"deliveries"},
    ),
    "a message and its delivery in one": (
        f"WITH sent AS (UPDATE message SET sent_at = '{NOVEMBER.format(25)}' WHERE reference = 'M20' RETURNING *)"
        " UPDATE delivery SET outcome = 'useful' FROM sent WHERE delivery.reference = sent.reference",
        TOLD,
    ),
    "a message gone with its deliveries": ("DELETE FROM message WHERE reference = 'M20'", TOLD),
    "a message renamed with its deliveries": (
        "UPDATE message SET reference = 'X' WHERE reference = 'M20'",
        {"messages"},
    ),
    "updated from another table": (
        "UPDATE incident SET kind = 'firing' FROM incident_gang WHERE incident.reference = incident_gang.reference",
        {"incidents"},
    ),
}


@pytest.fixture
def scene(scene_of: Any) -> Scene:
    return scene_of("postgresql")


@pytest.fixture
def engine(scene: Scene) -> Engine:
    return scene.engine


@pytest.fixture
def before(scene: Scene) -> Facts:
    return scene.before


@pytest.mark.parametrize("what", WRITES)
def test_what_is_noted_is_what_changed(engine: Engine, before: Facts, what: str) -> None:
    statement, frames = WRITES[what]
    write(engine, statement)
    assert changed(before, caught_up(engine, before)) == frames


def copy(connection: psycopg.Connection, table: str, columns: str, rows: list[tuple]) -> None:
    with connection.cursor().copy(f"COPY {table} ({columns}) FROM STDIN") as sink:
        for row in rows:
            sink.write_row(row)


def test_copied_rows_are_noted(engine: Engine, before: Facts) -> None:
    columns = "agency, reference, occurred_from, kind, status"
    rows = [("RJ", f"C{day}", NOVEMBER.format(day), "firing", "traced") for day in range(1, 15)]
    with closing(outside(engine)) as connection:
        copy(connection, "incident", columns, rows)
        copy(connection, "delivery", "agency, reference, to_agency", [("RJ", "M18", "DL")])
        connection.commit()
    after = caught_up(engine, before)
    assert changed(before, after) == {"incidents", "deliveries"}
    assert after.incidents.height == before.incidents.height + 14


def test_what_a_savepoint_took_back_is_not_there(engine: Engine, before: Facts) -> None:
    with closing(outside(engine)) as connection:
        connection.execute(incident("I21", 21))
        connection.execute("SAVEPOINT half")
        connection.execute(delivery("M18", "DL"))
        connection.execute("ROLLBACK TO half")
        connection.execute("SAVEPOINT other")
        connection.execute("DELETE FROM feed")
        connection.execute("RELEASE other")
        connection.commit()
    assert changed(before, caught_up(engine, before)) == {"incidents", "feeds"}


def test_a_writer_needs_no_right_to_the_notes_and_no_search_path(engine: Engine, before: Facts, role: str) -> None:
    with closing(outside(engine)) as connection:
        connection.execute(f"SET ROLE {role}")
        connection.execute("SET search_path = pg_catalog")
        connection.execute(incident("I21", 21).replace("incident", "public.incident", 1))
        connection.execute("UPDATE public.delivery SET outcome = 'useful' WHERE reference = 'M18'")
        with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
            connection.execute("DELETE FROM public.changed_day")
        connection.commit()
    assert changed(before, caught_up(engine, before)) == {"incidents", "deliveries"}


@pytest.fixture
def role(engine: Engine, postgres_admin: Any) -> Any:
    """A role with the grants the data dictionary promises to suffice."""
    postgres_admin("CREATE ROLE exchange")
    write(engine, *grants())
    yield "exchange"
    write(engine, "DROP OWNED BY exchange")
    postgres_admin("DROP ROLE exchange")


def grants() -> list[str]:
    """The statements in the data dictionary's contract for other writers."""
    from data.dictionary import markdown

    return [line for line in markdown().splitlines() if line.startswith("GRANT")]
