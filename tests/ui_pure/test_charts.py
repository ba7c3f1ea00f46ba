"""Charts: plain dictionaries with as many marks as rows, and the numbers on them as readers see them."""

import json
from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui import charts


def frame(counts: list[int]) -> pl.DataFrame:
    months = [date(2025 + n // 12, n % 12 + 1, 1) for n in range(len(counts))]
    return pl.DataFrame({"month": months, "count": counts}, schema={"month": pl.Date, "count": pl.Int64})


def test_months_carry_their_numbers_with_indian_grouping() -> None:
    figure = charts.months(frame([0, 7, 1_234_567]))
    bars = figure["data"][0]
    assert bars["text"] == ["0", "7", "12,34,567"]
    assert bars["x"] == ["Jan 2025", "Feb 2025", "Mar 2025"]
    assert bars["marker"]["color"] == [charts.ACCENT] * 3


def test_the_month_in_view_stands_out() -> None:
    colours = charts.months(frame([1, 2, 3]), chosen=1)["data"][0]["marker"]["color"]
    assert colours == [charts.PALE, charts.ACCENT, charts.PALE]


@given(st.lists(st.integers(0, 10**7), max_size=40))
def test_months_have_one_column_each_below_the_top(counts: list[int]) -> None:
    figure = charts.months(frame(counts))
    bars, axes = figure["data"][0], figure["layout"]
    assert (
        len(bars["x"]) == len(set(bars["x"])) == len(bars["text"]) == len(counts)
    )  # one name twice would pile columns up
    assert len(axes["xaxis"]["ticktext"]) == len(axes["xaxis"]["tickvals"]) == len(counts)
    assert axes["yaxis"]["range"][1] > max(counts, default=0)  # room for the number above the column
    json.dumps(figure)  # plain values only: it goes to the browser as it is


def test_ranked_bars_keep_their_order_and_show_the_comparison() -> None:
    figure = charts.ranked(["Murder", "Firing"], [125_000, 3], then=[100_000, 4])
    now, then = figure["data"]
    assert (now["y"], now["x"], now["text"]) == (["Murder", "Firing"], [125_000, 3], ["1,25,000", "3"])
    assert (then["y"], then["x"]) == (["Murder", "Firing"], [100_000, 4])
    assert figure["layout"]["yaxis"]["autorange"] == "reversed"  # first is on top
    assert len(charts.ranked(["Murder"], [1])["data"]) == 1


@pytest.mark.parametrize("then", [None, [50]])
def test_ranked_bars_leave_room_for_the_longest(then: list[int] | None) -> None:
    top = charts.ranked(["Murder"], [10], then)["layout"]["xaxis"]["range"][1]
    assert top > max(10, *(then or [0]))


def test_nothing_to_draw_is_drawn_as_nothing() -> None:
    assert charts.ranked([], [])["data"][0]["x"] == []
    assert charts.months(frame([]))["data"][0]["y"] == []
    assert charts.months(frame([0]))["layout"]["yaxis"]["range"][1] > 0
