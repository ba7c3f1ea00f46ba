"""One gap, opened: its sentence and numbers, what the forces say to it, and where a post may, a form to say something."""

from html import escape

import polars as pl
import streamlit as st
from sqlalchemy import Engine

from data import gap_answers
from data.audit import Look
from data.facts import Facts
from queries.gaps.shape import address_of
from queries.roles import may_write
from queries.visible import Viewer
from ui import asked, gaps_list, gaps_wall, looks, minutes_new, rows
from ui.gaps_then import Marks
from ui.room_texts import note, warn_of_names
from ui.words import t


def opened(facts: Facts, every: pl.DataFrame, marks: Marks) -> None:
    """The gap that the address names among `every` the viewer may read; says so where it is none of them, whatever the reason."""
    wanted = asked.own("gap")
    if wanted is None:
        return
    found = [row for row in every.to_dicts() if address_of(row["gap_key"]) == wanted]
    with st.container(border=True, key="gap_opened"):
        if not found:
            st.warning(
                t("This gap is not found here: it has closed, is outside what you chose, or is not open to your post.")
            )
        for row in found[:1]:
            _one(facts, row, marks)
        rows.close("gap", t("Back to the list"))


def _one(facts: Facts, row: dict, marks: Marks) -> None:
    st.html(gaps_list.cards(facts, pl.DataFrame([row], schema_overrides={"review_by": pl.Date}), marks, opens=False))
    off = gaps_wall.why([row["gap_key"]])  # as it stands in the database: the facts follow a few seconds later
    for said in off.values():
        st.html(f'<p class="sajha-off">{escape(said)}</p>')
    note()
    viewer = asked.viewer()
    if _may_remark(viewer, row):
        _form(viewer, row)
    minutes_new.offer(facts, viewer, row)
    gaps_wall.decide(viewer, row, bool(off))


def _may_remark(viewer: Viewer, row: dict) -> bool:
    return may_write(viewer, "remarks", viewer.agency) and viewer.agency in row["concerns"].split()


def _form(viewer: Viewer, row: dict) -> None:
    with st.form("gap_remark_form"):
        st.text_area(
            t("Remark of your force: it stands beside this gap for all who see the gap"),
            key="gap_remark",
            max_chars=gap_answers.MOST_LETTERS,
        )
        st.form_submit_button(t("Add the remark"), on_click=_remark, args=(viewer, row))


def _remark(viewer: Viewer, row: dict) -> None:
    text, key = st.session_state.get("gap_remark") or "", row["gap_key"]
    named_to = " ".join(sorted({row["agency"] or "", *row["named_to"].split()})).strip()

    def write(engine: Engine, look: Look) -> None:
        gap_answers.remark(engine, look, key, row["handling"], named_to, text)

    if looks.written(viewer, f"gap_remark/{address_of(key)}", write, row["concerns"]):
        st.session_state["gap_remark"] = ""
        warn_of_names(text)
