"""Random small worlds and random filters.

Hypothesis draws how many rows there are and one seed; row n of a frame then depends on the seed and n alone, so that a failing
world shrinks to its first few rows, and drawing sixty rows costs no more than drawing one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from random import Random

from hypothesis import strategies as st

from data.facts import Facts
from data.schema import vocabulary as v
from queries.filters import BASES, COMPARISONS, PRESETS, Filters
from tests.queries import made
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
    agencies += [{"code": "NIA", "kind": "central_agency"}, {"code": f"{members[0]}-PRISONS", "state": members[0], "kind": "prisons"}]
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
    named = {name: [{"name": f"{row['code']} name", "name_hi": "नाम"} | row for row in some] for name, some in found.items()}
    return named | {"unit_districts": [{"unit": unit, "district": district} for unit, district in sorted(set(covered))]}


class Drawer:
    """One random row at a time."""

    def __init__(self, registers: Rows, today: date) -> None:
        self.today = today
        self.agencies = [row["code"] for row in registers["agencies"]]
        self.home = {row["code"]: row.get("state") for row in registers["agencies"]}
        self.districts = {row["code"]: row["state"] for row in registers["districts"] if row["police_reporting"]}
        self.units = {row["code"]: row["state"] for row in registers["units"]}
        self.gangs = [row["code"] for row in registers["gangs"]]
        self.all_districts = [row["code"] for row in registers["districts"]]

    def day(self, rnd: Random) -> date:
        """Mostly of late, sometimes two years back, now and then in the future."""
        return self.today - timedelta(days=int(rnd.choice([rnd.expovariate(1 / 60), rnd.uniform(-20, 800)])))

    def instant(self, rnd: Random) -> datetime:
        return made.midday(self.day(rnd)) + timedelta(seconds=rnd.randint(-43_200, 43_199))

    def maybe(self, rnd: Random, value: object, chance: float = 0.6) -> object:
        return value if rnd.random() < chance else None

    def named(self, rnd: Random) -> str:
        return " ".join(sorted(rnd.sample(self.gangs, rnd.randint(0, min(3, len(self.gangs))))))

    def incident(self, rnd: Random, n: int) -> Row:
        agency, day = rnd.choice(self.agencies), self.day(rnd)
        district = self.maybe(rnd, rnd.choice(list(self.districts)))
        unit = self.maybe(rnd, rnd.choice(list(self.units)))
        repeats = rnd.randint(1, 30) if rnd.random() < 0.15 else n
        return {
            "agency": agency,
            "reference": f"I{n}",
            "day": day,
            "registered_on": self.maybe(rnd, day + timedelta(days=rnd.choice([0, 0, 1, 40])), 0.8),
            "first_recorded_at": self.instant(rnd),
            "kind": rnd.choice(v.INCIDENT_KINDS),
            "firing": rnd.random() < 0.5,
            "extortion": rnd.random() < 0.5,
            "victims_killed": rnd.choice([0, 0, 1, 300]),
            "district": district,
            "unit": unit,
            "state": self.districts.get(district) or self.units.get(unit) or self.home[agency],
            "border_km": self.maybe(rnd, rnd.choice([0.0, 5.0, 5.5, 10.0, 19.75, 20.0, 90.0])),
            "gangs": self.named(rnd),
            "handling": rnd.choice(v.HANDLING),
            "same_as_agency": rnd.choice(self.agencies) if repeats != n else None,
            "same_as_reference": f"I{repeats}" if repeats != n else None,
        }

    def message(self, rnd: Random, n: int) -> Row:
        sender = rnd.choice(self.agencies)
        others = [code for code in self.agencies if code != sender]
        told = others if n % 5 == 0 else rnd.sample(others, rnd.randint(0, min(5, len(others))))
        return {
            "agency": sender,
            "reference": f"S{n}",
            "day": self.day(rnd),
            "sent_s": rnd.randint(0, 86_399),
            "kind": rnd.choice(v.MESSAGE_KINDS),
            "broadcast": n % 5 == 0,
            "gangs": self.named(rnd),
            "to": [{"to_agency": code, "replied_s": self.maybe(rnd, rnd.randint(60, 900_000))} for code in told],
        }

    def operation(self, rnd: Random, n: int) -> Row:
        started = self.maybe(rnd, self.day(rnd), 0.8)
        return {
            "agency": rnd.choice(self.agencies),
            "reference": f"O{n}",
            "gang": self.maybe(rnd, rnd.choice(self.gangs)),
            "started_on": started,
            "ended_on": self.maybe(rnd, started + timedelta(days=rnd.randint(0, 90))) if started else None,
            "forces": rnd.sample(self.agencies, rnd.randint(0, 2)),
            "districts": rnd.sample(self.all_districts, rnd.randint(0, 2)),
        }

    def meeting(self, rnd: Random, n: int) -> Row:
        return {"agency": rnd.choice(self.agencies), "reference": f"M{n}", "day": self.day(rnd), "status": rnd.choice(v.MEETING_STATUSES)}

    def item(self, rnd: Random, n: int, meetings: list[Row]) -> Row:
        of = rnd.choice(meetings) if meetings and rnd.random() < 0.9 else {"agency": "RJ", "reference": "withdrawn"}
        return {
            "reference": f"A{n}",
            "meeting_agency": of["agency"],
            "meeting_reference": of["reference"],
            "status": rnd.choice(v.ACTION_STATUSES),
            "status_changed_at": self.instant(rnd),
            "due_on": self.maybe(rnd, self.day(rnd)),
            "owners": rnd.sample(self.agencies, rnd.randint(0, 2)),
        }

    def nil_report(self, rnd: Random, n: int) -> Row:
        first = self.day(rnd) - timedelta(days=n)  # keeps (agency, dataset, from_on) apart mostly
        span = timedelta(days=rnd.choice([0, 6, 30, 400]))
        dataset = rnd.choice(["incident", "incident", "message"])
        return {"agency": rnd.choice(self.agencies), "dataset": dataset, "from_on": first, "until_on": first + span, "made_at": self.instant(rnd)}

    def load(self, rnd: Random, n: int) -> Row:
        dataset = rnd.choice(["incident", "incident", "message"])
        undone = self.maybe(rnd, self.instant(rnd), 0.2)
        return {"agency": rnd.choice(self.agencies), "dataset": dataset, "loaded_at": self.instant(rnd), "undone_at": undone}

    def feed(self, rnd: Random, n: int) -> Row:
        first, every = self.day(rnd), rnd.choice([1, 7, 30])
        until = self.maybe(rnd, first + timedelta(days=rnd.randint(0, 900)), 0.4)
        return {"agency": self.agencies[n - 1], "every_days": every, "from_on": first, "until_on": until}

    def statistic(self, rnd: Random, n: int) -> Row:
        unit = rnd.choice(list(self.units))
        year, head = rnd.choice([2012, 2014]), rnd.choice(["MURDER", "DACOITY"])
        return {"unit": unit, "state": self.units[unit], "year": year, "head": head, "registered_count": rnd.choice([0, 1, 12, 3000])}


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
