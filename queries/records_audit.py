"""Who looked: lines of the log, for the auditor all of them, for a leader those at his own force's records."""

from datetime import UTC, datetime, timedelta

import polars as pl
from sqlalchemy import ColumnElement, Engine, Select, and_, false, func, or_, select
from sqlalchemy.exc import DBAPIError

from data.engine import NotReady, place, reading
from data.schema.running import access_log
from queries import records
from queries.roles import looks_seen
from queries.unusual import NAMED, USUAL_DAYS
from queries.visible import Viewer

LINE = (
    "id",
    "looked_at",
    "subject",
    "officer",
    "post",
    "role",
    "agency",
    "kind",
    "what",
    "filters",
    "purpose",
    "concerns",
)
SCHEMA: dict[str, pl.DataType] = {name: pl.String() for name in LINE} | {
    "id": pl.Int64(),
    "looked_at": pl.Datetime("us", "UTC"),
    "record_count": pl.Int64(),
}
PAGE = 50


def _may(viewer: Viewer) -> ColumnElement[bool]:
    """A leader sees who looked at his own force's records, and what his own officers looked at is not his to see."""
    seen = looks_seen(viewer)
    if seen == "all":
        return access_log.c.id > 0
    if seen == "own" and viewer.agency is not None:
        return (" " + access_log.c.concerns + " ").contains(f" {viewer.agency} ", autoescape=True)
    return false()


def _asked(viewer: Viewer, since: datetime, kinds: tuple[str, ...], wanted: str) -> ColumnElement[bool]:
    conditions = [_may(viewer), access_log.c.looked_at >= since]
    if kinds:
        conditions.append(access_log.c.kind.in_(kinds))
    if wanted.strip():
        searched = [access_log.c[name] for name in ("officer", "post", "subject", "what", "purpose", "filters")]
        conditions.append(or_(*[item.icontains(wanted.strip(), autoescape=True) for item in searched]))
    return and_(*conditions)


def looks(
    viewer: Viewer, since: datetime, kinds: tuple[str, ...] = (), wanted: str = "", page: int = 0
) -> pl.DataFrame:
    """One row per look since an instant that the viewer may read, of one page, latest first: LINE and `record_count`. Raises
    NotReady while the database is away."""
    query = _select().where(_asked(viewer, since, kinds, wanted))
    return _frame(query.order_by(access_log.c.id.desc()).limit(PAGE).offset(page * PAGE))


def looks_count(viewer: Viewer, since: datetime, kinds: tuple[str, ...] = (), wanted: str = "") -> int:
    """How many there are in all."""
    query = select(func.count()).where(_asked(viewer, since, kinds, wanted))
    return int(_frame_of(query, lambda result: result.scalar_one()))


def for_unusual(viewer: Viewer, now: datetime, days: int) -> pl.DataFrame:
    """The looks at named records, and refusals, that `unusual` needs to judge the last `days` days."""
    since = now.astimezone(UTC) - timedelta(days=days + USUAL_DAYS)
    return _frame(_select().where(_asked(viewer, since, (*NAMED, "refusal"), "")).order_by(access_log.c.id))


def _select() -> Select:
    return select(*[access_log.c[name] for name in SCHEMA])


def _frame(query: Select) -> pl.DataFrame:
    rows = _frame_of(query, lambda result: [tuple(row) for row in result])
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _frame_of(query: Select, take):
    engine: Engine = records._engine()
    try:
        with reading(engine) as connection:
            return take(connection.execute(query))
    except DBAPIError as trouble:
        raise NotReady("unreachable", place(engine)) from trouble
