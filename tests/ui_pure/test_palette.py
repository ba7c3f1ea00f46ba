"""Colours that stand beside each other differ in lightness, also for who does not see them; letters stand out from theirs.

Simulation: G. M. Machado and others, A Physiologically-based Model for Simulation of Color Vision Deficiency, 2009, for the
whole loss of one kind of cone; without any, what is left is lightness.
"""

from itertools import pairwise

import pytest

from ui import charts, gangs_time, heat, maps
from ui.exchange_matrix import SHADES, TIMES

Colour = tuple[float, float, float]
SEEN = {
    "everything": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "no colour": ((0.2126, 0.7152, 0.0722),) * 3,
}


def light(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def luminance(colour: str, seen: str) -> float:
    """Relative luminance (WCAG) of a colour as it is seen so."""
    linear = [light(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    red, green, blue = (min(1, max(0, sum(a * b for a, b in zip(row, linear, strict=True)))) for row in SEEN[seen])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str, seen: str) -> float:
    low, high = sorted((luminance(one, seen), luminance(other, seen)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("seen", SEEN)
@pytest.mark.parametrize("scale", [(maps.ZERO, *maps.SHADES), SHADES, TIMES], ids=["map", "matrix", "times"])
def test_each_shade_is_darker_than_the_one_before(scale: tuple[str, ...], seen: str) -> None:
    assert [contrast(*pair, seen) for pair in pairwise(scale) if contrast(*pair, seen) < 1.2] == []
    assert sorted(scale, key=lambda colour: -luminance(colour, seen)) == list(scale)


@pytest.mark.parametrize("seen", SEEN)
def test_ends_of_a_scale_are_far_apart(seen: str) -> None:
    assert contrast(maps.ZERO, maps.SHADES[-1], seen) > 7
    assert contrast(TIMES[0], TIMES[-1], seen) > 2


@pytest.mark.parametrize("seen", SEEN)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        (charts.INK, "#ffffff"),
        (charts.INK, heat.NOTHING),
        *((charts.INK, ground) for ground in TIMES),
        *((colour, "#ffffff") for colour in gangs_time.COLOURS.values()),
        ("#ffffff", charts.ACCENT),
    ],
)
def test_letters_stand_out(ink: str, ground: str, seen: str) -> None:
    assert contrast(ink, ground, seen) >= (4.5 if seen == "everything" else 4.4)


@pytest.mark.parametrize("seen", SEEN)
def test_bars_stand_out_from_the_page_and_the_plan_from_what_was(seen: str) -> None:
    assert contrast(charts.ACCENT, "#ffffff", seen) >= 3
    assert contrast(charts.LATE, "#ffffff", seen) >= 3
    assert contrast(charts.PALE, charts.ACCENT, seen) >= 3


@pytest.mark.parametrize("seen", SEEN)
def test_the_mark_of_the_comparison_is_seen_on_its_bar_and_beyond_it(seen: str) -> None:
    assert min(contrast(charts.MARK, ground, seen) for ground in (charts.ACCENT, "#ffffff")) > 2.4


def test_what_only_a_colour_would_tell_is_hatched_too() -> None:
    late = charts.stacked(["Delhi"], {"past": ([1], charts.LATE), "not": ([2], charts.PALE)}, ["any-DL"])["data"]
    assert ["pattern" in part["marker"] for part in late] == [True, False]
