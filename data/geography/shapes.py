"""What maps draw: GeoJSON of districts and states, decoded from the compact boundary files.

Simplified for drawing only (borders up to some 3 km off); what is computed uses `borders`. Coordinates are degrees.
"""

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from data.geography.registers import Edition, districts, edition
from data.geography.topology import Json, decode


def geojson(state_codes: Iterable[str]) -> Json:
    """The districts of these states: id is the district's LGD code, properties are state and reporting (false in
    Mirpur and Muzaffarabad). Sorted by state, then code; ValueError for a state without boundaries."""
    return _collection(feature for state in sorted(set(state_codes)) for feature in _districts(edition(), state))


def outline() -> Json:
    """All states of India, as a background and for lines between states: id and properties.state are the code."""
    return _collection(_states(edition()).values())


def state_geojson(state_codes: Iterable[str]) -> Json:
    """These states, each as one shape; as `outline`, and ValueError for a state without boundaries."""
    known = _states(edition())
    wanted = sorted(set(state_codes))
    _refuse_unknown(wanted, known)
    return _collection(known[state] for state in wanted)


def _collection(features: Iterable[Json]) -> Json:
    # The features are cached; the caller may add to their properties, and must then change only its own.
    own = [{**feature, "properties": dict(feature["properties"])} for feature in features]
    return {"type": "FeatureCollection", "features": own}


@lru_cache(maxsize=128)
def _districts(current: Edition, state: str) -> list[Json]:
    register = districts()
    _refuse_unknown([state], register["state"].unique())
    reporting = dict(register.select("code", "reporting").iter_rows())
    return [
        _feature(code, shape, {"state": state, "reporting": reporting[code]})
        for code, shape in _shapes(current, state).items()
    ]


@lru_cache(maxsize=2)
def _states(current: Edition) -> dict[str, Json]:
    return {code: _feature(code, shape, {"state": code}) for code, shape in _shapes(current, "india").items()}


def _shapes(current: Edition, name: str) -> dict[Any, Any]:
    return decode(json.loads((current.folder / "boundaries" / f"{name}.json").read_text("utf-8")))


def _feature(code: int | str, coordinates: list[Any], properties: Json) -> Json:
    shape = {"type": "MultiPolygon", "coordinates": coordinates}
    return {"type": "Feature", "id": code, "properties": properties, "geometry": shape}


def _refuse_unknown(states: list[str], known: Iterable[str]) -> None:
    if unknown := [state for state in states if state not in known]:
        raise ValueError(f"No boundaries for {', '.join(unknown)}: states are given by their codes, such as RJ.")
