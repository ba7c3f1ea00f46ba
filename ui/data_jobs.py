"""Work that another process does for a viewer, while his page says how long it has taken and other viewers are not held up."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from time import monotonic
from typing import Any

import streamlit as st

from data.intake import CannotUndo, NotAllowed
from ui.retold import retold
from ui.words import number, plain, t

_pool = ThreadPoolExecutor(2, thread_name_prefix="intake")
"""Two at a time on the whole server: the others wait their turn."""
TROUBLE = (NotAllowed, CannotUndo, TimeoutError, ValueError, OSError)


def begin(name: str, work: Callable[..., Any], *given: Any, **named: Any) -> None:
    """Start `work`; its result is `result(name)` once `waiting(name)` has seen it end."""
    forget(name)
    st.session_state[f"job_{name}"] = (_pool.submit(work, *given, **named), monotonic())


def forget(name: str) -> None:
    for kept in ("job", "result", "trouble"):
        st.session_state.pop(f"{kept}_{name}", None)


def result(name: str) -> Any:
    return st.session_state.get(f"result_{name}")


def waiting(name: str, doing: str) -> bool:
    """Whether the work still goes on, and a line that says so; its trouble, if it had any, in a sentence."""
    job = st.session_state.get(f"job_{name}")
    if job is not None and job[0].done():
        _collect(name, job[0])
        job = None
    if trouble := st.session_state.get(f"trouble_{name}"):
        st.error(plain(retold(trouble)))
    if job is not None:
        _ticking(name, doing)
    return job is not None


@st.fragment(run_every=1)
def _ticking(name: str, doing: str) -> None:
    job = st.session_state.get(f"job_{name}")
    if job is None or job[0].done():
        st.rerun()
    seconds = int(monotonic() - job[1])
    st.progress(min(0.95, 1 - 20 / (20 + seconds)), t("{doing} ({seconds} s)", doing=doing, seconds=number(seconds)))


def _collect(name: str, future: Future) -> None:
    st.session_state.pop(f"job_{name}", None)
    try:
        st.session_state[f"result_{name}"] = future.result()
    except TROUBLE as trouble:
        st.session_state[f"trouble_{name}"] = str(trouble)
