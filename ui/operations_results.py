"""What concluded operations brought against what was expected: totals, by gang, by lead force."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from data.facts import Facts
from queries import operation_results
from queries.operation_results import RESULTS
from ui import asked, charts, feeds, operations_chart, words
from ui import operations as look
from ui import rows as row_tables
from ui.words import t, tn

LAKH = 1_00_000
UNITS = {
    "arrest_count": ("", 0),
    "weapon_count": ("", 0),
    "vehicle_count": ("", 0),
    "cash_inr": ("₹ lakh", 1),
    "drugs_kg": ("kg", 1),
}
"""Unit and digits of each result in a table."""
PART = {"cash_inr": LAKH}


def answer(facts: Facts, gangs: tuple[str, ...], rows: pl.DataFrame) -> str:
    """What the concluded operations brought, and whether it was what was expected; as HTML."""
    names = [words.name(facts.gangs, code) for code in gangs]
    who = t("against {gangs}", gangs=words.listing(names)) if gangs else t("against all gangs")
    head = tn("{count} operation {who} concluded", "{count} operations {who} concluded", rows.height, who=who)
    if rows.is_empty():
        return f'<p class="sajha-answer"><b>{escape(head)}{t(".")}</b></p>'
    found = operation_results.totals(rows).to_dicts()
    parts = [f"{t(look.RESULTS[row['result']])}: {_held_against(row)}" for row in found if row["compared_count"]]
    said = f"{t('results of what was expected')}: {'; '.join(parts)}{t('.')}"
    return f'<p class="sajha-answer"><b>{escape(head)}</b>; {escape(said)}</p>'


def _held_against(row: dict) -> str:
    return look.against(row["result"], row["compared_real"], row["compared_expected"])


def totals(rows: pl.DataFrame, then: pl.DataFrame) -> None:
    """The five results with what was expected, and what the comparison brought."""
    now, before = operation_results.totals(rows).to_dicts(), operation_results.totals(then).to_dicts()
    for place, row, old in zip(st.columns(len(RESULTS)), now, before, strict=True):
        code = row["result"]
        place.metric(
            t(look.RESULTS[code]),
            look.result(code, row["real"]),
            t("{then} in the comparison", then=look.result(code, old["real"])),
            delta_color="off",
            delta_arrow="off",
            help=words.measure("operation_results")[1],
            border=True,
        )
        place.markdown(_expected(row, rows.height))


def _expected(row: dict, operation_count: int) -> str:
    """What was expected, how much of it came, and of how many operations both are known."""
    if not row["compared_count"]:
        return t("What was expected is not stated.")
    expected = row["compared_expected"]
    said = t("expected {what}", what=look.result(row["result"], expected))
    if expected >= 10:
        said += ", " + t("{percent} of it reached", percent=words.percent(100 * row["compared_real"] / expected))
    if row["compared_count"] < operation_count:
        known, all_of_them = words.number(row["compared_count"]), words.number(operation_count)
        said += " " + t("(known for {known} of {all} operations)", known=known, all=all_of_them)
    return said


def by_gang(facts: Facts, rows: pl.DataFrame, then: pl.DataFrame) -> None:
    found = operation_results.by(rows, "gang")
    known = found.filter(pl.col("gang").is_not_null())
    st.header(t("By gang"))
    shown = {t("Gang"): row_tables.marked(known["gang"].to_list(), "gang", lambda code: look.gang(facts, code))}
    row_tables.leading(
        pl.DataFrame(shown | _columns(known) | _compared(known, then, "gang")),
        known["gang"].to_list(),
        "gang",
        t("Results by gang"),
        ("lead",),
        420,
    )
    if without := rows["gang"].null_count():
        st.caption(tn("{count} operation names no gang.", "{count} operations name no gang.", without))


def by_lead(facts: Facts, rows: pl.DataFrame, then: pl.DataFrame) -> None:
    found = row_tables.in_order(facts, operation_results.by_lead(facts, rows).drop_nulls("lead"), "lead")
    st.header(t("By lead force"))
    codes = found["lead"].to_list()
    shown = {t("Force"): row_tables.marked(codes, "lead", lambda code: feeds.named(facts, code))}
    beside = _compared(found, then, "lead") | {t("Takes part in"): found["taking_part_count"]}
    row_tables.leading(
        pl.DataFrame(shown | _columns(found, t("Led")) | beside),
        codes,
        "lead",
        t("Results by lead force"),
        ("gang",),
        420,
    )
    st.caption(
        t("Results are those of the force that leads. Taking part is counted beside, and is in no total: it overlaps.")
    )


def _compared(found: pl.DataFrame, then: pl.DataFrame, column: str) -> dict[str, list[int]]:
    """How many operations each had concluded in the comparison."""
    before = dict(operation_results.by(then, column).select(column, "operation_count").iter_rows())
    return {t("Operations in the comparison"): [before.get(code, 0) for code in found[column]]}


def _columns(found: pl.DataFrame, count_title: str | None = None) -> dict[str, Any]:
    """Counts, and per result what came and what was expected, where both are known."""
    columns: dict[str, Any] = {count_title or t("Operations"): found["operation_count"]}
    for code, (unit, digits) in UNITS.items():
        title = t(look.RESULTS[code]) + (f", {t(unit)}" if unit else "")
        part = PART.get(code, 1)
        known = pl.col(f"compared_count_{code}") > 0
        came = pl.when(known).then(f"compared_real_{code}").otherwise(f"real_{code}")
        expected = pl.when(known).then(f"compared_expected_{code}")
        kind = pl.Float64() if digits else pl.Int64()
        columns[title] = found.select((pl.when(pl.col("operation_count") > 0).then(came) / part).cast(kind)).to_series()
        columns[t("{result}: expected", result=title)] = found.select((expected / part).cast(kind)).to_series()
    return columns


def arrests(facts: Facts, rows: pl.DataFrame) -> None:
    """Arrests by gang as bars, what was expected as a line across each."""
    found = operation_results.by(rows.drop_nulls("gang"), "gang").head(10)
    st.header(t("Arrests made of those expected"))
    names = [look.gang(facts, code) for code in found["gang"]]
    real, expected = (found[f"compared_{what}_arrest_count"].to_list() for what in ("real", "expected"))
    figure = operations_chart.against(names, real, expected)
    alt = t("Arrests by gang; the upright mark is what was expected")
    charts.show(figure, key="arrests", alt=alt)


def chosen(facts: Facts, rows: pl.DataFrame) -> None:
    """The operations behind the row that was chosen in one of the two tables."""
    gang, lead = asked.own("gang"), asked.own("lead")
    if gang is None and lead is None:
        return
    into, code = ("gang", gang) if gang is not None else ("lead", lead)
    register = facts.gangs if into == "gang" else facts.agencies
    name = words.name(register, code)
    head, close = st.columns([5, 1], vertical_alignment="bottom")
    head.header(t("Operations behind it: {name}", name=name))
    with close:
        row_tables.close(into)
    look.listed(facts, rows.filter(pl.col(into) == code))
