"""The chair of a sitting at work: approves the minutes, and says of each decision what becomes of it; nobody does so for him."""

from collections.abc import Callable

import streamlit as st

from data import chair
from data.viewers import Held
from queries.visible import Viewer
from ui import asked, posts, saving, words
from ui.words import plain, t

WORDS = {
    "accepted": "Accepted by the chair",
    "kept_for_monitoring": "Kept for monitoring",
    "in_progress": "Not accepted, or taken up again",
    "withdrawn": "Withdrawn",
}


def is_in(viewer: Viewer, sat: dict) -> bool:
    """Whether the viewer is in the chair of the sitting."""
    return chair.holds(viewer.role, viewer.post, sat["chair"], sat["chair_hi"])


def named(sat: dict) -> str:
    """The post in the chair, as readers say it."""
    return (sat["chair_hi"] if words.language() == "hi" else sat["chair"]) or sat["chair"] or t("not recorded")


def waited_for(sat: dict) -> None:
    """For the secretariat: whose word the minutes wait for, and whether he can say it here."""
    said = t("In the chair: {post}. Only this post approves the minutes and accepts decisions.", post=named(sat))
    if not any(held.role == chair.ROLE and is_in(_as_viewer(held), sat) for held in posts.held_now()):
        said += " " + t("Nobody signs in as this post yet: the administrator enters it as a leader's post.")
    st.caption(plain(said))


def _as_viewer(held: Held) -> Viewer:
    return Viewer(held.agency, held.role, held.subject, held.post, held.officer)


def approve(sat: dict) -> None:
    """For the chair: once the minutes are circulated, their approval."""
    if sat["minutes"] == "circulated":
        with st.popover(t("Approve the minutes"), key="minutes_next"), st.form("minutes_next_form", border=False):
            st.markdown(plain(t("You approve them as {post}.", post=named(sat))))
            st.form_submit_button(t("Confirm"), type="primary", on_click=_approve, args=(sat["reference"],))


def _approve(reference: str) -> None:
    what = f"minutes/{reference}/approved"
    saving.saved(asked.viewer(), "acceptance", what, lambda engine, look: chair.approve(engine, look, reference))


def word(row: dict, write: Callable[..., None], key: tuple[str, str]) -> None:
    """For the chair: what he says of a decision; `write` saves it."""
    with st.form("minutes_chair_form"):
        options = [code for code in WORDS if code != row["status"]]
        st.selectbox(t("The chair says"), options, key="chair_status", format_func=lambda code: t(WORDS[code]))
        st.text_input(t("In words"), key="chair_words", max_chars=500)
        st.form_submit_button(t("Write it down"), type="primary", on_click=write, args=(key,))
