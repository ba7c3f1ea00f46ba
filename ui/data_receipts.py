"""What was loaded: the list of loads, and one load with what was refused in it."""

import json
from collections.abc import Sequence

import polars as pl
import streamlit as st

from data.facts import Facts
from data.intake.refusals import FLAGS, ROWS
from queries import records_intake
from queries.loads import may_see_rows
from queries.visible import Viewer
from ui import asked, data_upload, data_words, looks, rows, words
from ui.words import number, plain, t, tn

TITLES = {
    "received": "Rows",
    "accepted": "Accepted",
    "unchanged": "There already",
    "repeated": "Repeated",
    "rejected": "Rejected",
    "flagged": "Doubtful",
    "withdrawn": "Withdrawn",
}


def show(facts: Facts, agencies: Sequence[str] | None, viewer: Viewer) -> None:
    try:
        one(facts, viewer)
        _list(facts, agencies)
    except rows.AWAY:
        st.info(t("The database cannot be reached, and receipts are read from it when asked for."))


def _list(facts: Facts, agencies: Sequence[str] | None) -> None:
    st.header(t("Loads, newest first"))
    every = records_intake.load_count(agencies, None)
    if not every:
        st.markdown(t("Nothing was loaded yet."))
        return
    pages = -(-every // records_intake.PAGE)
    if st.session_state.get("page_loads", 1) > pages:
        st.session_state["page_loads"] = pages
    page = st.number_input(t("Page, of {pages}", pages=number(pages)), 1, pages, key="page_loads", width=160)
    found = records_intake.loads(agencies, None, int(page) - 1)
    shown = pl.DataFrame([_line(facts, row) for row in found.iter_rows(named=True)])
    keys = [str(code) for code in found["id"]]
    rows.leading(shown, keys, "load", t("Loads, newest first"), wide={t("File"): 260})


def _line(facts: Facts, row: dict) -> dict[str, str]:
    names = words.names(facts.agencies)
    counts = {t(title): number(row[f"{name}_count"]) for name, title in TITLES.items()}
    return {
        t("No."): f"▸ {row['id']}" if str(row["id"]) == asked.own("load") else str(row["id"]),
        t("When"): words.clock(row["loaded_at"]),
        t("Force"): str(names.get(row["agency"], row["agency"])) if row["agency"] else t("published"),
        t("What"): data_words.short(row["dataset"]),
        **counts,
        t("File"): row["file_name"],
        t("By"): row["loaded_by"],
        t("Undone"): words.clock(row["undone_at"]) if row["undone_at"] else "",
    }


def one(facts: Facts, viewer: Viewer) -> None:
    """The load in the address."""
    given = asked.own("load")
    if given is None:
        return
    found = records_intake.one(int(given)) if given.isdecimal() and len(given) < 10 else None
    if found is None:
        st.warning(t("The load “{load}” in the link was not understood and is left out.", load=plain(given[:40])))
        return
    with st.container(border=True):
        st.header(t("Load {number}", number=found["id"]))
        st.markdown(plain(_sentence(facts, found)))
        for kind, title in (("rejected", t("Rejected")), ("flagged", t("Taken with a doubt"))):
            if found[f"{kind}_count"]:
                _problems(found, kind, title, viewer)
        if found["undone_at"] is None:
            data_upload.undo_button(found["id"], found["agency"], viewer)
        rows.close("load")


def _sentence(facts: Facts, row: dict) -> str:
    force = words.names(facts.agencies).get(row["agency"], row["agency"]) if row["agency"] else t("published")
    said = t(
        "{file}: {dataset}, {force}, on {when} by {by}. {rows} in the file: {accepted} accepted, {same} there already,"
        " {repeated} repeated, {rejected} rejected.",
        file=row["file_name"],
        dataset=data_words.dataset(row["dataset"]),
        force=force,
        when=words.clock(row["loaded_at"]),
        by=row["loaded_by"],
        rows=tn("{count} row", "{count} rows", row["received_count"]),
        accepted=number(row["accepted_count"]),
        same=number(row["unchanged_count"]),
        repeated=number(row["repeated_count"]),
        rejected=number(row["rejected_count"]),
    )
    return said + (" " + t("Undone on {when}.", when=words.clock(row["undone_at"])) if row["undone_at"] else "")


def _problems(load: dict, kind: str, title: str, viewer: Viewer) -> None:
    """By rule for everybody, row by row for the force that sent them."""
    st.markdown(f"**{title}**")
    counted = records_intake.by_rule(load["id"], kind)
    if counted.is_empty():
        st.markdown(t("The rows themselves are kept for 90 days."))
        return
    st.markdown("\n".join(f"- {number(n)} × {plain(data_words.rule(name))}" for name, n in counted.iter_rows()))
    if may_see_rows(viewer, load["agency"]):
        if not looks.named(
            viewer, "list", f"{kind} rows of load {load['id']}", [load["agency"] or ""], load[f"{kind}_count"]
        ):
            return
        found = records_intake.problems(load["id"], load["agency"], kind, viewer)
        st.dataframe(_shown(found), hide_index=True, height="content", alt=title)
        if kind == "rejected":
            data_upload.rejected_button(load["id"], load["rejected_count"], load["agency"], viewer)
    else:
        st.caption(t("The rows themselves are shown to the force that sent them."))


def _shown(found: pl.DataFrame) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                t("Row"): number(row["row_number"]),
                t("Column"): row["column_name"] or "",
                t("Value"): row["value"] or "",
                t("Reason"): data_words.rule(row["rule"], row["value"], json.loads(row["parameters"])),
            }
            for row in found.iter_rows(named=True)
            if row["rule"] in {**ROWS, **FLAGS}
        ]
    )
