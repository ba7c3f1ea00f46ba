"""How joint operations read: codes as words, the answer in a sentence, and the list of operations."""

from functools import partial
from html import escape

import polars as pl
import streamlit as st

from data.facts import Facts, ist_date
from queries.filters import Filters
from queries.visible import Viewer
from ui import asked, charts, feeds, lists, words
from ui import rows as row_tables
from ui.lists import Listing
from ui.words import t, tn

STATUSES = {
    "planned": "Planned",
    "approved": "Approved",
    "running": "Running",
    "concluded": "Concluded",
    "deferred": "Deferred",
    "cancelled": "Cancelled",
}
ROLES = {"lead": "Leads", "joint": "Takes part", "host": "Host state"}
RESULTS = {
    "arrest_count": "Arrests",
    "weapon_count": "Weapons",
    "vehicle_count": "Vehicles",
    "cash_inr": "Cash",
    "drugs_kg": "Drugs",
}


def status(code: str) -> str:
    return t(STATUSES[code])


def result(code: str, value: float | None) -> str:
    """A result with its unit."""
    if value is None:
        return t("not stated")
    if code == "cash_inr":
        return words.rupees(value)
    if code == "drugs_kg":
        return t("{weight} kg", weight=words.number(value, 2 if value < 10 else 1))
    return words.number(value)


def against(code: str, real: float, expected: float) -> str:
    """`14 of 49 (29 %)`."""
    return words.against(real, expected, lambda value: result(code, value))


def key(row: dict) -> str:
    """As it stands in the address."""
    return f"{row['agency']}/{row['reference']}"


def late(row: dict) -> str:
    """What the plan said and has not come; empty where nothing is late."""
    if row["late"] is None:
        return ""
    due = row["planned_start_on"] if row["late"] == "start" else row["planned_end_on"]
    said = t("should have started {day}") if row["late"] == "start" else t("should have ended {day}")
    days = tn("{count} day over", "{count} days over", row["days_late"])
    return f"{said.format(day=words.day(due))}, {days}"


def answer(facts: Facts, filters: Filters, statuses: pl.DataFrame, then: pl.DataFrame) -> str:
    """The answer first, as HTML: what is late, what stands where, and how many were concluded against the comparison."""
    by = {row["status"]: row for row in statuses.to_dicts()}
    count = {code: row["seen_count"] + row["hidden_count"] for code, row in by.items()}
    starts, ends = by["planned"]["late_count"] + by["approved"]["late_count"], by["running"]["late_count"]
    concluded = by["concluded"]["seen_count"] + by["concluded"]["hidden_count"]
    before = sum(then.filter(pl.col("status") == "concluded").select("seen_count", "hidden_count").row(0))
    parts = [
        tn(
            "{count} operation should have started and has not",
            "{count} operations should have started and have not",
            starts,
        ),
        tn(
            "{count} should have ended and is still said to run",
            "{count} should have ended and are still said to run",
            ends,
        ),
    ]
    stand = t(
        "{running} running, {ahead} planned or approved, {concluded} concluded; {then} in the comparison, {change}.",
        running=words.number(count["running"]),
        ahead=words.number(count["planned"] + count["approved"]),
        concluded=words.number(concluded),
        then=words.number(before),
        change=words.difference(concluded, before),
    )
    return f'<p class="sajha-answer"><b>{escape("; ".join(parts))}{t(".")}</b> {escape(stand)}</p>'


def forces(facts: Facts, codes: str) -> str:
    names = words.names(facts.agencies)
    return ", ".join(str(names.get(code, code)) for code in codes.split())


def gang(facts: Facts, code: str | None) -> str:
    return t("no gang stated") if code is None else words.name(facts.gangs, code)


def listed(facts: Facts, rows: pl.DataFrame) -> None:
    """The operations a page at a time."""
    table(facts, row_tables.page_of(rows, "operations"))


def listing(facts: Facts, filters: Filters, viewer: Viewer, title: str, rows: pl.DataFrame) -> Listing:
    """`rows` of `operation_board.seen` for an exporter."""
    return lists.listing(facts, filters, viewer, title, rows, partial(readable, facts))


def table(facts: Facts, rows: pl.DataFrame) -> None:
    """Operations as a table; choosing one opens it."""
    shown, keys = readable(facts, rows), [key(row) for row in rows.to_dicts()]
    shown = shown.with_columns(pl.Series(t("Operation"), row_tables.marked(keys, "operation"), dtype=pl.String))
    alt = t("Operations; choosing a row opens the operation")
    row_tables.leading(shown, keys, "operation", alt, wide={t("Against plan"): 330})


def readable(facts: Facts, rows: pl.DataFrame) -> pl.DataFrame:
    """Operations with the names of forces and gangs."""
    each = rows.to_dicts()
    return pl.DataFrame(
        {
            t("Operation"): [key(row) for row in each],
            t("Leads"): [feeds.named(facts, row["lead"]) for row in each],
            t("With"): [feeds.listed(facts, _others(row)) for row in each],
            t("Gang"): [gang(facts, row["gang"]) for row in each],
            t("Status"): [status(row["status"]) for row in each],
            t("Planned start"): rows["planned_start_on"],
            t("Planned end"): rows["planned_end_on"],
            t("Started"): rows["started_on"],
            t("Ended"): rows["ended_on"],
            t("Days late"): [row["days_late"] or None for row in each],
            t("Against plan"): [late(row) or _began(row) for row in each],
        }
    )


def _began(row: dict) -> str:
    """Whether it began as planned."""
    if row["started_on"] is None:
        return ""
    days = (row["started_on"] - row["planned_start_on"]).days
    if days == 0:
        return t("began as planned")
    if days > 0:
        return tn("began {count} day later", "began {count} days later", days)
    return tn("began {count} day earlier", "began {count} days earlier", -days)


def _others(row: dict) -> str:
    return " ".join(code for code in row["named_to"].split() if code != row["lead"])


def lines(facts: Facts, rows: pl.DataFrame) -> pl.DataFrame:
    """What the time line draws, one row per operation: label (its key), who leads, plan, reality (up to today where it has
    no end yet), late."""
    today = ist_date(facts.as_of)
    open_end = pl.when(pl.col("started_on").is_not_null()).then(pl.coalesce("ended_on", pl.lit(today)))
    each = rows.to_dicts()
    return rows.select(
        pl.Series("label", [key(row) for row in each], dtype=pl.String),
        pl.Series("who", [feeds.named(facts, row["lead"]) for row in each], dtype=pl.String),
        *("planned_start_on", "planned_end_on", "late"),
        began_on="started_on",
        over_on=pl.max_horizontal(open_end, "started_on"),
    )


def line_chosen(rows: pl.DataFrame) -> None:
    """A bar that was chosen becomes its operation's key in the address."""
    points = st.session_state["time_line"].selection.points
    if points and points[0].get("y") in {key(row) for row in rows.to_dicts()}:
        asked.set_own("operation", points[0]["y"])


def legend() -> str:
    """What the bars of the time line mean, as HTML."""
    marks = (
        (f'style="background:{charts.PALE}"', t("as planned now")),
        (f'style="background:{charts.ACCENT}"', t("as it really was")),
        ('class="past"', t("past its plan")),
    )
    spans = "".join(f"<span><i {look}></i>{escape(said)}</span>" for look, said in marks)
    more = escape(t("The upright line is today. A bar opens its operation."))
    return f'<div class="sajha-legend">{spans}<span>{more}</span></div>'
