"""Other programs that write into the shared database: plain SQL over a plain driver, with no knowledge of Sajha."""

import sqlite3
from contextlib import closing
from typing import Any

import psycopg
from polars.testing import assert_frame_equal
from sqlalchemy import Engine

from data.facts import Facts, read_all, refresh

NOVEMBER = "2026-11-{:02} 06:30:00+00:00"
"""Noon in India on a day of November."""


def outside(engine: Engine) -> Any:
    """A connection as another program opens it: on SQLite without foreign keys, as is its default."""
    if engine.dialect.name == "sqlite":
        return sqlite3.connect(str(engine.url.database), timeout=30)
    return psycopg.connect(engine.url.set(drivername="postgresql").render_as_string(hide_password=False))


def write(engine: Engine, *statements: str) -> None:
    """All of `statements` in one transaction of another program."""
    with closing(outside(engine)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def literal(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return f"'{value:d}'"  # both engines take '1' as yes
    return str(value) if isinstance(value, int | float) else "'" + value.replace("'", "''") + "'"


def add(table: str, **values: Any) -> str:
    """An INSERT of one row."""
    return (
        f"INSERT INTO {table} ({', '.join(values)}) VALUES ({', '.join(literal(value) for value in values.values())})"
    )


def force(code: str, **values: Any) -> str:
    given = {"state": code, "kind": "force", "name": code, "name_hi": code, "participates_from": "2020-01-01"}
    return add("agency", code=code, **{**given, **values})


def gang(code: str, **values: Any) -> str:
    given = {"name": code, "name_hi": code, "status": "active", "review_by": "2027-01-01"}
    return add("gang", code=code, **{**given, **values})


def incident(reference: str, day: int, **values: Any) -> str:
    given = {"agency": "RJ", "occurred_from": NOVEMBER.format(day), "kind": "murder", "status": "traced"}
    return add("incident", reference=reference, **{**given, **values})


def message(reference: str, day: int, **values: Any) -> str:
    given = {"agency": "RJ", "sent_at": NOVEMBER.format(day), "kind": "request", "channel": "system"}
    return add("message", reference=reference, **{**given, **values})


def delivery(reference: str, to_agency: str, **values: Any) -> str:
    return add("delivery", **{"agency": "RJ", "reference": reference, "to_agency": to_agency, **values})


def assert_same(found: Facts, wanted: Facts) -> None:
    """Every frame is the same, to the last digit."""
    for name, frame in wanted.frames().items():
        try:
            assert_frame_equal(found.frames()[name], frame, check_exact=True)
        except AssertionError as difference:
            raise AssertionError(f"facts.{name}: {difference}") from None


def caught_up(engine: Engine, before: Facts) -> Facts:
    """The facts after reading again what was noted; they are what reading everything gives."""
    after = refresh(engine, before)
    assert_same(after, read_all(engine))
    return after


def changed(before: Facts, after: Facts) -> set[str]:
    """Names of the frames that differ."""
    return {name for name, frame in after.frames().items() if not frame.equals(before.frames()[name])}
