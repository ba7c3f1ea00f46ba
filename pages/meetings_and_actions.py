"""Do the meetings take place as promised, who comes, and what became of what they decided?"""

import polars as pl
import streamlit as st

from queries import actions, decisions
from queries.cadence import by_level, cadence
from queries.headlines import full_months
from queries.meetings import last_day, sittings
from ui import asked, feeds, meetings_decisions, meetings_report, words
from ui import meetings as look
from ui.asked import choose
from ui.words import heading, t

facts, filters = asked.facts(), asked.filters()
dates, compared = filters.dates(facts), filters.comparison_dates(facts)
day = last_day(facts, dates)
series = cadence(facts, filters, dates)
standing = decisions.standing(facts, filters, day)


def last_reports() -> None:
    """The action taken reports of the last sittings at the highest levels, one click away."""
    with st.container(horizontal=True, vertical_alignment="center"):
        for level, reference in look.latest(facts):
            said = t("Action taken report, last {level} meeting", level=look.level(level))
            st.button(said, key=f"report_{level}", on_click=asked.set_own, args=("meeting", reference))


def work() -> None:
    """Open decisions: what needs attention first, force by force."""
    meetings_decisions.opened(facts, filters, day)
    months = decisions.month_ends(full_months(day, 12))
    by_month = decisions.by_series_and_month(facts, filters, months)
    left, right = st.columns([55, 45], gap="medium")
    with left:
        st.header(t("By force that must act"))
        meetings_decisions.by_owner(facts, decisions.standing_by_owner(facts, filters, day))
    with right:
        st.header(t("Open at each month's end"))
        meetings_decisions.by_month(by_month, months)
    st.header(t("Open decisions: overdue first, then without a report for a month"))
    meetings_decisions.listed(facts, standing)
    st.header(t("Open at each month's end, by series"))
    meetings_decisions.by_series_and_month(facts, by_month)


def kept() -> None:
    """Series with cadence kept and missed, and the sittings of the period or of the series chosen."""
    level = look.of_level(series)
    some = series if level is None else series.filter(pl.col("level") == level)
    before = cadence(facts, filters, compared)
    left, right = st.columns([58, 42], gap="medium")
    with left:
        look.by_level(by_level(some), by_level(before))
    right.caption(words.measure("missed_sittings")[1])
    look.by_series(facts, some)
    st.header(t("Sittings, newest first"))
    found = sittings(facts, filters, look.span(facts, dates))
    look.sittings(facts, look.of_series(facts, found if level is None else found.filter(pl.col("level") == level)))


def came() -> None:
    """Attendance by force and rank."""
    look.attendance(facts, filters, dates, compared, look.of_level(series))


VIEWS = {"decisions": work, "sittings": kept, "attendance": came}
st.title(heading("Meetings and actions"))
if asked.own("meeting") is None:
    st.html(meetings_decisions.answer(standing, *actions.standing_then(facts, filters, compared.last)))
    st.html(look.behind(facts, series))
if filters.gangs:
    st.markdown(t("Meetings and decisions name no gang: the choice of gangs changes nothing on this page."))
last_reports()
names = {"decisions": t("Decisions"), "sittings": t("Sittings and cadence"), "attendance": t("Attendance")}
view = choose(
    st.segmented_control, t("Show"), "view", list(VIEWS), names.__getitem__, required=True, label_visibility="collapsed"
)
if not meetings_report.opened(facts, filters):
    if view == "decisions":
        st.html(
            meetings_decisions.taken(decisions.taken(facts, filters, dates), decisions.taken(facts, filters, compared))
        )
    VIEWS[view]()
feeds.foot(facts)
