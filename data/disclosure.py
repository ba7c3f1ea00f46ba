"""Disclosure: one record of a force named to another force, by the owner. Made once, never taken back: what was told is known.

The row of `disclosure`, the record's code, the answer to a request and the line in the log are one transaction. A record that
was its owner's alone (`originator`) becomes `named` with it, so the forces that the record itself names see it too (`also_named`).
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection, Engine, Row, Table, and_, select
from sqlalchemy.exc import IntegrityError

from data import asking, audit
from data.audit import Look
from data.engine import ensure_there, writing
from data.facts import ist_date
from data.grants import HANDLED, RECIPIENTS
from data.schema import metadata
from data.schema.places import agency
from data.schema.running import disclosure

TABLES = HANDLED
WHY_NOT = {
    "unknown": "There is no such record, or it was withdrawn.",
    "open": "The record is open to all participating forces already.",
    "own": "A record is disclosed to another force than its owner.",
    "no_force": "There is no such force.",
    "already": "The record was disclosed to this force already.",
    "review_passed": "The record's review-by date has passed: review it first, then disclose it.",
    "child": "A child is named to nobody.",
    "no_basis": "Say what it is disclosed for.",
}


class CannotDisclose(ValueError):
    """Why a record is not disclosed: `reason` is a key of WHY_NOT."""

    def __init__(self, reason: str) -> None:
        super().__init__(WHY_NOT[reason])
        self.reason = reason


@dataclass(frozen=True)
class Record:
    """One record with a handling code, by its table and key."""

    table: str
    agency: str
    reference: str

    def __str__(self) -> str:
        return f"{self.table}/{self.agency}/{self.reference}"


def record_in(text: str) -> Record | None:
    """The record an address or a log line names (`offender/PB/P1`); None where it names none."""
    parts = text.split("/", 2)
    return Record(*parts) if len(parts) == 3 and parts[0] in TABLES and all(parts) else None


def disclose(
    engine: Engine, look: Look, record: Record, to_agency: str, basis: str, answers: str | None = None
) -> None:
    """Name `record` to a force, for `basis`; `look` is the line for the log. `answers` is the reference of a request of that
    force which this answers. Raises CannotDisclose."""
    ensure_there(engine)
    try:
        with writing(engine) as connection:
            _write(connection, look, record, to_agency, basis.strip(), answers)
            audit.append(connection, [look])
    except IntegrityError as twice:  # somebody did the same at this moment
        raise CannotDisclose("already") from twice


def _write(connection: Connection, look: Look, record: Record, to_agency: str, basis: str, answers: str | None) -> None:
    now = datetime.now(UTC)
    row = standing(connection, record)
    if reason := refusal(connection, record, row, to_agency, basis, ist_date(now)):
        raise CannotDisclose(reason)
    key = {"record_table": record.table, "agency": record.agency, "reference": record.reference}
    told = {"to_agency": to_agency, "made_at": now, "by_post": look.post, "basis": basis[:500]}
    connection.execute(disclosure.insert().values(key | told))
    if row is not None and row.handling == "originator":
        table = metadata.tables[record.table]
        connection.execute(table.update().where(_is(table, record)).values(handling="named"))
    if answers is not None:
        said = f"{basis}\n{record}\n{look.officer}, {look.post}"
        asking.answer(connection, (to_agency, answers), record.agency, "useful", said)


def standing(connection: Connection, record: Record) -> Row | None:
    """The record's row, unless it was withdrawn."""
    table = metadata.tables[record.table]
    return connection.execute(select(table).where(_is(table, record), table.c.withdrawn_at.is_(None))).first()


def refusal(
    connection: Connection, record: Record, row: Row | None, to_agency: str, basis: str, today: date
) -> str | None:
    """Why not: a key of WHY_NOT; None where it may be."""
    if row is None:
        return "unknown"
    if to_agency == record.agency:
        return "own"
    if row.handling == "participants":
        return "open"
    if getattr(row, "is_child", False):
        return "child"
    if getattr(row, "review_by", None) is not None and row.review_by < today:
        return "review_passed"
    if not basis:
        return "no_basis"
    if connection.scalar(select(agency.c.code).where(agency.c.code == to_agency)) is None:
        return "no_force"
    return "already" if to_agency in disclosed_to(connection, record) else None


def disclosed_to(connection: Connection, record: Record) -> tuple[str, ...]:
    """The forces it was disclosed to, in alphabetical order of their codes."""
    same = and_(disclosure.c.record_table == record.table, _is(disclosure, record))
    return tuple(connection.scalars(select(disclosure.c.to_agency).where(same).order_by(disclosure.c.to_agency)))


def also_named(connection: Connection, record: Record) -> tuple[str, ...]:
    """The forces that the record itself names: once its code is `named`, they see it."""
    if record.table not in RECIPIENTS:
        return ()
    table, column = metadata.tables[RECIPIENTS[record.table][0]], RECIPIENTS[record.table][1]
    named = select(table.c[column]).where(_is(table, record), table.c[column] != record.agency)
    return tuple(connection.scalars(named.order_by(table.c[column])))


def _is(table: Table, record: Record):
    return and_(table.c.agency == record.agency, table.c.reference == record.reference)
