"""What changed since a meeting, with the incidents that stood otherwise then, which are read for it: codes and counts, no texts."""

from datetime import datetime

import polars as pl
from sqlalchemy.exc import DBAPIError

from data.engine import NotReady, place, reading
from data.facts import Facts
from data.grants import FACTS
from data.once import once, once_a_moment
from data.stood import incidents_at
from queries import changed, records
from queries.changed import Since, Told
from queries.filters import Dates
from queries.reported import reported
from queries.visible import Viewer


def told(facts: Facts, asked: Since, viewer: Viewer) -> Told:
    """`changed.told`. Raises NotReady while the database is away."""
    return _told(facts, asked, viewer.sees_for, False)


def told_while_away(facts: Facts, asked: Since, viewer: Viewer) -> Told:
    """The same as if nothing had been corrected or withdrawn since: nothing is known of it while the database is away."""
    return _told(facts, asked, viewer.sees_for, True)


@once_a_moment
def _told(facts: Facts, asked: Since, force: str | None, away: bool) -> Told:
    return changed.told(
        facts, asked, Viewer(force), _reported(facts, asked.filters.basis, asked.then, asked.met_at, away)
    )


@once
def _reported(facts: Facts, basis: str, dates: Dates, at: datetime, away: bool) -> pl.DataFrame:
    """The same for all who ask about the meeting, whatever states and gangs they ask for."""
    return reported(facts, basis, dates, at, none_known(facts.incidents) if away else stood(facts, at))


@once
def stood(_: Facts, at: datetime) -> pl.DataFrame:
    """One row per incident that was corrected or withdrawn after `at`, as it stood then: as `data.stood.incidents_at`. Numbers
    count what nobody may read one by one, as everywhere. Whatever loads change or withdraw, the facts see too: read once for the
    same facts. Raises NotReady while the database is away."""
    engine = records._engine()
    try:
        with reading(engine, FACTS) as connection:
            return incidents_at(connection, at)
    except DBAPIError as trouble:
        raise NotReady("unreachable", place(engine)) from trouble


def none_known(incidents: pl.DataFrame) -> pl.DataFrame:
    """`stood` without a row."""
    return incidents.clear().with_columns(withdrawn_at=pl.lit(None, incidents.schema["first_recorded_at"]))
