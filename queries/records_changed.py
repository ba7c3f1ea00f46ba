"""Incidents that were withdrawn since a meeting: codes and counts, no texts, read when asked for."""

from datetime import timedelta

import polars as pl
from sqlalchemy.exc import DBAPIError

from data import fact_rows
from data.engine import NotReady, place, reading
from data.grants import FACTS
from queries import records
from queries.changed import Since

REGISTERED_LATER_DAYS = 60
"""With numbers by day of registration, incidents of so many days earlier are looked at too."""


def withdrawn(asked: Since) -> pl.DataFrame:
    """One row per incident that was withdrawn after the meeting, of the days before it: as `fact_rows.withdrawn_incidents`.
    Numbers count what nobody may read one by one, as everywhere. Raises NotReady while the database is away."""
    first = asked.then.first - timedelta(days=REGISTERED_LATER_DAYS if asked.filters.basis == "registered" else 0)
    days = [first + timedelta(days=n) for n in range((asked.then.last - first).days + 1)]
    engine = records._engine()
    try:
        with reading(engine, FACTS) as connection:
            return fact_rows.withdrawn_incidents(connection, asked.met_at, days)
    except DBAPIError as trouble:
        raise NotReady("unreachable", place(engine)) from trouble


def none_known(incidents: pl.DataFrame) -> pl.DataFrame:
    """The same with no row, of the shape of `Facts.incidents`: while the database is away."""
    return incidents.clear().with_columns(withdrawn_at=pl.lit(None, incidents.schema["first_recorded_at"]))
