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
from ui.room_decided import parts
from ui.words import t, tn

GAPS_AT_ONCE, GAPS_AT_MOST = 4, 12
LARGEST, KILLED, NEW = 6, 5, 4


def changed(facts: Facts, filters: Filters, viewer: Viewer, meeting: str | None, part: int) -> str:
    """First the largest changes, then persons killed and what there was none of before, as HTML."""
    reference = plans.sitting_before(facts, meeting)
    if reference is None:
        return f'<div class="wall"><p>{escape(t("No meeting has been held yet."))}</p></div>'
    since = since_meeting.since(facts, filters, reference)
    gone = changed_look.withdrawn(facts, since)
    found = since_meeting.changes(facts, since, viewer, gone)
    if part == 1:
        head = changed_look.answer(facts, since, since_meeting.total(facts, since, viewer, gone))
        largest = since_meeting.largest(facts, since, viewer, found)
        return f'<div class="wall wall-large">{head}{_list(facts, since, t("The largest changes"), largest, LARGEST)}</div>'
    killed = _list(facts, since, t("Persons killed"), since_meeting.killed(found), KILLED)
    new = _list(facts, since, t("None before the meeting"), since_meeting.from_zero(facts, since, found), NEW)
    return f'<div class="wall wall-large">{killed}{new}</div>'


def _list(facts: Facts, since: Since, title: str, rows: pl.DataFrame, most: int) -> str:
    more = rows.height - most
    rest = f"<p>{escape(tn('{count} more', '{count} more', more))}</p>" if more > 0 else ""
    return f"<h3>{escape(title)}</h3>{changed_look.sentences(facts, since, rows.head(most))}{rest}"


def _on(facts: Facts, filters: Filters) -> tuple[pl.DataFrame, gap_rules.Found]:
    """The gaps for the wall, worst first."""
    found = gap_rules.all_gaps(facts, filters, Viewer(role="meeting_room"), facts.as_of)
    return kept.apart(facts, found.rows, facts.as_of)[0], found


def gap_parts(facts: Facts, filters: Filters) -> int:
    return parts(min(GAPS_AT_MOST, _on(facts, filters)[0].height), GAPS_AT_ONCE)


def gaps(facts: Facts, filters: Filters, viewer: Viewer, part: int) -> str:
    """The worst gaps, some at a time: each as a sentence, with who must act and what was said to it; as HTML."""
    on, found = _on(facts, filters)
    head = tn("{count} coordination gap", "{count} coordination gaps", on.height)
    others = found.conflict_count + found.hidden_count
    if others:
        head += "; " + tn("{count} more shown to its forces only", "{count} more shown to their forces only", others)
    some = gaps_looks.logged(on.slice((part - 1) * GAPS_AT_ONCE, GAPS_AT_ONCE), f"wall {part}")
    said = exchange_remarks.of(facts, some["gap_key"].to_list())
    first = room_texts.for_wall(next(iter(said.get(key, ())), "") for key in some["gap_key"])
    items = [_gap(facts, row, remark) for row, remark in zip(some.to_dicts(), first, strict=True)]
    return f'<div class="wall wall-gaps"><p class="sajha-answer">{escape(head)}{t(".")}</p>{"".join(items)}</div>'


def _gap(facts: Facts, row: dict, remark: str) -> str:
    names = force_names(facts)
    acts = words.listing([str(names.get(code, code)) for code in row["must_act"].split()], 6)
    worst = ' class="worst"' if row["severity"] >= WORST_FROM else ""
    said = f'<div class="clamp2">{escape(remark)}</div>' if remark else ""
    return (
        f"<div{worst}><b>{escape(gaps_look.title(row['rule']))}</b>"
        f'<div class="clamp3">{escape(gaps_look.sentence(facts, row))}</div>'
        f"<b>{escape(t('To act: {forces}', forces=acts))}</b>{said}</div>"
    )
