"""On the wall: the decisions taken today, as the secretariat shows them; nothing that is being written."""

from collections.abc import Sequence
from contextlib import suppress
from html import escape

import streamlit as st

from data.facts import Facts
from queries import records_minutes
from queries.visible import Viewer
from ui import looks, minutes, room_texts, rows, words
from ui.room_packed import Span, part_of, screens, tallest
from ui.words import t

COLUMNS_EM = (3, 33, 14, 7)
"""How wide the columns are in letters of their size, as the style sheet has them."""
ROOM_LINES = 22
BETWEEN_LINES = 0.4
Row = dict


def _shown(meeting: str | None) -> list[Row]:
    """Decisions of the sitting that the secretariat shows, as they stand in the database; those shown last while it is away."""
    if meeting is None:
        return []
    key = f"wall_{meeting}"
    with suppress(*rows.AWAY):
        st.session_state[key] = records_minutes.on_the_wall(meeting)
    return st.session_state.get(key, [])


def _cells(facts: Facts, found: Sequence[Row]) -> list[tuple[str, ...]]:
    """Number, decision, who must act and due date of each, in words."""
    due = [words.day(row["due_on"]) if row["due_on"] else "–" for row in found]
    told = zip(found, due, strict=True)
    return [(words.number(row["number"]), minutes.said(row), minutes.owners(facts, row), until) for row, until in told]


def _spans(cells: Sequence[tuple[str, ...]]) -> tuple[Span, ...]:
    return screens([tallest(row, COLUMNS_EM) + BETWEEN_LINES for row in cells], ROOM_LINES)


def part_count(facts: Facts, meeting: str | None) -> int:
    return len(_spans(_cells(facts, _shown(meeting))))


def draw(facts: Facts, viewer: Viewer, meeting: str | None, part: int) -> str:
    """The decisions entered in the room, live, as HTML."""
    found = _shown(meeting)
    if not found:
        return f'<div class="wall"><p>{escape(t("No decision is shown yet."))}</p></div>'
    cells = _cells(facts, found)
    at = part_of(_spans(cells), part)
    owners = {row["agency"] for row in found[at]}
    if not looks.named(viewer, "list", f"new decisions of {meeting}", owners, len(found[at])):
        return ""
    return _table(cells[at])


def _table(cells: Sequence[tuple[str, ...]]) -> str:
    texts = room_texts.for_wall(row[1] for row in cells)
    heads = (t("No."), t("Decision"), t("Must act"), t("Due"))
    head = "".join(f"<th>{escape(name)}</th>" for name in heads)
    body = "".join(_line(row, text) for row, text in zip(cells, texts, strict=True))
    return f'<div class="wall wall-decided"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _line(cells: tuple[str, ...], text: str) -> str:
    number, _, forces, due = map(escape, cells)
    told = f'<td><span class="whole">{escape(text)}</span></td><td>{forces}</td>'
    return f'<tr><td class="number">{number}</td>{told}<td class="number">{due}</td></tr>'
