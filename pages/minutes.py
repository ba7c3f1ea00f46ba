"""What does this sitting decide: who must do what until when, as it is written down?"""

import streamlit as st

from queries.roles import may_write
from ui import asked, minutes, minutes_form, minutes_new, minutes_one, rows, saving
from ui.words import heading, t

facts, viewer = asked.facts(), asked.viewer()
st.title(heading("Minutes"))


def written(sat: dict) -> None:
    """For the secretariat: a new decision, or one opened, beside the list."""
    st.session_state["minutes_open"] = sat["reference"]
    found = minutes.decisions(sat, viewer)
    answer, onward = st.columns([5, 1.4], vertical_alignment="center")
    answer.html(minutes.answer(facts, sat, found))
    with onward:
        minutes.move_on(viewer, sat)
    saving.note()
    work, every = st.columns([42, 58], gap="large")
    with work:
        row = minutes_one.wanted(found)
        if row is None:
            st.session_state.pop("minutes_base", None)
            minutes_new.show(facts, viewer, sat, found)
        else:
            minutes_one.show(facts, viewer, sat, row)
    with every:
        st.subheader(t("Decisions, newest first"))
        minutes.listed(facts, viewer, found)
    minutes_form.listen()


def read(sat: dict) -> None:
    """For everybody else: what stands written; in the meeting room what the secretariat shows."""
    if viewer.role == "meeting_room":
        minutes.live(facts, sat["reference"])
        return
    found = minutes.decisions(sat, viewer)
    st.html(minutes.answer(facts, sat, found))
    minutes.listed(facts, viewer, found)


try:
    sat = minutes.sitting(facts)
    if sat is not None:
        (written if may_write(viewer, "minutes") else read)(sat)
except rows.AWAY:
    st.warning(
        t("Minutes are read and written again when the database is back. What you are writing is kept in this browser.")
    )
