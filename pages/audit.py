"""Who looked at what, for which post and why; and was any of it unusual?"""

from datetime import timedelta

import streamlit as st

from data.engine import NotReady
from queries.roles import looks_seen
from ui import asked, audit
from ui.words import heading, t, tn

facts, viewer = asked.facts(), asked.viewer()
st.title(heading("Who looked"))
if looks_seen(viewer) == "own":
    st.markdown(t("Looks at records of your own force, by officers of any force."))
days = st.segmented_control(
    t("Of the last"), audit.DAYS, default=30, format_func=lambda count: tn("{count} day", "{count} days", count)
)
since = facts.as_of - timedelta(days=days or 30)
try:
    st.header(t("Unusual looking"))
    audit.stands_out(viewer, facts.as_of, days or 30)
    st.header(t("Every look"))
    audit.lines(facts.agencies, viewer, since)
except NotReady:
    st.warning(t("The database cannot be reached: the log is shown again when it is back."))
