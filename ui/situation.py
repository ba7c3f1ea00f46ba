"""How the situation looks: the sentence, the five numbers."""

from html import escape
from typing import Literal

import streamlit as st

from queries.headlines import Headline
from ui import words
from ui.words import t, tn


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
    """The five numbers, each with its comparison and its last twelve full months."""
    for column, item in zip(st.columns(len(found)), found, strict=True):
        title, definition = words.measure(item.measure)
        column.metric(
            title,
            words.number(item.now),
            t("{change} against {then}", change=words.difference(item.now, item.then), then=words.number(item.then)),
            delta_color="off",
            delta_arrow=_arrow(item),
            help=definition,
            border=True,
            chart_data=item.trend["count"].to_list(),
            chart_type="bar",
        )


def _arrow(item: Headline) -> Literal["up", "down", "off"]:
    return "off" if item.now == item.then else "up" if item.now > item.then else "down"
