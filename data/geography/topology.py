"""Shapes that share their borders, written once per border: quantised TopoJSON, both ways.

An *arc* is a piece of border between two points where more than two things meet. A ring is a list of arcs; arc `~i`
is arc `i` walked backwards. Points are whole steps of a grid, each written as its difference from the one before. The
grid is the same for every file, so that the border of two states is drawn through the same points from both files.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
import shapely

Point = tuple[int, int]
Ring = list[Point]
Json = dict[str, Any]


def encode(shapes: Mapping[Any, shapely.Geometry], step: float) -> Json:
    """TopoJSON of shapes that form a coverage, on a grid of `step` degrees; ids are the keys, in their order.

    `owners`, beside the standard's members, tells for each arc the one or two ids whose border it is.
    """
    rings = {key: [_rings(polygon, step) for polygon in shapely.get_parts(shape)] for key, shape in shapes.items()}
    cutter = _Cutter(rings)
    geometries = [
        {"type": "MultiPolygon", "id": key, "arcs": [[cutter.cut(ring) for ring in polygon] for polygon in polygons]}
        for key, polygons in rings.items()
    ]
    return {
        "type": "Topology",
        "transform": {"scale": [step, step], "translate": [0, 0]},
        "objects": {"shapes": {"type": "GeometryCollection", "geometries": geometries}},
        "owners": [cutter.owners_of(arc) for arc in cutter.arcs],
        "arcs": [_differences(arc) for arc in cutter.arcs],
    }


def decode_arcs(topology: Json) -> list[list[tuple[float, float]]]:
    """The arcs of a topology as lists of points (longitude, latitude) in degrees."""
    # 1/step is a whole number; dividing by it gives the shortest decimals (76.123), multiplying does not.
    steps = round(1 / topology["transform"]["scale"][0])
    return [
        [(x / steps, y / steps) for x, y in accumulate(arc, lambda a, b: (a[0] + b[0], a[1] + b[1]))]
        for arc in topology["arcs"]
    ]


def decode(topology: Json) -> dict[Any, list[list[list[tuple[float, float]]]]]:
    """The coordinates of a GeoJSON MultiPolygon for each id of a topology."""
    arcs = decode_arcs(topology)

    def ring(indices: Sequence[int]) -> list[tuple[float, float]]:
        walked = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices]
        return [walked[0][0]] + [point for arc in walked for point in arc[1:]]

    return {
        shape["id"]: [[ring(indices) for indices in polygon] for polygon in shape["arcs"]]
        for shape in topology["objects"]["shapes"]["geometries"]
    }


def _rings(polygon: shapely.Polygon, step: float) -> list[Ring]:
    """The rings of a polygon on the grid, without repeated points; a hole that shrank to a line is left out."""
    rings = []
    for ring in shapely.get_rings(polygon):
        points = np.rint(shapely.get_coordinates(ring) / step).astype(int).tolist()
        slim = [tuple(b) for a, b in pairwise(points) if a != b]
        if len(slim) > 2:
            rings.append([slim[-1], *slim])
    return rings


def _differences(arc: Sequence[Point]) -> list[list[int]]:
    return [list(arc[0])] + [[b[0] - a[0], b[1] - a[1]] for a, b in pairwise(arc)]


def _edges(ring: Ring) -> Iterator[tuple[Point, Point]]:
    return ((a, b) if a < b else (b, a) for a, b in pairwise(ring))


class _Cutter:
    """Cuts rings into arcs at the points where owners change, and numbers each arc once."""

    def __init__(self, rings: Mapping[Any, list[list[Ring]]]) -> None:
        self._owners: dict[tuple[Point, Point], list[Any]] = defaultdict(list)
        self._around: dict[Point, set[Point]] = defaultdict(set)
        self.arcs: dict[tuple[Point, ...], int] = {}
        for key, polygons in rings.items():
            for ring in (ring for polygon in polygons for ring in polygon):
                for a, b in _edges(ring):
                    self._owners[a, b].append(key)
                    self._around[a].add(b)
                    self._around[b].add(a)

    def cut(self, ring: Ring) -> list[int]:
        """The ring as numbers of arcs."""
        points = ring[:-1]
        nodes = [i for i, point in enumerate(points) if self._is_node(point)]
        if not nodes:
            nodes = [points.index(min(points))]
        points = points[nodes[0] :] + points[: nodes[0]]
        cuts = [i - nodes[0] for i in nodes] + [len(points)]
        points.append(points[0])
        return [self._number(tuple(points[a : b + 1])) for a, b in pairwise(cuts)]

    def owners_of(self, arc: Sequence[Point]) -> list[Any]:
        """The one or two ids on the sides of an arc."""
        return self._owners[min(arc[:2]), max(arc[:2])]

    def _is_node(self, point: Point) -> bool:
        around = self._around[point]
        if len(around) != 2:
            return True
        before, after = (self._owners[min(point, other), max(point, other)] for other in around)
        return sorted(before) != sorted(after)

    def _number(self, arc: tuple[Point, ...]) -> int:
        if arc[::-1] in self.arcs:
            return ~self.arcs[arc[::-1]]
        return self.arcs.setdefault(arc, len(self.arcs))
