"""What waits for my force today: answers we owe, decisions we must act on, gaps, files and reviews?"""

from html import escape

import streamlit as st

from queries.desk import gaps_of
from queries.roles import may_write
from ui import asked, desk, desk_items, desk_requests, feeds, rows, saving
from ui.exchange import force_names
from ui.words import heading, t, tn

facts, viewer = asked.facts(), asked.viewer()
st.title(heading("My desk"))


def at_work() -> None:
    """What waits in one line; then one heap at a time."""
    requests, items = desk_requests.waiting(facts, viewer), desk_items.standing(facts, viewer)
    found = gaps_of(facts, viewer.agency or "", viewer)
    gaps = tn("{count} gap that concerns us", "{count} gaps that concern us", found.height)
    said = "; ".join([desk_requests.answer(requests), desk_items.answer(items), gaps])
    force = escape(force_names(facts).get(viewer.agency or "", ""))
    st.html(f'<p class="sajha-answer"><b>{force}</b>: {escape(said)}{t(".")}</p>')
    if asked.filters().states or asked.filters().gangs:
        st.markdown(t("The desk is of your force: the choice of states and gangs changes nothing here."))
    saving.note()
    views = {
        "requests": t("Requests"),
        "items": t("Decisions"),
        "gaps": t("Gaps"),
        "files": t("Files"),
        "reviews": t("Reviews"),
    }
    view = asked.choose(
        st.segmented_control,
        t("Show"),
        "view",
        list(views),
        views.__getitem__,
        required=True,
        label_visibility="collapsed",
    )
    if view == "requests":
        desk_requests.show(facts, viewer, requests)
    elif view == "items":
        desk_items.show(facts, viewer, items)
    elif view == "gaps":
        desk.gap_list(facts, viewer, found)
    elif view == "files":
        desk.files(facts, viewer)
    else:
        desk.review_list(facts, viewer)


if viewer.agency is None or not may_write(viewer, "answers", viewer.agency):
    st.markdown(
        t("This desk is for the nodal officer of each force, who answers and reports for it. You write for no force.")
    )
else:
    try:
        at_work()
    except rows.AWAY:
        st.warning(t("The desk needs the database, which cannot be reached at the moment; it opens again by itself."))
feeds.foot(facts)
