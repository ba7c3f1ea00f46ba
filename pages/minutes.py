"""What does this sitting decide: who must do what until when, as it is written down?"""

import streamlit as st

from queries.roles import may_write
from ui import asked, minutes, minutes_chair, minutes_form, minutes_new, minutes_one, room_plan_read, rows, saving
from ui.words import heading, t

facts, viewer = asked.facts(), asked.viewer()
st.title(heading("Minutes"))


def at_work(sat: dict, writes: bool) -> None:
    """For the secretariat a new decision, or one opened, beside the list; for the chair one opened."""
    st.session_state["minutes_open"] = sat["reference"]
    found = minutes.decisions(sat, viewer)
    answer, onward = st.columns([5, 1.4], vertical_alignment="center")
    answer.html(minutes.answer(facts, sat, found))
    with onward:
        minutes.circulate(sat) if writes else minutes_chair.approve(sat)
    saving.note()
    if writes and sat["minutes"] != "approved":
        minutes_chair.waited_for(sat)
    work, every = st.columns([42, 58], gap="large")
    with work:
        row = minutes_one.wanted(found)
        if row is not None:
            minutes_one.show(facts, viewer, sat, row)
        elif writes:
            st.session_state.pop("minutes_base", None)
            minutes_new.show(facts, viewer, sat, found)
        else:
            st.markdown(
                t(
                    "You are in the chair. Open a decision to accept it, to keep it for monitoring, or to take it up again."
                )
            )
    with every:
        st.header(t("Decisions, newest first"))
        minutes.listed(facts, viewer, found, opens=True)
    minutes_form.listen()


def read(sat: dict) -> None:
    """For everybody else what stands written; for the meeting room the way to what the secretariat shows."""
    if viewer.role == "meeting_room":
        step = room_plan_read.step_of(facts, sat["reference"], "new_decisions")
        at = {"meeting": sat["reference"], "step": str(step), "projector": "1"}
        asked.link("room", t("The decisions that the secretariat shows stand on the wall"), **at)
        return
    found = minutes.decisions(sat, viewer)
    st.html(minutes.answer(facts, sat, found))
    minutes.listed(facts, viewer, found)


try:
    sat = minutes.sitting(facts)
    if sat is not None:
        writes = may_write(viewer, "minutes")
        at_work(sat, writes) if writes or minutes_chair.is_in(viewer, sat) else read(sat)
except rows.AWAY:
    st.warning(
        t("Minutes are read and written again when the database is back. What you are writing is kept in this browser.")
    )
