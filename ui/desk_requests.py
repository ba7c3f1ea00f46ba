"""Requests that wait for our answer, oldest first; each step is stated with a press."""

from html import escape

import polars as pl
import streamlit as st

from data import desk
from data.facts import Facts
from data.schema.vocabulary import OUTCOMES
from queries import records_desk
from queries.desk import requests
from queries.disclosures import addressed
from queries.exchange import of_messages
from queries.visible import Viewer, visible
from ui import asked, looks, rows, saving, words
from ui.exchange import force_names
from ui.words import t, tn

TEXT_MOST = 2000
Key = tuple[str, str]


def waiting(facts: Facts, viewer: Viewer) -> pl.DataFrame:
    """What waits for the viewer's force and he may see, with the messages' references."""
    found = requests(facts, viewer.agency or "", facts.as_of)
    seen = visible(addressed(facts, found), viewer)
    known = of_messages(facts, seen, "reference")
    return known.with_columns(pl.col("agency", "to_agency", "reference").cast(pl.String))


def show(facts: Facts, viewer: Viewer, found: pl.DataFrame) -> None:
    if found.is_empty():
        st.markdown(t("No request waits for your force."))
        return
    page = rows.page_of(found, "desk_requests")
    if not looks.shown(viewer, "list", "desk: requests", page["agency"].to_list(), page.height):
        return
    told = records_desk.requests(page, viewer)
    for row in page.to_dicts():
        key = (row["agency"], row["reference"])
        stands = told.get(key)
        if stands is not None and stands["replied_at"] is None:
            with st.container(border=True, key=f"request_{'_'.join(key)}"):
                _one(facts, row, stands, key)


def _one(facts: Facts, row: dict, stands: dict, key: Key) -> None:
    said, buttons = st.columns([6, 3], vertical_alignment="center")
    said.html(_said(facts, row, stands))
    with buttons, st.container(horizontal=True, horizontal_alignment="right"):
        for step, word, done in (
            ("received", t("Received"), stands["received_at"]),
            ("interim", t("Interim report given"), stands["interim_at"]),
        ):
            if done is None:
                st.button(word, key=f"{step}_{key}", on_click=_state, args=(key, step))
        of = "/".join(key)
        if asked.own("request") == of:
            st.button(t("Close"), key=f"close_{key}", on_click=asked.set_own, args=("request", None))
        else:
            st.button(t("Answered"), key=f"answer_{key}", type="primary", on_click=asked.set_own, args=("request", of))
    if asked.own("request") == of:
        _form(key)


def _said(facts: Facts, row: dict, stands: dict) -> str:
    """One request as HTML: who asks, about what, where it stands against its limit."""
    who = force_names(facts).get(row["agency"], row["agency"])
    head = t("{force}, {day}, {urgency}", force=who, day=words.day(row["day"]), urgency=words.exchange(row["urgency"]))
    late = row["limit_s"] is not None and row["over_s"] > 0
    parts = [key_of(row)]
    if row["limit_s"] is not None:
        time = words.duration(abs(row["over_s"]))
        parts.append(t("{time} past the limit", time=time) if late else t("{time} left", time=time))
    if stands["received_at"] is not None:
        parts.append(t("received {time}", time=words.clock(stands["received_at"])))
    if stands["interim_at"] is not None:
        parts.append(t("interim report {time}", time=words.clock(stands["interim_at"])))
    told, mark = " · ".join(escape(part) for part in parts), " late" if late else ""
    subject = escape(stands["subject"] or t("no subject"))
    return f'<p class="sajha-decision{mark}"><b>{escape(head)}</b> {subject}<br><span>{told}</span></p>'


def key_of(row: dict) -> str:
    return f"{row['agency']} {row['reference']}"


def _form(key: Key) -> None:
    with st.form("desk_answer_form", border=False):
        outcome, reason = st.columns(2)
        outcome.selectbox(t("What came of it"), OUTCOMES, key="desk_outcome", format_func=words.exchange)
        reason.text_input(t("Why, where it is refused"), key="desk_reason", max_chars=500)
        st.text_area(
            t("Reply to send (empty: it was answered by another way)"), key="desk_reply", max_chars=TEXT_MOST, height=90
        )
        st.form_submit_button(t("State that it is answered"), type="primary", on_click=_answer, args=(key,))


def _state(key: Key, step: str) -> None:
    saving.saved(
        asked.viewer(),
        "answers",
        f"request/{key[0]}/{key[1]}/{step}",
        lambda engine, look: desk.state(engine, look, key, step),
        key[0],
    )


def _answer(key: Key) -> None:
    state = st.session_state
    outcome, text, reason = (state.get(f"desk_{name}") or "" for name in ("outcome", "reply", "reason"))

    def write(engine, look) -> None:
        desk.answer(engine, look, key, outcome, text, reason if outcome == "refused" else "")

    if saving.saved(asked.viewer(), "answers", f"request/{key[0]}/{key[1]}/answered: {outcome}", write, key[0]) is None:
        asked.set_own("request", None)
        for name in ("reply", "reason"):
            state[f"desk_{name}"] = ""
        saving.done(t("Stated: answered."), text, reason)


def answer(found: pl.DataFrame) -> str:
    """How many wait, and how many of them are past their limit."""
    late = int((found["answer"].cast(pl.String) == "overdue").sum())
    waits = tn("{count} request waits for our answer", "{count} requests wait for our answer", found.height)
    past = tn("{count} past its limit", "{count} past their limit", late)
    return f"{waits}, {past}" if late else waits
