"""The gaps of a meeting beside those of today, and that what is about records of some forces stays with them; on both engines."""

from datetime import UTC, date, datetime

import polars as pl
import pytest
from sqlalchemy import Engine

from data import gap_days
from data.engine import reading
from data.grants import RECORDS
from queries import records, records_gaps
from queries.filters import Filters
from queries.gaps import found
from queries.gaps.shape import address_of
from queries.gaps.then import SinceThen, since_then
from queries.visible import LOCAL, Viewer
from tests.data.writers import add, force, write
from tests.queries import made
from tests.queries.gap_rows import BOTH, FIRST, PAIR, operation

DAY = date(2026, 10, 12)
FACTS = made.facts(incidents=BOTH, operations=[FIRST, operation("HR", 7, 11)], border_pairs=PAIR)
CONFLICT = "operations_in_conflict:HR/P1+RJ/P1"
THIRDS = [LOCAL, Viewer("DL", "leader"), Viewer("RJ", "meeting_room"), Viewer("HR", "auditor")]


def gap(key: str, concerns: str, **more: object) -> dict:
    row = {"gap_key": key, "rule": key.partition(":")[0], "must_act": concerns, "concerns": concerns, "severity": 50}
    row |= {"numbers": "{}", "agency": None, "named_to": "", "handling": "participants", "review_by": None}
    return row | more


STOOD = [
    gap("untold_gang:G01+HR+RJ", "HR RJ"),  # stands still
    gap("nothing_sent:HR", "HR"),  # closed
    gap("feed_late:DL+incident", "DL", severity=45),  # closed, of another state
    gap(CONFLICT, "HR RJ", agency="RJ", named_to="HR RJ", handling="named"),  # stands still, for its forces
    gap("operations_not_ended:RJ/P8", "RJ", agency="RJ", handling="originator"),  # closed, for its owner
    gap("untold_offender:HR+RJ/O1", "HR RJ", agency="RJ", review_by=date(2026, 11, 1)),  # closed, past its review
]


@pytest.fixture
def night(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    write(engine, force("RJ"), force("HR"), force("DL"))
    gap_days.keep(engine, DAY, STOOD)
    monkeypatch.setattr(records, "_engine", lambda: engine)
    return engine


def then(viewer: Viewer, filters: Filters = Filters(), day: date = DAY) -> SinceThen | None:  # noqa: B008
    return since_then(FACTS, filters, viewer, made.NOON, records_gaps.written(day, viewer))


def test_what_stood_closed_and_is_new(night: Engine) -> None:
    seen = then(LOCAL)
    assert seen is not None
    assert seen.on == DAY
    assert seen.stood_count == 3
    assert seen.still == {"untold_gang:G01+HR+RJ"}
    assert seen.closed["gap_key"].to_list() == ["nothing_sent:HR", "feed_late:DL+incident"]
    assert seen.new == {"no_border_meeting:HR+RJ"}


def test_a_state_sees_its_own(night: Engine) -> None:
    seen = then(LOCAL, Filters(states=("DL",)))
    assert seen is not None
    assert (seen.stood_count, seen.still, seen.new) == (1, frozenset(), frozenset())
    assert seen.closed["gap_key"].to_list() == ["feed_late:DL+incident"]


def test_the_last_night_of_the_week_before_counts_and_no_earlier_one(night: Engine) -> None:
    assert then(LOCAL, day=date(2026, 10, 19)) is not None
    assert then(LOCAL, day=date(2026, 10, 20)) is None
    assert then(LOCAL, day=date(2026, 10, 11)) is None
    assert then(LOCAL, Filters(gangs=("G01",))) is None  # the record names no gang


def test_a_conflict_is_read_by_its_forces_and_by_nobody_else(night: Engine) -> None:
    for force_ in ("RJ", "HR"):
        assert CONFLICT in records_gaps.written(DAY, Viewer(force_, "leader"))["gap_key"]
    for viewer in THIRDS:
        keys = set(records_gaps.written(DAY, viewer)["gap_key"])
        assert keys == {"untold_gang:G01+HR+RJ", "nothing_sent:HR", "feed_late:DL+incident"}


def test_what_only_its_owner_sees(night: Engine) -> None:
    assert records_gaps.written(DAY, Viewer("RJ", "leader")).height == len(STOOD)
    assert records_gaps.written(DAY, Viewer("HR", "leader")).height == len(STOOD) - 2


@pytest.mark.parametrize(("agency", "count"), [("RJ", 6), ("HR", 4), ("DL", 3), (None, 3), ("' OR true --", 3)])
def test_plain_sql_of_the_role_for_records_sees_no_more(new_postgres, agency: str | None, count: int) -> None:
    engine = new_postgres("night")
    write(engine, force("RJ"), force("HR"), force("DL"))
    gap_days.keep(engine, DAY, STOOD)
    remark = {"gap_key": CONFLICT, "agency": "HR", "post": "IG", "made_at": "2026-10-12 06:30:00+00:00"}
    write(engine, add("gap_remark", **remark, remark="ours", handling="named", named_to="HR RJ"))
    with reading(engine, RECORDS, agency) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM gap_daily").scalar() == count
        remarks = connection.exec_driver_sql("SELECT count(*) FROM gap_remark").scalar()
    assert remarks == (1 if agency in ("RJ", "HR") else 0)


def test_a_remark_is_read_with_its_gap(night: Engine) -> None:
    remark = {"gap_key": CONFLICT, "agency": "HR", "post": "IG", "made_at": "2026-10-12 06:30:00+00:00"}
    write(night, add("gap_remark", **remark, remark="ours", handling="named", named_to="HR RJ"))
    assert [records.remarks([CONFLICT], Viewer(code, "leader")).height for code in ("RJ", "HR", "DL")] == [1, 1, 0]
    assert [records.remarks([CONFLICT], viewer).height for viewer in THIRDS] == [0, 0, 0, 0]


def test_an_address_says_nothing_of_its_gap() -> None:
    keys = found.standing(FACTS, Filters(period="90d"), made.NOON)["gap_key"].to_list()
    assert CONFLICT in keys
    addresses = {address_of(key) for key in keys}
    assert len(addresses) == len(keys)
    assert all(len(text) == 12 and int(text, 16) >= 0 for text in addresses)


def test_why_a_gap_is_kept_off_the_wall(night: Engine) -> None:
    at = {"post": "Secretariat", "made_at": "2026-10-12 06:30:00+00:00"}
    write(night, add("gap_kept_off", gap_key="a", reason="Still kept", **at))
    write(night, add("gap_kept_off", gap_key="b", reason="Over", until_at="2026-10-13 06:30:00+00:00", **at))
    rows = records_gaps.kept_off(LOCAL)
    assert rows.select("gap_key", "reason", "post").rows() == [("a", "Still kept", "Secretariat")]
    assert rows["made_at"][0] == datetime(2026, 10, 12, 6, 30, tzinfo=UTC)
    assert rows.schema["until_at"] == pl.Datetime("us", "UTC")
