"""Every look is logged from here: pages and filters are queued, named records wait for their line.

What a person did is logged, not what a refresh of the data does by itself: a page when it is another than before in this
session, filters when they are others.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

import streamlit as st

from data import audit, audit_writer
from data.audit import Look, NotLogged
from queries import records
from queries.visible import Viewer
from ui import guard
from ui.words import t


def look(viewer: Viewer, kind: str, what: str, **more: object) -> Look:
    """A line of the log, of now."""
    who = (viewer.subject, viewer.officer, viewer.post, viewer.role or "local", viewer.agency)
    return Look(datetime.now(UTC), *who, kind, what, **more)  # type: ignore[arg-type]


def signed_in(viewer: Viewer) -> None:
    audit_writer.note(look(viewer, "sign_in", "signed in"))


def refused_entry(subject: str) -> None:
    """Somebody proved who he is, and holds no post. Once a session."""
    if st.session_state.get("refused_entry") != subject:
        st.session_state["refused_entry"] = subject
        audit_writer.note(look(Viewer(None, "none", subject), "refusal", "holds no post"))


def wrong_password(subject: str) -> None:
    """Somebody did not prove who he says he is; `subject` is what he wrote, cut short."""
    audit_writer.note(look(Viewer(None, "none", subject[:100]), "refusal", "sign-in failed"))


def refused(viewer: Viewer, what: str) -> None:
    audit_writer.note(look(viewer, "refusal", what))


def page(viewer: Viewer, path: str, filters: str) -> None:
    """Note the page and its filters, where a person changed one of them."""
    before = st.session_state.get("looked")
    if before == (path, filters):
        return
    st.session_state["looked"] = (path, filters)
    kind = "filter" if before is not None and before[0] == path else "page"
    audit_writer.note(look(viewer, kind, path, filters=filters))


def named(viewer: Viewer, kind: str, what: str, concerns: Iterable[str], count: int, filters: str = "") -> bool:
    """Log that `count` named records are about to be shown, and wait for it: `kind` is `record`, `list`, `search` or `paper`,
    `what` the page or the key (`offender/RJ/O12`), `concerns` the forces that own them.

    Once for the same in a session. Where it cannot be written it says so on the page, and False: then nothing is shown.
    """
    forces = " ".join(sorted(set(concerns)))
    done, this = st.session_state.setdefault("looks_logged", set()), (viewer, kind, what, forces, count, filters)
    if this in done:
        return True
    told = {"purpose": st.session_state.get("purpose"), "concerns": forces, "record_count": count, "filters": filters}
    try:
        audit.write(records._engine(), [look(viewer, kind, what, **told)])
    except NotLogged:
        st.error(t("Named records are not shown now: the look could not be entered in the log."))
        return False
    done.add(this)
    return True


def purpose() -> str | None:
    """Why named records are looked at: asked once a visit, in a form; None until it is given. Not asked on a sample without
    sign-in."""
    if guard.standing().way == "none":
        return ""
    given = st.session_state.get("purpose")
    if given:
        return given
    with st.form("purpose_form"):
        st.text_input(
            t("What do you need named records for? (case, request or meeting; asked once a visit)"), key="why"
        )
        st.form_submit_button(t("Continue"), on_click=_purpose_given)
    return None


def _purpose_given() -> None:
    st.session_state["purpose"] = (st.session_state.get("why") or "").strip()[:500] or None
