"""Decisions on which we must act, each with our report and the number of its letter."""

from html import escape

import polars as pl
import streamlit as st

from data import desk
from data.facts import Facts, ist_date
from queries import records_desk
from queries.actions import CLOSED
from queries.desk import items
from queries.visible import Viewer, visible
from ui import asked, looks, minutes, rows, saving, words
from ui.meetings_decisions import attention, status
from ui.words import t, tn

Key = tuple[str, str]


def standing(facts: Facts, viewer: Viewer) -> pl.DataFrame:
    return visible(items(facts, viewer.agency or "", ist_date(facts.as_of)), viewer)


def answer(found: pl.DataFrame) -> str:
    """How many stand open, and how many of them are overdue."""
    late = int((found["days_overdue"] > 0).sum())
    open_ = tn("{count} decision on which we must act", "{count} decisions on which we must act", found.height)
    return f"{open_}, {tn('{count} overdue', '{count} overdue', late)}" if late else open_


def show(facts: Facts, viewer: Viewer, found: pl.DataFrame) -> None:
    if found.is_empty():
        st.markdown(t("No open decision waits for your force."))
        return
    page = rows.page_of(found, "desk_items")
    if not looks.named(viewer, "list", "desk: decisions", page["agency"].to_list(), page.height):
        return
    told = records_desk.items(page, viewer)
    for row in page.to_dicts():
        key = (row["agency"], row["reference"])
        stands = told.get(key)
        if stands is not None and stands["status"] not in CLOSED:
            with st.container(border=True, key=f"item_{'_'.join(key)}"):
                _one(facts, row, stands, key)


def _one(facts: Facts, row: dict, stands: dict, key: Key) -> None:
    said, button = st.columns([7, 1.4], vertical_alignment="center")
    said.html(_said(facts, row, stands))
    of = "/".join(key)
    opened = asked.own("item") == of
    word, to = (t("Close"), None) if opened else (t("Report on it"), of)
    button.button(word, key=f"report_{key}", on_click=asked.set_own, args=("item", to))
    if opened:
        _form(key)


def _said(facts: Facts, row: dict, stands: dict) -> str:
    """One decision as HTML: of which sitting, its text, until when, where it stands for all and for us."""
    head = t(
        "No. {number}, {meeting}", number=words.number(row["number"]), meeting=words.meeting(facts, row["meeting"])
    )
    last = row["last_report_on"]
    parts = [
        minutes.due(row),
        attention(row),
        status(stands["status"]),
        t("ours: {status}", status=status(stands["own_status"])),
        t("last report {day}", day=words.day(last)) if last is not None else t("no report yet"),
    ]
    told, mark = (
        " · ".join(escape(part) for part in dict.fromkeys(parts) if part),
        " late" if row["days_overdue"] else "",
    )
    text = escape(minutes.said(stands))
    return f'<p class="sajha-decision{mark}"><b>{escape(head)}</b> {text}<br><span>{told}</span></p>'


def _form(key: Key) -> None:
    with st.form("desk_report_form", border=False):
        st.text_area(t("What was done"), key="desk_report", max_chars=2000, height=90)
        letter, complied = st.columns(2, vertical_alignment="bottom")
        letter.text_input(t("Letter number"), key="desk_letter", max_chars=100)
        complied.checkbox(t("Complied with on our side"), key="desk_complied")
        st.form_submit_button(t("Send the report"), type="primary", on_click=_report, args=(key,))
        st.caption(t("A decision is closed by the chair, once every force that must act has reported."))


def _report(key: Key) -> None:
    state = st.session_state
    text, letter = state.get("desk_report") or "", state.get("desk_letter") or ""
    complied = bool(state.get("desk_complied"))

    def write(engine, look) -> None:
        desk.report(engine, look, key, text, letter, complied)

    if saving.saved(asked.viewer(), "reports", f"action_item/{key[0]}/{key[1]}/report", write, key[0]) is None:
        asked.set_own("item", None)
        state["desk_report"] = state["desk_letter"] = ""
        state["desk_complied"] = False
        saving.done(t("The report is sent."), text)
