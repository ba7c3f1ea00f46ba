"""Worlds with borders: districts that touch, points near a line, states that joined lately or left, series about districts."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import strategies as st

from data.schema import vocabulary as v
from queries.filters import Filters
from queries.visible import Viewer
from tests.queries.usual import Row
from tests.queries.worlds import World, filters, worlds


def _touching(rnd: Random, districts: list[Row]) -> list[Row]:
    pairs = [(a["code"], b["code"]) for a in districts for b in districts if a["code"] < b["code"]]
    apart = [pair for pair in pairs if pair[0] // 10 != pair[1] // 10]  # the first figures of a district say its state
    some = rnd.sample(apart, min(len(apart), rnd.randint(1, 6)))
    return [{"district_a": a, "district_b": b, "shared_km": float(rnd.randint(1, 90))} for a, b in sorted(some)]


def _near(rnd: Random, world: World, row: Row) -> Row:
    """Most points name the state across; without a point there is none."""
    if row["border_km"] is None or row["state"] is None:
        return row | {"border_km": None, "border_state": None}
    others = [state for state in world.codes("states") if state != row["state"]]
    return row | {"border_state": rnd.choice(others), "border_km": rnd.choice([0.0, 4.0, 5.0, 9.0, 10.0, 10.5, 20.0])}


def _joined(rnd: Random, world: World, row: Row) -> Row:
    today = world.as_of.date()
    ends = [None, None, None, today - timedelta(days=400)]
    start = today - timedelta(days=rnd.choice([3000, 3000, 60]))
    return row | {"participates_from": start, "participates_until": rnd.choice(ends)}


def _series(rnd: Random, world: World, n: int) -> Row:
    districts = rnd.sample(world.codes("districts"), rnd.randint(0, 3))
    start = world.as_of.date() - timedelta(days=rnd.choice([10, 400]))
    return {"code": f"S{n}", "name": f"Series {n}", "cadence_days": 30, "from_on": start, "districts": districts}


@st.composite
def borders(draw: st.DrawFn) -> tuple[World, Filters, Viewer]:
    world = draw(worlds())
    rnd = Random(draw(st.integers(0, 2**32 - 1)))
    rows = world.rows | {
        "border_pairs": _touching(rnd, world.rows["districts"]),
        "incidents": [_near(rnd, world, row) for row in world.rows["incidents"]],
        "agencies": [_joined(rnd, world, row) for row in world.rows["agencies"]],
        "messages": [row | {"handling": rnd.choice(v.HANDLING)} for row in world.rows["messages"]],
        "meeting_series": [_series(rnd, world, n) for n in range(1, 4)],
    }
    found = replace(world, rows=rows)
    viewer = draw(st.sampled_from([Viewer(), Viewer("RJ"), Viewer("HR"), Viewer("NIA")]))
    return found, draw(filters(found)), viewer
