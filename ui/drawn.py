"""Pieces of a page drawn once for all who see the same: of the same facts and filters, by viewers of the same force and role, in
the same language.

Only for what is HTML or ready to send: an element of Streamlit drawn inside would be missing the second time.
"""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from data.facts import Facts
from ui import asked, tongue, words

Given = ParamSpec("Given")
Drawn = TypeVar("Drawn")
Draws = Callable[Concatenate[Facts, Given], Drawn]


def once_a_moment(draw: Draws[Given, Drawn]) -> Draws[Given, Drawn]:
    """`draw(facts, ...)`, kept as `data.once.once_a_moment` keeps answers."""
    return _kept(draw, lambda facts: facts.moment)


def once_a_look(draw: Draws[Given, Drawn]) -> Draws[Given, Drawn]:
    """The same for what depends on the hour too: kept until the database is looked at again."""
    return _kept(draw, lambda facts: facts.as_of)


def _kept(draw: Draws[Given, Drawn], when: Callable[[Facts], Hashable]) -> Draws[Given, Drawn]:
    @wraps(draw)
    def drawn(facts: Facts, *given: Given.args, **named: Given.kwargs) -> Drawn:
        question = (draw, when(facts), given, *sorted(named.items()), *_seen_by())
        return facts.kept.answer(question, lambda: draw(facts, *given, **named))

    return drawn


def _seen_by() -> tuple[Hashable, ...]:
    """Officers of one force in one role see the same; links carry the page's filters and the language."""
    viewer = asked.viewer()
    who = viewer.agency, viewer.role, asked.own("projector")
    return who, asked.filters(), words.language(), *tongue.carried().items()
