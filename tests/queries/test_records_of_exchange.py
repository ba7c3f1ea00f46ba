"""Subjects, texts and courses of deliveries, and forces' remarks: who may read them is what `visible` says, on both engines."""

import polars as pl
import pytest
from sqlalchemy import Engine

from data.facts import read_all
from queries import records
from queries.exchange import of_messages
from queries.visible import LOCAL, Viewer, visible
from tests.data.writers import NOVEMBER, add, delivery, force, message, write

VIEWERS = [LOCAL, Viewer("RJ"), Viewer("HR"), Viewer("DL")]
HANDLING = ("participants", "named", "originator")


def told(place: int, handling: str) -> tuple[str, ...]:
    """A request of Rajasthan to Haryana; Delhi is told of none but those open to all."""
    more = {"subject": f"Subject {place}", "body": f"Body {place}", "handling": handling}
    steps = {"received_at": NOVEMBER.format(5), "received_stated_by": "RJ"}
    return message(f"M{place}", place, **more), delivery(f"M{place}", "HR", **steps)


@pytest.fixture
def filled(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    rows = [*map(force, ("RJ", "HR", "DL"))]
    rows += [line for place, code in enumerate(HANDLING, 1) for line in told(place, code)]
    said = {"agency": "HR", "post": "Nodal officer", "remark": "The line was cut."}
    rows += [
        add("gap_remark", id=1, gap_key="nothing_sent:HR", made_at=NOVEMBER.format(9), **said),
        add("gap_remark", id=2, gap_key="nothing_sent:HR", made_at=NOVEMBER.format(7), **said),  # earlier: stands first
        add("gap_remark", id=3, gap_key="nothing_sent:DL", made_at=NOVEMBER.format(8), **said),  # of another finding
    ]
    write(engine, *rows)
    monkeypatch.setattr(records, "_engine", lambda: engine)
    return engine


def deliveries(engine: Engine) -> pl.DataFrame:
    facts = read_all(engine)
    rows = facts.deliveries.with_columns(pl.col("to_agency").alias("named_to"))
    return of_messages(facts, rows, "reference")


@pytest.mark.parametrize("viewer", VIEWERS)
def test_subjects_of_exactly_the_deliveries_that_are_visible(filled: Engine, viewer: Viewer) -> None:
    rows = deliveries(filled)
    found = records.deliveries(rows, viewer)
    assert found.columns == list(records.DELIVERY)
    may = visible(rows, viewer)["reference"].to_list()
    assert found["reference"].to_list() == may  # in the order of the keys
    assert found["subject"].to_list() == [f"Subject {reference[1:]}" for reference in may]


@pytest.mark.parametrize("viewer", VIEWERS)
def test_one_delivery_is_told_to_exactly_those_who_may_see_it(filled: Engine, viewer: Viewer) -> None:
    may = set(visible(deliveries(filled), viewer)["reference"])
    found = {place: records.told("RJ", f"M{place}", "HR", viewer) for place in (1, 2, 3)}
    assert {f"M{place}" for place, row in found.items() if row} == may
    for place, row in found.items():
        if row:
            assert row["body"] == f"Body {place}"
            assert row["received_at"].isoformat() == "2026-11-05T06:30:00+00:00"
            assert (row["received_stated_by"], row["replied_at"]) == ("RJ", None)


def test_who_may_read_what(filled: Engine) -> None:
    """Else the tests above would prove little: the sender all, the receiver what is named to him."""
    rows = deliveries(filled)
    seen = {viewer.agency: sorted(visible(rows, viewer)["reference"]) for viewer in VIEWERS}
    assert seen == {None: ["M1"], "RJ": ["M1", "M2", "M3"], "HR": ["M1", "M2"], "DL": ["M1"]}


def test_no_keys_and_keys_that_nobody_knows(filled: Engine) -> None:
    keys = pl.DataFrame(schema=dict.fromkeys(records.TO, pl.String))
    assert records.deliveries(keys, LOCAL).is_empty()
    assert records.told("RJ", "M9", "HR", LOCAL) is None


def test_remarks_stand_by_finding_and_time(filled: Engine) -> None:
    found = records.remarks(["nothing_sent:HR", "slow_answers:HR+RJ+ordinary"], LOCAL)
    assert found.columns == list(records.REMARK)
    assert found["made_at"].dt.day().to_list() == [7, 9]
    assert set(found["gap_key"]) == {"nothing_sent:HR"}
    assert records.remarks([], LOCAL).is_empty()
