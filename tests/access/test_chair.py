"""Through the pages: the secretariat circulates, the chair approves and accepts, and no other leader finds a button for it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from data import minutes, viewers
from data.audit import Look
from data.engine import reading, writing
from data.facts import read_all
from data.minutes import Decision
from data.schema.meetings import action_item, meeting
from queries import records
from tests.access.test_asking import opened as page_opened
from tests.access.test_asking import press
from tests.data.writers import NOVEMBER, add, force, write
from tests.pages.test_search_and_audit import everything
from ui import live, posts

pytestmark = [pytest.mark.filterwarnings("ignore:.*ScriptRunContext.*"), pytest.mark.slow]
SITTING = {"reference": "S1", "status": "held", "meets_at": NOVEMBER.format(18), "mode": "video"}
PEOPLE = {
    "office": ("secretariat", "Secretariat", None),
    "chair": ("leader", "DGP, Punjab", "PB"),
    "other": ("leader", "DGP, Rajasthan", "RJ"),
}


@pytest.fixture
def engine(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """A sitting of Rajasthan with Punjab in the chair, and one decision."""
    monkeypatch.setenv("SAJHA_VAR", str(tmp_path / "var"))
    monkeypatch.setattr(records, "_engine", lambda: engine)
    write(engine, force("RJ"), force("PB"), add("meeting", agency="RJ", chair="DGP, Punjab", **SITTING))
    with writing(engine) as connection:
        for subject, (role, post, agency) in PEOPLE.items():
            viewers.add(connection, subject, f"Officer {subject}", post, agency, role, date(2026, 1, 1))
    look = Look(datetime.now(UTC), "s", "An Officer", "Secretariat", "secretariat", None, "write", "minutes/S1")
    minutes.record(engine, look, "S1", "a", Decision("Send dossiers", None, "RJ"))
    posts.look(engine)
    live.hold(read_all(engine))
    yield engine
    posts.forget()
    live.hold(None)


def opened(monkeypatch: pytest.MonkeyPatch, subject: str, **address: str) -> AppTest:
    return page_opened(monkeypatch, subject, "minutes", meeting="S1", **address)


def told(run: AppTest) -> str:
    return everything(run).replace("\\", "")


def labels(run: AppTest) -> set[str]:
    return {item.label for item in run.button}


def stand(engine: Engine) -> tuple[str, str]:
    with reading(engine) as connection:
        return connection.scalar(select(meeting.c.minutes)), connection.scalar(select(action_item.c.status))


def test_only_the_chair_approves_and_accepts(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    office = opened(monkeypatch, "office")
    assert "In the chair: DGP, Punjab" in told(office)
    assert "Nobody signs in as this post" not in told(office)
    press(office, "Confirm")
    assert stand(engine) == ("circulated", "open")
    assert "Confirm" not in labels(opened(monkeypatch, "office"))  # approving is not the secretariat's
    assert "Write it down" not in labels(opened(monkeypatch, "office", item="RJ/S1-a"))
    other = labels(opened(monkeypatch, "other", item="RJ/S1-a"))
    assert not other & {"Confirm", "Write it down", "Record it", "Open it"}
    press(opened(monkeypatch, "chair"), "Confirm")
    assert stand(engine) == ("approved", "open")
    run = press(opened(monkeypatch, "chair", item="RJ/S1-a"), "Write it down")
    assert stand(engine) == ("approved", "accepted")
    assert [item.value for item in run.success] == ["The chair's word is written down."]


def test_a_chair_without_a_post_here_is_said(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    with writing(engine) as connection:
        connection.execute(meeting.update().values(chair="Home Secretary"))
    assert "Nobody signs in as this post yet" in told(opened(monkeypatch, "office"))
    assert "Confirm" not in labels(opened(monkeypatch, "chair"))
