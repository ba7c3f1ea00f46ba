"""How the situation looks: the sentence in front and the five numbers; the lists beside the map stand in `situation_lists`.

Each part is one piece of HTML with links: a widget or chart of its own for every line would cost a rerun ten times as much.
"""

from collections.abc import Mapping
from html import escape

import polars as pl

from data.facts import Facts
from queries import headlines as numbers
from queries.filters import Filters
from queries.headlines import Headline
from queries.sharing import agencies_asked
from ui import asked, drawn, feeds, links, trend, words
from ui.cards import card, direction, row
from ui.exchange import force_names
from ui.words import t, tn

HOMES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "incidents": ("map", ("incident",)),
    "firing_for_extortion": ("map", ("incident",)),
    "deliveries": ("sharing", ("message",)),
    "operations_under_way": ("operations", ("operation",)),
    "open_action_items": ("meetings", ("meeting", "action_item", "action_update")),
}
"""The page behind each of the five numbers, and the feeds that it is made of."""
OWN = {
    "firing_for_extortion": {"kind": "firing_for_extortion"},
    "deliveries": {"view": "flow"},
}
"""What the page behind a number is asked beside the filters."""


@drawn.once_a_moment
def headlines(facts: Facts, filters: Filters) -> tuple[str, str]:
    """The answer and the cards of this page run."""
    found = numbers.as_seen(facts, filters, asked.viewer())
    return answer(found), cards(facts, filters, found, numbers.trends_seen(facts, filters, asked.viewer()))


def answer(found: list[Headline]) -> str:
    """The answer first, as HTML."""
    by = {item.measure: item for item in found}
    incidents = by["incidents"]
    said = t(
        "{incidents}, {change} against the comparison; {firing} firing for extortion. {open} of meetings still open.",
        incidents=_incidents(incidents),
        change=words.change(incidents.now, incidents.then, incidents.now_few, incidents.then_few),
        firing=_firing(by["firing_for_extortion"]),
        open=tn("{count} decision", "{count} decisions", by["open_action_items"].now),
    )
    return f'<p class="sajha-answer">{escape(said)}</p>'


def _incidents(item: Headline) -> str:
    said = tn("{count} incident", "{count} incidents", item.now)
    return t("{few} incidents", few=words.FEW) if item.now_few else said


def _firing(item: Headline) -> str:
    said = tn("{count} of them was", "{count} of them were", item.now)
    return t("{few} of them were", few=words.FEW) if item.now_few else said


def cards(facts: Facts, filters: Filters, found: list[Headline], trends: Mapping[str, pl.DataFrame]) -> str:
    """The five numbers as HTML, each a link to its page, with its comparison, its last twelve full months, and a mark where
    forces' data is late."""
    return row(_card(facts, filters, item, trends[item.measure]) for item in found)


def _card(facts: Facts, filters: Filters, item: Headline, months: pl.DataFrame) -> str:
    page, datasets = HOMES[item.measure]
    change = words.change(item.now, item.then, item.now_few, item.then_few)
    return card(
        item.measure,
        links.address(page, **OWN.get(item.measure, {})),
        words.count(item.now, item.now_few),
        t("{change} against {then}", change=change, then=words.count(item.then, item.then_few)),
        "" if item.now_few or item.then_few else direction(item.now - item.then),
        trend.line(months) + _behind(facts, filters, datasets),
    )


def _behind(facts: Facts, filters: Filters, datasets: tuple[str, ...]) -> str:
    """The mark that this number is too low where forces' data is late, as HTML; empty where none is."""
    late = feeds.late(facts, datasets)
    of_asked = agencies_asked(facts, filters)
    told = {code: said for code, said in late.items() if of_asked is None or code in of_asked}
    if not told:
        return ""
    names = force_names(facts)
    who = words.listing([names[code] for code in told], 1)
    return f'<em title="{escape(" ".join(told.values()))}">{escape(t("data late: {forces}", forces=who))}</em>'
