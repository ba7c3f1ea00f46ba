"""From the plan of a sitting to its wall, to a wall that turns by itself, and to figures that stand still."""

from html import escape

import streamlit as st

from queries.visible import Viewer
from ui import links, room_standing, words
from ui.words import t

TURNS_EVERY_S = 20


def to_the_wall(reference: str) -> None:
    """To the wall, as HTML."""
    to = links.address("room", meeting=reference, step="1", projector="1")
    said = escape(t("Page through it as the wall shows it"))
    keys = escape(t("Arrow keys, space bar, Page Up and Page Down turn the steps; Esc leaves the wall."))
    st.html(f'<p class="sajha-more">{links.anchor(to, f"<span>{said}</span>")} {keys}</p>')


def control_room() -> None:
    to = links.address("room", step="1", projector="1", auto=str(TURNS_EVERY_S))
    said = escape(t("A control-room wall that turns by itself every {count} seconds", count=TURNS_EVERY_S))
    st.html(f'<p class="sajha-more">{links.anchor(to, f"<span>{said}</span>")}</p>')


def figures(viewer: Viewer, reference: str) -> None:
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
