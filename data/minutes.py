"""The minutes of a sitting as the secretariat writes them: decisions recorded, corrected, struck out, shown, circulated.

Each is one transaction with its line in the log and, where it changes an item, its line in the item's history. What the chair says
stands in `data.chair`.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, select

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
from data.minutes_parts import Decision, all_owners, begun, in_one, next_number, own, sitting_of, stand
from data.minutes_parts import sitting as the_sitting
from data.schema.meetings import action_item

FREELY = ("none", "draft")
"""While the minutes stand so, a correction needs no reason: nobody was sent them yet."""


def record(engine: Engine, look: Look, sitting: str, token: str, said: Decision, shown: bool = False) -> Key:
    """Write a new decision of the sitting `sitting` (its reference), on the wall if `shown`; its key. `token` names this entry:
    sent twice, it is there once. NotWritten otherwise."""
    texts, forces = said.texts(), said.forces()

    def write(connection: Connection) -> Key:
        row, now = the_sitting(connection, sitting), datetime.now(UTC)
        key = (row.agency, f"{sitting}-{token}")
        if connection.execute(select(action_item.c.number).where(*same(action_item, key))).first() is None:
            if row.minutes == "approved":
                raise NotWritten("approved")
            wall = now if shown and said.handling == "participants" else None
            of = {"meeting_agency": row.agency, "meeting_reference": sitting, "number": next_number(connection, row)}
            due = {"first_due_on": said.due_on, "due_on": said.due_on, "status_changed_at": now, "shown_at": wall}
            more = {"handling": said.handling, "gap_key": said.gap_key}
            new = {"agency": key[0], "reference": key[1]} | of | due | texts | more
            connection.execute(action_item.insert().values(new))
            own(connection, key, forces)
            tell(connection, look, key, "recorded", now, status_after="open", due_on_after=said.due_on)
            begun(connection, row)
        return key

    return in_one(engine, look, write)


def change(engine: Engine, look: Look, key: Key, revision: int, changes: dict[str, Any], reason: str = "") -> None:
    """Correct fields of `Decision` (`decision`, `decision_hi`, `lead`, `associates`, `due_on`) of an item as it stood at
    `revision`. Once the minutes are circulated it needs a reason. NotWritten otherwise."""

    def write(connection: Connection) -> None:
        minutes = sitting_of(connection, key).minutes
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

    in_one(engine, look, write)


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
        own(connection, key, said.forces())
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
        all_owners(connection, key, "withdrawn")

    in_one(engine, look, write)


def show(engine: Engine, look: Look, key: Key, on: bool) -> None:
    """Put an item on the wall of the meeting, or take it off; its text stays what it is. Open to all forces or not at all."""

    def write(connection: Connection) -> None:
        item = taken(connection, key)
        if on and (item.strike_reason is not None or item.handling != "participants"):
            raise NotWritten("struck" if item.strike_reason is not None else "unknown")
        wall = {"shown_at": datetime.now(UTC) if on else None}
        connection.execute(action_item.update().where(*same(action_item, key)).values(wall))

    in_one(engine, look, write)


def circulate(engine: Engine, look: Look, sitting: str, letter_number: str = "") -> None:
    """The draft is circulated; the letter's number goes to the decisions without one."""

    def write(connection: Connection) -> None:
        row = the_sitting(connection, sitting)
        if row.minutes != "draft":
            raise NotWritten("not_next")
        stand(connection, row, "circulated")
        if letter := fitting(letter_number):
            of = action_item.c.meeting_agency == row.agency, action_item.c.meeting_reference == sitting
            blank = action_item.c.letter_number.is_(None), action_item.c.strike_reason.is_(None)
            connection.execute(action_item.update().where(*of, *blank).values(letter_number=letter))

    in_one(engine, look, write)
