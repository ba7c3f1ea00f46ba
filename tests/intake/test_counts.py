"""Whatever a file holds, every row of it is accounted for: loaded, rejected, or a repetition; on the receipt and in `load`."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from sqlalchemy import Engine, text

from data.engine import reading, writing
from data.intake import NotAllowed, load_file
from tests.intake.conftest import Send
from tests.intake.files import DAY, TIME, csv_file, good
from tests.intake.looking import rows

pytestmark = pytest.mark.slow

ROW = some.fixed_dictionaries(
    {
        "reference": some.sampled_from(["I0", "I1", "I2", "१", "1", "", "HR-I0"]),
        "kind": some.sampled_from(["firing", "हत्या", "theft", ""]),
        "occurred_from": some.sampled_from([TIME, DAY, "31/02/2026", ""]),
        "status": some.just("traced"),
        "gangs": some.sampled_from(["", "G07", "Alpha; Zeta", "G07; G07"]),
        "latitude": some.sampled_from(["", "26.9", "0"]),
        "withdrawn": some.sampled_from(["", "yes"]),
    }
)
RAGGED = some.sampled_from(["", "I9,x", "a,b,c,d,e,f,g,h,i,j", ",,,,,,"])


@given(content=some.lists(ROW, min_size=1, max_size=12), more=some.lists(RAGGED, max_size=2))
@settings(deadline=None, max_examples=30)
def test_every_row_is_accounted_for(kept_real: Engine, content: list[dict[str, str]], more: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = csv_file(Path(folder) / "file.csv", content)
        path.write_text(path.read_text(encoding="utf-8") + "\n".join(more), encoding="utf-8")
        receipt = load_file(kept_real, path, "incident", "RJ", "test", dry_run=True)
    loaded = receipt.new_count + receipt.changed_count + receipt.unchanged_count
    assert receipt.rows_in == loaded + receipt.rejected_count + receipt.repeated_count
    bad = sum(line.startswith(("I9", "a,")) for line in more)
    assert receipt.rows_in == len(content) + bad
    assert {problem.row_number for problem in receipt.refusals}.isdisjoint(
        problem.row_number for problem in receipt.flags
    )


def test_the_line_in_load_adds_up(real: Engine, send: Send) -> None:
    send("incident", good("incident", reference="I2"))
    receipt = send(
        "incident",
        good("incident"),  # accepted
        good("incident", reference="I2"),  # there already
        good("incident", reference="I3", latitude="0", longitude="0"),  # accepted with a doubt
        good("incident", reference="I3", latitude="0", longitude="0"),  # repeated
        good("incident", reference="I4", kind="theft"),  # rejected
        good("incident", reference="I5", withdrawn="yes"),  # withdrawn
    )
    row = rows(real, "load")[-1]
    assert (row.received_count, row.accepted_count, row.unchanged_count) == (6, 3, 1)
    assert (row.repeated_count, row.rejected_count, row.flagged_count, row.withdrawn_count) == (1, 1, 1, 1)
    assert row.received_count == row.accepted_count + row.unchanged_count + row.repeated_count + row.rejected_count
    assert receipt.rows_in == row.received_count
    doubts = [(one.row_number, one.rule, one.column_name, one.value) for one in rows(real, "flagged_row")]
    assert doubts == [(4, "point_zero", "latitude", "0.0, 0.0")]


def test_one_record_in_two_spellings_is_refused(real: Engine, send: Send) -> None:
    receipt = send(
        "gang_link",
        good("gang_link"),
        good("gang_link", gang_a="Alpha", gang_b="Beta", kind="ally"),  # G07 and G08, by name and in the other order
        good("gang_link", gang_b="G09", gang_a="G07"),
    )
    assert [(problem.row_number, problem.rule) for problem in receipt.refusals] == [
        (2, "same_key_twice"),
        (3, "same_key_twice"),
    ]
    assert receipt.new_count == 1


def test_a_link_is_confirmed_by_the_other_force(real: Engine, send: Send) -> None:
    answer = {"offender": "RJ:O-1", "other": "O-2", "confirmed_at": "03/11/2026 10:00"}
    send("offender_link", good("offender_link"))
    assert send("offender_link", answer, agency="HR").changed_count == 1
    link = next(row for row in rows(real, "offender_link") if row.agency == "RJ")
    assert (link.proposed_at is not None, link.confirmed_at is not None) == (True, True)


def test_made_up_rows_go_into_a_sample_only(real: Engine, send: Send) -> None:
    for kind, made_up, allowed in (("real", True, False), ("sample", True, True), ("sample", False, False)):
        with writing(real) as connection:
            connection.execute(text("UPDATE about SET kind = :kind"), {"kind": kind})
        try:
            send("incident", good("incident"), made_up=made_up, dry_run=True)
            assert allowed
        except NotAllowed:
            assert not allowed
    with reading(real) as connection:
        assert connection.scalar(text("SELECT count(*) FROM load")) == 0
