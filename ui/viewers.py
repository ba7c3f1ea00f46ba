"""Who may look, for the administrator: posts with their holders. Every change is logged with it."""

from datetime import date
from typing import Any

import polars as pl
import streamlit as st
from sqlalchemy import Row
from sqlalchemy.exc import DBAPIError

from data import administration
from data.engine import NotReady
from data.facts import Facts, ist_date
from data.schema.vocabulary import VIEWER_ROLES
from queries import records
from queries.roles import may_write
from ui import asked, looks, rows, words
from ui.exchange import force_names
from ui.posts import ROLES
from ui.retold import retold
from ui.words import plain, t

NOTE, SECRET = "viewers_note", "viewers_secret"


def change(said: str, act: str, *given: Any) -> Any:
    """Make a change of `data.administration` for whoever looks now; what went wrong stands in the note."""
    viewer = asked.viewer()
    if not may_write(viewer, "viewers"):
        return None
    look = looks.look(viewer, "write", f"viewers: {said}"[:200])
    try:
        given_back = administration.change(records._engine(), look, act, *given)
    except ValueError as wrong:
        st.session_state[NOTE] = retold(str(wrong))
        return None
    except (DBAPIError, NotReady):
        st.session_state[NOTE] = t("Nothing was changed: the database cannot be reached.")
        return None
    st.session_state[NOTE] = done()
    return given_back


def done() -> str:
    return t("Done. It counts on this server within a minute.")


def may_change() -> bool:
    return may_write(asked.viewer(), "viewers")


def everybody(facts: Facts) -> tuple[list[Row], list[Row], date]:
    """All posts, all local accounts, and the day in India. Raises as reading does while the database is away."""
    held, accounts = administration.everybody(records._engine())
    return held, accounts, ist_date(facts.as_of)


def standing(held: list[Row], today: date) -> int:
    """How many posts are held or acted for today."""
    return sum(_ended(row, today) == "" for row in held)


def notes() -> None:
    """What the last change said; a new secret is shown once."""
    if note := st.session_state.pop(NOTE, None):
        st.info(plain(note))
    if secret := st.session_state.pop(SECRET, None):
        st.markdown(t("Enter this in the officer's code generator now; it is shown once:"))
        st.code(secret, language=None)


def listed(facts: Facts, held: list[Row], today: date) -> None:
    """Every post with its holder; those that stand first."""
    names = force_names(facts)
    order = sorted(held, key=lambda row: (_ended(row, today) != "", row.agency or "~", row.post, row.id))
    shown = {
        t("Number"): [row.id for row in order],
        t("Post"): [row.post for row in order],
        t("Officer"): [row.officer for row in order],
        t("Signs in as"): [row.subject for row in order],
        t("Force"): [names.get(row.agency, row.agency) if row.agency else "–" for row in order],
        t("Role"): [t(ROLES[row.role]) for row in order],
        t("From day"): pl.Series([row.from_on for row in order], dtype=pl.Date),
        t("Until"): pl.Series([row.until_on for row in order], dtype=pl.Date),
        t("Standing"): [_ended(row, today) or t("holds it") for row in order],
    }
    rows.table(pl.DataFrame(shown), t("Posts and their holders"), 480)


def _ended(row: Row, today: date) -> str:
    if row.withdrawn_at is not None:
        return t("withdrawn on {day}", day=words.day(ist_date(row.withdrawn_at)))
    if row.until_on is not None and row.until_on < today:
        return t("ended")
    return t("not yet begun") if row.from_on > today else ""


def adding(facts: Facts, held: list[Row], today: date) -> None:
    """Give a post to an officer; a staff officer acts for a post that another holds, in his own name."""
    names, acting = force_names(facts), administration.acting_for(held, today)
    forces = ["", *facts.agencies["code"].sort()]
    with st.form("viewer_new", clear_on_submit=True):
        st.text_input(t("Signs in as (the provider's subject, or the account's name)"), key="new_subject")
        st.text_input(t("Officer's own name"), key="new_officer")
        st.selectbox(
            t("Post; for a staff officer, the post he acts for"),
            sorted(acting),
            index=None,
            accept_new_options=True,
            format_func=lambda post: f"{post} ({', '.join(acting[post])})" if post in acting else post,
            key="new_post",
        )
        one, two = st.columns(2)
        one.selectbox(t("Force"), forces, format_func=lambda code: names.get(code, "–"), key=words.keyed("new_force"))
        two.selectbox(t("Role"), VIEWER_ROLES, format_func=lambda code: t(ROLES[code]), key=words.keyed("new_role"))
        one.date_input(t("From day"), today, format="DD.MM.YYYY", key="new_from")
        two.date_input(t("Until (may stay empty)"), None, format="DD.MM.YYYY", key="new_until")
        st.form_submit_button(t("Give the post"), type="primary", on_click=_add)


def _add() -> None:
    given = {name: st.session_state.get(f"new_{name}") for name in ("subject", "officer", "post")}
    given |= {name: st.session_state.get(words.keyed(f"new_{name}")) for name in ("force", "role")}
    first, last = st.session_state.get("new_from"), st.session_state.get("new_until")
    if not all(given[name] for name in ("subject", "officer", "post", "role")) or first is None:
        st.session_state[NOTE] = t("Give the name to sign in with, the officer, the post and the first day.")
        return
    said = f"{given['post']} to {given['officer']} ({given['subject']}), {given['role']}"
    whole = [given[name] for name in ("subject", "officer", "post")]
    change(said, "add", *whole, given["force"] or None, given["role"], first, last)


def changing(held: list[Row]) -> None:
    """Set the last day of a post, or take it away now."""
    standing = {row.id: f"{row.post}: {row.officer}" for row in held if row.withdrawn_at is None}
    with st.form("viewer_change"):
        st.selectbox(
            t("Which post and officer"), standing, index=None, format_func=lambda at: standing[at], key="change_number"
        )
        st.date_input(t("Last day (empty: until further notice)"), None, format="DD.MM.YYYY", key="change_until")
        one, two = st.columns(2)
        one.form_submit_button(t("Set the last day"), on_click=_end, args=(standing,))
        two.form_submit_button(t("Withdraw now"), on_click=_withdraw, args=(standing,))


def _end(standing: dict[int, str]) -> None:
    number, until = st.session_state.get("change_number"), st.session_state.get("change_until")
    if number is not None:
        change(f"{standing[number]}, last day {until}", "end", number, until)


def _withdraw(standing: dict[int, str]) -> None:
    if (number := st.session_state.get("change_number")) is not None:
        change(f"{standing[number]}, withdrawn", "withdraw", number)
