"""Rows that the tests of the gap rules are made of, and the keys of the gaps found in them."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from queries.filters import Filters
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
PERSON = {"agency": "RJ", "reference": "O1", "gang": "G01", "label": "accused", "whereabouts": "in_jail"}
PERSON |= {"handling": "participants", "label_since": ago(400), "review_by": ago(-100)}
IN_HARYANA = acts("HR", 100)
NEVER = {"untold_offender:HR+RJ/O1"}
LINK = {"agency": "RJ", "reference": "O1", "other_agency": "DL", "other_reference": "O7"}
OTHER = PERSON | {"agency": "DL", "reference": "O7", "gang": None}


def dossier(receiver: str, kind: str = "dossier", person: tuple[str, str] = ("RJ", "O1")) -> Row:
    return said("RJ", receiver, 300, kind=kind, names_offenders=[person])


SHOT = {"agency": "RJ", "reference": "I1", "day": ago(20), "firing": True, "gangs": "G01", "border_state": "HR"}
SHOT |= {"border_km": 5.0}
UNTOLD = {"border_shooting_untold:HR+RJ/I1"}
SERIES = {"code": "B", "level": "district", "cadence_days": 60, "members": ["RJ", "HR"], "districts": [86, 604]}
SIDES = [{"agency": "RJ", "day": ago(5), "district": 86}, {"agency": "HR", "day": ago(5), "district": 604}]


def sitting(days: int) -> list[Row]:
    return [{"series": "B", "day": ago(days)}]


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
FEED = [{"agency": "HR", "dataset": "message", "every_days": 30}]


def many(count: int, day: int, sender: str = "HR", receiver: str = "RJ") -> list[Row]:
    return [said(sender, receiver, day, reference=f"{sender}{day}-{n}") for n in range(count)]


def operation(agency: str, starts: int, ends: int, **more: Any) -> Row:
    days = {"planned_start_on": ago(-starts), "planned_end_on": ago(-ends)}
    row = {"agency": agency, "reference": "P1", "gang": "G01", "status": "planned", "handling": "named"}
    return row | days | {"forces": [{"force": agency, "role": "lead"}]} | more


TWO = {"operations_in_conflict:HR/P1+RJ/P1"}
FIRST = operation("RJ", 5, 9)


def item(due: int, reported: int | None = None, status: str = "open") -> dict[str, list[Row]]:
    updates = []
    if reported is not None:
        updates = [{"number": 1, "made_at": made.midday(ago(reported)), "force": "HR", "kind": "report"}]
    row = {"reference": "A1", "meeting_reference": "M1", "due_on": ago(-due), "status": status, "updates": updates}
    row |= {"first_recorded_at": made.midday(ago(50)), "owners": ["HR"], "number": 3}
    return {"action_items": [row], "meetings": [{"reference": "M1", "day": ago(50)}]}


def reported(state: str, count: int, day: int) -> list[Row]:
    return [{"agency": state, "state": state, "reference": f"{state}{day}-{n}", "day": ago(day)} for n in range(count)]
