"""A sample without sign-in: whoever is new to Sajha may look for any post, and sees what each one sees and may write."""

import polars as pl
import streamlit as st

from data.facts import Facts
from data.once import once
from queries.exchange import sides
from queries.visible import LOCAL, SEES_FOR_NO_FORCE, Viewer
from ui import guard, words
from ui.posts import ROLES
from ui.words import plain, t

KEPT = "tried_post"
OF_A_FORCE = ("nodal_officer", "leader")
OF_NONE = ("secretariat", *(role for role in SEES_FOR_NO_FORCE if role != "service"))


def viewer() -> Viewer:
    """For whose post the one viewer of a sample looks: his own, until he chooses another."""
    return st.session_state.get(KEPT, LOCAL)


def badge(facts: Facts) -> None:
    """The post tried, and behind it the choice of others; nothing where none is."""
    if viewer() != LOCAL:
        with st.popover(plain(viewer().post), width="stretch"):
            _choice(facts)


def offer(facts: Facts) -> None:
    """The choice, where nobody signs in and none is made yet."""
    if guard.standing().way == "none" and facts.kind == "sample" and viewer() == LOCAL:
        _choice(facts)


def _choice(facts: Facts) -> None:
    posts = _posts(facts, words.language())
    st.selectbox(
        t("Look for a post"),
        list(posts),
        index=None,
        placeholder=t("Local viewer"),
        format_func=posts.__getitem__,
        key=words.keyed("post_to_try"),
        on_change=_take,
        args=(posts,),
        help=t("On a sample everybody may look for every post, and see what it sees and may write."),
    )


def _take(posts: dict[tuple[str, str | None], str]) -> None:
    chosen = st.session_state[words.keyed("post_to_try")]
    if chosen is None:
        st.session_state.pop(KEPT, None)
        return
    role, agency = chosen
    st.session_state[KEPT] = Viewer(agency, role, LOCAL.subject, posts[chosen], LOCAL.officer)


@once
def _posts(facts: Facts, _language: str) -> dict[tuple[str, str | None], str]:
    """(role, force) -> the post in words."""
    names, here = words.names(facts.agencies), facts.agencies.filter(pl.col("participates_until").is_null())
    forces = [
        row["agency"] for row in sides(facts).to_dicts() if row["kind"] == "force" and row["agency"] in here["code"]
    ]
    of_forces = {(role, code): f"{t(ROLES[role])}, {names[code]}" for role in OF_A_FORCE for code in forces}
    return {(role, None): t(ROLES[role]) for role in OF_NONE} | of_forces
