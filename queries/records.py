"""Records with names and texts, for keys that a query picked: read when asked for, page by page, never kept.

What a viewer may see is decided by `queries.records_gate`, for rows with names as `visible` decides for `Facts`.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache

import polars as pl
from sqlalchemy import ColumnElement, Engine, Select, Table, and_, bindparam, or_, select, tuple_

from data.engine import connect
from data.facts import ist_date
from data.schema.events import delivery, incident, message
from data.schema.meetings import action_item, action_update, gap_remark, meeting
from data.schema.places import contact
from data.schema.work import operation
from queries.records_gate import disclosed_to, may, opened
from queries.visible import LOCAL, Viewer, visible

PAGE = 20
KEY = ("agency", "reference")
INCIDENT = ("agency", "reference", "police_station", "fir_number", "sections", "summary", "summary_hi")


@lru_cache
def _engine() -> Engine:
    return connect(kept=True)


def let_go() -> None:
    """Close connections to SQLite that nobody uses at the moment. The server does so every few seconds."""
    if _engine().dialect.name == "sqlite":
        _engine().dispose()


def one_of(table: Table, names: Sequence[str]) -> ColumnElement[bool]:
    """Whether a row is one of the `wanted`. SQLite finds rows by an index only where each column is asked for by itself too."""
    each = [table.c[name].in_(bindparam(f"wanted_{name}", expanding=True)) for name in names]
    return and_(*each, tuple_(*[table.c[name] for name in names]).in_(bindparam("wanted", expanding=True)))


def wanted(keys: pl.DataFrame, names: Sequence[str]) -> dict[str, list]:
    """The parameters of `one_of`: a query is the same whatever is asked for."""
    texts = keys.select(pl.col(names).cast(pl.String)).rows()
    each = {f"wanted_{name}": sorted({row[at] for row in texts}) for at, name in enumerate(names)}
    return {"wanted": texts, **each}


def _today() -> date:
    return ist_date(datetime.now(UTC))


def incidents(keys: pl.DataFrame, viewer: Viewer, page: int = 0) -> pl.DataFrame:
    """One row per incident of `keys` (agency, reference) that `viewer` may see, of one page, in the order of the keys:
    the columns of INCIDENT. Raises NotReady while the database is away.
    """
    wanted = keys.select(pl.col("agency", "reference").cast(pl.String)).slice(page * PAGE, PAGE)
    found = _fetched(_of(incident, INCIDENT, viewer, _today()), wanted, viewer)
    return wanted.join(found, on=KEY, maintain_order="left")


OPERATION = (*KEY, "name", "name_hi", "variance_reason", "variance_reason_hi")
DECISION = (*KEY, "decision", "decision_hi", "letter_number", "strike_reason")
REPORT = (
    *(*KEY, "number", "made_at", "force", "post", "kind", "remark", "remark_hi", "letter_number", "status_after"),
    "due_on_after",
)
SITTING = (*KEY, "venue", "chair", "chair_hi")
CONTACT = ("agency", "kind", "post", "post_hi", "telephone", "hours")


def operations(keys: pl.DataFrame, viewer: Viewer) -> pl.DataFrame:
    """One row per operation of `keys` that `viewer` may see: the columns of OPERATION. Raises as `incidents`."""
    return _fetched(_of(operation, OPERATION, viewer, _today()), keys, viewer)


def decisions(keys: pl.DataFrame, viewer: Viewer) -> pl.DataFrame:
    """One row per action item of `keys` that `viewer` may see: the columns of DECISION. Raises as `incidents`."""
    return _fetched(_of(action_item, DECISION, viewer, _today()), keys, viewer)


def reports(keys: pl.DataFrame, viewer: Viewer) -> pl.DataFrame:
    """One row per report on, or change of, the action items of `keys` that `viewer` may see: the columns of REPORT, by item
    and number. Raises as `incidents`."""
    return _fetched(_of_reports(viewer, _today()), keys, viewer).sort(*KEY, "number")


@lru_cache
def _of_reports(viewer: Viewer, on: date) -> Select:
    same = and_(*[action_update.c[name] == action_item.c[name] for name in KEY])
    query = select(*[action_update.c[name] for name in REPORT]).join(action_item, same)
    return query.where(may(action_item, viewer, on), one_of(action_update, KEY))


def sittings(keys: pl.DataFrame) -> pl.DataFrame:
    """One row per sitting of `keys`: the columns of SITTING; they are open to all. Raises as `incidents`."""
    query = select(*[meeting.c[name] for name in SITTING]).where(one_of(meeting, KEY))
    return _fetched(query, keys, LOCAL)


def contacts(agencies: list[str]) -> pl.DataFrame:
    """One row per contact of `agencies`, nodal officers first: the columns of CONTACT; posts, no persons. Raises as `incidents`."""
    query = select(*[contact.c[name] for name in CONTACT]).where(
        contact.c.agency.in_(agencies), contact.c.withdrawn_at.is_(None)
    )
    return _frame(query, LOCAL).sort("agency", pl.col("kind") != "nodal_officer", "post")


REMARK = ("gap_key", "agency", "post", "made_at", "remark", "named_to", "handling")


def remarks(gap_keys: Sequence[str], viewer: Viewer) -> pl.DataFrame:
    """One row per remark of a force on a finding of `gap_keys`, by key and time, that `viewer` may see, as the finding itself:
    the columns of REMARK; posts, no persons. Raises as `incidents`."""
    query = select(*[gap_remark.c[name] for name in REMARK]).where(gap_remark.c.gap_key.in_(sorted(set(gap_keys))))
    return visible(_frame(query.order_by(gap_remark.c.gap_key, gap_remark.c.made_at), viewer), viewer)


@lru_cache
def _of(table: Table, names: tuple[str, ...], viewer: Viewer, on: date) -> Select:
    """`names` of the wanted rows that `viewer` may see on the day `on`."""
    query = select(*[table.c[name] for name in names])
    return query.where(may(table, viewer, on), one_of(table, KEY))


def _fetched(query: Select, keys: pl.DataFrame, viewer: Viewer) -> pl.DataFrame:
    """The rows of `query`, which says `one_of` about KEY."""
    return _frame(query, viewer, wanted(keys, KEY))


def _frame(query: Select, viewer: Viewer, parameters: Mapping | None = None) -> pl.DataFrame:
    kinds: dict[str, pl.DataType] = {"number": pl.Int32(), "made_at": pl.Datetime("us", "UTC")}
    kinds |= dict.fromkeys(("due_on_after", "period_from", "period_until"), pl.Date())
    with opened(_engine(), viewer) as connection:
        rows = [tuple(row) for row in connection.execute(query, parameters)]
    schema = {item.name: kinds.get(item.name, pl.String()) for item in query.selected_columns}
    return pl.DataFrame(rows, schema=schema, orient="row")


TO = (*KEY, "to_agency")
DELIVERY = (*TO, "subject", "refusal_reason")
STEPS = ("received", "acknowledged", "interim", "replied")


def deliveries(keys: pl.DataFrame, viewer: Viewer) -> pl.DataFrame:
    """One row per delivery of `keys` (agency, reference, to_agency) that `viewer` may see, in the order of the keys: the
    columns of DELIVERY. Raises as `incidents`."""
    query, given = _of_deliveries((message.c.subject, delivery.c.refusal_reason), viewer, _today()), wanted(keys, TO)
    with opened(_engine(), viewer) as connection:
        found = {tuple(row[:3]): tuple(row[3:]) for row in connection.execute(query, given)}
    rows = [(*key, *found[key]) for key in given["wanted"] if key in found]
    return pl.DataFrame(rows, schema=dict.fromkeys(DELIVERY, pl.String), orient="row")


def told(agency: str, reference: str, to_agency: str, viewer: Viewer) -> dict | None:
    """One delivery: subject and body, and when each of STEPS was and who states it (`received_at`, `received_stated_by`
    ...); None where `viewer` may not see it. Raises as `incidents`."""
    key = pl.DataFrame({"agency": [agency], "reference": [reference], "to_agency": [to_agency]})
    steps = [delivery.c[f"{step}_{part}"] for step in STEPS for part in ("at", "stated_by")]
    texts = (message.c.subject, message.c.body, delivery.c.refusal_reason)
    with opened(_engine(), viewer) as connection:
        query = _of_deliveries((*texts, *steps), viewer, _today())
        row = connection.execute(query, wanted(key, TO)).mappings().first()
    return dict(row) if row else None


@lru_cache
def _of_deliveries(columns: tuple[ColumnElement, ...], viewer: Viewer, on: date) -> Select:
    """The key and `columns` of the `wanted`, on the day `on`. Of a message to several forces, each sees its own delivery,
    unless the message is open to all; whoever it was disclosed to beside them sees every one."""
    same, force = and_(*[delivery.c[name] == message.c[name] for name in KEY]), viewer.sees_for
    to_him = or_(message.c.handling == "participants", delivery.c.to_agency == force, message.c.agency == force)
    to_him = or_(to_him, disclosed_to(message, force))
    query = select(*[delivery.c[name] for name in TO], *columns).join_from(delivery, message, same)
    return query.where(may(message, viewer, on), to_him, one_of(delivery, TO))
