"""Undo where another writer, who knows nothing of loads, changed what a load brought: refused, and named."""

import pytest
from sqlalchemy import Engine, text

from data.engine import writing
from data.intake import CannotUndo, undo
from tests.intake.conftest import Send
from tests.intake.files import good
from tests.intake.looking import everything

pytestmark = pytest.mark.slow

CHANGED = "was changed after load {number}, by another writer"


def other(engine: Engine, statement: str) -> None:
    with writing(engine) as connection:
        connection.execute(text(statement))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE incident SET status = 'untraced' WHERE reference = 'I1'", "incident RJ, I1"),  # a new row
        ("UPDATE incident SET summary = 'x' WHERE reference = 'I1'", "incident RJ, I1"),  # a column that was empty
        ("UPDATE incident SET withdrawn_at = '2026-11-04 06:30:00+00:00' WHERE reference = 'I1'", "incident RJ, I1"),
        ("UPDATE incident SET status = 'untraced' WHERE reference = 'I0'", "incident RJ, I0"),  # a row it changed
        ("UPDATE incident_gang SET standing = 'established' WHERE reference = 'I1'", "incident_gang RJ, I1, G07"),
        ("INSERT INTO incident_gang (agency, reference, gang, stated_by) VALUES ('RJ', 'I1', 'G08', 'HR')", "G08"),
    ],
)
def test_what_another_writer_changed_is_not_taken_back(real: Engine, send: Send, statement: str, named: str) -> None:
    done = send("incident", good("incident", gangs="G07"), good("incident", reference="I0", kind="murder"))
    other(real, statement)
    before = everything(real)
    with pytest.raises(CannotUndo, match=CHANGED.format(number=done.load)) as refusal:
        undo(real, done.load or 0)
    assert named in str(refusal.value)
    assert everything(real) == before


def test_an_answer_written_by_the_exchange_system_keeps_its_message(real: Engine, send: Send) -> None:
    done = send("message", good("message"))
    other(real, "UPDATE delivery SET replied_at = '2026-11-04 06:30:00+00:00' WHERE reference = 'M5'")
    with pytest.raises(CannotUndo, match="delivery RJ, M5, HR"):
        undo(real, done.load or 0)


def test_what_others_did_to_other_rows_hinders_nothing(real: Engine, send: Send) -> None:
    done = send("incident", good("incident", latitude="26.9124", longitude="75.7873", demand_inr="5 लाख"))
    other(real, "UPDATE incident SET status = 'untraced' WHERE reference = 'HR-I0'")
    before = everything(real)
    undo(real, done.load or 0)
    after = everything(real)
    assert set(before["incident"]) - set(after["incident"]) == {one for one in before["incident"] if "I1" in one}


def test_a_row_that_another_writer_deleted_is_no_hindrance(real: Engine, send: Send) -> None:
    before = everything(real)
    done = send("incident", good("incident"), good("incident", reference="I2"))
    other(real, "DELETE FROM incident WHERE reference = 'I2'")
    undo(real, done.load or 0)
    assert everything(real) == before
