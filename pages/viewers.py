"""Who may look: which posts there are, who holds them, and how do they sign in?"""

import streamlit as st

from ui import asked, rows, viewers, viewers_accounts
from ui.words import heading, t, tn

facts = asked.facts()
st.title(heading("Viewers"))
viewers.notes()
try:
    held, accounts, today = viewers.everybody(facts)
except rows.AWAY:
    st.warning(t("The database cannot be reached: viewers are shown again when it is back."))
    st.stop()
standing = viewers.standing(held, today)
st.markdown(tn("{count} post is held today.", "{count} posts are held today.", standing))
viewers.listed(facts, held, today)
if not viewers.may_change():
    st.markdown(t("Posts and accounts are changed by the administrator."))
    st.stop()
left, middle, right = st.columns(3, gap="large")
with left:
    st.header(t("Give a post to an officer"))
    viewers.adding(facts, held, today)
with middle:
    st.header(t("End or withdraw a post"))
    viewers.changing(held)
with right:
    st.header(t("Local accounts"))
    viewers_accounts.show(facts, held, accounts)
