"""The lines between states and the states' areas, as `derive.borders` wrote them, for computing with."""

import gzip
import json
from functools import lru_cache
from typing import Any

import numpy as np
import shapely

from data.geography.measure import Floats, Plane
from data.geography.registers import Edition
from data.geography.topology import decode, decode_arcs


def borders_of(current: Edition, state: str, participating: frozenset[str]) -> list[tuple[str, Floats]]:
    """The border lines of a state with other participating states: (the other state, points in degrees)."""
    others = participating - {state}
    return [
        (other, line)
        for (a, b), line in _file(current)[0]
        for mine, other in ((a, b), (b, a))
        if mine == state and other in others
    ]


def plane_of(current: Edition, state: str) -> Plane:
    """The flat map on which a state is computed: true to scale in its middle."""
    west, south, east, north = shapely.bounds(areas(current)[state])
    return Plane(float(south + north) / 2, float(west + east) / 2)


def areas(current: Edition) -> dict[str, shapely.Geometry]:
    """The area of each state; under a starred code ("JK*") the part of it without police reporting."""
    return _file(current)[1]


@lru_cache(maxsize=2)
def _file(current: Edition) -> tuple[list[tuple[tuple[str, str], Floats]], dict[str, shapely.Geometry]]:
    content = json.loads(gzip.decompress((current.folder / "state_borders.json.gz").read_bytes()))
    lines = content["lines"]
    arcs = [np.array(arc) for arc in decode_arcs(lines)]
    areas = {key: _multipolygon(shape) for key, shape in decode(content["areas"]).items()}
    shapely.prepare(list(areas.values()))
    return list(zip(map(tuple, lines["owners"]), arcs, strict=True)), areas


def _multipolygon(coordinates: list[Any]) -> shapely.MultiPolygon:
    return shapely.MultiPolygon([(polygon[0], polygon[1:]) for polygon in coordinates])
