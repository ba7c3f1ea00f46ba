"""What changed since a meeting: each number as it was reported at the meeting, as the same days are known today, and now.

*Then* are as many days before the meeting as have gone since, so that like is compared with like; it is the comparison that the
first page makes for `period=since-...`, and gives the same numbers. Pages ask `records_changed.told`, which reads what was
corrected or withdrawn since.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import polars as pl

from data.facts import Facts
from data.once import once_a_moment
from queries import busiest, few, incidents
from queries.filters import Dates, Filters, past_meetings
from queries.visible import FEW, Viewer

LARGEST = 6
"""So many of the largest changes are said; killings and rises from zero always are."""
NONE_BEFORE_DAYS = 365
"""A kind of crime is new in a state where there was none of it in so many days before the meeting."""
KILLED = tuple(f"{who}_killed" for who in ("victims", "police", "accused"))
READ = [*few.OF_INCIDENTS, "state", "district", "gangs", "kind", *KILLED]
"""What counting asks of an incident."""
COUNTS = ("reported_count", "known_count", "now_count")
KEY = ["what", "code", "kind"]
Cell = tuple[str, str, str]
"""The values of KEY."""
COLUMNS: Any = (
    dict.fromkeys(KEY, pl.String) | dict.fromkeys(COUNTS, pl.Int64) | {f"{name}_few": pl.Boolean for name in COUNTS}
)
"""what: `state`, `district`, `gang`, `killed` (persons, by state) or `kind` (of crime, by state); code of it; kind of crime (empty
but for `kind`); reported_count: of the days before the meeting, as recorded when it met; known_count: of the same days, today;
now_count: since the meeting; and of each whether it stands for fewer (`queries.few`)."""


@dataclass(frozen=True)
class Since:
    """A meeting that was held, and the filters that ask for the days since, against as many before."""

    reference: str
    met_at: datetime
    filters: Filters
    now: Dates
    then: Dates


@dataclass(frozen=True)
class Told:
    """All that is said of what changed: `total` with the counts and flags of COLUMNS, frames with rows of COLUMNS."""

    total: dict[str, Any]
    rows: pl.DataFrame
    """Every number of which there was one or is one."""
    largest: pl.DataFrame
    from_zero: pl.DataFrame
    killed: pl.DataFrame


def told(facts: Facts, asked: Since, viewer: Viewer, reported: pl.DataFrame) -> Told:
    """As `viewer` may read it; `reported` are the incidents of `asked.then` as `queries.reported` gives them, whoever asks."""
    before = incidents.of_asked(reported, asked.filters)
    rows = changes(facts, asked, viewer, before)
    return Told(
        total(facts, asked, viewer, before),
        rows,
        largest(facts, asked, viewer, rows),
        from_zero(facts, asked, rows),
        killed(rows),
    )


@once_a_moment
def meetings(facts: Facts) -> pl.DataFrame:
    """Sittings held up to now, newest first, with `level`: rows of `Facts.meetings`."""
    levels = facts.meeting_series.select(pl.col("code").alias("series"), pl.col("level").cast(pl.String))
    return past_meetings(facts).join(levels, on="series", how="left", maintain_order="left")


@once_a_moment
def last_meeting(facts: Facts) -> str | None:
    """The reference of the last sitting at the highest level; of the last of all where none was held at that level."""
    held = meetings(facts)
    highest = held.filter(pl.col("level") == "dgp")
    rows = held if highest.is_empty() else highest
    return None if rows.is_empty() else str(rows["reference"][0])


def since(facts: Facts, filters: Filters, reference: str) -> Since:
    """`reference` is that of a sitting held up to now."""
    asked = replace(filters, period=f"since-{reference}", comparison="previous")
    met_at = facts.meetings.filter(pl.col("reference") == reference)["meets_at"][0]
    return Since(reference, met_at, asked, asked.dates(facts), asked.comparison_dates(facts))


def total(facts: Facts, asked: Since, viewer: Viewer, before: pl.DataFrame) -> dict[str, Any]:
    """Incidents in all; `before` are those that were reported at the meeting."""
    spans = (asked.then, asked.then, asked.now)
    known, now = (incidents.picked(facts, asked.filters, dates) for dates in (asked.then, asked.now))
    told: dict[str, Any] = {}
    for name, dates, rows in zip(COUNTS, spans, (before, known, now), strict=True):
        small = few.finer(asked.filters, dates) and few.is_few(facts, rows, "incident", viewer.sees_for)
        told |= {name: few.MOST if small else rows.height, f"{name}_few": small}
    return told


def changes(facts: Facts, asked: Since, viewer: Viewer, held: pl.DataFrame) -> pl.DataFrame:
    """Every number of which there was one or is one: rows of COLUMNS; `held` are the incidents reported at the meeting."""
    known, now = (incidents.picked(facts, asked.filters, dates) for dates in (asked.then, asked.now))
    spans = (asked.then, held), (asked.then, known), (asked.now, now)
    parts = [_seen(facts, asked.filters, dates, viewer.sees_for, rows) for dates, rows in spans]
    cells = dict.fromkeys(cell for part in parts for cell in part)
    found = [[part.get(cell, (0, False)) for part in parts] for cell in cells]
    rows = [
        (*cell, *(count for count, _ in said), *(few for _, few in said))
        for cell, said in zip(cells, found, strict=True)
    ]
    return pl.DataFrame(rows, COLUMNS, orient="row")


def largest(facts: Facts, asked: Since, viewer: Viewer, found: pl.DataFrame) -> pl.DataFrame:
    """The largest changes by state, district and gang, largest first: rows of `changes`. The first of them are those of the
    first page."""
    rows = busiest.changed_seen(facts, asked.filters, viewer, LARGEST).select("what", "code", kind=pl.lit(""))
    return rows.join(found, on=KEY, maintain_order="left")


def from_zero(facts: Facts, asked: Since, found: pl.DataFrame) -> pl.DataFrame:
    """What there was none of in the days before the meeting and is now, most first: of states and gangs; and kinds of crime in
    a state that had none of it for a year: rows of `changes`."""
    year = Dates(asked.now.first - timedelta(days=NONE_BEFORE_DAYS), asked.now.first - timedelta(days=1))
    rows = incidents.picked(facts, asked.filters, year)
    before = set(incidents.tally(rows, ("state", "kind"), np.zeros(rows.height, bool)))
    new = found.filter((pl.col("known_count") == 0) & (pl.col("now_count") > 0))
    first = [
        what in ("state", "gang") or (what == "kind" and (code, kind) not in before)
        for what, code, kind in new.select(KEY).iter_rows()
    ]
    rows = new.filter(pl.Series(first, dtype=pl.Boolean))
    return rows.sort("now_count", *KEY, descending=[True, False, False, False])


def killed(found: pl.DataFrame) -> pl.DataFrame:
    """One row per state in which persons were killed since the meeting, most first: rows of `changes`, in persons."""
    rows = found.filter((pl.col("what") == "killed") & (pl.col("now_count") > 0))
    return rows.sort("now_count", "code", descending=[True, False])


def _seen(
    facts: Facts, filters: Filters, dates: Dates, force: str | None, rows: pl.DataFrame
) -> dict[Cell, tuple[int, bool]]:
    """All counts of `rows` (of `dates`), those of fewer than FEW that are hidden as the most they may be, with whether they are. A
    state's count of a month or more stays whole."""
    whole = not few.finer(filters, dates)
    found = {}
    for cell, (count, shown) in _counted(facts, rows.select(READ), force).items():
        small = count < FEW and not shown and not (whole and cell[0] == "state")
        found[cell] = few.MOST if small else count, small
    return found


def _counted(facts: Facts, rows: pl.DataFrame, force: str | None) -> dict[Cell, tuple[int, int]]:
    """Incidents of `rows` by state, district, gang, and kind of crime in a state, and persons killed; and how many of these are of
    records that viewers of `force` may see. Never 0."""
    shown = few.whether_open(facts, rows, "incident", force).to_numpy()
    found: dict[Cell, tuple[int, int]] = {}
    for what in ("state", "district"):
        found |= {(what, code, ""): counts for (code,), counts in incidents.tally(rows, (what,), shown).items()}
    for (state, kind), counts in incidents.tally(rows, ("state", "kind"), shown).items():
        found["kind", state, kind] = counts
    for (gangs,), counts in incidents.tally(rows, ("gangs",), shown).items():
        for gang in gangs.split():
            _add(found, ("gang", gang, ""), counts)
    killed = np.sum([incidents.as_numbers(rows[name]) for name in KILLED], axis=0)
    places = np.flatnonzero(killed)
    persons = zip(rows["state"].gather(places), killed[places].tolist(), shown[places].tolist(), strict=True)
    for state, count, seen in persons:
        if state is not None:
            _add(found, ("killed", state, ""), (count, count * seen))
    return found


def _add(found: dict[Cell, tuple[int, int]], cell: Cell, counts: tuple[int, int]) -> None:
    before = found.get(cell, (0, 0))
    found[cell] = before[0] + counts[0], before[1] + counts[1]
