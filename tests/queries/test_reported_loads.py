"""What was reported at a meeting, after real loads and undone ones, against a naive second computation: what the dashboard held
when the meeting met."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data.facts import read_all
from data.intake import load_file
from data.intake.undo import undo
from queries import incidents
from queries.filters import Filters
from tests.data.writers import NOVEMBER, write
from tests.intake.files import csv_file, good
from tests.queries.test_reported import BEFORE, WORLD, of_then, told

Row = dict[str, str]
Send = Callable[..., int]


@pytest.fixture
def send(engine: Engine, tmp_path: Path) -> Send:
    """Loads rows of Rajasthan as on a day of November; those `new` came on that day."""

    def do(day: int, new: str, *rows: Row) -> int:
        path = csv_file(
            tmp_path / f"{day}.csv", [good("incident", district="Alwar", gangs="G01") | row for row in rows]
        )
        receipt = load_file(engine, path, "incident", "RJ", "test", made_up=True)
        assert receipt.load is not None
        assert not receipt.rejected_count
        at = NOVEMBER.format(day)
        write(engine, f"UPDATE load SET loaded_at = '{at}' WHERE id = {receipt.load}")
        for reference in new.split():
            write(engine, f"UPDATE incident SET first_recorded_at = '{at}' WHERE reference = '{reference}'")
        return receipt.load

    return do


def test_it_is_what_was_shown(engine: Engine, send: Send) -> None:
    write(engine, *WORLD)
    send(9, "A B C D E F", *[{"reference": name} for name in "ABCDEF"])
    taken_back = send(10, "", {"reference": "E", "gangs": "G02", "victims_killed": "3"})
    held = read_all(engine)  # the meeting meets
    undo(engine, taken_back)
    send(
        *(13, "LATE"),
        {"reference": "A", "gangs": "G01; G02", "victims_killed": "1", "district": "Jaipur"},
        {"reference": "B", "occurred_from": "01/11/2026 10:00"},
        {"reference": "F", "same_as": "A", "same_as_reason": "zero_fir"},
        {"reference": "LATE"},
    )
    send(14, "", {"reference": "A", "gangs": "G02"}, {"reference": "C", "withdrawn": "yes"})
    undo(engine, send(15, "", {"reference": "D", "gangs": "", "kind": "murder"}))
    write(engine, f"UPDATE load SET undone_at = '{NOVEMBER.format(16)}' WHERE undone_at IS NOT NULL")

    of = read_all(engine)
    shown = told(incidents.picked(held, Filters(), BEFORE))
    assert of_then(engine, of) == shown
    assert {row[0]: row[5] for row in shown} == dict.fromkeys("ABCDF", "G01") | {"E": "G02"}
    assert {row[0]: row[5] for row in told(incidents.picked(of, Filters(), BEFORE))} == {
        **{"A": "G02", "D": "G01", "E": "G01", "LATE": "G01"}
    }
