"""The five numbers of the exchange of information, each with its comparison and its last twelve full months."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import polars as pl

from data.facts import Facts
from data.once import once_a_moment
from queries import answers, few, sharing, ways
from queries.exchange import Traffic
from queries.filters import Dates, Filters
from queries.incidents import month_after, months_of, within
from queries.visible import Viewer

MEASURES = ("answers_overdue", "answered_in_time", "messages", "deliveries", "informal_channels")
INDIA = ZoneInfo("Asia/Kolkata")
Turns = tuple[answers.Turn, answers.Turn]
"""Of now, and of the comparison."""


@dataclass(frozen=True)
class Figure:
    """One number now and in the comparison. `of` and `of_then`: of how many, where it is a part."""

    measure: str
    now: int
    then: int
    trend: list[float | None]
    """By month; of a part in per cent, None under 10 cases."""
    of: int | None = None
    of_then: int | None = None
    now_few: bool = False
    then_few: bool = False
    """Whether `now` and `then` stand for fewer (`queries.few`)."""


def figures(traffic: Traffic) -> list[Figure]:
    """The five, in the order of MEASURES."""
    facts, filters = traffic.facts, traffic.filters
    return [*_answered(facts, filters, _turns(facts, filters)), *_told(facts, filters)]


def _turns(facts: Facts, filters: Filters) -> Turns:
    apart = filters.dates(facts).last - filters.comparison_dates(facts).last
    return answers.turn(facts, facts.as_of), answers.turn(facts, facts.as_of - apart)


def as_seen(traffic: Traffic, viewer: Viewer) -> list[Figure]:
    """`figures` as `viewer` may read them: where a gang leaves so few deliveries, all hidden from him, they are not told, and
    neither is which way they went."""
    facts, filters = traffic.facts, traffic.filters
    return _as_seen(facts, filters, _turns(facts, filters), viewer.sees_for)


@once_a_moment
def _as_seen(facts: Facts, filters: Filters, _turns: Turns, force: str | None) -> list[Figure]:
    traffic = Traffic(facts, filters)
    found = figures(traffic)
    if not few.finer(filters, traffic.dates):
        return found
    now, then = (few.is_few(facts, rows, "delivery", force) for rows in (traffic.rows, traffic.then))
    overdue = overdue_few(facts, answers.unanswered(facts, filters), Viewer(force))
    return [
        _few(item, overdue, 0 < item.then < few.FEW) if item.measure == "answers_overdue" else _seen(item, now, then)
        for item in found
    ]


def owing_few(facts: Facts, filters: Filters, viewer: Viewer) -> frozenset[str]:
    """Agencies that owe so few answers, none of them open to `viewer` (`queries.few`)."""
    return _owing_few(facts, filters.at_any_time(), answers.turn(facts, facts.as_of), viewer.sees_for)


@once_a_moment
def _owing_few(facts: Facts, filters: Filters, _turn: answers.Turn, force: str | None) -> frozenset[str]:
    return few.cells(facts, answers.unanswered(facts, filters), "delivery", force, few.by("to_agency"))


def overdue_few(facts: Facts, waiting: pl.DataFrame, viewer: Viewer) -> bool:
    """Whether of the requests `waiting` so few are past their limit, and none is open to `viewer`."""
    overdue = waiting["answer"] == "overdue"
    return 0 < overdue.sum() < few.FEW and few.is_few(facts, waiting.filter(overdue), "delivery", viewer.sees_for)


def _seen(item: Figure, now: bool, then: bool) -> Figure:
    if item.measure == "informal_channels":
        item = replace(item, now=0, of=0) if now else item
        return replace(item, then=0, of_then=0) if then else item
    return _few(item, now, then) if item.measure in ("messages", "deliveries") else item


def _few(item: Figure, now: bool, then: bool) -> Figure:
    trend: list[float | None] = [few.MOST if count and count < few.FEW else count for count in item.trend]
    counted = replace(item, now=few.MOST if now else item.now, then=few.MOST if then else item.then)
    return replace(counted, now_few=now, then_few=then, trend=trend)


@once_a_moment
def _answered(facts: Facts, filters: Filters, _turns: Turns) -> list[Figure]:
    """What the clock decides: the same while no request is sent, answered or due."""
    year = Traffic(facts, filters).year
    by_month = _in_time_by_month(facts, filters.of_any_period(), year, _turns[0])
    return [_overdue(facts, filters, year), _in_time(facts, filters, by_month)]


@once_a_moment
def _told(facts: Facts, filters: Filters) -> list[Figure]:
    traffic = Traffic(facts, filters)
    messages = sharing.message_count(traffic.rows), sharing.message_count(traffic.then)
    by_month, deliveries = _told_by_month(facts, filters.of_any_period(), traffic.year)
    return [
        Figure("messages", *messages, by_month["message_count"].to_list()),
        Figure("deliveries", traffic.rows.height, traffic.then.height, deliveries),
        _informal(traffic, messages, by_month),
    ]


@once_a_moment
def _told_by_month(facts: Facts, filters: Filters, year: Dates) -> tuple[pl.DataFrame, list[float | None]]:
    """`ways.informal_by_month` of `year`, and its deliveries by month: the same whatever period is asked for."""
    sent = sharing.deliveries(facts, filters, year)
    return ways.informal_by_month(sent, year), sharing.by_month(sent, year)["delivery_count"].to_list()


def _overdue(facts: Facts, filters: Filters, year: Dates) -> Figure:
    """Now; a year before or a period before; and at the end of each month."""
    apart = filters.dates(facts).last - filters.comparison_dates(facts).last
    ends = [datetime.combine(month_after(month), time(), INDIA) - timedelta(seconds=1) for month in months_of(year)]
    now, then, *trend = answers.overdue_at(facts, filters, [facts.as_of, facts.as_of - apart, *ends])
    return Figure("answers_overdue", now, then, list(trend))


def _in_time(facts: Facts, filters: Filters, by_month: list[float | None]) -> Figure:
    spans = filters.dates(facts), filters.comparison_dates(facts)
    widest = Dates(min(span.first for span in spans), max(span.last for span in spans))
    rows = answers.requests(facts, filters, facts.as_of, widest)
    (count, of), (count_then, of_then) = (answers.in_time(within(rows, span)) for span in spans)
    return Figure("answered_in_time", count, count_then, by_month, of, of_then)


@once_a_moment
def _in_time_by_month(facts: Facts, filters: Filters, year: Dates, _turn: answers.Turn) -> list[float | None]:
    """In per cent, of the months of `year`: the same whatever period is asked for."""
    months = answers.in_time_by_month(answers.requests(facts, filters, facts.as_of, year), year)
    return [percent(*month) for month in months.select("in_time_count", "passed_count").rows()]


def _informal(traffic: Traffic, messages: tuple[int, int], by_month: pl.DataFrame) -> Figure:
    now, then = (ways.informal_count(rows) for rows in (traffic.rows, traffic.then))
    trend = [percent(*month) for month in by_month.select("informal_count", "message_count").rows()]
    return Figure("informal_channels", now, then, trend, *messages)


def percent(count: int, of: int) -> float | None:
    """None under 10 cases: there a percentage says nothing."""
    return 100 * count / of if of >= answers.FEW else None
