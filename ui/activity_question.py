"""The map page's own choices as widgets; they stand in the address beside the filters."""

import streamlit as st

from data.facts import Facts
from queries import activity, incidents, published
from queries.activity import Question
from queries.filters import Filters
from ui import place, words
from ui.asked import choose
from ui.words import t

WHOLE = "all"


def question(facts: Facts, filters: Filters) -> Question:
    """What the reader asks of the map, from widgets in one row."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        layer, level, rate = _what(facts)
        if layer == "published":
            return _published(facts, level, rate)
        kinds = [WHOLE, "firing_for_extortion", *incidents.KINDS]
        kind = choose(st.selectbox, t("Kind"), "kind", kinds, _kind, width=300)
        belts = [WHOLE, *(str(km) for km in incidents.BELTS_KM)]
        km = choose(st.selectbox, t("Where"), "belt", belts, _belt, width=390)
    return Question(
        layer,
        level,
        kind=None if kind == WHOLE else kind,
        rate=rate,
        belt_km=None if km == WHOLE else int(km),
        month=place.month(activity.months(filters.dates(facts))),
    )


def _what(facts: Facts) -> tuple[str, str, str]:
    """Layer, level and rate; what the database holds nothing for is not offered."""
    layers = {"ours": t("Our incidents"), "published": t("Published statistics")}
    offered = list(layers) if facts.statistics.height else ["ours"]
    layer = choose(st.segmented_control, t("Layer"), "layer", offered, layers.__getitem__, required=True)
    levels = {"district": t("District"), "unit": t("Police unit"), "state": t("State")}
    offered = [level for level in levels if layer == "ours" or level != "unit"]
    level = choose(st.segmented_control, t("By"), "level", offered, levels.__getitem__, required=True)
    rates = {"count": t("Count"), "per_lakh": t("Per lakh of population")}
    known = level != "unit" and facts.states["population"].drop_nulls().len() > 0
    offered = list(rates) if known else ["count"]
    return layer, level, choose(st.segmented_control, t("Number"), "rate", offered, rates.__getitem__, required=True)


def _published(facts: Facts, level: str, rate: str) -> Question:
    years = [str(year) for year in published.years(facts)]
    year = choose(st.selectbox, t("Year"), "year", years, str, width=110)
    names = words.names(facts.crime_heads)
    heads = published.heads(facts, int(year))
    head = choose(st.selectbox, t("Crime head"), "head", heads, lambda code: str(names[code]), width=420)
    return Question("published", level, rate=rate, year=int(year), head=head)


def _kind(code: str) -> str:
    return t("All kinds") if code == WHOLE else words.kind(code)


def _belt(code: str) -> str:
    return t("Everywhere") if code == WHOLE else t("Within {km} km of an inter-state border", km=code)
