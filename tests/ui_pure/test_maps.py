"""Classes of the map, circles, and what is handed to the browser's script."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui import maps

COUNTS = st.lists(st.integers(0, 500), max_size=80)
RATES = st.lists(st.floats(0, 1000, allow_subnormal=False), max_size=80)


@given(COUNTS | RATES)
def test_every_value_is_in_the_one_class_whose_bounds_hold_it(values: list[float]) -> None:
    ends = maps.breaks(values)
    assert ends == sorted(set(ends))
    assert len(ends) <= len(maps.SHADES)
    bounds = [0, *ends]
    for value in values:
        classes = [n for n in range(1, len(bounds)) if bounds[n - 1] < value <= bounds[n]]
        assert [maps.shade(value, ends)] == (classes if value > 0 else [0])
    assert all(end in values for end in ends)  # a class ends at a number that occurs


@given(st.lists(st.integers(1, 10_000), max_size=80, unique=True))
def test_classes_hold_about_as_many_values_each(values: list[int]) -> None:
    ends = maps.breaks(values)
    held = [sum(maps.shade(value, ends) == n for value in values) for n in range(1, len(ends) + 1)]
    assert len(ends) == min(len(values), len(maps.SHADES))
    assert max(held, default=0) - min(held, default=0) <= 1


def test_classes_where_most_are_small() -> None:
    assert maps.breaks([]) == maps.breaks([0, 0]) == []
    assert maps.breaks([0, 3]) == [3]
    assert maps.breaks([1, 1, 1, 1, 1, 1, 1, 2, 2, 9]) == [1, 2, 9]  # as reality is: ones, a few twos, one nine
    assert [maps.shade(value, [1, 2, 9]) for value in (0, 1, 2, 3, 9)] == [0, 1, 2, 3, 3]


def test_the_classes_have_looks_of_their_own() -> None:
    assert len(set(maps.FILLS)) == len(maps.FILLS) == len(maps.SHADES) + 3
    assert maps.FILLS[maps.NIL_CLASS] == maps.NIL
    assert maps.FILLS[maps.UNKNOWN_CLASS] == maps.UNKNOWN


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_a_circle_is_never_too_large_or_too_small(value: int, largest: int) -> None:
    assert 3 <= maps.radius(min(value, largest), largest) <= maps.LARGEST_CIRCLE_PX


def test_circles_grow_by_area() -> None:
    assert maps.radius(100, 100) == maps.LARGEST_CIRCLE_PX
    assert maps.radius(0, 0) == maps.radius(0, 100) == 3
    assert maps.radius(25, 100) - 3 == pytest.approx((maps.LARGEST_CIRCLE_PX - 3) / 2)  # a quarter: half as wide


HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "<img src=x onerror=alert(1)>",
    "`${alert(1)}`",
    "'; alert(1); //",
    '"}); alert(1); ({"',
    "line\u2028and\u2029separators",
    "back\\slash\nand newline",
    "&lt;b&gt; & ]]>",
    "{{ this.paint }} {% macro %}",
    "जयपुर 🚓 \x00",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_a_text(text: str) -> None:
    written = maps.script_json({"name": text, text: [text]})
    assert json.loads(written) == {"name": text, text: [text]}
    assert written.isascii()
    assert not set("<>&`\n\x00") & set(written)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_whatever_is_handed_over_comes_back_the_same(value: object) -> None:
    written = maps.script_json(value)
    assert json.loads(written) == value
    assert not set("<>&`\u2028\u2029") & set(written)
