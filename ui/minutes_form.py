"""The form of a decision: its fields, and the mark by which the browser keeps what is being written."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from html import escape
from typing import Any

import streamlit as st

from data.action_history import MOST_LETTERS
from data.facts import Facts
from queries.visible import Viewer
from ui import words
from ui.exchange import force_names
from ui.words import t

SCRIPT = '<script src="/assets/sajha/drafts.js"></script>'
FIELDS = ("decision", "decision_hi", "lead", "associates", "due_on")


def fields(facts: Facts, name: str, values: dict[str, Any], may_own: Sequence[str]) -> None:
    """The widgets of a decision under keys that begin with `name`, filled with `values` where they are new."""
    for field, value in values.items():
        st.session_state.setdefault(f"{name}_{field}", list(value) if field == "associates" else value)
    names = force_names(facts)
    known = [*may_own, *sorted({values["lead"], *values["associates"]} - {None, "", *may_own})]
    texts = {"decision": t("Decision, in English"), "decision_hi": t("Decision, in Hindi")}
    for field in sorted(texts, reverse=words.language() == "hi"):
        st.text_area(texts[field], key=f"{name}_{field}", max_chars=MOST_LETTERS, height=110)
    who, until = st.columns([2, 1.2])
    who.selectbox(
        t("Force in the lead"), known, key=f"{name}_lead", format_func=lambda code: names.get(code, code), index=None
    )
    until.date_input(t("Due date"), key=f"{name}_due_on", format="DD.MM.YYYY")
    st.multiselect(
        t("Other forces that must act"),
        known,
        key=f"{name}_associates",
        format_func=lambda code: names.get(code, code),
        placeholder="–",
    )


def given(name: str) -> dict[str, Any]:
    """What stands in the fields: as `data.minutes.Decision` takes it."""
    state = st.session_state
    texts = {field: (state.get(f"{name}_{field}") or "").strip() or None for field in ("decision", "decision_hi")}
    lead, due = state.get(f"{name}_lead") or "", state.get(f"{name}_due_on")
    helping = tuple(sorted(set(state.get(f"{name}_associates") or ()) - {lead}))
    return {**texts, "lead": lead, "associates": helping, "due_on": due if isinstance(due, date) else None}


def put(name: str, values: dict[str, Any]) -> None:
    """Fill fields; in a callback only."""
    for field, value in values.items():
        st.session_state[f"{name}_{field}"] = list(value) if field == "associates" else value


def kept(viewer: Viewer, of: str, name: str, base: str, token: str, done: Sequence[str] = ()) -> None:
    """The mark within a container `draft_...`: text written into the fields under `name` at the state `base` is kept under the
    officer and `of` until the server says that `token` is done."""
    whose = sha256(f"{viewer.subject}/{viewer.post}/{of}".encode()).hexdigest()[:20]
    late = t("Not saved, and written before the last change:")
    told = {"draft": whose, "name": name, "base": base, "token": token, "done": " ".join(done), "late": late}
    marks = "".join(f' data-{name}="{escape(value)}"' for name, value in told.items())
    st.html(f'<i class="sajha-draft"{marks}></i>')


def listen() -> None:
    """Once a page run: without it only what was sent to the server is kept."""
    with st.container(key="drafts"):
        st.html(SCRIPT, unsafe_allow_javascript=True)
