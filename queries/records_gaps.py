"""What was written about gaps: the nightly record of one day, and why some are kept off the wall; read when asked for."""

from datetime import UTC, date, datetime, timedelta

import polars as pl
from sqlalchemy import func, or_, select

from data.schema.meetings import gap_daily, gap_kept_off
from queries import records
from queries.records_gate import opened
from queries.visible import Viewer, visible

WRITTEN = (
    *("day", "gap_key", "rule", "must_act", "concerns", "severity", "numbers"),
    *("agency", "named_to", "handling", "review_by"),
)
KEPT = ("gap_key", "post", "made_at", "until_at", "reason")
TYPES: dict[str, pl.DataType] = {
    "day": pl.Date(),
    "review_by": pl.Date(),
    "severity": pl.Int64(),
    "made_at": pl.Datetime("us", "UTC"),
    "until_at": pl.Datetime("us", "UTC"),
}
NOT_OLDER_DAYS = 7
"""A record of a night that much earlier still says what stood; an older one does not."""


def written(day: date, viewer: Viewer) -> pl.DataFrame:
    """One row per gap of the nightly record of `day`, else of the last night before it, that `viewer` may read: the columns of
    WRITTEN. Empty where no night of that week was recorded. Raises NotReady while the database is away."""
    nights = select(func.max(gap_daily.c.day)).where(gap_daily.c.day.between(day - timedelta(NOT_OLDER_DAYS), day))
    query = select(*[gap_daily.c[name] for name in WRITTEN]).where(gap_daily.c.day == nights.scalar_subquery())
    return visible(_frame(query, WRITTEN, viewer), viewer).sort("gap_key")


def kept_off(viewer: Viewer) -> pl.DataFrame:
    """One row per gap that is kept off the wall now, the last word first: the columns of KEPT; posts, no persons. Raises as
    `written`."""
    now = datetime.now(UTC)
    stands = or_(gap_kept_off.c.until_at.is_(None), gap_kept_off.c.until_at > now)
    query = select(*[gap_kept_off.c[name] for name in KEPT]).where(stands, gap_kept_off.c.made_at <= now)
    return _frame(query, KEPT, viewer).sort("made_at", descending=True)


def _frame(query, names: tuple[str, ...], viewer: Viewer) -> pl.DataFrame:
    with opened(records._engine(), viewer) as connection:
        rows = [tuple(row) for row in connection.execute(query)]
    return pl.DataFrame(rows, schema={name: TYPES.get(name, pl.String()) for name in names}, orient="row")
