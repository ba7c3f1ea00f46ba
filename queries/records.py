"""Records with names and texts, for keys that a query picked: read when asked for, page by page, never kept.

The only SQL of `queries`. What a viewer may see is decided here for rows with names, as `visible` decides for `Facts`.
"""

from functools import lru_cache

import polars as pl
from sqlalchemy import Engine, or_, select, tuple_

from data.engine import connect, reading
from data.schema.events import incident
from queries.visible import Viewer

PAGE = 20
INCIDENT = ("agency", "reference", "police_station", "fir_number", "sections", "summary", "summary_hi")


@lru_cache
def _engine() -> Engine:
    return connect()


def incidents(keys: pl.DataFrame, viewer: Viewer, page: int = 0) -> pl.DataFrame:
    """One row per incident of `keys` (agency, reference) that `viewer` may see, of one page, in the order of the keys:
    the columns of INCIDENT. Raises DBAPIError while the database is away.
    """
    wanted = keys.select(pl.col("agency", "reference").cast(pl.String)).slice(page * PAGE, PAGE)
    may = incident.c.handling == "participants"
    if viewer.agency is not None:
        may = or_(may, incident.c.agency == viewer.agency)
    query = select(*[incident.c[name] for name in INCIDENT]).where(
        tuple_(incident.c.agency, incident.c.reference).in_(wanted.rows()), may
    )
    with reading(_engine()) as connection:
        rows = connection.execute(query).tuples().all()
    schema = dict.fromkeys(INCIDENT, pl.String)
    return wanted.join(
        pl.DataFrame(rows, schema=schema, orient="row"), on=["agency", "reference"], maintain_order="left"
    )
