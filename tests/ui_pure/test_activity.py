"""How gang activity looks: the sentences and the table twin, for a small country made by hand."""

import pytest

from queries.activity import Activity, Question, activity
from queries.belt import Belt
from queries.filters import Filters
from tests.queries import made
from tests.ui_pure.country import LAST_YEAR, Text, found, read
from ui import activity as look


def test_the_answer_says_how_many_against_when_and_where_most() -> None:
    _, counted = found(Question())
    assert read(look.answer(Question(), counted)) == (
        "1,240 incidents; 40 in the comparison, +1,200 (+3,000\u00a0%); most in Alwar (1,234), Jaipur (2), Nuh (1)."
    )


def test_the_answer_by_rate_names_only_what_can_be_rated() -> None:
    question = Question(rate="per_lakh")
    _, rated = found(question)
    assert read(look.answer(question, rated)).endswith("most in Alwar (33.59), Jaipur (0.03).")


def test_one_incident_is_not_said_to_be_many_and_none_is_an_answer() -> None:
    one = activity(made.facts(incidents=[{}]), Filters(), Question())
    assert read(look.answer(Question(), one)) == "1 incident; 0 in the comparison, +1."
    none = activity(made.empty(), Filters(), Question())
    assert read(look.answer(Question(), none)) == "0 incidents; 0 in the comparison, unchanged."


def test_a_name_cannot_bring_html_of_its_own() -> None:
    named = [{"code": 86, "state": "RJ", "name": "<img src=x onerror=alert(1)>", "name_hi": "x"}]
    _, hostile = found(Question(), districts=named)
    html = Text(look.answer(Question(), hostile))
    assert "<img src=x" in html.text
    assert "img" not in html.tags


@pytest.mark.parametrize(
    ("level", "numbers", "why"),
    [
        ("district", "Map 1,237 + not on the map 3 = total 1,240.", "no district is stated"),
        ("unit", "Map 1,234 + not on the map 6 = total 1,240.", "no police unit is stated"),
        ("state", "Map 1,240 + not on the map 0 = total 1,240.", "no state is known"),
    ],
)
def test_what_is_not_on_the_map_is_always_said(level: str, numbers: str, why: str) -> None:
    question = Question(level=level)
    said = look.off_the_map(question, found(question)[1])
    assert said.startswith(numbers)
    assert why in said


def published(level: str) -> tuple[Question, Activity]:
    question = Question("published", level, year=2014, head="MURDER")
    units = [("RJ-ALWAR", 125_000), ("RJ-GRP", 7)]  # the second has no territory
    rows = [{"unit": unit, "state": "RJ", "registered_count": count} for unit, count in units]
    return question, activity(made.facts(statistics=rows), Filters(), question)


def test_published_cases_are_called_so_and_compared_with_nothing() -> None:
    question, of_2014 = published("district")
    assert read(look.answer(question, of_2014)) == "1,25,007 cases registered; most in Alwar (1,25,000)."
    assert look.off_the_map(question, of_2014).startswith("Map 1,25,000 + not on the map 7 = total 1,25,007.")
    table = look.table(made.facts(), question, of_2014)
    assert table["Cases"].to_list() == [1_25_000]
    assert "Comparison" not in table.columns


@pytest.mark.parametrize(
    ("belt", "said"),
    [
        (
            Belt(10, 45, 100, 12, 30.2),
            "45 of 100 incidents with a point (45\u00a0%); an even spread over the area would give 30\u00a0%",
        ),
        (Belt(10, 9, 100, 12, 30.2), "9 of 100 incidents with a point; an even spread"),  # under ten: no percentage
        (Belt(5, 0, 0, 0, None), "Within 5 km of an inter-state border: 0 of 0 incidents with a point; 0 without"),
        (Belt(10, 45, 100, 1_200, None), "; 1,200 without a point cannot be judged."),
    ],
)
def test_the_belt_is_said_with_what_its_area_would_lead_one_to_expect(belt: Belt, said: str) -> None:
    assert said in look.belt_answer(belt)


def test_the_table_has_the_places_of_the_answer_most_first() -> None:
    of, counted = found(Question())
    table = look.table(of, Question(), counted)
    assert table.rows() == [
        ("Alwar", "Rajasthan", 1_234, 0, "33.59"),
        ("Jaipur", "Rajasthan", 2, 40, "0.03"),
        ("Nuh", "Haryana", 1, 0, "not available"),
    ]
    assert table.columns == ["Place", "State", "Incidents", "Comparison", "Per lakh"]
    assert table.height == look.listed(Question(), counted).height  # a click on row n means place n


def test_a_place_of_the_comparison_alone_is_in_the_table() -> None:
    gone = made.facts(incidents=[{"district": 86, "day": LAST_YEAR}, {"district": 110}])
    table = look.table(gone, Question(), activity(gone, Filters(), Question()))
    assert table.select("Place", "Incidents", "Comparison").rows() == [("Jaipur", 1, 0), ("Alwar", 0, 1)]
