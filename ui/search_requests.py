"""Requests of the search between forces: those that wait for the viewer's force, those it sent, and what was disclosed."""

from functools import partial

import polars as pl
import streamlit as st

from data import asking
from data.facts import Facts
from queries import records, records_disclosed
from queries.roles import may_write
from queries.visible import Viewer
from ui import asked, disclosures, looks, room_texts, rows, words
from ui.exchange import force_names
from ui.retold import retold
from ui.words import plain, t, tn


def answering() -> tuple[str, str] | None:
    """The request (asking force, reference) that the viewer is answering."""
    return st.session_state.get("answering")


def show(facts: Facts, viewer: Viewer) -> None:
    """What waits for the viewer's force, what became of its own requests, and the disclosures of both sides."""
    if viewer.sees_for is None:
        return
    try:
        waiting, sent = records_disclosed.asked_of(viewer), records_disclosed.asked_by(viewer)
        told = [records_disclosed.made_or_received(viewer, made) for made in (True, False)]
    except rows.AWAY:
        st.warning(t("Requests and disclosures are shown again when the database is back."))
        return
    every = pl.concat([waiting, sent])
    if not looks.shown(viewer, "list", "requests of the search", {*every["agency"], *every["to_agency"]}, every.height):
        return
    room_texts.note()
    _waiting(facts, viewer, waiting)
    _sent(facts, sent)
    _told(facts, t("Disclosed by your force"), told[0])
    _told(facts, t("Disclosed to your force"), told[1])


def _waiting(facts: Facts, viewer: Viewer, waiting: pl.DataFrame) -> None:
    st.header(tn("{count} request waits for your force", "{count} requests wait for your force", waiting.height))
    names = force_names(facts)
    for row in waiting.to_dicts():
        with st.container(border=True):
            said, look_up, rest = st.columns([6, 1.2, 1.6], vertical_alignment="center")
            asks = t(
                "{force} asks on {day}:", force=names.get(row["agency"], row["agency"]), day=words.clock(row["sent_at"])
            )
            said.text(f"{asks} {row['wanted']}\n{row['body']}")
            key = (row["agency"], row["reference"])
            look_up.button(t("Look up"), key=f"look_{key}", on_click=_look_up, args=(*key, row["wanted"]))
            if may_write(viewer, "answers", viewer.agency):
                with rest:
                    _decline(key)


def _look_up(agency: str, reference: str, wanted: str) -> None:
    """Search the books for what was asked; a record disclosed from now on answers the request."""
    st.session_state["answering"] = (agency, reference)
    st.session_state["searched"] = wanted
    st.session_state["search_number"] = st.session_state.get("search_number", 0) + 1
    asked.set_own("record", None)


def _decline(key: tuple[str, str]) -> None:
    with st.popover(t("Answer without a record"), width="stretch", key=f"decline_{key}"):
        st.button(t("No trace"), key=f"none_{key}", on_click=partial(_answer, key, "no_trace"))
        st.text_input(t("Why it cannot be disclosed"), key=f"why_{key}", max_chars=500)
        st.button(t("Refuse"), key=f"refuse_{key}", on_click=partial(_answer, key, "refused"))


def _answer(key: tuple[str, str], outcome: str) -> None:
    viewer = asked.viewer()
    if not may_write(viewer, "answers", viewer.agency):
        return
    reason = (st.session_state.get(f"why_{key}") or "") if outcome == "refused" else ""
    look = looks.look(viewer, "write", f"answered {key[1]}: {outcome}", purpose=reason or None, concerns=key[0])
    try:
        asking.decline(records._engine(), look, key, outcome, reason)
    except rows.AWAY:
        st.session_state["search_note"] = t("The answer was not sent: the database cannot be reached.")
    except ValueError:
        st.session_state["search_note"] = t("Not sent: a refusal says why, and a request is answered once.")
    else:
        room_texts.warn_of_names(reason)


def _sent(facts: Facts, sent: pl.DataFrame) -> None:
    if sent.is_empty():
        return
    names = force_names(facts)
    st.header(t("Requests your force sent, newest first"))
    shown = sent.select(
        pl.Series(t("Sent"), sent["sent_at"]),
        pl.Series(t("Asked"), [names.get(code, code) for code in sent["to_agency"]], dtype=pl.String),
        pl.col("wanted").alias(t("About")),
        pl.Series(t("Answer"), [_became(row) for row in sent.to_dicts()], dtype=pl.String),
        pl.col("reference").alias(t("Number")),
    )
    rows.table(shown, t("Requests sent"))


def _became(row: dict) -> str:
    if row["replied_at"] is None:
        return t("no answer yet")
    if row["outcome"] == "useful":
        return t("a record was disclosed on {day}", day=words.day(row["replied_at"].date()))
    outcome = words.exchange(row["outcome"]) if row["outcome"] else t("answered")
    return f"{outcome}: {row['refusal_reason']}" if row["refusal_reason"] else outcome


def _told(facts: Facts, title: str, told: pl.DataFrame) -> None:
    """Disclosures, last first; choosing one opens the record."""
    if told.is_empty():
        return
    names = force_names(facts)
    with st.expander(f"{title} ({words.number(told.height)})"):
        for row, line in zip(told.to_dicts(), disclosures.lines(facts, told), strict=True):
            said, go = st.columns([6, 1], vertical_alignment="center")
            key = f"{row['record_table']}/{row['agency']}/{row['reference']}"
            said.text(f"{retold(key)}: {line}")
            go.button(
                t("Open it"),
                key=f"open_{key}_{row['to_agency']}",
                help=plain(
                    t("{force}, {record}", force=names.get(row["agency"], row["agency"]), record=row["reference"])
                ),
                on_click=asked.set_own,
                args=("record", key),
            )
