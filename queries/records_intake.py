"""Loads, and the rows of theirs that were refused or doubtful: read when asked for, page by page, never kept."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import polars as pl
from sqlalchemy import Connection, Select, func, select
from sqlalchemy.exc import DBAPIError

from data.engine import NotReady, place, reading
from data.schema.running import flagged_row, load, rejected_row
from queries import records
from queries.loads import may_see_rows
from queries.records_gate import opened
from queries.visible import LOCAL, Viewer

PAGE = records.PAGE
COUNTS = ("received", "accepted", "unchanged", "repeated", "rejected", "flagged", "withdrawn")
LOAD = (
    "id",
    "agency",
    "dataset",
    "file_name",
    "loaded_at",
    "loaded_by",
    *(f"{name}_count" for name in COUNTS),
    "undone_at",
)
PROBLEM = ("row_number", "rule", "column_name", "value", "parameters")
KINDS = {"rejected": rejected_row, "flagged": flagged_row}
_INSTANT = pl.Datetime("us", "UTC")


@contextmanager
def _reading() -> Iterator[Connection]:
    """By the server's own rights: no role of PostgreSQL reads refused rows. Who may see them `may_see_rows` decides."""
    engine = records._engine()
    try:
        with reading(engine) as connection:
            yield connection
    except DBAPIError as trouble:
        raise NotReady("unreachable", place(engine)) from trouble


def loads(agencies: Sequence[str] | None, dataset: str | None, page: int = 0) -> pl.DataFrame:
    """One row per load of `agencies` (None: of all, and of published statistics), newest first, of one page: the columns of
    LOAD. Raises NotReady while the database is away."""
    query = _of(select(*[load.c[name] for name in LOAD]), agencies, dataset)
    return _loads(query.order_by(load.c.id.desc()).offset(page * PAGE).limit(PAGE))


def load_count(agencies: Sequence[str] | None, dataset: str | None) -> int:
    """How many `loads` there are. Raises as `loads`."""
    with opened(records._engine(), LOCAL) as connection:
        return connection.scalar(_of(select(func.count()).select_from(load), agencies, dataset)) or 0


def one(number: int) -> dict | None:
    """The load of that number: the columns of LOAD; None where there is none. Raises as `loads`."""
    return next(_loads(select(*[load.c[name] for name in LOAD]).where(load.c.id == number)).iter_rows(named=True), None)


def by_rule(number: int, kind: str) -> pl.DataFrame:
    """One row per rule by which rows of a load were refused (`rejected`) or are doubtful (`flagged`): rule, row_count; most
    first. Counts of all, for everybody. Raises as `loads`."""
    rows = KINDS[kind]
    counted = func.count(func.distinct(rows.c.row_number)).label("row_count")
    query = select(rows.c.rule, counted).where(rows.c.load == number).group_by(rows.c.rule)
    with _reading() as connection:
        found = [tuple(row) for row in connection.execute(query)]
    frame = pl.DataFrame(found, {"rule": pl.String, "row_count": pl.Int64}, orient="row")
    return frame.sort("row_count", "rule", descending=[True, False])


def problems(number: int, agency: str | None, kind: str, viewer: Viewer, page: int = 0) -> pl.DataFrame:
    """One row per thing refused or doubtful in a load of `agency`, of one page: the columns of PROBLEM; none where `viewer` may
    not see the rows. Raises as `loads`."""
    rows = KINDS[kind]
    schema = {"row_number": pl.Int64} | dict.fromkeys(PROBLEM[1:], pl.String)
    if not may_see_rows(viewer, agency):
        return pl.DataFrame(schema=schema)
    query = select(*[rows.c[name] for name in PROBLEM]).where(rows.c.load == number)
    with _reading() as connection:
        found = connection.execute(
            query.order_by(rows.c.row_number, rows.c.number).offset(page * PAGE).limit(PAGE)
        ).all()
    return pl.DataFrame([tuple(row) for row in found], schema, orient="row")


def _of(query: Select, agencies: Sequence[str] | None, dataset: str | None) -> Select:
    if agencies is not None:
        query = query.where(load.c.agency.in_(agencies))
    return query if dataset is None else query.where(load.c.dataset == dataset)


def _loads(query: Select) -> pl.DataFrame:
    with opened(records._engine(), LOCAL) as connection:
        found = [tuple(row) for row in connection.execute(query)]
    schema: dict = dict.fromkeys(LOAD, pl.String)
    schema |= {"id": pl.Int64, "loaded_at": _INSTANT, "undone_at": _INSTANT}
    schema |= {f"{name}_count": pl.Int64 for name in COUNTS}
    return pl.DataFrame(found, schema, orient="row")
