"""Before the meeting: the steps of a sitting, their order and filters; the way to the wall; and opening its figures."""

from collections.abc import Callable

import polars as pl
import streamlit as st
from sqlalchemy import Engine

from data import room
from data.audit import Look
from data.facts import Facts
from data.schema.vocabulary import STEP_KINDS
from queries import room as plans
from queries.filters import state_choices
from queries.roles import may_write
from queries.room import PRESENTATION, Plan, Step
from queries.visible import Viewer
from ui import asked, looks, room_plan_read, room_steps, room_texts, room_ways, words
from ui.words import t

Change = Callable[[Plan, int, int], Plan]
"""The plan with a step moved by so many places, or changed in another way."""


def prepare(facts: Facts, viewer: Viewer, sittings: pl.DataFrame) -> None:
    """Choose a sitting, see its plan, and go to the wall."""
    room_ways.control_room()
    room_texts.note()
    if sittings.is_empty():
        st.info(t("No meeting is planned."))
        return
    reference = _chosen(facts, sittings)
    room_ways.to_the_wall(reference)
    if viewer.is_local:
        st.caption(
            t("A sample without sign-in: whoever looks may plan the steps and open the figures, as a secretariat does.")
        )
    room_ways.figures(viewer, reference)
    st.header(t("Steps of this meeting"))
    saved = room_plan_read.saved(reference)
    if not saved:
        st.markdown(t("No plan is saved yet: this is the usual order."))
    plan = saved or plans.usual_plan(plans.presenting(facts, reference))
    may = viewer.is_local or may_write(viewer, "meetings")
    for at, step in enumerate(plan):
        _step(facts, viewer, reference, plan, at, step, may)
    if may:
        _add(facts, viewer, reference, plan)


def _chosen(facts: Facts, sittings: pl.DataFrame) -> str:
    known, given = sittings["reference"].to_list(), asked.own("meeting")
    if given is not None and given not in known:
        if plans.sitting(facts, given) is not None:
            known.append(given)
        else:
            st.warning(t("The sitting “{key}” in the link is not known.", key=words.plain(given[:40])))
    return asked.choose(st.selectbox, t("Meeting"), "meeting", known, lambda code: words.meeting(facts, code))


def _step(facts: Facts, viewer: Viewer, reference: str, plan: Plan, at: int, step: Step, may: bool) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"step_{at}"):
        said = words.said(plans.filters_of(step, facts), facts) if room_steps.has_filters(step) else ""
        title = words.plain(room_steps.title(step, facts))
        st.markdown(f"**{at + 1}. {title}**  \n{words.plain(said)}", width="stretch")
        if not may:
            return
        ways = _ways(step, at, len(plan))
        if not ways:
            return

        def chosen() -> None:
            change, by = ways[st.session_state[f"change_{at}"]]
            _change(viewer, reference, plan, change, at, by)

        st.menu_button(t("Change step"), list(ways), key=f"change_{at}", on_click=chosen)


def _ways(step: Step, at: int, of: int) -> dict[str, tuple[Change, int]]:
    """What may be done with a step, in words, as the function that does it and by how many places."""
    ways: dict[str, tuple[Change, int]] = {}
    if at > 0:
        ways |= {t("Earlier"): (plans.moved, -1), t("To the beginning"): (plans.moved, -at)}
    if at < of - 1:
        ways |= {t("Later"): (plans.moved, 1), t("To the end"): (plans.moved, of - 1 - at)}
    if room_steps.has_filters(step):
        ways[t("Show with the filters chosen above")] = (_filtered, 0)
    if of > 1:
        ways[t("Leave out")] = (_out, 0)
    return ways


def _filtered(plan: Plan, at: int, _by: int) -> Plan:
    return plans.with_filters(plan, at, asked.filters())


def _out(plan: Plan, at: int, _by: int) -> Plan:
    return plans.without(plan, at)


def _change(viewer: Viewer, reference: str, shown: Plan, change: Change, at: int, by: int) -> None:
    """Save the plan with one change, unless somebody changed it since it was shown."""
    saved = room_plan_read.saved(reference)
    if saved and saved != shown:
        st.session_state["written_note"] = t("Somebody else changed the plan meanwhile: this is how it stands now.")
        return
    _save(viewer, reference, change(shown, at, by))


def _save(viewer: Viewer, reference: str, plan: Plan) -> None:
    if not (viewer.is_local or may_write(viewer, "meetings")):
        return
    rows = [{"kind": step.kind, "filters": step.filters, "state": step.state} for step in plan]

    def write(engine: Engine, look: Look) -> None:
        room.save_plan(engine, look, reference, rows)

    looks.written(viewer, f"agenda_step/{reference}", write)


def _add(facts: Facts, viewer: Viewer, reference: str, plan: Plan) -> None:
    """One more step, at the end."""
    options = [Step(kind) for kind in STEP_KINDS if kind != PRESENTATION]
    options += [Step(PRESENTATION, state=state) for state in (None, *state_choices(facts))]
    labels = [room_steps.title(step, facts) for step in options]
    with st.form("room_add", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(t("Add a step"), range(len(options)), key="room_added", format_func=labels.__getitem__)
        st.form_submit_button(t("Add"), on_click=_added, args=(viewer, reference, plan, options))


def _added(viewer: Viewer, reference: str, plan: Plan, options: list[Step]) -> None:
    step = options[st.session_state["room_added"]]
    _change(viewer, reference, plan, lambda shown, _at, _by: (*shown, step), 0, 0)
