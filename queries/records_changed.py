"""Incidents that stood otherwise at a meeting than today: codes and counts, no texts, read when asked for."""

from datetime import datetime

import polars as pl
from sqlalchemy.exc import DBAPIError

from data.engine import NotReady, place, reading
from data.facts import Facts
from data.grants import FACTS
from data.once import once
from data.stood import incidents_at
from queries import records
from queries.changed import Since


def stood(facts: Facts, asked: Since) -> pl.DataFrame:
    """One row per incident that was corrected or withdrawn after the meeting, as it stood then: as `data.stood.incidents_at`.
    Numbers count what nobody may read one by one, as everywhere. Raises NotReady while the database is away."""
    return _at(facts, asked.met_at)


@once
def _at(_: Facts, at: datetime) -> pl.DataFrame:
    """What loads change, and withdraw, the facts see too: read once for the same facts."""
    engine = records._engine()
    try:
        with reading(engine, FACTS) as connection:
            return incidents_at(connection, at)
    except DBAPIError as trouble:
        raise NotReady("unreachable", place(engine)) from trouble


def none_known(incidents: pl.DataFrame) -> pl.DataFrame:
    """The same with no row, of the shape of `Facts.incidents`: while the database is away."""
    return incidents.clear().with_columns(withdrawn_at=pl.lit(None, incidents.schema["first_recorded_at"]))
