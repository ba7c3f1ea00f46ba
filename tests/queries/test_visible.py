"""The gate for rows of `Facts`: who may see one by one what carries a handling code."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.schema.vocabulary import HANDLING
from queries.visible import LOCAL, Viewer, visible
from tests.queries import made

ROWS = [
    {"agency": "RJ", "reference": "open", "handling": "participants", "named_to": None},
    {"agency": "RJ", "reference": "to Haryana", "handling": "named", "named_to": "DL HR"},
    {"agency": "RJ", "reference": "named to nobody", "handling": "named", "named_to": None},
    {
        "agency": "RJ",
        "reference": "own only",
        "handling": "originator",
        "named_to": "HR",
    },  # a recipient does not open it
]
FRAME = pl.DataFrame(ROWS, schema_overrides={"named_to": pl.String})


@pytest.mark.parametrize(
    ("viewer", "seen"),
    [
        (LOCAL, ["open"]),  # belongs to no agency
        (Viewer("RJ"), ["open", "to Haryana", "named to nobody", "own only"]),  # the owner
        (Viewer("HR"), ["open", "to Haryana"]),  # named
        (Viewer("H"), ["open"]),  # part of a code is no code
        (Viewer("PB"), ["open"]),
        (Viewer(""), ["open"]),
    ],
)
def test_who_sees_what(viewer: Viewer, seen: list[str]) -> None:
    assert visible(FRAME, viewer)["reference"].to_list() == seen


def test_without_a_list_of_recipients_nobody_is_named() -> None:
    assert visible(FRAME.drop("named_to"), Viewer("HR"))["reference"].to_list() == ["open"]


def test_an_empty_frame_stays_one() -> None:
    for frame in (made.empty().incidents, made.empty().operations, made.empty().action_items):
        assert visible(frame, Viewer("RJ")).equals(frame)


@given(
    st.lists(st.tuples(st.sampled_from(["RJ", "HR", "NIA"]), st.sampled_from(HANDLING)), max_size=20),
    st.sampled_from([None, "RJ", "HR", "NIA"]),
)
def test_frames_of_facts_show_only_what_is_open_or_ones_own(rows: list[tuple[str, str]], agency: str | None) -> None:
    keys = [{"agency": owner, "reference": str(n), "handling": code} for n, (owner, code) in enumerate(rows)]
    facts = made.facts(incidents=keys, operations=keys, action_items=keys)
    expected = {row["reference"] for row in keys if row["handling"] == "participants" or row["agency"] == agency}
    for frame in (facts.incidents, facts.operations, facts.action_items):
        assert set(visible(frame, Viewer(agency))["reference"]) == expected
