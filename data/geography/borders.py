"""How far from the border: of points and of land, against the borders between given states only.

Each state is computed on a flat map of its own (`Plane`), where distances come out at most 0.3 % wrong. The border
lines themselves are good to about 100 m.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import numpy as np
import polars as pl
import shapely
from numpy.typing import ArrayLike, NDArray

from data.geography.border_lines import areas, borders_of, plane_of
from data.geography.measure import Floats, Plane, area_km2
from data.geography.registers import Edition, edition

Numbers = ArrayLike | pl.Series
Texts = Iterable[str | None]


def distance_to_states(
    latitude: Numbers, longitude: Numbers, state: Texts, participating: Iterable[str]
) -> tuple[pl.Series, pl.Series]:
    """For each point of a state: km to the nearest border with another participating state, and that state's code.

    Null where a coordinate is missing, the state is missing or unknown, or it touches no participating state. The
    sign does not matter: a point on the wrong side of its border has its distance too. 600,000 points take 4 s.
    """
    where, home = _points(latitude, longitude), np.asarray(list(state), dtype=object)
    km = np.full(len(where), np.nan)
    other = np.full(len(where), None, dtype=object)
    for code in _known(home):
        lines = _Lines.around(edition(), code, frozenset(participating))
        rows = np.flatnonzero((home == code) & np.isfinite(where).all(axis=1))
        if lines and rows.size:
            km[rows], other[rows] = lines.nearest(where[rows])
    return pl.Series("km", km, nan_to_null=True), pl.Series("other_state", other.tolist(), dtype=pl.String)


def belt_area_km2(participating: Iterable[str], km: float) -> pl.DataFrame:
    """One row per participating state, by code: area_km2, and belt_km2, the part of it within `km` kilometres of a
    border with another participating state (0 if it touches none). Areas without police reporting are left out.
    Takes a second for 13 states the first time."""
    return _belts(edition(), frozenset(participating), km)


def is_inside(state: Texts, latitude: Numbers, longitude: Numbers, slack_km: float = 1.0) -> pl.Series:
    """For each point whether it lies in its state, or at most `slack_km` outside; null where it cannot be told.

    Without slack, points beside the border would be called outside for the simplification of the shapes (500 m).
    """
    where, home = _points(latitude, longitude), np.asarray(list(state), dtype=object)
    inside = np.full(len(where), None, dtype=object)
    for code in _known(home):
        rows = np.flatnonzero((home == code) & np.isfinite(where).all(axis=1))
        if rows.size:
            plane, shape = _slack_area(edition(), code, slack_km)
            inside[rows] = shapely.contains_xy(shape, plane.project(*where[rows].T))
    return pl.Series("is_inside", inside.tolist(), dtype=pl.Boolean)


def state_of(latitude: Numbers, longitude: Numbers) -> pl.Series:
    """For each point the code of the state it lies in (borders good to 500 m); null outside India or where missing."""
    where = _points(latitude, longitude)
    found = np.full(len(where), None, dtype=object)
    for key, shape in areas(edition()).items():
        west, south, east, north = shapely.bounds(shape)
        rows = np.flatnonzero(((where >= (west, south)) & (where <= (east, north))).all(axis=1))
        found[rows[shapely.contains_xy(shape, where[rows])]] = key.rstrip("*")
    return pl.Series("state", found.tolist(), dtype=pl.String)


class _Lines:
    """A state's borders with participating states, cut into short edges and indexed, on the state's own plane."""

    def __init__(self, plane: Plane, edges: NDArray[Any], others: NDArray[Any]) -> None:
        self.plane, self._others = plane, others
        # With four edges a node instead of ten the nearest one is found in 60 % of the time.
        self._tree = shapely.STRtree(plane.project_shape(edges), node_capacity=4)

    @staticmethod
    @lru_cache(maxsize=128)
    def around(current: Edition, state: str, participating: frozenset[str]) -> "_Lines | None":
        """The borders of one state, or None where it touches no participating state."""
        lines = borders_of(current, state, participating)
        if not lines:
            return None
        edges = [np.stack([line[:-1], line[1:]], axis=1) for _, line in lines]
        others = [[other] * (len(line) - 1) for other, line in lines]
        return _Lines(plane_of(current, state), shapely.linestrings(np.concatenate(edges)), np.concatenate(others))

    def nearest(self, where: Floats) -> tuple[Floats, NDArray[Any]]:
        """For each point (longitude, latitude) the km to the nearest edge, and the state across it."""
        points = shapely.points(self.plane.project(*where.T))
        (_, edge), km = self._tree.query_nearest(points, return_distance=True, all_matches=False)
        return km, self._others[edge]


def _points(latitude: Numbers, longitude: Numbers) -> Floats:
    return np.column_stack([_floats(longitude), _floats(latitude)])


def _floats(numbers: Numbers) -> Floats:
    return numbers.cast(pl.Float64).to_numpy() if isinstance(numbers, pl.Series) else np.asarray(numbers, dtype=float)


def _known(home: NDArray[Any]) -> list[str]:
    return sorted({code for code in home.tolist() if code} & set(areas(edition())))


@lru_cache(maxsize=128)
def _slack_area(current: Edition, state: str, slack_km: float) -> tuple[Plane, shapely.Geometry]:
    plane = plane_of(current, state)
    parts = [shape for key, shape in areas(current).items() if key.rstrip("*") == state]
    shape = shapely.buffer(plane.project_shape(shapely.union_all(parts)), slack_km)
    shapely.prepare(shape)
    return plane, shape


@lru_cache(maxsize=32)
def _belts(current: Edition, participating: frozenset[str], km: float) -> pl.DataFrame:
    states = sorted(participating & set(areas(current)))
    rows = [(state, area_km2(areas(current)[state]), _belt_km2(current, state, participating, km)) for state in states]
    return pl.DataFrame(rows, {"state": pl.String, "area_km2": pl.Float64, "belt_km2": pl.Float64}, orient="row")


def _belt_km2(current: Edition, state: str, participating: frozenset[str], km: float) -> float:
    plane = plane_of(current, state)
    lines = [shapely.LineString(plane.project(*line.T)) for _, line in borders_of(current, state, participating)]
    # A border's small wiggles vanish in a belt of kilometres; leaving them out makes the buffer ten times faster.
    belt = shapely.buffer(shapely.simplify(shapely.MultiLineString(lines), 0.2), km)
    return float(shapely.area(shapely.intersection(belt, plane.project_shape(areas(current)[state]))))
