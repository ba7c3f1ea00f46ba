"""The filter bar: widgets <-> address bar <-> `Filters`.

The address wins when it says something new (a link, the back button); otherwise the session does, and the address is written
from it, so that filters survive a change of page.
"""

from dataclasses import replace
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.facts import Facts
from data.once import once, once_a_moment
from queries.filters import (
    BASES,
    COMPARISONS,
    KEYS,
    PRESETS,
    Filters,
    force_choices,
    past_meetings,
    read_address,
    state_choices,
)
from ui import tongue, trying, words
from ui.words import keyed, t

ANY_DATES = "any"


def take_filters(facts: Facts) -> Filters:
    """The filters of this run, with a note for what in the address meant nothing; kept in the session and the address."""
    address = {key: value for key, value in st.query_params.items() if key in KEYS}
    if "filters" not in st.session_state or (address and address != st.session_state.get("filters_written")):
        filters, dropped = read_address(address, facts)
        st.session_state["note"] = words.not_understood(dropped) if dropped else None
        _keep(filters)
        _fill_widgets(filters)
    _write_address()
    return st.session_state["filters"]


def _keep(filters: Filters) -> None:
    st.session_state["filters"] = filters
    st.session_state["filters_written"] = filters.address()


def _write_address() -> None:
    wanted = st.session_state["filters"].address()
    kept = {key: value for key, value in st.query_params.items() if key not in KEYS}
    if dict(st.query_params) != wanted | kept:
        st.query_params.from_dict(wanted | kept)


def _fill_widgets(filters: Filters) -> None:
    for key, value in _in_widgets(filters).items():
        st.session_state[key] = value


def _fill_missing(filters: Filters) -> None:
    """Streamlit forgets the value of a widget that a run has not drawn."""
    for key, value in _in_widgets(filters).items():
        if key not in st.session_state:
            st.session_state[key] = value


def _in_widgets(filters: Filters) -> dict[str, object]:
    """Key of a widget -> what stands in it."""
    own_dates = ".." in filters.period
    dates = {"bar_dates": tuple(map(date.fromisoformat, filters.period.split("..")))} if own_dates else {}
    return dates | {
        keyed("bar_period"): ANY_DATES if own_dates else filters.period,
        keyed("bar_states"): list(filters.states),
        keyed("bar_forces"): list(filters.forces),
        keyed("bar_gangs"): list(filters.gangs),
        keyed("bar_comparison"): filters.comparison,
        keyed("bar_basis"): filters.basis,
    }


def _changed(**parts: object) -> None:
    """A widget changed: keep the new filters, and say so in the address."""
    _keep(replace(st.session_state["filters"], **parts))
    _write_address()
    st.session_state["note"] = None


def _period_changed() -> None:
    chosen = st.session_state[keyed("bar_period")]
    if chosen != ANY_DATES:
        _changed(period=chosen)
        return
    dates = st.session_state["filters"].dates(st.session_state["facts"])
    st.session_state["bar_dates"] = (dates.first, dates.last)
    _changed(period=f"{dates.first}..{dates.last}")


def _dates_changed() -> None:
    chosen = st.session_state["bar_dates"]
    if len(chosen) == 2:
        _changed(period=f"{chosen[0]}..{chosen[1]}")


def _codes_changed(part: str) -> None:
    _changed(**{part: tuple(sorted(st.session_state[keyed(f"bar_{part}")]))})


def _value_changed(part: str) -> None:
    _changed(**{part: st.session_state[keyed(f"bar_{part}")]})


def bar(facts: Facts, filters: Filters) -> DeltaGenerator:
    """Draw the widgets, those behind a button when it is open. What it gives back is the room beside them."""
    row = st.container(key="filter_bar", horizontal=True, vertical_alignment="bottom")
    with row:
        _period(facts, filters)
        _codes("states", t("States"), state_choices(facts), words.names(facts.states), t("All states"))
        _codes("gangs", t("Gangs"), _gang_choices(facts), words.names(facts.gangs), t("All gangs"))
        box = st.popover(t("More filters"), key="more_filters", on_change="rerun")
    if box.open:
        with box:
            _more(facts, filters)
            trying.offer(facts)
    return row


def small_bar(facts: Facts, filters: Filters) -> None:
    """The same behind one small button, for the wall."""
    box = st.popover(t("Filters"), key="wall_filters", on_change="rerun")
    if box.open:
        _fill_missing(filters)
        with box:
            _period(facts, filters)
            _codes("states", t("States"), state_choices(facts), words.names(facts.states), t("All states"))
            _codes("gangs", t("Gangs"), _gang_choices(facts), words.names(facts.gangs), t("All gangs"))
            _more(facts, filters)


def put(filters: Filters) -> None:
    """Take these filters, whatever was chosen before: widgets and address follow."""
    _keep(filters)
    _fill_widgets(filters)
    st.session_state["note"] = None
    _write_address()


@once
def _gang_choices(facts: Facts) -> list[str]:
    return facts.gangs.sort("name")["code"].to_list()


@once_a_moment
def _periods(facts: Facts, _language: str) -> dict[str, str]:
    """The periods to choose from, in the reader's words: presets, since one of the last sittings, any dates."""
    meetings = [f"since-{reference}" for reference in past_meetings(facts)["reference"].head(12)]
    return {code: words.period(code, facts) for code in (*PRESETS, *meetings)} | {ANY_DATES: t("Any dates …")}


def _period(facts: Facts, filters: Filters) -> None:
    labels = _periods(facts, words.language())
    if filters.period not in labels and filters.period.startswith("since-"):
        labels = {filters.period: words.period(filters.period, facts)} | labels
    st.selectbox(
        t("Period"),
        list(labels),
        key=keyed("bar_period"),
        format_func=labels.__getitem__,
        on_change=_period_changed,
    )
    if ".." in filters.period:
        st.date_input(
            t("From and to"),
            key="bar_dates",
            min_value=date(2000, 1, 1),
            max_value=date(2100, 12, 31),
            format="DD.MM.YYYY",
            on_change=_dates_changed,
        )


def _codes(part: str, label: str, options: list[str], names: dict, empty: str) -> None:
    st.multiselect(
        label,
        options,
        key=keyed(f"bar_{part}"),
        format_func=lambda code: names.get(code, code),
        placeholder=empty,
        on_change=_codes_changed,
        args=(part,),
    )


def _more(facts: Facts, filters: Filters) -> None:
    _fill_missing(filters)
    compared = {"last-year": t("The same dates last year"), "previous": t("The days just before, as many")}
    st.radio(
        t("Compare with"),
        COMPARISONS,
        key=keyed("bar_comparison"),
        format_func=compared.__getitem__,
        on_change=_value_changed,
        args=("comparison",),
    )
    bases = {"occurred": t("Day of occurrence"), "registered": t("Day of registration")}
    st.radio(
        t("Count incidents by"),
        BASES,
        key=keyed("bar_basis"),
        format_func=bases.__getitem__,
        on_change=_value_changed,
        args=("basis",),
    )
    _codes("forces", t("Central agencies"), force_choices(facts), words.names(facts.agencies), t("None in particular"))
    tongue.both_titles()
