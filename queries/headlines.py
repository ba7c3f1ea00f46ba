"""The five numbers leaders ask for first, each with its comparison; and their months."""

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
    """One number: its measure, its value now and then."""

    measure: str
    now: int
    then: int
    now_few: bool = False
    then_few: bool = False
    """Whether `now` and `then` stand for fewer (`queries.few`)."""


@once_a_moment
def headlines(facts: Facts, filters: Filters) -> list[Headline]:
    """The five, in the order of MEASURES."""
    counts = _counts(facts, filters, filters.dates(facts), filters.comparison_dates(facts))
    return [Headline(measure, *counts[measure]) for measure in MEASURES]


def trends(facts: Facts, filters: Filters) -> dict[str, pl.DataFrame]:
    """Measure -> month, count: the last twelve full months up to the last day asked for; a month just begun would look like a
    fall."""
    return _trends(facts, filters.of_any_period(), full_months(filters.dates(facts).last, 12))


def as_seen(facts: Facts, filters: Filters, viewer: Viewer) -> list[Headline]:
    """`headlines` as `viewer` may read them."""
    return _as_seen(facts, filters, viewer.sees_for)


@once_a_moment
def _as_seen(facts: Facts, filters: Filters, force: str | None) -> list[Headline]:
    return [_seen(facts, filters, force, item) for item in headlines(facts, filters)]


def _seen(facts: Facts, filters: Filters, force: str | None, item: Headline) -> Headline:
    if not _may_be_few(facts, filters, item.measure):
        return item
    what, pick = PICKED[item.measure]
    spans = filters.dates(facts), filters.comparison_dates(facts)
    now, then = (
        0 < count < few.FEW and few.is_few(facts, pick(facts, filters, span), what, force)
        for count, span in zip((item.now, item.then), spans, strict=True)
    )
    counted = replace(item, now=few.MOST if now else item.now, then=few.MOST if then else item.then)
    return replace(counted, now_few=now, then_few=then)


def _may_be_few(facts: Facts, filters: Filters, measure: str) -> bool:
    """Of all kinds together and without a gang these are sums over states and months, which stay whole."""
    kind = "firing_for_extortion" if measure == "firing_for_extortion" else None
    spans = filters.dates(facts), filters.comparison_dates(facts)
    return measure in PICKED and any(few.finer(filters, span, kind) for span in spans)


def trends_seen(facts: Facts, filters: Filters, viewer: Viewer) -> dict[str, pl.DataFrame]:
    """`trends` as `viewer` may read them; where a month may stand for fewer with count_few."""
    small = tuple(measure for measure in MEASURES if _may_be_few(facts, filters, measure))
    year = full_months(filters.dates(facts).last, 12)
    return _trends_seen(facts, filters.of_any_period(), year, small, viewer.sees_for)


@once_a_moment
def _trends_seen(
    facts: Facts, filters: Filters, year: Dates, small: tuple[str, ...], force: str | None
) -> dict[str, pl.DataFrame]:
    """Of the months of `year`, which are the same whatever period is asked for; those of `small` may be few."""
    seen = dict(_trends(facts, filters, year))
    for measure in small:
        months = frozenset[str]()
        if seen[measure]["count"].is_between(1, few.MOST).any():
            what, pick = PICKED[measure]
            months = few.cells(facts, pick(facts, filters, year), what, force, MONTHLY[what](filters, year))
        seen[measure] = few.marked(seen[measure], "month", count=months)
    return seen


def _firing(facts: Facts, filters: Filters, dates: Dates) -> pl.DataFrame:
    return incidents.of_kind(incidents.picked(facts, filters, dates), "firing_for_extortion")


def _firing_count(facts: Facts, filters: Filters, dates: Dates) -> int:
    """How many `_firing` are, without copying them."""
    return int(incidents.picked(facts, filters, dates).select(incidents.FIRING_FOR_EXTORTION.sum()).item())


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


def _counts(facts: Facts, filters: Filters, now: Dates, then: Dates) -> dict[str, tuple[int, int]]:
    """Measure -> how many on `now`, and on `then`."""
    spans = now, then
    widest = Dates(min(now.first, then.first), max(now.last, then.last))
    ran = operations.under_way(facts, filters, widest)
    items = actions.owned(facts, filters)
    counted = {
        "incidents": [incidents.picked(facts, filters, span).height for span in spans],
        "firing_for_extortion": [_firing_count(facts, filters, span) for span in spans],
        "deliveries": [sharing.delivery_count(facts, filters, span) for span in spans],
        "operations_under_way": [ran.select(operations.ran_on(span).sum()).item() for span in spans],
        "open_action_items": [items.select(actions.is_open(span.last).sum()).item() for span in spans],
    }
    return {measure: (found[0], found[1]) for measure, found in counted.items()}


@once_a_moment
def _trends(facts: Facts, filters: Filters, year: Dates) -> dict[str, pl.DataFrame]:
    """Measure -> month, count of the months of `year`, which are the same whatever period is asked for."""
    ends = [min(incidents.month_after(month) - timedelta(days=1), year.last) for month in incidents.months_of(year)]
    trends = {
        "incidents": incidents.by_month(incidents.picked(facts, filters, year), year, filters.basis),
        "firing_for_extortion": incidents.by_month(_firing(facts, filters, year), year, filters.basis),
        "deliveries": sharing.by_month(sharing.deliveries(facts, filters, year), year),
        "operations_under_way": operations.by_month(operations.under_way(facts, filters, year), year),
        "open_action_items": actions.by_month(actions.owned(facts, filters), ends),
    }
    return {measure: trend.rename({trend.columns[1]: "count"}) for measure, trend in trends.items()}
