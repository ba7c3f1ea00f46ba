"""From districts as a survey publishes them to a coverage: no gaps, no overlaps, neighbours share the same line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl
import shapely

from data.geography.measure import area_km2, edge_km

# The source's neighbours disagree by up to some 300 m, and leave gaps of up to 2 km (in degrees here).
GAP_WIDTH = 0.02
SNAPPING_DISTANCE = 0.003

# A row without a code is a sliver to be given to a neighbour, unless it is as large as a district.
LARGEST_SLIVER_KM2 = 50.0


@dataclass(frozen=True)
class District:
    """A row of a survey's file: a district, or (without a code) a sliver that belongs to nobody yet."""

    label: str
    state: str
    code: int | None
    shape: shapely.Geometry
    name: str | None = None
    name_hi: str | None = None


def clean(rows: Sequence[District]) -> tuple[list[District], list[str]]:
    """The districts as a valid coverage, sorted by code, and one sentence for each sliver that was merged.

    A sliver goes to the district with which it shares the longest line; one so thin that cleaning closed it has gone
    to the district that now covers most of it. ValueError if a row without a code is no sliver.
    """
    rows = sorted((replace(row, shape=_tidy(row.shape)) for row in rows), key=_order)
    _refuse_large_slivers(rows)
    originals = np.array([row.shape for row in rows])
    shapes = shapely.coverage_clean(originals, gap_width=GAP_WIDTH, snapping_distance=SNAPPING_DISTANCE)
    hosts = _hosts(rows, originals, shapes)
    members: dict[int, list[int]] = {}
    for index, host in enumerate(hosts):
        members.setdefault(host, []).append(index)
    whole = [
        replace(rows[host], shape=shapely.coverage_union_all(shapes[own])) for host, own in sorted(members.items())
    ]
    for row in whole:
        if row.shape.is_empty:
            raise ValueError(f"{row.label} ({row.code}) lies within other districts: give each place to one district.")
    if not shapely.coverage_is_valid([row.shape for row in whole]):
        raise ValueError("The districts overlap so much that no clean set of borders could be made of them.")
    return whole, [_merged(rows[i], rows[host], originals[i]) for i, host in enumerate(hosts) if host != i]


def shared_km(shapes: Sequence[shapely.Geometry]) -> pl.DataFrame:
    """One row per two shapes of a coverage that share a line: their positions a < b, and shared_km, its length.

    Only edges both have point for point are counted, as a coverage guarantees; touching in a point is no edge.
    """
    edges = _edges(shapes)
    return (
        edges.join(edges, on=["start", "end"], suffix="_b")
        .filter(pl.col("shape") < pl.col("shape_b"))
        .group_by(a="shape", b="shape_b")
        .agg(shared_km=pl.col("km").sort().sum())
        .sort("a", "b")
    )


def _edges(shapes: Sequence[shapely.Geometry]) -> pl.DataFrame:
    """One row per edge of each shape: shape (its position), start < end (numbers of points), km."""
    polygons, shape = shapely.get_parts(np.asarray(shapes, dtype=object), return_index=True)
    rings, polygon = shapely.get_rings(polygons, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    shape = shape[polygon]
    number = np.unique(points[:, 0] + 1j * points[:, 1], return_inverse=True)[1]
    inside = ring[1:] == ring[:-1]
    ends = np.sort(np.column_stack([number[:-1], number[1:]])[inside])
    km = edge_km(points[:-1][inside], points[1:][inside])
    return pl.DataFrame({"shape": shape[ring[:-1]][inside], "start": ends[:, 0], "end": ends[:, 1], "km": km})


def _tidy(shape: shapely.Geometry) -> shapely.Geometry:
    """The shape repaired, its rings and points in one fixed order: cleaning gives other results for other orders."""
    return shapely.normalize(shapely.make_valid(shapely.force_2d(shape), method="structure", keep_collapsed=False))


def _order(row: District) -> tuple[int, bytes]:
    return row.code or 0, shapely.to_wkb(row.shape)


def _refuse_large_slivers(rows: Sequence[District]) -> None:
    for row in rows:
        if row.code is None and (area := area_km2(row.shape)) > LARGEST_SLIVER_KM2:
            raise ValueError(
                f"{row.label} has no LGD code, but at {area:,.0f} km2 it is no sliver along a border. "
                "Give its LGD code as DIST_LGD (or code), or remove it from the file."
            )


def _hosts(rows: Sequence[District], originals: np.ndarray, shapes: np.ndarray) -> list[int]:
    """For each row the position of the district it belongs to: its own, or for a sliver its host's."""
    hosts = {i: i for i, row in enumerate(rows) if row.code is not None}
    lines = shared_km(list(shapes))
    both = pl.concat([lines, lines.select(a="b", b="a", shared_km="shared_km")]).sort("shared_km", descending=True)
    neighbours = {key[0]: frame["b"].to_list() for key, frame in both.group_by("a", maintain_order=True)}
    waiting = [i for i in range(len(rows)) if i not in hosts]
    while waiting:
        found = {i: hosts[b] for i in waiting for b in neighbours.get(i, [])[::-1] if b in hosts}
        found = found or {waiting[0]: _covering(originals[waiting[0]], shapes, hosts)}
        hosts |= found
        waiting = [i for i in waiting if i not in hosts]
    return [hosts[i] for i in range(len(rows))]


def _covering(sliver: shapely.Geometry, shapes: np.ndarray, hosts: dict[int, int]) -> int:
    """The district that covers most of a sliver which cleaning closed."""
    known = np.array(sorted(hosts))
    covered = shapely.area(shapely.intersection(shapes[known], shapely.make_valid(sliver)))
    return hosts[int(known[np.argmax(covered)])]


def _merged(sliver: District, host: District, original: shapely.Geometry) -> str:
    return f"{sliver.label} ({area_km2(original):.2f} km2) was added to {host.label} ({host.code}, {host.state})."
