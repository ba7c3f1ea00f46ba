"""What the columns of a force's own system hold: said once after a trial, kept for the force, so that its next file loads as it
comes."""

import streamlit as st

from data import intake
from data.engine import connect, reading, writing
from data.intake import Receipt
from queries.loads import may_load
from queries.visible import Viewer
from ui.words import language, plain, t

MOST = 40
"""Columns asked about at once."""


def asked(receipt: Receipt, viewer: Viewer) -> bool:
    """Draws the form where a tried file has columns that nobody knows; whether something new was kept just now."""
    agency = receipt.agency
    if (
        agency is None
        or receipt.dataset not in intake.ALL
        or not receipt.unknown_columns
        or not may_load(viewer, agency)
    ):
        return False
    dataset, chosen = intake.ALL[receipt.dataset], {}
    titles = {column.name: column.title_hi if language() == "hi" else column.title for column in dataset.columns}
    with st.expander(t("Say what the columns that were not read hold")), st.form("mapping_form", border=False):
        for number, received in enumerate(receipt.unknown_columns[:MOST]):
            chosen[received] = st.selectbox(
                plain(received),
                list(titles),
                index=None,
                format_func=titles.__getitem__,
                placeholder=t("not read"),
                key=f"means_{receipt.dataset}_{number}",
            )
        sent = st.form_submit_button(t("Keep this for the force's next files too, and try again"))
        _kept(agency, receipt.dataset, titles)
    given = {received: means for received, means in chosen.items() if means}
    if not sent or not given:
        return False
    with writing(connect()) as connection:
        intake.save_mapping(connection, agency, dataset, given)
    return True


def _kept(agency: str, dataset: str, titles: dict[str, str]) -> None:
    """What is kept already."""
    with reading(connect()) as connection:
        known = intake.mapping(connection, agency, dataset)
    if known:
        said = "; ".join(f"{received} → {titles.get(means, means)}" for received, means in sorted(known.items()))
        st.caption(plain(t("Kept already: {columns}.", columns=said)))
