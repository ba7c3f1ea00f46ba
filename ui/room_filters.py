"""Which plan a wall goes through, and with which filters each step begins."""

import streamlit as st

from data.facts import Facts
from queries import room as plans
from queries.filters import KEYS
from queries.room import Plan, Step
from ui import filter_bar, projector, room_plan_read


def plan_of(facts: Facts, path: str) -> Plan:
    """The steps of this wall: of the sitting in the address, of a control room, or of one page alone."""
    if path != projector.ROOM:
        return (Step(projector.STEPS_OF_PAGE[path]),)
    reference = st.query_params.get("meeting")
    known = plans.sitting(facts, reference) is not None
    return room_plan_read.plan(facts, reference if known else None)


def step_shown() -> int:
    code = (st.query_params.get("step") or "1").partition(".")[0]
    return int(code) if code.isascii() and code.isdigit() else 1


def take_filters(facts: Facts, path: str) -> None:
    """Of the step shown for the first time, its own filters, unless the address brings others."""
    if path != projector.ROOM:
        return
    plan = plan_of(facts, path)
    at = (st.query_params.get("meeting"), min(step_shown(), len(plan)))
    if st.session_state.get("wall_at") == at:
        return
    st.session_state["wall_at"] = at
    if not any(key in st.query_params for key in KEYS):
        filter_bar.put(plans.filters_of(plan[at[1] - 1], facts))
