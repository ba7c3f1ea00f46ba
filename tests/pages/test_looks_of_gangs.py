"""Names of hardcore criminals and incidents at a border: in the log with their purpose before they are shown, else not shown."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from data.facts import read_all
from data.geography import border_pairs, districts
from tests.data.writers import add, gang, incident, write
from tests.pages.test_looks_of_records import engine as engine
from tests.pages.test_looks_of_records import everything, lines, opened, pytestmark, said_why  # noqa: F401
from tests.sign_in.test_sign_in import shown
from ui import live

PERSON = {
    "label": "accused",
    "label_since": "2024-01-01",
    "legal_basis": "rules",
    "review_by": "2099-01-01",
    "gang": "G01",
}
IN_ALWAR = {"latitude": 27.95, "longitude": 76.85}
"""Beside the border with Haryana."""


@pytest.fixture(autouse=True)
def scene(engine: Engine) -> Iterator[None]:
    named = {"name": "Tavrik Kelvara", "name_hi": "x", "gang_source": "a report", "handling": "participants"}
    write(
        engine,
        gang("G01"),
        add("offender", agency="RJ", reference="P1", **PERSON, **named),
        add(
            "offender",
            agency="RJ",
            reference="P2",
            **PERSON,
            **named | {"name": "Zubhan Soptak", "handling": "originator"},
        ),
        add("offender", agency="RJ", reference="P3", **PERSON, **named | {"name": "Dorish Langure", "is_child": True}),
        incident("I2", 19, district=_alwar(), summary="shots at the line", handling="participants", **IN_ALWAR),
    )
    live.hold(read_all(engine))
    yield


def _alwar() -> int:
    known = dict(districts().filter(districts()["state"] == "RJ").select("name", "code").iter_rows())
    code = known["Khairthal-Tijara"]
    assert code in {*border_pairs()["district_a"], *border_pairs()["district_b"]}
    return code


CASES = [
    ("gangs", {"gang": "G01", "view": "persons"}, "Tavrik Kelvara", ("list", "hardcore criminals of G01"), 2),
    ("inter_state_border", {"border": "HR-RJ"}, "shots at the line", ("list", "incidents at HR-RJ"), 1),
]


@pytest.mark.parametrize(("page", "address", "text", "line", "count"), CASES)
def test_named_records_are_logged_with_their_purpose_and_then_shown(
    engine, monkeypatch, page, address, text, line, count
) -> None:
    run = opened(monkeypatch, page, **address)
    assert text not in everything(run)
    assert lines(engine, "list", "record") == []  # nothing shown, nothing logged
    run = said_why(run)
    assert text in everything(run)
    assert [found[:5] for found in lines(engine, "list", "record")] == [(*line, "case 12/2026", "RJ", count)]
    assert "Zubhan Soptak" not in everything(run)  # its owner's alone
    assert "Dorish Langure" not in everything(run)  # a child


@pytest.mark.parametrize(("page", "address", "text", "line", "count"), CASES)
def test_what_cannot_be_logged_is_not_shown(engine, monkeypatch, page, address, text, line, count) -> None:
    write(engine, "CREATE TRIGGER full BEFORE INSERT ON access_log BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    run = said_why(opened(monkeypatch, page, **address))
    assert "could not be entered in the log" in shown(run)
    assert text not in everything(run)


def test_the_wall_shows_no_name(engine, monkeypatch) -> None:
    run = opened(monkeypatch, "gangs", role="meeting_room", gang="G01", view="persons")
    assert "Tavrik Kelvara" not in everything(run)
    assert "RJ P1" in everything(run)  # the entry, without its name
