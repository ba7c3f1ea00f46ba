"""What stands already for the keys of a file: found by carrying the keys there or by reading the whole table, the same."""

import polars as pl
import pytest
from polars.testing import assert_frame_equal
from sqlalchemy import Engine

from data.engine import writing
from data.intake import stored as module
from data.intake.stored import stored, there
from data.schema.meetings import agenda_item
from data.schema.people import offender
from tests.intake.conftest import Send
from tests.intake.files import good

KEYS = pl.DataFrame(
    {"agency": ["RJ", "RJ", "RJ", "HR", None], "reference": ["O1", "O3", "not there", "O1", "O1"]},
    {"agency": pl.String, "reference": pl.String},
)


@pytest.fixture
def three(real: Engine, send: Send) -> Engine:
    send("offender", *(good("offender", reference=f"O{number}") for number in (1, 2, 3)))
    return real


def both_ways(engine: Engine, monkeypatch: pytest.MonkeyPatch, ask) -> tuple[pl.DataFrame, pl.DataFrame]:
    with writing(engine) as connection:
        whole = ask(connection)
        monkeypatch.setattr(module, "WHOLE_UP_TO", 0)
        return whole, ask(connection)


def test_rows_are_found_the_same_both_ways(three: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    found = both_ways(three, monkeypatch, lambda connection: stored(connection, offender, KEYS))
    whole, carried = (rows.sort("reference") for rows in found)
    assert whole["reference"].to_list() == ["O1", "O3"]
    assert_frame_equal(whole, carried)


def test_keys_are_found_the_same_both_ways(three: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, carried = both_ways(three, monkeypatch, lambda connection: there(connection, offender, KEYS))
    assert sorted(whole.rows()) == sorted(carried.rows()) == [("RJ", "O1"), ("RJ", "O3")]


def test_numbers_are_keys_too(real: Engine, send: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    send("agenda_item", good("agenda_item", number="1"), good("agenda_item", number="2"))
    keys = pl.DataFrame({"number": [2, 9]}, {"number": pl.Int32})
    whole, carried = both_ways(real, monkeypatch, lambda connection: there(connection, agenda_item, keys))
    assert whole.rows() == carried.rows() == [(2,)]
