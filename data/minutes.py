"""The minutes of a sitting: decisions recorded, corrected, struck out, shown on the wall, and closed by the chair.

Each is one transaction with its line in the log and, where it changes an item, its line in the item's history.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Row, func, select

from data import audit
from data.action_history import (
    CLOSED,
    Key,
    NotWritten,
    as_json,
    fitting,
    owners,
    put,
    remark,
    same,
    taken,
    taken_at,
    tell,
    written,
)
from data.audit import Look
from data.engine import ensure_there, writing
from data.facts import ist_date
from data.schema.meetings import action_item, action_owner, meeting

Result = TypeVar("Result")
NEXT = {"none": "draft", "draft": "circulated", "circulated": "approved"}
"""Minutes -> what they become next."""
BY_CHAIR = ("in_progress", *CLOSED)
"""What the chair may say of an item; `in_progress`: not accepted, or taken up again."""
FREELY = ("none", "draft")
"""While the minutes stand so, a correction needs no reason: nobody was sent them yet."""


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


def record(engine: Engine, look: Look, sitting: str, token: str, said: Decision, shown: bool = False) -> Key:
    """Write a new decision of the sitting `sitting` (its reference), on the wall if `shown`; its key. `token` names this entry:
    sent twice, it is there once. NotWritten otherwise."""
    texts, forces = said.texts(), said.forces()

    def write(connection: Connection) -> Key:
        row, now = _sitting(connection, sitting), datetime.now(UTC)
        key = (row.agency, f"{sitting}-{token}")
        if connection.execute(select(action_item.c.number).where(*same(action_item, key))).first() is None:
            if row.minutes == "approved":
                raise NotWritten("approved")
            wall = now if shown and said.handling == "participants" else None
            of = {"meeting_agency": row.agency, "meeting_reference": sitting, "number": _next_number(connection, row)}
            due = {"first_due_on": said.due_on, "due_on": said.due_on, "status_changed_at": now, "shown_at": wall}
            more = {"handling": said.handling, "gap_key": said.gap_key}
            new = {"agency": key[0], "reference": key[1]} | of | due | texts | more
            connection.execute(action_item.insert().values(new))
            _own(connection, key, forces)
            tell(connection, look, key, "recorded", now, status_after="open", due_on_after=said.due_on)
            _begun(connection, row)
        return key

    return _in_one(engine, look, write)


def change(engine: Engine, look: Look, key: Key, revision: int, changes: dict[str, Any], reason: str = "") -> None:
    """Correct fields of `Decision` (`decision`, `decision_hi`, `lead`, `associates`, `due_on`) of an item as it stood at
    `revision`. Once the minutes are circulated it needs a reason. NotWritten otherwise."""

    def write(connection: Connection) -> None:
        minutes = _sitting(
            connection, _sitting_of(connection, key)
        ).minutes  # in the order of `move_on`: else they block each other
        item = taken_at(connection, key, revision)
        if item.status in CLOSED:
            raise NotWritten("closed")
        before = _before(connection, item)
        new = {name: value for name, value in changes.items() if before[name] != value}
        if not new:
            raise NotWritten("nothing")
        free = minutes in FREELY
        why = fitting(reason) if free else written(reason, "no_reason")
        _change(connection, look, item, before, new, why, free)

    _in_one(engine, look, write)


def _before(connection: Connection, item: Row) -> dict[str, Any]:
    forces = owners(connection, (item.agency, item.reference))
    lead = next((row.force for row in forces if row.role == "lead"), "")
    helping = tuple(row.force for row in forces if row.role != "lead")
    texts = {"decision": item.decision, "decision_hi": item.decision_hi}
    return texts | {"lead": lead, "associates": helping, "due_on": item.due_on}


def _change(
    connection: Connection, look: Look, item: Row, before: dict, new: dict, why: str | None, free: bool
) -> None:
    said, key = Decision(**(before | new)), (item.agency, item.reference)
    values: dict[str, Any] = said.texts()
    if "due_on" in new:
        moved = {"first_due_on": said.due_on} if free else {"extended_by": look.agency or item.agency}
        values |= moved | {"due_on": said.due_on}
    if new.keys() & {"lead", "associates"}:
        _own(connection, key, said.forces())
    kind = "revised_due_date" if new.keys() == {"due_on"} and not free else "correction"
    replaced = as_json({name: before[name] for name in new})
    due = {"due_on_after": said.due_on} if "due_on" in new else {}
    put(connection, look, item, kind, values, before=replaced, **due, **remark(why))


def strike(engine: Engine, look: Look, key: Key, revision: int, reason: str) -> None:
    """Strike a wrong entry through: it stays, withdrawn, with the reason, and leaves the wall."""

    def write(connection: Connection) -> None:
        item, why = taken_at(connection, key, revision), written(reason, "no_reason")
        gone = {"strike_reason": why, "status": "withdrawn", "shown_at": None}
        put(connection, look, item, "strike_out", gone, status_after="withdrawn", **remark(why))
        _all_owners(connection, key, "withdrawn")

    _in_one(engine, look, write)


def chair(engine: Engine, look: Look, key: Key, revision: int, status: str, said: str = "") -> None:
    """What the chair says of an item: one of BY_CHAIR. Nothing else closes one."""
    if status not in BY_CHAIR:
        raise ValueError(f"The chair's word is one of {', '.join(BY_CHAIR)}.")

    def write(connection: Connection) -> None:
        item = taken_at(connection, key, revision)
        if item.status == status:
            raise NotWritten("nothing")
        words = fitting(said) if status == "accepted" else written(said, "no_reason")
        put(connection, look, item, "chair_decision", {"status": status}, status_after=status, **remark(words))
        _all_owners(connection, key, status)

    _in_one(engine, look, write)


def show(engine: Engine, look: Look, key: Key, on: bool) -> None:
    """Put an item on the wall of the meeting, or take it off; its text stays what it is. Open to all forces or not at all."""

    def write(connection: Connection) -> None:
        item = taken(connection, key)
        if on and (item.strike_reason is not None or item.handling != "participants"):
            raise NotWritten("struck" if item.strike_reason is not None else "unknown")
        wall = {"shown_at": datetime.now(UTC) if on else None}
        connection.execute(action_item.update().where(*same(action_item, key)).values(wall))

    _in_one(engine, look, write)


def move_on(engine: Engine, look: Look, sitting: str, to: str, letter_number: str = "") -> None:
    """The minutes become `circulated` (the letter's number goes to the decisions without one) or `approved` by the chair."""

    def write(connection: Connection) -> None:
        row = _sitting(connection, sitting)
        if NEXT.get(row.minutes) != to or to == "draft":
            raise NotWritten("not_next")
        _stand(connection, row, to)
        if letter := fitting(letter_number):
            of = action_item.c.meeting_agency == row.agency, action_item.c.meeting_reference == sitting
            blank = action_item.c.letter_number.is_(None), action_item.c.strike_reason.is_(None)
            connection.execute(action_item.update().where(*of, *blank).values(letter_number=letter))

    _in_one(engine, look, write)


def _in_one(engine: Engine, look: Look, write: Callable[[Connection], Result]) -> Result:
    ensure_there(engine)
    with writing(engine) as connection:
        result = write(connection)
        audit.append(connection, [look])
    return result


def _sitting(connection: Connection, reference: str) -> Row:
    """The sitting, kept from other writers: so two decisions get two numbers."""
    query = select(meeting).where(meeting.c.reference == reference, meeting.c.withdrawn_at.is_(None))
    row = connection.execute(query.with_for_update()).first()
    if row is None:
        raise NotWritten("unknown")
    return row


def _sitting_of(connection: Connection, key: Key) -> str:
    """The reference of the sitting that an item belongs to."""
    found = connection.scalar(select(action_item.c.meeting_reference).where(*same(action_item, key)))
    if found is None:
        raise NotWritten("unknown")
    return found


def _next_number(connection: Connection, row: Row) -> int:
    of = action_item.c.meeting_agency == row.agency, action_item.c.meeting_reference == row.reference
    return (connection.scalar(select(func.max(action_item.c.number)).where(*of)) or 0) + 1


def _begun(connection: Connection, row: Row) -> None:
    if row.minutes == "none":
        _stand(connection, row, "draft")


def _stand(connection: Connection, row: Row, minutes: str) -> None:
    values = {"minutes": minutes, "minutes_on": ist_date(datetime.now(UTC))}
    connection.execute(meeting.update().where(*same(meeting, (row.agency, row.reference))).values(values))


def _own(connection: Connection, key: Key, forces: dict[str, str]) -> None:
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


def _all_owners(connection: Connection, key: Key, status: str) -> None:
    connection.execute(action_owner.update().where(*same(action_owner, key)).values(status=status))
