"""What loads keep for undo, as the role for facts may read it: codes, of what may still be kept."""

import json
from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from data import grants, keeping, past
from data.engine import reading
from data.schema.events import incident, incident_gang
from data.stood import incidents_at
from tests.conftest import Make
from tests.data.writers import NOVEMBER, add, force, write
from tests.data.writers import incident as row_of

AT = datetime.fromisoformat(NOVEMBER.format(12))
KEY = {"agency": "RJ", "reference": "I1"}
ROW = KEY | {
    **{"occurred_from": "2026-11-08T06:30:00+00:00", "kind": "murder", "status": "traced", "handling": "participants"},
    **{"summary": "A TEXT of I1", "police_station": "A TEXT", "fir_number": "A TEXT", "sections": "A TEXT"},
}
GANG = KEY | {"gang": "UNREGISTERED", "name_received": "A TEXT"}


def change(number: int, table: str, before: dict, key: dict) -> str:
    told = {"row_key": json.dumps(key), "before": json.dumps(before)}
    return add("load_change", load=1, number=number, table_name=table, **told)


SCENE = (
    force("RJ"),
    row_of("I1", 9, summary="A TEXT of I1"),
    add(
        "load", id=1, agency="RJ", dataset="incident", file_name="A TEXT", sha256="0", loaded_by="A TEXT",
        loaded_at=NOVEMBER.format(15),
    ),
    change(1, "incident", ROW, KEY),
    change(2, "incident_gang", GANG, GANG),
    change(3, "offender", KEY | {"name": "A TEXT"}, KEY),
)  # fmt: skip


@pytest.fixture
def scene(engine: Engine) -> Engine:
    write(engine, *SCENE)
    return engine


@pytest.fixture
def as_role(new_postgres: Make) -> Callable[[str, str], list]:
    postgres = new_postgres("past")
    write(postgres, *SCENE)

    def do(role: str, sql: str) -> list:
        with reading(postgres, role, "RJ") as connection:
            return [tuple(row) for row in connection.execute(text(sql))]

    return do


def test_what_the_views_hand_out_is_a_code_in_its_own_table() -> None:
    for name in past.CODES:
        assert grants.is_code(incident.c[name]), name
    for name in ("agency", "reference", "gang"):
        assert grants.is_code(incident_gang.c[name]), name


def test_the_views_have_the_columns_that_are_read_of_them(scene: Engine) -> None:
    with reading(scene) as connection:
        for view in past.VIEWS:
            found = connection.execute(text(f"SELECT * FROM {view.name}"))
            assert list(found.keys()) == list(view.c.keys())
            rows = [tuple(row) for row in found]
            assert len(rows) == (1 if view is past.incident_past else 2)
            assert "A TEXT" not in str(rows)


@pytest.mark.parametrize("view", [view.name for view in past.VIEWS])
def test_the_role_for_facts_reads_the_view_and_not_what_lies_beneath(as_role, view: str) -> None:
    assert as_role(grants.FACTS, f"SELECT DISTINCT agency, reference FROM {view}") == [("RJ", "I1")]
    for sql in ("SELECT before FROM load_change", f"SELECT c.before FROM {view} JOIN load_change AS c USING (agency)"):
        with pytest.raises(DBAPIError):
            as_role(grants.FACTS, sql)


@pytest.mark.parametrize("view", [view.name for view in past.VIEWS])
def test_the_role_for_records_reads_neither(as_role, view: str) -> None:
    """It would read codes of records that are hidden from the viewer: a view knows no row-level security."""
    with pytest.raises(DBAPIError, match="permission denied"):
        as_role(grants.RECORDS, f"SELECT * FROM {view}")


def test_it_is_read_by_that_role(new_postgres: Make) -> None:
    postgres = new_postgres("past")
    write(postgres, *SCENE)
    with reading(postgres, grants.FACTS) as connection:
        assert incidents_at(connection, AT)["gangs"].cast(str).to_list() == ["UNREGISTERED"]


def test_what_is_removed_for_good_is_not_there_either(scene: Engine, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAJHA_VAR", str(tmp_path))
    with reading(scene) as connection:
        assert incidents_at(connection, AT)["reference"].to_list() == ["I1"]
    keeping.ask(scene, "incident", "RJ", "I1", "Nodal officer")
    with reading(scene) as connection:
        assert incidents_at(connection, AT).is_empty()


def test_only_changes_of_loads_asked_for_are_looked_at(new_sqlite: Make) -> None:
    """By their key: a load of other records may have changed a million rows."""
    sql = "EXPLAIN QUERY PLAN SELECT * FROM {} WHERE {} > '2026-11-12'"
    with reading(new_sqlite()) as connection:
        for view, time in (("incident_past", "until_at"), ("incident_touched", "loaded_at")):
            plan = [row[3] for row in connection.execute(text(sql.format(view, time)))]
            assert [line for line in plan if line.startswith("SEARCH c USING")]
            assert not [line for line in plan if line.startswith("SCAN c")]
