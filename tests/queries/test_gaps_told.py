"""Untold gangs, persons and shootings, and border meetings: rows that must and must not trigger, and the edges."""

from datetime import date, timedelta

import pytest

from queries.filters import Filters
from queries.gaps import border, shots, told
from tests.queries import made
from tests.queries.gap_rows import (
    BOTH,
    IN_HARYANA,
    LINK,
    N90,
    NEVER,
    OTHER,
    PAIR,
    PERSON,
    SERIES,
    SHOT,
    SIDES,
    TWO_STATES,
    UNTOLD,
    acts,
    ago,
    dossier,
    keys,
    said,
    sitting,
)
from tests.queries.made import Row


@pytest.mark.parametrize(
    ("incidents", "messages", "expected"),
    [
        (BOTH, [], TWO_STATES),
        (BOTH, [said("RJ", "HR")], set()),  # told one way
        (BOTH, [said("HR", "RJ")], set()),  # and the other
        (BOTH, [said("HR", "RJ", gangs="G01 G02")], set()),  # named beside another
        (BOTH, [said("HR", "RJ", gangs="G02")], TWO_STATES),  # another gang
        (BOTH, [said("HR", "DL")], TWO_STATES),  # told a third
        (BOTH, [said("HR", "RJ-PRISONS")], TWO_STATES),  # the prisons were told, not the police
        (BOTH, [said("HR", "RJ", 90)], TWO_STATES),  # before the window
        (BOTH, [said("HR", "RJ", 89)], set()),  # its first day
        ([*acts("RJ", 5, 6), *acts("HR", 7)], [], set()),  # one incident only
        ([*acts("RJ", 5, 6), *acts("HR", 7, 89)], [], TWO_STATES),  # the first day of the window
        ([*acts("RJ", 5, 6), *acts("HR", 7, 90)], [], set()),  # the day before it
        ([*acts("RJ", 5, 6), *acts("HR", 7, 8, gang="G02")], [], set()),  # two gangs
        ([*acts("RJ", 5, 6), *acts("MP", 7, 8)], [], set()),  # takes no part
    ],
)
def test_untold_gang(incidents: list[Row], messages: list[Row], expected: set[str]) -> None:
    agencies = [*made.HOME["agencies"], {"code": "MP", "state": "MP", "participates_from": date(2027, 1, 1)}]
    assert keys(told.untold_gang, incidents=incidents, messages=messages, agencies=agencies) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ({"offenders": [PERSON]}, NEVER),  # a jailed boss counts
        ({"offenders": [PERSON | {"whereabouts": "dead"}]}, set()),
        ({"offenders": [PERSON | {"whereabouts": None}]}, NEVER),  # not stated is not dead
        ({"offenders": [PERSON | {"label": "suspect"}]}, set()),
        ({"offenders": [PERSON | {"gang": None}]}, set()),
        ({"offenders": [PERSON], "incidents": acts("HR", 364)}, NEVER),
        ({"offenders": [PERSON], "incidents": acts("HR", 365)}, set()),  # a day more than a year
        ({"offenders": [PERSON], "incidents": [], "gang_presences": [{"gang": "G01", "state": "HR"}]}, NEVER),
        (
            {
                "offenders": [PERSON],
                "incidents": [],
                "gang_presences": [{"gang": "G01", "state": "HR", "until_on": ago(1)}],
            },
            set(),
        ),
        ({"offenders": [PERSON], "messages": [dossier("HR")]}, set()),
        ({"offenders": [PERSON], "messages": [dossier("HR", "alert")]}, set()),
        ({"offenders": [PERSON], "messages": [dossier("HR", "request")]}, NEVER),  # neither dossier nor alert
        ({"offenders": [PERSON], "messages": [dossier("DL")]}, NEVER),
        ({"offenders": [PERSON, OTHER], "messages": [dossier("HR", person=("DL", "O7"))]}, NEVER),  # not linked
        (
            {
                "offenders": [PERSON, OTHER],
                "messages": [dossier("HR", person=("DL", "O7"))],
                "offender_links": [LINK | {"confirmed_at": made.NOON}],
            },
            set(),
        ),
        (
            {
                "offenders": [PERSON, OTHER],
                "messages": [dossier("HR", person=("DL", "O7"))],
                "offender_links": [LINK],  # proposed only
            },
            NEVER,
        ),
    ],
)
def test_untold_offender(rows: dict[str, list[Row]], expected: set[str]) -> None:
    assert keys(told.untold_offender, **({"incidents": IN_HARYANA} | rows)) == expected


@pytest.mark.parametrize(
    ("shot", "messages", "expected"),
    [
        (SHOT, [], UNTOLD),  # 5.0 km is near
        (SHOT | {"border_km": 5.01}, [], set()),
        (SHOT | {"border_km": None}, [], set()),  # cannot be judged
        (SHOT | {"firing": False}, [], set()),
        (SHOT | {"firing": False, "extortion": True}, [], UNTOLD),
        (SHOT, [said("RJ", "HR", 13)], set()),  # seven days to the second
        (SHOT, [said("RJ", "HR", 13, sent_s=made.NOON_S + 1)], UNTOLD),  # a second later
        (SHOT, [said("RJ", "HR", 21)], UNTOLD),  # before it happened
        (SHOT, [said("RJ", "HR", 15, gangs="G02")], UNTOLD),
        (SHOT, [said("RJ", "HR", 15, gangs="", names_incidents=[("RJ", "I1")])], set()),  # the FIR itself
        (SHOT, [said("RJ", "DL", 15, gangs="", names_incidents=[("RJ", "I1")])], UNTOLD),
        (SHOT | {"gangs": ""}, [], UNTOLD),
        (SHOT | {"day": ago(7)}, [], set()),  # the minute the week ends: not past
        (SHOT | {"day": ago(7), "occurred_from": made.midday(ago(7)) - timedelta(minutes=1)}, [], UNTOLD),
    ],
)
def test_border_shooting_untold(shot: Row, messages: list[Row], expected: set[str]) -> None:
    assert keys(shots.border_shooting_untold, incidents=[shot], messages=messages) == expected


EVERY_WEEK = [SHOT | {"reference": f"I{days}", "day": ago(days)} for days in range(8, 1100, 7)]
TOLD_AFTER = range(8, 1100, 35)
"""Of every fifth of these shots the state across was told the day after."""


@pytest.mark.parametrize(
    ("first", "last"),
    [(89, 0), (364, 0), (365, 0), (366, 0), (729, 365), (730, 364), (800, 700), (1099, 0), (9000, 0), (9000, 8000)],
)
def test_what_was_not_told_is_found_in_whatever_period_asks(first: int, last: int) -> None:
    told_next = [said("RJ", "HR", days - 1) for days in TOLD_AFTER]
    asked = Filters(period=f"{ago(first)}..{ago(last)}")
    first = max(first, last + 89)  # no fewer than 90 days
    untold = {days for days in range(8, 1100, 7) if days not in TOLD_AFTER and last <= days <= first}
    found = keys(shots.border_shooting_untold, filters=asked, incidents=EVERY_WEEK, messages=told_next)
    assert found == {f"border_shooting_untold:HR+RJ/I{days}" for days in untold}


@pytest.mark.parametrize(("days", "severity"), [(30, 90), (31, 68)])
def test_an_older_shooting_stands_below_a_newer_one(days: int, severity: int) -> None:
    facts = made.facts(incidents=[SHOT | {"day": ago(days), "occurred_from": made.midday(ago(days))}])
    assert shots.border_shooting_untold(facts, N90, made.NOON)["severity"].to_list() == [severity]


def test_without_a_point_it_is_counted() -> None:
    facts = made.facts(incidents=[SHOT | {"border_km": None}, SHOT | {"reference": "I2"}])
    assert shots.not_judged(facts, N90, made.NOON).height == 1


@pytest.mark.parametrize(
    ("incidents", "days", "expected"),
    [
        (SIDES, 61, {"border_meetings_missed:B"}),
        (SIDES, 60, set()),  # kept to the day
        (SIDES[:1], 61, set()),  # incidents on one side
        ([SIDES[0], SIDES[1] | {"day": ago(90)}], 61, set()),  # before the window
    ],
)
def test_border_meetings_missed(incidents: list[Row], days: int, expected: set[str]) -> None:
    rows: dict[str, list[Row]] = {"meeting_series": [SERIES], "meetings": sitting(days), "border_pairs": PAIR}
    assert keys(border.border_meetings_missed, incidents=incidents, **rows) == expected


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        ([], {"no_border_meeting:HR+RJ"}),
        ([SERIES], set()),
        ([SERIES | {"districts": [86, 110]}], {"no_border_meeting:HR+RJ"}),  # both in Rajasthan
        ([SERIES | {"until_on": ago(1)}], {"no_border_meeting:HR+RJ"}),  # ended
        ([SERIES | {"level": "dgp", "districts": []}], {"no_border_meeting:HR+RJ"}),  # about no district
    ],
)
def test_no_border_meeting(series: list[Row], expected: set[str]) -> None:
    assert keys(border.no_border_meeting, meeting_series=series, border_pairs=PAIR) == expected
