"""Random small worlds and random filters.

Hypothesis draws how many rows there are and one seed; row n of a frame then depends on the seed and n alone, so that a
failing world shrinks to its first few rows, and drawing sixty rows costs no more than drawing one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from random import Random

from hypothesis import strategies as st

from data.facts import Facts
from queries.filters import BASES, COMPARISONS, PRESETS, Filters
from tests.queries import made
from tests.queries.drawn import Drawer
from tests.queries.made import Row, Rows

STATES = ("RJ", "HR", "PB", "DL", "CH")
TERRITORIES = ("DL", "CH")


@dataclass(frozen=True)
class World:
    """Rows as plain dictionaries, and the `Facts` made of them."""

    as_of: datetime
    rows: Rows

    @cached_property
    def facts(self) -> Facts:
        return made.facts(self.as_of, **{name: [dict(row) for row in some] for name, some in self.rows.items()})

    def codes(self, name: str, **having: object) -> list:
        return [row["code"] for row in self.rows[name] if all(row.get(key) == value for key, value in having.items())]


def _registers(rnd: Random, states: list[str]) -> Rows:
    members = states[: rnd.randint(1, len(states))]  # the rest take no part
    districts = [{"code": 10 * place + n, "state": state} for place, state in enumerate(states, 1) for n in range(3)]
    for row in districts:
        row["police_reporting"] = row["code"] % 10 != 2 or row["state"] != "DL"
        row["population"] = rnd.choice([None, 1_000_000, 2_345_678])
    units = [{"code": f"{state}-{n}", "state": state} for state in states for n in ("CITY", "GRP")]
    covered = [(row["code"], rnd.choice(districts)["code"]) for row in units for _ in range(rnd.randint(0, 2))]
    agencies = [{"code": state, "state": state} for state in members]
    agencies += [
        {"code": "NIA", "kind": "central_agency"},
        {"code": f"{members[0]}-PRISONS", "state": members[0], "kind": "prisons"},
    ]
    gangs = [{"code": f"G{n:02}"} for n in range(1, rnd.randint(2, 6) + 1)]
    kinds = {state: "union_territory" if state in TERRITORIES else "state" for state in states}
    found: Rows = {
        "states": [{"code": state, "kind": kinds[state], "population": 9_999_999} for state in states],
        "districts": districts,
        "units": units,
        "agencies": agencies,
        "gangs": gangs,
        "crime_heads": [{"code": "MURDER", "position": 1}, {"code": "DACOITY", "position": 0}],
    }
    named = {
        name: [{"name": f"{row['code']} name", "name_hi": "नाम"} | row for row in some] for name, some in found.items()
    }
    return named | {"unit_districts": [{"unit": unit, "district": district} for unit, district in sorted(set(covered))]}


@st.composite
def worlds(draw: st.DrawFn) -> World:
    seed = draw(st.integers(0, 2**32 - 1))
    states = STATES[: draw(st.integers(3, 5))]
    today = date(2024, 1, 1) + timedelta(days=draw(st.integers(0, 1200)))
    registers = _registers(Random(seed), list(states))
    drawer = Drawer(registers, today)

    def some(most: int, row: Callable[..., Row], *more: object) -> list[Row]:
        return [row(Random(f"{seed} {row.__name__} {n}"), n, *more) for n in range(1, draw(st.integers(0, most)) + 1)]

    meetings = some(6, drawer.meeting)
    rows = registers | {
        "incidents": some(60, drawer.incident),
        "messages": some(25, drawer.message),
        "operations": some(12, drawer.operation),
        "meetings": meetings,
        "action_items": some(15, drawer.item, meetings),
        "feeds": some(len(drawer.agencies), drawer.feed),
        "nil_reports": some(8, drawer.nil_report),
        "loads": some(8, drawer.load),
        "statistics": [*{(row["unit"], row["year"], row["head"]): row for row in some(20, drawer.statistic)}.values()],
    }
    minutes = draw(st.integers(0, 1439))
    return World(datetime(today.year, today.month, today.day, tzinfo=UTC) + timedelta(minutes=minutes - 330), rows)


def periods(world: World) -> st.SearchStrategy[str]:
    """Presets, spans of days, and since a meeting that was held."""
    days = st.dates(date(2022, 1, 1), date(2027, 12, 31))
    spans = st.tuples(days, days).map(lambda pair: f"{min(pair)}..{max(pair)}")
    held = [row for row in world.rows["meetings"] if row["status"] == "held" and made.midday(row["day"]) <= world.as_of]
    since = [st.sampled_from([f"since-{row['reference']}" for row in held])] if held else []
    return st.one_of(st.sampled_from(PRESETS), spans, *since)


def filters(world: World) -> st.SearchStrategy[Filters]:
    """Every `Filters` that the filter bar can make in a world."""

    def some(codes: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
        return st.lists(st.sampled_from(codes), max_size=3, unique=True).map(lambda found: tuple(sorted(found)))

    members = [row["state"] for row in world.rows["agencies"] if row.get("kind", "force") == "force"]
    return st.builds(
        Filters,
        period=periods(world),
        comparison=st.sampled_from(COMPARISONS),
        states=some(members),
        forces=some(["NIA"]),
        gangs=some(world.codes("gangs")),
        basis=st.sampled_from(BASES),
    )


@st.composite
def questions(draw: st.DrawFn) -> tuple[World, Filters]:
    world = draw(worlds())
    return world, draw(filters(world))
