"""Joint operations, and meetings and actions: each view, and each record by its key in the address, known or not."""

import pytest
from sqlalchemy import Engine

from data.facts import Facts
from queries import decisions, operation_board, records
from queries.filters import Filters
from queries.visible import LOCAL, visible
from tests.pages.test_pages_open import facts, filled, opened, pytestmark, text  # noqa: F401
from ui import live

OPERATIONS, MEETINGS = "joint_operations.py", "meetings_and_actions.py"


@pytest.fixture(autouse=True)
def held(facts: Facts, filled: Engine, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setattr(records, "_engine", lambda: filled)
    live.hold(facts)


@pytest.mark.parametrize(
    ("page", "view"), [(OPERATIONS, "time"), (OPERATIONS, "results"), (MEETINGS, "sittings"), (MEETINGS, "attendance")]
)
def test_every_view_opens(page: str, view: str) -> None:
    for more in ({}, {"states": "RJ"}, {"gangs": "G03", "period": "2020-01-01..2020-01-02"}):
        assert not opened(page, view=view, **more).exception


@pytest.mark.parametrize(("page", "key"), [(OPERATIONS, "operation"), (MEETINGS, "meeting"), (MEETINGS, "item")])
def test_a_key_that_nobody_knows_is_said_so(page: str, key: str) -> None:
    app = opened(page, **{key: "XX/<b>"})
    assert not app.exception
    assert "XX/\\<b\\>" in " ".join(item.value for item in app.warning)


def test_an_operation_opens_by_its_key_and_a_named_one_does_not(facts: Facts) -> None:  # noqa: F811
    seen = operation_board.seen(facts, Filters(), LOCAL).row(0, named=True)
    app = opened(OPERATIONS, operation=f"{seen['agency']}/{seen['reference']}")
    assert seen["reference"] in app.header[0].value
    hidden = facts.operations.filter(facts.operations["handling"] == "named").row(0, named=True)
    key = f"{hidden['agency']}/{hidden['reference']}"
    app = opened(OPERATIONS, operation=key)
    assert key in app.warning[0].value
    assert not any(hidden["reference"] in item.value for item in app.header)


def test_a_decision_and_an_action_taken_report_open_by_key(facts: Facts) -> None:  # noqa: F811
    item = visible(decisions.standing(facts, Filters(), facts.as_of.date()), LOCAL).row(0, named=True)
    app = opened(MEETINGS, item=f"{item['agency']}/{item['reference']}")
    assert not app.exception
    assert item["reference"] in app.header[0].value
    app = opened(MEETINGS, meeting=item["meeting"])
    assert not app.exception
    assert "Action taken report" in app.header[0].value
