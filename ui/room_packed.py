"""How many rows of text stand on one screen of the wall, by an estimate of their lines: so no text is cut, whatever its length."""

from collections.abc import Iterable, Sequence
from math import ceil

WIDTH_EM = 0.5
"""A Latin letter, measured: 0.46 on the average of English sentences; in capitals more."""
DEVANAGARI_EM = 0.42
"""The same of a code point of Devanagari, signs above and below the line among them."""
RAGGED = 1.06
"""Lines end at a word, not at the edge."""

Span = tuple[int, int]
"""From which row (from 0) up to which, that one not included."""


def width_em(text: str) -> float:
    return sum(DEVANAGARI_EM if "ऀ" <= letter <= "ॿ" else WIDTH_EM for letter in text)


def lines(text: str, column_em: float) -> int:
    """How many lines `text` takes in a column so wide; a line of its own takes one at least."""
    return sum(max(1, ceil(RAGGED * width_em(line) / column_em)) for line in text.split("\n"))


def tallest(cells: Iterable[str], columns_em: Sequence[float]) -> int:
    """How many lines a row of a table takes."""
    return max(lines(cell, column_em) for cell, column_em in zip(cells, columns_em, strict=True))


def screens(heights: Sequence[float], first: float, others: float | None = None, most: int = 100) -> tuple[Span, ...]:
    """Rows of so many lines, in their order, on screens that have room for `first` lines, and `others` after the first; `most`
    rows at once. A row taller than a screen has one for itself; there is one screen at least."""
    found: list[Span] = []
    begin, left = 0, first
    for at, height in enumerate(heights):
        if at > begin and (height > left or at - begin == most):
            found.append((begin, at))
            begin, left = at, others if others is not None else first
        left -= height
    return (*found, (begin, len(heights)))


def part_of(spans: Sequence[Span], part: int) -> slice:
    """The rows of the part (from 1); of the last where there are fewer."""
    return slice(*spans[min(part, len(spans)) - 1])
