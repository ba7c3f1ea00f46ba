"""Tables: numbers sort as numbers, and stand as Indian readers write them."""

from datetime import date

import polars as pl

from ui import rows


def test_counts_under_a_lakh_stay_numbers() -> None:
    shown = pl.DataFrame({"n": [99_999, None, 0], "day": [date(2026, 1, 1)] * 3})
    assert rows.in_lakh(shown).equals(shown)


def test_larger_counts_are_grouped_our_way_and_sort_as_numbers() -> None:
    counts = [7, 1_00_000, 12_34_567, 99_999, None, 2_00_000]
    said = rows.in_lakh(pl.DataFrame({"n": counts}))["n"]
    assert said.to_list()[2] == "12,34,567"
    known = [(count, text) for count, text in zip(counts, said, strict=True) if count is not None]
    assert [text for _, text in sorted(known)] == sorted(text for _, text in known)
    assert said[4] is None
