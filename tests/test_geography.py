"""The map of India: names, who borders whom, drawings without gaps, distances to borders, and newer boundaries."""

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pyproj
import pytest
import shapely

from data import geography
from data.geography import border_lines, derive, measure, registers, topology
from data.geography.coverage import District, clean, shared_km

pytestmark = pytest.mark.slow

PARTICIPATING = frozenset({"RJ", "HR", "PB", "DL", "GJ", "CH", "UP", "HP", "UK", "BR", "JH", "JK", "LA"})
WGS84 = pyproj.Geod(ellps="WGS84")


@pytest.fixture(autouse=True)
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty var folder, so that boundaries installed on this machine do not count."""
    monkeypatch.setenv("SAJHA_VAR", str(tmp_path))
    return tmp_path


def shape(feature: dict[str, Any]) -> shapely.Geometry:
    return shapely.from_geojson(json.dumps(feature["geometry"]))


# Registers


def test_every_district_is_named_in_both_languages() -> None:
    names = pl.concat([geography.districts().select("name", "name_hi"), geography.states().select("name", "name_hi")])
    for name, name_hi in names.iter_rows():
        assert re.fullmatch(r"[A-Z][A-Za-z0-9 .()-]+", name), name
        assert re.fullmatch(r"[\u0900-\u097f .()-]+", name_hi), name_hi
        assert unicodedata.normalize("NFC", name_hi) == name_hi, name_hi  # else a search for the name misses it


@pytest.mark.parametrize(
    ("code", "state", "name", "name_hi"),
    [
        (86, "HR", "Gurugram", "गुरुग्राम"),  # renamed in 2016
        (87, "HR", "Nuh", "नूँह"),  # was Mewat
        (99, "RJ", "Sri Ganganagar", "श्रीगंगानगर"),  # source: GANGANAGAR
        (52, "PB", "SAS Nagar (Mohali)", "एसएएस नगर (मोहाली)"),  # source: SAS NAGAR (SAHIBZADA ...)
        (141, "UP", "Gautam Buddha Nagar", "गौतम बुद्ध नगर"),
        (175, "UP", "Prayagraj", "प्रयागराज"),  # was Allahabad
        (775, "RJ", "Salumbar", "सलूंबर"),  # new in 2023
        (9001, "JK", "Mirpur", "मीरपुर"),  # no LGD code: ours
    ],
)
def test_names_are_those_of_the_states(code: int, state: str, name: str, name_hi: str) -> None:
    row = geography.districts().row(by_predicate=pl.col("code") == code, named=True)
    assert (row["state"], row["name"], row["name_hi"]) == (state, name, name_hi)


def test_registers_are_complete_and_sorted_by_code() -> None:
    states, districts, pairs = geography.states(), geography.districts(), geography.border_pairs()
    assert districts.height == 779  # 808 rows of the source, less 28 slivers and Nazul
    assert districts.filter(pl.col("state").is_in(list(PARTICIPATING)) & pl.col("reporting")).height == 315
    assert set(districts["state"]) == set(states["code"])
    assert states.height == 36
    for codes in (states["code"], districts["code"]):
        assert codes.is_unique().all()
        assert codes.is_sorted()
    assert pairs.equals(pairs.sort("district_a", "district_b"))
    assert {"UK", "CG", "OD", "TS", "DH"} <= set(states["code"])  # ISO 3166-2:IN since 2023


def test_two_districts_of_different_states_make_a_pair() -> None:
    state = dict(geography.districts().select("code", "state").iter_rows())
    for a, b, km in geography.border_pairs().iter_rows():
        assert a < b
        assert state[a] != state[b]
        assert 0.1 <= km < 500
    between = [{state[a], state[b]} <= PARTICIPATING for a, b, _ in geography.border_pairs().iter_rows()]
    assert sum(between) == 149


def test_delhi_touches_seven_districts() -> None:
    districts = geography.districts()
    delhi = set(districts.filter(state="DL")["code"])
    pairs = [{a, b} for a, b, _ in geography.border_pairs().iter_rows() if {a, b} & delhi]
    outside = set().union(*pairs) - delhi
    assert set(districts.filter(pl.col("code").is_in(list(outside)))["name"]) == {
        "Gurugram", "Faridabad", "Jhajjar", "Sonipat", "Ghaziabad", "Gautam Buddha Nagar", "Baghpat",
    }  # fmt: skip


def test_areas_without_police_reporting_are_in_no_pair() -> None:
    silent = geography.districts().filter(~pl.col("reporting"))
    assert set(silent["name"]) == {"Mirpur", "Muzaffarabad"}
    assert set(silent["state"]) == {"JK"}
    pairs = geography.border_pairs()
    assert not set(silent["code"]) & {*pairs["district_a"], *pairs["district_b"]}


# Drawings


def test_boundary_files_are_small() -> None:
    folder = registers.SHIPPED / "boundaries"
    sizes = {path.stem: path.stat().st_size for path in folder.iterdir()}
    assert set(sizes) == {*geography.states()["code"], "india"}
    assert sum(sizes[name] for name in (*PARTICIPATING, "india")) < 200_000
    assert (registers.SHIPPED / "state_borders.json.gz").stat().st_size < 200_000


def test_drawings_have_no_gaps_and_no_overlaps() -> None:
    drawn = geography.geojson(geography.states()["code"])["features"]
    shapes = [shape(feature) for feature in drawn]
    assert [feature["id"] for feature in sorted(drawn, key=lambda f: f["id"])] == geography.districts()[
        "code"
    ].to_list()
    assert all(shapely.is_valid(shapes))
    assert shapely.coverage_is_valid(shapes)  # neighbours share every point of their line, across states too
    india = shapely.union_all([shape(feature) for feature in geography.outline()["features"]])
    assert sum(shapely.area(shapes)) == pytest.approx(india.area, rel=1e-9)
    (hole,) = (ring for part in india.geoms for ring in part.interiors)
    assert shapely.Polygon(hole).contains(shapely.Point(88.95, 26.31))  # Dahagram, a part of Bangladesh


def test_drawings_are_close_to_the_real_shapes() -> None:
    real = geography.districts().group_by("state").agg(pl.col("area_km2").sum())
    drawn = {feature["id"]: measure.area_km2(shape(feature)) for feature in geography.outline()["features"]}
    for state, km2 in real.iter_rows():
        assert drawn[state] == pytest.approx(km2, rel=0.03 if km2 > 1000 else 0.3), state  # 0.3: atolls, Chandigarh


@pytest.mark.parametrize(
    ("latitude", "longitude", "state"),
    [
        (34.36, 73.47, "JK"),  # Muzaffarabad
        (35.92, 74.31, "LA"),  # Gilgit
        (35.20, 79.50, "LA"),  # Aksai Chin
        (27.59, 91.87, "AR"),  # Tawang
        (26.91, 75.79, "RJ"),  # Jaipur
        (28.63, 77.22, "DL"),  # New Delhi
        (31.55, 74.34, None),  # Lahore
        (27.70, 85.32, None),  # Kathmandu
        (None, 77.22, None),
    ],
)
def test_outline_is_that_of_the_survey_of_india(latitude: float | None, longitude: float, state: str | None) -> None:
    assert geography.state_of([latitude], [longitude]).to_list() == [state]
    if latitude is not None:
        point = shapely.Point(longitude, latitude)
        drawn = [f["id"] for f in geography.outline()["features"] if shape(f).contains(point)]
        assert drawn == ([state] if state else [])


def test_features_carry_codes_only_and_belong_to_the_caller() -> None:
    features = geography.geojson(["JK", "CH"])["features"]
    assert features[0]["id"] == 55
    assert features[0]["properties"] == {"state": "CH", "reporting": True}
    assert {f["id"] for f in features if not f["properties"]["reporting"]} == {9001, 9002}
    features[0]["properties"]["name"] = "Chandigarh"
    assert "name" not in geography.geojson(["CH"])["features"][0]["properties"]


def test_states_are_their_districts_dissolved() -> None:
    (state,) = geography.state_geojson(["HR"])["features"]
    districts = [shape(feature) for feature in geography.geojson(["HR"])["features"]]
    assert shape(state).symmetric_difference(shapely.union_all(districts)).area == pytest.approx(0, abs=1e-9)


def test_unknown_state_is_refused() -> None:
    for draw in (geography.geojson, geography.state_geojson):
        with pytest.raises(ValueError, match="No boundaries for XX"):
            draw(["RJ", "XX"])


def test_topology_returns_what_it_was_given() -> None:
    shapes = {
        1: shapely.box(70, 20, 72, 22) - shapely.box(70.5, 20.5, 71, 21),  # with a hole
        2: shapely.box(70.5, 20.5, 71, 21),  # that fills the hole
        3: shapely.union_all([shapely.box(72, 20, 73, 22), shapely.box(75, 20, 76, 21)]),  # and an island
    }
    encoded = topology.encode(shapes, 0.001)
    back = {
        key: shapely.MultiPolygon([(p[0], p[1:]) for p in parts]) for key, parts in topology.decode(encoded).items()
    }
    assert all(back[key].normalize().equals(shapes[key]) for key in shapes)
    assert sorted(sorted(owners) for owners in encoded["owners"]) == [[1], [1, 2], [1, 3], [3], [3]]


# Measures


def test_lengths_and_areas_are_geodesic() -> None:
    box = shapely.segmentize(shapely.box(74, 27, 75, 30), 0.01)
    points = shapely.get_coordinates(box)
    area, length = WGS84.geometry_area_perimeter(box)
    assert measure.area_km2(box) == pytest.approx(abs(area) / 1e6, rel=1e-5)
    assert measure.edge_km(points[:-1], points[1:]).sum() == pytest.approx(length / 1e3, rel=1e-6)
    hole = shapely.box(74.2, 28, 74.4, 28.2)
    assert measure.area_km2(box - hole) == pytest.approx(measure.area_km2(box) - measure.area_km2(hole))


def random_points(count: int) -> tuple[pl.Series, np.ndarray, np.ndarray]:
    """Points around the middles of participating states' districts: state, latitude, longitude."""
    chance = np.random.default_rng(26)
    districts = geography.districts().filter(pl.col("state").is_in(list(PARTICIPATING)) & pl.col("reporting"))
    rows = districts[chance.integers(0, districts.height, count)]
    spread = chance.normal(0, 0.2, (2, count))
    return rows["state"], rows["latitude"].to_numpy() + spread[0], rows["longitude"].to_numpy() + spread[1]


def test_distances_are_geodesic_within_half_a_percent() -> None:
    state, latitude, longitude = random_points(60)
    km, other = geography.distance_to_states(latitude, longitude, state, PARTICIPATING)
    for row in range(60):
        lines = border_lines.borders_of(registers.edition(), state[row], PARTICIPATING)
        line = shapely.multilinestrings([shapely.LineString(points) for _, points in lines])
        border = shapely.get_coordinates(shapely.segmentize(line, 0.002))  # a point every 200 m
        here = np.full((2, len(border)), [[longitude[row]], [latitude[row]]])
        expected = WGS84.inv(*here, *border.T)[2].min() / 1000
        assert km[row] == pytest.approx(expected, rel=0.005, abs=0.1)
        assert other[row] in {name for name, _ in lines}


def test_distance_counts_only_borders_with_participating_states() -> None:
    bhiwadi = {"latitude": [28.21], "longitude": [76.86], "state": ["RJ"]}  # at the edge of Haryana
    km, other = geography.distance_to_states(**bhiwadi, participating=PARTICIPATING)
    assert (other.item(), km.item() < 3) == ("HR", True)
    km, other = geography.distance_to_states(**bhiwadi, participating={"RJ", "GJ"})
    assert (other.item(), km.item() > 300) == ("GJ", True)


def test_distance_is_null_where_there_is_none() -> None:
    state = ["RJ", "RJ", None, "KL", "XX", "DL"]  # no place twice, no state, no neighbour, unknown, fine
    latitude = pl.Series([None, float("nan"), 27.0, 10.0, 27.0, 28.6], dtype=pl.Float64)
    km, other = geography.distance_to_states(latitude, [75.0, 75.0, 75.0, 76.5, 75.0, 77.2], state, PARTICIPATING)
    assert km.is_null().to_list() == other.is_null().to_list() == [True, True, True, True, True, False]
    km, other = geography.distance_to_states([], [], [], PARTICIPATING)
    assert (km.dtype, other.dtype, km.len()) == (pl.Float64, pl.String, 0)


def test_border_with_an_area_without_police_reporting_does_not_count() -> None:
    km, other = geography.distance_to_states([35.0], [74.15], ["LA"], PARTICIPATING)  # beside Muzaffarabad
    muzaffarabad = next(f for f in geography.geojson(["JK"])["features"] if f["id"] == 9002)
    assert shape(muzaffarabad).distance(shapely.Point(74.15, 35.0)) < 0.2
    assert other.item() == "JK"
    assert km.item() > 20


def test_points_are_told_inside_or_outside_their_state() -> None:
    told = geography.is_inside(
        ["RJ", "HR", "DL", None, "RJ"], [26.91, 26.91, 28.63, 26.91, None], [75.79, 75.79, 77.22, 75.79, 75.0]
    )
    assert told.to_list() == [True, False, True, None, None]  # Jaipur, not Haryana, New Delhi, no state, no place


def test_slack_lets_points_lie_a_little_outside() -> None:
    north = shapely.bounds(border_lines.areas(registers.edition())["DL"])[3]
    tip = max(
        shapely.get_coordinates(border_lines.areas(registers.edition())["DL"]).tolist(), key=lambda point: point[1]
    )
    place = [north + 0.009], [tip[0]]  # 1.0 km north of Delhi's northernmost point
    assert geography.is_inside(["DL"], *place, slack_km=0.5).item() is False
    assert geography.is_inside(["DL"], *place, slack_km=2).item() is True


def test_label_points_lie_inside() -> None:
    for frame, state in ((geography.districts(), "state"), (geography.states(), "code")):
        found = geography.state_of(frame["latitude"], frame["longitude"])
        assert found.equals(frame[state], check_names=False)
    drawn = {f["id"]: shape(f) for f in geography.geojson(PARTICIPATING)["features"]}
    for row in geography.districts().filter(pl.col("state").is_in(list(PARTICIPATING))).iter_rows(named=True):
        assert drawn[row["code"]].contains(shapely.Point(row["longitude"], row["latitude"])), row["name"]


# Belts


def test_belts_grow_with_their_width_and_stay_inside() -> None:
    narrow, wide = (geography.belt_area_km2(PARTICIPATING, km) for km in (5, 20))
    assert narrow["state"].to_list() == wide["state"].to_list() == sorted(PARTICIPATING)
    assert (narrow["belt_km2"] < wide["belt_km2"] * 1.0001).all()
    assert (wide["belt_km2"] <= wide["area_km2"] * 1.005).all()
    delhi = wide.row(by_predicate=pl.col("state") == "DL", named=True)
    assert delhi["belt_km2"] == pytest.approx(delhi["area_km2"], rel=0.005)  # nowhere 20 km from a neighbour


def test_belt_areas_are_those_of_the_registers() -> None:
    reporting = geography.districts().filter("reporting").group_by("state").agg(pl.col("area_km2").sum().alias("sum"))
    both = geography.belt_area_km2(PARTICIPATING, 10).join(reporting, on="state", how="left")
    assert ((both["area_km2"] / both["sum"] - 1).abs() < 0.01).all()


def test_belt_agrees_with_counting_points() -> None:
    chance = np.random.default_rng(5)
    west, south, east, north = shapely.bounds(border_lines.areas(registers.edition())["HR"])
    latitude, longitude = chance.uniform(south, north, 40_000), chance.uniform(west, east, 40_000)
    inside = (geography.state_of(latitude, longitude) == "HR").fill_null(value=False).to_numpy()
    km, _ = geography.distance_to_states(latitude[inside], longitude[inside], ["HR"] * inside.sum(), PARTICIPATING)
    belt = geography.belt_area_km2(PARTICIPATING, 10).row(by_predicate=pl.col("state") == "HR", named=True)
    assert (km <= 10).mean() == pytest.approx(belt["belt_km2"] / belt["area_km2"], abs=0.015)


def test_no_neighbour_takes_part_no_belt() -> None:
    belts = geography.belt_area_km2({"RJ", "KL"}, 10)
    assert belts["belt_km2"].to_list() == [0.0, 0.0]


# Cleaning


def test_a_sliver_goes_where_its_border_is_longest() -> None:
    west, east = shapely.box(75, 25, 75.9, 26), shapely.box(76, 25, 77, 26)
    south = shapely.box(75, 24, 77, 25)
    whole, merged = clean(
        [
            District("WEST", "RJ", 1, west),
            District("EAST", "MP", 2, east),
            District("SOUTH", "MP", 3, south),
            District("DISPUTED", "", None, shapely.box(75.99, 25, 76, 25.2)),  # 1 km in the south, 22 km in the east
        ]
    )
    assert [row.code for row in whole] == [1, 2, 3]
    assert merged == ["DISPUTED (22.35 km2) was added to EAST (2, MP)."]
    assert whole[1].shape.bounds == (75.99, 25, 77, 26)


def test_neighbours_that_disagree_a_little_share_a_line_and_corners_do_not() -> None:
    shapes = [
        shapely.box(75, 25, 76.001, 26),  # overlaps the next by 100 m
        shapely.box(76, 25, 77, 26),
        shapely.box(77, 26, 78, 27),  # touches the one before in a corner
    ]
    whole, _ = clean([District(str(i), "RJ", i + 1, shape) for i, shape in enumerate(shapes)])
    lines = shared_km([row.shape for row in whole])
    assert lines.select("a", "b").rows() == [(0, 1)]
    assert lines["shared_km"].item() == pytest.approx(110.8, abs=0.5)  # one degree of latitude


# Newer boundaries


def grid_of_states() -> list[dict[str, Any]]:
    """Every state a square of two degrees, six in a row, split into a western and an eastern district."""
    features = []
    for number, (code, lgd) in enumerate(geography.states().select("code", "lgd").iter_rows()):
        west, south = 70 + 2 * (number % 6), 8 + 2 * (number // 6)
        for half, name in enumerate(("West Part", "East Part")):
            box = shapely.box(west + half, south, west + half + 1, south + 2)
            properties = {"state": code, "code": 800 + 2 * lgd + half, "name": name, "name_hi": "भाग"}
            features.append(
                {"type": "Feature", "properties": properties, "geometry": json.loads(shapely.to_geojson(box))}
            )
    return features


def saved(folder: Path, features: Any) -> Path:
    path = folder / "districts.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


def test_installed_boundaries_replace_the_shipped_ones(var: Path) -> None:
    shipped = geography.districts()
    sentences = geography.install(saved(var, grid_of_states()))
    assert sentences[-1] == "72 districts are in use now."
    assert "West Part (810, UK) is new." in sentences
    assert "Gurugram (86, HR) has disappeared." in sentences
    assert geography.districts().height == 72
    assert geography.districts().schema == shipped.schema
    assert geography.border_pairs().height == 6 * 5 + 5 * 12  # side by side in six rows, and above each other
    assert len(geography.geojson(["RJ"])["features"]) == 2
    assert geography.belt_area_km2(PARTICIPATING, 5)["belt_km2"].sum() > 0
    assert sorted(path.name for path in var.iterdir()) == ["districts.geojson", "geography"]


def test_the_order_of_the_file_does_not_matter(var: Path) -> None:
    def files() -> dict[str, bytes]:
        return {p.name: p.read_bytes() for p in sorted((var / "geography").rglob("*")) if p.is_file()}

    geography.install(saved(var, grid_of_states()))
    first = files()
    assert geography.install(saved(var, grid_of_states()[::-1])) == ["72 districts are in use now."]  # nothing new
    assert files() == first
    assert len(first) == 4 + 37


def test_columns_of_the_survey_are_understood_too(var: Path) -> None:
    features = grid_of_states()
    square = next(f for f in features if f["properties"]["state"] == "DH")
    square["properties"] = {
        "STATE_UT": "DADRA & NAGAR HAVELI & DAMAN & DIU",
        "DISTRICT": "NEW PLACE_x000D_\n",
        "DIST_LGD": "0899",
    }
    sliver = shapely.box(70, 7.95, 70.5, 8)  # along the south of the first district
    label = {"STATE_UT": None, "DISTRICT": None, "DIST_LGD": None, "REMARKS": "DISPUTED"}
    features.append({"type": "Feature", "properties": label, "geometry": json.loads(shapely.to_geojson(sliver))})
    with pytest.raises(ValueError, match="DISPUTED has no LGD code, but at 305 km2 it is no sliver"):
        geography.install(saved(var, features))
    features[-1]["geometry"] = json.loads(shapely.to_geojson(shapely.box(70, 7.995, 70.5, 8)))
    sentences = geography.install(saved(var, features))
    assert sentences[0] == "DISPUTED (30.48 km2) was added to West Part (870, AN)."
    assert sentences[1] == "New Place (899) has no Hindi name: its English name is shown in both languages."
    row = geography.districts().row(by_predicate=pl.col("code") == 899, named=True)
    assert (row["state"], row["name"], row["name_hi"]) == ("DH", "New Place", "New Place")


def change(position: int, **properties: Any) -> list[dict[str, Any]]:
    features = grid_of_states()
    features[position]["properties"] |= properties
    return features


def reshape(geometry: Any) -> list[dict[str, Any]]:
    features = grid_of_states()
    features[1]["geometry"] = geometry
    return features


BROKEN = {
    "no district of Andhra Pradesh": lambda: [f for f in grid_of_states() if f["properties"]["state"] != "AP"],
    r"occur more than once: \[870\]": lambda: change(1, code=870),
    "Feature 3: 'A12' is not an LGD district code": lambda: change(2, code="A12"),
    "Feature 1: West Part: the state 'Atlantis' is not known": lambda: change(0, state="Atlantis"),
    "East Part has no LGD code, but at": lambda: change(1, code=None),
    "Feature 2: its geometry is missing or broken": lambda: reshape({"type": "Polygon", "coordinates": "x"}),
    "Feature 2: its geometry is not a polygon": lambda: reshape({"type": "Point", "coordinates": [75, 25]}),
    "are not longitudes and latitudes in India": lambda: reshape(
        json.loads(shapely.to_geojson(shapely.box(1e6, 1e6, 2e6, 2e6)))
    ),
    "has no features": list,
}


@pytest.mark.parametrize("message", BROKEN)
def test_a_broken_file_is_refused_and_changes_nothing(var: Path, message: str) -> None:
    path = saved(var, BROKEN[message]())
    with pytest.raises(ValueError, match=message):
        geography.install(path)
    assert list(var.iterdir()) == [path]
    assert geography.districts().height == 779


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"type": "FeatureCollection", "features": [', "is not GeoJSON: .* line 1"),  # only a part arrived
        (b"PK\x03\x04\xff\xfe", "is not text"),  # a zipped shapefile
        (b"[1, 2]", "has no features"),
        (None, "cannot be read"),  # no such file
    ],
)
def test_what_is_no_geojson_is_refused(var: Path, content: bytes | None, message: str) -> None:
    path = var / "file.geojson"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ValueError, match=message):
        geography.install(path)
    assert not (var / "geography").exists()


def test_a_failure_while_writing_keeps_the_boundaries_before(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    geography.install(saved(var, grid_of_states()))
    monkeypatch.setattr(derive, "borders", lambda *_: 1 / 0)  # registers and drawings are already written then
    with pytest.raises(ZeroDivisionError):
        geography.install(saved(var, change(0, name="Other")))
    assert geography.districts().height == 72
    assert "Other" not in geography.districts()["name"]
    assert not (var / "geography.new").exists()
