"""What the changes of minutes have in common: a decision as it is written, one transaction with its line in the log, the sitting
taken for oneself, and the forces that must act."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar

from sqlalchemy import Connection, Engine, Row, func, select

from data import audit
from data.action_history import Key, NotWritten, fitting, owners, same, written
from data.audit import Look
from data.engine import ensure_there, writing
from data.facts import ist_date
from data.schema.meetings import action_item, action_owner, meeting

Result = TypeVar("Result")


@dataclass(frozen=True)
class Decision:
    """A decision as the secretariat writes it: a text in one language at least, who leads, who helps, and until when."""

    decision: str | None
    decision_hi: str | None
    lead: str
    associates: tuple[str, ...] = ()
    due_on: date | None = None
    handling: str = "participants"
    gap_key: str | None = None

    def texts(self) -> dict[str, str | None]:
        """Both texts. NotWritten where neither says anything."""
        if not (self.decision or "").strip():
            written(self.decision_hi)
        return {"decision": fitting(self.decision), "decision_hi": fitting(self.decision_hi)}

    def forces(self) -> dict[str, str]:
        """Force -> its part. NotWritten where nobody leads."""
        if not self.lead:
            raise NotWritten("no_owner")
        return dict.fromkeys(self.associates, "associate") | {self.lead: "lead"}


def in_one(engine: Engine, look: Look, write: Callable[[Connection], Result]) -> Result:
    """What `write` writes, and the line of `look`: both or neither."""
    ensure_there(engine)
    with writing(engine) as connection:
        result = write(connection)
        audit.append(connection, [look])
    return result


def sitting(connection: Connection, reference: str) -> Row:
    """The sitting, kept from other writers: so two decisions get two numbers."""
    query = select(meeting).where(meeting.c.reference == reference, meeting.c.withdrawn_at.is_(None))
    row = connection.execute(query.with_for_update()).first()
    if row is None:
        raise NotWritten("unknown")
    return row


def sitting_of(connection: Connection, key: Key) -> Row:
    """The sitting that an item belongs to, taken before the item by everybody: else two would block each other."""
    found = connection.scalar(select(action_item.c.meeting_reference).where(*same(action_item, key)))
    if found is None:
        raise NotWritten("unknown")
    return sitting(connection, found)


def next_number(connection: Connection, row: Row) -> int:
    """The number of the next decision of the sitting."""
    of = action_item.c.meeting_agency == row.agency, action_item.c.meeting_reference == row.reference
    return (connection.scalar(select(func.max(action_item.c.number)).where(*of)) or 0) + 1


def begun(connection: Connection, row: Row) -> None:
    """With the first decision the minutes are a draft."""
    if row.minutes == "none":
        stand(connection, row, "draft")


def stand(connection: Connection, row: Row, minutes: str) -> None:
    """From today the minutes of the sitting are `minutes`."""
    values = {"minutes": minutes, "minutes_on": ist_date(datetime.now(UTC))}
    connection.execute(meeting.update().where(*same(meeting, (row.agency, row.reference))).values(values))


def own(connection: Connection, key: Key, forces: dict[str, str]) -> None:
    """Exactly these forces must act; one that had to before keeps where it stands."""
    there = {row.force for row in owners(connection, key)}
    gone = action_owner.delete().where(*same(action_owner, key), action_owner.c.force.in_(there - forces.keys()))
    connection.execute(gone)
    for force, role in forces.items():
        own = {"agency": key[0], "reference": key[1], "force": force}
        if force in there:
            part = (*same(action_owner, key), action_owner.c.force == force)
            connection.execute(action_owner.update().where(*part).values(role=role))
        else:
            connection.execute(action_owner.insert().values(own | {"role": role}))


def all_owners(connection: Connection, key: Key, status: str) -> None:
    """For every force that must act the item stands at `status`."""
    connection.execute(action_owner.update().where(*same(action_owner, key)).values(status=status))
