"""The paint of the map and its legend, for a small country made by hand."""

from queries.activity import Question
from queries.filters import Filters
from tests.queries import made
from tests.queries.made import Row
from tests.ui_pure.country import found, read
from ui import activity as look
from ui import maps

NOBODY: frozenset[str] = frozenset()


def paint(question: Question, nil: frozenset[str] = NOBODY, **more: list[Row]) -> tuple[maps.Paint, list[float]]:
    of, counted = found(question, **more)
    return look.paint(of, Filters(), question, counted, {}, nil, "")


def test_every_district_asked_for_has_its_class_and_its_number() -> None:
    painted, ends = paint(Question())
    assert ends == [1, 2, 1_234]
    assert painted.cells == {"86": (3, "1,234"), "110": (2, "2"), "604": (1, "1")}  # Morena's state takes no part
    assert painted.by == "district"
    assert painted.circles == ()


def test_a_zero_that_the_force_itself_reported_has_its_own_look() -> None:
    quiet = [{"code": 87, "state": "RJ", "name": "Bharatpur", "name_hi": "भरतपुर"}, *made.HOME["districts"]]
    assert paint(Question(), districts=quiet)[0].cells["87"] == (0, "0")
    cells = paint(Question(), frozenset({"RJ"}), districts=quiet)[0].cells
    assert cells["87"] == (maps.NIL_CLASS, "0")
    assert cells["86"] == (3, "1,234")  # a nil report does not hide what was recorded


def test_a_rate_without_population_is_not_painted_as_none() -> None:
    cells = paint(Question(rate="per_lakh"), frozenset({"HR"}))[0].cells
    assert cells["604"] == (
        maps.UNKNOWN_CLASS,
        "not available",
    )  # Nuh: one incident, no population, though a nil report


def test_a_map_of_states_is_painted_by_state() -> None:
    painted, _ = paint(Question(level="state"))
    assert painted.by == "state"
    assert {code: said for code, (_, said) in painted.cells.items()} == {"RJ": "1,239", "HR": "1", "DL": "0"}


def test_police_units_are_circles_where_they_have_a_district() -> None:
    painted, _ = paint(Question(level="unit"))
    assert painted.cells == {}
    assert list(painted.circles) == [(27.0, 75.0, maps.LARGEST_CIRCLE_PX, "Alwar", "1,234")]  # not the railway police


def test_units_of_one_district_stand_beside_each_other() -> None:
    both = [{"unit": "RJ-ALWAR", "district": 86}, {"unit": "RJ-GRP", "district": 86}]
    circles = paint(Question(level="unit"), unit_districts=both)[0].circles
    assert len({(latitude, longitude) for latitude, longitude, *_ in circles}) == len(circles) == 2


def test_the_legend_names_every_class_without_gap_or_overlap() -> None:
    said = read(look.legend([1, 3, 1_234], Question(), late=False, nil=False))
    assert said.startswith("none12–34–1,234no police reporting")
    rated = read(look.legend([0.5, 2.25], Question(rate="per_lakh"), late=True, nil=True))
    assert rated.startswith("none0.00–0.500.50–2.25")
    assert rated.endswith("data latenil report: nothing to report")


def test_the_legend_of_nothing_says_none() -> None:
    assert read(look.legend([], Question(), late=False, nil=False)).startswith("noneno police reporting")
