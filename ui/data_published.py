"""How published statistics look beside their own printed totals, and beside our counts."""

from html import escape

import polars as pl
import streamlit as st

from data.facts import Facts
from queries import reconciliation
from ui import words
from ui.words import number, t

MOST = 200


def show(facts: Facts) -> None:
    totals = reconciliation.totals(facts)
    if totals.is_empty():
        st.markdown(
            t("No published statistics were loaded yet. They come in under Upload, or with `python -m data load`.")
        )
        return
    _answer(totals)
    left, right = st.columns([38, 62], gap="large")
    with left:
        st.header(t("Do the printed totals add up?"))
        _by_year(totals)
        _differing(facts, totals.filter(~pl.col("agrees")))
    with right:
        st.header(t("Published counts beside our own"))
        _beside(facts)


def _answer(totals: pl.DataFrame) -> None:
    agree, every = int(totals["agrees"].sum()), totals.height
    said = t(
        "{agree} of {count} printed state totals are the sums of their police units.",
        agree=number(agree),
        count=number(every),
    )
    if agree == every:
        said = t("All {count} printed state totals are the sums of their police units.", count=number(every))
    st.markdown(f"**{said}**")


def _by_year(totals: pl.DataFrame) -> None:
    shown = [
        {
            t("Year"): str(row["year"]),
            t("States"): number(row["state_count"]),
            t("Totals printed"): number(row["total_count"]),
            t("Agree"): number(row["agree_count"]),
            t("Differ"): number(row["total_count"] - row["agree_count"]),
        }
        for row in reconciliation.by_year(totals).iter_rows(named=True)
    ]
    st.dataframe(pl.DataFrame(shown), hide_index=True, height="content", alt=t("Do the printed totals add up?"))


def _differing(facts: Facts, wrong: pl.DataFrame) -> None:
    """Totals that are not the sum are listed, not hidden."""
    if wrong.is_empty():
        return
    states, heads = words.names(facts.states), words.names(facts.crime_heads)
    shown = [
        {
            t("State"): str(states.get(row["state"], row["state"])),
            t("Year"): str(row["year"]),
            t("Head"): str(heads.get(row["head"], row["head"])),
            t("Printed"): number(row["printed"]),
            t("Units add up to"): number(row["summed"]),
        }
        for row in wrong.head(MOST).iter_rows(named=True)
    ]
    st.dataframe(pl.DataFrame(shown), hide_index=True, height=360, alt=t("Totals that are not the sum of their units"))
    if wrong.height > MOST:
        st.caption(t("The first {most} of {count}.", most=number(MOST), count=number(wrong.height)))


def _beside(facts: Facts) -> None:
    st.markdown(
        t(
            "The two cannot agree exactly: published statistics count every registered case of a head, whoever did it, by the"
            " year of registration and under the principal offence only; our counts are of incidents that a gang did or is"
            " suspected of, by whichever force reports to Sajha."
        )
    )
    found, heads = reconciliation.beside_ours(facts), words.names(facts.crime_heads)
    lines = [
        [
            str(row["year"]),
            str(heads.get(row["head"], row["head"])),
            number(row["published_count"]),
            words.kind(row["kind"]),
            t("none of that year") if row["our_count"] is None else number(row["our_count"]),
            t(row["relation"]) if row["relation"] else "",
        ]
        for row in found.iter_rows(named=True)
    ]
    titles = ("Year", "Published head", "Cases, all India", "Our kind of incident", "Our incidents", "Why they differ")
    if lines:
        st.html(report([t(title) for title in titles], lines))


def report(head: list[str], lines: list[list[str]], name: str = "sajha-facts") -> str:
    """A table whose long texts break into lines, as HTML; on a phone each row becomes a card."""
    cells = "".join(f"<th>{escape(title)}</th>" for title in head)
    rows = (
        "".join(f'<td data-head="{escape(title)}">{escape(text)}</td>' for title, text in zip(head, line, strict=True))
        for line in lines
    )
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<table class="sajha-report {name}"><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>'
