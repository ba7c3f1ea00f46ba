"""The map of India: its districts and states, who borders whom, and how far a point is from a border.

Boundaries of the Survey of India, districts by their codes in the Local Government Directory (LGD), states by the
letters of ISO 3166-2:IN. Coordinates are degrees on WGS 84. Nothing here reads the database.
"""

from data.geography.borders import belt_area_km2, distance_to_states, is_inside, state_of
from data.geography.install import install
from data.geography.registers import border_pairs, districts, states
from data.geography.shapes import geojson, outline, state_geojson
from data.geography.shared_lines import shared_lines

__all__ = [
    "belt_area_km2",
    "border_pairs",
    "distance_to_states",
    "districts",
    "geojson",
    "install",
    "is_inside",
    "outline",
    "shared_lines",
    "state_geojson",
    "state_of",
    "states",
]
