"""Trend lines as small pictures."""

import re
from datetime import date
from urllib.parse import unquote

import polars as pl

from ui import trend


def drawn(counts: list[int]) -> tuple[str, list[tuple[float, float]]]:
    months = [date(2026, month, 1) for month in range(1, len(counts) + 1)]
    html = trend.line(pl.DataFrame({"month": months, "count": counts}, schema={"month": pl.Date, "count": pl.Int64}))
    points = re.search(r"polyline points='([^']*)'", unquote(html))
    assert points
    return html, [(float(x), float(y)) for x, y in (pair.split(",") for pair in points[1].split())]


def test_a_point_a_month_from_zero_up() -> None:
    _, points = drawn([0, 5, 10])
    assert [x for x, _ in points] == [0, trend.WIDE / 2, trend.WIDE]
    heights = [trend.HIGH - trend.EDGE - y for _, y in points]
    assert heights[0] == 0
    assert heights[1] * 2 == heights[2] == trend.HIGH - 2 * trend.EDGE


def test_every_month_is_told_to_who_cannot_see_it() -> None:
    html, _ = drawn([12_345, 7])
    assert 'alt="Full months: Jan 2026: 12,345, Feb 2026: 7"' in html


def test_nothing_and_zeros_are_drawn_too() -> None:
    assert len(drawn([])[1]) == 1
    assert {y for _, y in drawn([0, 0])[1]} == {trend.HIGH - trend.EDGE}
