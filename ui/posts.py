"""Who holds which post, as the server knows it: read from the database every 20 seconds, asked of memory at every run.

A post that is withdrawn is out at the next look. While the database is away the last list counts, for a quarter of an hour.
"""

import asyncio
import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from data.engine import NotReady, connect, reading
from data.facts import ist_date
from data.viewers import Held, everybody

LOOK_EVERY_S = 20
BELIEVED_FOR_S = 15 * 60
log = logging.getLogger("sajha.posts")
ROLES = {
    "leader": "Leader",
    "nodal_officer": "Nodal officer",
    "secretariat": "Secretariat",
    "meeting_room": "Meeting room",
    "auditor": "Auditor",
    "administrator": "Administrator",
    "service": "Service",
}
"""What a role is called."""


@dataclass(frozen=True)
class Known:
    """What was read, and when by the server's own clock that only goes forward."""

    by_subject: dict[str, tuple[Held, ...]] = field(default_factory=dict)
    read_at_s: float = float("-inf")


_known = Known()


def look(engine: Engine) -> bool:
    """Read the list; False where it could not be read, and the last one stays."""
    global _known
    try:
        with reading(engine) as connection:
            _known = Known(everybody(connection, ist_date(datetime.now(UTC))), time.monotonic())
    except (NotReady, DBAPIError, OSError) as trouble:
        log.warning("The list of viewers could not be read: %s", str(trouble).splitlines()[0])
        return False
    return True


def forget() -> None:
    """Know nobody, as before the first look."""
    global _known
    _known = Known()


def of(subject: str) -> tuple[Held, ...]:
    """The posts that `subject` holds now; none where the list is too old to be believed."""
    if time.monotonic() - _known.read_at_s > BELIEVED_FOR_S:
        return ()
    return _known.by_subject.get(subject, ())


def of_one(named: str) -> tuple[Held, ...]:
    """The posts of the one viewer that a setting names: by his subject, else by the post."""
    if posts := of(named):
        return posts
    return tuple(post for post in held_now() if post.post == named)[:1]


def held_now() -> Iterator[Held]:
    """Every post that is held now."""
    for subject in _known.by_subject:
        yield from of(subject)


async def watch() -> None:
    """Look every 20 seconds, for as long as the server runs."""
    engine = connect()
    while True:
        await asyncio.to_thread(look, engine)
        await asyncio.sleep(LOOK_EVERY_S)
