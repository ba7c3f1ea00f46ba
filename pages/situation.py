"""How many incidents, deliveries, operations and open actions, what stands out, what is overdue, how fresh is the data?"""

import streamlit as st

from queries import activity, headlines
from queries.activity import Question
from queries.filters import state_choices
from ui import activity as map_look
from ui import activity_twin, asked, feeds, home_counts, links, maps
from ui import situation as look
from ui import situation_lists as lists
from ui.words import heading

MAP_HEIGHT_PX, LINE_PX = 258, 22
"""The page is one screen of a laptop: a sentence more above the map is a line less of it."""

facts, filters = asked.facts(), asked.filters()


def small_map(height: int) -> None:
    """Where; a click opens the map page at that district."""
    question = Question()
    found = activity.as_seen(facts, filters, question, asked.viewer())
    late = feeds.late_states(facts)
    paint, ends = map_look.paint(facts, filters, question, found, late, feeds.nil_states(facts, filters, question), "")
    clicked = maps.draw(state_choices(facts), paint, key="situation_map", height=height, on_change=None)
    st.html(map_look.legend(ends, question, bool(late), False) + activity_twin.of_map(facts, found))
    if clicked.get("click") and clicked != st.session_state.get("situation_click"):
        st.session_state["situation_click"] = clicked
        st.switch_page(asked.page("map"), query_params=filters.address() | {"place": clicked["code"]})


st.title(heading("Situation"))
found = headlines.as_seen(facts, filters, asked.viewer())
beside = home_counts.html(facts, filters)
st.html(look.answer(found) + beside + look.cards(facts, filters, found))
with st.container(key="situation"):
    where, who, place, attention = st.columns([24, 22, 21, 33], gap="small")
with where:
    small_map(MAP_HEIGHT_PX - (LINE_PX if beside else 0))
who.html(lists.gangs(facts, filters) + lists.borders(facts, filters))
place.html(lists.districts(facts, filters) + lists.changed(facts, filters))
attention.html(lists.decide(facts, filters) + lists.fresh(facts))
links.listen()
