"""Every look is logged from here: pages and filters are queued, named records wait for their line.

What a person did is logged, not what a refresh of the data does by itself: a page when it is another than before in this
session, filters when they are others.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import streamlit as st
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from data import audit, audit_writer
from data.audit import Look, NotLogged
from data.engine import NotReady
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


def shown(viewer: Viewer, kind: str, what: str, concerns: Iterable[str], count: int, filters: str = "") -> bool:
    """Whether `count` named records may be shown now: it is known what for, and the log holds the look (`named`)."""
    return count == 0 or (purpose(what) is not None and named(viewer, kind, what, concerns, count, filters))


def exported(viewer: Viewer, what: str, concerns: Iterable[str], count: int, filters: str) -> None:
    """Enter in the log that `count` named records are about to leave the screen. Raises NotLogged where it cannot be."""
    forces = " ".join(sorted(set(concerns)))
    told = {"purpose": st.session_state.get("purpose"), "concerns": forces, "record_count": count, "filters": filters}
    audit.write(records._engine(), [look(viewer, "paper", what, **told)])


def written(viewer: Viewer, what: str, write: Callable[[Engine, Look], None], concerns: str = "") -> bool:
    """Have `write` write, with its line in the log: both or neither. Where it could not it says so on the page, and False."""
    told = {"purpose": st.session_state.get("purpose"), "concerns": concerns}
    try:
        write(records._engine(), look(viewer, "write", what, **told))
    except (NotReady, DBAPIError):
        st.session_state["written_note"] = t("Nothing was written: the database cannot be reached.")
        return False
    except ValueError:
        st.session_state["written_note"] = t("Nothing was written: the text is empty or too long.")
        return False
    return True


def new_run() -> None:
    """At the beginning of a page run: the purpose may be asked again, at the first place that needs it."""
    st.session_state.pop("purpose_asked_at", None)


def purpose(place: str = "") -> str | None:
    """Why named records are looked at: asked once a visit, in a form at the first `place` of a page that needs it; None until it
    is given. Not asked on a sample without sign-in, nor where nobody sits: on the wall and of the service."""
    viewer = st.session_state.get("viewer_seen")
    if guard.standing().way == "none" or (viewer is not None and viewer.role in ("meeting_room", "service")):
        return ""
    given = st.session_state.get("purpose")
    if given:
        return given
    if st.session_state.setdefault("purpose_asked_at", place) != place:
        st.caption(t("Named records are shown once you have said above what you need them for."))
        return None
    with st.form("purpose_form"):
        st.text_input(
            t("What do you need named records for? (case, request or meeting; asked once a visit)"), key="why"
        )
        st.form_submit_button(t("Continue"), on_click=_purpose_given)
    return None


def _purpose_given() -> None:
    st.session_state["purpose"] = (st.session_state.get("why") or "").strip()[:500] or None
