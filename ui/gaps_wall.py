"""What the wall shows of the gaps: those the secretariat keeps off it are named to everybody else, with its reason."""

from html import escape

import polars as pl
import streamlit as st
from sqlalchemy import Engine

from data import gap_answers
from data.audit import Look
from data.facts import Facts
from queries import records_gaps
from queries.gaps import kept
from queries.gaps.shape import address_of
from queries.roles import may_write
from queries.visible import Viewer
from ui import asked, gaps, looks, rows, words
from ui.room_texts import warn_of_names
from ui.words import t

OPEN = "participants"
"""Only gaps open to all participating forces are ever on the wall, so only these can be kept off it."""


def on_the_wall(viewer: Viewer) -> bool:
    """Whether this is the meeting room's own view, or a page made large for it."""
    return viewer.role == "meeting_room" or asked.own("projector") == "1"


def shown(facts: Facts, found: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Gaps for everybody, and those kept off the wall: on the wall itself none of these."""
    on, off = kept.apart(facts, found, facts.as_of)
    return on, off.clear() if on_the_wall(asked.viewer()) else off


def why(keys: list[str]) -> dict[str, str]:
    """Gap -> by whom it is kept off the wall, and why; none while the database is away."""
    if not keys:
        return {}
    try:
        found = records_gaps.kept_off(asked.viewer())
    except rows.AWAY:
        return {}
    said: dict[str, str] = {}
    for row in found.filter(pl.col("gap_key").is_in(keys)).to_dicts():
        said.setdefault(row["gap_key"], _because(row))
    return said


def _because(row: dict) -> str:
    told = {"post": row["post"], "day": words.day(row["made_at"].date()), "reason": row["reason"]}
    if row["until_at"] is None:
        return t("Kept off the wall by {post} since {day} because: {reason}", **told)
    until = words.day(row["until_at"].date())
    return t("Kept off the wall by {post} from {day} until {until} because: {reason}", until=until, **told)


def listed(facts: Facts, off: pl.DataFrame) -> None:
    """The gaps kept off the wall, each with the word of the secretariat, and the way to open it."""
    if off.is_empty():
        return
    st.header(t("Kept off the wall ({count})", count=words.number(off.height)))
    said = why(off["gap_key"].to_list())
    items = []
    for row in off.to_dicts():
        reason = escape(said.get(row["gap_key"], ""))
        link = gaps.open_link(row, t("Open it"))
        items.append(f'<li><p>{escape(gaps.sentence(facts, row))}</p><p class="act">{reason} {link}</p></li>')
    st.html(f'<ol class="sajha-gaps">{"".join(items)}</ol>')


def decide(viewer: Viewer, row: dict, is_off: bool) -> None:
    """For the secretariat: keep the gap off the wall with a reason, or put it back."""
    if not may_write(viewer, "kept_off") or row["handling"] != OPEN:
        return
    key = row["gap_key"]
    if is_off:
        st.button(t("Put it back on the wall"), key="gap_put_back", on_click=_put_back, args=(viewer, key))
        return
    with st.form("gap_keep_off_form"):
        st.text_input(t("Keep it off the wall because"), key="gap_reason", max_chars=gap_answers.MOST_LETTERS)
        st.form_submit_button(t("Keep it off the wall"), on_click=_keep_off, args=(viewer, key))


def _keep_off(viewer: Viewer, key: str) -> None:
    reason = st.session_state.get("gap_reason") or ""

    def write(engine: Engine, look: Look) -> None:
        gap_answers.keep_off(engine, look, key, reason)

    if looks.written(viewer, f"gap_kept_off/{address_of(key)}", write):
        st.session_state["gap_reason"] = ""
        warn_of_names(reason)


def _put_back(viewer: Viewer, key: str) -> None:
    looks.written(
        viewer, f"gap_put_back/{address_of(key)}", lambda engine, look: gap_answers.put_back(engine, look, key)
    )
