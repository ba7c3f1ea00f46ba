"""Who may look: a post, held by an officer from and until a date. A staff officer acts for a post in his own name.

One row of `viewer` is one officer for one post; several rows of one subject are several posts, of which he chooses one.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection, Row, Select, and_, or_, select

from data.schema.running import viewer
from data.schema.vocabulary import VIEWER_ROLES

WITHOUT_AGENCY = ("secretariat", "meeting_room", "auditor", "administrator", "service")
"""Roles that may belong to no agency in particular."""


@dataclass(frozen=True)
class Held:
    """A post somebody holds today."""

    id: int
    subject: str
    officer: str
    post: str
    agency: str | None
    role: str


COLUMNS = [viewer.c[name] for name in ("id", "subject", "officer", "post", "agency", "role")]


def _standing(on: date) -> Select:
    today = and_(viewer.c.from_on <= on, or_(viewer.c.until_on.is_(None), viewer.c.until_on >= on))
    return select(*COLUMNS).where(today, viewer.c.withdrawn_at.is_(None)).order_by(viewer.c.id)


def held_by(connection: Connection, subject: str, on: date) -> tuple[Held, ...]:
    """The posts that `subject` holds on a day, in the order they were given."""
    rows = connection.execute(_standing(on).where(viewer.c.subject == subject))
    return tuple(Held(*row) for row in rows)


def everybody(connection: Connection, on: date) -> dict[str, tuple[Held, ...]]:
    """Subject to posts, for all who may look on a day: read at one go, a server checks every session against it."""
    found: dict[str, tuple[Held, ...]] = {}
    for row in connection.execute(_standing(on)):
        found[row.subject] = (*found.get(row.subject, ()), Held(*row))
    return found


def add(
    connection: Connection,
    subject: str,
    officer: str,
    post: str,
    agency: str | None,
    role: str,
    from_on: date,
    until_on: date | None = None,
) -> None:
    """Give somebody a post. A ValueError says what is wrong."""
    if role not in VIEWER_ROLES:
        raise ValueError(f"There is no role {role}. Roles are: {', '.join(VIEWER_ROLES)}.")
    if agency is None and role not in WITHOUT_AGENCY:
        raise ValueError(f"A {role} belongs to a force: say which (--agency RJ).")
    if not (subject.strip() and officer.strip() and post.strip()):
        raise ValueError("Subject, officer and post must be given.")
    if until_on is not None and until_on < from_on:
        raise ValueError("The last day lies before the first.")
    values = {"subject": subject.strip(), "officer": officer.strip(), "post": post.strip(), "agency": agency}
    connection.execute(viewer.insert().values(values | {"role": role, "from_on": from_on, "until_on": until_on}))


def withdraw(connection: Connection, number: int) -> None:
    """Take a post away: within a minute its holder is out everywhere. A ValueError for an unknown number."""
    taken = viewer.update().where(viewer.c.id == number, viewer.c.withdrawn_at.is_(None))
    if connection.execute(taken.values(withdrawn_at=datetime.now(UTC))).rowcount == 0:
        raise ValueError(f"There is no standing viewer number {number}. See: python -m data viewer list")


def ends_on(connection: Connection, number: int, until_on: date | None) -> None:
    """Set the last day of a post (None: until further notice). A ValueError where there is none, or it ends before it begins."""
    standing = viewer.c.id == number, viewer.c.withdrawn_at.is_(None)
    first = connection.scalar(select(viewer.c.from_on).where(*standing))
    if first is None:
        raise ValueError(f"There is no standing viewer number {number}.")
    if until_on is not None and until_on < first:
        raise ValueError("The last day lies before the first.")
    connection.execute(viewer.update().where(*standing).values(until_on=until_on))


def listed(connection: Connection) -> list[Row]:
    """All rows of `viewer`, those that have ended too."""
    return list(connection.execute(select(viewer).order_by(viewer.c.agency, viewer.c.post, viewer.c.id)))
