"""Free text on the wall, without the names of persons of the registers; and the warning where such a name is saved."""

from collections.abc import Iterable

import streamlit as st

from queries import persons_named, records, records_room
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


def warn_of_names(*texts: str | None) -> None:
    """After a text was saved: say so where it names a person of the registers."""
    try:
        names = records_room.names(records._engine())
    except rows.AWAY:
        return
    if any(persons_named.places(text or "", names) for text in texts):
        st.session_state["written_note"] = t(
            "Saved. The text names a person of the registers of hardcore criminals: on the wall the name is left out."
        )
