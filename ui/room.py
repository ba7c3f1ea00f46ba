"""The wall at one step: its head, its body, its place among the others."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.facts import Facts
from queries import room as plans
from queries.room import Plan, Screen, Step
from queries.visible import Viewer
from ui import asked, projector, room_steps, words
from ui.room_filters import plan_of, step_shown
from ui.words import t


def screens_of(facts: Facts, plan: Plan, path: str) -> tuple[Screen, ...]:
    """All screens; the parts of a step follow from its own filters, of the one shown from those chosen on the wall."""
    shown = step_shown()
    counts = []
    for number, step in enumerate(plan, 1):
        chosen = path != projector.ROOM or number == shown
        filters = asked.filters() if chosen and "filters" in st.session_state else plans.filters_of(step, facts)
        counts.append(room_steps.part_count(step, facts, filters, projector.meeting()))
    return plans.screens(counts)


def draw(facts: Facts, path: str, viewer: Viewer) -> None:
    """The screen that the address asks for."""
    filters, plan = asked.filters(), plan_of(facts, path)
    every = screens_of(facts, plan, path)
    screen = plans.screen_at(every, st.query_params.get("step"))
    step = plan[screen.step - 1]
    st.html(_head(facts, step, screen, every, path))
    with st.container(key="wall_body"):
        room_steps.draw(step, screen.part, facts, filters, viewer, projector.meeting())


def _head(facts: Facts, step: Step, screen: Screen, every: Sequence[Screen], path: str) -> str:
    """What is shown and with which filters, and where among the steps; as HTML."""
    codes = " ".join(one.code for one in every)
    leave = escape(projector.leave_address(path))
    said = escape(words.said(asked.filters(), facts) if room_steps.has_filters(step) else _meeting(facts))
    sample = f'<b class="wall-sample">{escape(t("SAMPLE: made-up"))}</b>' if facts.kind == "sample" else ""
    return (
        f'<div class="wall-head" id="sajha-wall" data-codes="{codes}" data-leave="{leave}">'
        f"<h1>{escape(room_steps.title(step, facts))}</h1>"
        f'<div class="sajha-said"><span>{said}</span></div>{sample}'
        f"<b>{every.index(screen) + 1} / {len(every)}</b></div>"
    )


def _meeting(facts: Facts) -> str:
    reference = st.query_params.get("meeting")
    return t("Meeting room") if plans.sitting(facts, reference) is None else words.meeting(facts, str(reference))
