"""The registers: states, districts and the pairs of districts that touch across a state border.

Each is a CSV file, sorted by code, that people can read and compare. They lie beside this module; newer ones that
`install` wrote for this server lie in `var/geography` and are then the ones that count, all of them together.
"""

import os
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

SHIPPED = Path(__file__).parent

STATES = {
    "code": pl.String,
    "lgd": pl.Int64,
    "name": pl.String,
    "name_hi": pl.String,
    "kind": pl.String,
    "latitude": pl.Float64,
    "longitude": pl.Float64,
}
DISTRICTS = {
    "code": pl.Int64,
    "state": pl.String,
    "name": pl.String,
    "name_hi": pl.String,
    "latitude": pl.Float64,
    "longitude": pl.Float64,
    "area_km2": pl.Float64,
    "reporting": pl.Boolean,
}
BORDER_PAIRS = {"district_a": pl.Int64, "district_b": pl.Int64, "shared_km": pl.Float64}
NAMES = {"code": pl.Int64, "name": pl.String, "name_hi": pl.String}
STATE_NAMES = {
    "code": pl.String,
    "lgd": pl.Int64,
    "name": pl.String,
    "name_hi": pl.String,
    "kind": pl.String,
    "source_name": pl.String,
}


class Edition(NamedTuple):
    """One set of boundary files: its folder, and when it was put there. Everything read from it is cached under it."""

    folder: Path
    stamp: int


def installed_folder() -> Path:
    """Where newer boundaries are kept: `geography` under SAJHA_VAR, or under `var` beside the code."""
    return Path(os.environ.get("SAJHA_VAR", SHIPPED.parents[1] / "var")).absolute() / "geography"


def edition() -> Edition:
    """The boundaries that count now: the installed ones if there are any, else the shipped ones."""
    folder = installed_folder() if (installed_folder() / "districts.csv").exists() else SHIPPED
    return Edition(folder, (folder / "districts.csv").stat().st_mtime_ns)


def states() -> pl.DataFrame:
    """One row per state or union territory, by code (ISO 3166-2:IN): lgd, name, name_hi, kind, and latitude and
    longitude in degrees of a point inside it where a label has room."""
    return _read(edition(), "states.csv")


def districts() -> pl.DataFrame:
    """One row per district, by code (LGD): state, name, name_hi, latitude and longitude in degrees of a point inside,
    area_km2, and reporting: false for the areas of Jammu and Kashmir without police reporting, whose codes from 9001
    are our own, as LGD has none for them."""
    return _read(edition(), "districts.csv")


def border_pairs() -> pl.DataFrame:
    """One row per two districts of different states that share a line: district_a < district_b, and shared_km."""
    return _read(edition(), "border_pairs.csv")


def reviewed_names() -> pl.DataFrame:
    """One row per district whose names people have checked, by code: name, name_hi. Always the shipped list."""
    return read(SHIPPED / "names.csv", NAMES)


def reviewed_states() -> pl.DataFrame:
    """One row per state: its codes and checked names, its kind, and source_name, as surveys write it."""
    return read(SHIPPED / "state_names.csv", STATE_NAMES)


def read(path: Path, schema: dict[str, type[pl.DataType]]) -> pl.DataFrame:
    """A register with exactly these columns and types."""
    return pl.read_csv(path, schema=schema)


@lru_cache(maxsize=8)
def _read(current: Edition, name: str) -> pl.DataFrame:
    schemas: dict[str, dict[str, Any]] = {
        "states.csv": STATES,
        "districts.csv": DISTRICTS,
        "border_pairs.csv": BORDER_PAIRS,
    }
    return read(current.folder / name, schemas[name])
