"""How many incidents, deliveries, operations and open actions are there, against the comparison, and how fresh is the data?"""

import streamlit as st

from queries.headlines import headlines
from ui import asked
from ui import situation as look
from ui.words import t

facts, filters = asked.facts(), asked.filters()

st.title(t("Situation"))
found = headlines(facts, filters)
st.html(look.answer(found))
look.cards(found)
