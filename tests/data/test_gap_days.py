"""The gaps of a day: written once, written again the same, and nothing of what only some forces may read."""

from datetime import date

from sqlalchemy import Engine, select

from data import gap_days
from data.engine import reading
from data.schema.meetings import gap_daily
from ui import nights

DAY = date(2026, 11, 21)
GAP = {"gap_key": "nothing_sent:HP", "rule": "nothing_sent", "must_act": "HP", "concerns": "HP", "severity": 65}
GAP |= {"numbers": '{"quiet_days":46}', "handling": "participants", "agency": None, "named_to": "", "review_by": None}
CONFLICT = GAP | {
    "gap_key": "operations_in_conflict:HR/P2+RJ/P1",
    "rule": "operations_in_conflict",
    "handling": "named",
}


def written(engine: Engine) -> list[tuple]:
    with reading(engine) as connection:
        return [tuple(row) for row in connection.execute(select(gap_daily).order_by("day", "gap_key"))]


def test_written_again_it_is_the_same_and_what_closed_is_gone(engine: Engine) -> None:
    assert gap_days.keep(engine, DAY, [GAP, CONFLICT]) == 2
    first = written(engine)
    assert gap_days.keep(engine, DAY, [GAP, CONFLICT]) == 2
    assert written(engine) == first
    gap_days.keep(engine, date(2026, 11, 22), [])  # another day touches nothing
    assert written(engine) == first
    gap_days.keep(engine, DAY, [GAP])
    assert [row[1] for row in written(engine)] == ["nothing_sent:HP"]


def test_numbers_only_of_what_all_forces_may_read(engine: Engine) -> None:
    gap_days.keep(engine, DAY, [GAP, CONFLICT])
    assert [row[6] for row in written(engine)] == ['{"quiet_days":46}', "{}"]


def test_the_night_writes_what_the_rules_find(engine: Engine) -> None:
    from tests.data.writers import add, force, write

    write(
        engine,
        force("RJ"),
        force("HR"),
        add("feed", agency="RJ", dataset="message", every_days=7, from_on="2025-01-01"),
    )
    assert nights.snapshot(engine) == nights.snapshot(engine) == len(written(engine)) >= 1
    assert "nothing_sent:RJ" in [row[1] for row in written(engine)]
