"""Which good practices are shared, who took them up with what result, and what worked next door and is not yet taken up?"""

import polars as pl
import streamlit as st

from queries import practices
from ui import asked, feeds
from ui import practices as look
from ui.words import heading, t

facts, filters = asked.facts(), asked.filters()
shared = practices.shared(facts, filters)
waiting = practices.not_yet_adopted(facts, filters, facts.moment[0])
st.title(heading("Good practice"))
st.html(look.answer(shared, waiting))
if filters.gangs:
    st.markdown(t("Good practices name no gang: the choice of gangs changes nothing on this page."))
keys = pl.concat([rows.select(practices.KEY) for rows in (shared, waiting, look.named(facts))])
said = look.titles(keys)
look.opened(facts, said)
left, right = st.columns([45, 55], gap="medium")
with left:
    st.header(t("By theme"))
    look.by_theme(practices.by_theme(shared))
with right:
    st.header(t("Worked next door, not yet taken up"))
    look.next_door(facts, waiting, said)
st.header(t("All that concern those chosen, by theme"))
look.listed(facts, shared, said)
feeds.foot(facts)
