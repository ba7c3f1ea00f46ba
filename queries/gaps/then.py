"""The gaps of an earlier day beside those of today: which stood at a meeting, which of these have closed, which are new."""

from dataclasses import dataclass, replace
from datetime import date, datetime

import polars as pl

from data.facts import Facts, ist_date
from queries.filters import Filters
from queries.gaps.found import ORDER, WRITTEN_DOWN, all_gaps, asked_for, standing
from queries.visible import Viewer, visible


@dataclass(frozen=True)
class SinceThen:
    """Gaps that concern those asked for and that the viewer may read, of the day `on` against today."""

    on: date
    stood_count: int
    still: frozenset[str]
    """Keys of those that stood then and stand today."""
    closed: pl.DataFrame
    """Those that stood then and stand no more, worst first: gap_key, rule, must_act, concerns, severity, numbers (`{}`: not
    kept)."""
    new: frozenset[str]
    """Keys of those that did not stand then."""


def since_then(
    facts: Facts, filters: Filters, viewer: Viewer, now: datetime, written: pl.DataFrame
) -> SinceThen | None:
    """`written` are the rows of one day of the nightly record (`records_gaps.written`). None where there are none: nothing is
    known of that day; and where a gang is asked for, which the record does not name."""
    if written.is_empty() or filters.gangs:
        return None
    stood = asked_for(facts, visible(written, viewer, ist_date(now)), filters)
    of_today = replace(WRITTEN_DOWN, states=filters.states, forces=filters.forces)
    stands = set(all_gaps(facts, of_today, viewer, now).rows["gap_key"])
    closed = ~stood["gap_key"].is_in(standing(facts, WRITTEN_DOWN, now)["gap_key"].implode())
    return SinceThen(
        written["day"][0],
        stood.height,
        frozenset(stands.intersection(stood["gap_key"])),
        stood.filter(closed).sort(ORDER[0], "gap_key"),
        frozenset(stands.difference(written["gap_key"])),
    )
