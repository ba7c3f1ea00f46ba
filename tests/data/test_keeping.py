"""What is removed for good: from every table, from what loads kept, and never back; counts stay."""

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text

from data import audit, keeping
from data.engine import reading, writing
from data.intake.check import key_hash
from data.schema import metadata
from data.schema.running import purged
from tests.data.writers import add, delivery, force, incident, message, write
from tests.queries.test_records_search import offender

TODAY = date(2026, 11, 21)
OLD, EDGE = (
    "2026-08-22 18:29:59+00:00",
    "2026-08-22 18:30:00+00:00",
)  # in India the last second of day 91, the first of day 90
KEY = {"agency": "RJ", "reference": "O1"}
ROW = {"reference": "O1", "name": "Ratan Vishnoi"}


def load(number: int, at: str, **more: object) -> str:
    given = {"agency": "RJ", "dataset": "offender", "file_name": "f.xlsx", "sha256": "0", "loaded_by": "N"}
    return add("load", id=number, loaded_at=at, **{**given, **more})


def rejected(number: int, row: dict, row_number: int = 2) -> str:
    return add("rejected_row", load=number, row_number=row_number, rule="required", row=json.dumps(row))


def change(number: int, table: str, key: dict, place: int) -> str:
    told = {"row_key": json.dumps(key), "before": json.dumps(ROW)}
    return add("load_change", load=number, number=place, table_name=table, **told)


SCENE = (
    *[force(code) for code in ("RJ", "HR")],
    load(1, "2026-11-20 00:00:00+00:00"),
    load(2, "2026-11-20 00:00:00+00:00", agency="HR"),
    offender("RJ", "O1", "Ratan Vishnoi", "participants"),
    offender("RJ", "O10", "Another Man", "participants"),
    offender("HR", "O1", "Of Haryana", "participants"),
    add("offender_alias", **KEY, alias="Ratna Don"),
    add("offender_status", **KEY, force="RJ", status="wanted", since_on="2025-01-01"),
    add(
        "offender_link", agency="HR", reference="O1", other_agency="RJ", other_reference="O1",
        proposed_at="2026-01-01 00:00:00+00:00",
    ),
    add(
        "notice", agency="RJ", reference="N1", offender_agency="RJ", offender_reference="O1", kind="reward",
        from_on="2026-01-01",
    ),
    message("M1", 18),
    delivery("M1", "HR"),
    add("message_offender", agency="RJ", reference="M1", offender_agency="RJ", offender_reference="O1"),
    rejected(1, ROW),
    rejected(1, {"reference": "X", "name": "Ratna Don"}, 3),
    rejected(1, {"reference": "O10", "name": "Another Man"}, 4),
    rejected(2, ROW),  # of another force: its own O1
    change(1, "offender", KEY, 1),
    change(1, "offender", KEY | {"reference": "O10"}, 2),
    change(1, "offender_alias", KEY | {"alias": "Ratna Don"}, 3),
    change(1, "notice", {"agency": "RJ", "reference": "N1"}, 4),
    change(1, "incident", {"agency": "RJ", "reference": "I1"}, 5),
    change(1, "incident", {"agency": "RJ", "reference": "I2"}, 6),
    change(
        1, "offender_link", {"agency": "HR", "reference": "O1", "other_agency": "RJ", "other_reference": "O1"}, 7,
    ),
    change(1, "offender_link", {"agency": "RJ", "reference": "O1", "other_agency": "HR", "other_reference": "O1"}, 8),
    incident("I1", 18),
    incident("I2", 18, same_as_agency="RJ", same_as_reference="I1", same_as_reason="zero_fir"),
)  # fmt: skip


@pytest.fixture
def scene(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    monkeypatch.setenv("SAJHA_VAR", str(tmp_path))
    monkeypatch.delenv(keeping.SETTING, raising=False)
    write(engine, *SCENE)
    return engine


def everything(engine: Engine) -> str:
    """All texts in all tables."""
    with reading(engine) as connection:
        return "\n".join(
            str(tuple(row)) for table in metadata.sorted_tables for row in connection.execute(select(table))
        )


def test_a_purged_person_is_nowhere(scene: Engine) -> None:
    before = everything(scene)
    for trace in ("Ratan Vishnoi", "Ratna Don"):
        assert trace in before
    keeping.ask(scene, "offender", "RJ", "O1", "Nodal officer")
    after = everything(scene).replace(json.dumps(ROW), "", 0)
    with reading(scene) as connection:
        # The other force's own refused row of the same number and name is its to keep, for 90 days.
        kept = connection.execute(text("SELECT load, row_number FROM rejected_row ORDER BY load, row_number")).all()
        changes = connection.execute(text("SELECT number FROM load_change ORDER BY number")).scalars().all()
        found = list(connection.execute(select(purged.c.key_hash)).scalars())
        assert audit.verify(connection).wrong == ()
    assert [tuple(row) for row in kept] == [(1, 4), (2, 2)]
    assert list(changes) == [2, 4, 5, 6]
    assert found == [key_hash("offender", "RJ", "O1")]
    assert "Ratna Don" not in after
    assert after.count("Of Haryana") == before.count("Of Haryana")
    assert "M1" in after  # the message stays, without whom it named
    assert "'N1'" not in after.replace(json.dumps({"agency": "RJ", "reference": "N1"}), "")


def test_the_log_says_so_without_a_name(scene: Engine) -> None:
    keeping.ask(scene, "offender", "RJ", "O1", "Nodal officer")
    with reading(scene) as connection:
        what, concerns = connection.execute(text("SELECT what, concerns FROM access_log")).one()
    assert what == f"purge offender {key_hash('offender', 'RJ', 'O1')[:16]}"
    assert concerns == "RJ"


def test_another_record_of_the_same_case_forgets_it(scene: Engine) -> None:
    keeping.ask(scene, "incident", "RJ", "I1", "Nodal officer")
    with reading(scene) as connection:
        kept = connection.execute(text("SELECT reference, same_as_reference, same_as_reason FROM incident")).one()
        changes = (
            connection.execute(text("SELECT number FROM load_change WHERE table_name = 'incident'")).scalars().all()
        )
    assert tuple(kept) == ("I2", None, None)
    assert list(changes) == [6]  # what loads kept of the other one stays


@pytest.mark.parametrize(("table", "reference"), [("offender", "O2"), ("viewer", "1"), ("access_log", "1")])
def test_what_is_not_there_or_not_to_be_removed_is_refused(scene: Engine, table: str, reference: str) -> None:
    with pytest.raises(ValueError, match=r"has no offender|What can be removed"):
        keeping.ask(scene, table, "RJ", reference, "Nodal officer")


@pytest.mark.parametrize(("at", "gone"), [(OLD, True), (EDGE, False)])
def test_refused_rows_and_changes_go_after_ninety_days(scene: Engine, at: str, gone: bool) -> None:
    write(scene, load(9, at), rejected(9, {"reference": "Z"}), change(9, "offender", {"reference": "Z"}, 1))
    done = keeping.nightly(scene, TODAY)
    assert (done["refused rows"], done["changes kept for undo"]) == ((1, 1) if gone else (0, 0))
    assert done["offenders past review"] == 0


def test_past_review_nothing_is_removed_unless_the_setting_says_so(scene: Engine, monkeypatch) -> None:
    with writing(scene) as connection:
        connection.execute(text("UPDATE offender SET review_by = '2026-10-22' WHERE reference = 'O10'"))  # 30 days ago
    assert keeping.nightly(scene, TODAY)["offenders past review"] == 0
    monkeypatch.setenv(keeping.SETTING, "30")
    assert keeping.nightly(scene, TODAY)["offenders past review"] == 0
    monkeypatch.setenv(keeping.SETTING, "29")
    assert keeping.nightly(scene, TODAY)["offenders past review"] == 1
