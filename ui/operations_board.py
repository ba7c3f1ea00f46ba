"""The board: a column per status, the late ones first, who leads on every card."""

from html import escape

import polars as pl
import streamlit as st

from data.facts import Facts
from queries import operation_board, records
from queries.operation_board import NOT_BEGUN
from ui import asked, words
from ui import operations as look
from ui import rows as row_tables
from ui.words import t, tn

CARDS = 5
"""Cards of one column; the rest is in the list below."""
COLUMNS = (("planned",), ("approved",), ("running",), ("concluded",), ("deferred", "cancelled"))


def board(facts: Facts, seen: pl.DataFrame, hidden: pl.DataFrame, then: pl.DataFrame) -> None:
    statuses = operation_board.by_status(seen, hidden)
    for place, codes in zip(st.columns(len(COLUMNS)), COLUMNS, strict=True):
        with place.container(border=True, key=f"board_{codes[0]}"):
            of_column = pl.col("status").cast(pl.String).is_in(codes)
            st.html(_head(codes, statuses.filter(of_column), then.filter(of_column)))
            _cards(facts, seen.filter(of_column))
            _only_counted(facts, hidden.filter(of_column))


def _head(codes: tuple[str, ...], now: pl.DataFrame, then: pl.DataFrame) -> str:
    """Status, how many, how many late, and the comparison where the status is of the period."""
    title = " · ".join(look.status(code) for code in codes)
    count, before = (int(rows.select(pl.sum("seen_count") + pl.sum("hidden_count")).item()) for rows in (now, then))
    notes = []
    if late := int(now["late_count"].sum()):
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
        f'<div class="sajha-column"><h3>{escape(title)}</h3><b>{words.number(count)}</b>'
        f"<span>{' · '.join(notes) or escape(t('as they stand now'))}</span></div>"
    )


def _cards(facts: Facts, rows: pl.DataFrame) -> None:
    for row in rows.head(CARDS).to_dicts():
        key = look.key(row)
        late = look.late(row)
        lines = [
            f"**{words.plain(words.name(facts.agencies, row['lead']))}**",
            words.plain(look.gang(facts, row["gang"])),
        ]
        lines.append(f":orange[**{late}**]" if late else _dates(row))
        label = "  \n".join(lines)
        st.button(label, key=f"card_{key}", on_click=asked.set_own, args=("operation", key), width="stretch", help=key)
    if rows.height > CARDS:
        st.caption(tn("{count} more in the list below", "{count} more in the list below", rows.height - CARDS))


def _dates(row: dict) -> str:
    if row["settled_on"]:
        return words.day(row["settled_on"])
    return t("until {day}", day=words.day(row["planned_end_on"]))


def _only_counted(facts: Facts, hidden: pl.DataFrame) -> None:
    """Those the viewer may only count: how many each force leads, and nothing else about them."""
    if hidden.is_empty():
        return
    count = int(hidden["operation_count"].sum())
    if hidden["status"].cast(pl.String).is_in(operation_board.OVER).all():
        st.caption(tn("{count} more open only to its forces", "{count} more open only to their forces", count))
        return
    title = tn("{count} open only to its forces, led by", "{count} open only to their forces, led by", count)
    forces = hidden.group_by("lead").agg(pl.sum("operation_count", "late_count"))
    order = row_tables.in_order(facts, forces, "lead")
    lines = [_lead(facts, row) for row in order.to_dicts()]
    st.html(f'<div class="sajha-counted"><p>{escape(title)}</p><ul>{"".join(lines)}</ul></div>')


def _lead(facts: Facts, row: dict) -> str:
    said = escape(f"{words.name(facts.agencies, row['lead'])}: {words.number(row['operation_count'])}")
    late = t("({count} late)", count=words.number(row["late_count"])) if row["late_count"] else ""
    return f"<li>{said} <em>{escape(late)}</em></li>"


def whom_to_ask(facts: Facts, hidden: pl.DataFrame) -> None:
    """What is late and open only to its forces: which force leads, and its contact."""
    late = operation_board.late_unseen(hidden)
    if late.is_empty():
        return
    forces = [
        f"{words.name(facts.agencies, row['lead'])} ({words.number(row['late_count'])})"
        for row in _by_lead(facts, late)
    ]
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
