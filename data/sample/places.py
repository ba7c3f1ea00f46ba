"""Where things happen: districts of the participating states with points inside them, touching forces, police units."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import polars as pl
import shapely
from sqlalchemy import Connection, select

from data import geography
from data.sample.agencies import FORCES
from data.sample.draw import Ints, dice
from data.schema.places import border_pair, district, police_unit, police_unit_district

POOL = 200
"""Points kept ready in each district."""


@dataclass(frozen=True)
class Places:
    """Districts by position, sorted by code."""

    codes: Ints
    states: list[str]
    names: list[str]
    names_hi: list[str]
    pairs: list[tuple[int, int, float]]
    units: dict[int, list[str]]
    """Units with territory by district code."""
    roaming: dict[str, list[str]]
    """Units without territory (railway police, crime branch ...) by state."""
    seed: int

    @cached_property
    def at(self) -> dict[int, int]:
        return {int(code): position for position, code in enumerate(self.codes)}

    def across(self, state: str) -> list[str]:
        return sorted({other for a, b in self.touching for other in (a, b) if state in (a, b) and other != state})

    @cached_property
    def touching(self) -> dict[tuple[str, str], list[tuple[int, int, float]]]:
        """District pairs by pair of participating states, both in order; longest common border first."""
        found: dict[tuple[str, str], list[tuple[int, int, float]]] = {}
        for a, b, km in sorted(self.pairs, key=lambda pair: -pair[2]):
            one, other = self.states[self.at[a]], self.states[self.at[b]]
            found.setdefault((min(one, other), max(one, other)), []).append((a, b, km) if one < other else (b, a, km))
        return dict(sorted(found.items()))

    @cached_property
    def weights(self) -> np.ndarray:
        """States (as FORCES) by districts: how many of a state's incidents fall there; more at its borders."""
        rng = dice(self.seed, "districts")
        border = {code for a, b, _ in self.pairs for code in (a, b)}
        weight = rng.lognormal(0, 0.8, len(self.codes)) * np.array(
            [1.7 if int(code) in border else 1 for code in self.codes]
        )
        return np.array(
            [[w if s == state else 0 for w, s in zip(weight, self.states, strict=True)] for state in FORCES]
        )

    @cached_property
    def pool(self) -> np.ndarray:
        """Districts by POOL points (latitude, longitude), all inside their state."""
        return _pool(tuple(self.codes.tolist()), tuple(self.states), self.seed)

    def near_border(
        self, code: int, across: str, n: int, rng: np.random.Generator, within_km: float = 4.5
    ) -> np.ndarray:
        """`n` points of a district within some km of the border with the state across, crowded at one stretch of it."""
        home = self.states[self.at[code]]
        found = _candidates(rng, code, home)
        km, other = geography.distance_to_states(found[:, 0], found[:, 1], [home] * len(found), FORCES)
        # Half a kilometre from the line itself: there a rounded boundary may put the point on the other side.
        close = (pl.DataFrame({"km": km, "other": other})).select(
            (pl.col("km").is_between(0.5, within_km) & (pl.col("other") == across)).fill_null(False)
        )
        near = found[close.to_series().to_numpy()]
        middle = near[0]
        order = np.argsort(((near - middle) ** 2).sum(axis=1), kind="stable")
        return near[order][:n] if len(near) >= n else near[rng.integers(0, len(near), n)]


@lru_cache(maxsize=2)
def _pool(codes: tuple[int, ...], states: tuple[str, ...], seed: int) -> np.ndarray:
    """Districts by POOL points (latitude, longitude)."""
    rng = dice(seed, "points")
    shapes = {item["id"]: item["geometry"]["coordinates"] for item in geography.geojson(FORCES)["features"]}
    drawn = [_drawn_inside(rng, shapes[code], POOL * 2) for code in codes]
    homes = [state for state, points in zip(states, drawn, strict=True) for _ in points]
    sure = np.split(_surely_inside(homes, np.concatenate(drawn)), np.cumsum([len(points) for points in drawn])[:-1])
    kept = [points[inside] if inside.any() else points for points, inside in zip(drawn, sure, strict=True)]
    return np.stack([points[rng.integers(0, len(points), POOL)] for points in kept])


def _candidates(rng: np.random.Generator, code: int, state: str) -> np.ndarray:
    """Some thousand points anywhere in a district."""
    shape = next(item for item in geography.geojson([state])["features"] if item["id"] == code)
    points = _drawn_inside(rng, shape["geometry"]["coordinates"], 5_000)
    return points[_surely_inside([state] * len(points), points)]


def _drawn_inside(rng: np.random.Generator, coordinates: Any, n: int) -> np.ndarray:
    """Points (latitude, longitude) inside a district as drawn: half of them around a few towns, the others anywhere."""
    shape = shapely.MultiPolygon([(polygon[0], polygon[1:]) for polygon in coordinates])
    shapely.prepare(shape)
    west, south, east, north = shape.bounds
    anywhere = np.column_stack([rng.uniform(south, north, n), rng.uniform(west, east, n)])
    towns = anywhere[shapely.contains_xy(shape, anywhere[:, 1], anywhere[:, 0])][:4]
    around = towns[rng.integers(0, len(towns), n)] + rng.normal(0, 0.03, (n, 2))
    both = np.concatenate([anywhere, around])
    return np.round(both[shapely.contains_xy(shape, both[:, 1], both[:, 0])], 5)


def _surely_inside(states: list[str], points: np.ndarray) -> np.ndarray:
    """The drawn shapes are simplified by some kilometres; the state's own border decides."""
    return geography.is_inside(states, points[:, 0], points[:, 1], 0.0).fill_null(False).to_numpy()


def read(connection: Connection, seed: int) -> Places:
    """The places of the participating states, from the registers in the database."""
    reporting = district.c.police_reporting & district.c.state.in_(FORCES) & district.c.valid_until.is_(None)
    rows = connection.execute(
        select(district.c.code, district.c.state, district.c.name, district.c.name_hi).where(reporting).order_by("code")
    ).all()
    if not rows:
        raise ValueError("The database has no districts yet. Make it with `python -m data sample`.")
    known = {row.code for row in rows}
    pairs = connection.execute(select(border_pair).order_by("district_a", "district_b")).all()
    return Places(
        codes=np.array([row.code for row in rows]),
        states=[row.state for row in rows],
        names=[row.name for row in rows],
        names_hi=[row.name_hi for row in rows],
        pairs=[(row[0], row[1], row[2]) for row in pairs if row[0] in known and row[1] in known],
        units=_units(connection),
        roaming=_roaming(connection),
        seed=seed,
    )


def _units(connection: Connection) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    query = (
        select(police_unit_district).join(police_unit).where(police_unit.c.has_territory).order_by("district", "unit")
    )
    for unit, code in connection.execute(query):
        found.setdefault(code, []).append(unit)
    return found


def _roaming(connection: Connection) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    query = select(police_unit.c.state, police_unit.c.code).where(~police_unit.c.has_territory).order_by("code")
    for state, unit in connection.execute(query):
        found.setdefault(state, []).append(unit)
    return found
