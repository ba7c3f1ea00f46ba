"""What was done against a gang: joint operations with their results, arrests, helpers dealt with as counts."""

from html import escape

import polars as pl
import streamlit as st

from data.facts import Facts
from data.schema.vocabulary import HELP_KINDS, HELPER_ACTIONS
from queries import gang_profile, operation_board, operation_results
from queries.filters import Filters
from queries.visible import Viewer
from ui import gangs_words as say
from ui import operations, operations_one, operations_results, rows, words
from ui.words import t, tn

ACCOUNTS = "account_blocked"
"""Counted apart: these are no persons."""


def show(facts: Facts, filters: Filters, viewer: Viewer, gang: str) -> None:
    _operations(facts, filters, viewer, gang)
    left, right = st.columns([62, 38], gap="large")
    with left:
        _helpers(facts, filters, gang)
    with right:
        _custody(facts, filters, viewer, gang)


def _operations(facts: Facts, filters: Filters, viewer: Viewer, gang: str) -> None:
    """Results of concluded ones, then every operation that is open to the viewer."""
    board = operation_board.board(facts, gang_profile.of_gang(filters, gang), viewer)
    now, then = (operation_results.concluded(found) for found in (board.seen, board.then))
    st.html(operations_results.answer(facts, (gang,), now))
    if now.height or then.height:
        operations_results.totals(now, then)
    operations_one.opened(facts, board.every)
    if board.seen.height:
        operations.listed(facts, board.seen)
    st.caption(
        t("Operations open only to their forces are in no number here: a count by gang would tell what they are about.")
    )


def _helpers(facts: Facts, filters: Filters, gang: str) -> None:
    """By kind of help and by what was done; sums of counts, never a person."""
    st.header(t("Helpers dealt with"))
    found = gang_profile.helpers(facts, filters, gang)
    if found.is_empty():
        st.markdown(t("No action against helpers of this gang is recorded for this choice."))
        return
    st.markdown(_said(found))
    counts = {(row["help_kind"], row["action"]): row["dealt_with_count"] for row in found.to_dicts()}
    kinds = [kind for kind in HELP_KINDS if any((kind, action) in counts for action in HELPER_ACTIONS)]
    shown = {t("Kind of help"): [t(say.HELP[kind]) for kind in kinds]} | {
        t(say.ACTIONS[action]): [counts.get((kind, action), 0) for kind in kinds] for action in HELPER_ACTIONS
    }
    rows.table(pl.DataFrame(shown), t("Helpers dealt with, by kind of help and by action"))


def _said(found: pl.DataFrame) -> str:
    """`123 dealt with, +4 against the comparison; 12 accounts blocked`."""
    persons, accounts = (
        found.filter((pl.col("action") == ACCOUNTS) == blocked)
        .select("dealt_with_count", "compared_count")
        .sum()
        .row(0)
        for blocked in (False, True)
    )
    said = tn("{count} helper or follower dealt with", "{count} helpers and followers dealt with", persons[0])
    apart = tn("{count} account blocked", "{count} accounts blocked", accounts[0])
    against = t("{change} against the comparison")
    changes = [against.format(change=words.difference(*pair)) for pair in (persons, accounts)]
    return f"{said} ({changes[0]}); {apart} ({changes[1]})."


def _custody(facts: Facts, filters: Filters, viewer: Viewer, gang: str) -> None:
    """Arrests and releases of its persons in the period against the comparison, and arrests by NIA."""
    st.header(t("Arrests and releases"))
    found = gang_profile.custody_counts(facts, filters, gang, viewer.sees_for)
    lines = [
        f"<li><b>{words.count(row['now'], row['now_few'])}</b> {escape(t(say.LANES[row['lane']]))} "
        f"({escape(t('{count} in the comparison', count=words.count(row['then'], row['then_few'])))})</li>"
        for row in found.to_dicts()
    ]
    arrests = gang_profile.nia_arrests(facts, filters, gang).height
    lines.append(f"<li><b>{words.number(arrests)}</b> {escape(t('of the arrests by NIA'))}</li>")
    st.html(f'<ul class="sajha-lines">{"".join(lines)}</ul>')
    st.caption(t("As recorded for persons in the books; an arrest that two forces recorded on one day counts once."))
