"""Who looks: from what the sign-in provider, the proxy, the ticket or the setting says, and the posts he holds.

Asked at every run, fragment and callback: a token that has ended, a ticket that was given back or a post that was withdrawn shows
nothing more. Nothing here asks the database: `ui.posts` does, beside.
"""

import time
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from data.facts import Facts
from data.viewers import Held
from queries.visible import SEES_FOR_NO_FORCE, Viewer
from ui import guard, live, looks, posts, tickets, tongue, trying
from ui.words import plain, t

HEADER_KEY = "subject"
"""The key of `st.user` under which the proxy's header comes (`server.trustedUserHeaders`)."""


@dataclass(frozen=True)
class Proof:
    """Who somebody proved to be; `why` says why not, where he did not."""

    subject: str = ""
    why: str = ""


def _by_provider() -> Proof:
    """What the provider's token says, for as long as it holds. One without an end is not taken."""
    user = st.user.to_dict()
    if not user.get("is_logged_in"):
        return Proof()
    ends = user.get("exp")
    if not isinstance(ends, int | float) or ends <= time.time():
        return Proof(why="expired")
    return Proof(str(user.get("sub") or ""))


def _by_proxy() -> Proof:
    return Proof(str(st.user.to_dict().get(HEADER_KEY) or ""))


def _by_ticket() -> Proof:
    ticket = st.context.cookies.get(tickets.COOKIE)
    subject = tickets.subject_of(ticket)
    return Proof(subject or "", "expired" if ticket and not subject else "")


PROOFS = {"oidc": _by_provider, "proxy": _by_proxy, "local": _by_ticket}


def held_posts(way: str) -> tuple[Proof, tuple[Held, ...]]:
    if way == "one_viewer":
        found = posts.of_one(guard.standing().one_viewer)
        return Proof(found[0].subject if found else ""), found
    proof = PROOFS[way]()
    return proof, posts.of(proof.subject) if proof.subject else ()


def as_viewer(post: Held) -> Viewer:
    agency = None if post.role in SEES_FOR_NO_FORCE else post.agency
    return Viewer(agency, post.role, post.subject, post.post, post.officer)


def current() -> Viewer | None:
    """Who looks now; None where nobody may."""
    way = guard.standing().way
    if way == "none":
        facts = live.held().facts
        return trying.viewer() if facts is None or facts.kind == "sample" else None
    _, found = held_posts(way)
    post = _chosen(found)
    return as_viewer(post) if post else None


def _chosen(found: tuple[Held, ...]) -> Held | None:
    """The only post, or the one he chose in this session."""
    if len(found) == 1:
        return found[0]
    wanted = st.session_state.get("post_chosen")
    return next((post for post in found if post.id == wanted), None)


def gate() -> Viewer:
    """The viewer of this run. Where there is none, the page that says what to do is drawn, and the run ends."""
    viewer = current()
    if viewer is None:
        _leave_nothing_behind(None)
        _door()
        st.stop()
    _leave_nothing_behind(viewer)
    return viewer


def _leave_nothing_behind(viewer: Viewer | None) -> None:
    """Another viewer in the same session finds nothing of the one before."""
    before = st.session_state.get("viewer_seen")
    if before is not None and before != viewer:
        kept = {
            name: st.session_state[name]
            for name in ("language", "titles", "post_chosen", trying.KEPT)
            if name in st.session_state
        }
        st.session_state.clear()
        st.session_state.update(kept)
    if viewer is not None and before != viewer:
        st.session_state["viewer_seen"] = viewer
        looks.signed_in(viewer)


def _door() -> None:
    way = guard.standing().way
    st.title(t("Sajha"))
    if way == "none":
        st.error(t("This database holds real records, and no sign-in is set up: nobody may look."))
        return
    proof, found = held_posts(way)
    if len(found) > 1:
        _choose_post(found)
    elif proof.subject or way == "one_viewer":
        looks.refused_entry(proof.subject or guard.standing().one_viewer)
        st.error(t("You hold no post that may look. The administrator of Sajha can enter one."))
        st.text(proof.subject or guard.standing().one_viewer)
        _other_account(way)
    else:
        _ask(way, proof.why)


def _ask(way: str, why: str) -> None:
    st.info(t("Your sign-in has ended. Sign in again.") if why == "expired" else t("Sign in to look."))
    if way == "oidc":
        st.button(t("Sign in"), type="primary", on_click=st.login)
    elif way == "local":
        st.html(f'<p><a href="/sign-in?{_back()}">{t("Sign in")}</a></p>')
    else:
        st.text(t("Open Sajha through the sign-in of your network."))


def _back() -> str:
    """To the start page, in the reader's language."""
    return urlencode({"next": f"/?{urlencode(tongue.in_address())}"})


def _other_account(way: str) -> None:
    if way == "oidc":
        st.button(t("Sign out"), on_click=st.logout)
    elif way == "local":
        st.html(f'<p><a href="/sign-out">{t("Sign out")}</a></p>')


def _choose_post(found: tuple[Held, ...]) -> None:
    st.header(t("For which post do you look?"))
    for post in found:
        st.button(plain(post.post), key=f"post_{post.id}", on_click=_take, args=(post.id,), width="stretch")


def _take(number: int) -> None:
    st.session_state["post_chosen"] = number


def badge(facts: Facts, viewer: Viewer) -> None:
    """Who looks and for which post, on every page, with the way out."""
    way = guard.standing().way
    if way == "none":
        trying.badge(facts)
        return
    with st.popover(plain(viewer.post), width="stretch"):
        st.text(viewer.officer)
        if way == "one_viewer":
            st.text(t("This computer is set to one viewer: whoever sits at it looks for this post."))
        if len(held_posts(way)[1]) > 1:
            st.button(t("Another post"), on_click=_take, args=(None,))
        _other_account(way)
