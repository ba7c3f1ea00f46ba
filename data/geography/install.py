"""Newer boundaries, without internet and without a new release: one GeoJSON file of all districts of India.

All of India at once, because neighbours must share the very same line, across states too.
"""

import json
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import shapely

from data.geography import derive
from data.geography.coverage import District, clean
from data.geography.registers import districts, installed_folder, reviewed_names, reviewed_states
from data.geography.survey import district

# Longitudes and latitudes between which all of India lies.
WEST, SOUTH, EAST, NORTH = 67.0, 6.0, 98.0, 38.0


def install(path: Path) -> list[str]:
    """Makes these boundaries the ones that count, and says in sentences what was merged, is new, or disappeared.

    The file is a GeoJSON FeatureCollection, one feature per district, its properties as in `survey.district`.
    ValueError, saying what is wrong, where, and what to do, if it cannot be used; then nothing has changed.
    """
    rows = _rows(_features(path))
    _refuse_incomplete(rows)
    try:
        whole, merged = clean(rows)
    except shapely.GEOSException as error:
        raise ValueError(f"No clean borders could be made of {path.name}: {error}. Check its shapes.") from error
    whole, unnamed = _named(whole)
    before = districts()
    _replace_folder(whole, installed_folder())
    return merged + unnamed + _differences(before, districts())


def _features(path: Path) -> list[dict[str, Any]]:
    try:
        content = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise ValueError(f"{path} cannot be read ({error.strerror}). Give the path of a GeoJSON file.") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"{path.name} is not text. Save the boundaries as GeoJSON, and give that file.") from error
    except json.JSONDecodeError as error:
        raise ValueError(
            f"{path.name} is not GeoJSON: {error.msg} in line {error.lineno}. Save it again as GeoJSON; "
            "if it was copied, perhaps only a part arrived."
        ) from error
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or not features or not all(isinstance(feature, dict) for feature in features):
        raise ValueError(f"{path.name} has no features. It must be a GeoJSON FeatureCollection with one per district.")
    return features


def _rows(features: Sequence[dict[str, Any]]) -> list[District]:
    rows = []
    for number, feature in enumerate(features, start=1):
        try:
            rows.append(district(feature.get("properties") or {}, _shape(feature.get("geometry"))))
        except ValueError as error:
            raise ValueError(f"Feature {number}: {error} Correct it in the file, and install it again.") from error
    return rows


def _shape(geometry: dict[str, Any] | None) -> shapely.Geometry:
    """The polygons of a GeoJSON geometry, if they lie in India."""
    try:
        shape = shapely.from_geojson(json.dumps(geometry))
    except shapely.GEOSException as error:
        raise ValueError("its geometry is missing or broken.") from error
    if shape is None or shape.is_empty or shape.geom_type not in {"Polygon", "MultiPolygon"}:
        raise ValueError("its geometry is not a polygon or multipolygon.")
    west, south, east, north = shape.bounds
    if not (west >= WEST and south >= SOUTH and east <= EAST and north <= NORTH):
        raise ValueError(
            f"its coordinates ({west:.6g} {south:.6g} to {east:.6g} {north:.6g}) are not longitudes and latitudes "
            "in India. They must be degrees on WGS 84 (EPSG:4326), longitude first."
        )
    return shape


def _refuse_incomplete(rows: Sequence[District]) -> None:
    repeated = [code for code, times in Counter(row.code for row in rows if row.code).items() if times > 1]
    if repeated:
        raise ValueError(f"District codes occur more than once: {repeated}. Each district must be one feature.")
    missing = reviewed_states().filter(~pl.col("code").is_in(list({row.state for row in rows if row.code})))
    if not missing.is_empty():
        raise ValueError(
            f"The file has no district of {', '.join(missing['name'])}. It must hold all of India, because "
            "neighbouring states must share the same line: add the districts of the other states."
        )


def _named(whole: Sequence[District]) -> tuple[list[District], list[str]]:
    """The districts, each with names, and a sentence for each whose names nobody has checked."""
    known = set(reviewed_names()["code"])
    rows = [row if row.code in known else _with_names(row) for row in whole]
    return rows, [
        f"{row.name} ({row.code}) has no Hindi name: its English name is shown in both languages."
        for row, original in zip(rows, whole, strict=True)
        if row is not original and not original.name_hi
    ]


def _with_names(row: District) -> District:
    english = row.name or row.label.title()
    return replace(row, name=english, name_hi=row.name_hi or english)


def _replace_folder(whole: Sequence[District], folder: Path) -> None:
    """Writes beside the folder first, so that a failure leaves the boundaries as they were."""
    new, old = folder.with_name("geography.new"), folder.with_name("geography.old")
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    new.mkdir(parents=True)
    try:
        derive.write(whole, new)
    except BaseException:
        shutil.rmtree(new)
        raise
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _differences(before: pl.DataFrame, after: pl.DataFrame) -> list[str]:
    def sentences(frame: pl.DataFrame, what: str) -> list[str]:
        return [f"{name} ({code}, {state}) {what}." for code, state, name in frame.iter_rows()]

    columns = ["code", "state", "name"]
    return [
        *sentences(after.join(before, on="code", how="anti").select(columns), "is new"),
        *sentences(before.join(after, on="code", how="anti").select(columns), "has disappeared"),
        f"{after.height} districts are in use now.",
    ]
