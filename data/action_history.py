"""What every change of an action item has in common: the row taken for oneself, its revision, and the line of its history.

A change names the revision it was made from; where another was made since, nothing is written.
"""

import json
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from data.audit import Look
from data.schema.meetings import action_item, action_owner, action_update

Key = tuple[str, str]
"""(agency, reference)."""
CLOSED = ("accepted", "kept_for_monitoring", "withdrawn")
"""What only the chair gives an item."""
MOST_LETTERS = 2000
WHY_NOT = {
    "unknown": "There is no such record, or it was withdrawn.",
    "stale": "Somebody else changed it meanwhile.",
    "no_text": "Write the text, please.",
    "too_long": "The text is too long.",
    "no_reason": "Say why, please.",
    "no_owner": "Name the force that leads.",
    "nothing": "Nothing was changed.",
    "struck": "It was struck out.",
    "closed": "It is closed: the chair decides.",
    "not_chair": "The post in the chair of the sitting says this itself.",
    "approved": "The minutes are approved: nothing is added to them.",
    "not_next": "The minutes are not at that point.",
    "not_ours": "Another force must act on it.",
    "answered": "It was answered, or that step was stated, already.",
    "no_force": "This is written for a force.",
}


class NotWritten(ValueError):
    """Why nothing was written: `reason` is a key of WHY_NOT."""

    def __init__(self, reason: str) -> None:
        super().__init__(WHY_NOT[reason])
        self.reason = reason


def written(text: str | None, missing: str = "no_text") -> str:
    """`text` without blanks around it. NotWritten where nothing or too much is said."""
    said = (text or "").strip()
    if not said:
        raise NotWritten(missing)
    return fitting(said) or said


def fitting(text: str | None) -> str | None:
    """`text` without blanks around it; None where it is empty. NotWritten where it is too long."""
    said = (text or "").strip()
    if len(said) > MOST_LETTERS:
        raise NotWritten("too_long")
    return said or None


def remark(text: str | None) -> dict[str, str | None]:
    """A remark in the language it is written in: Devanagari is Hindi."""
    hindi = any("ऀ" <= letter <= "ॿ" for letter in text or "")
    return {"remark_hi" if hindi else "remark": text}


def taken(connection: Connection, key: Key) -> Row:
    """The item, kept from other writers until the transaction ends. NotWritten where there is none."""
    query = select(action_item).where(*same(action_item, key), action_item.c.withdrawn_at.is_(None))
    row = connection.execute(query.with_for_update()).first()
    if row is None:
        raise NotWritten("unknown")
    return row


def taken_at(connection: Connection, key: Key, revision: int) -> Row:
    """`taken`, where it stands at the revision the change was made from and was not struck out."""
    row = taken(connection, key)
    if row.revision != revision:
        raise NotWritten("stale")
    if row.strike_reason is not None:
        raise NotWritten("struck")
    return row


def same(table: Any, key: Key) -> tuple:
    return table.c.agency == key[0], table.c.reference == key[1]


def put(connection: Connection, look: Look, item: Row, kind: str, changes: dict[str, Any], **line: Any) -> None:
    """Change the item, and tell it in its history. `line` are columns of action_update; None stands for nothing."""
    key, now = (item.agency, item.reference), datetime.now(UTC)
    if changes.get("status", item.status) != item.status:
        changes = changes | {"status_changed_at": now}
    values = changes | {"revision": item.revision + 1}
    connection.execute(action_item.update().where(*same(action_item, key)).values(values))
    tell(connection, look, key, kind, now, **line)


def tell(connection: Connection, look: Look, key: Key, kind: str, now: datetime, **line: Any) -> None:
    """A line of the item's history; of the item's own force where the post belongs to none."""
    last = select(func.coalesce(func.max(action_update.c.number), 0)).where(*same(action_update, key))
    who = {"made_at": now, "force": look.agency or key[0], "post": look.post}
    number = (connection.scalar(last) or 0) + 1
    row = {"agency": key[0], "reference": key[1], "number": number, "kind": kind}
    connection.execute(action_update.insert().values(row | who | line))


def owners(connection: Connection, key: Key) -> list[Row]:
    """Rows of action_owner, the lead first."""
    query = select(action_owner).where(*same(action_owner, key))
    return list(connection.execute(query.order_by(action_owner.c.role.desc(), action_owner.c.force)))


def as_json(values: dict[str, Any]) -> str:
    """What a correction replaced."""
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)
