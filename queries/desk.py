"""What waits on the desk of one force: requests to it, decisions on which it must act, and entries to be reviewed."""

from datetime import date, datetime, timedelta

import polars as pl

from data.facts import Facts
from queries import actions, answers, decisions
from queries.filters import Filters
from queries.gaps import found as gaps
from queries.visible import Viewer

AHEAD_DAYS = 30
"""A review due within so many days stands on the desk already."""
STANDING = "90d"
"""Gaps are those the nightly record holds: of all forces and 90 days."""


def requests(facts: Facts, agency: str, at: datetime) -> pl.DataFrame:
    """Rows of `answers.requests` that wait for an answer of `agency`, oldest first."""
    waits = pl.col("answer").is_in(["overdue", "waiting"]) & (pl.col("to_agency").cast(pl.String) == agency)
    rows = answers.requests(facts, Filters(forces=(agency,)), at).filter(waits)
    return rows.sort("day", "sent_s", "number")


def items(facts: Facts, agency: str, day: date) -> pl.DataFrame:
    """Rows of `decisions.standing` on which `agency` must act, overdue first; with own_status, where that force stands."""
    rows = decisions.described(facts, actions.open_on(actions.owned(facts, Filters(forces=(agency,))), day), day)
    own = facts.action_owners.filter(pl.col("force") == agency)
    own = own.select(*decisions.KEY, pl.col("status").alias("own_status"))
    rows = rows.join(own, on=decisions.KEY, how="left", maintain_order="left")
    done = pl.col("own_status").cast(pl.String) == "reported_complied"
    return rows.sort(done, "due_on", *decisions.KEY, nulls_last=True)


def gaps_of(facts: Facts, agency: str, viewer: Viewer) -> pl.DataFrame:
    """Gaps that concern `agency`, as `gaps.all_gaps` gives them: those on which it must act first."""
    rows = gaps.all_gaps(facts, Filters(forces=(agency,), period=STANDING), viewer, facts.as_of).rows
    ours = pl.col("must_act").str.split(" ").list.contains(agency)
    return rows.sort(~ours, maintain_order=True)


def reviews(facts: Facts, agency: str, day: date) -> pl.DataFrame:
    """One row per entry of the force's book of offenders whose review is past or due within AHEAD_DAYS: agency, reference,
    gang, review_by, days_over (negative: still ahead); longest past first."""
    own = facts.offenders.filter(pl.col("agency").cast(pl.String) == agency)
    due = own.filter(pl.col("review_by") <= day + timedelta(days=AHEAD_DAYS))
    over = (pl.lit(day) - pl.col("review_by")).dt.total_days().cast(pl.Int32).alias("days_over")
    found = due.select(pl.col("agency", "reference", "gang").cast(pl.String), "review_by", over)
    return found.sort("review_by", "reference")
