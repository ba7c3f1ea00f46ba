"""The five numbers of the exchange of information, as cards."""

import streamlit as st

from queries import activity, few
from queries.exchange import Traffic
from queries.exchange_figures import Figure
from ui import trend, words
from ui.exchange import count, ratio
from ui.words import t


def cards(traffic: Traffic, found: list[Figure]) -> None:
    """Each with its comparison and its last twelve full months."""
    months = trend.named(activity.months(traffic.year))
    with st.container(key="exchange_cards"):
        columns = st.columns(len(found))
    for column, item in zip(columns, found, strict=True):
        with column.container(border=True, height="stretch"):
            title, definition = words.measure(item.measure)
            value, said, arrow = ratio(item) if item.of is not None else count(item)
            st.metric(title, value, said, delta_color="off", delta_arrow=arrow, help=definition)
            st.html(_trend(traffic, item, months))


def _trend(traffic: Traffic, item: Figure, months: list[str]) -> str:
    """The last twelve full months as a line with its text, as HTML."""
    finer = few.finer(traffic.filters, traffic.dates)
    told = [_percent(value) if item.of is not None else _count(value, finer) for value in item.trend]
    return trend.picture([value or 0 for value in item.trend], months, told)


def _percent(value: float | None) -> str:
    return t("fewer than 10 cases") if value is None else words.percent(value)


def _count(value: float | None, finer: bool) -> str:
    """Where so few are not told, one month's count of them is not either."""
    counted = int(value or 0)
    return words.count(counted, finer and 0 < counted < few.FEW)
