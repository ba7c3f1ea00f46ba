"""The lines that two states share, as maps draw them: through the very points of the drawn states."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations
from typing import Any

import shapely
from shapely.geometry import shape

from data.geography.shapes import state_geojson

Lines = list[list[list[float]]]


@lru_cache(maxsize=8)
def shared_lines(state_codes: frozenset[str]) -> dict[str, Lines]:
    """Two states that touch (`HR-RJ`) -> the pieces of their common line, each a list of longitude and latitude.

    ValueError for a state without boundaries.
    """
    shapes = {item["id"]: shape(item["geometry"]) for item in state_geojson(state_codes)["features"]}
    found = {f"{a}-{b}": _lines(shapes[a], shapes[b]) for a, b in combinations(sorted(shapes), 2)}
    return {pair: lines for pair, lines in found.items() if lines}


def _lines(one: shapely.Geometry, other: shapely.Geometry) -> Lines:
    shared = shapely.intersection(shapely.boundary(one), shapely.boundary(other))
    whole = shapely.line_merge(shapely.MultiLineString(list(_pieces(shared))))
    return [[[x, y] for x, y in line.coords] for line in _pieces(whole)]


def _pieces(found: Any) -> Iterable[shapely.LineString]:
    """Its lines; points at which two states only meet are none."""
    return [part for part in shapely.get_parts(found) if part.geom_type == "LineString" and part.length > 0]
