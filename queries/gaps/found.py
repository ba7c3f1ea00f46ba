"""All gaps of all rules: what a viewer may read of them, what he may only count, and which side must act."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime

import polars as pl

from data.facts import Facts, ist_date
from data.once import once_a_moment
from queries.answers import gone_by
from queries.filters import Dates, Filters
from queries.gaps import books, border, conflict, exchange, shots, told, work
from queries.gaps.small import Cells, as_read, cells
from queries.sharing import agencies_asked
from queries.visible import Viewer, hidden, visible

Rule = Callable[[Facts, Filters, datetime], pl.DataFrame]
Passed = tuple[int, int]
"""How many instants have passed after which a rule that goes by the clock may find something else."""
OF_THE_PERIOD: tuple[Rule, ...] = (
    told.untold_gang,
    border.border_meetings_missed,
    border.no_border_meeting,
    exchange.given_and_received,
)
"""Rules that look at the period asked for."""
OF_TODAY: tuple[Rule, ...] = (
    told.untold_offender,
    exchange.nothing_sent,
    exchange.messages_fell,
    conflict.operations_in_conflict,
    work.operations_not_started,
    work.operations_not_ended,
    work.actions_overdue,
    work.actions_unreported,
    work.actions_not_accepted,
    books.review_passed,
    books.unproven_over_a_year,
    books.feed_late,
    books.feed_fell,
)
"""Rules that find the same whatever period is asked for."""
RULES = (*OF_THE_PERIOD, *OF_TODAY, exchange.slow_answers, shots.border_shooting_untold)
"""The last two go by the clock, and but the very last finds the same whatever period is asked for."""
WRITTEN_DOWN = Filters(period="90d")
"""What the nightly record is made with: all forces, 90 days, whatever a viewer asks for."""
CONFLICT = "operations_in_conflict"
ORDER = [-pl.col("severity"), -pl.col("size"), pl.col("since_on"), pl.col("gap_key")]


@dataclass(frozen=True)
class Found:
    """The gaps asked for that a viewer may read, worst first; and how many others there are, of which no more is said."""

    rows: pl.DataFrame
    """Rows of SCHEMA."""
    conflict_count: int
    """Operations of other forces in conflict: their forces see them. Of all forces: a smaller count would say whose."""
    hidden_count: int
    """Other gaps that the viewer may not read one by one and on which those asked for must act: whom else they concern would
    tell what they are about; 0 where a gang is asked for, which would name it."""


def all_gaps(facts: Facts, filters: Filters, viewer: Viewer, now: datetime) -> Found:
    """What the rules find at `now` that concerns an agency asked for, on either side, and names the gangs asked for."""
    looked = _looked(facts, now)
    return _all_gaps(looked, filters, viewer.sees_for, _passed(looked))


@once_a_moment
def _all_gaps(facts: Facts, filters: Filters, force: str | None, _gone: Passed) -> Found:
    viewer, today = Viewer(force), ist_date(facts.as_of)
    every = standing(facts, filters, facts.as_of)
    rows = asked_for(facts, every, filters)
    out = hidden(every.filter(pl.col("rule") == CONFLICT), viewer)
    other = hidden(_to_act(facts, rows, filters).filter(pl.col("rule") != CONFLICT), viewer, today)
    read = as_read(visible(rows, viewer, today), _few(facts, filters, force))
    return Found(read, out.height, 0 if filters.gangs else other.height)


def to_write_down(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """`standing` with counts as somebody of no force may read them: who will look is not known."""
    return as_read(standing(facts, filters, now), _few(_looked(facts, now), filters, None))


def _few(facts: Facts, filters: Filters, force: str | None) -> Cells:
    return _few_of(facts, filters.dates(facts), force)


@once_a_moment
def _few_of(facts: Facts, dates: Dates, force: str | None) -> Cells:
    rows = pl.concat([_of_the_period(facts, dates), of_today(facts)])
    return cells(facts, rows, _only(dates), facts.as_of, force)


def _looked(facts: Facts, now: datetime) -> Facts:
    return facts if facts.as_of == now else replace(facts, as_of=now)


def standing(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """Every gap between any forces, of the period asked for, worst first; for nobody's eyes but those of `visible`, and with
    counts that only `all_gaps` and `to_write_down` make fit to be read."""
    looked = _looked(facts, now)
    return _standing(looked, filters.dates(looked), _passed(looked))


def _passed(facts: Facts) -> Passed:
    answers, weeks = exchange.instants(facts, ist_date(facts.as_of)), shots.instants(facts)
    return gone_by(answers, int(facts.as_of.timestamp())), gone_by(weeks, shots.instant(facts.as_of), "left")


@once_a_moment
def _standing(facts: Facts, dates: Dates, gone: Passed) -> pl.DataFrame:
    untold = shots.border_shooting_untold(facts, _only(dates), facts.as_of)
    parts = [_of_the_period(facts, dates), of_today(facts), _slow_answers(facts, gone[0]), untold]
    return pl.concat(parts).sort(ORDER, nulls_last=True)


@once_a_moment
def _slow_answers(facts: Facts, _gone: int) -> pl.DataFrame:
    return exchange.slow_answers(facts, Filters(), facts.as_of)


def _only(dates: Dates) -> Filters:
    return Filters(period=f"{dates.first}..{dates.last}")


@once_a_moment
def _of_the_period(facts: Facts, dates: Dates) -> pl.DataFrame:
    """What does not depend on the hour, worked out once for all viewers."""
    return pl.concat([rule(facts, _only(dates), facts.as_of) for rule in OF_THE_PERIOD])


@once_a_moment
def of_today(facts: Facts) -> pl.DataFrame:
    """The same of rules that look at no period: once for all of them too."""
    return pl.concat([rule(facts, Filters(), facts.as_of) for rule in OF_TODAY])


def asked_for(facts: Facts, rows: pl.DataFrame, filters: Filters) -> pl.DataFrame:
    """Of `rows`, those that concern an agency asked for and name a gang asked for."""
    agencies = agencies_asked(facts, filters)
    if agencies is not None:
        rows = rows.filter(_one_of(rows["concerns"], agencies))
    return rows.filter(_one_of(rows["gang"], filters.gangs)) if filters.gangs else rows


def _one_of(names: pl.Series, codes: Collection[str]) -> pl.Series:
    """Whether each of `names` (codes with a space between) holds one of `codes`."""
    wanted = frozenset(codes)
    return pl.Series([not wanted.isdisjoint((text or "").split()) for text in names], dtype=pl.Boolean)


def two_lists(facts: Facts, rows: pl.DataFrame, filters: Filters) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Of gaps asked for: those on which the agencies asked for must act, and those on which others must act for them."""
    ours = _to_act(facts, rows, filters)
    return ours, rows.join(ours.select("gap_key"), on="gap_key", how="anti", maintain_order="left")


def _to_act(facts: Facts, rows: pl.DataFrame, filters: Filters) -> pl.DataFrame:
    agencies = agencies_asked(facts, filters)
    return rows if agencies is None else rows.filter(_one_of(rows["must_act"], agencies))
