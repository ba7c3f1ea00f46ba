"""How fresh the forces' data is, in sentences."""

import polars as pl

from data.facts import Facts
from queries import freshness
from queries.activity import Question, of_month
from queries.filters import Filters
from ui import words
from ui.words import t


def late_states(facts: Facts) -> dict[str, str]:
    """State -> the sentence that its force's incident records are late. Only states whose police promised them."""
    forces = facts.agencies.filter(pl.col("kind") == "force").select("code", "state")
    late = freshness.feeds(facts).filter(pl.col("days_late") > 0).join(forces, left_on="agency", right_on="code")
    names = words.names(facts.states)
    return {row["state"]: sentence(str(names[row["state"]]), row) for row in late.to_dicts()}


def sentence(force: str, row: dict) -> str:
    """One row of `freshness.feeds`, neutrally."""
    if row["last_on"] is None:
        return t(
            "{force}: no incident record received yet; promised every {days} days.", force=force, days=row["every_days"]
        )
    return t(
        "{force}: last incident record on {day}; promised every {days} days, {late} days over.",
        force=force,
        day=words.day(row["last_on"]),
        days=words.number(row["every_days"]),
        late=words.number(row["days_late"]),
    )


def nil_states(facts: Facts, filters: Filters, question: Question) -> frozenset[str]:
    """States whose force says it had nothing to report in all of the time on the map."""
    if question.layer != "ours":
        return frozenset()
    return freshness.nil_states(facts, of_month(filters.dates(facts), question.month))
