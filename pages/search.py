"""Is this person, or this case, known to anyone?"""

import streamlit as st

from data.engine import NotReady
from ui import asked, looks, search
from ui.words import t

viewer = asked.viewer()
st.title(t("Is this person known to anyone?"))
st.markdown(
    t("One search in the books of all forces. Every search is entered in the log, and shown to the forces it concerns.")
)
wanted = search.asked_for()
if wanted and looks.purpose() is not None:
    try:
        search.answer(asked.facts(), viewer, wanted)
    except NotReady:
        st.warning(t("The database cannot be reached: there is no search until it is back."))
