"""What is worked out once for the same facts: kept, shared, forgotten, and never for other facts."""

from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import polars as pl
import pytest

from data import once as module
from data.facts import Facts, refresh
from data.once import Kept, bytes_of, once, once_a_moment
from tests.data.conftest import Scene
from tests.data.writers import incident, write

ASKED: list[str] = []


@once
def height(facts: Facts, name: str, least: int = 0) -> int:
    ASKED.append(name)
    return max(least, facts.frames()[name].height)


@once_a_moment
def day(facts: Facts) -> str:
    ASKED.append("day")
    return str(facts.moment)


@pytest.fixture(autouse=True)
def nothing_asked() -> None:
    ASKED.clear()


def test_the_same_question_is_worked_out_once(scene: Scene) -> None:
    facts = scene.before
    facts.kept.clear()
    assert height(facts, "incidents") == height(facts, "incidents") == facts.incidents.height
    assert height(facts, "incidents", least=99) == 99  # another question
    assert ASKED == ["incidents", "incidents"]


def test_changed_facts_are_asked_anew(scene: Scene) -> None:
    before = height(scene.before, "incidents")
    write(scene.engine, incident("one more", 20))
    assert height(refresh(scene.engine, scene.before), "incidents") == before + 1


def test_facts_with_nothing_new_keep_what_is_known(scene: Scene) -> None:
    held = refresh(scene.engine, scene.before)  # a copy of a database is another database
    height(held, "messages")
    height(refresh(scene.engine, held), "messages")
    assert ASKED == ["messages"]


def test_another_day_is_another_moment(scene: Scene) -> None:
    facts = scene.before
    facts.kept.clear()
    tomorrow = replace(facts, as_of=facts.as_of + timedelta(days=1))
    assert day(facts) != day(tomorrow)
    assert day(facts) == day(facts)
    assert ASKED == ["day", "day"]


def test_a_sitting_that_begins_is_another_moment(scene: Scene) -> None:
    facts = scene.before
    begins = facts.meetings["meets_at"][0]
    moments = {replace(facts, as_of=begins + timedelta(seconds=s)).moment for s in (-1, 0, 1)}
    assert len(moments) == 2  # a second before; from the very second on


def test_the_least_lately_asked_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 3 * module.LEAST_BYTES)
    kept, worked = Kept(), []
    for question in (1, 2, 3, 1, 4, 1, 2):  # 4 pushes 2 out, not 1, which was asked for again
        kept.answer(question, lambda q=question: worked.append(q))
    assert worked == [1, 2, 3, 4, 2]


def test_a_large_answer_pushes_out_no_small_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 2 * module.LARGE_BYTES)
    kept, worked = Kept(), []

    def ask(question: str, answer: str) -> None:
        assert kept.answer(question, lambda: worked.append(question) or answer) == answer

    ask("small", "a word")
    for question in ("large", "another", "large", "small"):
        ask(question, "x" * module.LARGE_BYTES) if question != "small" else ask("small", "a word")
    assert worked == ["small", "large", "another", "large"]  # two large ones are more than is kept


def test_frames_count_with_their_rows() -> None:
    frame = pl.DataFrame({"n": range(1000)})
    assert bytes_of(frame) >= 8000
    assert bytes_of([frame, (frame, "x")]) >= 16_000
    assert bytes_of("a word") == module.LEAST_BYTES + 6


def test_who_asks_meanwhile_waits_for_the_same_answer() -> None:
    kept, worked, answers, together = Kept(), [], [], Barrier(8)

    def work() -> str:
        worked.append(1)
        return "answer"

    def ask() -> None:
        together.wait()
        answers.append(kept.answer("question", work))

    threads = [Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["answer"] * 8
    assert worked == [1]


def test_a_question_that_failed_is_asked_again() -> None:
    kept = Kept()
    with pytest.raises(ZeroDivisionError):
        kept.answer("question", lambda: 1 // 0)
    assert kept.answer("question", lambda: 1) == 1
