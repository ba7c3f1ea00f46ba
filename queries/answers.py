"""Answers to requests: who owes one, how long they take, and how many come within the limit.

The clock of a request runs from its receipt; from its sending where no receipt is stated (or one that cannot be: before
the sending, or after the answer). Times are calendar hours. A limit passes when more time is gone than it allows.
"""

from datetime import datetime
from typing import Literal

import numpy as np
import polars as pl

from data.facts import Facts, ist_date
from data.once import once, once_a_moment
from data.schema.vocabulary import URGENCIES
from queries.filters import Dates, Filters
from queries.incidents import within
from queries.sharing import whether_asked

STATES = ("in_time", "late", "overdue", "waiting", "answered")
"""Answered within the limit, answered after it, unanswered past it; with its limit not passed: waiting, or answered."""
PASSED = ("in_time", "late", "overdue")
"""The states of requests whose limit has passed: what answers in time are counted of."""
FEW = 10
"""Below this many cases there is no percentage."""


Turn = tuple[int, int, int]


def requests(facts: Facts, filters: Filters, at: datetime, dates: Dates | None = None) -> pl.DataFrame:
    """Requests as they stood at `at`, when later answers were not known; sent on `dates` (None: on any day), sent or
    received by those asked for, naming the gangs asked for: rows of `Facts.deliveries` and

    from_sending (the clock runs from sending), begins_s (its start, seconds after sending), limit_s (seconds; null: no
    limit held that day), adopted (by a meeting), taken_s (seconds to the answer, null: none), over_s (seconds past the
    limit at the answer or at `at`; negative: not yet), answer (one of STATES).
    """
    rows = _asked(facts, filters) if dates is None else within(_asked(facts, filters), dates)
    gone = int(at.timestamp()) - sent_s()
    taken = pl.when(pl.col("replied_s") <= pl.col("gone_s")).then((pl.col("replied_s") - pl.col("begins_s")).clip(0))
    timed = rows.with_columns(gone.alias("gone_s")).filter(pl.col("gone_s") >= 0)
    return _with_state(timed.with_columns(taken.alias("taken_s"), pl.col("gone_s") - pl.col("begins_s")))


def _asked(facts: Facts, filters: Filters) -> pl.DataFrame:
    if filters.at_any_time() == Filters():
        return _with_clock(facts)
    return _with_clock(facts).filter(_whether_asked(facts, filters.at_any_time()))


@once
def _whether_asked(facts: Facts, filters: Filters) -> pl.Series:
    return whether_asked(facts, _with_clock(facts), filters)


@once
def _with_clock(facts: Facts) -> pl.DataFrame:
    """All requests, with what does not depend on the hour of asking: from_sending, begins_s, limit_s, adopted."""
    return clocked(facts, facts.deliveries.lazy().filter(pl.col("kind") == "request"))


def clocked(facts: Facts, rows: pl.LazyFrame) -> pl.DataFrame:
    """Requests with from_sending, begins_s, limit_s, adopted, as `requests` says them."""
    received = pl.col("received_s")
    stated = (received >= 0) & (received <= pl.coalesce("replied_s", "received_s")).fill_null(False)
    with_base = rows.with_columns((~stated.fill_null(False)).alias("from_sending"))
    begins = pl.when("from_sending").then(0).otherwise("received_s").alias("begins_s")
    return with_base.with_columns(begins, *_limit(facts)).collect()


def sent_s() -> pl.Expr:
    """When a delivery was sent, in seconds since 1970; days begin at midnight in India."""
    return pl.col("day").cast(pl.Int64) * 86_400 - 19_800 + pl.col("sent_s")


def _limit(facts: Facts) -> list[pl.Expr]:
    """`limit_s` and `adopted`: of the urgency, as valid on the day of sending."""
    limit, adopted = pl.lit(None, pl.Int64), pl.lit(False)
    for row in facts.time_limits.sort("valid_from").to_dicts():
        holds = (pl.col("urgency") == row["urgency"]) & (pl.col("day") >= row["valid_from"])
        limit = pl.when(holds).then(pl.lit(row["limit_hours"] * 3600, pl.Int64)).otherwise(limit)
        adopted = pl.when(holds).then(row["adopted_reference"] is not None).otherwise(adopted)
    return [limit.alias("limit_s"), adopted.alias("adopted")]


def _with_state(rows: pl.DataFrame) -> pl.DataFrame:
    answered, passed = pl.col("taken_s").is_not_null(), pl.col("gone_s") > pl.col("limit_s")
    answer = (
        pl.when(passed & answered & (pl.col("taken_s") <= pl.col("limit_s")))
        .then(_state("in_time"))
        .when(passed & answered)
        .then(_state("late"))
        .when(passed)
        .then(_state("overdue"))
        .when(answered)
        .then(_state("answered"))
        .otherwise(_state("waiting"))
    )
    over = pl.coalesce("taken_s", "gone_s") - pl.col("limit_s")
    return rows.with_columns(over.alias("over_s"), answer.alias("answer")).drop("gone_s")


def _state(name: str) -> pl.Expr:
    return pl.lit(name, dtype=pl.Enum(STATES))


def unanswered(facts: Facts, filters: Filters) -> pl.DataFrame:
    """The rows of `requests` that wait now, whatever the period they were sent in; oldest first."""
    over = int(facts.as_of.timestamp()) - sent_s() - pl.col("begins_s") - pl.col("limit_s")
    return _waiting_now(facts, filters).with_columns(over.alias("over_s"))


def _waiting_now(facts: Facts, filters: Filters) -> pl.DataFrame:
    return _waiting(facts, filters.at_any_time(), turn(facts, facts.as_of))


@once
def _waiting(facts: Facts, filters: Filters, _turn: Turn) -> pl.DataFrame:
    rows = requests(facts, filters, facts.as_of).filter(pl.col("taken_s").is_null())
    return rows.sort("day", "sent_s", "number", maintain_order=True)


@once
def _owed(facts: Facts, filters: Filters, _turn: Turn) -> pl.DataFrame:
    return owed(_waiting(facts, filters, _turn))


def owed_now(facts: Facts, filters: Filters) -> pl.DataFrame:
    """The rows of `owed` for those of `unanswered`."""
    return _owed(facts, filters.at_any_time(), turn(facts, facts.as_of))


def overdue_pairs(facts: Facts, filters: Filters) -> tuple[tuple[str, str, str], ...]:
    """Who asked, who owes the answer, and the urgency, of those of `unanswered` that are past their limit: each once, in order."""
    return _overdue_pairs(facts, filters.at_any_time(), turn(facts, facts.as_of))


@once
def _overdue_pairs(facts: Facts, filters: Filters, _turn: Turn) -> tuple[tuple[str, str, str], ...]:
    rows = _waiting(facts, filters, _turn).filter(pl.col("answer") == "overdue")
    pairs = rows.select("agency", "to_agency", "urgency").unique(maintain_order=True)
    return tuple(pairs.select(pl.all().cast(pl.String)).rows())


def overdue_count(facts: Facts, filters: Filters) -> int:
    """How many of `unanswered` are past their limit."""
    return int((_waiting_now(facts, filters)["answer"] == "overdue").sum())


def turn(facts: Facts, at: datetime) -> Turn:
    """How many requests had been sent, had passed their limit, and had been answered by `at`: between two instants with the
    same three, every request stands where it stood."""
    second = int(at.timestamp())
    sent, due, until = _instants(facts)
    return gone_by(sent, second), gone_by(due, second, "left"), gone_by(until, second)


def gone_by(instants: pl.Series, at: int, side: Literal["left", "right"] = "right") -> int:
    """How many of `instants`, whole numbers in order, are not after `at` (`left`: are before it)."""
    return int(np.searchsorted(instants.to_numpy(), at, side))


@once
def _instants(facts: Facts) -> tuple[pl.Series, pl.Series, pl.Series]:
    """Of all requests, in seconds since 1970, each in order: sent, due, answered."""
    sent, rows = sent_s(), _with_clock(facts)
    due, answered = sent + pl.col("begins_s") + pl.col("limit_s"), sent + pl.max_horizontal("replied_s", "begins_s")
    found = rows.select(sent=sent, due=due, until=pl.when(pl.col("replied_s").is_not_null()).then(answered))
    first = pl.when(pl.col("replied_s").is_not_null()).then(sent + pl.col("replied_s"))
    both = pl.concat([found["until"], rows.select(first).to_series()])
    sent_at, due_at, until = (part.drop_nulls().sort() for part in (found["sent"], found["due"], both))
    return sent_at, due_at, until


def owed(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per agency that owes an answer (`rows` of `unanswered`): agency, waiting_count, overdue_count, oldest_on.

    Most overdue first.
    """
    by_force = rows.group_by(pl.col("to_agency").cast(pl.String).alias("agency"))
    counted = by_force.agg(
        pl.len().alias("waiting_count"),
        (pl.col("answer") == "overdue").sum().alias("overdue_count"),
        pl.col("day").min().alias("oldest_on"),
    )
    return counted.sort("overdue_count", "waiting_count", "agency", descending=[True, True, False])


def overdue_at(facts: Facts, filters: Filters, instants: list[datetime]) -> list[int]:
    """How many requests stood unanswered past their limit at each of `instants`."""
    begins = sent_s() + pl.col("begins_s")
    until = pl.max_horizontal(sent_s() + pl.col("replied_s"), begins)
    spans = _asked(facts, filters).select(due=begins + pl.col("limit_s"), until=until, answered="replied_s")
    seconds = [int(instant.timestamp()) for instant in instants]
    standing = [(pl.col("due") < at) & ((pl.col("until") > at) | pl.col("answered").is_null()) for at in seconds]
    return [int(count) for count in spans.select(s.sum().alias(str(n)) for n, s in enumerate(standing)).row(0)]


def nearest_rank(values: pl.Expr, percent: int) -> pl.Expr:
    """The smallest of `values` (nulls apart) that at least `percent` in a hundred do not exceed; null for none."""
    rank = (values.count() * percent + 99) // 100
    return values.drop_nulls().sort().get((rank.cast(pl.Int64) - 1).clip(lower_bound=0), null_on_oob=True)


def times(rows: pl.DataFrame, *by: str) -> pl.DataFrame:
    """A row per value of `by` (`agency` asks, `to_agency` answers, `urgency`) in `rows` of `requests`, or one for all:

    by ..., request_count, answered_count, median_s and nine_in_ten_s (seconds, of answered ones, exact, nearest rank),
    passed_count (limit passed), in_time_count (of them), not_due_count, from_sending_count (of answered ones).
    """
    if not by:
        return rows.select(_figures())
    agencies = [pl.col(name).cast(pl.String) for name in by if name != "urgency"]
    numbers = [pl.col(name).to_physical().cast(pl.Int64) for name in by]
    group = sum((number * 2 ** (16 * place) for place, number in enumerate(numbers)), pl.lit(0))
    found = rows.group_by(group.alias("group")).agg(pl.col(by).first(), *_figures()).drop("group")
    return found.with_columns(agencies).sort(by)


def _figures() -> list[pl.Expr]:
    answered = pl.col("taken_s").is_not_null()
    return [
        pl.len().alias("request_count"),
        answered.sum().alias("answered_count"),
        nearest_rank(pl.col("taken_s"), 50).alias("median_s"),
        nearest_rank(pl.col("taken_s"), 90).alias("nine_in_ten_s"),
        *_in_time(),
        (~_passed()).sum().alias("not_due_count"),
        (answered & pl.col("from_sending")).sum().alias("from_sending_count"),
    ]


def _passed() -> pl.Expr:
    return pl.col("answer").is_in(PASSED)


def _in_time() -> list[pl.Expr]:
    return [_passed().sum().alias("passed_count"), (pl.col("answer") == "in_time").sum().alias("in_time_count")]


def in_time(rows: pl.DataFrame) -> tuple[int, int]:
    """Of `rows` of `requests`: how many were answered in time, and of how many whose limit has passed."""
    passed, within_limit = rows.select(_in_time()).row(0)
    return within_limit, passed


def in_time_by_month(rows: pl.DataFrame, dates: Dates) -> pl.DataFrame:
    """One row per calendar month of `dates`, by day of sending: month (its first day), passed_count, in_time_count."""
    counted = rows.group_by(pl.col("day").dt.month_start().alias("month")).agg(_in_time())
    months = pl.select(month=pl.date_range(dates.first.replace(day=1), dates.last, "1mo"))
    found = months.join(counted, on="month", how="left", maintain_order="left")
    return found.with_columns(pl.col("passed_count", "in_time_count").fill_null(0))


@once_a_moment
def limits(facts: Facts) -> pl.DataFrame:
    """One row per urgency with a limit today: urgency, limit_hours, adopted_reference (null: only suggested)."""
    held = facts.time_limits.filter(pl.col("valid_from") <= ist_date(facts.as_of)).sort("valid_from")
    latest = held.group_by("urgency").agg(pl.col("limit_hours", "adopted_reference").last())
    order = pl.col("urgency").cast(pl.Enum(URGENCIES))
    return latest.sort(order).with_columns(pl.col("urgency").cast(pl.String))
