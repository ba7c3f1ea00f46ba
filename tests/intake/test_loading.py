"""What a load leaves in the database: once, changed, withdrawn, undone; and who may load what where."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest
from sqlalchemy import Engine, text

from data.__main__ import main
from data.engine import reading, writing
from data.intake import (
    ALL,
    CannotUndo,
    NotAllowed,
    Receipt,
    in_another_process,
    load_file,
    save_mapping,
    undo,
    withdraw,
    write_rejected_file,
    write_template,
)
from data.schema.vocabulary import DATASETS
from tests.intake.conftest import Send
from tests.intake.files import DAY, GOOD, TIME, csv_file, good, xlsx
from tests.intake.looking import everything, rows

pytestmark = pytest.mark.slow

LOADABLE = [name for name in ALL if name in DATASETS]


def counts(receipt: Receipt) -> tuple[int, int, int, int, int]:
    new, changed, same = receipt.new_count, receipt.changed_count, receipt.unchanged_count
    assert receipt.rows_in == new + changed + same + receipt.repeated_count + receipt.rejected_count
    return new, changed, same, receipt.repeated_count, receipt.rejected_count


@pytest.mark.slow
@pytest.mark.parametrize("dataset", LOADABLE)
def test_a_file_twice_changes_nothing_and_undo_leaves_nothing(real: Engine, send: Send, dataset: str) -> None:
    before = everything(real)
    first = send(dataset, good(dataset))
    after = everything(real)
    second = send(dataset, good(dataset))
    assert counts(first)[:2] == ((0, 1) if dataset == "answer" else (1, 0))
    assert counts(second) == (0, 0, 1, 0, 0)
    assert everything(real) == after != before
    assert len(rows(real, "load")) == 2
    assert first.load is not None
    undo(real, first.load)
    assert everything(real) == before


@pytest.mark.slow
@pytest.mark.parametrize("dataset", LOADABLE)
def test_the_example_of_the_template_loads(real: Engine, tmp_path: Path, dataset: str) -> None:
    path = tmp_path / "template.xlsx"
    write_template(ALL[dataset], path)
    book = openpyxl.load_workbook(path)
    assert "Secret" in book["Help"]["A2"].value
    lists = book["Data"].data_validations.dataValidation
    assert len(lists) == len([c for c in ALL[dataset].columns if c.kind in ("choice", "flag")])
    table = openpyxl.Workbook()
    for row in book["Example"].iter_rows(values_only=True):
        table.active.append(row)
    table.save(path)
    receipt = load_file(real, path, dataset, "RJ", "test", dry_run=True)
    assert receipt.refused is None
    assert receipt.unknown_columns == ()
    assert {problem.rule for problem in receipt.refusals} <= {
        "in_future",
        "unknown_record",
        "unknown_gang",
        "not_sent_to_you",
    }


def test_an_empty_template_has_no_rows(real: Engine, tmp_path: Path) -> None:
    write_template(ALL["incident"], tmp_path / "template.xlsx")
    assert load_file(real, tmp_path / "template.xlsx", "incident", "RJ", "test").refused == "no_rows"


def test_good_rows_are_in_and_bad_ones_are_kept_apart(real: Engine, send: Send, tmp_path: Path) -> None:
    bad = good("incident", reference="I2", kind="=theft", victims_killed="-1")
    receipt = send("incident", good("incident"), bad)
    assert counts(receipt) == (1, 0, 0, 0, 1)
    assert receipt.exit_code == 1
    kept = rows(real, "rejected_row")
    assert [(row.row_number, row.rule, row.column_name, row.value) for row in kept] == [
        (3, "below_zero", "victims_killed", "-1"),
        (3, "unknown_word", "kind", "=theft"),
    ]
    assert json.loads(kept[0].row)["reference"] == "I2"
    path = tmp_path / "rejected.xlsx"
    with reading(real) as connection:
        assert write_rejected_file(connection, receipt.load or 0, path) == 1
    found = pl.read_excel(path, engine="openpyxl")
    assert "is not a permitted value" in found["Reason"][0]
    assert found["kind"][0] == "=theft"  # text, no formula
    with zipfile.ZipFile(path) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_a_corrected_file_changes_its_rows_only(real: Engine, send: Send) -> None:
    send("incident", good("incident", gangs="G07; Zeta"), good("incident", reference="I2"))
    before = everything(real)
    second = send("incident", good("incident", gangs="G08", gangs_established="G07"), good("incident", reference="I2"))
    assert counts(second) == (0, 1, 1, 0, 0)
    gangs = [(row.gang, row.name_received, row.standing) for row in rows(real, "incident_gang")]
    assert gangs == [("G07", "", "established"), ("G08", "", "suspected")]
    undo(real, second.load or 0)
    assert everything(real) == before  # to the last column, `load` and all


def test_a_column_that_is_missing_leaves_what_stands(real: Engine, send: Send) -> None:
    send("incident", good("incident", summary="shots", gangs="G07"))
    assert counts(send("incident", good("incident"))) == (0, 0, 1, 0, 0)
    assert counts(send("incident", good("incident", summary=""))) == (0, 1, 0, 0, 0)  # given and empty: taken away
    assert len(rows(real, "incident_gang")) == 1


def test_a_time_that_is_not_known_is_not_midnight(real: Engine, send: Send) -> None:
    send(
        "incident",
        good("incident", occurred_from=DAY),
        good("incident", reference="I2", occurred_from="02/11/2026 00:10"),
    )
    found = {row.reference: (str(row.occurred_from), row.time_known, str(row.day)) for row in rows(real, "incident")}
    assert found["I1"] == ("2026-11-01 18:30:00+00:00", False, "2026-11-02")
    assert found["I2"] == ("2026-11-01 18:40:00+00:00", True, "2026-11-02")


def test_rows_of_a_file_may_name_each_other(real: Engine, send: Send) -> None:
    first = good("incident", same_as="I2", same_as_reason="zero_fir")
    assert counts(send("incident", first, good("incident", reference="I2"))) == (2, 0, 0, 0, 0)


def test_deliveries_keep_their_answers_when_the_message_comes_again(real: Engine, send: Send) -> None:
    send("message", good("message", to="HR; PB"))
    send("answer", good("answer", message="RJ:M5", outcome="useful"), agency="HR")
    again = send("message", good("message", to="HR; NIA", subject="corrected"))
    assert counts(again) == (0, 1, 0, 0, 0)
    found = {row.to_agency: row for row in rows(real, "delivery") if row.reference == "M5"}
    assert (found["HR"].outcome, found["HR"].outcome_stated_by) == ("useful", "HR")
    assert found["HR"].withdrawn_at is None
    assert found["PB"].withdrawn_at is not None
    assert found["NIA"].withdrawn_at is None


def test_an_answer_writes_its_own_delivery_and_keeps_what_it_does_not_say(real: Engine, send: Send) -> None:
    send("answer", good("answer"))
    send("answer", good("answer", received_at="", replied_at="04/11/2026 09:00"))
    own = next(row for row in rows(real, "delivery") if row.reference == "HR-77" and row.to_agency == "RJ")
    assert str(own.received_at) == "2026-11-03 04:30:00+00:00"
    assert (own.received_stated_by, own.replied_stated_by, own.outcome_stated_by) == ("RJ", "RJ", None)
    send("answer", good("answer", received_at="", withdrawn="yes"))
    own = next(row for row in rows(real, "delivery") if row.reference == "HR-77" and row.to_agency == "RJ")
    assert (own.received_at, own.replied_at, own.received_stated_by) == (None, None, None)


def test_a_report_moves_its_force_and_the_item_on(real: Engine, send: Send) -> None:
    assert counts(send("action_update", good("action_update", status_after="reported_complied"))) == (1, 0, 0, 0, 0)
    item = next(row for row in rows(real, "action_item") if row.agency == "HR")
    assert (item.status, item.revision) == ("reported_complied", 1)
    assert [row.status for row in rows(real, "action_owner") if row.agency == "HR"] == ["reported_complied"]
    assert [row.number for row in rows(real, "action_update")] == [1, 2]


def test_who_need_not_act_cannot_report(send: Send) -> None:
    receipt = send("action_update", good("action_update"), agency="PB")
    assert [problem.rule for problem in receipt.refusals] == ["not_your_action"]


def test_names_that_mean_two_things_are_refused(real: Engine, send: Send) -> None:
    with writing(real) as connection:
        for code in ("RJ-A", "RJ-B"):
            connection.execute(
                text(f"INSERT INTO police_unit VALUES ('{code}', 'RJ', 'Twin Town', NULL, 'district', true)")
            )
        connection.execute(text("UPDATE agency SET name = 'HR' WHERE code = 'PB'"))
    receipt = send("incident", good("incident", unit="twin town"))
    assert [problem.rule for problem in receipt.refusals] == ["ambiguous_unit"]
    receipt = send("message", good("message", to="hr"))
    assert [problem.rule for problem in receipt.refusals] == ["ambiguous_name"]


def test_a_record_is_withdrawn_and_stands_again(real: Engine, send: Send) -> None:
    send("incident", good("incident"))
    before = everything(real)
    number = withdraw(real, "incident", "RJ", "I1", "test")
    assert next(row for row in rows(real, "incident") if row.reference == "I1").withdrawn_at
    with pytest.raises(NotAllowed, match="withdrawn before"):
        withdraw(real, "incident", "RJ", "I1", "test")
    with pytest.raises(NotAllowed, match="has no incident"):
        withdraw(real, "incident", "RJ", "HR-I0", "test")
    undo(real, number)
    assert everything(real) == before
    by_file = send("incident", good("incident", withdrawn="yes"))
    assert (counts(by_file), by_file.withdrawn_count) == ((0, 1, 0, 0, 0), 1)
    assert counts(send("incident", good("incident", withdrawn="yes"))) == (0, 0, 1, 0, 0)  # keeps its first time
    assert counts(send("incident", good("incident", withdrawn="no"))) == (0, 1, 0, 0, 0)


def test_undo_is_refused_where_a_later_load_built_on_it(real: Engine, send: Send) -> None:
    first = send("message", good("message"))
    answer = send("answer", good("answer", message="RJ:M5"), agency="HR")
    with pytest.raises(CannotUndo, match=f"Undo load {answer.load} first") as refusal:
        undo(real, first.load or 0)
    assert refusal.value.later == answer.load
    undo(real, answer.load or 0)
    undo(real, first.load or 0)
    with pytest.raises(CannotUndo, match="was undone before"):
        undo(real, first.load or 0)
    with pytest.raises(CannotUndo, match="There is no load"):
        undo(real, 999)


def test_undo_is_refused_where_others_refer_to_its_rows(real: Engine, send: Send) -> None:
    first = send("offender", good("offender"))
    send("notice", good("notice", offender="O1"))
    with pytest.raises(CannotUndo, match=r"later|refer to rows"):
        undo(real, first.load or 0)


def test_a_dry_run_says_the_same_and_writes_nothing(real: Engine, send: Send) -> None:
    file = [
        good("incident"),
        good("incident", reference="I0", kind="theft"),
        good("incident", reference="I3", gangs="Zeta"),
    ]
    before = everything(real)
    tried = send("incident", *file, dry_run=True)
    assert everything(real) == before
    assert rows(real, "load") == []
    done = send("incident", *file)
    assert tried.dry_run
    assert tried.load is None
    assert counts(tried) == counts(done)
    assert (tried.refusals, tried.flags, tried.unregistered_gangs) == (
        done.refusals,
        done.flags,
        done.unregistered_gangs,
    )
    assert done.unregistered_gangs == (("Zeta", 1),)


def test_unknown_columns_are_named_and_never_stored(real: Engine, send: Send) -> None:
    receipt = send("incident", good("incident", victim_name="Somebody Private"))
    assert receipt.unknown_columns == ("victim_name",)
    assert "Private" not in str(everything(real))


def test_a_force_calls_columns_what_it_likes(real: Engine, send: Send) -> None:
    own = {"Sr No": "I1", "Dt of Occ": TIME, "Crime Head": "firing", "Stage": "traced"}
    assert send("incident", own).refused == "not_a_table"
    meaning = {"SR. NO.": "reference", "Dt of Occ": "occurred_from", "Crime Head": "kind", "Stage": "status"}
    with writing(real) as connection:
        save_mapping(connection, "RJ", ALL["incident"], meaning)
        with pytest.raises(ValueError, match="has no column"):
            save_mapping(connection, "RJ", ALL["incident"], {"x": "nonsense"})
    assert counts(send("incident", own)) == (1, 0, 0, 0, 0)
    assert send("incident", own, agency="HR").refused == "not_a_table"  # the mapping is the force's own


def test_a_sample_database_takes_no_records_of_forces(engine: Engine, tmp_path: Path) -> None:
    path = csv_file(tmp_path / "x.csv", [good("incident")])
    with pytest.raises(NotAllowed, match="python -m data create --real"):
        load_file(engine, path, "incident", "RJ", "test")


@pytest.mark.parametrize(("agency", "said"), [("XX", "is not a force"), ("GJ", "takes part no longer")])
def test_only_forces_that_take_part_send(real: Engine, tmp_path: Path, agency: str, said: str) -> None:
    path = csv_file(tmp_path / "x.csv", [good("incident")])
    with pytest.raises(NotAllowed, match=said):
        load_file(real, path, "incident", agency, "test")


def test_a_receipt_travels(send: Send) -> None:
    receipt = send(
        "incident", good("incident", latitude="0", longitude="0"), good("incident", reference=""), dry_run=True
    )
    assert Receipt.from_json(receipt.to_json()) == receipt


@pytest.fixture
def command(real: Engine, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Runs `python -m data` on the real database; gives its exit code."""
    monkeypatch.setenv("DATABASE_URL", real.url.render_as_string(hide_password=False))

    def run(*arguments: Any) -> int:
        monkeypatch.setattr("sys.argv", ["data", *map(str, arguments)])
        return main()

    return run


def test_from_the_command_line(command: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = csv_file(tmp_path / "good.csv", [good("incident")])
    bad = csv_file(tmp_path / "bad.csv", [good("incident", reference="I2"), good("incident", reference="I3", kind="x")])
    broken = tmp_path / "broken.csv"
    broken.write_bytes(b"")
    for file, code in ((path, 0), (bad, 1), (broken, 2), (tmp_path / "none.csv", 2)):
        assert command("load", file, "--dataset", "incident", "--agency", "RJ") == code
    assert command("load", path, "--dataset", "incident") == 2  # whose?
    assert command("rejected", 2, tmp_path / "rejected.xlsx") == 0
    assert command("undo", 2) == 0
    assert command("undo", 2) == 2
    assert command("withdraw", "--dataset", "incident", "--agency", "RJ", "I1") == 0
    assert command("mapping", "--dataset", "incident", "--agency", "RJ", "Crime Head=kind") == 0
    assert command("template", "incident", tmp_path / "template.xlsx") == 0
    said = capsys.readouterr().out
    for piece in ("1 new", "1 rejected", "is undone", "is withdrawn", "Crime Head = kind", "Nothing graded Secret"):
        assert piece in said


@pytest.mark.slow
def test_in_another_process(real: Engine, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "file.xlsx", [good("incident"), good("incident", reference="I2", kind="x")])
    receipt = in_another_process(real, path, "incident", "RJ", "test")
    assert (receipt.dry_run, receipt.new_count, receipt.rejected_count) == (True, 1, 1)
    with pytest.raises(NotAllowed, match="is not a force"):
        in_another_process(real, path, "incident", "XX", "test")


@pytest.mark.parametrize("dataset", ["feed", "nil_report"])
def test_feeds_and_nil_reports(real: Engine, tmp_path: Path, dataset: str) -> None:
    before = everything(real)
    path = csv_file(tmp_path / "x.csv", [GOOD[dataset]])
    assert counts(load_file(real, path, dataset, "RJ", "test")) == (1, 0, 0, 0, 0)
    assert counts(load_file(real, path, dataset, "RJ", "test")) == (0, 0, 1, 0, 0)
    undo(real, 1)
    assert everything(real) == before
