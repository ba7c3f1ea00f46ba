"""What the tables refuse, whoever writes: each bad row beside the constraint that must name it, and a good one taken."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from typing import Any

import polars as pl
import psycopg
import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import StatementError

from data import bulk
from data.engine import writing
from data.schema.events import incident as incident_table
from tests.data.writers import NOVEMBER, add, delivery, force, gang, incident, message, outside

SCENE = (force("RJ"), force("HR"), gang("G1"), incident("I1", 20), message("M1", 20))
UNREADABLE = ("invalid input syntax", "out of range")
UNKNOWN = ("FOREIGN KEY constraint failed", "is not present in table")
UNGIVEN = ("NOT NULL constraint failed", "violates not-null")

PERSON = {"agency": "RJ", "reference": "O1", "name": "X", "name_hi": "X", "label": "accused", "legal_basis": "order 1"}
PERSON |= {"label_since": "2026-01-01", "review_by": "2027-01-01"}
PLAN = {"agency": "RJ", "reference": "P1", "name": "X", "name_hi": "X", "status_changed_at": NOVEMBER.format(1)}
PLAN |= {f"{which}planned_{end}_on": "2026-12-01" for which in ("", "first_") for end in ("start", "end")}
HELP = {"agency": "RJ", "reference": "H1", "day": "2026-11-20", "district": 86, "help_kind": "money", "action": "case"}
KEPT = {"agency": "RJ", "reference": "K1", "day": "2026-11-20", "kind": "extortion"}


def offender(**values: Any) -> str:
    return add("offender", **{**PERSON, **values})


def operation(status: str, **values: Any) -> str:
    return add("operation", **{**PLAN, "status": status, **values})


def no(table: str, name: str) -> tuple[str, ...]:
    return (f"{table}_{name}",)


TAKEN = {
    "an incident, as it comes": incident("I2", 20),
    "a point in India": incident("I2", 20, latitude=28.0, longitude=77.0, point_precision="exact"),
    "a zero FIR": incident("I2", 20, same_as_agency="RJ", same_as_reference="I1", same_as_reason="zero_fir"),
    "ended as it began": incident("I2", 20, occurred_to=NOVEMBER.format(20)),
    "yes and no": incident("I2", 20, firing=True, extortion=False),
    "a day of the register": incident("I2", 20, registered_on="2026-02-28"),
    "a gang of the register": add("incident_gang", agency="RJ", reference="I1", gang="G1"),
    "a reply": message("M2", 21, in_reply_to_agency="RJ", in_reply_to_reference="M1"),
    "a refusal with its reason": delivery("M1", "HR", outcome="refused", refusal_reason="sub judice"),
    "an offender with label and review date": offender(),
    "a member with the source": offender(gang="G1", gang_source="statement"),
    "a planned operation, to those named": operation("planned", handling="named"),
    "a concluded operation, to all": operation("concluded", handling="participants"),
    "no helper at all": add("helper_action", **HELP, dealt_with_count=0),
    "one incident kept at home": add("home_count", **KEPT, incident_count=1),
}

REFUSED = {
    "a time that is none": (incident("I2", 20, occurred_from="last Tuesday night"), ("incident.day",)),
    "an end that is none": (incident("I2", 20, occurred_to="towards morning"), no("incident", "occurred_to_readable")),
    "no time": (incident("I2", 20, occurred_from=None), UNGIVEN),
    "a day the other way round": (
        incident("I2", 20, registered_on="31.02.2026"),
        no("incident", "registered_on_readable"),
    ),
    "north of India": (incident("I2", 20, latitude=51.5, longitude=77.0), no("incident", "latitude_in_india")),
    "latitude and longitude swapped": (incident("I2", 20, latitude=77.0, longitude=28.0), no("incident", "l")),
    "west of India": (incident("I2", 20, latitude=28.0, longitude=-0.1), no("incident", "longitude_in_india")),
    "half a point": (incident("I2", 20, latitude=28.0), no("incident", "point_whole")),
    "the other half": (incident("I2", 20, longitude=77.0), no("incident", "point_whole")),
    "an agency nobody knows": (incident("I2", 20, agency="XX"), UNKNOWN),
    "a unit nobody knows": (incident("I2", 20, unit="XX-1"), UNKNOWN),
    "a district nobody knows": (incident("I2", 20, district=999_999), UNKNOWN),
    "a gang nobody knows": (add("incident_gang", agency="RJ", reference="I1", gang="G9"), UNKNOWN),
    "a gang in no incident": (add("incident_gang", agency="RJ", reference="I9", gang="G1"), UNKNOWN),
    "a delivery of no message": (delivery("M9", "HR"), UNKNOWN),
    "the same case as none": (
        incident("I2", 20, same_as_agency="RJ", same_as_reference="I9", same_as_reason="zero_fir"),
        UNKNOWN,
    ),
    "a kind that is none": (incident("I2", 20, kind="theft"), no("incident", "kind_known")),
    "a status in other letters": (incident("I2", 20, status="Traced"), no("incident", "status_known")),
    "a handling code above ours": (incident("I2", 20, handling="secret"), no("incident", "handling_known")),
    "fewer than none killed": (incident("I2", 20, victims_killed=-1), no("incident", "victims_killed_not_negative")),
    "a demand below nothing": (incident("I2", 20, demand_inr=-1), no("incident", "demand_inr_not_negative")),
    "half a helper less": (
        add("helper_action", **HELP, dealt_with_count=-1),
        no("helper_action", "dealt_with_count_n"),
    ),
    "no incident kept at home": (
        add("home_count", **KEPT, incident_count=0),
        no("home_count", "incident_count_given"),
    ),
    "kept at home, of no kind of ours": (
        add("home_count", **KEPT | {"kind": "theft"}, incident_count=1),
        no("home_count", "kind_known"),
    ),
    "kept at home, not how many": (add("home_count", **KEPT), UNGIVEN),
    "neither yes nor no": (incident("I2", 20, firing="2"), no("incident", "firing_yes_or_no")),
    "ended before it began": (
        incident("I2", 20, occurred_to=NOVEMBER.format(19)),
        no("incident", "ends_after_it_begins"),
    ),
    "the same case as itself": (
        incident("I2", 20, same_as_agency="RJ", same_as_reference="I2", same_as_reason="zero_fir"),
        no("incident", "not_same_as_itself"),
    ),
    "the same case, nobody says why": (
        incident("I2", 20, same_as_agency="RJ", same_as_reference="I1"),
        no("incident", "same_as_says_why"),
    ),
    "no number of its own": (incident("", 20), no("incident", "reference_given")),
    "a number as long as a letter": (incident("9" * 61, 20), no("incident", "reference_given")),
    "the same number twice": (incident("I1", 21), ("UNIQUE constraint failed", "incident_key")),
    "told before it was known": (
        message("M2", 20, originated_at=NOVEMBER.format(21)),
        no("message", "known_before_told"),
    ),
    "a message to its own sender": (delivery("M1", "RJ"), no("delivery", "not_to_itself")),
    "a refusal without a reason": (delivery("M1", "HR", outcome="refused"), no("delivery", "refusal_says_why")),
    "an offender without a label": (offender(label=None), UNGIVEN),
    "a label since nobody knows when": (offender(label_since=None), UNGIVEN),
    "a label of our own": (offender(label="gangster"), no("offender", "label_known")),
    "an entry nobody looks at again": (offender(review_by=None), UNGIVEN),
    "an entry without a ground": (offender(legal_basis=None), UNGIVEN),
    "a member on hearsay": (offender(gang="G1"), no("offender", "gang_says_source")),
    "a plan open to all": (operation("planned", handling="participants"), no("operation", "planned_is_named")),
    "an approved one open to all": (operation("approved"), no("operation", "planned_is_named")),
    "a band nobody scored": (gang("G2", band="high"), no("gang", "band_says_who_and_when")),
    "a second kind of database": (add("about", id=2, kind="real"), no("about", "one_row")),
    "a birth that is neither": ("UPDATE about SET kind = 'both'", no("about", "kind_known")),
}


@pytest.fixture
def writer(kept_engine: Engine) -> Iterator[Any]:
    """Another program, with foreign keys on, before the records of SCENE."""
    with closing(outside(kept_engine)) as connection:
        if kept_engine.dialect.name == "sqlite":
            connection.execute("PRAGMA foreign_keys = ON")
        for statement in SCENE:
            connection.execute(statement)
        yield connection
        connection.rollback()


@pytest.mark.parametrize("why", TAKEN)
def test_a_good_row_is_taken(writer: Any, why: str) -> None:
    assert writer.execute(TAKEN[why]).rowcount == 1


@pytest.mark.parametrize("why", REFUSED)
def test_a_bad_row_is_refused(writer: Any, why: str) -> None:
    statement, reasons = REFUSED[why]
    with pytest.raises((sqlite3.IntegrityError, psycopg.Error)) as refusal:
        writer.execute(statement)
    types_refuse = UNREADABLE if isinstance(writer, psycopg.Connection) else ()  # before any constraint is asked
    assert any(reason in str(refusal.value) for reason in (*reasons, *types_refuse)), refusal.value


def test_a_second_lead_of_an_operation_is_refused(writer: Any) -> None:
    writer.execute(operation("concluded"))
    writer.execute(add("operation_agency", agency="RJ", reference="P1", force="RJ", role="lead"))
    with pytest.raises((sqlite3.IntegrityError, psycopg.Error), match=r"UNIQUE|one_lead"):
        writer.execute(add("operation_agency", agency="RJ", reference="P1", force="HR", role="lead"))


NO_TYPE_REFUSES = {
    "31 February": incident("I2", 20, registered_on="2026-02-31"),
    "a time on 31 February": incident("I2", 20, occurred_from="2026-02-31 10:00:00+00:00"),
    "a time without end": incident("I2", 20, occurred_from="infinity"),
    "a day without end": incident("I2", 20, registered_on="infinity"),
    "a year in five digits": incident("I2", 20, occurred_from="20226-02-01 10:00:00+00:00"),
    "a message in reply to itself": message("M2", 21, in_reply_to_agency="RJ", in_reply_to_reference="M2"),
}
"""Each of them would stop the facts or tell a wrong day, and no type refuses it on both engines."""


@pytest.mark.parametrize("why", NO_TYPE_REFUSES)
def test_what_no_type_refuses_is_refused(writer: Any, why: str) -> None:
    with pytest.raises((sqlite3.IntegrityError, psycopg.Error)):
        writer.execute(NO_TYPE_REFUSES[why])


NAIVE = {
    "agency": "RJ",
    "reference": "I2",
    "occurred_from": datetime(2026, 11, 20),
    "kind": "murder",
    "status": "traced",
}


def test_our_own_code_refuses_a_time_without_a_zone(kept_engine: Engine) -> None:
    with pytest.raises(StatementError, match="has no zone"), writing(kept_engine) as connection:
        connection.execute(incident_table.insert(), NAIVE)
    with pytest.raises(ValueError, match="have no zone"), writing(kept_engine) as connection:
        bulk.insert(connection, incident_table, pl.DataFrame([NAIVE]))
