"""A row of large numbers as HTML, each a link to what is behind it: as widgets they would cost a rerun ten times as much."""

from collections.abc import Iterable
from html import escape
from typing import Literal

from ui import links, words

Arrow = Literal["", "up", "down"]
ARROWS: dict[Arrow, str] = {"": "", "up": "↑ ", "down": "↓ "}


def card(measure: str, to: str, value: str, compared: str, arrow: Arrow, below: str) -> str:
    """The title of a measure, its value, the comparison under it, and `below`, which is HTML; leads `to` an address."""
    title, definition = words.measure(measure)
    inner = (
        f"<b>{escape(title)}</b><strong>{escape(value)}</strong><span>{ARROWS[arrow]}{escape(compared)}</span>{below}"
    )
    return links.anchor(to, inner, definition, "sajha-card")


def row(cards: Iterable[str]) -> str:
    return f'<div class="sajha-cards">{"".join(cards)}</div>'


def direction(change: float) -> Arrow:
    """Of a change, as it is written: less than a half is none."""
    return "" if round(change) == 0 else "up" if change > 0 else "down"
