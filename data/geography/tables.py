"""The registers as `registers` reads them, made from a clean coverage of districts."""

from collections.abc import Sequence
from pathlib import Path

import polars as pl
import shapely

from data.geography.coverage import District, shared_km
from data.geography.measure import area_km2
from data.geography.registers import BORDER_PAIRS, DISTRICTS, STATES, reviewed_names, reviewed_states

# Areas of Jammu and Kashmir without police reporting. LGD lists no code for them; LGD's have three digits.
UNREPORTING = {("JK", "MIRPUR"): 9001, ("JK", "MUZAFFARABAD"): 9002}

# Below what the source's own neighbours disagree by (300 m), a shared line would be an accident of cleaning. The
# shortest real one is 0.5 km.
SHORTEST_PAIR_KM = 0.1


def registers(whole: Sequence[District], folder: Path) -> None:
    """Writes states.csv, districts.csv and border_pairs.csv."""
    _states(whole).write_csv(folder / "states.csv")
    _districts(whole).write_csv(folder / "districts.csv")
    _pairs(whole).write_csv(folder / "border_pairs.csv")


def is_reporting(row: District) -> bool:
    """Whether Indian police report from this district."""
    return row.code not in UNREPORTING.values()


def _districts(whole: Sequence[District]) -> pl.DataFrame:
    labels = [_label(row.shape) for row in whole]
    frame = pl.DataFrame(
        {
            "code": [row.code for row in whole],
            "state": [row.state for row in whole],
            "own_name": [row.name for row in whole],
            "own_name_hi": [row.name_hi for row in whole],
            "latitude": [point[1] for point in labels],
            "longitude": [point[0] for point in labels],
            "area_km2": [round(area_km2(row.shape), 1) for row in whole],
            "reporting": [is_reporting(row) for row in whole],
        },
        schema_overrides={"own_name": pl.String, "own_name_hi": pl.String},
    )
    frame = frame.join(reviewed_names(), on="code", how="left").with_columns(
        name=pl.coalesce("own_name", "name"), name_hi=pl.coalesce("own_name_hi", "name_hi")
    )
    if nameless := frame.filter(pl.col("name").is_null() | pl.col("name_hi").is_null())["code"].to_list():
        raise ValueError(f"No reviewed names for districts {nameless}: add their names in both languages.")
    return frame.select(pl.col(name).cast(kind) for name, kind in DISTRICTS.items()).sort("code")


def _states(whole: Sequence[District]) -> pl.DataFrame:
    labels = {}
    for state in sorted({row.state for row in whole}):
        shapes = [row.shape for row in whole if row.state == state and is_reporting(row)]
        labels[state] = _label(shapely.coverage_union_all(shapes))
    points = pl.DataFrame(
        [(state, latitude, longitude) for state, (longitude, latitude) in labels.items()],
        schema=["code", "latitude", "longitude"],
        orient="row",
    )
    return reviewed_states().join(points, on="code").select(*STATES).sort("code")


def _pairs(whole: Sequence[District]) -> pl.DataFrame:
    code = pl.Series([row.code for row in whole])
    state = pl.Series([row.state for row in whole])
    reporting = pl.Series([is_reporting(row) for row in whole])
    lines = shared_km([row.shape for row in whole]).filter(pl.col("shared_km") >= SHORTEST_PAIR_KM)
    a, b = lines["a"], lines["b"]
    return (
        pl.DataFrame({"a": code[a], "b": code[b], "shared_km": lines["shared_km"].round(1)})
        .filter((state[a] != state[b]) & reporting[a] & reporting[b])
        .select(
            pl.min_horizontal("a", "b").alias("district_a"),
            pl.max_horizontal("a", "b").alias("district_b"),
            "shared_km",
        )
        .with_columns(pl.col(name).cast(kind) for name, kind in BORDER_PAIRS.items())
        .sort("district_a", "district_b")
    )


def _label(shape: shapely.Geometry) -> tuple[float, float]:
    """The middle of the largest circle inside the shape's largest part: (longitude, latitude)."""
    largest = max(shapely.get_parts(shape), key=shapely.area)
    circle = shapely.maximum_inscribed_circle(largest, tolerance=0.005)
    x, y = shapely.get_coordinates(circle)[0]
    return round(float(x), 4), round(float(y), 4)
