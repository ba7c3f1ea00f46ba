"""What does the wall show, step by step; and before the meeting: which steps, in which order?"""

import streamlit as st

from queries import room as plans
from ui import asked, projector, room, room_plan
from ui.words import heading

facts, viewer, path = asked.facts(), asked.viewer(), st.session_state["path"]
if projector.is_on():
    room.draw(facts, path, viewer)
else:
    st.title(heading("Meeting room"))
    room_plan.prepare(facts, viewer, plans.sittings(facts))
