"""On the wall: what became of the last decisions, as many at a time as a screen holds with every word of them."""

from html import escape

import polars as pl

from data.facts import Facts, ist_date
from queries import decisions
from queries import room as plans
from queries.filters import Filters
from queries.visible import Viewer, visible
from ui import drawn, lists, looks, meetings_report, room_texts, rows, words
from ui.room_packed import Span, part_of, screens, tallest
from ui.words import t

COLUMNS_EM = (3, 35, 13, 11)
"""How wide the four columns are, as the style sheet has them."""
FIRST_LINES, LINES = 20, 23
"""Lines between the table's head and the foot of the wall: below the answer, which stands on the first screen, and without it."""
BETWEEN_LINES = 0.45
"""What lies above and below a row."""
WALL = Viewer(role="meeting_room")


def _taken(facts: Facts, filters: Filters, meeting: str | None) -> tuple[str | None, pl.DataFrame]:
    reference = plans.sitting_before(facts, meeting)
    return reference, decisions.of_meeting(facts, filters, reference or "", ist_date(facts.as_of))


def part_count(facts: Facts, filters: Filters, meeting: str | None) -> int:
    try:
        return len(_spans(facts, filters, meeting))
    except rows.AWAY:
        return 1


@drawn.once_a_moment
def _spans(facts: Facts, filters: Filters, meeting: str | None) -> tuple[Span, ...]:
    """Which decisions stand on which screen, as high as their words make them. Raises as `records.decisions`."""
    told = meetings_report.readable(facts, WALL, visible(_taken(facts, filters, meeting)[1], WALL))
    return screens([tallest(cells, COLUMNS_EM) + BETWEEN_LINES for cells in told.rows()], FIRST_LINES, LINES)


def draw(facts: Facts, filters: Filters, viewer: Viewer, meeting: str | None, part: int) -> str:
    """The action taken report of the sitting before this one, some decisions at a time, as HTML."""
    reference, found = _taken(facts, filters, meeting)
    if reference is None:
        return f'<div class="wall"><p>{escape(t("No meeting has been held yet."))}</p></div>'
    answer = meetings_report.answer(facts, filters, found) if part == 1 else ""
    head = f"<h2>{escape(words.meeting(facts, reference))}</h2>{answer}"
    seen, what = visible(found, WALL), f"action taken report of {reference}"
    if seen.is_empty() or not looks.named(viewer, "list", what, lists.owners(seen), seen.height):
        return f'<div class="wall">{head}</div>'
    try:
        some = seen[part_of(_spans(facts, filters, meeting), part)]
        report = _table(meetings_report.readable(facts, WALL, some))
    except rows.AWAY:
        report = f"<p>{escape(t('The texts cannot be read while the database is away; the counts stand.'))}</p>"
    return f'<div class="wall">{head}{report}</div>'


def _table(told: pl.DataFrame) -> str:
    width = len(told.columns)
    cells = room_texts.for_wall(str(cell or "") for row in told.rows() for cell in row)
    body = "".join(_line(cells[at : at + width]) for at in range(0, len(cells), width))
    heads = "".join(f"<th>{escape(name)}</th>" for name in told.columns)
    return f'<table class="wall-report"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'


def _line(cells: list[str]) -> str:
    first, *rest = cells
    others = "".join(f'<td><span class="whole">{_lines(cell)}</span></td>' for cell in rest)
    return f'<tr><td class="number">{escape(first)}</td>{others}</tr>'


def _lines(cell: str) -> str:
    return "<br>".join(escape(line) for line in cell.split("\n"))
