"""Sittings and who came."""

from datetime import date

from hypothesis import given

from queries import meetings
from queries.filters import Dates, Filters
from queries.visible import Viewer
from tests.queries import made, naive_meetings
from tests.queries.made import TODAY
from tests.queries.naive import rows_of
from tests.queries.work_worlds import work_questions
from tests.queries.worlds import World

YEAR = Dates(date(2026, 1, 1), TODAY)


@given(work_questions())
def test_sittings_and_attendance_are_those_of_the_definition(asked: tuple[World, Filters, Viewer]) -> None:
    world, filters, _ = asked
    dates = filters.dates(world.facts)
    plain = {
        row["reference"]: row
        for row in naive_meetings.invited(world, filters)
        if dates.first <= row["day"] <= dates.last
    }
    rows = meetings.sittings(world.facts, filters, dates)
    assert set(rows["reference"]) == set(plain)
    assert rows["day"].to_list() == sorted(rows["day"], reverse=True)
    for row in rows.to_dicts():
        other = plain[row["reference"]]
        came = [part for part in other["invited"] if part["present_count"] or part["rank_present"]]
        decided = [item for item in rows_of(world, "action_items") if item["meeting_reference"] == row["reference"]]
        assert (row["invited_count"], row["came_count"]) == (len(other["invited"]), len(came))
        assert (row["point_count"], row["decision_count"]) == (len(other["points"]), len(decided))
    for level in (None, "dgp"):
        found = meetings.attendance(world.facts, filters, dates, level)
        counts = {row[0]: row[1:5] for row in found.rows()}
        assert counts == naive_meetings.attendance(world, filters, dates, level)


def test_ranks_as_invited_otherwise_or_nobody() -> None:
    sat = {
        "RJ": [("DGP", "DGP", 3), ("DGP", "ADG", 1), ("DGP", None, 2)],  # the last came, with a rank nobody wrote down
        "HR": [("DGP", None, 0), ("DGP", "DGP", 1), ("ADG", "DGP", 1)],
    }
    rows = [
        {
            "reference": f"M{place}",
            "day": date(2026, 5, place + 1),
            "invited": [
                {"force": force, "rank_invited": sat[force][place][0], "rank_present": sat[force][place][1]}
                | {"present_count": sat[force][place][2]}
                for force in sat
            ],
        }
        for place in range(3)
    ]
    found = meetings.attendance(made.facts(meetings=rows), Filters(), YEAR)
    assert found.rows() == [("HR", 3, 1, 1, 1, 2, "DGP 2"), ("RJ", 3, 1, 2, 0, 6, "ADG 1, DGP 1")]
    only = meetings.attendance(made.facts(meetings=rows), Filters(states=("RJ",)), YEAR)
    assert only["force"].to_list() == ["RJ"]


def test_a_sitting_of_an_unknown_series_or_none_is_still_a_sitting() -> None:
    facts = made.facts(meetings=[{"reference": "M1", "series": None}, {"reference": "M2", "series": "gone"}])
    rows = meetings.sittings(facts, Filters(), YEAR)
    assert rows["level"].to_list() == [None, None]


def test_nothing_in_an_empty_database() -> None:
    facts = made.empty()
    assert meetings.sittings(facts, Filters(), YEAR).is_empty()
    assert meetings.attendance(facts, Filters(), YEAR).is_empty()
    assert (
        meetings.sittings(facts, Filters(), YEAR).schema
        == meetings.sittings(made.facts(meetings=[{}]), Filters(), YEAR).schema
    )
