"""The reader's language, and whether titles stand in both: the address wins, else the session; one click changes it."""

import json
import threading

import streamlit as st

from queries.filters import KEYS, Dropped
from ui import words
from ui.words import LANGUAGES, t

OTHERWISE = {"lang": "en", "titles": "own"}
"""What an address means that says nothing."""
CHOICES = {"lang": tuple(LANGUAGES), "titles": ("own", "both")}
SPOKEN = """<script>document.documentElement.lang = "CODE";
window.sajhaNoFile = NO_FILE; window.sajhaKept = KEPT;
Object.defineProperty(navigator, "language", { get: () => "CODE-IN", configurable: true });
dispatchEvent(new Event("languagechange"))</script>
<script src="/assets/sajha/access.js"></script><script src="/assets/sajha/links.js"></script>"""
"""Tells the browser which language the page is in: calendars follow it; what `access.js` says instead of Streamlit; and what of an
address the menu keeps. Beside it, what every page needs."""
IN_SESSION = {"lang": "language", "titles": "titles"}
_run = threading.local()


def take() -> None:
    """At the beginning of a run: what the address says, with a note for what means nothing; and written into it where it is
    not what everybody gets, since a page of the menu opens without it."""
    for key, choices in CHOICES.items():
        given = st.query_params.get(key)
        if given in choices:
            st.session_state[IN_SESSION[key]] = given
        elif given is not None:
            del st.query_params[key]
            st.session_state.setdefault("tongue_dropped", []).append(Dropped(key, given))
    _run.carried = in_address()
    asked = st.query_params.to_dict()
    if asked | _run.carried != asked:
        filters = {} if asked else st.session_state.get("filters_written", {})
        st.query_params.from_dict(filters | asked | _run.carried)  # at once: "back" would go through each write
    words.speak(_chosen("lang"))
    if st.session_state.get("spoken") not in (None, _chosen("lang")):
        st.session_state.pop("filters", None)  # read from the address again, into widgets that say it in this language
    st.session_state["spoken"] = _chosen("lang")
    if dropped := st.session_state.pop("tongue_dropped", None):
        st.warning(words.not_understood(dropped))


def _chosen(key: str) -> str:
    return st.session_state.get(IN_SESSION[key], OTHERWISE[key])


def carried() -> dict[str, str]:
    """What links carry so that they open in the same language, elsewhere too: a page has hundreds of them, and the session's state
    is slow to ask."""
    found = getattr(_run, "carried", None)
    return in_address() if found is None else found


def in_address() -> dict[str, str]:
    """What the address says of the language, asked of the session."""
    return {key: _chosen(key) for key in CHOICES if _chosen(key) != OTHERWISE[key]}


def choose(key: str, value: str) -> None:
    """From a widget: for this session and in the address."""
    st.session_state[IN_SESSION[key]] = value
    st.query_params.pop(key, None)
    st.query_params.update(in_address())


def switch() -> None:
    """The button of the other language; and the page says to the browser, and to screen readers, which it is in."""
    now = words.language()
    other = next(code for code in LANGUAGES if code != now)
    with st.container(key="language"):
        st.button(LANGUAGES[other], key=f"speak_{other}", on_click=choose, args=("lang", other))
        said = t("The file was not made: the database is away, or you are not signed in any more. Load the page again.")
        st.html(
            SPOKEN.replace("CODE", now)
            .replace("NO_FILE", json.dumps(said, ensure_ascii=False))
            .replace("KEPT", json.dumps([*KEYS, *CHOICES])),
            unsafe_allow_javascript=True,
        )


def both_titles() -> None:
    """For a room that reads both languages."""
    both = _chosen("titles") == "both"
    st.session_state["titles_in_both"] = both
    st.checkbox(
        t("Titles in Hindi and English"),
        key="titles_in_both",
        on_change=choose,
        args=("titles", "own" if both else "both"),
    )
