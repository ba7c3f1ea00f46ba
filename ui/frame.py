"""The script around every page: set-up, the facts of this run, navigation, filter bar, then the chosen page."""

from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlencode

import streamlit as st

from data.engine import NotReady
from data.facts import Facts
from queries.filters import Filters
from queries.roles import may_open
from queries.visible import Viewer
from ui import live, looks, nowhere, papers, projector, room_filters, sign_in, tongue, words
from ui.filter_bar import bar, take_filters
from ui.turn import turn
from ui.words import t

PAGES = Path(__file__).resolve().parent.parent / "pages"
STYLE = Path(__file__).with_name("assets") / "frame.css"
WALL = "meeting_room.py"
LOOK_AGAIN_S = 5
NAMELESS = "."
"""Streamlit knows its first page by no name, and wants one that no other has: one that no address can have, so that its own name,
typed by hand, opens it too."""
BEHIND = ("minutes", "desk", "data", "search", "audit", "viewers")


def pages(viewer: Viewer) -> list:
    """The pages there are, in the order of the menu; those that are not this viewer's are not in it, and refuse him."""

    def shown(path: str) -> Literal["visible", "hidden"]:
        return "visible" if may_open(viewer, path) else "hidden"

    def script(name: str, path: str) -> Path:
        return PAGES / (WALL if projector.draws(path) else name)

    return [
        st.Page(script("situation.py", "situation"), title=t("Situation"), url_path="situation", visibility="hidden"),
        st.Page(script("situation.py", "situation"), title=t("Situation"), url_path=NAMELESS, default=True),
        st.Page(script("for_decision.py", "decisions"), title=t("For decision"), url_path="decisions"),
        st.Page(script("what_changed.py", "changed"), title=t("What changed"), url_path="changed"),
        st.Page(script("gang_activity_map.py", "map"), title=t("Gang activity map"), url_path="map"),
        st.Page(PAGES / "gangs.py", title=t("Gangs"), url_path="gangs"),
        st.Page(PAGES / "inter_state_border.py", title=t("Inter-state border"), url_path="border"),
        st.Page(script("information_sharing.py", "sharing"), title=t("Information sharing"), url_path="sharing"),
        st.Page(script("joint_operations.py", "operations"), title=t("Joint operations"), url_path="operations"),
        st.Page(script("meetings_and_actions.py", "meetings"), title=t("Meetings and actions"), url_path="meetings"),
        st.Page(PAGES / WALL, title=t("Meeting room"), url_path="room"),
        st.Page(PAGES / "good_practice.py", title=t("Good practice"), url_path="practice"),
        st.Page(PAGES / "data.py", title=t("Data"), url_path="data"),
        st.Page(PAGES / "minutes.py", title=t("Minutes"), url_path="minutes"),
        st.Page(PAGES / "my_desk.py", title=t("My desk"), url_path="desk", visibility=shown("desk")),
        st.Page(PAGES / "search.py", title=t("Search"), url_path="search", visibility=shown("search")),
        st.Page(PAGES / "audit.py", title=t("Who looked"), url_path="audit", visibility=shown("audit")),
        st.Page(PAGES / "viewers.py", title=t("Viewers"), url_path="viewers", visibility=shown("viewers")),
    ]


def kept_pages(viewer: Viewer) -> list:
    """`pages`, made anew where viewer, language or wall changed: each of them looks for its file."""
    of = (viewer, words.language(), projector.is_on())
    if st.session_state.get("pages_of") != of:
        st.session_state["pages_kept"] = pages(viewer)
        st.session_state["pages_of"] = of
    every = st.session_state["pages_kept"]
    return [*every, *nowhere.page({page.url_path for page in every})]


def menu(every: list) -> dict[str, list]:
    """The pages in one line; what is for one's own desk more than for the wall is one entry that opens."""
    own = [page for page in every if page.url_path in BEHIND]
    return {"": [page for page in every if page not in own], t("Records"): own}


@st.fragment(run_every=LOOK_AGAIN_S)
def as_of_line() -> None:
    """Says of when the picture is, and runs the page again when there is something newer."""
    if sign_in.current() != st.session_state.get("viewer_seen"):
        st.rerun()
    held = live.held()
    shown = st.session_state.get("facts")
    if held.facts is not None and (shown is None or held.facts.version != shown.version):
        st.rerun()
    if held.trouble is None and held.facts is not None:
        st.caption(t("As of {time}", time=words.clock(held.facts.as_of)))
    elif held.facts is not None and held.lost_at is not None:
        st.warning(
            t(
                "The database has not been reachable since {since}. You see the picture of {time}; it will catch up by itself.",
                since=words.clock(held.lost_at),
                time=words.clock(held.facts.as_of),
            )
        )


def nothing_yet(trouble: NotReady | None, now: datetime) -> None:
    """The page while the server holds no facts at all."""
    st.title(t("Sajha"))
    st.info(
        words.not_ready(trouble) if trouble else t("The database is being read. The page opens by itself in a moment.")
    )
    st.caption(t("Tried last at {time}.", time=words.clock(now)))
    as_of_line()


def what_you_see(facts: Facts, filters: Filters, way: str = "") -> str:
    """The filters in words, and, on made-up records, that they are; as HTML, with the `way` to the wall."""
    sample = t("SAMPLE: made-up records. No gang, person or incident here is real.")
    mark = f"<b>{escape(sample)}</b>" if facts.kind == "sample" else ""
    return f'<div class="sajha-said">{mark}{way}<span>{escape(words.said(filters, facts))}</span></div>'


def refused(viewer: Viewer, path: str) -> None:
    """The page where it is not this viewer's; logged."""
    looks.refused(viewer, path)
    st.error(t("This page is not open to your post."))


def asked_for() -> dict[str, str]:
    """What the address asks for, in whichever language."""
    return {key: value for key, value in st.query_params.to_dict().items() if key not in tongue.CHOICES}


def wall(facts: Facts, path: str, viewer: Viewer, chosen: Any) -> None:
    """The page as it stands on the wall: without menus, with the line at its foot."""
    if path in projector.NOT_FOR_THE_WALL:
        refused(viewer, path)
        return
    st.session_state["facts"] = shown = projector.facts(facts, path)
    room_filters.take_filters(shown, path)
    filters = take_filters(shown)
    looks.new_run()
    looks.page(viewer, path, urlencode(asked_for()))
    if not projector.has_steps(path):
        st.html(what_you_see(shown, filters))
    chosen.run()
    projector.foot(shown, path, viewer)


def frame() -> None:
    tongue.take()
    projector.take()
    st.set_page_config(page_title=t("Sajha"), layout="wide", page_icon=str(STYLE.with_name("icon.svg")))
    st.html(STYLE)
    if projector.is_on():
        st.html(projector.STYLE)
    st.logo(STYLE.with_name("logo_hi.svg" if words.language() == "hi" else "logo.svg"), size="large")
    tongue.switch()
    if sign_in.current() is None:
        st.navigation(kept_pages(Viewer()), position="hidden")  # else the page's address is lost while one signs in
    viewer = sign_in.gate()
    every = kept_pages(viewer)
    st.session_state["pages"] = {page.url_path or "situation": page for page in every}
    chosen = st.navigation(menu(every), position="hidden" if projector.is_on() else "top")
    st.set_page_config(page_title=f"{chosen.title} · {t('Sajha')}")
    held = live.held()
    if held.facts is None:
        nothing_yet(held.trouble, datetime.now(UTC))
        return
    if nowhere.is_here(chosen.url_path):
        chosen.run()
        return
    path = st.session_state["path"] = chosen.url_path or "situation"
    if projector.is_on():
        wall(held.facts, path, viewer, chosen)
        return
    st.session_state["facts"] = held.facts
    filters = take_filters(held.facts)
    paper = bar(held.facts, filters)
    if not may_open(viewer, path):
        refused(viewer, path)
        return
    looks.new_run()
    looks.page(viewer, path, urlencode(asked_for()))
    with paper:
        papers.button(held.facts, filters, viewer)
    with st.container(key="said", horizontal=True):
        st.html(what_you_see(held.facts, filters, projector.button(path, filters.address())))
        sign_in.badge(held.facts, viewer)
        with st.container(key="as_of", width="content"):
            as_of_line()
    if note := st.session_state.get("note"):
        st.warning(note)
    chosen.run()


with turn():
    frame()
