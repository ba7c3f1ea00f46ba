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
from queries.visible import Viewer


def told(facts: Facts, asked: Since, viewer: Viewer) -> Told:
    """`changed.told`. Raises NotReady while the database is away."""
    return _told(facts, asked, viewer.sees_for)


@once_a_moment
def _told(facts: Facts, asked: Since, force: str | None) -> Told:
    return changed.told(facts, asked, Viewer(force), stood(facts, asked.met_at))


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
    """The same with no row, of the shape of `Facts.incidents`: while the database is away."""
    return incidents.clear().with_columns(withdrawn_at=pl.lit(None, incidents.schema["first_recorded_at"]))
