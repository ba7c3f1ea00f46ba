"""The script around every page: set-up, the facts of this run, navigation, filter bar, then the chosen page."""

from datetime import UTC, datetime
from html import escape
from pathlib import Path

import streamlit as st

from data.engine import NotReady
from data.facts import Facts
from queries.filters import Filters
from ui import live, words
from ui.filter_bar import bar, take_filters
from ui.words import t

PAGES = Path(__file__).resolve().parent.parent / "pages"
STYLE = Path(__file__).with_name("assets") / "frame.css"
LOOK_AGAIN_S = 5


def pages() -> list:
    """The pages there are, in the order of the menu."""
    return [
        st.Page(PAGES / "situation.py", title=t("Situation"), url_path="situation", default=True),
        st.Page(PAGES / "gang_activity_map.py", title=t("Gang activity map"), url_path="map"),
        st.Page(PAGES / "information_sharing.py", title=t("Information sharing"), url_path="sharing"),
        st.Page(PAGES / "joint_operations.py", title=t("Joint operations"), url_path="operations"),
        st.Page(PAGES / "meetings_and_actions.py", title=t("Meetings and actions"), url_path="meetings"),
    ]


@st.fragment(run_every=LOOK_AGAIN_S)
def as_of_line() -> None:
    """Says of when the picture is, and runs the page again when there is something newer."""
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
    st.title("Sajha")
    st.info(
        words.not_ready(trouble) if trouble else t("The database is being read. The page opens by itself in a moment.")
    )
    st.caption(t("Tried last at {time}.", time=words.clock(now)))
    as_of_line()


def what_you_see(facts: Facts, filters: Filters) -> str:
    """The filters in words, and, on made-up records, that they are; as HTML."""
    sample = t("SAMPLE: made-up records. No gang, person or incident here is real.")
    mark = f"<b>{escape(sample)}</b>" if facts.kind == "sample" else ""
    return f'<div class="sajha-said">{mark}<span>{escape(words.said(filters, facts))}</span></div>'


def frame() -> None:
    st.set_page_config(page_title="Sajha", layout="wide", page_icon=str(STYLE.with_name("icon.svg")))
    st.html(STYLE)
    st.logo(STYLE.with_name("logo.svg"), size="large")
    every = pages()
    st.session_state["pages"] = {page.url_path or "situation": page for page in every}
    chosen = st.navigation(every, position="top")
    held = live.held()
    if held.facts is None:
        nothing_yet(held.trouble, datetime.now(UTC))
        return
    st.session_state["facts"] = held.facts
    filters = take_filters(held.facts)
    bar(held.facts, filters)
    said, as_of = st.columns([6, 1])
    said.html(what_you_see(held.facts, filters))
    with as_of, st.container(key="as_of"):
        as_of_line()
    if note := st.session_state.get("note"):
        st.warning(note)
    chosen.run()


frame()
