"""The board: a column per status, the late ones first, who leads on every card."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from data.facts import Facts
from queries import operation_board, records
from queries.operation_board import NOT_BEGUN, Board
from ui import asked, feeds, words
from ui import operations as look
from ui import rows as row_tables
from ui.words import t, tn

Rows = list[dict[str, Any]]
CARDS = 5
"""Cards of one column; the rest is in the list below."""
COLUMNS = (("planned",), ("approved",), ("running",), ("concluded",), ("deferred", "cancelled"))


def draw(facts: Facts, board: Board) -> None:
    now, then, seen, hidden = (
        rows.to_dicts() for rows in (board.statuses, board.statuses_then, board.seen, board.hidden)
    )
    for place, codes in zip(st.columns(len(COLUMNS)), COLUMNS, strict=True):
        with place.container(border=True, key=f"board_{codes[0]}"):
            st.html(_head(codes, _of(codes, now), _of(codes, then)))
            _cards(facts, _of(codes, seen))
            _only_counted(facts, codes, _of(codes, hidden))


def _of(codes: tuple[str, ...], rows: Rows) -> Rows:
    return [row for row in rows if row["status"] in codes]


def _head(codes: tuple[str, ...], now: Rows, then: Rows) -> str:
    """Status, how many, how many late, and the comparison where the status is of the period."""
    title = " · ".join(look.status(code) for code in codes)
    count, before = (sum(row["seen_count"] + row["hidden_count"] for row in rows) for rows in (now, then))
    notes = []
    if late := sum(row["late_count"] for row in now):
        of_start = codes[0] in NOT_BEGUN
        said = (
            tn("{count} past its start", "{count} past their start", late)
            if of_start
            else tn("{count} past its end", "{count} past their end", late)
        )
        notes.append(f"<em>{escape(said)}</em>")
    if codes[0] in operation_board.OVER:
        notes.append(escape(t("{then} in the comparison", then=words.number(before))))
    return (
        f'<div class="sajha-column"><h2>{escape(title)}</h2><b>{words.number(count)}</b>'
        f"<span>{' · '.join(notes) or escape(t('as they stand now'))}</span></div>"
    )


def _cards(facts: Facts, rows: Rows) -> None:
    for row in rows[:CARDS]:
        key = look.key(row)
        late = look.late(row)
        lines = [
            f"**{words.plain(feeds.named(facts, row['lead']))}**",
            words.plain(look.gang(facts, row["gang"])),
        ]
        lines.append(f":orange[**{late}**]" if late else _dates(row))
        label = "  \n".join(lines)
        st.button(
            label,
            key=f"card_{key}",
            on_click=asked.set_own,
            args=("operation", key),
            width="stretch",
            help=words.plain(key),
        )
    if len(rows) > CARDS:
        st.caption(tn("{count} more in the list below", "{count} more in the list below", len(rows) - CARDS))


def _dates(row: dict) -> str:
    if row["settled_on"]:
        return words.day(row["settled_on"])
    return t("until {day}", day=words.day(row["planned_end_on"]))


def _only_counted(facts: Facts, codes: tuple[str, ...], hidden: Rows) -> None:
    """Those the viewer may only count: how many each force leads, and nothing else about them."""
    if not hidden:
        return
    count = sum(row["operation_count"] for row in hidden)
    if codes[0] in operation_board.OVER:
        st.caption(tn("{count} more open only to its forces", "{count} more open only to their forces", count))
        return
    title = tn("{count} open only to its forces, led by", "{count} open only to their forces, led by", count)
    lines = [_lead(facts, row) for row in row_tables.dicts_in_order(facts, hidden, "lead")]
    st.html(f'<div class="sajha-counted"><p>{escape(title)}</p><ul>{"".join(lines)}</ul></div>')


def _lead(facts: Facts, row: dict) -> str:
    said = escape(f"{feeds.named(facts, row['lead'])}: {words.number(row['operation_count'])}")
    late = t("({count} late)", count=words.number(row["late_count"])) if row["late_count"] else ""
    return f"<li>{said} <em>{escape(late)}</em></li>"


def whom_to_ask(facts: Facts, hidden: pl.DataFrame) -> None:
    """What is late and open only to its forces: which force leads, and its contact."""
    late = operation_board.late_unseen(hidden)
    if late.is_empty():
        return
    forces = [f"{feeds.named(facts, row['lead'])} ({words.number(row['late_count'])})" for row in _by_lead(facts, late)]
    said = tn(
        "{count} of the late ones is open only to its forces; it is led by {forces}.",
        "{count} of the late ones are open only to their forces; they are led by {forces}.",
        int(late["late_count"].sum()),
        forces=words.listing(forces, 13),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(said, width="content")
        with st.popover(t("Whom to ask")):
            contacts(facts, late["lead"].drop_nulls().unique().sort().to_list())


def _by_lead(facts: Facts, late: pl.DataFrame) -> list[dict]:
    return (
        late.group_by("lead").agg(pl.sum("late_count")).sort("late_count", "lead", descending=[True, False]).to_dicts()
    )


def contacts(facts: Facts, forces: list[str]) -> None:
    """Posts and telephone numbers of forces."""
    try:
        found = records.contacts(forces).to_dicts()
    except row_tables.AWAY:
        st.warning(t("The contacts cannot be read while the database is away."))
        return
    lines = [_contact(facts, row) for row in found]
    st.html(f"<ul>{''.join(lines)}</ul>" if lines else f"<p>{escape(t('No contact is recorded.'))}</p>")


def _contact(facts: Facts, row: dict) -> str:
    post = row["post_hi" if words.language() == "hi" else "post"] or row["post"]
    said = t("{post}: {telephone} ({hours})", post=post, telephone=row["telephone"], hours=row["hours"])
    return f"<li><b>{escape(words.name(facts.agencies, row['agency']))}</b><br>{escape(said)}</li>"
