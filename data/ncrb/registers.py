"""The reviewed registers beside this module, each a CSV file read once with fixed types."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl

_TYPES: dict[str, dict[str, Any]] = {
    "state_names": {"name": pl.String, "state": pl.String},
    "former_states": dict.fromkeys(("code", "name", "name_hi", "kind", "valid_until", "replaced_by"), pl.String),
    "crime_heads": {
        "code": pl.String,
        "name": pl.String,
        "name_hi": pl.String,
        "position": pl.Int64,
        "parent": pl.String,
        "kind": pl.String,
        "relation": pl.String,
    },
    "crime_head_aliases": {"header": pl.String, "beside": pl.String, "head": pl.String},
    "police_units": {
        "code": pl.String,
        "state": pl.String,
        "name": pl.String,
        "name_hi": pl.String,
        "kind": pl.String,
        "has_territory": pl.Boolean,
    },
    "police_unit_aliases": {"state": pl.String, "alias": pl.String, "unit": pl.String},
    "police_unit_districts": {"unit": pl.String, "district": pl.Int64},
    "census_districts": {"census_state": pl.String, "name": pl.String, "state": pl.String, "district": pl.Int64},
    "splits_since_2011": {"district": pl.Int64, "parent": pl.Int64, "year": pl.Int64, "source": pl.String},
}


@lru_cache
def register(name: str) -> pl.DataFrame:
    """The register of that name, empty cells as null.

    - `state_names`: a spelling of a state (normalised) and its code, as printed in files.
    - `former_states`: a territory that was merged into another: last day, and the code that replaced it.
    - `crime_heads`: a crime head of any year; `parent`, the head it is a part of; `kind`, the kind of incident of
      Sajha it comes closest to (never both on a head and on its part), and `relation`, why the two cannot agree
      exactly.
    - `crime_head_aliases`: a column heading (normalised) and the head it means; with `beside`, what it means in a
      file that also has that other heading.
    - `police_units`: an office of the police, over all years; the state it belongs to today.
    - `police_unit_aliases`: a spelling (normalised) under a printed state, and the unit it means.
    - `police_unit_districts`: a unit and a district of today it covers; the rule stands in `units`.
    - `census_districts`: a district of the Census of 2011, today's state, and its code among today's districts.
    - `splits_since_2011`: a district formed or enlarged since March 2011, the district that gave the land, year,
      source.
    """
    path = Path(__file__).with_name(f"{name}.csv")
    return pl.read_csv(path, schema=_TYPES[name])


def state_codes() -> dict[str, str]:
    """Normalised state names and the code each is printed under."""
    return dict(register("state_names").iter_rows())
