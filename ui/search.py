"""The search across all forces: what the viewer may see, and whom to ask about what he may not."""

from collections.abc import Iterable

import polars as pl
import streamlit as st
from sqlalchemy.exc import DBAPIError

from data import asking
from data.engine import NotReady
from data.facts import Facts
from queries import records, records_search
from queries.roles import may_write
from queries.visible import Viewer
from ui import looks, rows, words
from ui.words import plain, t


def asked_for() -> str | None:
    """What is searched for, entered in a form; kept in the session, never in the address: it may be a name."""
    with st.form("search_form", border=False):
        text, go = st.columns([5, 1], vertical_alignment="bottom")
        text.text_input(t("Name, other name or FIR number, in either script"), key="search_text", max_chars=100)
        go.form_submit_button(t("Search"), type="primary", on_click=_taken)
    return st.session_state.get("searched")


def _taken() -> None:
    st.session_state.pop("answering", None)
    st.session_state["searched"] = (st.session_state.get("search_text") or "").strip() or None
    st.session_state["search_number"] = st.session_state.get("search_number", 0) + 1


def answer(facts: Facts, viewer: Viewer, wanted: str) -> None:
    """What is known: entered in the log, on both sides, before it is shown."""
    seen, ask = records_search.known(records._engine(), wanted, viewer)
    concerned = sorted({*seen["agency"], *ask["agency"]})
    number = st.session_state.get("search_number", 0)
    if not looks.named(viewer, "search", f"search {number}", tuple(concerned), seen.height, filters=wanted):
        return
    if seen.is_empty() and ask.is_empty():
        st.markdown(t("Not known to any force by this name or number, as far as the books entered here go."))
        return
    _seen(facts, seen)
    _ask(facts, viewer, ask["agency"].to_list(), wanted)


def _seen(facts: Facts, seen: pl.DataFrame) -> None:
    """The records found; choosing one opens it."""
    if seen.is_empty():
        return
    st.header(t("Open to you"))
    forces = words.names(facts.agencies)
    kinds = {"offender": t("hardcore criminal"), "incident": t("incident (FIR)")}
    named = "name_hi" if words.language() == "hi" else "name"
    shown = seen.select(
        pl.col(named).alias(t("Name or FIR")),
        pl.col("table").replace_strict(kinds).alias(t("What")),
        pl.col("agency").replace_strict(forces, default=pl.col("agency")).alias(t("Force")),
        pl.col("reference").alias(t("Its number there")),
    )
    keys = seen.select(pl.concat_str("table", "agency", "reference", separator="/")).to_series().to_list()
    rows.leading(shown, keys, "record", t("Records found; choosing one opens it"))


def _ask(facts: Facts, viewer: Viewer, agencies: list[str], wanted: str) -> None:
    """One line per force that knows more than the viewer may see: its name, whom to call, and a request with one click."""
    if not agencies:
        return
    st.header(t("Known to others"))
    forces = words.names(facts.agencies)
    contacts = records.contacts(agencies)
    for agency in agencies:
        said, send = st.columns([5, 1], vertical_alignment="center")
        with said:
            st.markdown(t("**Known to {force}: ask.**", force=plain(str(forces.get(agency, agency)))))
            _telephones(contacts.filter(pl.col("agency") == agency).iter_rows(named=True))
        sent = st.session_state.get("requests_sent", {}).get((agency, wanted))
        if sent:
            send.text(t("Request {reference} sent", reference=sent))
        elif may_write(viewer, "requests", viewer.agency):
            send.button(t("Send a request"), key=f"ask_{agency}", on_click=_send, args=(viewer, agency, wanted))


def _telephones(contacts: Iterable[dict]) -> None:
    post = "post_hi" if words.language() == "hi" else "post"
    for row in contacts:
        st.text(f"{row[post]}: {row['telephone']} ({row['hours']})")


def _send(viewer: Viewer, agency: str, wanted: str) -> None:
    """The request, and its line in the log: both or neither."""
    look = looks.look(viewer, "write", "request", purpose=st.session_state.get("purpose"), concerns=agency)
    try:
        reference = asking.ask(records._engine(), look, agency, wanted)
    except (NotReady, DBAPIError):
        st.session_state["note"] = t("The request was not sent: the database cannot be reached.")
        return
    st.session_state.setdefault("requests_sent", {})[(agency, wanted)] = reference
