"""Where gangs are active: one number for every district, police unit or state, from our own records or as published.

Map total + not on the map = table total, whatever is asked.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import polars as pl

from data.facts import Facts
from data.once import once_a_moment
from queries import few, incidents, published
from queries.belt import Belt, belt
from queries.filters import Dates, Filters, state_choices
from queries.incidents import month_after
from queries.visible import Viewer

LEVELS = ("district", "unit", "state")
LAYERS = ("ours", "published")
RATES = ("count", "per_lakh")


@dataclass(frozen=True)
class Question:
    """What the map is asked beside the filters."""

    layer: str = "ours"
    level: str = "district"
    kind: str | None = None
    rate: str = "count"
    belt_km: int | None = None
    month: date | None = None
    """Only this month of the period (its first day)."""
    year: int = 0
    head: str = ""


@dataclass(frozen=True)
class Activity:
    """The answer. `places`: one row per place that could have incidents, zero ones too: code, name, name_hi, state,
    incident_count, compared_count, population (null: not known), per_lakh, on_map; most first."""

    total: int
    compared: int | None
    """The same for the comparison; None for published statistics."""
    places: pl.DataFrame
    not_on_map: int
    total_few: bool = False
    compared_few: bool = False
    """Whether total and compared stand for fewer (`queries.few`): then what is not on the map is 0, and says nothing."""

    def by_rate(self) -> pl.DataFrame:
        return self.places.sort("per_lakh", "incident_count", "code", descending=[True, True, False], nulls_last=True)


def months(dates: Dates) -> list[date]:
    """The first days of the calendar months that `dates` touches."""
    found = [dates.first.replace(day=1)]
    while (following := month_after(found[-1])) <= dates.last:
        found.append(following)
    return found


def of_month(dates: Dates, month: date | None) -> Dates:
    """The part of `dates` in the calendar month of `month`; all of `dates` where none is chosen."""
    if month is None:
        return dates
    return Dates(max(dates.first, month), min(dates.last, month_after(month) - timedelta(days=1)))


def picked(facts: Facts, filters: Filters, question: Question, dates: Dates) -> pl.DataFrame:
    """The incidents asked for: rows of `Facts.incidents`."""
    rows = incidents.of_kind(incidents.picked(facts, filters, dates), question.kind)
    return rows if question.belt_km is None else incidents.in_belt(rows, question.belt_km)


@once_a_moment
def by_month(facts: Facts, filters: Filters, question: Question) -> pl.DataFrame:
    """The rows of `incidents.by_month` for all months of the period, whichever is chosen."""
    dates = filters.dates(facts)
    return incidents.by_month(picked(facts, filters, question, dates), dates, filters.basis)


def by_month_seen(facts: Facts, filters: Filters, question: Question, viewer: Viewer) -> pl.DataFrame:
    """`by_month` as `viewer` may read it, with incident_count_few: a month of all kinds and gangs stays whole."""
    return _by_month_seen(facts, filters, question, viewer.sees_for)


@once_a_moment
def _by_month_seen(facts: Facts, filters: Filters, question: Question, force: str | None) -> pl.DataFrame:
    found, dates = by_month(facts, filters, question), filters.dates(facts)
    months: frozenset[str] = frozenset()
    if few.finer(filters, dates, question.kind, question.belt_km):
        day = "registered_on" if filters.basis == "registered" else "day"
        rows = picked(facts, filters, question, dates)
        months = few.cells(facts, rows, "incident", force, few.by_month(day))
    return few.marked(found, "month", incident_count=months)


def near_borders_seen(facts: Facts, filters: Filters, question: Question, km: int, viewer: Viewer) -> Belt:
    """`near_borders` as `viewer` may read it."""
    return _near_borders_seen(facts, filters, question, km, viewer.sees_for)


@once_a_moment
def _near_borders_seen(facts: Facts, filters: Filters, question: Question, km: int, force: str | None) -> Belt:
    """Inside and outside the belt is finer than a state, so each of the three counts is looked at."""
    found = near_borders(facts, filters, question, km)
    rows = picked(facts, filters, replace(question, belt_km=None), of_month(filters.dates(facts), question.month))
    judged = pl.col("border_km").is_not_null()
    parts = {
        "inside_count": incidents.in_belt(rows, km),
        "with_point_count": rows.filter(judged),
        "unknown_count": rows.filter(~judged),
    }
    hidden = frozenset(name for name, some in parts.items() if few.is_few(facts, some, "incident", force))
    return replace(found, few=hidden, **dict.fromkeys(hidden, few.MOST))


@once_a_moment
def near_borders(facts: Facts, filters: Filters, question: Question, km: int) -> Belt:
    """How much of what is asked for lies within `km` of a border."""
    rows = picked(facts, filters, replace(question, belt_km=None), of_month(filters.dates(facts), question.month))
    return belt(facts, rows, km, filters.states)


def activity(facts: Facts, filters: Filters, question: Question) -> Activity:
    return _published(facts, filters, question) if question.layer == "published" else _ours(facts, filters, question)


def as_seen(facts: Facts, filters: Filters, question: Question, viewer: Viewer) -> Activity:
    """`activity` as `viewer` may read it (`queries.few`): with the columns `few` and `compared_few` of places. Where a cell finer
    than a state by a month has so few incidents, all hidden from him, it is true, its count stands as the most it may be, and
    per_lakh as null. The totals are those of all records, so that map total + not on the map = table total, unless they
    themselves are so few."""
    return _as_seen(facts, filters, question, viewer.sees_for)


@once_a_moment
def _as_seen(facts: Facts, filters: Filters, question: Question, force: str | None) -> Activity:
    found = activity(facts, filters, question)
    if question.layer == "published":
        return replace(found, places=found.places.with_columns(few=pl.lit(False), compared_few=pl.lit(False)))
    spans = of_month(filters.dates(facts), question.month), _compared_dates(facts, filters, question)
    rows = [picked(facts, filters, question, dates) for dates in spans]
    finer = any(few.finer(filters, dates, question.kind, question.belt_km) for dates in _months_of(facts, filters))
    now, then = (_few_places(facts, filters, question, dates, finer, force) for dates in spans)
    total, before = (finer and few.is_few(facts, some, "incident", force) for some in rows)
    places = _blurred(found.places, now, then)
    counted = replace(found, places=places, total_few=total, compared_few=before)
    if before:
        counted = replace(counted, compared=few.MOST)
    return replace(counted, total=few.MOST, not_on_map=0) if total else counted


def _months_of(facts: Facts, filters: Filters) -> tuple[Dates, Dates]:
    """The spans asked for, whichever month of them is in view."""
    return filters.dates(facts), filters.comparison_dates(facts)


def _few_places(
    facts: Facts, filters: Filters, question: Question, dates: Dates, finer: bool, force: str | None
) -> frozenset[str]:
    """Of `picked`, by place. A state by a month stays whole, unless less than all its incidents are asked for."""
    level = question.level
    if level == "state" and not finer:
        return frozenset()
    if question.kind is None and question.belt_km is None:
        return few.of_incidents(facts, filters, dates, level, force)
    return few.cells(facts, picked(facts, filters, question, dates), "incident", force, few.by(level))


def _blurred(places: pl.DataFrame, now: frozenset[str], then: frozenset[str]) -> pl.DataFrame:
    marked = few.marked(places, "code", incident_count=now, compared_count=then)
    named = marked.rename({"incident_count_few": "few", "compared_count_few": "compared_few"})
    rate = pl.when(~pl.col("few")).then("per_lakh").alias("per_lakh")
    return named.with_columns(rate).sort("incident_count", "code", descending=[True, False])


def asked_states(facts: Facts, filters: Filters) -> list[str]:
    """The states that are painted: those asked for, else all with a participating force."""
    return list(filters.states) or state_choices(facts)


@once_a_moment
def _ours(facts: Facts, filters: Filters, question: Question) -> Activity:
    rows = picked(facts, filters, question, of_month(filters.dates(facts), question.month))
    then = picked(facts, filters, question, _compared_dates(facts, filters, question))
    places = _with_counts(_places(facts, filters, question.level), rows, then, question.level)
    return Activity(rows.height, then.height, places, rows.height - _shown(places))


def _shown(places: pl.DataFrame) -> int:
    return int(places.filter("on_map")["incident_count"].sum())


def _compared_dates(facts: Facts, filters: Filters, question: Question) -> Dates:
    """The comparison of the month chosen: the same days a year before, or as many days just before."""
    if question.month is None:
        return filters.comparison_dates(facts)
    part = of_month(filters.dates(facts), question.month)
    return Filters(period=f"{part.first}..{part.last}", comparison=filters.comparison).comparison_dates(facts)


def _with_counts(places: pl.DataFrame, rows: pl.DataFrame, then: pl.DataFrame, level: str) -> pl.DataFrame:
    now, before = (_counted(frame, level, name) for frame, name in ((rows, "incident_count"), (then, "compared_count")))
    found = places.join(now, on="code", how="left").join(before, on="code", how="left")
    return _rated(found.with_columns(pl.col("incident_count", "compared_count").fill_null(0)))


def _counted(rows: pl.DataFrame, level: str, name: str) -> pl.DataFrame:
    return incidents.by_known(rows, level, "code", name)


def _rated(places: pl.DataFrame) -> pl.DataFrame:
    rate = (pl.col("incident_count") * 100_000 / pl.col("population")).alias("per_lakh")
    return places.with_columns(rate).sort("incident_count", "code", descending=[True, False])


def _places(facts: Facts, filters: Filters, level: str) -> pl.DataFrame:
    """code (text), name, name_hi, state, population of the places of a level in the states asked for."""
    states = asked_states(facts, filters)
    if level == "state":
        found = facts.states.with_columns(pl.col("code").alias("state"), on_map=True)
    elif level == "unit":
        found = _units(facts)
    else:
        found = facts.districts.filter("police_reporting").with_columns(on_map=True)
    chosen = found.filter(pl.col("state").is_in(states))
    return chosen.select(pl.col("code").cast(pl.String), "name", "name_hi", "state", "population", "on_map")


def _units(facts: Facts) -> pl.DataFrame:
    """The police units that occur in incidents; one on no district of today is in the table and not on the map."""
    occurring = facts.incidents["unit"].unique().cast(pl.String)
    placed = pl.col("code").is_in(facts.unit_districts["unit"].unique().implode())
    known = facts.units.filter(pl.col("code").is_in(occurring.implode()))
    return known.with_columns(pl.lit(None, pl.Int32).alias("population"), placed.alias("on_map"))


@once_a_moment
def _published(facts: Facts, filters: Filters, question: Question) -> Activity:
    level = "state" if question.level == "state" else "district"
    rows = published.picked(facts, question.year, question.head, tuple(asked_states(facts, filters)))
    total = int(rows["registered_count"].sum())
    by = published.by_state(rows) if level == "state" else published.by_district(facts, rows)
    counted = by.select(pl.col(by.columns[0]).cast(pl.String).alias("code"), pl.col("incident_count").cast(pl.Int64))
    places = _published_places(facts, filters, level, counted)
    return Activity(total, None, _rated(places), total - _shown(places))


def _published_places(facts: Facts, filters: Filters, level: str, counted: pl.DataFrame) -> pl.DataFrame:
    """Only places with a published figure: one without is not zero, it was not published."""
    everywhere = _places(facts, Filters(states=tuple(facts.states["code"])), level)
    found = everywhere.join(counted, on="code")
    return found.with_columns(pl.lit(None, pl.UInt32).alias("compared_count"))


def rows_of(facts: Facts, filters: Filters, question: Question, code: str) -> pl.DataFrame:
    """The incidents behind the number of the place `code`, newest first: rows of `Facts.incidents`."""
    rows = picked(facts, filters, question, of_month(filters.dates(facts), question.month))
    return rows.filter(pl.col(question.level).cast(pl.String) == code).reverse()
