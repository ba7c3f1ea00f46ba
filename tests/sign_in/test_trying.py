"""On a sample without sign-in any post can be tried; on real records nobody chooses who he is."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from queries import records
from queries.visible import LOCAL, Viewer
from tests.conftest import Make
from tests.queries import made
from tests.sign_in.test_sign_in import app, is_open, shown
from ui import live, trying

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore:.*ScriptRunContext.*")]
TRIED = Viewer("HR", "nodal_officer", "local", "Nodal officer, Haryana Police", "Local viewer")


@pytest.fixture(autouse=True)
def sample(new_sqlite: Make, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A sample with a few forces and no record."""
    engine = new_sqlite()
    monkeypatch.setattr(records, "_engine", lambda: engine)
    live.hold(made.facts())
    yield
    live.hold(None)


def opened(monkeypatch: pytest.MonkeyPatch, way: str = "none"):
    run = app(monkeypatch, way)
    run.session_state["more_filters"] = True
    return run.run()


def choice(run):
    return next(box for box in run.selectbox if box.label == "Look for a post")


def test_a_post_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    run = opened(monkeypatch)
    assert run.session_state["viewer_seen"] == LOCAL
    choice(run).select("Nodal officer, Haryana Police").run()
    assert not run.exception
    assert run.session_state["viewer_seen"] == TRIED


def test_and_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    run = opened(monkeypatch)
    run.session_state[trying.KEPT] = run.session_state["viewer_seen"] = TRIED
    run.session_state["post_to_try"] = (TRIED.role, TRIED.agency)
    assert run.run().session_state["viewer_seen"] == TRIED
    choice(run).set_value(None).run()
    assert run.session_state["viewer_seen"] == LOCAL


def test_every_post_but_the_timers_can_be_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    offered = choice(opened(monkeypatch)).options
    assert {"Secretariat", "Meeting room", "Auditor", "Administrator", "Leader, Rajasthan Police"} <= set(offered)
    assert "Service" not in offered


def test_on_real_records_it_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    run = opened(monkeypatch)
    live.hold(replace(live.held().facts, kind="real"))
    run.session_state[trying.KEPT] = TRIED
    assert not is_open(run.run())
    assert "nobody may look" in shown(run)
