"""What pages ask is what `make bench` measures: a question that it leaves out would make a page look quicker than it is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import local

import pytest
from sqlalchemy import Engine

from benchmarks import questions
from data import sample
from data.engine import connect
from data.facts import Facts, read_all
from data.once import Kept
from queries import records
from queries.filters import Filters
from tests.pages.test_pages_open import opened
from ui import live

pytestmark = [pytest.mark.filterwarnings("ignore:.*ScriptRunContext.*"), pytest.mark.slow]
PAGES = {
    "Situation": ("situation", {}),
    "For decision": ("for_decision", {}),
    "What changed": ("what_changed", {}),
    "Good practice": ("good_practice", {}),
    "Gang activity map": ("gang_activity_map", {}),
    "Gangs": ("gangs", {}),
    "One gang": ("gangs", {"gang": "G01"}),
    "Inter-state border": ("inter_state_border", {}),
    "One border": ("inter_state_border", {"border": "HR-RJ", "belt": "10"}),
    "Sharing: answers owed": ("information_sharing", {}),
    "Sharing: who heard from whom": ("information_sharing", {"view": "heard"}),
    "Sharing: who sends how much": ("information_sharing", {"view": "flow"}),
    "Sharing: answer times": ("information_sharing", {"view": "times"}),
    "Sharing: channels, kinds, outcomes": ("information_sharing", {"view": "ways"}),
    "Joint operations": ("joint_operations", {}),
    "Meetings: decisions": ("meetings_and_actions", {}),
    "Meetings: sittings": ("meetings_and_actions", {"view": "sittings"}),
    "Meetings: attendance": ("meetings_and_actions", {"view": "attendance"}),
    "Meeting room": ("meeting_room", {}),
    "Minutes": ("minutes", {}),
    "My desk": ("my_desk", {}),
}
FRAME = {
    "queries.filters.state_choices",
    "queries.filters.force_choices",
    "queries.filters.days_of_sittings",
    "queries.filters.past_meetings",
    "queries.changed.last_meeting",
    "queries.exchange.sides",
    "queries.freshness._feeds_on",
}
"""Asked around every page, for its choices and for who is late: small, and the same whatever is chosen."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Engine:
    path = tmp_path_factory.mktemp("measured") / "sajha.db"
    path.write_bytes(sqlite_template.read_bytes())
    engine = connect(f"sqlite:///{path}")
    sample.fill(engine, scale=0.05)
    return engine


@pytest.fixture(scope="module")
def facts(filled: Engine) -> Facts:
    return read_all(filled)


@pytest.fixture
def asked(facts: Facts, filled: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable]:
    """What a piece of work asks of `queries` that is kept, by name; only what it asks itself, not what that asks in turn."""
    names: set[str] = set()
    within = local()
    answer = Kept.answer

    def noted(kept: Kept, question: tuple, work: Callable) -> object:
        function = question[0]
        if not function.__module__.startswith("queries."):
            return answer(kept, question, work)
        depth = getattr(within, "depth", 0)
        if not depth or all_depths:
            names.add(f"{function.__module__}.{function.__qualname__}")
        within.depth = depth + 1
        try:
            return answer(kept, question, work)
        finally:
            within.depth = depth

    all_depths = False

    @contextmanager
    def listening(deep: bool) -> Iterator[set[str]]:
        nonlocal all_depths
        all_depths = deep
        facts.kept.clear()
        names.clear()
        yield names

    monkeypatch.setattr(Kept, "answer", noted)
    monkeypatch.setattr(records, "_engine", lambda: filled)
    live.hold(facts)
    yield listening
    live.hold(None)


@pytest.mark.parametrize("name", [name for name in questions.PAGES if name in PAGES])
def test_the_benchmark_asks_what_the_page_asks(name: str, facts: Facts, asked: Callable) -> None:
    page, address = PAGES[name]
    with asked(deep=True) as names:
        for work in questions.PAGES[name](facts, Filters(period="12m")).values():
            work()
        measured = set(names)
    app = opened(f"{page}.py", period="12m", **address)
    with asked(deep=False) as names:
        app.run()
        of_page = set(names)
    assert not app.exception
    assert of_page - measured - FRAME == set()


def test_every_page_of_the_benchmark_is_looked_at() -> None:
    assert set(questions.PAGES) - set(PAGES) == {"Meeting room: opening a sitting"}  # asked by a button
