"""Gangs: where each is active, how much it did, month by month, and when last."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from data.facts import Facts, ist_date
from data.once import once, once_a_moment
from queries import few, incidents
from queries.filters import Dates, Filters, period_dates
from queries.headlines import full_months
from queries.visible import FEW

UNREGISTERED = "UNREGISTERED"
"""Stands for gangs that are not in the register."""
MONTHS = 12
READ = (*few.OF_INCIDENTS, "gangs")
COLUMNS: Any = {
    "code": pl.String,
    **{"incident_count": pl.Int64, "few": pl.Boolean, "compared_count": pl.Int64, "compared_few": pl.Boolean},
    **{"last_on": pl.Date, "months": pl.List(pl.Int64), "months_few": pl.List(pl.Boolean)},
}


@once_a_moment
def active(facts: Facts) -> pl.DataFrame:
    """One row per gang and state where it is active today: gang, state. An incident in the last twelve months, or an entry of its
    presence that holds."""
    today = ist_date(facts.as_of)
    rows = incidents.within(facts.incidents, period_dates("12m", today, {})).filter("counted")
    both = incidents.tally(rows, ("gangs", "state"), np.zeros(rows.height, bool))
    acted = {(gang, state) for gangs, state in both for gang in gangs.split()}
    holds = (pl.col("until_on") >= today).fill_null(True) & (pl.col("from_on") <= today).fill_null(True)
    present = facts.gang_presences.filter(holds).select(pl.col("gang", "state").cast(pl.String)).rows()
    return pl.DataFrame(sorted(acted.union(present)), {"gang": pl.String, "state": pl.String}, orient="row")


def last_incident(facts: Facts, filters: Filters) -> dict[str, date]:
    """Gang, asked for or not -> the day of its last incident up to the end of the period, in the states asked for."""
    return _last_incident(facts, Filters(states=filters.states, forces=filters.forces), filters.dates(facts).last)


@once
def _last_incident(facts: Facts, anywhere: Filters, last: date) -> dict[str, date]:
    first = facts.incidents["day"][0] if facts.incidents.height else last
    return incidents.last_by_gang(incidents.picked(facts, anywhere, Dates(min(first, last), last)))


def counts(facts: Facts, filters: Filters, force: str | None) -> pl.DataFrame:
    """One row per gang of the register asked for, those without an incident too: code, incident_count, few, compared_count,
    compared_few (`queries.few`), last_on (null: none known), months (the counts of the last twelve full months), months_few
    (whether each is 1-2); most incidents first. Of states asked for: gangs active there or with an incident there."""
    rows = _every(facts, replace(filters, gangs=()), force)
    if filters.gangs:
        return rows.filter(pl.col("code").is_in(filters.gangs))
    if not filters.states:
        return rows
    here = active(facts).filter(pl.col("state").is_in(filters.states))["gang"]
    acted = (pl.col("incident_count") > 0) | (pl.col("compared_count") > 0)
    return rows.filter(acted | pl.col("code").is_in(here.implode()))


@once_a_moment
def _every(facts: Facts, filters: Filters, force: str | None) -> pl.DataFrame:
    """The rows of all gangs, whichever are asked for: kept once, as the page of one gang asks what the list of all does."""
    dates, compared = filters.dates(facts), filters.comparison_dates(facts)
    now, then = (_counted(facts, filters, span, force) for span in (dates, compared))
    last = last_incident(facts, filters)
    months = _by_month(facts, filters.of_any_period(), full_months(dates.last, MONTHS), force)
    codes = [code for code in facts.gangs["code"] if code != UNREGISTERED]
    none, no_months = (0, False), ([0] * MONTHS, [False] * MONTHS)
    rows = [
        (code, *now.get(code, none), *then.get(code, none), last.get(code), *months.get(code, no_months))
        for code in codes
    ]
    return pl.DataFrame(sorted(rows, key=_most_first), COLUMNS, orient="row")


def _most_first(row: tuple) -> tuple[int, int, str]:
    code, now, _, then = row[:4]
    return -now, -then, code


def _counted(facts: Facts, filters: Filters, dates: Dates, force: str | None) -> dict[str, tuple[int, bool]]:
    """Gang -> how many incidents of `dates` name it, and whether that stands for fewer."""
    rows = incidents.picked(facts, filters, dates).select(READ)
    shown = set(incidents.by_gang(few.open_rows(facts, rows, "incident", force))["gang"])
    return {
        gang: (few.MOST, True) if count < FEW and gang not in shown else (count, False)
        for gang, count in incidents.by_gang(rows).iter_rows()
    }


@once_a_moment
def _by_month(
    facts: Facts, filters: Filters, year: Dates, force: str | None
) -> dict[str, tuple[list[int], list[bool]]]:
    """Gang -> the same by month of `year`, which are the same whatever period is asked for."""
    day = "registered_on" if filters.basis == "registered" else "day"
    rows = incidents.picked(facts, filters, year).select(*READ, day)
    places, every = incidents.by_gang_and_month(rows, day, year)
    _, shown = incidents.by_gang_and_month(few.open_rows(facts, rows, "incident", force), day, year)
    small = (every > 0) & (every < FEW) & (shown == 0)
    counts = np.where(small, few.MOST, every)
    return {gang: (counts[place].tolist(), small[place].tolist()) for gang, place in places.items()}


def months(facts: Facts, filters: Filters) -> pl.Series:
    """The first days of the months of `counts`."""
    year = full_months(filters.dates(facts).last, MONTHS)
    return pl.Series("month", incidents.months_of(year), pl.Date)


def not_in_register_count(facts: Facts, filters: Filters) -> int:
    """Incidents of the period that name a gang which is not in the register."""
    rows = incidents.picked(facts, filters, filters.dates(facts))
    return incidents.naming(rows, (UNREGISTERED,)).height
