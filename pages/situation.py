"""How many incidents, deliveries, operations and open actions, what stands out, what is overdue, how fresh is the data?"""

import streamlit as st

from queries.activity import Question
from queries.filters import state_choices
from ui import activity as map_look
from ui import activity_twin, asked, home_counts, maps
from ui import situation as look
from ui import situation_lists as lists
from ui.words import heading

MAP_HEIGHT_PX, LINE_PX = 258, 22
"""The page is one screen of a laptop: a sentence more above the map is a line less of it."""

facts, filters = asked.facts(), asked.filters()


def small_map(height: int) -> None:
    """Where; a click opens the map page at that district."""
    paint, legend = map_look.picture(facts, filters, Question())
    clicked = maps.draw(state_choices(facts), paint, key="situation_map", height=height, on_change=None)
    st.html(legend + activity_twin.of_map(facts, filters))
    if clicked.get("click") and clicked != st.session_state.get("situation_click"):
        st.session_state["situation_click"] = clicked
        st.switch_page(asked.page("map"), query_params=filters.address() | {"place": clicked["code"]})


st.title(heading("Situation"))
beside = home_counts.html(facts, filters)
answer, cards = look.headlines(facts, filters)
st.html(answer + beside + cards)
with st.container(key="situation"):
    where, who, place, attention = st.columns([24, 22, 21, 33], gap="small")
with where:
    small_map(MAP_HEIGHT_PX - (LINE_PX if beside else 0))
who.html(lists.gangs(facts, filters) + lists.borders(facts, filters))
place.html(lists.districts(facts, filters) + lists.changed(facts, filters))
attention.html(lists.decide(facts, filters) + lists.fresh(facts))
