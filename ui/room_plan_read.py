"""The plan of a sitting as everybody sees it: the one saved, else the usual one; the last one read while the database is away."""

from urllib.parse import urlencode

from data.facts import Facts
from queries import records_room
from queries import room as plans
from queries.filters import Filters
from queries.room import Plan, Step
from queries.visible import Viewer
from ui import rows

_last: dict[str, Plan] = {}


def plan(facts: Facts, reference: str | None) -> Plan:
    """The steps of the sitting; without one, those of a control room."""
    if reference is None:
        return tuple(Step(kind) for kind in plans.CONTROL_ROOM)
    return saved(reference) or plans.usual_plan(plans.presenting(facts, reference))


def saved(reference: str) -> Plan:
    try:
        found = records_room.plan(reference, Viewer())
    except rows.AWAY:
        return _last.get(reference, ())
    if found:
        _last[reference] = found
    return found


def step_of(facts: Facts, reference: str, kind: str) -> int:
    """The first step of that kind in the plan of the sitting (from 1); the first of all where it has none."""
    kinds = [step.kind for step in plan(facts, reference)]
    return kinds.index(kind) + 1 if kind in kinds else 1


def said(filters: Filters) -> str:
    """Filters as they stand in an address."""
    return urlencode(filters.address(), safe=",")
