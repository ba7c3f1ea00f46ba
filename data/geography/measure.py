"""Lengths and areas on the WGS 84 ellipsoid, and one projection, in numpy alone.

The formulas agree with pyproj's geodesics to about one part in a million for edges of a few kilometres, which is what
boundaries are made of; pyproj itself would add 25 MB and a database of projections to the server for three formulas.
"""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

Floats = NDArray[np.float64]

EQUATOR_KM = 6378.137
FLATTENING = 1 / 298.257223563
ECCENTRICITY_2 = FLATTENING * (2 - FLATTENING)
ECCENTRICITY = ECCENTRICITY_2**0.5
POLAR_KM = EQUATOR_KM * (1 - FLATTENING)


def edge_km(start: Floats, end: Floats) -> Floats:
    """Length in km of each short edge between points (longitude, latitude) in degrees.

    Uses the two radii of curvature at the middle of the edge; 1e-6 exact at 5 km, 1e-4 at 200 km.
    """
    middle = np.radians((start[:, 1] + end[:, 1]) / 2)
    east, north = np.radians(end - start).T
    curve = 1 - ECCENTRICITY_2 * np.sin(middle) ** 2
    meridian = EQUATOR_KM * (1 - ECCENTRICITY_2) / curve**1.5
    parallel = EQUATOR_KM / np.sqrt(curve) * np.cos(middle)
    return np.hypot(north * meridian, east * parallel)


def _area_to_equator(latitude: Floats) -> Floats:
    """Area in km2 between the equator and a latitude (radians), per radian of longitude (Snyder 1987, 3-12)."""
    sine = np.sin(latitude)
    return POLAR_KM**2 / 2 * (sine / (1 - ECCENTRICITY_2 * sine**2) + np.arctanh(ECCENTRICITY * sine) / ECCENTRICITY)


def _ring_km2(ring: Floats) -> float:
    longitude, latitude = np.radians(ring).T
    middle = (latitude[1:] + latitude[:-1]) / 2
    ends = _area_to_equator(latitude)
    strip = (ends[1:] + 4 * _area_to_equator(middle) + ends[:-1]) / 6
    return abs(float(np.sum(np.diff(longitude) * strip)))


def area_km2(shape: shapely.Geometry) -> float:
    """Area in km2 of a polygon or multipolygon in degrees; edges are straight on a plain latitude-longitude map."""
    total = 0.0
    for polygon in shapely.get_parts(shape):
        shell, *holes = (shapely.get_coordinates(ring) for ring in shapely.get_rings(polygon))
        total += _ring_km2(shell) - sum(_ring_km2(hole) for hole in holes)
    return total


@dataclass(frozen=True)
class Plane:
    """A flat map in km, true to scale along one latitude: Lambert's conformal cone (Snyder 1987, chapter 15).

    Conformal means that near any point distances are alike in all directions. Four degrees from its latitude, as far
    as any Indian state reaches from its own middle, distances come out 0.25 % too long.
    """

    latitude: float
    longitude: float

    def project(self, longitude: Floats, latitude: Floats) -> Floats:
        """Points in degrees as an array (n, 2) of km."""
        cone = np.sin(np.radians(self.latitude))
        origin = np.radians(np.float64(self.latitude))
        scale = np.cos(origin) / np.sqrt(1 - ECCENTRICITY_2 * cone**2) / cone
        radius = EQUATOR_KM * scale * (_spread(np.radians(latitude)) / _spread(origin)) ** cone
        angle = cone * np.radians(np.asarray(longitude) - self.longitude)
        return np.column_stack([radius * np.sin(angle), -radius * np.cos(angle)])

    def project_shape(self, shape: shapely.Geometry) -> shapely.Geometry:
        """The same shape (or shapes: an array) with its coordinates in km."""
        return shapely.transform(shape, lambda points: self.project(points[:, 0], points[:, 1]))


def _spread(latitude: Floats) -> Floats:
    sine = ECCENTRICITY * np.sin(latitude)
    return np.tan(np.pi / 4 - latitude / 2) / ((1 - sine) / (1 + sine)) ** (ECCENTRICITY / 2)
