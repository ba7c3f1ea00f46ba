"""The rest of a nodal officer's desk: gaps that concern us, files to send, rows that were refused, reviews that are due."""

from html import escape

import polars as pl
import streamlit as st

from data.facts import Facts, ist_date
from queries import records_intake
from queries.desk import AHEAD_DAYS, reviews
from queries.gaps.shape import address_of
from queries.visible import Viewer
from ui import asked, data_receipts, data_upload, exchange_remarks, gaps, gaps_looks, gaps_one, gaps_then, rows, words
from ui.words import t, tn


def gap_list(facts: Facts, viewer: Viewer, found: pl.DataFrame) -> None:
    """The gaps that concern us, those on which we must act first; one opened with the form of our remark."""
    gaps_one.opened(facts, found, gaps_then.marks(None))
    if found.is_empty():
        st.markdown(t("No coordination gap concerns your force."))
        return
    shown = gaps_looks.logged(rows.page_of(found, "desk_gaps"), "desk")
    said = exchange_remarks.of(facts, shown["gap_key"].to_list())
    for row in shown.to_dicts():
        with st.container(border=True):
            text, button = st.columns([7, 1.4], vertical_alignment="center")
            text.html(_gap(facts, viewer, row, said.get(row["gap_key"], ())))
            of = address_of(row["gap_key"])
            button.button(t("Our remark"), key=f"gap_{of}", on_click=asked.set_own, args=("gap", of))


def _gap(facts: Facts, viewer: Viewer, row: dict, remarks) -> str:
    ours = viewer.agency in row["must_act"].split()
    who = t("We must act") if ours else t("Others must act")
    told = "".join(f'<p class="remark">{escape(line)}</p>' for line in remarks)
    head = f"<b>{escape(gaps.title(row['rule']))}</b> {escape(gaps.sentence(facts, row))}"
    return f'<p class="sajha-decision">{head}<br><span>{escape(who)}</span></p>{told}'


def files(facts: Facts, viewer: Viewer) -> None:
    """What was refused of our last files, one opened; then a file to try and send, a nil report, and empty workbooks."""
    if asked.own("load") is not None:
        data_receipts.one(facts, viewer)
    st.header(t("Rows of ours that were refused"))
    found = records_intake.loads([viewer.agency or ""], None)
    refused = found.filter((pl.col("rejected_count") > 0) & pl.col("undone_at").is_null())
    if refused.is_empty():
        st.markdown(t("None in the last files."))
    for row in refused.head(5).to_dicts():
        said, button = st.columns([7, 1.4], vertical_alignment="center")
        count = tn("{count} row refused", "{count} rows refused", row["rejected_count"])
        said.text(f"{words.clock(row['loaded_at'])} · {row['file_name']} · {count}")
        button.button(t("Show"), key=f"load_{row['id']}", on_click=asked.set_own, args=("load", str(row["id"])))
    data_upload.show(facts, viewer)


def review_list(facts: Facts, viewer: Viewer) -> None:
    """Entries of our book of offenders whose review is past or near, by number; their names stand in the search."""
    found = reviews(facts, viewer.agency or "", ist_date(facts.as_of))
    if found.is_empty():
        st.markdown(t("No review is due within {days} days.", days=words.number(AHEAD_DAYS)))
        return
    past = int((found["days_over"] > 0).sum())
    st.markdown(
        t(
            "{past}, {ahead}. Past its date an entry is seen by our force alone.",
            past=tn("{count} review is past its date", "{count} reviews are past their date", past),
            ahead=tn("{count} is due soon", "{count} are due soon", found.height - past),
        )
    )
    gangs, page = words.names(facts.gangs), rows.page_of(found, "desk_reviews")
    for row in page.to_dicts():
        said, button = st.columns([7, 1.4], vertical_alignment="center")
        day = words.day(row["review_by"])
        late = t("past since {day}", day=day) if row["days_over"] > 0 else t("due on {day}", day=day)
        said.text(f"{row['agency']} {row['reference']} · {gangs.get(row['gang'], row['gang'] or '')} · {late}")
        with button:
            asked.link("search", t("Open it"), record=f"offender/{row['agency']}/{row['reference']}")
