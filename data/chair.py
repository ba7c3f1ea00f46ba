"""What the chair of a sitting says: the minutes are approved, a decision is accepted, kept for monitoring, or taken up again.

The chair is the post that the sitting names. Whoever holds it says it himself, signed in as that post; nobody says it for him.
"""

from sqlalchemy import Connection, Engine, Row

from data.action_history import CLOSED, Key, NotWritten, fitting, put, remark, taken_at, written
from data.audit import Look
from data.minutes_parts import all_owners, in_one, sitting, sitting_of, stand

BY_CHAIR = ("in_progress", *CLOSED)
"""What the chair may say of an item; `in_progress`: not accepted, or taken up again."""
ROLE = "leader"


def posts(chair: str | None, chair_hi: str | None) -> set[str]:
    """The posts in the chair as a sitting names them, in either language, several with semicolons between; folded."""
    return {_folded(post) for text in (chair, chair_hi) for post in (text or "").split(";") if post.strip()}


def holds(role: str, post: str, chair: str | None, chair_hi: str | None) -> bool:
    """Whether somebody of that role and post is in the chair."""
    return role == ROLE and _folded(post) in posts(chair, chair_hi)


def _folded(post: str) -> str:
    return " ".join(post.casefold().split())


def say(engine: Engine, look: Look, key: Key, revision: int, status: str, said: str = "") -> None:
    """What the chair says of an item: one of BY_CHAIR. Nothing else closes one."""
    if status not in BY_CHAIR:
        raise ValueError(f"The chair's word is one of {', '.join(BY_CHAIR)}.")

    def write(connection: Connection) -> None:
        _in_the_chair(look, sitting_of(connection, key))
        item = taken_at(connection, key, revision)
        if item.status == status:
            raise NotWritten("nothing")
        words = fitting(said) if status == "accepted" else written(said, "no_reason")
        put(connection, look, item, "chair_decision", {"status": status}, status_after=status, **remark(words))
        all_owners(connection, key, status)

    in_one(engine, look, write)


def approve(engine: Engine, look: Look, reference: str) -> None:
    """The circulated minutes of the sitting `reference` are approved."""

    def write(connection: Connection) -> None:
        row = sitting(connection, reference)
        _in_the_chair(look, row)
        if row.minutes != "circulated":
            raise NotWritten("not_next")
        stand(connection, row, "approved")

    in_one(engine, look, write)


def _in_the_chair(look: Look, row: Row) -> None:
    if not holds(look.role, look.post, row.chair, row.chair_hi):
        raise NotWritten("not_chair")
