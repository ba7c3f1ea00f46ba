"""The five numbers of the exchange of information, as cards."""

from data.facts import Facts
from queries import activity, few
from queries.exchange import Traffic
from queries.exchange_figures import Figure, as_seen
from queries.filters import Filters
from ui import asked, drawn, links, trend, words
from ui.cards import card, row
from ui.exchange import count, ratio
from ui.words import t

OWN = {
    "answers_overdue": {"view": "waiting"},
    "answered_in_time": {"view": "times"},
    "messages": {"view": "flow"},
    "deliveries": {"view": "flow"},
    "informal_channels": {"view": "ways"},
}
"""What the page is asked to show behind a number."""


@drawn.once_a_look
def cards(facts: Facts, filters: Filters) -> str:
    """Each with its comparison and its last twelve full months, as HTML."""
    traffic = Traffic(facts, filters)
    months = trend.named(activity.months(traffic.year))
    return row(_card(traffic, item, months) for item in as_seen(traffic, asked.viewer()))


def _card(traffic: Traffic, item: Figure, months: list[str]) -> str:
    said = ratio(item) if item.of is not None else count(item)
    return card(item.measure, links.address("sharing", **OWN[item.measure]), *said, _trend(traffic, item, months))


def _trend(traffic: Traffic, item: Figure, months: list[str]) -> str:
    """The last twelve full months as a line with its text."""
    finer = few.finer(traffic.filters, traffic.dates)
    told = [_percent(value) if item.of is not None else _count(value, finer) for value in item.trend]
    return trend.picture([value or 0 for value in item.trend], months, told)


def _percent(value: float | None) -> str:
    return t("fewer than 10 cases") if value is None else words.percent(value)


def _count(value: float | None, finer: bool) -> str:
    """Where so few are not told, one month's count of them is not either."""
    counted = int(value or 0)
    return words.count(counted, finer and 0 < counted < few.FEW)
