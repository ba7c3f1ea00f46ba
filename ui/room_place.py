"""On the wall: the map, alone with its busiest places, and beside the five numbers."""

import streamlit as st

from data.facts import Facts
from queries import activity
from queries.activity import Activity, Question
from queries.filters import Filters, state_choices
from queries.visible import Viewer
from ui import activity as look
from ui import home_counts, maps, room_numbers, words
from ui.words import t

PLACES = 11
HEIGHT_PX = 600
"""Until the frame takes the height that the screen leaves it."""


def situation(facts: Facts, filters: Filters, viewer: Viewer) -> None:
    """The sentence, the five numbers and the map."""
    answer, numbers = room_numbers.headline(facts, filters, viewer)
    st.html(f'<div class="wall">{answer}{home_counts.html(facts, filters)}</div>')
    left, right = st.columns([42, 58], gap="small")
    left.html(f'<div class="wall">{numbers}</div>')
    with right:
        _map(facts, filters, "wall_situation")


def where(facts: Facts, filters: Filters, viewer: Viewer) -> None:
    """The map with its answer, and the places with most incidents."""
    question = Question()
    found = activity.as_seen(facts, filters, question, viewer)
    st.html(f'<div class="wall wall-map">{look.answer(question, found)}{home_counts.html(facts, filters)}</div>')
    left, right = st.columns([64, 36], gap="small")
    with left:
        _map(facts, filters, "wall_map")
    right.html(f'<div class="wall">{_places(question, found)}</div>')


def _map(facts: Facts, filters: Filters, key: str) -> None:
    paint, legend = look.picture(facts, filters, Question())
    maps.draw(state_choices(facts), paint, key=key, height=HEIGHT_PX, on_change=None)
    st.html(legend)


def _places(question: Question, found: Activity) -> str:
    rows = look.listed(question, found).head(PLACES)
    lines = [
        (look.place_name(row), words.count(row["incident_count"], bool(row.get("few"))), look.compared(row))
        for row in rows.to_dicts()
    ]
    missing = words.count(found.not_on_map, found.total_few)
    table = room_numbers.table((t("Place"), t("Incidents"), t("Comparison")), lines, t("None in this period."))
    return f"{table}<p>{t('Not on the map: {count}', count=missing)}</p>"
