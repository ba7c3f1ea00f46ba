"""The same rows give the same facts on both engines, however ugly the rows."""

import polars as pl
import pytest
from sqlalchemy import Engine

from data.facts import Facts, read_all
from tests.conftest import Make
from tests.data.writers import NOVEMBER, add, assert_same, delivery, force, gang, incident, message, write

UGLY = {
    "a quote": 'say "no"',
    "an apostrophe": "D'Souza",
    "only quotes": '""',
    "a comma": "Kota, Bundi",
    "a line end": "one\ntwo\r\nthree",
    "Devanagari with joiners": "क्\u200dष राजस्\u200cथान",
    "a percent sign": "100 %s %w",
    "a backslash": "C:\\new\\table\\.",
    "outer blanks": "  x  ",
    "a formula": "=1+1",
    "beyond 16 bits": "🚓",
    "the word null": "NULL",
    "a tab": "a\tb",
}
WRITTEN = [
    *[force(code) for code in ("RJ", "HR", "PB", "DL")],
    force("NIA", state=None, kind="central_agency"),  # an agency without a state
    add("police_unit", code="HR-X", state="HR", name="X", kind="district", has_territory=True),  # no Hindi name
    *[gang(f"G{number}", name=text, name_hi=text) for number, text in enumerate(UGLY.values())],
    gang("GE", name="", name_hi=""),  # empty is not null, and is nothing to see
    *[incident(text[:60], 20) for text in UGLY.values()],
    incident("17 digits", 20, latitude=28.613912345678901, longitude=77.209021234567891),
    incident("a whole degree", 20, latitude=28, longitude=77),
    incident("by unit", 20, unit="HR-X"),
    incident("by district", 20, district=86, unit="HR-X", agency="NIA"),
    incident("by nothing", 20, agency="NIA"),
    incident("where nobody reports", 20, district=9001, agency="DL"),  # Mirpur: as if not given
    incident("long ago", 20, occurred_from="1969-12-31 23:59:59+00:00"),  # before second 0
    incident("part of a second", 20, occurred_from="2026-11-20 18:29:59.900+00:00"),
    incident("flags", 20, firing=True, extortion=True, time_known=False, terror_link="established"),
    incident("withdrawn", 20, withdrawn_at=NOVEMBER.format(21)),
    incident("killed", 20, victims_killed=3, accused_injured=70_000),  # more than anyone can believe
    *[add("incident_gang", agency="RJ", reference="flags", gang=code) for code in ("G2", "G10", "G1")],
    add("incident_gang", agency="RJ", reference="flags", gang="G1", name_received="the same gang, other name"),
    message("M1", 20, originated_at=NOVEMBER.format(19), broadcast=True),
    message("M2", 20, sent_at="2026-11-20 18:29:59.900+00:00"),
    message("M3", 20, originated_at="1926-11-20 06:30:00+00:00"),  # a year mistyped: more seconds than 31 bits hold
    message("M4", 20, withdrawn_at=NOVEMBER.format(21)),
    delivery("M1", "HR", received_at="2026-11-20 06:30:00.900+00:00", replied_at=NOVEMBER.format(29)),
    delivery("M1", "PB", outcome="useful"),
    delivery("M1", "DL", withdrawn_at=NOVEMBER.format(21)),
    delivery("M3", "HR", replied_at="2126-11-20 06:30:00+00:00"),
    delivery("M4", "HR"),  # gone with its message
    add("message_gang", agency="RJ", reference="M1", gang="G2"),
    add("feed", agency="RJ", dataset="incident", every_days=7, from_on="2026-01-01"),  # without an end
]


@pytest.fixture
def both(new_sqlite: Make, new_postgres: Make) -> list[Engine]:
    return [new_sqlite(), new_postgres()]


def test_facts_of_the_same_rows_are_equal_frame_by_frame(both: list[Engine]) -> None:
    for engine in both:
        write(engine, *WRITTEN, "UPDATE incident SET first_recorded_at = '2026-11-21 00:00:00+00:00'")
    sqlite, postgres = (read_all(engine) for engine in both)
    assert_same(sqlite, postgres)
    assert ugly_ones(sqlite) == list(UGLY.values())
    assert {"withdrawn"}.isdisjoint(sqlite.incidents["reference"])
    assert sqlite.deliveries.select("number", "to_agency").rows() == [(0, "HR"), (0, "PB"), (2, "HR")]
    assert sqlite.incidents.filter(reference="flags")["gangs"].to_list() == ["G1 G10 G2"]
    held = pl.Series([28.613912345678901], dtype=pl.Float32)
    assert sqlite.incidents.filter(reference="17 digits")["latitude"].to_list() == held.to_list()
    assert sqlite.incidents.filter(reference="killed")["accused_injured"].to_list() == [65_535]  # all that is held


def ugly_ones(facts: Facts) -> list[str]:
    names = dict(facts.gangs.select("code", "name").iter_rows())
    assert names["GE"] is None
    return [names[f"G{number}"] for number in range(len(UGLY))]


def test_states_come_from_the_district_else_the_unit_else_the_agency(both: list[Engine]) -> None:
    for engine in both:
        write(engine, *WRITTEN)
        states = dict(read_all(engine).incidents.select("reference", "state").iter_rows())
        assert states["by unit"] == "HR"
        assert states["by district"] == "HR"  # Gurugram, though NIA owns the record
        assert states["by nothing"] is None
        assert states["where nobody reports"] == "DL"
        assert states["a whole degree"] == "RJ"
