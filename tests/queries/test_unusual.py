"""Unusual looking: each rule at its edge, against what the post usually does; days are those of India."""

from datetime import UTC, date, datetime, timedelta

import polars as pl
import pytest

from queries.records_audit import SCHEMA
from queries.unusual import rules, unusual

TODAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)  # 12:00 in India


def looks(count: int, at: datetime = NOON, kind: str = "record", records: int = 1, **more: object) -> list[dict]:
    row = {"looked_at": at, "subject": "asha", "officer": "Asha Rao", "post": "ADG", "agency": "HR", "kind": kind}
    return [{**row, "concerns": "HR", "record_count": records, **more}] * count


def found(*parts: list[dict]) -> list[tuple]:
    rows = [dict.fromkeys(SCHEMA) | row for part in parts for row in part]
    frame = unusual(pl.DataFrame(rows, schema=SCHEMA), TODAY)
    return list(frame.select("rule", "found_count", "usual_count").iter_rows())


def test_every_rule_is_said_in_words() -> None:
    assert set(rules()) == {"many_records", "other_forces", "at_night", "many_searches", "refused"}
    assert all(rule["said"] for rule in rules().values())


@pytest.mark.parametrize(("records", "is_found"), [(39, False), (40, True)])
def test_many_records_by_a_post_that_never_looked(records: int, is_found: bool) -> None:
    assert found(looks(1, records=records)) == ([("many_records", records, None)] if is_found else [])


@pytest.mark.parametrize(("usual", "is_found"), [(13, True), (14, False)])  # three times 13 is 39, of 14 it is 42
def test_many_records_against_what_is_usual(usual: int, is_found: bool) -> None:
    before = [looks(1, NOON - timedelta(days=back), records=usual) for back in (1, 2, 90)]
    assert bool(found(looks(1, records=40), *before)) is is_found


def test_the_usual_is_the_posts_not_the_officers() -> None:
    before = looks(1, NOON - timedelta(days=1), records=100, subject="who held it before")
    assert found(looks(1, records=60), before) == []


def test_days_before_ninety_do_not_count() -> None:
    assert found(looks(1, records=40), looks(1, NOON - timedelta(days=91), records=100)) == [("many_records", 40, None)]


@pytest.mark.parametrize(("concerns", "is_found"), [("PB", True), ("HR PB", True), ("HR", False), ("", False)])
def test_other_forces_records(concerns: str, is_found: bool) -> None:
    rows = found(looks(20, records=0, concerns=concerns))
    assert rows == ([("other_forces", 20, None)] if is_found else [])


@pytest.mark.parametrize(("hour", "is_found"), [((22, 59), False), ((23, 0), True), ((4, 59), True), ((5, 0), False)])
def test_at_night_in_india(hour: tuple[int, int], is_found: bool) -> None:
    local = datetime(2026, 11, 20, *hour, tzinfo=UTC) - timedelta(minutes=330)
    by_day = looks(40, NOON - timedelta(days=3), records=0)
    assert found(looks(3, local, records=0), by_day) == ([("at_night", 3, None)] if is_found else [])


def test_a_control_room_looks_at_night() -> None:
    night = datetime(2026, 11, 19, 20, 0, tzinfo=UTC)
    assert found(looks(3, night, records=0), looks(20, NOON - timedelta(days=3), records=0)) == []  # 3 of 23 are 13 %


def test_searches_and_refusals() -> None:
    assert found(looks(15, kind="search", records=0)) == [("many_searches", 15, None)]
    assert found(looks(14, kind="search", records=0)) == []
    assert found(looks(5, kind="refusal", records=0)) == [("refused", 5, None)]


def test_pages_of_numbers_are_nobodys_business() -> None:
    assert found(looks(500, kind="page", records=0, concerns="PB"), looks(500, kind="filter", records=0)) == []
