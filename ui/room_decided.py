"""On the wall: what became of the last decisions, and those taken today."""

from html import escape

import polars as pl

from data.facts import Facts, ist_date
from queries import decisions, records_room
from queries import room as plans
from queries.filters import Filters
from queries.visible import Viewer, visible
from ui import feeds, lists, looks, meetings_report, room_texts, rows, words
from ui.words import t

TAKEN_AT_ONCE = 5
NEW_AT_ONCE = 5


def _taken(facts: Facts, filters: Filters, meeting: str | None) -> tuple[str | None, pl.DataFrame]:
    reference = plans.sitting_before(facts, meeting)
    return reference, decisions.of_meeting(facts, filters, reference or "", ist_date(facts.as_of))


def parts(count: int, at_once: int) -> int:
    return max(1, -(-count // at_once))


def taken_parts(facts: Facts, filters: Filters, meeting: str | None) -> int:
    return parts(visible(_taken(facts, filters, meeting)[1], Viewer()).height, TAKEN_AT_ONCE)


def taken(facts: Facts, filters: Filters, viewer: Viewer, meeting: str | None, part: int) -> str:
    """The action taken report of the sitting before this one, some decisions at a time, as HTML."""
    reference, rows_of = _taken(facts, filters, meeting)
    if reference is None:
        return f'<div class="wall"><p>{escape(t("No meeting has been held yet."))}</p></div>'
    seen = visible(rows_of, viewer)
    head = f"<h3>{escape(words.meeting(facts, reference))}</h3>{meetings_report.answer(facts, filters, rows_of)}"
    table = _report(facts, viewer, reference, seen.slice((part - 1) * TAKEN_AT_ONCE, TAKEN_AT_ONCE), seen.height)
    return f'<div class="wall">{head}{table}</div>'


def _report(facts: Facts, viewer: Viewer, reference: str, some: pl.DataFrame, count: int) -> str:
    what = f"action taken report of {reference}"
    if some.is_empty() or not looks.named(viewer, "list", what, lists.owners(some), count):
        return ""
    try:
        told = meetings_report.readable(facts, viewer, some)
    except rows.AWAY:
        return f"<p>{escape(t('The texts cannot be read while the database is away; the counts stand.'))}</p>"
    heads = "".join(f"<th>{escape(name)}</th>" for name in told.columns)
    width = len(told.columns)
    cells = room_texts.for_wall(str(cell or "") for row in told.rows() for cell in row)
    lines = [cells[at : at + width] for at in range(0, len(cells), width)]
    body = "".join(map(_line, lines))
    return f'<table class="wall-report"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'


def _line(cells: list[str]) -> str:
    first, *rest = cells
    others = "".join(f'<td><span class="clamp3">{_lines(cell)}</span></td>' for cell in rest)
    return f'<tr><td class="number">{escape(first)}</td>{others}</tr>'


def _lines(cell: str) -> str:
    return "<br>".join(escape(line) for line in cell.split("\n"))


def _shown(meeting: str | None) -> list[dict]:
    """Decisions of the sitting that the secretariat shows, as they stand in the database; none while it is away."""
    if meeting is None:
        return []
    try:
        return records_room.decided(meeting, Viewer(role="meeting_room"))
    except rows.AWAY:
        return []


def new_parts(meeting: str | None) -> int:
    return parts(len(_shown(meeting)), NEW_AT_ONCE)


def new(facts: Facts, viewer: Viewer, meeting: str | None, part: int) -> str:
    """The decisions entered in the room, live, as HTML."""
    found = _shown(meeting)
    if not found:
        return f'<div class="wall"><p>{escape(t("No decision is shown yet."))}</p></div>'
    some = found[(part - 1) * NEW_AT_ONCE : part * NEW_AT_ONCE]
    hindi = words.language() == "hi"
    said = [(row["decision_hi"] if hindi else row["decision"]) or row["decision"] or row["decision_hi"] for row in some]
    if not looks.named(viewer, "list", f"new decisions of {meeting}", {row["agency"] for row in some}, len(some)):
        return ""
    texts = room_texts.for_wall(text or "" for text in said)
    heads = (t("No."), t("Decision"), t("Must act"), t("Due"))
    head = "".join(f"<th>{escape(name)}</th>" for name in heads)
    body = "".join(_decision(facts, row, text) for row, text in zip(some, texts, strict=True))
    return f'<div class="wall wall-large"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _decision(facts: Facts, row: dict, text: str) -> str:
    owners = ", ".join(feeds.named(facts, code) for code in row["owners"])
    due = words.day(row["due_on"]) if row["due_on"] else "–"
    return (
        f'<tr><td class="number">{words.number(row["number"])}</td><td><span class="clamp3">{escape(text)}</span></td>'
        f'<td><span class="clamp3">{escape(owners)}</span></td><td class="number">{escape(due)}</td></tr>'
    )
