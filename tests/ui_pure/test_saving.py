"""A press of a button writes only for the roles that may: whoever reaches the callback otherwise is refused, and that is logged."""

import pytest

from data import audit_writer
from data.schema.vocabulary import VIEWER_ROLES
from queries.roles import WRITES
from queries.visible import LOCAL, Viewer
from ui import saving

pytestmark = pytest.mark.filterwarnings("ignore:.*ScriptRunContext.*")


@pytest.mark.parametrize("right", ["minutes", "answers", "reports"])
@pytest.mark.parametrize("role", [*VIEWER_ROLES, ""])
def test_who_may_not_writes_nothing(role: str, right: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lines, written = [], []
    monkeypatch.setattr(audit_writer, "note", lines.append)
    viewer = Viewer("RJ", role, "someone") if role else LOCAL
    outcome = saving.saved(viewer, right, "what", lambda engine, look: written.append(look))
    may = role in WRITES[right]
    assert (outcome is None, len(written)) == (may, int(may))
    assert [line.kind for line in lines] == ([] if may else ["refusal"])


@pytest.mark.parametrize("right", ["answers", "reports"])
def test_without_a_force_nothing_is_stated_for_one(right: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_writer, "note", lambda _: None)
    assert saving.saved(Viewer(None, "nodal_officer", "x"), right, "what", lambda *_: None) == "refused"
