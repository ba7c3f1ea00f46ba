"""Before the meeting: the steps of a sitting, their order and filters; the way to the wall; and opening its figures."""

from collections.abc import Callable
from functools import partial
from html import escape

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
from ui import asked, links, looks, room_plan_read, room_standing, room_steps, words
from ui.words import t

TURNS_EVERY_S = 20


def prepare(facts: Facts, viewer: Viewer, sittings: pl.DataFrame) -> None:
    """Choose a sitting, see its plan, and go to the wall."""
    _control_room()
    if note := st.session_state.pop("written_note", None):
        st.warning(note)
    if sittings.is_empty():
        st.info(t("No meeting is planned."))
        return
    reference = _chosen(facts, sittings)
    _ways(reference)
    _figures(viewer, reference)
    st.subheader(t("Steps of this meeting"))
    saved = room_plan_read.saved(reference)
    if not saved:
        st.markdown(t("No plan is saved yet: this is the usual order."))
    plan = saved or plans.usual_plan(plans.presenting(facts, reference))
    may = viewer.is_local or may_write(viewer, "meetings")
    for at, step in enumerate(plan):
        _step(facts, viewer, reference, plan, at, step, may)
    if may:
        _add(facts, viewer, reference, plan)
    links.listen()


def _chosen(facts: Facts, sittings: pl.DataFrame) -> str:
    known, given = sittings["reference"].to_list(), asked.own("meeting")
    if given is not None and given not in known:
        if plans.sitting(facts, given) is not None:
            known.append(given)
        else:
            st.warning(t("The sitting “{key}” in the link is not known.", key=given[:40]))
    return asked.choose(st.selectbox, t("Meeting"), "meeting", known, lambda code: words.meeting(facts, code))


def _ways(reference: str) -> None:
    """To the wall, as HTML."""
    to = links.address("room", meeting=reference, step="1", projector="1")
    said = escape(t("Page through it as the wall shows it"))
    keys = escape(t("Arrow keys, space bar, Page Up and Page Down turn the steps; Esc leaves the wall."))
    st.html(f'<p class="sajha-more">{links.anchor(to, f"<span>{said}</span>")} {keys}</p>')


def _control_room() -> None:
    to = links.address("room", step="1", projector="1", auto=str(TURNS_EVERY_S))
    said = escape(t("A control-room wall that turns by itself every {count} seconds", count=TURNS_EVERY_S))
    st.html(f'<p class="sajha-more">{links.anchor(to, f"<span>{said}</span>")}</p>')


def _figures(viewer: Viewer, reference: str) -> None:
    """Whether the figures stand still, and for those who may, the button."""
    standing = room_standing.of(reference)
    with st.container(horizontal=True, vertical_alignment="center"):
        if standing is None:
            st.markdown(t("The figures follow the data."), width="content")
        else:
            said = t("The figures stand as of {time}.", time=words.clock(standing.facts.as_of))
            st.markdown(f"**{said}**", width="content")
        if not room_standing.may_open_figures(viewer):
            return
        args = (viewer, reference)
        label = t("Open the meeting: figures stand from now") if standing is None else t("Take in what came since")
        st.button(label, key="room_open", on_click=room_standing.open_now, args=args)
        if standing is not None:
            st.button(t("Follow the data again"), key="room_close", on_click=room_standing.close, args=args)


def _step(facts: Facts, viewer: Viewer, reference: str, plan: Plan, at: int, step: Step, may: bool) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"step_{at}"):
        said = words.said(plans.filters_of(step, facts), facts) if room_steps.has_filters(step) else ""
        title = words.plain(room_steps.title(step, facts))
        st.markdown(f"**{at + 1}. {title}**  \n{words.plain(said)}", width="stretch")
        if not may:
            return
        change = partial(_change, viewer, reference, plan)
        st.button("↑", key=f"up_{at}", help=t("Earlier"), on_click=change, args=(_moved, at, -1), disabled=at == 0)
        last = at == len(plan) - 1
        st.button("↓", key=f"down_{at}", help=t("Later"), on_click=change, args=(_moved, at, 1), disabled=last)
        if room_steps.has_filters(step):
            st.button(
                t("Filters as above"),
                key=f"filters_{at}",
                help=t("Show this step with the filters chosen above"),
                on_click=change,
                args=(_filtered, at, 0),
            )
        st.button(
            "✕", key=f"out_{at}", help=t("Leave out"), on_click=change, args=(_out, at, 0), disabled=len(plan) == 1
        )


def _moved(plan: Plan, at: int, by: int) -> Plan:
    return plans.moved(plan, at, by)


def _filtered(plan: Plan, at: int, _by: int) -> Plan:
    return plans.with_filters(plan, at, asked.filters())


def _out(plan: Plan, at: int, _by: int) -> Plan:
    return plans.without(plan, at)


def _change(
    viewer: Viewer, reference: str, shown: Plan, change: Callable[[Plan, int, int], Plan], at: int, by: int
) -> None:
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
