"""Every record falls on its day in India, whoever writes it and however the time is spelled."""

from datetime import UTC, date, datetime, timedelta, timezone

import polars as pl
import pytest
from sqlalchemy import Engine

from data import bulk
from data.engine import writing
from data.facts import read_all
from data.schema.events import incident as incidents
from tests.data.writers import add, force, gang, incident, message, write

IST = timezone(timedelta(hours=5, minutes=30))
THE_21ST = date(2026, 11, 21)

EITHER = {
    "2026-11-20 18:40:00+00:00": THE_21ST,  # 00:10 in India
    "2026-11-21 18:20:00+00:00": THE_21ST,  # 23:50 in India
    "2026-11-20 18:30:00+00:00": THE_21ST,  # midnight itself begins the day
    "2026-11-20 18:29:59+00:00": date(2026, 11, 20),  # the last second before it
    "2026-11-20 18:29:59.700+00:00": date(2026, 11, 20),  # and the last part of that second
    "2026-11-21 00:10:00+05:30": THE_21ST,  # spelled in Indian time
    "2026-11-21T23:50:00+05:30": THE_21ST,  # as other systems spell it
    "2026-11-20T18:40:00Z": THE_21ST,
    "2026-12-31 18:30:00+00:00": date(2027, 1, 1),  # a new year
    "2028-02-28 18:30:00+00:00": date(2028, 2, 29),  # a leap day
}
ONLY_SQLITE = {  # there text without a zone is UTC; PostgreSQL takes it as the writer's own zone
    "2026-11-20 18:40:00": THE_21ST,
    "2026-11-20T18:40": THE_21ST,
    "2026-11-20 18:40": THE_21ST,
    "2026-11-21 18:20:00.000": THE_21ST,
}


@pytest.fixture
def with_forces(engine: Engine) -> Engine:
    write(engine, force("RJ"), force("HR"), gang("G1"))
    return engine


def days(engine: Engine) -> dict[str, date]:
    return dict(read_all(engine).incidents.select("reference", "day").iter_rows())


def test_however_another_program_spells_a_time_its_day_is_right(with_forces: Engine) -> None:
    spelled = EITHER | (ONLY_SQLITE if with_forces.dialect.name == "sqlite" else {})
    write(with_forces, *[incident(text, 1, occurred_from=text) for text in spelled])
    assert days(with_forces) == spelled
    instants = dict(read_all(with_forces).incidents.select("reference", "occurred_from").iter_rows())
    for text, instant in instants.items():
        meant = datetime.fromisoformat(text)
        assert instant == (meant if meant.tzinfo else meant.replace(tzinfo=UTC)).replace(microsecond=0), text


def test_a_date_without_a_time_stays_on_its_day(with_forces: Engine) -> None:
    midnight = "2026-11-21 00:00:00+05:30"
    write(with_forces, incident("I1", 1, occurred_from=midnight, time_known=False))
    assert read_all(with_forces).incidents.select("day", "time_known").rows() == [(THE_21ST, False)]


@pytest.mark.parametrize("hour", [(0, 10), (23, 50)])
def test_our_own_code_writes_the_right_day(with_forces: Engine, hour: tuple[int, int]) -> None:
    at = datetime(2026, 11, 21, *hour, tzinfo=IST)
    row = {"agency": "RJ", "occurred_from": at, "kind": "murder", "status": "traced"}
    with writing(with_forces) as connection:
        connection.execute(incidents.insert(), row | {"reference": "one by one"})
        bulk.insert(connection, incidents, pl.DataFrame([row | {"reference": "in bulk"}]))
        stored = connection.execute(incidents.select()).mappings().all()
    assert days(with_forces) == {"one by one": THE_21ST, "in bulk": THE_21ST}
    assert [row["occurred_from"] for row in stored] == [at, at]
    assert [row["day"] for row in stored] == [THE_21ST, THE_21ST]


def test_every_kind_of_record_has_its_day_in_india(with_forces: Engine) -> None:
    at, key = "2026-11-20 18:40:00+00:00", {"agency": "RJ", "reference": "X"}  # 00:10 on the 21st
    person = {"name": "X", "name_hi": "X", "label": "accused", "legal_basis": "order 1"}
    write(
        with_forces,
        message("X", 1, sent_at=at),
        add("meeting", **key, status="held", meets_at=at, mode="video"),
        add("seizure", **key, seized_at=at, kind="cash"),
        add("offender", **key, **person, label_since="2026-01-01", review_by="2027-01-01"),
        add("custody_event", **key, offender_agency="RJ", offender_reference="X", kind="arrest", happened_at=at),
    )
    with with_forces.connect() as connection:
        for table in ("message", "meeting", "seizure", "custody_event"):
            assert str(connection.exec_driver_sql(f"SELECT day FROM {table}").scalar()) == "2026-11-21", table


def test_nobody_writes_the_day_himself(with_forces: Engine) -> None:
    with pytest.raises(Exception, match=r"generated column|can only be updated to DEFAULT"):
        write(with_forces, incident("I1", 20), "UPDATE incident SET day = '2026-11-19'")
