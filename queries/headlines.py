"""The five numbers leaders ask for first, each with its comparison and its months."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import polars as pl

from data.facts import Facts
from data.once import once_a_moment
from queries import actions, few, incidents, operations, sharing
from queries.filters import Dates, Filters
from queries.visible import Viewer

MEASURES = ("incidents", "firing_for_extortion", "deliveries", "operations_under_way", "open_action_items")


@dataclass(frozen=True)
class Headline:
    """One number: its measure, its value now and then, and its trend."""

    measure: str
    now: int
    then: int
    trend: pl.DataFrame
    """month, count: the last twelve full months up to the last day asked for; a month just begun would look like a fall."""
    now_few: bool = False
    then_few: bool = False
    """Whether `now` and `then` stand for fewer (`queries.few`); the trend then has count_few."""


@once_a_moment
def headlines(facts: Facts, filters: Filters) -> list[Headline]:
    """The five, in the order of MEASURES."""
    now, then = filters.dates(facts), filters.comparison_dates(facts)
    year = full_months(now.last, 12)
    return [
        *_incident_headlines(facts, filters, now, then, year),
        _deliveries(facts, filters, now, then, year),
        _operations(facts, filters, now, then, year),
        _actions(facts, filters, now, then, year),
    ]


def as_seen(facts: Facts, filters: Filters, viewer: Viewer) -> list[Headline]:
    """`headlines` as `viewer` may read them."""
    return _as_seen(facts, filters, viewer.sees_for)


@once_a_moment
def _as_seen(facts: Facts, filters: Filters, force: str | None) -> list[Headline]:
    return [_seen(facts, filters, force, item) for item in headlines(facts, filters)]


def _seen(facts: Facts, filters: Filters, force: str | None, item: Headline) -> Headline:
    """Of all kinds together and without a gang these are sums over states and months, which stay whole."""
    kind = "firing_for_extortion" if item.measure == "firing_for_extortion" else None
    spans = filters.dates(facts), filters.comparison_dates(facts)
    if item.measure not in PICKED or not any(few.finer(filters, span, kind) for span in spans):
        return item
    what, pick = PICKED[item.measure]
    now, then = (few.is_few(facts, pick(facts, filters, span), what, force) for span in spans)
    year = full_months(spans[0].last, 12)
    by_month = MONTHLY[what](filters, year)
    months = few.cells(facts, pick(facts, filters, year), what, force, by_month)
    trend = few.marked(item.trend, "month", count=months)
    counted = replace(item, now=few.MOST if now else item.now, then=few.MOST if then else item.then)
    return replace(counted, now_few=now, then_few=then, trend=trend)


def _firing(facts: Facts, filters: Filters, dates: Dates) -> pl.DataFrame:
    return incidents.of_kind(incidents.picked(facts, filters, dates), "firing_for_extortion")


PICKED: dict[str, tuple[str, Callable[[Facts, Filters, Dates], pl.DataFrame]]] = {
    "incidents": ("incident", incidents.picked),
    "firing_for_extortion": ("incident", _firing),
    "deliveries": ("delivery", sharing.deliveries),
    "operations_under_way": ("operation", operations.under_way),
}
"""What each number that a gang narrows is made of."""
MONTHLY: dict[str, Callable[[Filters, Dates], few.Count]] = {
    "incident": lambda filters, _: few.by_month("registered_on" if filters.basis == "registered" else "day"),
    "delivery": lambda *_: few.by_month("day"),
    "operation": lambda _, year: lambda rows: operations.by_month(rows, year),
}


def full_months(day: date, count: int) -> Dates:
    """The last `count` calendar months that are over by the end of `day`."""
    after = (day + timedelta(days=1)).replace(day=1)
    months = after.year * 12 + after.month - 1 - count
    return Dates(date(months // 12, months % 12 + 1, 1), after - timedelta(days=1))


def _incident_headlines(facts: Facts, filters: Filters, now: Dates, then: Dates, year: Dates) -> list[Headline]:
    rows = {dates: incidents.picked(facts, filters, dates) for dates in (now, then, year)}
    found = []
    for measure, kind in (("incidents", None), ("firing_for_extortion", "firing_for_extortion")):
        of = {dates: incidents.of_kind(picked, kind) for dates, picked in rows.items()}
        trend = incidents.by_month(of[year], year, filters.basis).rename({"incident_count": "count"})
        found.append(Headline(measure, of[now].height, of[then].height, trend))
    return found


def _deliveries(facts: Facts, filters: Filters, now: Dates, then: Dates, year: Dates) -> Headline:
    rows = sharing.deliveries(facts, filters, _widest(now, then, year))
    count, compared = (incidents.within(rows, dates).height for dates in (now, then))
    trend = sharing.by_month(incidents.within(rows, year), year).rename({"delivery_count": "count"})
    return Headline("deliveries", count, compared, trend)


def _widest(*spans: Dates) -> Dates:
    return Dates(min(span.first for span in spans), max(span.last for span in spans))


def _operations(facts: Facts, filters: Filters, now: Dates, then: Dates, year: Dates) -> Headline:
    rows = operations.under_way(facts, filters, _widest(now, then, year))
    count, compared = rows.select(
        operations.ran_on(now).sum().alias("now"), operations.ran_on(then).sum().alias("then")
    ).row(0)
    trend = operations.by_month(rows, year).rename({"operation_count": "count"})
    return Headline("operations_under_way", count, compared, trend)


def _actions(facts: Facts, filters: Filters, now: Dates, then: Dates, year: Dates) -> Headline:
    items = actions.owned(facts, filters)
    count, compared = (actions.open_on(items, dates.last).height for dates in (now, then))
    ends = [min(incidents.month_after(month) - timedelta(days=1), year.last) for month in _months(year)]
    trend = actions.by_month(items, ends).rename({"open_count": "count"})
    return Headline("open_action_items", count, compared, trend)


def _months(dates: Dates) -> list[date]:
    return pl.select(pl.date_range(dates.first.replace(day=1), dates.last, "1mo")).to_series().to_list()
