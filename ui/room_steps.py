"""What each kind of step shows: how many screens it takes, and each of them."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import streamlit as st

from data.facts import Facts
from queries.filters import Filters
from queries.room import Step
from queries.visible import Viewer
from ui import room_decided, room_found, room_numbers, room_place, room_taken, words
from ui.words import t

Draw = Callable[["Shown"], object]


@dataclass(frozen=True)
class Shown:
    """What a step is drawn from."""

    facts: Facts
    filters: Filters
    viewer: Viewer
    meeting: str | None
    part: int
    state: str | None = None


TITLES = {
    "action_taken": "Action taken",
    "situation": "Situation",
    "what_changed": "What changed",
    "for_decision": "For decision",
    "map": "Gang activity map",
    "sharing": "Information sharing",
    "operations": "Joint operations",
    "state_presentation": "Presentation",
    "new_decisions": "New decisions",
}
WITHOUT_FILTERS = ("state_presentation", "new_decisions")


def title(step: Step, facts: Facts) -> str:
    if step.state is not None:
        return t("{what}: {state}", what=t(TITLES[step.kind]), state=words.name(facts.states, step.state))
    return t(TITLES[step.kind])


def has_filters(step: Step) -> bool:
    return step.kind not in WITHOUT_FILTERS


def part_count(step: Step, facts: Facts, filters: Filters, meeting: str | None) -> int:
    """How many screens a step takes; the same for everybody who looks at the wall."""
    match step.kind:
        case "situation" | "what_changed":
            return 2
        case "action_taken":
            return room_taken.part_count(facts, filters, meeting)
        case "for_decision":
            return room_found.gap_parts(facts, filters)
        case "new_decisions":
            return room_decided.part_count(facts, meeting)
    return 1


def draw(step: Step, part: int, facts: Facts, filters: Filters, viewer: Viewer, meeting: str | None) -> None:
    DRAWN[step.kind](Shown(facts, filters, viewer, meeting, part, step.state))


def _presentation(shown: Shown) -> None:
    """A blank step: whose turn it is, and for how long."""
    name = words.name(shown.facts.states, shown.state) if shown.state else t("Presentation")
    key = f"sajha-clock-{shown.meeting}-{shown.state}"
    clock = f'<span class="sajha-clock" role="timer" data-key="{escape(key)}">0:00</span>'
    st.html(f'<div class="wall-name"><strong>{escape(name)}</strong>{clock}</div>')


def _situation(shown: Shown) -> None:
    if shown.part == 1:
        room_place.situation(shown.facts, shown.filters, shown.viewer)
    else:
        st.html(room_numbers.movers(shown.facts, shown.filters))


DRAWN: dict[str, Draw] = {
    "action_taken": lambda s: st.html(room_taken.draw(s.facts, s.filters, s.viewer, s.meeting, s.part)),
    "situation": _situation,
    "what_changed": lambda s: st.html(room_found.changed(s.facts, s.filters, s.viewer, s.meeting, s.part)),
    "for_decision": lambda s: st.html(room_found.gaps(s.facts, s.filters, s.viewer, s.part)),
    "map": lambda s: room_place.where(s.facts, s.filters, s.viewer),
    "sharing": lambda s: st.html(room_numbers.sharing(s.facts, s.filters, s.viewer)),
    "operations": lambda s: st.html(room_numbers.operations(s.facts, s.filters, s.viewer)),
    "state_presentation": _presentation,
    "new_decisions": lambda s: st.html(room_decided.draw(s.facts, s.viewer, s.meeting, s.part)),
}
