"""Where are gangs active, what do they do there, how densely, and which gang?"""

import streamlit as st

from queries import activity
from queries.activity import Activity, Question
from queries.filters import state_choices
from ui import activity as look
from ui import asked, charts, feeds, home_counts, maps, place, words
from ui.activity_question import question
from ui.words import heading, t

MAP_HEIGHT_PX = 590
BELT_UNLESS_CHOSEN_KM = 10

facts, filters = asked.facts(), asked.filters()


def picture(asked_for: Question, found: Activity) -> None:
    """The legend, the map, and what it does not show."""
    paint, legend = look.picture(facts, filters, asked_for, asked.own("place") or "")
    st.html(legend)
    maps.draw(state_choices(facts), paint, key="activity", height=MAP_HEIGHT_PX, on_change=place.clicked)
    st.markdown(look.off_the_map(asked_for, found))
    if few := look.few_hidden(found):
        st.markdown(few)
    for sentence in feeds.late_states(facts).values() if asked_for.layer == "ours" else ():
        st.markdown(f":orange[:material/schedule:] {sentence}")


def by_month(asked_for: Question) -> None:
    """The months of the period, and stepping through them."""
    of_all = Question(kind=asked_for.kind, belt_km=asked_for.belt_km)
    counts = activity.by_month_seen(facts, filters, of_all, asked.viewer())
    months = counts["month"].to_list()
    place.month_buttons(months, asked_for.month)
    chosen = months.index(asked_for.month) if asked_for.month in months else None
    figure = charts.months(counts.rename({"incident_count": "count", "incident_count_few": "count_few"}), chosen=chosen)
    charts.show(figure, key="months", alt=t("Incidents by month; the numbers stand on the columns."))


def near_borders(asked_for: Question) -> None:
    of_all = Question(kind=asked_for.kind, month=asked_for.month)
    km = asked_for.belt_km or BELT_UNLESS_CHOSEN_KM
    found = activity.near_borders_seen(facts, filters, of_all, km, asked.viewer())
    st.markdown(look.belt_answer(found), help=words.measure("belt")[1])


def beside(asked_for: Question, found: Activity) -> None:
    """Beside the map: the place that was clicked, else the months; then the table twin."""
    if asked_for.layer == "published":
        st.info(words.measure("published")[1])
    elif not place.summary(facts, filters, asked_for, found):
        by_month(asked_for)
        near_borders(asked_for)
    place.table(facts, asked_for, found)


st.title(heading("Gang activity map"))
answers = st.container()
asked_for = question(facts, filters)
found = activity.as_seen(facts, filters, asked_for, asked.viewer())
answers.html(look.answer(asked_for, found) + home_counts.html(facts, filters, asked_for))
left, right = st.columns([61, 39], gap="medium")
with left:
    picture(asked_for, found)
with right:
    beside(asked_for, found)
place.records_of(facts, filters, asked_for, found)
