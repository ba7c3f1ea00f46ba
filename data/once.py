"""Answers kept for as long as the facts they were worked out from: all who ask the same share one answer."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

import polars as pl

MOST_BYTES = 100_000_000
LEAST_BYTES = 500
LARGE_BYTES = 1_000_000
"""An answer as large as this is a copy of many rows: quick to pick again, and not worth many small ones that took longer."""


class Shelf:
    """Answers with their sizes. Beyond MOST_BYTES the one not asked for longest goes first."""

    def __init__(self) -> None:
        self.answers: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self.bytes = 0

    def put(self, question: Hashable, answer: Any, size: int) -> None:
        self.answers[question] = answer, size
        self.bytes += size
        while self.bytes > MOST_BYTES:
            _, (_, gone) = self.answers.popitem(last=False)
            self.bytes -= gone


class Kept:
    """Answers by question, small and large ones on shelves of their own: a large one pushes out no small one."""

    def __init__(self) -> None:
        self._shelves = Shelf(), Shelf()
        self._under_way: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def answer(self, question: Hashable, work: Callable[[], Any]) -> Any:
        """The answer kept, else that of `work`. Who asks while another works on the same waits for his answer."""
        with self._lock:
            if kept := self._found(question):
                return kept[0]
            working = self._under_way.setdefault(question, Lock())
        with working:
            with self._lock:
                if kept := self._found(question):
                    return kept[0]
            try:
                answer = work()
                with self._lock:
                    self._keep(question, answer)
            finally:
                with self._lock:
                    self._under_way.pop(question, None)
        return answer

    def clear(self) -> None:
        with self._lock:
            self._shelves = Shelf(), Shelf()

    def _found(self, question: Hashable) -> tuple[Any, int] | None:
        for shelf in self._shelves:
            if question in shelf.answers:
                shelf.answers.move_to_end(question)
                return shelf.answers[question]
        return None

    def _keep(self, question: Hashable, answer: Any) -> None:
        size = bytes_of(answer)
        self._shelves[size >= LARGE_BYTES].put(question, answer, size)


def bytes_of(answer: Any) -> int:
    """About how much memory an answer holds: its frames and texts, however deep."""
    if isinstance(answer, str):
        return LEAST_BYTES + len(answer)
    if isinstance(answer, pl.DataFrame | pl.Series):
        return LEAST_BYTES + int(answer.estimated_size())
    if isinstance(answer, tuple | list):
        return LEAST_BYTES + sum(bytes_of(part) for part in answer if not isinstance(part, int))
    parts = getattr(answer, "__dict__", {})
    return LEAST_BYTES + sum(bytes_of(part) for part in parts.values() if isinstance(part, pl.DataFrame))


class Asked(Protocol):
    """What questions are asked of: `Facts`."""

    @property
    def kept(self) -> Kept: ...

    @property
    def moment(self) -> Hashable: ...


Of = TypeVar("Of", bound=Asked)
Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def once(function: Callable[Concatenate[Of, Given], Answer]) -> Callable[Concatenate[Of, Given], Answer]:
    """`function(facts, ...)`, worked out once for the same frames. Not for what depends on `as_of`."""

    @wraps(function)
    def asked(facts: Of, *given: Given.args, **named: Given.kwargs) -> Answer:
        question = (function, given, *sorted(named.items()))
        return facts.kept.answer(question, lambda: function(facts, *given, **named))

    return asked


def once_a_moment(function: Callable[Concatenate[Of, Given], Answer]) -> Callable[Concatenate[Of, Given], Answer]:
    """`once` for what depends on the day of `as_of`, and on the sittings held by then; not on the hour."""

    @wraps(function)
    def asked(facts: Of, *given: Given.args, **named: Given.kwargs) -> Answer:
        question = (function, facts.moment, given, *sorted(named.items()))
        return facts.kept.answer(question, lambda: function(facts, *given, **named))

    return asked
