"""Is this person, or this case, known to anyone? And what do other forces ask of us?"""

import streamlit as st

from data.engine import NotReady
from ui import asked, looks, one_record, search, search_requests
from ui.words import heading, plain, t

facts, viewer = asked.facts(), asked.viewer()
st.title(heading("Is this person known to anyone?"))
st.markdown(
    t("One search in the books of all forces. Every search is entered in the log, and shown to the forces it concerns.")
)
if note := st.session_state.pop("search_note", None):
    st.warning(plain(note))
request = search_requests.answering()
if request is not None:
    st.info(plain(t("A record you disclose now answers the request {reference}.", reference=request[1])))
wanted = search.asked_for()
if looks.purpose() is not None:
    one_record.opened(facts, viewer, request)
    if wanted:
        try:
            search.answer(facts, viewer, wanted)
        except NotReady:
            st.warning(t("The database cannot be reached: there is no search until it is back."))
    search_requests.show(facts, viewer)
