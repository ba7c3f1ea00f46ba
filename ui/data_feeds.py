"""How feeds look: the answer, a table of forces and datasets, and how complete what came is."""

from html import escape

import polars as pl
import streamlit as st

from data.facts import Facts
from data.schema.vocabulary import DATASETS
from queries import feeds
from queries.filters import Filters
from ui import data_words, words
from ui.asked import choose
from ui.words import number, t, tn

SIGNS = {"fresh": "●", "late": "▲", "nil": "○", "zero": "□", "not_participating": "–"}


def answer(facts: Facts, table: pl.DataFrame) -> str:
    """The answer first, as HTML."""
    here = table.filter(pl.col("look") != "not_participating")
    if here.is_empty():
        return _said(t("No force has promised to send anything yet. A promise is entered under Upload, as a file."))
    late = here.filter(pl.col("look") == "late").sort("days_late", descending=True)
    said = t(
        "{fresh} of {all} promised feeds came in time, {nil} of them as a nil report.",
        fresh=number(here.height - late.height),
        all=number(here.height),
        nil=number(here.filter(pl.col("look") == "nil").height),
    )
    if late.height:
        first = late.row(0, named=True)
        said += " " + t(
            "{late}, most of all {force}: {dataset}, {days} days over its promise.",
            late=tn("{count} is late", "{count} are late", late.height),
            force=words.names(facts.agencies).get(first["agency"], first["agency"]),
            dataset=data_words.short(first["dataset"]),
            days=number(first["days_late"]),
        )
    return _said(said)


def _said(text: str) -> str:
    return f'<p class="sajha-answer">{escape(text)}</p>'


def show(facts: Facts, filters: Filters, table: pl.DataFrame) -> None:
    """Every feed, then the completeness of one dataset."""
    if table.is_empty():
        return
    st.html(_legend(table) + _matrix(facts, table))
    known = feeds.complete_datasets(facts, filters)
    if known:
        st.header(t("How complete is what came"))
        dataset = choose(st.segmented_control, t("Dataset"), "dataset", known, data_words.short, required=True)
        _complete(facts, feeds.completeness(facts, filters, dataset), dataset)


def _legend(table: pl.DataFrame) -> str:
    explained = {
        "fresh": t("in time, with the day it came"),
        "late": t("late: nothing since that day, longer than promised"),
        "nil": t("nil report: the force says there is nothing to report"),
        "zero": t("zero: a file came in time, no record lies in the last interval"),
        "not_participating": t("the force takes part no longer"),
    }
    parts = [
        f'<span class="sajha-feed {look}">{SIGNS[look]} {escape(text)}</span>'
        for look, text in explained.items()
        if look in set(table["look"]) or look != "not_participating"
    ]
    return f'<div class="sajha-legend">{"".join(parts)}<span>{escape(t("empty: nothing was promised"))}</span></div>'


def _matrix(facts: Facts, table: pl.DataFrame) -> str:
    """Forces down, datasets across, as HTML: no table of Streamlit lets four looks stand apart."""
    names, datasets = words.names(facts.agencies), [code for code in DATASETS if code in set(table["dataset"])]
    cells = {(row["agency"], row["dataset"]): row for row in table.iter_rows(named=True)}
    head = "".join(f"<th>{escape(data_words.short(code))}</th>" for code in datasets)
    lines = []
    for agency in table["agency"].unique(maintain_order=True):
        row = "".join(_cell(cells.get((agency, code)), code) for code in datasets)
        lines.append(f"<tr><th>{escape(str(names.get(agency, agency)))}</th>{row}</tr>")
    title = escape(t("Force"))
    return (
        f'<div class="sajha-feeds"><table><thead><tr><th>{title}</th>{head}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def _cell(row: dict | None, dataset: str) -> str:
    title = escape(data_words.short(dataset))
    if row is None:
        return f'<td class="unasked" data-head="{title}"></td>'
    look = row["look"]
    return f'<td class="sajha-feed {look}" data-head="{title}">{SIGNS[look]} {escape(_said_of(row))}</td>'


def _said_of(row: dict) -> str:
    look, last = row["look"], words.day(row["last_on"])
    if look == "not_participating":
        return t("not taking part")
    if look == "late":
        since = last if row["last_on"] else t("nothing yet")
        return tn("{since}, {count} day over", "{since}, {count} days over", row["days_late"], since=since)
    if look == "nil":
        return t("nil to {day}", day=words.day(row["nil_until"]))
    if look == "zero":
        return t("zero, {day}", day=last)
    return last


def _complete(facts: Facts, found: pl.DataFrame, dataset: str) -> None:
    columns = list(feeds.ROWS[dataset].filled)
    names = words.names(facts.agencies)
    every = found.select(pl.lit("").alias("agency"), pl.col("row_count", *columns).sum())
    rows = pl.concat([every, found], how="vertical_relaxed")
    shown = [
        {
            t("Force"): t("All of these") if not row["agency"] else str(names.get(row["agency"], row["agency"])),
            t("Records"): number(row["row_count"]),
            **{t(data_words.COLUMNS[name]): part(row[name], row["row_count"]) for name in columns},
        }
        for row in rows.iter_rows(named=True)
    ]
    st.caption(
        t(
            "Records of the last interval that the force promised, up to the day it was last heard, and how many of them say"
            " it. Under ten records: counts, no percentages."
        )
    )
    st.dataframe(
        pl.DataFrame(shown), hide_index=True, height="content", alt=t("How complete each force's last records are")
    )


def part(count: int, whole: int) -> str:
    """`93 % (40 of 43)`; under ten records the counts alone; a dash of none."""
    if not whole:
        return "–"
    counts = t("{count} of {whole}", count=number(count), whole=number(whole))
    return counts if whole < feeds.SMALL else f"{words.percent(100 * count / whole)} ({counts})"
