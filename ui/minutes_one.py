"""One decision, opened: corrected, struck out, decided on by the chair; and what was done to it, by whom and when.

Who opened it before another changed it is refused and shown what changed; what he wrote himself stays in the fields.
"""

import secrets
from typing import Any

import streamlit as st

from data import chair
from data.action_history import CLOSED
from data.facts import Facts, ist_date
from data.minutes import FREELY, change, strike
from queries import records_minutes
from queries.minutes import owners
from queries.roles import may_write
from queries.visible import Viewer
from ui import asked, minutes, minutes_chair, minutes_form, minutes_history, rows, saving, words
from ui.words import plain, t


def wanted(found: list[dict]) -> dict | None:
    """The decision in the address, of those of the sitting."""
    of = asked.own("item")
    return next((row for row in found if f"{row['agency']}/{row['reference']}" == of), None)


def show(facts: Facts, viewer: Viewer, sat: dict, row: dict) -> None:
    key = (row["agency"], row["reference"])
    base = _base(row, viewer)
    lines = records_minutes.history(*key, viewer)
    head, close = st.columns([4, 1], vertical_alignment="center")
    head.header(t("Decision no. {number}", number=words.number(row["number"])))
    with close:
        rows.close("item")
    for late in st.session_state.pop("minutes_late", ()):
        st.html(f'<div class="sajha-late">{minutes_history.line(facts, late)}</div>')
    if row["strike_reason"] is None:
        _at_work(facts, viewer, sat, row, base)
    st.html("".join(f"<div>{minutes_history.line(facts, line)}</div>" for line in reversed(lines)))


def _at_work(facts: Facts, viewer: Viewer, sat: dict, row: dict, base: dict[str, Any]) -> None:
    """What the secretariat corrects, and what the chair says."""
    if may_write(viewer, "minutes"):
        if row["status"] not in CLOSED:
            _correct(facts, viewer, sat, row, base)
        _strike_out(base["of"])
    if minutes_chair.is_in(viewer, sat):
        st.markdown(plain(minutes.said(row)))
        minutes_chair.word(row, _chair, base["of"])


def _base(row: dict, viewer: Viewer) -> dict[str, Any]:
    """The state that the fields were filled from: that of the opening, until something is saved."""
    of = (row["agency"], row["reference"])
    kept = st.session_state.get("minutes_base")
    if kept is None or kept["of"] != of:
        kept = st.session_state["minutes_base"] = _state(of, row, viewer) | {"name": f"edit_{secrets.token_hex(4)}"}
    return kept


def _state(of: tuple[str, str], row: dict, viewer: Viewer) -> dict[str, Any]:
    lines = records_minutes.history(*of, viewer)
    values = {field: row[field] for field in minutes_form.FIELDS}
    return {"of": of, "revision": row["revision"], "values": values, "line": lines[-1]["number"] if lines else 0}


def _correct(facts: Facts, viewer: Viewer, sat: dict, row: dict, base: dict) -> None:
    free = sat["minutes"] in FREELY
    with st.container(key="draft_edit"):
        with st.form("minutes_edit_form"):
            minutes_form.fields(facts, base["name"], base["values"], owners(facts, ist_date(facts.as_of)))
            why = t("Reason") if free else t("Reason (the minutes are circulated)")
            st.text_input(why, key=f"{base['name']}_reason", max_chars=500)
            st.form_submit_button(t("Save the correction"), type="primary", on_click=_change, args=(base["of"],))
        of = f"{row['agency']}/{row['reference']}"
        revision = str(base["revision"])
        done = st.session_state.get("minutes_done", ())
        minutes_form.kept(viewer, of, base["name"], revision, f"{row['reference']}@{revision}", done)


def _change(key: tuple[str, str]) -> None:
    base = st.session_state["minutes_base"]
    values, reason = minutes_form.given(base["name"]), st.session_state.get(f"{base['name']}_reason") or ""
    changes = {field: value for field, value in values.items() if value != base["values"][field]}

    def write(engine, look) -> None:
        change(engine, look, key, base["revision"], changes, reason)

    if _saved(key, "corrected", write):
        token = f"{key[1]}@{base['revision']}"
        st.session_state["minutes_done"] = (*st.session_state.get("minutes_done", ()), token)[-50:]
        saving.done(t("The correction is saved."), values["decision"], values["decision_hi"])


def _strike_out(key: tuple[str, str]) -> None:
    with st.popover(t("Strike it out"), key="minutes_strike"), st.form("minutes_strike_form", border=False):
        st.text_input(t("A wrong entry, because"), key="strike_reason", max_chars=500)
        st.form_submit_button(t("Strike it out"), on_click=_strike, args=(key,))


def _strike(key: tuple[str, str]) -> None:
    revision, reason = st.session_state["minutes_base"]["revision"], st.session_state.get("strike_reason") or ""
    if _saved(key, "struck out", lambda engine, look: strike(engine, look, key, revision, reason)):
        saving.done(t("It is struck out."), reason)


def _chair(key: tuple[str, str]) -> None:
    revision, said = st.session_state["minutes_base"]["revision"], st.session_state.get("chair_words") or ""
    became = st.session_state.get("chair_status") or ""

    def write(engine, look) -> None:
        chair.say(engine, look, key, revision, became, said)

    if _saved(key, f"chair: {became}", write, "acceptance"):
        saving.done(t("The chair's word is written down."), said)


def _saved(key: tuple[str, str], what: str, write: saving.Write, right: str = "minutes") -> bool:
    """Write; where another was faster, show what he changed and go on from there."""
    viewer = asked.viewer()
    why = saving.saved(viewer, right, f"minutes/{key[0]}/{key[1]}/{what}", write, key[0])
    if why is None:
        st.session_state.pop("minutes_base", None)
    elif why == "stale":
        _catch_up(key, viewer)
    return why is None


def _catch_up(key: tuple[str, str], viewer: Viewer) -> None:
    """Fields that the officer did not touch take the new state; those he did keep what he wrote."""
    base, sitting = st.session_state["minutes_base"], st.session_state.get("minutes_open") or ""
    now = next(
        (row for row in records_minutes.decisions(sitting, viewer) if (row["agency"], row["reference"]) == key), None
    )
    if now is None:
        return
    st.session_state["minutes_late"] = records_minutes.history(*key, viewer, after=base["line"])
    mine = minutes_form.given(base["name"])
    untouched = {field: now[field] for field, value in base["values"].items() if mine[field] == value}
    minutes_form.put(base["name"], untouched)
    st.session_state["minutes_base"] = _state(key, now, viewer) | {"name": base["name"]}
