"""How the situation looks: the sentence in front and the five numbers; the lists beside the map stand in `situation_lists`.

Each part is one piece of HTML with links: a widget or chart of its own for every line would cost a rerun ten times as much.
"""

from collections.abc import Mapping
from html import escape

from data.facts import Facts
from queries.filters import Filters
from queries.headlines import Headline
from queries.sharing import agencies_asked
from ui import feeds, links, trend, words
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


def cards(facts: Facts, filters: Filters, found: list[Headline]) -> str:
    """The five numbers as HTML, each a link to its page, with its comparison, its last twelve full months, and a mark where
    forces' data is late."""
    return f'<div class="sajha-cards">{"".join(_card(facts, filters, item) for item in found)}</div>'


def _card(facts: Facts, filters: Filters, item: Headline) -> str:
    title, definition = words.measure(item.measure)
    page, datasets = HOMES[item.measure]
    change = t("{change} against {then}", change=words.difference(item.now, item.then), then=words.number(item.then))
    inner = (
        f"<b>{escape(title)}</b><strong>{words.number(item.now)}</strong>"
        f"<span>{_arrow(item)} {escape(change)}</span>{trend.line(item.trend)}{_behind(facts, filters, datasets)}"
    )
    return links.anchor(links.address(page, **OWN.get(item.measure, {})), inner, definition, "sajha-card")


def _arrow(item: Headline) -> str:
    return "" if item.now == item.then else "↑" if item.now > item.then else "↓"


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
