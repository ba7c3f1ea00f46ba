"""Where a text names a person of the registers of offenders: to warn when it is saved, and to leave the name out on the wall.

A whole name counts as it is written, whatever its letters' case; one of several words also in its other spellings
(`data.spelling`). One word alone is compared as written, else every other word would be somebody's name.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from sqlalchemy import Connection, select

from data.schema.people import offender, offender_alias
from data.spelling import spelled

WORD = re.compile(r"[\w\u0900-\u0bff\u200c\u200d]+")
LEFT_OUT = "▮▮▮"
Names = Mapping[str, frozenset[tuple[str, ...]]]
"""First word -> the names that begin with it, word by word, as written (folded) and as spelled (with `~` in front)."""


@lru_cache(maxsize=65_536)
def _folded(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()


@lru_cache(maxsize=65_536)
def _sound(word: str) -> str:
    return f"~{spelled(word)}"


def register(names: Iterable[str | None]) -> Names:
    """Names to be looked for."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        words = WORD.findall(name or "")
        spellings = [tuple(map(_folded, words))] + ([tuple(map(_sound, words))] if len(words) > 1 else [])
        for spelling in spellings:
            if spelling and len("".join(spelling)) > 2:
                found.setdefault(spelling[0], set()).add(spelling)
    return {first: frozenset(some) for first, some in found.items()}


def of_registers(connection: Connection) -> Names:
    """Every name of every offender in the books of all forces: only whether a text holds one may leave this server."""
    columns = [offender.c[name] for name in ("name", "name_hi", "name_received")]
    found = [text for row in connection.execute(select(*columns)) for text in row]
    return register([*found, *connection.scalars(select(offender_alias.c.alias))])


def places(text: str, names: Names) -> list[tuple[int, int]]:
    """From where to where in `text` a name stands, the longest where several begin at the same word; none overlap."""
    words = [(found.start(), found.end(), found.group()) for found in WORD.finditer(text)]
    found, at = [], 0
    while at < len(words):
        length = _longest(words, at, names)
        if length:
            found.append((words[at][0], words[at + length - 1][1]))
        at += length or 1
    return found


def _longest(words: list[tuple[int, int, str]], at: int, names: Names) -> int:
    best = 0
    for fold in (_folded, _sound):
        for name in names.get(fold(words[at][2]), ()):
            if len(name) > best and tuple(fold(word) for *_, word in words[at : at + len(name)]) == name:
                best = len(name)
    return best


def left_out(text: str, names: Names) -> str:
    """`text` with LEFT_OUT in the place of every name."""
    parts, end = [], 0
    for start, after in places(text, names):
        parts += [text[end:start], LEFT_OUT]
        end = after
    return "".join([*parts, text[end:]])
