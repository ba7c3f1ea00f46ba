"""The wall: any page with `projector=1` in its address is drawn large, without menus, and as the meeting room's own viewer sees it.

What may stand on a wall is decided on the server: `asked.viewer` gives the wall's viewer to all that is drawn there.
"""

from collections.abc import Mapping
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from data.facts import Facts
from queries import room as plans
from queries.visible import Viewer
from ui import live, room_standing, sign_in, tongue, words
from ui.filter_bar import small_bar
from ui.words import t, tn

STYLE = Path(__file__).with_name("assets") / "room.css"
SCRIPT = '<script src="/assets/sajha/room.js"></script>'
STEPS_OF_PAGE = {
    "situation": "situation",
    "decisions": "for_decision",
    "changed": "what_changed",
    "map": "map",
    "sharing": "sharing",
    "operations": "operations",
    "meetings": "action_taken",
}
"""Page -> the step that shows it on the wall."""
NOT_FOR_THE_WALL = ("data", "search", "audit", "viewers", "desk", "minutes")
ROOM, FIRST = "room", "situation"
LOOK_AGAIN_S = 3


def take() -> None:
    """At the beginning of a run: a step of the room is always shown as on the wall."""
    if "step" in st.query_params and st.query_params.get("projector") != "1":
        st.query_params["projector"] = "1"


def is_on() -> bool:
    return st.query_params.get("projector") == "1"


def has_steps(path: str) -> bool:
    """Whether the wall shows the page as steps; others are drawn as they are, only larger."""
    return path == ROOM or path in STEPS_OF_PAGE


def draws(path: str) -> bool:
    return is_on() and has_steps(path)


def meeting() -> str | None:
    """The sitting in the address, where the room is open at one. A wall that turns by itself follows the data."""
    return None if "auto" in st.query_params else st.query_params.get("meeting")


def facts(now: Facts, path: str) -> Facts:
    """What stands on the wall: of a sitting that is open its figures as they were then, else those of now."""
    standing = room_standing.of(meeting()) if path == ROOM else None
    return room_standing.with_wall_of(standing.facts, now) if standing else now


def leave_address(path: str) -> str:
    """The page below the wall, with its filters."""
    kept = {key: value for key, value in st.query_params.items() if key not in ("projector", "step", "auto")}
    return f"/{'' if path == FIRST else path}?{urlencode(kept, safe=',-')}"


def button(path: str, filters: Mapping[str, str]) -> str:
    """The way to the wall from a page that has steps, as HTML; empty for others."""
    if path in NOT_FOR_THE_WALL or path == ROOM:
        return ""
    address = urlencode({**filters, **tongue.carried(), "projector": "1"}, safe=",-")
    said = escape(t("Large, for the wall"))
    home = "" if path == FIRST else path
    return f'<a class="sajha-go sajha-wall-button" href="/{home}?{address}"><span>{said}</span></a>'


def foot(shown: Facts, path: str, viewer: Viewer) -> None:
    """The line at the foot: whose wall, what it may hold, of when the figures are; the filters, and the way back."""
    st.session_state["wall_seen"] = seen(path)
    with st.container(key="wall_foot"):
        _said(shown, path, viewer)
        with st.container(key="wall_more"):
            small_bar(shown, st.session_state["filters"])
        leave = escape(leave_address(path))
        if has_steps(path):
            st.html(_turn(-1, "‹", t("Back one step")) + _turn(1, "›", t("On one step")))
        st.html(f'<a class="wall-leave" target="_self" href="{leave}" title="{escape(t("Leave (Esc)"))}">✕</a>')
    with st.container(key="wall_keys"):
        st.html(SCRIPT, unsafe_allow_javascript=True)


def _turn(by: int, sign: str, said: str) -> str:
    """For a mouse or a finger what the keys do, as HTML."""
    return (
        f'<button class="wall-turn" data-by="{by}" aria-label="{escape(said)}" title="{escape(said)}">{sign}</button>'
    )


def seen(path: str) -> tuple[object, ...]:
    """What the wall follows: figures that stand, decisions entered, what is kept off it; else all the data."""
    held, standing = live.held(), room_standing.of(meeting()) if path == ROOM else None
    if held.facts is None:
        return ()
    if standing is None:
        return (held.facts.version,)
    return standing.facts.as_of, id(held.facts.action_items), id(held.facts.gaps_kept_off)


@st.fragment(run_every=LOOK_AGAIN_S)
def _said(shown: Facts, path: str, viewer: Viewer) -> None:
    """Post, time and handling class, and how far the figures are; the page runs again when what it follows changed."""
    if sign_in.current() != st.session_state.get("viewer_seen") or seen(path) != st.session_state.get("wall_seen"):
        st.rerun()
    held = live.held()
    parts = [
        f"<b>{escape(_post(viewer))}</b>",
        escape(words.clock(held.facts.as_of if held.facts and held.trouble is None else shown.as_of)),
        escape(t("open to all participating forces")),
    ]
    if path == ROOM and room_standing.of(meeting()) is not None:
        parts.append(f"<b class='wall-as-of'>{escape(t('Figures as of {time}', time=words.clock(shown.as_of)))}</b>")
    if held.lost_at is not None:
        parts.append(f"<em>{escape(t('database not reachable since {since}', since=words.clock(held.lost_at)))}</em>")
    st.html(f'<p class="wall-foot">{" · ".join(parts)}</p>')
    if path == ROOM and (standing := room_standing.of(meeting())) is not None and held.facts is not None:
        _came(plans.came_since(standing.facts, held.facts))


def _post(viewer: Viewer) -> str:
    return t("Meeting room") if viewer.is_local or viewer.role == "meeting_room" else viewer.post


def _came(count: int) -> None:
    """The small line that says what came since, with the key that takes it in."""
    if not count:
        return
    st.html(f'<p class="wall-came">{escape(tn("{count} record came since", "{count} records came since", count))}</p>')
    viewer = sign_in.current()
    if viewer is not None and room_standing.may_open_figures(viewer):
        st.button(
            t("Take in (T)"), key="take_in", shortcut="t", on_click=room_standing.take_in, args=(viewer, meeting())
        )
