"""The gate for rows with names: each table x handling code x viewer, by condition on both engines, and by row-level security
alone."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine, select

from data.facts import ist_date
from data.schema import metadata
from queries.records_gate import may, opened
from queries.visible import LOCAL, SEES_FOR_NO_FORCE, Viewer
from tests.data.writers import add, delivery, force, incident, message, write
from tests.queries.test_records_search import offender

TODAY = ist_date(datetime.now(UTC))  # row-level security asks the database's clock
SENT, LATER = "2026-11-18 06:30:00+00:00", f"{TODAY.year + 2}-01-01"


def disclosed(number: int, table: str, reference: str) -> str:
    key = {"id": number, "record_table": table, "agency": "RJ", "reference": reference}
    return add("disclosure", **key, to_agency="HR", made_at=SENT, by_post="Nodal officer")


def operation(reference: str, handling: str) -> str:
    days = dict.fromkeys(
        ("first_planned_start_on", "first_planned_end_on", "planned_start_on", "planned_end_on"), "2026-11-01"
    )
    given = {"agency": "RJ", "reference": reference, "name": "x", "name_hi": "x", "status": "concluded", **days}
    return add("operation", **given, status_changed_at=SENT, handling=handling)


def person(reference: str, handling: str, **more: object) -> str:
    return offender("RJ", reference, "x", handling, **{"review_by": LATER, **more})


def item(reference: str, handling: str) -> str:
    key = {"agency": "RJ", "reference": reference, "meeting_agency": "RJ", "meeting_reference": "S"}
    return add("action_item", **key, status_changed_at=SENT, number=1, handling=handling)


def seizure(reference: str, handling: str) -> str:
    return add("seizure", agency="RJ", reference=reference, seized_at=SENT, kind="arms", handling=handling)


MAKE = {
    "incident": lambda ref, code: incident(ref, 18, handling=code),
    "message": lambda ref, code: message(ref, 18, handling=code),
    "operation": operation,
    "offender": person,
    "action_item": item,
    "seizure": seizure,
}
SCENE = (
    *[force(code) for code in ("RJ", "HR", "PB")],
    add("meeting", agency="RJ", reference="S", status="held", meets_at=SENT, mode="video"),
    *[make(code[0].upper(), code) for make in MAKE.values() for code in ("participants", "named", "originator")],
    *[disclosed(at, table, "N") for at, table in enumerate(("incident", "offender", "seizure"), 1)],
    delivery("N", "HR"),
    delivery("O", "HR"),  # a recipient does not open what is the originator's only
    add("operation_agency", agency="RJ", reference="N", force="HR", role="joint"),
    add("action_owner", agency="RJ", reference="N", force="HR", role="lead"),
    person("PAST", "participants", review_by="2026-01-01"),
)
WHO = [
    (Viewer("RJ", "leader"), "NOP"),  # the owner
    (Viewer("HR", "leader"), "NP"),  # named
    (Viewer("PB", "leader"), "P"),
    (LOCAL, "P"),
    (Viewer("' OR true --", "leader"), "P"),
    *[(Viewer("RJ", role), "P") for role in SEES_FOR_NO_FORCE],
]


@pytest.fixture
def scene(engine: Engine) -> Engine:
    write(engine, *SCENE)
    return engine


@pytest.mark.parametrize("table", MAKE)
def test_who_sees_which_rows(scene: Engine, table: str) -> None:
    rows = metadata.tables[table]
    for viewer, seen in WHO:
        expected = [*seen, *(["PAST"] if table == "offender" and viewer == Viewer("RJ", "leader") else [])]
        query = select(rows.c.reference).order_by(rows.c.reference)
        with opened(scene, viewer) as connection:
            assert sorted(connection.execute(query.where(may(rows, viewer, TODAY))).scalars()) == sorted(expected), (
                viewer
            )
            if scene.dialect.name == "postgresql":  # the condition forgotten, the database still holds
                assert sorted(connection.execute(query).scalars()) == sorted(expected), viewer


def test_a_table_without_a_handling_code_is_asked_for_with_its_record() -> None:
    with pytest.raises(ValueError, match="handling code"):
        may(metadata.tables["delivery"], LOCAL, date(2026, 11, 21))
