"""One record with its names, to whom it was disclosed, and the requests of the search between forces: for one viewer."""

from datetime import UTC, datetime

import polars as pl
from sqlalchemy import Select, and_, or_, select

from data.asking import ASKED, wanted_in
from data.disclosure import Record, also_named, disclosed_to, standing
from data.facts import ist_date
from data.schema import metadata
from data.schema.events import delivery, message
from data.schema.people import offender_alias
from data.schema.running import disclosure
from queries import records
from queries.records_gate import KEY, may, opened
from queries.roles import may_see_names
from queries.visible import Viewer

SHOWN = {
    "offender": "name name_hi parentage birth_year label label_since gang whereabouts jail legal_basis review_by",
    "incident": "fir_number police_station registered_on day kind status sections summary summary_hi",
    "message": "subject body sent_at kind",
    "operation": "name name_hi status gang",
    "action_item": "decision decision_hi status due_on",
    "seizure": "day kind item item_count value_inr",
}
"""Table -> the columns that open with a record; with each its handling code."""
TOLD: dict[str, pl.DataType] = {
    **{name: pl.String() for name in ("record_table", "agency", "reference", "to_agency", "by_post", "basis")},
    "made_at": pl.Datetime("us", "UTC"),
}
REQUEST: dict[str, pl.DataType] = {
    **{name: pl.String() for name in ("agency", "reference", "to_agency", "wanted", "body", "outcome")},
    **{name: pl.Datetime("us", "UTC") for name in ("sent_at", "replied_at")},
    "refusal_reason": pl.String(),
}
MOST = 50
"""Disclosures and requests of a page."""


def one(record: Record, viewer: Viewer) -> dict | None:
    """The record as `viewer` may see it: handling, the columns of SHOWN, `aliases` of an offender; None where he may not, of a
    child, and for whom no name is shown. Raises NotReady while the database is away."""
    if not may_see_names(viewer):
        return None
    table, today = metadata.tables[record.table], ist_date(datetime.now(UTC))
    columns = [table.c[name] for name in ("handling", *SHOWN[record.table].split())]
    same = and_(*[table.c[name] == getattr(record, name) for name in KEY])
    wanted = select(*columns).where(same, table.c.withdrawn_at.is_(None), may(table, viewer, today))
    if "is_child" in table.c:
        wanted = wanted.where(~table.c.is_child)
    with opened(records._engine(), viewer) as connection:
        row = connection.execute(wanted).mappings().first()
        if row is None or record.table != "offender":
            return dict(row) if row else None
        known = select(offender_alias.c.alias).where(*[offender_alias.c[name] == getattr(record, name) for name in KEY])
        return dict(row) | {"aliases": tuple(connection.scalars(known.order_by(offender_alias.c.alias)))}


def terms(record: Record, viewer: Viewer) -> tuple[str, tuple[str, ...], tuple[str, ...]] | None:
    """What its owner must know before disclosing: the record's handling code, the forces that it names itself, and those it was
    disclosed to; None for others. Raises as `one`."""
    if viewer.sees_for != record.agency:
        return None
    with opened(records._engine(), viewer) as connection:
        row = standing(connection, record)
        return (row.handling, also_named(connection, record), disclosed_to(connection, record)) if row else None


def of_record(record: Record, viewer: Viewer) -> pl.DataFrame:
    """One row per disclosure of `record` that the viewer's force made or received: the columns of TOLD, first made first."""
    same = [disclosure.c[name] == getattr(record, name) for name in KEY]
    query = _told(viewer).where(disclosure.c.record_table == record.table, *same)
    return _frame(query.order_by(disclosure.c.made_at, disclosure.c.id), TOLD, viewer)


def made_or_received(viewer: Viewer, made: bool) -> pl.DataFrame:
    """The last MOST disclosures that the viewer's force made, else received: the columns of TOLD, last made first."""
    side = disclosure.c.agency if made else disclosure.c.to_agency
    query = _told(viewer).where(side == viewer.sees_for)
    return _frame(query.order_by(disclosure.c.made_at.desc(), disclosure.c.id.desc()).limit(MOST), TOLD, viewer)


def _told(viewer: Viewer) -> Select:
    """Owner and receiver know of a disclosure, and nobody else."""
    own = or_(disclosure.c.agency == viewer.sees_for, disclosure.c.to_agency == viewer.sees_for)
    return select(*[disclosure.c[name] for name in TOLD]).where(own)


def asked_of(viewer: Viewer) -> pl.DataFrame:
    """The requests of the search that wait for the viewer's force, oldest first: the columns of REQUEST."""
    waiting = delivery.c.to_agency == viewer.sees_for, delivery.c.replied_at.is_(None)
    return _requests(_asked(viewer).where(*waiting).order_by(message.c.sent_at), viewer)


def asked_by(viewer: Viewer) -> pl.DataFrame:
    """The requests of the search that the viewer's force sent, last first: the columns of REQUEST."""
    own = _asked(viewer).where(message.c.agency == viewer.sees_for)
    return _requests(own.order_by(message.c.sent_at.desc()), viewer)


def _asked(viewer: Viewer) -> Select:
    columns = [message.c.agency, message.c.reference, delivery.c.to_agency, message.c.subject.label("wanted")]
    columns += [message.c.body, delivery.c.outcome, message.c.sent_at, delivery.c.replied_at, delivery.c.refusal_reason]
    same = and_(*[delivery.c[name] == message.c[name] for name in KEY])
    asked = message.c.kind == "request", message.c.reference.startswith(f"{ASKED}-"), message.c.withdrawn_at.is_(None)
    seen = may(message, viewer, ist_date(datetime.now(UTC)))
    return select(*columns).join_from(message, delivery, same).where(*asked, seen).limit(MOST)


def _requests(query: Select, viewer: Viewer) -> pl.DataFrame:
    found = _frame(query, REQUEST, viewer)
    said = [wanted_in(subject or "") for subject in found["wanted"]]
    return found.with_columns(pl.Series("wanted", said, dtype=pl.String)).drop_nulls("wanted")


def _frame(query: Select, kinds: dict[str, pl.DataType], viewer: Viewer) -> pl.DataFrame:
    with opened(records._engine(), viewer) as connection:
        rows = [tuple(row) for row in connection.execute(query)]
    return pl.DataFrame(rows, schema=kinds, orient="row")
