"""Rows that must and must not trigger each gap rule, and the edges."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from queries.filters import Filters
from queries.gaps import books, border, exchange, found, told, work
from tests.queries import made
from tests.queries.made import Row

N90 = Filters(period="90d")
HOUR = timedelta(hours=1)
PAIR = [{"district_a": 86, "district_b": 604}]  # Alwar in Rajasthan, Nuh in Haryana


def ago(days: int) -> date:
    return made.TODAY - timedelta(days=days)


def keys(rule: Callable[..., Any], now: datetime = made.NOON, filters: Filters = N90, **rows: list[Row]) -> set[str]:
    facts = made.facts(now, **rows)
    return set(rule(facts, filters, now)["gap_key"])


def acts(force: str, *days: int, gang: str = "G01") -> list[Row]:
    return [{"agency": force, "state": force, "reference": f"{gang}{n}", "day": ago(n), "gangs": gang} for n in days]


def said(sender: str, receiver: str, days: int = 1, **more: Any) -> Row:
    return {"agency": sender, "day": ago(days), "gangs": "G01", "to": [receiver]} | more


BOTH = [*acts("RJ", 5, 6), *acts("HR", 7, 8)]
TWO_STATES = {"untold_gang:G01+HR+RJ"}


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


PERSON = {"agency": "RJ", "reference": "O1", "gang": "G01", "label": "accused", "whereabouts": "in_jail"}
PERSON |= {"handling": "participants", "label_since": ago(400), "review_by": ago(-100)}
IN_HARYANA = acts("HR", 100)
NEVER = {"untold_offender:HR+RJ/O1"}
LINK = {"agency": "RJ", "reference": "O1", "other_agency": "DL", "other_reference": "O7"}
OTHER = PERSON | {"agency": "DL", "reference": "O7", "gang": None}


def dossier(receiver: str, kind: str = "dossier", person: tuple[str, str] = ("RJ", "O1")) -> Row:
    return said("RJ", receiver, 300, kind=kind, names_offenders=[person])


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


SHOT = {"agency": "RJ", "reference": "I1", "day": ago(20), "firing": True, "gangs": "G01", "border_state": "HR"}
SHOT |= {"border_km": 5.0}
UNTOLD = {"border_shooting_untold:HR+RJ/I1"}


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
    assert keys(told.border_shooting_untold, incidents=[shot], messages=messages) == expected


def test_without_a_point_it_is_counted() -> None:
    facts = made.facts(incidents=[SHOT | {"border_km": None}, SHOT | {"reference": "I2"}])
    assert told.not_judged_count(facts, N90, made.NOON) == 1


SERIES = {"code": "B", "level": "district", "cadence_days": 60, "members": ["RJ", "HR"], "districts": [86, 604]}
SIDES = [{"agency": "RJ", "day": ago(5), "district": 86}, {"agency": "HR", "day": ago(5), "district": 604}]


def sitting(days: int) -> list[Row]:
    return [{"series": "B", "day": ago(days)}]


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


LIMITS = [
    {"urgency": code, "valid_from": date(2020, 1, 1), "limit_hours": hours}
    for code, hours in (("most_immediate", 8), ("immediate", 72))
]


def request(days: int, urgency: str = "immediate", reference: str = "1", **step: int) -> Row:
    to = [{"to_agency": "HR"} | step]
    return {"agency": "RJ", "reference": reference, "day": ago(days), "kind": "request", "urgency": urgency, "to": to}


URGENT = [request(0, "most_immediate", reference) for reference in "123"]
THREE = [request(4), request(5, reference="2"), request(6, reference="3")]
SLOW, SLOWEST = {"slow_answers:HR+RJ+immediate"}, {"slow_answers:HR+RJ+most_immediate"}


@pytest.mark.parametrize(
    ("messages", "now", "expected"),
    [
        (THREE, made.NOON, SLOW),
        (THREE[:2], made.NOON, set()),  # two only
        ([*THREE[:2], request(6, reference="3", replied_s=60)], made.NOON, set()),  # one was answered
        (URGENT, made.NOON + 8 * HOUR, set()),  # the limit to the second
        (URGENT, made.NOON + 8 * HOUR + timedelta(minutes=1), SLOWEST),  # the minute it passes
        ([*THREE[:2], request(6, "most_immediate", "3")], made.NOON, set()),  # another urgency
        ([request(900 + n, reference=str(n)) for n in range(3)], made.NOON, SLOW),  # whatever the period
    ],
)
def test_slow_answers(messages: list[Row], now: datetime, expected: set[str]) -> None:
    assert keys(exchange.slow_answers, now, messages=messages, time_limits=LIMITS) == expected


FEED = [{"agency": "HR", "dataset": "message", "every_days": 30}]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ({"messages": [said("HR", "RJ", 30)]}, set()),  # to the day
        ({"messages": [said("HR", "RJ", 31)]}, {"nothing_sent:HR"}),
        ({"messages": [said("HR", "RJ", 31), said("HR", "RJ", 2, broadcast=True)]}, {"nothing_sent:HR"}),
        (
            {
                "messages": [said("HR", "RJ", 31)],
                "nil_reports": [{"agency": "HR", "dataset": "message", "from_on": ago(30), "until_on": ago(1)}],
            },
            set(),
        ),
    ],
)
def test_nothing_sent(rows: dict[str, list[Row]], expected: set[str]) -> None:
    assert keys(exchange.nothing_sent, feeds=FEED, **rows) == expected


def many(count: int, day: int, sender: str = "HR", receiver: str = "RJ") -> list[Row]:
    return [said(sender, receiver, day, reference=f"{sender}{day}-{n}") for n in range(count)]


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        ([*many(30, 90), *many(14, 89)], {"messages_fell:HR"}),
        ([*many(30, 90), *many(15, 89)], set()),  # half is not less than half
        ([*many(29, 90), *many(1, 89)], set()),  # too few to say
        ([*many(30, 180), *many(1, 89)], set()),  # before the 90 days before
    ],
)
def test_messages_fell(messages: list[Row], expected: set[str]) -> None:
    assert keys(exchange.messages_fell, messages=messages) == expected


def test_who_joined_lately_did_not_fall() -> None:
    agencies = [{"code": "RJ", "state": "RJ"}, {"code": "HR", "state": "HR", "participates_from": ago(178)}]
    assert keys(exchange.messages_fell, messages=[*many(30, 90), *many(1, 89)], agencies=agencies) == set()


@pytest.mark.parametrize(
    ("given", "back", "expected"),
    [
        (21, 7, {"given_and_received:HR+RJ"}),  # three to one
        (21, 8, set()),
        (19, 0, set()),  # too few to say
        (20, 0, {"given_and_received:HR+RJ"}),
    ],
)
def test_given_and_received(given: int, back: int, expected: set[str]) -> None:
    messages = [*many(given, 10, "RJ", "HR"), *many(back, 11)]
    assert keys(exchange.given_and_received, messages=messages) == expected


def operation(agency: str, starts: int, ends: int, **more: Any) -> Row:
    days = {"planned_start_on": ago(-starts), "planned_end_on": ago(-ends)}
    row = {"agency": agency, "reference": "P1", "gang": "G01", "status": "planned", "handling": "named"}
    return row | days | {"forces": [{"force": agency, "role": "lead"}]} | more


TWO = {"operations_in_conflict:HR/P1+RJ/P1"}
FIRST = operation("RJ", 5, 9)


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (operation("HR", 7, 11), TWO),  # overlap
        (operation("HR", 12, 14), TWO),  # three days after
        (operation("HR", 13, 14), set()),
        (operation("HR", 1, 2), TWO),  # three days before
        (operation("HR", 7, 11, gang="G02"), set()),
        (operation("HR", 7, 11, gang=None, districts=[86]), TWO),
        (operation("HR", 7, 11, gang=None, targets=[{"offender_agency": "RJ", "offender_reference": "O1"}]), TWO),
        (operation("HR", 7, 11, status="concluded"), set()),
        (operation("HR", 7, 11, forces=[{"force": "HR", "role": "lead"}, "RJ"]), set()),  # the other takes part
    ],
)
def test_operations_in_conflict(second: Row, expected: set[str]) -> None:
    first = FIRST | {"districts": [86], "targets": [{"offender_agency": "RJ", "offender_reference": "O1"}]}
    assert keys(work.operations_in_conflict, operations=[first, second]) == expected


@pytest.mark.parametrize(
    ("rule", "row", "late"),
    [
        (work.operations_not_started, operation("RJ", -1, 5), True),
        (work.operations_not_started, operation("RJ", 0, 5), False),  # today
        (work.operations_not_started, operation("RJ", -1, 5, status="running"), False),
        (work.operations_not_ended, operation("RJ", -9, -1, status="running"), True),
        (work.operations_not_ended, operation("RJ", -9, 0, status="running"), False),  # today
        (work.operations_not_ended, operation("RJ", -9, -1, status="concluded"), False),
    ],
)
def test_operations_past_their_plan(rule: Callable[..., Any], row: Row, late: bool) -> None:
    assert keys(rule, operations=[row]) == ({f"{rule.__name__}:RJ/P1"} if late else set())


def item(due: int, reported: int | None = None, status: str = "open") -> dict[str, list[Row]]:
    updates = []
    if reported is not None:
        updates = [{"number": 1, "made_at": made.midday(ago(reported)), "force": "HR", "kind": "report"}]
    row = {"reference": "A1", "meeting_reference": "M1", "due_on": ago(-due), "status": status, "updates": updates}
    row |= {"first_recorded_at": made.midday(ago(50)), "owners": ["HR"], "number": 3}
    return {"action_items": [row], "meetings": [{"reference": "M1", "day": ago(50)}]}


@pytest.mark.parametrize(
    ("rule", "rows", "expected"),
    [
        (work.actions_overdue, item(-1), True),
        (work.actions_overdue, item(0), False),  # due today
        (work.actions_overdue, item(-1, status="accepted"), False),
        (work.actions_unreported, item(5, 31), True),
        (work.actions_unreported, item(5, 30), False),  # a month to the day
        (work.actions_unreported, item(5), True),  # never one
        (work.actions_not_accepted, item(5, 31, "reported_complied"), True),
        (work.actions_not_accepted, item(5, 30, "reported_complied"), False),
    ],
)
def test_action_items(rule: Callable[..., Any], rows: dict[str, list[Row]], expected: bool) -> None:
    assert keys(rule, **rows) == ({f"{rule.__name__}:RJ/A1"} if expected else set())


@pytest.mark.parametrize(
    ("rule", "row", "expected"),
    [
        (books.review_passed, PERSON | {"review_by": ago(1)}, True),
        (books.review_passed, PERSON | {"review_by": ago(0)}, False),  # today is in time
        (books.unproven_over_a_year, PERSON | {"label": "associate_unproven", "label_since": ago(366)}, True),
        (books.unproven_over_a_year, PERSON | {"label": "associate_unproven", "label_since": ago(365)}, False),
        (books.unproven_over_a_year, PERSON | {"label_since": ago(366)}, False),  # accused
    ],
)
def test_entries(rule: Callable[..., Any], row: Row, expected: bool) -> None:
    assert keys(rule, offenders=[row]) == ({f"{rule.__name__}:RJ"} if expected else set())


@pytest.mark.parametrize(("days", "expected"), [(7, set()), (8, {"feed_late:HR+seizure"})])
def test_feed_late(days: int, expected: set[str]) -> None:
    loads = [{"agency": "HR", "dataset": "seizure", "loaded_at": made.midday(ago(days))}]
    feeds = [{"agency": "HR", "dataset": "seizure", "every_days": 7}]
    assert keys(books.feed_late, feeds=feeds, loads=loads) == expected


def reported(state: str, count: int, day: int) -> list[Row]:
    return [{"agency": state, "state": state, "reference": f"{state}{day}-{n}", "day": ago(day)} for n in range(count)]


@pytest.mark.parametrize(
    ("now", "near", "expected"),
    [
        (14, 10, {"feed_fell:HR"}),
        (15, 10, set()),  # half is not less than half
        (14, 9, set()),  # the neighbour fell too
    ],
)
def test_feed_fell(now: int, near: int, expected: set[str]) -> None:
    rows = [*reported("HR", 30, 90), *reported("HR", now, 89), *reported("RJ", 20, 90), *reported("RJ", near, 89)]
    assert keys(books.feed_fell, incidents=rows, border_pairs=PAIR) == expected


def test_an_empty_database_has_no_gap() -> None:
    assert found.standing(made.empty(), Filters(), made.NOON).is_empty()
