"""Incidents whose records a force keeps at home, as it counts them: said beside the incidents, never added to them.

The numbers are the force's own, shown as they were sent: there is no record behind them that a small number could tell of.
"""

import polars as pl

from data.facts import Facts
from data.once import once
from queries.activity import Question, of_month
from queries.filters import Dates, Filters
from queries.incidents import asked

EVERYTHING = Question()


def by_force(facts: Facts, filters: Filters, question: Question = EVERYTHING) -> pl.DataFrame:
    """One row per force with such counts of what is asked for: agency, incident_count (1 or more); by agency. By the day on which
    they occurred, also where records are counted by registration.

    None where gangs, a belt or both flags are asked for, which the counts do not tell, or published statistics.
    """
    untold = filters.gangs or question.belt_km or question.kind == "firing_for_extortion" or question.layer != "ours"
    rows = facts.home_counts.head(0) if untold else _picked(facts, filters, _dates(facts, filters, question))
    of_kind = rows.filter(pl.col("kind").cast(pl.String) == question.kind) if question.kind else rows
    return of_kind.group_by("agency").agg(pl.col("incident_count").sum()).sort("agency")


def _dates(facts: Facts, filters: Filters, question: Question) -> Dates:
    return of_month(filters.dates(facts), question.month)


@once
def _picked(facts: Facts, filters: Filters, dates: Dates) -> pl.DataFrame:
    """Rows of `_placed` on `dates`, of the states and forces asked for."""
    return _placed(facts).filter(pl.col("day").is_between(dates.first, dates.last) & asked(filters))


@once
def _placed(facts: Facts) -> pl.DataFrame:
    """The rows of `Facts.home_counts` with `state`: the district's, else the force's."""
    of_force = facts.agencies.select(agency="code", home="state")
    of_district = facts.districts.select(district="code", there="state")
    rows = facts.home_counts.join(of_force, on="agency", how="left").join(of_district, on="district", how="left")
    return rows.with_columns(state=pl.coalesce("there", "home"))
