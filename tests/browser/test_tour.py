"""What one tour of all pages, plain and filtered, on a wall and on a phone, found."""

import pytest

from tests.browser.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def of(tour: list[Visit], name: str) -> list[Visit]:
    return [visit for visit in tour if visit.name == name]


def test_nothing_is_asked_of_another_host(tour: list[Visit]) -> None:
    assert {visit.name: visit.outside for visit in tour if visit.outside} == {}


def test_no_script_fails(tour: list[Visit]) -> None:
    assert {(visit.name, visit.size): visit.errors for visit in tour if visit.errors} == {}


def test_nothing_is_missing_on_the_server(tour: list[Visit]) -> None:
    assert {(visit.name, visit.size): visit.failed for visit in tour if visit.failed} == {}


def test_nothing_is_cut_off_at_the_side(tour: list[Visit]) -> None:
    assert [(visit.name, visit.size) for visit in tour if visit.wider_than_screen] == []


def test_a_screen_reader_and_a_keyboard_find_their_way(tour: list[Visit]) -> None:
    assert {visit.name: visit.hard_to_use for visit in tour if visit.hard_to_use} == {}


def test_every_page_says_that_it_is_sample_and_of_when(tour: list[Visit]) -> None:
    for visit in tour:
        assert "SAMPLE: made-up records" in visit.text, visit.name
        assert "As of " in visit.text, visit.name


def test_maps_are_drawn_in_several_colours(tour: list[Visit]) -> None:
    for visit in tour:
        if visit.name in ("map", "map by state", "map of a month"):
            assert visit.map_shapes >= 315, visit  # districts of the participating states that report
            assert visit.map_colours >= 4, visit


def test_the_map_by_unit_has_circles(tour: list[Visit]) -> None:
    for plain, by_unit in zip(of(tour, "map"), of(tour, "map by unit"), strict=True):
        assert by_unit.map_shapes > plain.map_shapes


def test_months_are_drawn(tour: list[Visit]) -> None:
    assert all(visit.bars >= 12 for visit in of(tour, "map of a month"))


def test_the_not_on_the_map_count_is_always_there(tour: list[Visit]) -> None:
    for visit in tour:
        if visit.name.startswith("map"):
            assert "not on the map" in visit.text, visit.name


def test_nonsense_in_the_address_is_named_and_left_out(tour: list[Visit]) -> None:
    for visit in of(tour, "nonsense"):
        assert "not understood" in visit.text
        assert "XX" in visit.text


def test_nothing_found_is_a_normal_answer(tour: list[Visit]) -> None:
    for visit in of(tour, "nothing"):
        assert "0 incidents" in visit.text
        assert "No incident is recorded for this choice." in visit.text
