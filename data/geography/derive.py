"""Every file of one set of boundaries, made from a clean coverage of districts.

The same districts give the same files, byte for byte, so that a difference in a file is a difference in a border.
"""

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from data.geography.coverage import District
from data.geography.tables import is_reporting, registers
from data.geography.topology import encode

# Drawing: points whose removal moves a border by less than about 0.03 degrees (3 km) are left out.
DRAWING_TOLERANCE, DRAWING_STEP = 0.03, 0.001
# Computing: borders to about 100 m, and the states' areas to about 500 m.
BORDER_TOLERANCE, BORDER_STEP = 0.001, 0.0002
AREA_TOLERANCE = 0.005


def write(whole: Sequence[District], folder: Path) -> None:
    """Writes every file of a set of boundaries into an existing folder; ValueError if a district has no name."""
    registers(whole, folder)
    drawings(whole, folder)
    borders(whole, folder)


def drawings(whole: Sequence[District], folder: Path) -> None:
    """Writes boundaries/XX.json, the districts of each state, and boundaries/india.json, the states."""
    (folder / "boundaries").mkdir(exist_ok=True)
    simple = _on_grid(shapely.coverage_simplify([row.shape for row in whole], DRAWING_TOLERANCE), DRAWING_STEP)
    by_state: dict[str, dict[int, shapely.Geometry]] = {}
    for row, shape in zip(whole, simple, strict=True):
        by_state.setdefault(row.state, {})[row.code or 0] = shape
    for state, shapes in sorted(by_state.items()):
        _write_json(_without_owners(encode(shapes, DRAWING_STEP)), folder / "boundaries" / f"{state}.json")
    outline = {state: shapely.coverage_union_all(list(shapes.values())) for state, shapes in sorted(by_state.items())}
    _write_json(_without_owners(encode(outline, DRAWING_STEP)), folder / "boundaries" / "india.json")


def borders(whole: Sequence[District], folder: Path) -> None:
    """Writes state_borders.json.gz: the lines between states, and the states' areas, for computing.

    An area without police reporting has an id of its own ("JK*"): its borders are nobody's to patrol together.
    """
    groups: dict[str, list[shapely.Geometry]] = {}
    for row in whole:
        groups.setdefault(row.state if is_reporting(row) else f"{row.state}*", []).append(row.shape)
    states = {key: shapely.coverage_union_all(shapes) for key, shapes in sorted(groups.items())}
    content = {"lines": _lines(_simplified(states, BORDER_TOLERANCE)), "areas": _simplified(states, AREA_TOLERANCE)}
    (folder / "state_borders.json.gz").write_bytes(gzip.compress(_json(content), mtime=0))


def _on_grid(shapes: np.ndarray, step: float) -> np.ndarray:
    """A coverage with its points on a grid, still a coverage: rounding alone can push a point across a thin spike."""

    def rounded(shapes: np.ndarray) -> np.ndarray:
        return shapely.transform(shapes, lambda points: np.rint(points / step) * step)

    return rounded(shapely.coverage_clean(rounded(shapes), snapping_distance=step / 2, gap_width=step))


def _simplified(shapes: Mapping[str, shapely.Geometry], tolerance: float) -> dict[str, Any]:
    simple = _on_grid(shapely.coverage_simplify(list(shapes.values()), tolerance), BORDER_STEP)
    return encode(dict(zip(shapes, simple, strict=True)), BORDER_STEP)


def _lines(topology: dict[str, Any]) -> dict[str, Any]:
    """Only the arcs between two states, without the shapes: `owners` says between which."""
    kept = [i for i, owners in enumerate(topology["owners"]) if len(set(owners)) == 2]
    arcs, owners = ([topology[member][i] for i in kept] for member in ("arcs", "owners"))
    return {"transform": topology["transform"], "owners": owners, "arcs": arcs}


def _without_owners(topology: dict[str, Any]) -> dict[str, Any]:
    return {member: value for member, value in topology.items() if member != "owners"}


def _json(content: dict[str, Any]) -> bytes:
    return json.dumps(content, separators=(",", ":")).encode()


def _write_json(content: dict[str, Any], path: Path) -> None:
    path.write_bytes(_json(content) + b"\n")
