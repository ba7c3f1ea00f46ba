"""The button of every page that gives what it shows on paper: made on the click that asks for it, of the facts on the screen."""

from functools import partial

import streamlit as st

from data.facts import Facts
from queries import changed, records
from queries.filters import Filters
from queries.visible import Viewer
from ui import asked, guard, handed, live, words
from ui.exports.asking import Asking
from ui.exports.made import FORMATS, PAPERS, Wanted, made
from ui.turn import turn
from ui.words import t

WITHOUT = ("meeting_room",)
"""Nobody takes papers from the wall."""


def button(facts: Facts, filters: Filters, viewer: Viewer) -> None:
    """A popover with the papers; what stands in it is worked out once it is opened."""
    if viewer.role in WITHOUT:
        return
    box = st.popover(t("Paper"), icon=":material/print:", key="papers", on_change="rerun")
    if box.open:
        with box:
            _offered(facts, filters, viewer)


def _offered(facts: Facts, filters: Filters, viewer: Viewer) -> None:
    st.caption(words.said(filters, facts))
    if live.held().trouble is not None:
        st.warning(t("No paper can be made while the database is away: each is entered in the log first."))
        return
    if _needs_purpose(viewer):
        _ask_purpose()
        return
    asking = Asking(facts, filters, viewer, _meeting(facts))
    language, purpose = words.language(), st.session_state.get("purpose")
    for name in PAPERS:
        if _can_be(name, asking):
            _row(name, asking, language, purpose)
    if len(filters.states) != 1:
        st.caption(t("With one state chosen its meeting brief is here too."))


def _can_be(name: str, asking: Asking) -> bool:
    """A brief of the state needs one state, minutes a sitting."""
    if name == "state":
        return len(asking.filters.states) == 1
    return name != "minutes" or (asking.meeting or changed.last_meeting(asking.facts)) is not None


def _meeting(facts: Facts) -> str | None:
    """The sitting that the page has open, where it was held."""
    given = asked.own("meeting")
    return given if given in set(facts.meetings["reference"]) else None


def _row(name: str, asking: Asking, language: str, purpose: str | None) -> None:
    """One paper with a button for each of its formats."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"paper_{name}"):
        st.markdown(t(PAPERS[name]), width="stretch")
        for ending in FORMATS[name]:
            wanted = Wanted(name, ending, language)
            make = handed.only_to(asking.viewer, partial(given_out, wanted, asking, purpose))
            key = f"paper_{name}_{ending}"
            st.download_button(ending.upper(), make, wanted.file_name(asking), key=key, on_click="ignore")


def given_out(wanted: Wanted, asking: Asking, purpose: str | None) -> bytes:
    """The paper, entered in the log. Raises as `made`."""
    fresh = Asking(asking.facts, asking.filters, asking.viewer, asking.meeting)
    with turn():
        return made(wanted, fresh, records._engine(), purpose)


def _needs_purpose(viewer: Viewer) -> bool:
    """Papers hold texts of records: as with these it is asked once a visit what they are for."""
    asked_of = guard.standing().way != "none" and viewer.role != "service"
    return asked_of and not st.session_state.get("purpose")


def _ask_purpose() -> None:
    with st.form("paper_purpose_form"):
        st.text_input(
            t("What do you need the paper for? (case, request or meeting; asked once a visit)"), key="paper_why"
        )
        st.form_submit_button(t("Continue"), on_click=_purpose_given)


def _purpose_given() -> None:
    st.session_state["purpose"] = (st.session_state.get("paper_why") or "").strip()[:500] or None
