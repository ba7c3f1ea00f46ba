"""Records with names and texts, for keys that a query picked: read when asked for, page by page, never kept.

What a viewer may see is decided by `queries.records_gate`, for rows with names as `visible` decides for `Facts`.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import lru_cache

import polars as pl
from sqlalchemy import ColumnElement, Engine, Select, and_, or_, select, tuple_

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


def _one_of(keys: pl.DataFrame, table, names: Sequence[str]) -> ColumnElement[bool]:
    """Whether a row is one of `keys`. SQLite finds rows by an index only where each column is asked for by itself too."""
    texts = keys.select(pl.col(names).cast(pl.String))
    each = [table.c[name].in_(texts[name].unique().to_list()) for name in names]
    return and_(*each, tuple_(*[table.c[name] for name in names]).in_(texts.rows()))


def _today() -> date:
    return ist_date(datetime.now(UTC))


def incidents(keys: pl.DataFrame, viewer: Viewer, page: int = 0) -> pl.DataFrame:
    """One row per incident of `keys` (agency, reference) that `viewer` may see, of one page, in the order of the keys:
    the columns of INCIDENT. Raises NotReady while the database is away.
    """
    wanted = keys.select(pl.col("agency", "reference").cast(pl.String)).slice(page * PAGE, PAGE)
    query = select(*[incident.c[name] for name in INCIDENT]).where(may(incident, viewer, _today()))
    return wanted.join(_fetched(query, incident, wanted, viewer), on=KEY, maintain_order="left")


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
    query = select(*[operation.c[name] for name in OPERATION]).where(may(operation, viewer, _today()))
    return _fetched(query, operation, keys, viewer)


def decisions(keys: pl.DataFrame, viewer: Viewer) -> pl.DataFrame:
    """One row per action item of `keys` that `viewer` may see: the columns of DECISION. Raises as `incidents`."""
    query = select(*[action_item.c[name] for name in DECISION]).where(may(action_item, viewer, _today()))
    return _fetched(query, action_item, keys, viewer)


def reports(keys: pl.DataFrame, viewer: Viewer) -> pl.DataFrame:
    """One row per report on, or change of, the action items of `keys` that `viewer` may see: the columns of REPORT, by item
    and number. Raises as `incidents`."""
    same = and_(*[action_update.c[name] == action_item.c[name] for name in KEY])
    query = select(*[action_update.c[name] for name in REPORT]).join(action_item, same)
    query = query.where(may(action_item, viewer, _today()))
    return _fetched(query, action_update, keys, viewer).sort(*KEY, "number")


def sittings(keys: pl.DataFrame) -> pl.DataFrame:
    """One row per sitting of `keys`: the columns of SITTING; they are open to all. Raises as `incidents`."""
    return _fetched(select(*[meeting.c[name] for name in SITTING]), meeting, keys, LOCAL)


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


def _fetched(query: Select, table, keys: pl.DataFrame, viewer: Viewer) -> pl.DataFrame:
    return _frame(query.where(_one_of(keys, table, KEY)), viewer)


def _frame(query: Select, viewer: Viewer) -> pl.DataFrame:
    kinds: dict[str, pl.DataType] = {"number": pl.Int32(), "made_at": pl.Datetime("us", "UTC")}
    kinds |= dict.fromkeys(("due_on_after", "period_from", "period_until"), pl.Date())
    with opened(_engine(), viewer) as connection:
        rows = [tuple(row) for row in connection.execute(query)]
    schema = {item.name: kinds.get(item.name, pl.String()) for item in query.selected_columns}
    return pl.DataFrame(rows, schema=schema, orient="row")


DELIVERY = (*KEY, "to_agency", "subject", "refusal_reason")
STEPS = ("received", "acknowledged", "interim", "replied")


def deliveries(keys: pl.DataFrame, viewer: Viewer) -> pl.DataFrame:
    """One row per delivery of `keys` (agency, reference, to_agency) that `viewer` may see, in the order of the keys: the
    columns of DELIVERY. Raises as `incidents`."""
    columns = [*[delivery.c[name] for name in (*KEY, "to_agency")], message.c.subject, delivery.c.refusal_reason]
    wanted = keys.select(pl.col(DELIVERY[:3]).cast(pl.String))
    with opened(_engine(), viewer) as connection:
        found = {tuple(row[:3]): tuple(row[3:]) for row in connection.execute(_of_deliveries(columns, wanted, viewer))}
    rows = [(*key, *found[key]) for key in wanted.rows() if key in found]
    return pl.DataFrame(rows, schema=dict.fromkeys(DELIVERY, pl.String), orient="row")


def told(agency: str, reference: str, to_agency: str, viewer: Viewer) -> dict | None:
    """One delivery: subject and body, and when each of STEPS was and who states it (`received_at`, `received_stated_by`
    ...); None where `viewer` may not see it. Raises as `incidents`."""
    key = pl.DataFrame({"agency": [agency], "reference": [reference], "to_agency": [to_agency]})
    steps = [delivery.c[f"{step}_{part}"] for step in STEPS for part in ("at", "stated_by")]
    query = _of_deliveries([message.c.subject, message.c.body, delivery.c.refusal_reason, *steps], key, viewer)
    with opened(_engine(), viewer) as connection:
        row = connection.execute(query).mappings().first()
    return dict(row) if row else None


def _of_deliveries(columns: list, keys: pl.DataFrame, viewer: Viewer) -> Select:
    """Of a message to several forces, each sees its own delivery, unless the message is open to all; whoever it was disclosed
    to beside them sees every one."""
    same, force = and_(*[delivery.c[name] == message.c[name] for name in KEY]), viewer.sees_for
    to_him = or_(message.c.handling == "participants", delivery.c.to_agency == force, message.c.agency == force)
    to_him = or_(to_him, disclosed_to(message, force))
    query = select(*columns).join_from(delivery, message, same)
    return query.where(may(message, viewer, _today()), to_him, _one_of(keys, delivery, DELIVERY[:3]))
