"""The facts the server holds now, the watch that keeps them fresh, and what a page run sees of them.

The database is asked every two seconds what changed. While it cannot be reached the last facts stay, marked with their time.
"""

import asyncio
import gc
import logging
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from threading import Lock

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from data.engine import NotReady, connect, place, writing
from data.facts import Facts, changed_by_midnight, ist_date, read_all, refresh
from data.notes import forget_old
from queries import records
from queries.ready import prepare

LOOK_EVERY_S = 2
COLLECT_EVERY_S = 60
COLLECT_AFTER = (50_000, 20, 1000)
"""Python looks for garbage after so many new objects, not after 700 as by itself: the timer does the rest."""
log = logging.getLogger("sajha.live")


@dataclass(frozen=True)
class Held:
    """What the server holds: the last facts, and why there are none newer."""

    facts: Facts | None = None
    trouble: NotReady | None = None
    lost_at: datetime | None = None
    """Since when the database cannot be used."""


_held = Held()
_one_at_a_time = Lock()


def held() -> Held:
    return _held


def hold(facts: Facts | None) -> None:
    """Put `facts` on the wall, without a database (for papers and tests)."""
    global _held
    _held = Held(facts)


def look(engine: Engine) -> Held:
    """Ask the database once what changed, and hold the answer."""
    global _held
    with _one_at_a_time:
        try:
            _held = Held(_prepared(_next(engine, _held.facts)))
        except (NotReady, DBAPIError, OSError) as trouble:
            _held = _lost(engine, trouble)
        except Exception:
            log.exception("A look at the database failed in a way that should not be")
            _held = _lost(engine, NotReady("unexpected", place(engine)))
    return _held


def _next(engine: Engine, facts: Facts | None) -> Facts:
    if facts is None:
        return read_all(engine)
    if ist_date(facts.as_of) == ist_date(datetime.now(UTC)):
        return refresh(engine, facts)
    again = read_all(engine)
    with writing(engine) as connection:
        forget_old(connection)
    if differing := changed_by_midnight(facts, again):
        log.warning("Read everything again at midnight; what the notes had not told: %s", ", ".join(differing))
    return again


def _prepared(facts: Facts) -> Facts:
    """`facts`, with what most pages ask worked out before anybody waits for it."""
    try:
        prepare(facts)
    except Exception:
        log.exception("A rule failed; the pages that ask it will say so")
    return facts


def _lost(engine: Engine, trouble: Exception) -> Held:
    reason = trouble if isinstance(trouble, NotReady) else NotReady("unreachable", place(engine))
    if _held.trouble is None or _held.trouble.reason != reason.reason:
        log.warning("%s", reason)
    return replace(_held, trouble=reason, lost_at=_held.lost_at or datetime.now(UTC))


async def watch() -> None:
    """Look every two seconds, for as long as the server runs."""
    engine = connect()
    await asyncio.to_thread(look, engine)
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    looks = 0
    while True:
        await asyncio.sleep(LOOK_EVERY_S)
        await asyncio.to_thread(look, engine)
        await asyncio.to_thread(records.let_go)
        looks += 1
        if looks % (COLLECT_EVERY_S // LOOK_EVERY_S) == 0:
            await asyncio.to_thread(gc.collect)
