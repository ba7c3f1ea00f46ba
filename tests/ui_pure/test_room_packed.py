"""Rows on the screens of the wall: none is lost, none stands twice, none is cut that fits."""

import pytest

from ui.room_packed import lines, part_of, screens, tallest


@pytest.mark.parametrize(
    ("heights", "first", "others", "spans"),
    [
        ([], 10, None, ((0, 0),)),  # nothing: a screen all the same
        ([4, 4, 4], 10, None, ((0, 2), (2, 3))),  # the third does not fit
        ([5, 5], 10, None, ((0, 2),)),  # just so
        ([4, 4, 4], 4, 8, ((0, 1), (1, 3))),  # less room below the answer
        ([30, 2], 10, None, ((0, 1), (1, 2))),  # taller than a screen: by itself
        ([2, 30, 2], 10, None, ((0, 1), (1, 2), (2, 3))),
        ([1] * 5, 10, None, ((0, 5),)),
    ],
)
def test_rows_stand_on_screens_in_their_order(heights, first, others, spans) -> None:
    assert screens(heights, first, others) == spans


def test_no_more_rows_at_once_than_said() -> None:
    assert screens([1] * 5, 100, most=2) == ((0, 2), (2, 4), (4, 5))


def test_a_part_that_is_not_there_is_the_last() -> None:
    spans = ((0, 2), (2, 3))
    assert "abc"[part_of(spans, 1)] == "ab"
    assert "abc"[part_of(spans, 2)] == "abc"[part_of(spans, 9)] == "c"


def test_lines_are_of_letters_and_of_the_text_itself() -> None:
    assert lines("", 10) == lines("word", 10) == 1
    assert lines("one\ntwo\n", 10) == 3
    assert lines("x" * 100, 10) == 6  # 50 letters wide, and ragged
    assert lines("क" * 100, 10) == 5  # narrower
    assert tallest(("x" * 100, "y"), (10, 1)) == 6
