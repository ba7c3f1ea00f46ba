"""Which sitting is being minuted, and what is proposed as the decision on a gap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from data.facts import Facts
from queries.exchange import sides, taking_part
from queries.filters import Dates

DUE_DAYS = 30
"""A decision is due so many days after the sitting unless the secretariat says otherwise."""
NOT_MINUTED = ("cancelled", "postponed")


def nearest(facts: Facts, day: date, most: int = 40) -> list[str]:
    """References of the sittings nearest to `day`, the nearest first, those of the day and before it ahead of later ones."""
    far = (pl.col("day") - day).dt.total_days()
    kept = facts.meetings.filter(~pl.col("status").cast(pl.String).is_in(NOT_MINUTED))
    return kept.sort(far.abs(), far > 0, "reference")["reference"].head(most).to_list()


def owners(facts: Facts, day: date) -> list[str]:
    """Agencies that take part on a day and so may be given something to do, in the readers' order."""
    here = set(facts.agencies.filter(taking_part(Dates(day, day)))["code"])
    return [code for code in sides(facts)["agency"] if code in here]


@dataclass(frozen=True)
class Proposal:
    """Who is proposed to do what is decided, until when, and who may see it."""

    lead: str | None
    associates: tuple[str, ...]
    due_on: date
    gap_key: str | None = None
    handling: str = "participants"


def proposed(sitting_on: date, today: date, gap: dict | None, may_own: Sequence[str]) -> Proposal:
    """For a gap (a row of gaps, or None): the forces that must act, of those that `may_own`, the first in the lead; due DUE_DAYS
    after the sitting, or after today where that has passed. What is open to some forces only stays so."""
    due = max(sitting_on, today) + timedelta(days=DUE_DAYS)
    if gap is None:
        return Proposal(None, (), due)
    act = [code for code in may_own if code in gap["must_act"].split()]
    handling = "participants" if gap["handling"] == "participants" else "named"
    return Proposal(act[0] if act else None, tuple(act[1:]), due, gap["gap_key"], handling)
