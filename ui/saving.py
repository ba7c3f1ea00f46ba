"""What a press of a button writes: only for who may, with its line in the log; and in words why not, where it was not."""

from collections.abc import Callable
from typing import Any

import streamlit as st
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from data.action_history import NotWritten
from data.audit import Look
from data.engine import NotReady
from queries import records
from queries.roles import may_write
from queries.visible import Viewer
from ui import looks, room_texts
from ui.words import t

WHY = {
    "unknown": "Nothing was written: there is no such record any more, or it is not open to all.",
    "stale": "Nothing was written: somebody else changed this meanwhile.",
    "no_text": "Nothing was written: write the text, please.",
    "too_long": "Nothing was written: the text is too long.",
    "no_reason": "Nothing was written: say why, please.",
    "no_owner": "Nothing was written: name the force that leads.",
    "nothing": "Nothing was changed.",
    "struck": "Nothing was written: the entry was struck out.",
    "closed": "Nothing was written: the decision is closed. The chair may take it up again.",
    "not_chair": "Nothing was written: the post in the chair of the sitting says this itself.",
    "approved": "Nothing was written: the minutes are approved, and nothing is added to them.",
    "not_next": "Nothing was written: the minutes have moved on meanwhile.",
    "not_ours": "Nothing was written: another force must act on it.",
    "answered": "Nothing was written: it was answered already, or this step was stated.",
    "no_force": "Nothing was written: this is stated by a force.",
}
Write = Callable[[Engine, Look], Any]


def saved(viewer: Viewer, right: str, what: str, write: Write, concerns: str = "") -> str | None:
    """Have `write` write, with its line in the log, where the viewer may write `right` (a key of roles.WRITES); None where it
    was written, else why not: `refused`, `away`, or a key of WHY. The page says it in words (`note`)."""
    if not may_write(viewer, right, viewer.agency):
        looks.refused(viewer, what)
        return _not("refused", t("This is not for your post to write."))
    told = {"purpose": st.session_state.get("purpose"), "concerns": concerns}
    try:
        write(records._engine(), looks.look(viewer, "write", what, **told))
    except (NotReady, DBAPIError):
        return _not("away", t("Nothing was written: the database cannot be reached. What you wrote is kept here."))
    except NotWritten as no:
        return _not(no.reason, t(WHY[no.reason]))
    st.session_state.pop("saving_note", None)
    return None


def _not(reason: str, said: str) -> str:
    st.session_state["saving_note"] = ("warning", said)
    return reason


def done(said: str, *texts: str | None) -> None:
    """What was written, to be said once; with a warning where one of `texts` names a person of the registers."""
    st.session_state["saving_note"] = ("success", said)
    if texts:
        room_texts.warn_of_names(*texts)


def note() -> None:
    """What became of the last press, once."""
    if told := st.session_state.pop("saving_note", None):
        kind, said = told
        (st.success if kind == "success" else st.warning)(said)
    room_texts.note()
