"""What good practices are called, what is done, and what was measured: read when asked for, never kept."""

import polars as pl
from sqlalchemy import select

from data.schema.work import practice, practice_adoption
from queries import records
from queries.visible import LOCAL

KEY = ("agency", "reference")
PRACTICE = (*KEY, "title", "title_hi", "summary", "summary_hi")
MEASURED = (*KEY, "force", "measure", "period_from", "period_until")


def practices(keys: pl.DataFrame) -> pl.DataFrame:
    """One row per practice of `keys` (agency, reference): the columns of PRACTICE. They are shared with all participating
    forces. Raises NotReady while the database is away."""
    query = select(*[practice.c[name] for name in PRACTICE]).where(practice.c.withdrawn_at.is_(None))
    return records._fetched(query.where(records.one_of(practice, KEY)), keys, LOCAL)


def measured(keys: pl.DataFrame) -> pl.DataFrame:
    """One row per adoption of the practices of `keys`: the columns of MEASURED. Raises as `practices`."""
    query = select(*[practice_adoption.c[name] for name in MEASURED]).where(records.one_of(practice_adoption, KEY))
    return records._fetched(query, keys, LOCAL)
