"""What the secretariat writes of a sitting, on both engines: the plan, and the figures as shown."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, insert, select

from data import audit, room
from data.audit import Look
from data.engine import reading, writing
from data.persons_named import left_out
from data.schema.meetings import agenda_step, meeting, meeting_figure
from data.schema.people import offender, offender_alias
from queries import records, records_room
from queries.room import Step
from queries.visible import Viewer
from tests.data.writers import force, write

NOW = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
WALL = Viewer(role="meeting_room")


def look(what: str = "agenda_step/M1") -> Look:
    return Look(datetime.now(UTC), "s", "An Officer", "Secretariat", "secretariat", None, "write", what)


@pytest.fixture
def held(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """A sitting M1 of Rajasthan."""
    write(engine, force("RJ"), force("HR"))
    sitting = {"agency": "RJ", "reference": "M1", "status": "planned", "meets_at": NOW, "mode": "in_person"}
    with writing(engine) as connection:
        connection.execute(insert(meeting).values(sitting | {"first_recorded_at": NOW}))
    monkeypatch.setattr(records, "_engine", lambda: engine)
    return engine


def rows(engine: Engine, table) -> list[dict]:
    with reading(engine) as connection:
        return [dict(row) for row in connection.execute(select(table)).mappings()]


def step(kind: str, filters: str = "", state: str | None = None) -> dict:
    return {"kind": kind, "filters": filters, "state": state}


def test_a_plan_takes_the_place_of_the_one_before_and_is_logged(held: Engine) -> None:
    room.save_plan(held, look(), "M1", [step("map"), step("situation"), step("sharing")])
    room.save_plan(held, look(), "M1", [step("state_presentation", state="RJ"), step("map", "states=RJ")])
    assert records_room.plan("M1", WALL) == (Step("state_presentation", "", "RJ"), Step("map", "states=RJ"))
    assert records_room.plan("M2", WALL) == ()
    with reading(held) as connection:
        assert audit.verify(connection).wrong == ()


@pytest.mark.parametrize(
    ("reference", "steps"),
    [
        ("M1", []),  # nothing
        ("M1", [step("map")] * 61),  # too much
        ("M9", [step("map")]),  # no such sitting
    ],
)
def test_what_makes_no_plan_is_neither_written_nor_logged(held: Engine, reference: str, steps: list[dict]) -> None:
    with pytest.raises(ValueError):
        room.save_plan(held, look(), reference, steps)
    assert rows(held, agenda_step) == []


def test_figures_are_kept_each_time_they_are_taken(held: Engine) -> None:
    incidents = {"measure": "incidents", "filters": "", "numerator": 12, "denominator": None}
    in_time = {"measure": "answered_in_time", "filters": "states=RJ", "numerator": 3, "denominator": 4}
    later = NOW + timedelta(hours=1)
    room.keep_figures(held, look(), "M1", "v1", NOW, [incidents, in_time])
    room.keep_figures(held, look(), "M1", "v2", later, [incidents | {"numerator": 15}])
    kept = [
        (row["measure"], row["numerator"], row["data_version"], row["taken_at"]) for row in rows(held, meeting_figure)
    ]
    assert sorted(kept) == [
        ("answered_in_time", 3, "v1", NOW),
        ("incidents", 12, "v1", NOW),
        ("incidents", 15, "v2", later),
    ]
    assert records_room.figures("M1", WALL) == [("incidents", "", 15, None)]  # those taken last
    assert (records_room.opened_at("M1", WALL), records_room.opened_at("M2", WALL)) == (later, None)
    with pytest.raises(ValueError):
        room.keep_figures(held, look(), "M9", "v1", NOW, [incidents])


def test_names_are_those_of_all_books_and_aliases_whoever_may_see_them(held: Engine) -> None:
    person: dict[str, Any] = {
        "agency": "RJ",
        "reference": "O1",
        "name": "Ramesh Bishnoi",
        "name_hi": "रमेश बिश्नोई",
        "label": "accused",
    }
    person |= {
        "label": "accused",
        "label_since": NOW.date(),
        "whereabouts": "at_large",
        "whereabouts_since": NOW.date(),
    }
    person |= {"legal_basis": "x", "review_by": NOW.date(), "handling": "originator", "first_recorded_at": NOW}
    with writing(held) as connection:
        connection.execute(insert(offender).values(person))
        connection.execute(insert(offender_alias).values(agency="RJ", reference="O1", alias="Kala"))
    names = records_room.names(held)
    assert left_out("Ramesh Bishnoi alias Kala, रमेश बिश्नोई", names) == "▮▮▮ alias ▮▮▮, ▮▮▮"
