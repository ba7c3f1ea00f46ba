"""Names and texts of operations and decisions: who may read them is what `visible` says of the same rows, on both engines."""

import polars as pl
import pytest
from sqlalchemy import Engine

from data.facts import read_all
from queries import decisions, operation_board, records
from queries.filters import Filters
from queries.meetings import KEY
from queries.visible import LOCAL, Viewer, visible
from tests.data.writers import NOVEMBER, add, force, gang, write
from tests.queries.made import TODAY

VIEWERS = [LOCAL, Viewer("RJ"), Viewer("HR"), Viewer("DL")]
WHEN = NOVEMBER.format(1)


def operation(reference: str, handling: str, **more: object) -> tuple[str, ...]:
    """Led by Rajasthan, Haryana takes part, Delhi does not."""
    plan = {f"{first}planned_{step}_on": "2026-11-05" for first in ("", "first_") for step in ("start", "end")}
    own = {"agency": "RJ", "reference": reference, "handling": handling, "name": f"Name {reference}", "name_hi": "नाम"}
    row = add("operation", **own, **plan, gang="G1", status="concluded", status_changed_at=WHEN, **more)
    key = {"agency": "RJ", "reference": reference}
    return (
        row,
        add("operation_agency", **key, force="RJ", role="lead"),
        add("operation_agency", **key, force="HR", role="joint"),
    )


def decision(number: int, handling: str) -> tuple[str, ...]:
    """Of a sitting hosted by Rajasthan; Haryana must act, and reported once."""
    key = {"agency": "RJ", "reference": f"A{number}"}
    of = {"meeting_agency": "RJ", "meeting_reference": "M1", "number": number, "status_changed_at": WHEN, "revision": 0}
    told = {"number": 1, "made_at": WHEN, "force": "HR", "post": "Nodal officer", "kind": "report", "remark": "Done."}
    return (
        add("action_item", **key, **of, decision=f"Decision {number}", handling=handling),
        add("action_owner", **key, force="HR", role="lead"),
        add("action_update", **key, **told),
    )


@pytest.fixture
def filled(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    series = add("meeting_series", code="S", name="S", name_hi="S", level="dgp", cadence_days=30, from_on="2026-01-01")
    sitting = add(
        "meeting", agency="RJ", reference="M1", series="S", status="held", meets_at=WHEN, mode="video", venue="Hall"
    )
    known = [
        "contact",
        {"agency": "RJ", "kind": "control_room", "post": "Control room", "telephone": "1", "hours": "24x7"},
    ]
    rows = [*map(force, ("RJ", "HR", "DL")), gang("G1"), series, sitting]
    rows += [
        line
        for place, code in enumerate(("participants", "named", "originator"), 1)
        for line in operation(f"P{place}", code)
    ]
    rows += [
        line for place, code in enumerate(("participants", "named", "originator"), 1) for line in decision(place, code)
    ]
    rows.append(add(known[0], reference="C1", post_hi="कक्ष", **known[1]))
    write(engine, *rows)
    monkeypatch.setattr(records, "_engine", lambda: engine)
    return engine


@pytest.mark.parametrize("viewer", VIEWERS)
def test_names_of_exactly_the_operations_that_are_visible(filled: Engine, viewer: Viewer) -> None:
    rows = operation_board.described(read_all(filled))
    found = records.operations(rows, viewer)
    assert found.columns == list(records.OPERATION)
    assert sorted(found["reference"]) == sorted(visible(rows, viewer)["reference"])
    assert found["name"].to_list() == [f"Name {reference}" for reference in found["reference"]]


@pytest.mark.parametrize("viewer", VIEWERS)
def test_texts_and_reports_of_exactly_the_decisions_that_are_visible(filled: Engine, viewer: Viewer) -> None:
    rows = decisions.standing(read_all(filled), Filters(), TODAY)
    may = sorted(visible(rows, viewer)["reference"])
    assert sorted(records.decisions(rows, viewer)["reference"]) == may
    told = records.reports(rows, viewer)
    assert sorted(told["reference"]) == may
    assert set(told["remark"]) == {"Done."}


def test_who_may_read_what(filled: Engine) -> None:
    """Else the tests above would prove little: the host all, who must act or takes part what is named to him."""
    rows = operation_board.described(read_all(filled))
    seen = {viewer.agency: records.operations(rows, viewer)["reference"].sort().to_list() for viewer in VIEWERS}
    assert seen == {None: ["P1"], "RJ": ["P1", "P2", "P3"], "HR": ["P1", "P2"], "DL": ["P1"]}


def test_sittings_contacts_and_no_keys_at_all(filled: Engine) -> None:
    meetings = read_all(filled).meetings
    assert records.sittings(meetings)["venue"].to_list() == ["Hall"]
    assert records.contacts(["RJ", "HR"])["telephone"].to_list() == ["1"]
    assert records.contacts([]).is_empty()
    assert records.operations(pl.DataFrame(schema=dict.fromkeys(KEY, pl.String)), LOCAL).is_empty()
