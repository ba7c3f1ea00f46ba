"""Free text on the wall, without the names of persons of the registers; and the warning where such a name is saved."""

from collections.abc import Iterable

import streamlit as st

from data import persons_named
from queries import records, records_room
from queries.roles import may_see_names
from queries.visible import Viewer
from ui import rows
from ui.words import t


def for_wall(texts: Iterable[str]) -> list[str]:
    """The texts with names left out; none of them while it cannot be known which names there are."""
    told = list(texts)
    if not any(told):
        return told
    try:
        names = records_room.names(records._engine())
    except rows.AWAY:
        return ["" for _ in told]
    return [persons_named.left_out(text, names) for text in told]


def as_seen(viewer: Viewer, texts: Iterable[str]) -> list[str]:
    """The texts as `viewer` may read them on a page: to whom no person is named, with names left out."""
    return list(texts) if may_see_names(viewer) else for_wall(texts)


def warn_of_names(*texts: str | None) -> None:
    """After a text was saved that the wall or another force may show: say so (`note`) where it names a person of the registers."""
    try:
        names = records_room.names(records._engine())
    except rows.AWAY:
        return
    if any(persons_named.places(text or "", names) for text in texts):
        st.session_state["written_note"] = t(
            "Saved. The text names a person of the registers of hardcore criminals: on the wall the name is left out."
        )


def note() -> None:
    """What there is to say of the last text that was saved, once."""
    if said := st.session_state.pop("written_note", None):
        st.warning(said)
