"""Local accounts, for the administrator: those there are, and what can be done with one."""

from datetime import timedelta

import polars as pl
import streamlit as st
from sqlalchemy import Row

from data.facts import Facts, ist_date
from ui import guard, rows, tickets
from ui.viewers import NOTE, SECRET, change, done
from ui.words import t


def show(facts: Facts, held: list[Row], accounts: list[Row]) -> None:
    """The list, and the form; only where this server takes local accounts."""
    if guard.standing().way not in ("local", "none"):
        st.markdown(t("Officers prove who they are elsewhere: this server takes no local accounts."))
        return
    shown = {
        t("Signs in as"): [row.subject for row in accounts],
        t("Last day"): pl.Series([row.until_on for row in accounts], dtype=pl.Date),
        t("Standing"): [_locked(facts, row) for row in accounts],
    }
    rows.table(pl.DataFrame(shown), t("Local accounts"), 300)
    subjects = sorted({row.subject for row in held if row.withdrawn_at is None} | {row.subject for row in accounts})
    today = ist_date(facts.as_of)
    with st.form("account_change", clear_on_submit=True):
        st.selectbox(t("Whose account"), subjects, index=None, key="account_subject")
        st.text_input(t("New password (at least 12 characters)"), type="password", key="account_password")
        st.date_input(t("Last day"), today + timedelta(days=365), format="DD.MM.YYYY", key="account_until")
        st.form_submit_button(t("Make or renew the account"), on_click=_account, args=("account",))
        one, two, three, four = st.columns(4)
        one.form_submit_button(t("Set last day"), on_click=_account, args=("account_end",), width="stretch")
        two.form_submit_button(t("New second factor"), on_click=_account, args=("second_factor",), width="stretch")
        three.form_submit_button(t("Lock"), on_click=_account, args=("lock",), width="stretch")
        four.form_submit_button(t("Unlock"), on_click=_account, args=("unlock",), width="stretch")


def _locked(facts: Facts, row: Row) -> str:
    if row.locked_until is not None and row.locked_until > facts.as_of:
        return t("locked")
    return t("ended") if row.until_on < ist_date(facts.as_of) else t("open")


def _account(act: str) -> None:
    subject, until = st.session_state.get("account_subject"), st.session_state.get("account_until")
    password = st.session_state.pop("account_password", "") or ""
    if subject is None or (act in ("account", "account_end") and until is None):
        st.session_state[NOTE] = t("Choose the account first, and its last day.")
        return
    more = {"account": (password, until), "account_end": (until,)}.get(act, ())
    given_back = change(f"account {subject}: {act}", act, subject, *more)
    if act in ("account", "second_factor", "lock") and st.session_state.get(NOTE) == done():
        tickets.end(subject)
    if isinstance(given_back, str):
        st.session_state[SECRET] = given_back
