"""A new decision, from scratch or from a gap: written here, on the wall only when the secretariat says so."""

import secrets

import streamlit as st

from data import minutes
from data.facts import Facts, ist_date
from queries import records_minutes
from queries.gaps import found as gaps
from queries.gaps.shape import address_of
from queries.minutes import Proposal, owners, proposed
from queries.roles import may_write
from queries.visible import Viewer
from ui import asked, minutes_form, rows, saving, words
from ui import gaps as gap_words
from ui.exchange import force_names
from ui.words import plain, t


def show(facts: Facts, viewer: Viewer, sat: dict, found: list[dict]) -> None:
    if sat["minutes"] == "approved":
        st.markdown(t("The minutes are approved: nothing is added to them. Corrections are made on each decision."))
        return
    today = ist_date(facts.as_of)
    gap, may_own = _gap(facts, viewer), owners(facts, today)
    offer = proposed(ist_date(sat["meets_at"]), today, gap, may_own)
    token = st.session_state.setdefault("minutes_token", secrets.token_hex(4))
    name = f"new_{token}_{asked.own('gap') or ''}"
    st.header(t("New decision"))
    with st.container(key="draft_new"):
        if gap is not None:
            st.caption(plain(t("On the gap: {gap}", gap=gap_words.sentence(facts, gap))))
        with st.form("minutes_new_form"):
            minutes_form.fields(facts, name, _values(facts, offer, gap), may_own)
            with st.container(horizontal=True):
                for word, wall in ((t("Record it"), False), (t("Record and show on the wall"), True)):
                    told = (name, sat["reference"], offer, wall)
                    st.form_submit_button(word, type="secondary" if wall else "primary", on_click=_record, args=told)
        saved = [row["reference"].rpartition("-")[2] for row in found]
        minutes_form.kept(viewer, f"{sat['reference']}/new", name, asked.own("gap") or "new", token, saved)


def _gap(facts: Facts, viewer: Viewer) -> dict | None:
    """The gap in the address, as the page of gaps finds it."""
    wanted = asked.own("gap")
    if wanted is None:
        return None
    every = gaps.all_gaps(facts, asked.filters(), viewer, facts.as_of).rows
    found = [row for row in every.to_dicts() if address_of(row["gap_key"]) == wanted]
    if not found:
        st.warning(
            t("This gap is not found here: it has closed, is outside what you chose, or is not open to your post.")
        )
    return found[0] if found else None


def _values(facts: Facts, offer: Proposal, gap: dict | None) -> dict:
    text = _proposed_text(facts, offer, gap) if gap is not None else None
    in_hindi = words.language() == "hi"
    texts = {"decision": None if in_hindi else text, "decision_hi": text if in_hindi else None}
    return {**texts, "lead": offer.lead, "associates": offer.associates, "due_on": offer.due_on}


def _proposed_text(facts: Facts, offer: Proposal, gap: dict) -> str:
    names = force_names(facts)
    who = words.listing([names.get(code, code) for code in (offer.lead, *offer.associates) if code], 5)
    return t("{forces} to settle the following and report: {gap}", forces=who, gap=gap_words.sentence(facts, gap))


def _record(name: str, sitting: str, offer: Proposal, wall: bool) -> None:
    token = st.session_state["minutes_token"]
    decision = minutes.Decision(**minutes_form.given(name), handling=offer.handling, gap_key=offer.gap_key)
    concerns = " ".join(sorted({decision.lead, *decision.associates} - {""}))

    def write(engine, look) -> None:
        minutes.record(engine, look, sitting, token, decision, wall)

    if saving.saved(asked.viewer(), "minutes", f"minutes/{sitting}/new/{token}", write, concerns) is None:
        st.session_state["minutes_token"] = secrets.token_hex(4)
        asked.set_own("gap", None)
        told = t("Recorded, and on the wall.") if wall else t("Recorded. It is not on the wall.")
        saving.done(told, decision.decision, decision.decision_hi)


def offer(facts: Facts, viewer: Viewer, row: dict) -> None:
    """Beside an open gap: which decisions stand on it, and for the secretariat the way to make one of it."""
    try:
        stand = records_minutes.of_gap(row["gap_key"], viewer)
    except rows.AWAY:
        stand = []
    for one in stand:
        told = {"number": words.number(one["number"]), "meeting": words.meeting(facts, one["meeting"])}
        st.markdown(plain(t("Decided on: no. {number} of {meeting}", **told)))
    if may_write(viewer, "minutes"):
        asked.link("minutes", t("Make it a decision"), gap=address_of(row["gap_key"]), **_of_sitting())


def _of_sitting() -> dict[str, str]:
    """The sitting whose minutes were open last."""
    last = st.session_state.get("minutes_open")
    return {"meeting": last} if last else {}
