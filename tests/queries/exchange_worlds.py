"""Worlds whose messages say all that the exchange of information is judged by, the awkward cases among them."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import strategies as st

from data.schema import vocabulary as v
from queries.filters import Filters
from tests.queries.made import Row
from tests.queries.worlds import World, filters, worlds

HOUR = 3600
LIMITS = {"most_immediate": 8, "immediate": 72, "ordinary": 168}
AWKWARD_S = [None, None, -60, 0, 60, 8 * HOUR, 8 * HOUR + 1, 72 * HOUR, 5 * 24 * HOUR, 168 * HOUR]


def _limits(rnd: Random, world: World) -> list[Row]:
    """Suggested for years, one of them adopted later; now and then none for an urgency, or none yet."""
    start = world.as_of.date() - timedelta(days=rnd.choice([4000, 4000, 300]))
    told = [{"urgency": code, "valid_from": start, "limit_hours": LIMITS[code]} for code in v.URGENCIES]
    adopted = {"urgency": "immediate", "valid_from": world.as_of.date() - timedelta(days=40), "limit_hours": 48}
    return [*told[rnd.choice([0, 0, 1]) :], adopted | {"adopted_reference": "M1"}]


def _told(rnd: Random, row: Row) -> Row:
    to = [
        part
        | {"received_s": rnd.choice([*AWKWARD_S, 1800]), "interim_s": rnd.choice([None, 7200])}
        | {"replied_s": rnd.choice(AWKWARD_S), "outcome": rnd.choice([None, *v.OUTCOMES])}
        for part in row["to"]
    ]
    kind = rnd.choice(["request", "request", row["kind"]])
    said = {"urgency": rnd.choice(v.URGENCIES), "channel": rnd.choice(v.CHANNELS), "kind": kind}
    return row | said | {"to": to, "known_before_s": rnd.choice([None, 60, 3600, 90_000])}


def _joined(rnd: Random, world: World, row: Row) -> Row:
    """Most take part for long, some joined lately, some left."""
    today = world.as_of.date()
    start = today - timedelta(days=rnd.choice([3000, 3000, 3000, 90]))
    return row | {
        "participates_from": start,
        "participates_until": rnd.choice([None, None, None, today - timedelta(days=5)]),
    }


@st.composite
def exchanges(draw: st.DrawFn) -> tuple[World, Filters]:
    world = draw(worlds())
    rnd = Random(draw(st.integers(0, 2**32 - 1)))
    rows = world.rows | {
        "messages": [_told(rnd, row) for row in world.rows["messages"]],
        "agencies": [_joined(rnd, world, row) for row in world.rows["agencies"]],
        "time_limits": _limits(rnd, world),
        "feeds": [row | {"dataset": "message"} for row in world.rows["feeds"]],
    }
    found = replace(world, rows=rows)
    return found, draw(filters(found))
