"""What this page run is about: the facts it uses from one end to the other, the filters, the viewer, and the page's own choices.

All of it is read from the session at call time, so that fragments and callbacks see what their page saw.
"""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from data.facts import Facts
from queries.filters import Filters
from queries.visible import Viewer
from ui import sign_in, tongue, words


def facts() -> Facts:
    return st.session_state["facts"]


def filters() -> Filters:
    return st.session_state["filters"]


def viewer() -> Viewer:
    """Who looks, as of this moment; on the wall, the room. Where nobody may any more, the run, fragment or callback ends here."""
    found = sign_in.current()
    if found is None:
        st.stop()
    return found.as_wall() if own("projector") == "1" else found


def own(key: str) -> str | None:
    """The page's own choice `key`, as it stands in the address (`district=104`)."""
    return st.query_params.get(key)


def set_own(key: str, value: str | None) -> None:
    """Put the page's own choice into the address, or take it out."""
    if value is None:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = value


def page(name: str) -> Any:
    """A page of the menu, by its path (`map`)."""
    return st.session_state["pages"][name]


def link(name: str, label: str, explained: str | None = None, **own_choices: str) -> None:
    """A link to a page with the filters of this one and its own choices."""
    address = filters().address() | own_choices | tongue.carried()
    st.page_link(page(name), label=label, icon=":material/arrow_forward:", help=explained, query_params=address)


def choose(
    widget: Callable[..., Any], label: str, key: str, options: Sequence[str], say: Callable[[str], str], **more: Any
) -> str:
    """A widget (`st.selectbox`, `st.segmented_control` ...) whose choice stands in the address as a code; the first is the default.

    A code in the address that is no option counts as the default.
    """
    given = own(key)
    current = given if given is not None and given in options else options[0]
    state = words.keyed(f"choice_{key}")
    st.session_state[state] = current

    def changed() -> None:
        chosen = st.session_state[state]
        set_own(key, None if chosen in (None, options[0]) else chosen)

    widget(label, options, key=state, format_func=say, on_change=changed, **more)
    return current
