"""Names of hardcore criminals: only of entries the viewer may see, never a child's, never on the wall; on both engines."""

from datetime import date
from typing import Any

import polars as pl
import pytest
from sqlalchemy import Engine

from data.engine import writing
from data.schema.people import gang, gang_alias, gang_link, offender
from queries import records, records_gangs
from queries.visible import LOCAL, Viewer
from tests.data.writers import force, write

ENTRIES: dict[str, dict[str, Any]] = {
    "open": {"agency": "RJ", "handling": "participants"},
    "own": {"agency": "HR", "handling": "originator"},
    "hidden": {"agency": "RJ", "handling": "originator"},
    "past review": {"agency": "RJ", "handling": "participants", "review_by": "2020-01-01"},
    "child": {"agency": "HR", "handling": "participants", "is_child": True},
}


@pytest.fixture
def filled(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    monkeypatch.setattr(records, "_engine", lambda: engine)
    monkeypatch.setattr(records_gangs, "_engine", lambda: engine)
    write(engine, *[force(code) for code in ("RJ", "HR")])
    usual = {
        "label": "accused",
        "label_since": "2024-01-01",
        "legal_basis": "rules",
        "review_by": "2099-01-01",
        "is_child": False,
    }
    people = [
        usual | {"reference": name, "name": f"Name {name}", "name_hi": "नाम", "jail": "Central Jail"} | row
        for name, row in ENTRIES.items()
    ]
    with writing(engine) as connection:
        for row in people:
            days = {name: date.fromisoformat(row[name]) for name in ("label_since", "review_by")}
            connection.execute(offender.insert(), [row | days])
        ahead = date(2099, 1, 1)
        tie = {"terror_link": "suspected", "terror_link_source": "a report"}
        for code in ("G01", "G02", "G03"):
            more = tie if code == "G02" else {}
            row = {"code": code, "name": code, "name_hi": code, "status": "active", "review_by": ahead}
            connection.execute(gang.insert(), [row | more])
        connection.execute(gang_alias.insert(), [{"gang": "G02", "alias": alias} for alias in ("Titar", "Batak")])
        link = {"kind": "ally", "review_by": ahead}
        connection.execute(gang_link.insert(), [link | {"gang_a": "G01", "gang_b": "G02", "source": "one"}])
        connection.execute(gang_link.insert(), [link | {"gang_a": "G02", "gang_b": "G03", "source": "two"}])
    return engine


def names(viewer: Viewer) -> dict[str, str | None]:
    keys = pl.DataFrame([{"agency": row["agency"], "reference": name} for name, row in ENTRIES.items()])
    return dict(records_gangs.persons(keys, viewer).select("reference", "name").iter_rows())


CASES = {
    "nobody in particular": (LOCAL, {"open": "Name open", "child": None}),
    "Haryana": (
        Viewer("HR", "leader"),
        {"open": "Name open", "own": "Name own", "child": None},
    ),  # a child not even to its owner
    "the wall": (Viewer("HR", "meeting_room"), {"open": None, "child": None}),
    "Rajasthan": (
        Viewer("RJ", "nodal_officer"),
        {"open": "Name open", "hidden": "Name hidden", "past review": "Name past review", "child": None},
    ),
}


@pytest.mark.parametrize("who", CASES)
def test_names_go_through_the_gate(filled: Engine, who: str) -> None:
    viewer, expected = CASES[who]
    assert names(viewer) == expected


def test_what_is_written_about_a_gang_is_open_to_all(filled: Engine) -> None:
    assert records_gangs.texts("G02") == {
        "aliases": ["Batak", "Titar"],
        "terror_link_source": "a report",
        "sources": {"G01": "one", "G03": "two"},  # whichever end of the link the gang is
    }
    assert records_gangs.texts("nobody") == {"aliases": [], "terror_link_source": None, "sources": {}}
