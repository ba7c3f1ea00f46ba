"""1–2 within gaps, rule by rule: fewer than three records, all hidden from the viewer; their owner reads how many there are."""

import json
from typing import Any

import pytest

from queries.gaps import found, shots
from queries.visible import Viewer
from tests.queries import made
from tests.queries.gap_rows import N90, PAIR, PERSON, SERIES, SIDES, acts, ago, many, said, sitting
from tests.queries.made import Row
from ui import gaps

CLOSED = {"handling": "originator"}
RJ, DL, NOBODY = Viewer("RJ", "leader"), Viewer("DL", "leader"), Viewer(None, "meeting_room")
TWICE = [row | CLOSED for row in acts("RJ", 5, 6)]
"""Two incidents of Rajasthan that only Rajasthan sees."""
THRICE = [row | CLOSED for row in acts("HR", 7, 8, 9)]
MISSED = {"meeting_series": [SERIES], "meetings": sitting(61), "border_pairs": PAIR}
GIVEN = many(20, 10, "RJ", "HR")
BACK = [said("HR", "RJ", 10, reference=f"B{n}", handling="named") for n in (1, 2)]
"""Two messages back that only Haryana and Rajasthan see."""
OLD = [PERSON | {"reference": f"O{n}", "review_by": ago(1)} for n in (1, 2)]
UNPROVEN = [PERSON | CLOSED | {"reference": f"O{n}", "label": "associate_unproven"} for n in (1, 2)]
Rows = dict[str, list[Row]]


def closed(*rows: Row) -> list[Row]:
    return [row | CLOSED for row in rows]


def numbers(rule: str, viewer: Viewer, **rows: list[Row]) -> dict[str, Any]:
    facts = made.facts(**rows)
    read = found.all_gaps(facts, N90, viewer, made.NOON).rows
    (row,) = [row for row in read.to_dicts() if row["rule"] == rule]
    assert gaps.sentence(facts, row)
    return json.loads(row["numbers"])


HIDDEN: dict[str, tuple[str, Rows, str]] = {
    "a gang in one of two states": ("untold_gang", {"incidents": [*TWICE, *THRICE]}, "other_count"),
    "districts that face each other": (
        "border_meetings_missed",
        MISSED | {"incidents": closed(*SIDES)},
        "incident_count",
    ),
    "along a border without a meeting": (
        "no_border_meeting",
        {"border_pairs": PAIR, "incidents": closed(*SIDES)},
        "incident_count",
    ),
    "what came back": ("given_and_received", {"messages": [*GIVEN, *BACK]}, "received_count"),
    "entries past their review": ("review_passed", {"offenders": OLD}, "entry_count"),
    "associates unproven": ("unproven_over_a_year", {"offenders": UNPROVEN}, "entry_count"),
}
"""What is hidden from Delhi -> the rule, the rows, and the count of two."""


@pytest.mark.parametrize("case", HIDDEN)
def test_two_hidden_records_are_one_or_two(case: str) -> None:
    rule, rows, name = HIDDEN[case]
    for viewer in (DL, NOBODY):
        read = numbers(rule, viewer, **rows)
        assert (read["few"], read[name]) == ([name], 2)
    assert "few" not in numbers(rule, RJ, **rows)


@pytest.mark.parametrize(
    ("rule", "rows"),
    [
        ("no_border_meeting", {"border_pairs": PAIR, "incidents": closed(SIDES[0])}),
        ("given_and_received", {"messages": [*GIVEN, BACK[0]]}),
        ("review_passed", {"offenders": OLD[:1]}),
        ("unproven_over_a_year", {"offenders": UNPROVEN[:1]}),
    ],
)
def test_one_reads_as_two_do(rule: str, rows: Rows) -> None:
    two = next(rows for which, rows, _ in HIDDEN.values() if which == rule)
    assert numbers(rule, DL, **rows) == numbers(rule, DL, **two)


@pytest.mark.parametrize(
    ("rule", "rows"),
    [
        ("untold_gang", {"incidents": [TWICE[0], acts("RJ", 6)[0], *THRICE]}),  # one of the two is open to all
        ("untold_gang", {"incidents": [*THRICE, *closed(*acts("RJ", 4, 5, 6))]}),  # three
        ("no_border_meeting", {"border_pairs": PAIR, "incidents": [SIDES[0], SIDES[1] | CLOSED]}),
        ("no_border_meeting", {"border_pairs": PAIR}),  # none at all
        ("given_and_received", {"messages": GIVEN}),  # nothing came back
        ("given_and_received", {"messages": [*GIVEN, BACK[0], said("HR", "RJ", 9, reference="B3")]}),
        ("unproven_over_a_year", {"offenders": [UNPROVEN[0], UNPROVEN[1] | {"handling": "participants"}]}),
    ],
)
def test_what_is_not_hidden_or_not_few_is_told(rule: str, rows: Rows) -> None:
    assert "few" not in numbers(rule, DL, **rows)


def test_what_was_disclosed_is_not_hidden() -> None:
    rows = [row | {"handling": "named"} for row in TWICE]
    told_to = {
        "id": 1,
        "record_table": "incident",
        "agency": "RJ",
        "reference": rows[0]["reference"],
        "to_agency": "DL",
    }
    assert "few" in numbers("untold_gang", DL, incidents=[*rows, *THRICE])
    assert "few" not in numbers("untold_gang", DL, incidents=[*rows, *THRICE], disclosures=[told_to])


def test_the_sentence_says_one_or_two() -> None:
    facts = made.facts(incidents=[*TWICE, *THRICE])
    row = found.all_gaps(facts, N90, DL, made.NOON).rows.filter(rule="untold_gang").row(0, named=True)
    assert "3 incidents in Haryana and 1–2 in Rajasthan" in gaps.sentence(facts, row)


def test_the_night_writes_what_anybody_may_read() -> None:
    """Whoever reads it later, of whatever force: also the gaps that have closed."""
    facts = made.facts(incidents=[*TWICE, *THRICE])
    row = found.to_write_down(facts, N90, made.NOON).filter(rule="untold_gang").row(0, named=True)
    assert json.loads(row["numbers"])["few"] == ["other_count"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (closed({"firing": True, "reference": "1"}), (2, True)),
        (closed(*[{"firing": True, "reference": str(n)} for n in range(3)]), (3, False)),
        ([{"firing": True, "reference": "1"}], (1, False)),
        ([], (0, False)),
    ],
)
def test_shootings_without_a_point(rows: list[Row], expected: tuple[int, bool]) -> None:
    assert shots.not_judged_count(made.facts(incidents=rows), N90, DL.sees_for) == expected
