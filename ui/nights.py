"""What the server does every night at midnight in India: it removes what may no longer be kept, and writes down the gaps."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from data import gap_days, keeping
from data.engine import NotReady, connect, ensure_ready
from data.fact_rows import in_india
from data.facts import ist_date, read_all
from queries.filters import Filters
from queries.gaps.found import to_write_down

AGAIN_AFTER_S = 600
log = logging.getLogger("sajha.nights")


def until_midnight_s(now: datetime) -> float:
    """Seconds from `now` to the next midnight in India."""
    here = in_india(now)
    midnight = (here + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return (midnight - here).total_seconds()


def work() -> bool:
    """One night's work; False where the database is away, and it is to be tried again."""
    engine = connect()
    try:
        ensure_ready(engine)
        done = keeping.nightly(engine, in_india(datetime.now(UTC)).date())
        done |= {"gaps written down": snapshot(engine)}
    except (NotReady, DBAPIError) as trouble:
        log.warning("The night's work waits for the database: %s", str(trouble).splitlines()[0])
        return False
    finally:
        engine.dispose()
    log.info("The night's work: %s", done)
    return True


def snapshot(engine: Engine) -> int:
    """The gaps of today between all forces, of 90 days, whoever looks; done again it changes nothing. How many there are."""
    facts = read_all(engine)
    found = to_write_down(facts, Filters(period="90d"), facts.as_of)
    return gap_days.keep(engine, ist_date(facts.as_of), found.to_dicts())


async def watch() -> None:
    """Work at every midnight, for as long as the server runs."""
    while True:
        await asyncio.sleep(until_midnight_s(datetime.now(UTC)) + 5)
        while not await asyncio.to_thread(work):
            await asyncio.sleep(AGAIN_AFTER_S)
