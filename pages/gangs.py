"""Who are the gangs, where active, with whom, who is in them and where, what was shared about them and done against them?"""

import streamlit as st

from queries import gangs
from ui import asked, feeds, gangs_persons, gangs_profile, gangs_time, gangs_work
from ui import gangs as look
from ui.words import heading, plain, t

FEEDS = ("incident", "message", "offender", "custody_event", "helper_action")
facts, filters, viewer = asked.facts(), asked.filters(), asked.viewer()


def every() -> None:
    """The list, most incidents first."""
    found = gangs.counts(facts, filters, viewer.sees_for)
    st.html(look.answer(facts, filters, found))
    st.html(look.table(facts, filters, viewer, found))
    st.caption(look.below(facts, filters))


def overview(code: str, texts: dict) -> None:
    """Time line and districts, then who sides with it and terror links."""
    left, right = st.columns([58, 42], gap="medium")
    with left:
        gangs_time.show(facts, filters, viewer, code)
    with right:
        gangs_profile.small_map(facts, filters, viewer, code)
    one, other = st.columns(2, gap="medium")
    one.html(gangs_profile.sides(facts, code, texts))
    other.html(gangs_profile.terror(facts, filters, code, texts))


def profile(code: str) -> None:
    texts = gangs_profile.written(code)
    gangs_profile.head(facts, code, texts)
    st.html(gangs_profile.answer(facts, filters, viewer, code))
    gangs_profile.ways_on(facts, filters, code)
    views = {"overview": t("Overview"), "persons": t("Hardcore criminals"), "work": t("Work against it")}
    view = asked.choose(
        st.segmented_control,
        t("Show"),
        "view",
        list(views),
        views.__getitem__,
        required=True,
        label_visibility="collapsed",
    )
    if view == "persons":
        gangs_persons.show(facts, viewer, code)
    elif view == "work":
        gangs_work.show(facts, filters, viewer, code)
    else:
        overview(code, texts)


st.title(heading("Gangs"))
chosen = look.chosen(facts)
if chosen is None:
    if given := asked.own("gang"):
        st.warning(t("The gang “{code}” in the link is not in the register.", code=plain(given[:40])))
    every()
else:
    profile(chosen)
feeds.foot(facts, FEEDS)
