"""One decision, opened: corrected, struck out, decided on by the chair; and what was done to it, by whom and when.

Who opened it before another changed it is refused and shown what changed; what he wrote himself stays in the fields.
"""

import json
import secrets
from datetime import date
from html import escape
from typing import Any

import streamlit as st

from data import minutes
from data.action_history import CLOSED
from data.facts import Facts, ist_date
from queries import records_minutes
from queries.minutes import owners
from queries.visible import Viewer
from ui import asked, minutes_form, rows, saving, words
from ui.exchange import force_names
from ui.meetings_decisions import UPDATES, status
from ui.words import t

BY_CHAIR = {
    "accepted": "Accepted by the chair",
    "kept_for_monitoring": "Kept for monitoring",
    "in_progress": "Not accepted, or taken up again",
    "withdrawn": "Withdrawn",
}
NAMES = {
    "decision": "Decision, in English",
    "decision_hi": "Decision, in Hindi",
    "lead": "Force in the lead",
    "associates": "Other forces that must act",
    "due_on": "Due date",
}


def wanted(found: list[dict]) -> dict | None:
    """The decision in the address, of those of the sitting."""
    of = asked.own("item")
    return next((row for row in found if f"{row['agency']}/{row['reference']}" == of), None)


def show(facts: Facts, viewer: Viewer, sat: dict, row: dict) -> None:
    key = (row["agency"], row["reference"])
    base = _base(row, viewer)
    lines = records_minutes.history(*key, viewer)
    head, close = st.columns([4, 1], vertical_alignment="center")
    head.subheader(t("Decision no. {number}", number=words.number(row["number"])))
    with close:
        rows.close("item")
    for late in st.session_state.pop("minutes_late", ()):
        st.html(f'<div class="sajha-late">{changed(facts, late)}</div>')
    if row["strike_reason"] is None:
        if row["status"] not in CLOSED:
            _correct(facts, viewer, sat, row, base)
        _more(row, key)
    st.html("".join(f"<div>{changed(facts, line)}</div>" for line in reversed(lines)))


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
    free = sat["minutes"] in minutes.FREELY
    with st.container(key="draft_edit"):
        with st.form("minutes_edit_form"):
            minutes_form.fields(facts, base["name"], base["values"], owners(facts, ist_date(facts.as_of)))
            why = t("Reason") if free else t("Reason (the minutes are circulated)")
            st.text_input(why, key=f"{base['name']}_reason", max_chars=500)
            st.form_submit_button(t("Save the correction"), type="primary", on_click=_change, args=(base["of"],))
        of = f"{row['agency']}/{row['reference']}"
        revision = str(base["revision"])
        done = st.session_state.get("minutes_done", ())
        minutes_form.kept(viewer, of, revision, f"{row['reference']}@{revision}", done)


def _change(key: tuple[str, str]) -> None:
    base = st.session_state["minutes_base"]
    values, reason = minutes_form.given(base["name"]), st.session_state.get(f"{base['name']}_reason") or ""
    changes = {field: value for field, value in values.items() if value != base["values"][field]}

    def write(engine, look) -> None:
        minutes.change(engine, look, key, base["revision"], changes, reason)

    if _saved(key, "corrected", write):
        token = f"{key[1]}@{base['revision']}"
        st.session_state["minutes_done"] = (*st.session_state.get("minutes_done", ()), token)[-50:]
        saving.done(t("The correction is saved."), values["decision"], values["decision_hi"])


def _more(row: dict, key: tuple[str, str]) -> None:
    """Strike it out, or write what the chair says of it."""
    with st.container(horizontal=True):
        with st.popover(t("Strike it out"), key="minutes_strike"), st.form("minutes_strike_form", border=False):
            st.text_input(t("A wrong entry, because"), key="strike_reason", max_chars=500)
            st.form_submit_button(t("Strike it out"), on_click=_strike, args=(key,))
        with st.popover(t("The chair's word"), key="minutes_chair"), st.form("minutes_chair_form", border=False):
            options = [code for code in BY_CHAIR if code != row["status"]]
            st.selectbox(t("The chair says"), options, key="chair_status", format_func=lambda code: t(BY_CHAIR[code]))
            st.text_input(t("In words"), key="chair_words", max_chars=500)
            st.form_submit_button(t("Write it down"), on_click=_chair, args=(key,))


def _strike(key: tuple[str, str]) -> None:
    revision, reason = st.session_state["minutes_base"]["revision"], st.session_state.get("strike_reason") or ""
    _saved(key, "struck out", lambda engine, look: minutes.strike(engine, look, key, revision, reason))


def _chair(key: tuple[str, str]) -> None:
    revision, said = st.session_state["minutes_base"]["revision"], st.session_state.get("chair_words") or ""
    became = st.session_state.get("chair_status") or ""
    _saved(key, f"chair: {became}", lambda engine, look: minutes.chair(engine, look, key, revision, became, said))


def _saved(key: tuple[str, str], what: str, write: saving.Write) -> bool:
    """Write; where another was faster, show what he changed and go on from there."""
    viewer = asked.viewer()
    why = saving.saved(viewer, "minutes", f"minutes/{key[0]}/{key[1]}/{what}", write, key[0])
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


def changed(facts: Facts, line: dict) -> str:
    """One line of the history as HTML: when, who, what; what a correction replaced."""
    names = force_names(facts)
    who = t(
        "{time}, {post}, {force}: {what}",
        time=words.clock(line["made_at"]),
        post=line["post"],
        force=names.get(line["force"], line["force"]),
        what=t(UPDATES[line["kind"]]),
    )
    parts = [line["remark"] or line["remark_hi"] or ""]
    if line["status_after"] is not None and line["kind"] != "recorded":
        parts.append(status(line["status_after"]))
    if line["due_on_after"] is not None:
        parts.append(t("due {day}", day=words.day(line["due_on_after"])))
    if line["letter_number"]:
        parts.append(t("letter {number}", number=line["letter_number"]))
    parts += [_replaced(names, name, value) for name, value in json.loads(line["before"] or "{}").items()]
    told = " · ".join(escape(part) for part in parts if part)
    return f'<p class="sajha-decision"><b>{escape(who)}</b><br><span>{told}</span></p>'


def _replaced(names: dict[str, str], field: str, value: Any) -> str:
    if field in ("lead", "associates"):
        codes = [value] if isinstance(value, str) else value
        value = ", ".join(names.get(code, code) for code in codes)
    elif field == "due_on" and value:
        value = words.day(date.fromisoformat(value))
    return t("{field} before: {value}", field=t(NAMES[field]), value=value or t("nothing"))
