"""On the wall: what changed since the last meeting, and what needs a decision."""

from html import escape

import polars as pl

from data.facts import Facts
from queries import changed as since_meeting
from queries import room as plans
from queries.changed import Since
from queries.filters import Filters
from queries.gaps import found as gap_rules
from queries.gaps import kept
from queries.visible import Viewer
from ui import changed as changed_look
from ui import exchange_remarks, gaps_looks, room_texts, words
from ui import gaps as gaps_look
from ui.exchange import force_names
from ui.gaps_list import WORST_FROM
from ui.room_packed import Span, lines, part_of, screens
from ui.words import t, tn

GAPS_AT_ONCE, GAPS_AT_MOST = 4, 12
GAP_EM, GAP_LINES, AROUND_LINES = 57, 20, 2.7
"""How wide a gap's text is, how many lines a screen has for gaps, and what each takes beside its sentence and remark."""
LARGEST, KILLED, NEW = 6, 5, 4


def changed(facts: Facts, filters: Filters, viewer: Viewer, meeting: str | None, part: int) -> str:
    """First the largest changes, then persons killed and what there was none of before, as HTML."""
    reference = plans.sitting_before(facts, meeting)
    if reference is None:
        return f'<div class="wall"><p>{escape(t("No meeting has been held yet."))}</p></div>'
    since = since_meeting.since(facts, filters, reference)
    told = changed_look.told(facts, since, viewer)
    if part == 1:
        head = changed_look.answer(facts, since, told.total)
        largest = _list(facts, since, t("The largest changes"), told.largest, LARGEST)
        return f'<div class="wall wall-large">{head}{largest}</div>'
    killed = _list(facts, since, t("Persons killed"), told.killed, KILLED)
    new = _list(facts, since, t("None before the meeting"), told.from_zero, NEW)
    return f'<div class="wall wall-large">{killed}{new}</div>'


def _list(facts: Facts, since: Since, title: str, rows: pl.DataFrame, most: int) -> str:
    more = rows.height - most
    rest = f"<p>{escape(tn('{count} more', '{count} more', more))}</p>" if more > 0 else ""
    return f"<h2>{escape(title)}</h2>{changed_look.sentences(facts, since, rows.head(most))}{rest}"


def _on(facts: Facts, filters: Filters) -> tuple[pl.DataFrame, gap_rules.Found]:
    """The gaps for the wall, those of several rules ahead."""
    found = gap_rules.all_gaps(facts, filters, Viewer(role="meeting_room"), facts.as_of)
    return plans.several_rules(kept.apart(facts, found.rows, facts.as_of)[0]), found


def _remarks(facts: Facts, some: pl.DataFrame) -> list[str]:
    """What was said first to each gap; empty where nothing was."""
    said = exchange_remarks.of(facts, some["gap_key"].to_list())
    return [next(iter(said.get(key, ())), "") for key in some["gap_key"]]


def _spans(facts: Facts, some: pl.DataFrame, said: list[str]) -> tuple[Span, ...]:
    told = zip(some.to_dicts(), said, strict=True)
    heights = [
        AROUND_LINES + sum(lines(text, GAP_EM) for text in (gaps_look.sentence(facts, row), remark) if text)
        for row, remark in told
    ]
    return screens(heights, GAP_LINES, most=GAPS_AT_ONCE)


def gap_parts(facts: Facts, filters: Filters) -> int:
    some = _on(facts, filters)[0].head(GAPS_AT_MOST)
    return len(_spans(facts, some, _remarks(facts, some)))


def gaps(facts: Facts, filters: Filters, viewer: Viewer, part: int) -> str:
    """The worst gaps, some at a time: each as a sentence, with who must act and what was said to it; as HTML."""
    on, found = _on(facts, filters)
    first = on.head(GAPS_AT_MOST)
    remarks = _remarks(facts, first)
    at = part_of(_spans(facts, first, remarks), part)
    some = gaps_looks.logged(first[at], f"wall {part}")
    said = dict(zip(first["gap_key"], remarks, strict=True))
    told = room_texts.for_wall(said[key] for key in some["gap_key"])
    items = [_gap(facts, row, remark) for row, remark in zip(some.to_dicts(), told, strict=True)]
    return f'<div class="wall wall-gaps">{_head(on.height, found)}{"".join(items)}</div>'


def _head(count: int, found: gap_rules.Found) -> str:
    """How many there are, and how those shown were chosen, as HTML."""
    said = tn("{count} coordination gap", "{count} coordination gaps", count)
    others = found.conflict_count + found.hidden_count
    if others:
        said += "; " + tn("{count} more shown to its forces only", "{count} more shown to their forces only", others)
    order = t("First the worst of each kind.") if count > GAPS_AT_ONCE else ""
    return f'<p class="sajha-answer">{escape(said)}{t(".")} {escape(order)}</p>'


def _gap(facts: Facts, row: dict, remark: str) -> str:
    names = force_names(facts)
    acts = words.listing([str(names.get(code, code)) for code in row["must_act"].split()], 6)
    worst = ' class="worst"' if row["severity"] >= WORST_FROM else ""
    said = f'<div class="whole">{escape(remark)}</div>' if remark else ""
    return (
        f"<div{worst}><b>{escape(gaps_look.title(row['rule']))}</b>"
        f"<div>{escape(gaps_look.sentence(facts, row))}</div>"
        f"<b>{escape(t('To act: {forces}', forces=acts))}</b>{said}</div>"
    )
