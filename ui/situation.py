"""How the situation looks: the sentence, the five numbers, what stands out, what is overdue, how fresh the data is."""

from collections.abc import Callable
from html import escape
from typing import Literal

import polars as pl
import streamlit as st

from data.facts import Facts, ist_date
from queries import actions, answers, busiest, freshness, operation_board
from queries.filters import Filters
from queries.headlines import Headline
from ui import asked, charts, feeds, words
from ui.words import t, tn

HOMES = {
    "incidents": "map",
    "firing_for_extortion": "map",
    "deliveries": "sharing",
    "operations_under_way": "operations",
    "open_action_items": "meetings",
}
"""The page behind each of the five numbers."""
BAR_PX = 27


def answer(found: list[Headline]) -> str:
    """The answer first, as HTML."""
    by = {item.measure: item for item in found}
    incidents = by["incidents"]
    said = t(
        "{incidents}, {change} against the comparison; {firing} firing for extortion. {open} of meetings still open.",
        incidents=tn("{count} incident", "{count} incidents", incidents.now),
        change=words.difference(incidents.now, incidents.then),
        firing=tn("{count} of them was", "{count} of them were", by["firing_for_extortion"].now),
        open=tn("{count} decision", "{count} decisions", by["open_action_items"].now),
    )
    return f'<p class="sajha-answer">{escape(said)}</p>'


def cards(found: list[Headline]) -> None:
    """The five numbers, each with its comparison, its last twelve full months, and the way to its page."""
    for column, item in zip(st.columns(len(found)), found, strict=True):
        title, definition = words.measure(item.measure)
        kind = {"kind": "firing_for_extortion"} if item.measure == "firing_for_extortion" else {}
        with column.container(border=True, gap=None):
            asked.link(HOMES[item.measure], f"**{title}**", definition, **kind)
            st.metric(
                title,
                words.number(item.now),
                t(
                    "{change} against {then}",
                    change=words.difference(item.now, item.then),
                    then=words.number(item.then),
                ),
                delta_color="off",
                delta_arrow=_arrow(item),
                label_visibility="collapsed",
                chart_data=item.trend["count"].to_list(),
                chart_type="area",
            )


def _arrow(item: Headline) -> Literal["up", "down", "off"]:
    return "off" if item.now == item.then else "up" if item.now > item.then else "down"


def gangs(facts: Facts, filters: Filters) -> None:
    names = words.names(facts.gangs)
    _busiest("gangs", t("Busiest gangs"), busiest.gangs(facts, filters), lambda code: str(names.get(code, code)))


def districts(facts: Facts, filters: Filters) -> None:
    names = words.names(facts.districts)
    _busiest("districts", t("Busiest districts"), busiest.districts(facts, filters), lambda code: str(names[int(code)]))


def borders(facts: Facts, filters: Filters) -> None:
    title = t("Busiest borders, within {km} km", km=busiest.BORDER_KM)
    _busiest("borders", title, busiest.borders(facts, filters), lambda code: pair_name(facts, code), 3)


def _busiest(key: str, title: str, rows: pl.DataFrame, say: Callable[[str], str], most: int = 4) -> None:
    """Bars of those with most incidents; the upright mark at each is the comparison."""
    rows = rows.filter(pl.col("incident_count") > 0).head(most)
    st.markdown(f"**{title}**")
    if rows.is_empty():
        st.markdown(t("None in this period."))
        return
    labels = [say(code) for code in rows["code"]]
    counts, then = rows["incident_count"].to_list(), rows["compared_count"].to_list()
    figure = charts.ranked(labels, counts, then, height=16 + BAR_PX * rows.height)
    st.plotly_chart(figure, key=f"busiest_{key}", config=charts.CONFIG, alt=title)


def pair_name(facts: Facts, code: str) -> str:
    """Two states with a border, from `HR-RJ`."""
    names = words.names(facts.states)
    return " – ".join(str(names.get(state, state)) for state in code.split("-"))


def changed(facts: Facts, filters: Filters) -> None:
    """The three counts that changed most against the comparison."""
    st.markdown(f"**{t('Changed most')}**", help=t("Counts of incidents by state, district and gang."))
    registers = {"state": facts.states, "district": facts.districts, "gang": facts.gangs}
    for row in busiest.changed_most(facts, filters).to_dicts():
        names = words.names(registers[row["what"]])
        code = int(row["code"]) if row["what"] == "district" else row["code"]
        numbers = {"now": words.number(row["incident_count"]), "then": words.number(row["compared_count"])}
        change = words.difference(row["incident_count"], row["compared_count"])
        name = str(names.get(code, code))
        st.markdown(t("{name}: {now} against {then}, {change}", name=name, change=change, **numbers))


def overdue(facts: Facts, filters: Filters) -> None:
    """What should have happened and has not, each with the way to its page."""
    st.markdown(f"**{t('Overdue')}**")
    waiting = answers.unanswered(facts, filters).filter(pl.col("answer") == "overdue").height
    asked.link("sharing", tn("{count} request past its limit", "{count} requests past their limit", waiting))
    late = late_operations(facts, filters)
    asked.link("operations", tn("{count} operation past its plan", "{count} operations past their plan", late))
    items = actions.overdue_on(actions.owned(facts, filters), ist_date(facts.as_of)).height
    asked.link("meetings", tn("{count} decision past its due date", "{count} decisions past their due date", items))


def late_operations(facts: Facts, filters: Filters) -> int:
    """Operations past their planned start or end, those the viewer may only count among them."""
    viewer, dates = asked.viewer(), filters.dates(facts)
    seen = operation_board.on_board(operation_board.seen(facts, filters, viewer), dates)
    hidden = operation_board.unseen(facts, filters, viewer, dates)
    return int(operation_board.by_status(seen, hidden)["late_count"].sum())


def fresh(facts: Facts) -> None:
    """How fresh the forces' incident records are; the last to be heard of first."""
    every = freshness.feeds(facts)
    late = feeds.late_states(facts)
    in_time = every.filter(pl.col("days_late") == 0).height
    said = t("{fresh} of {all} forces sent incident records in time.", fresh=in_time, all=every.height)
    st.markdown(f"**{t('Data')}**: {said}")
    for sentence in list(late.values())[:2]:
        st.markdown(f":orange[:material/schedule:] {sentence}")
