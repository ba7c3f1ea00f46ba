"""What stands out: the gangs, districts and borders with most incidents, and the numbers that changed most."""

from collections.abc import Callable
from typing import Any

import polars as pl

from data.facts import Facts
from data.once import once_a_moment
from queries import borders as inter_state
from queries import few, incidents
from queries.filters import Dates, Filters
from queries.visible import Viewer

BORDER_KM = inter_state.USUAL_KM
FLAGS = ("incident_count_few", "compared_count_few")
COUNTS_OF = ("incident_count", "compared_count")
COLUMNS = {"districts": "district", "states": "state"}
"""What is a column of incidents."""
OF_GANGS = few.By(incidents.by_gang, lambda rows, gangs: incidents.naming(rows, tuple(gangs)))
COUNTED: Any = {"code": pl.String, "incident_count": pl.Int64, "compared_count": pl.Int64}


@once_a_moment
def gangs(facts: Facts, filters: Filters) -> pl.DataFrame:
    """One row per gang with an incident now or in the comparison: code, incident_count, compared_count; most first.
    An incident with two gangs is in both rows."""
    return _compared(*(incidents.by_gang(rows).rename({"gang": "code"}) for rows in _both(facts, filters)))


@once_a_moment
def districts(facts: Facts, filters: Filters) -> pl.DataFrame:
    """One row per district with an incident now or in the comparison: code (text), incident_count, compared_count."""
    return _compared(*(_by(rows, "district") for rows in _both(facts, filters)))


@once_a_moment
def states(facts: Facts, filters: Filters) -> pl.DataFrame:
    """One row per state with an incident now or in the comparison: code, incident_count, compared_count."""
    return _compared(*(_by(rows, "state") for rows in _both(facts, filters)))


@once_a_moment
def borders(facts: Facts, filters: Filters) -> pl.DataFrame:
    """One row per two states with an incident within BORDER_KM of their common border, on either side: code (`HR-RJ`),
    incident_count, compared_count; most first. As the page of borders counts: see `borders.near`."""
    return _compared(*(_by(rows, "pair") for rows in _near(facts, filters)))


def as_seen(facts: Facts, filters: Filters, what: str, viewer: Viewer) -> pl.DataFrame:
    """`gangs`, `districts`, `states` or `borders` as `viewer` may read it, with incident_count_few and compared_count_few
    (`queries.few`)."""
    return _as_seen(facts, filters, what, viewer.sees_for)


@once_a_moment
def _as_seen(facts: Facts, filters: Filters, what: str, force: str | None) -> pl.DataFrame:
    found = COUNTS[what](facts, filters)
    small = dict.fromkeys(COUNTS_OF, frozenset[str]())
    if what != "states" or any(few.finer(filters, dates) for dates in _dates(facts, filters)):
        small = {
            name: _few(facts, filters, dates, what, force, found.select("code", name))
            for name, dates in zip(COUNTS_OF, _dates(facts, filters), strict=True)
        }
    found = few.marked(found, "code", **small)
    return found.sort("incident_count", "compared_count", "code", descending=[True, True, False])


def _few(
    facts: Facts, filters: Filters, dates: Dates, what: str, force: str | None, counted: pl.DataFrame
) -> frozenset[str]:
    if what in COLUMNS:
        return few.of_incidents(facts, filters, dates, COLUMNS[what], force)
    if what == "borders":
        rows = inter_state.near(facts, filters, dates, BORDER_KM).select(*few.OF_INCIDENTS, "pair")
        return few.of_counted(facts, counted, rows, "incident", force, few.by_column("pair"))
    rows = incidents.picked(facts, filters, dates).select(*few.OF_INCIDENTS, "gangs")
    return few.of_counted(facts, counted, rows, "incident", force, OF_GANGS)


def changed_seen(facts: Facts, filters: Filters, viewer: Viewer, most: int = 3) -> pl.DataFrame:
    """The `most` largest changes of a count: what (`state`, `district`, `gang`), code, incident_count, compared_count, with the
    flags of `as_seen`, as `viewer` may read them."""
    of = {"state": "states", "district": "districts", "gang": "gangs"}
    every = [as_seen(facts, filters, name, viewer).with_columns(what=pl.lit(what)) for what, name in of.items()]
    change = (pl.col("incident_count") - pl.col("compared_count")).abs()
    rows = pl.concat(every).filter(change > 0).sort(change, "what", "code", descending=[True, False, False])
    return rows.select("what", *COUNTED, *FLAGS).head(most)


def _dates(facts: Facts, filters: Filters) -> tuple[Dates, Dates]:
    return filters.dates(facts), filters.comparison_dates(facts)


def _both(facts: Facts, filters: Filters) -> tuple[pl.DataFrame, pl.DataFrame]:
    now, then = (incidents.picked(facts, filters, some) for some in _dates(facts, filters))
    return now, then


def _by(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    return incidents.by_known(rows, column, "code")


def _near(facts: Facts, filters: Filters) -> tuple[pl.DataFrame, pl.DataFrame]:
    now, then = (inter_state.near(facts, filters, some, BORDER_KM) for some in _dates(facts, filters))
    return now, then


def _compared(now: pl.DataFrame, then: pl.DataFrame) -> pl.DataFrame:
    counts, before = dict(now.iter_rows()), dict(then.iter_rows())
    rows = [(code, counts.get(code, 0), before.get(code, 0)) for code in counts | before]
    rows.sort(key=lambda row: (-row[1], -row[2], row[0]))
    return pl.DataFrame(rows, COUNTED, orient="row")


COUNTS: dict[str, Callable[[Facts, Filters], pl.DataFrame]] = {
    "gangs": gangs,
    "districts": districts,
    "states": states,
    "borders": borders,
}
