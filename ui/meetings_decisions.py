"""Decisions of meetings as work: what needs attention first, by force, by series, and one decision with its reports."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import partial
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from data.disclosure import Record
from data.facts import Facts
from queries import actions, decisions, records
from queries.decisions import KEY
from queries.filters import Filters
from queries.visible import Viewer, visible
from ui import asked, charts, disclosures, feeds, lists, looks, words
from ui import rows as row_tables
from ui.lists import Listing
from ui.meetings import series_name
from ui.words import t, tn

INSTANT = pl.Datetime("us", "UTC")
STATUSES = {
    "open": "Open",
    "in_progress": "In progress",
    "reported_complied": "Reported complied",
    "accepted": "Accepted by the chair",
    "kept_for_monitoring": "Kept for monitoring",
    "withdrawn": "Withdrawn",
}
UPDATES = {
    "recorded": "Recorded",
    "report": "Report",
    "revised_due_date": "Due date revised",
    "chair_decision": "Decision of the chair",
    "correction": "Correction",
    "strike_out": "Struck out",
}


def status(code: str) -> str:
    return t(STATUSES[code])


def answer(rows: pl.DataFrame, then_open: int, then_overdue: int) -> str:
    """How many stand open, what is overdue and what nobody reports on; as HTML."""
    counts = dict.fromkeys(decisions.ATTENTION, 0) | dict(
        rows.group_by(pl.col("attention").cast(pl.String)).len().iter_rows()
    )
    head = tn("{count} decision open", "{count} decisions open", rows.height)
    said = {
        "overdue": tn("{count} overdue", "{count} overdue", counts["overdue"]),
        "unreported": tn(
            "{count} without a report for a month", "{count} without a report for a month", counts["unreported"]
        ),
        "awaiting": tn(
            "{count} reported complied over a month ago and not yet accepted",
            "{count} reported complied over a month ago and not yet accepted",
            counts["awaiting"],
        ),
    }
    parts = [text for code, text in said.items() if counts[code] or code == "overdue"]
    then = t(
        "in the comparison {open} open, {overdue} overdue",
        open=words.number(then_open),
        overdue=words.number(then_overdue),
    )
    return f'<p class="sajha-answer"><b>{escape(head)}</b>: {escape(", ".join(parts))}; {escape(then)}{t(".")}</p>'


def taken(found: pl.DataFrame, then: pl.DataFrame) -> str:
    """Where the decisions of the period stand today, as HTML."""
    total, before = int(found["decision_count"].sum()), int(then["decision_count"].sum())
    head = tn("{count} decision taken in the period", "{count} decisions taken in the period", total)
    compared = t(
        "{then} in the comparison, {change}", then=words.number(before), change=words.difference(total, before)
    )
    parts = [f"{status(row['status'])}: {words.number(row['decision_count'])}" for row in found.to_dicts()]
    return f"<p><b>{escape(head)}</b> ({escape(compared)}){t('.')} {escape(' · '.join(parts))}{t('.')}</p>"


def attention(row: dict) -> str:
    """What there is to say about an item, neutrally."""
    days = row["quiet_days"]
    if row["attention"] == "overdue":
        return tn("overdue by {count} day", "overdue by {count} days", row["days_overdue"])
    if row["attention"] == "unreported" and row["last_report_on"] is None:
        since = words.day(row["decided_on"])
        return tn(
            "no report since decided {since} ({count} day)",
            "no report since decided {since} ({count} days)",
            days,
            since=since,
        )
    since = words.day(row["last_report_on"])
    if row["attention"] == "unreported":
        return tn("no report since {since} ({count} day)", "no report since {since} ({count} days)", days, since=since)
    if row["status"] == "reported_complied" and row["last_report_on"] is not None:
        return tn(
            "waits for the chair since {since} ({count} day)",
            "waits for the chair since {since} ({count} days)",
            days,
            since=since,
        )
    return ""


def due(row: dict, names: Mapping[Any, str] | None = None) -> str:
    """The due date, and as first set where it was moved; and by whom, with `names` of agencies."""
    if row["due_on"] is None:
        return t("no due date")
    if row["first_due_on"] in (None, row["due_on"]):
        return words.day(row["due_on"])
    first = words.day(row["first_due_on"])
    if names is None or row["extended_by"] is None:
        return t("{due} (first {first})", due=words.day(row["due_on"]), first=first)
    by = names.get(row["extended_by"], row["extended_by"])
    return t("{due} (first {first}, moved by {force})", due=words.day(row["due_on"]), first=first, force=by)


def listed(facts: Facts, rows: pl.DataFrame) -> None:
    """The open items that the viewer may see, a page at a time, what needs attention first; and how many he may not."""
    seen = visible(rows, asked.viewer())
    some = row_tables.page_of(seen, "items")
    shown = readable(facts, some)
    keys = shown[t("Item")].to_list()
    marked = pl.Series(t("Item"), row_tables.marked(keys, "item"), dtype=pl.String)
    wide = {t("Decision"): 400, t("Must act"): 240, t("Standing"): 300, t("Meeting"): 240}
    alt = t("Open decisions; choosing one shows its reports")
    row_tables.leading(shown.with_columns(marked), keys, "item", alt, wide=wide)
    not_listed(rows.height - seen.height)


def listing(facts: Facts, filters: Filters, viewer: Viewer, rows: pl.DataFrame) -> Listing:
    """`rows` of `decisions.standing` for an exporter."""
    title = t("Open decisions: overdue first, then without a report for a month")
    return lists.listing(facts, filters, viewer, title, rows, partial(readable, facts))


def readable(facts: Facts, some: pl.DataFrame) -> pl.DataFrame:
    """Decisions with their texts, and the names of forces and series."""
    texts, each = _texts(some), some.to_dicts()
    shown = {
        t("Item"): pl.Series([f"{row['agency']}/{row['reference']}" for row in each], dtype=pl.String),
        t("Decision"): [texts.get((row["agency"], row["reference"]), "") for row in each],
        t("Must act"): [feeds.listed(facts, row["named_to"]) for row in each],
        t("Standing"): [attention(row) or status(row["status"]) for row in each],
        t("Due"): some["due_on"],
        t("First due"): some["first_due_on"],
        t("Days overdue"): [row["days_overdue"] or None for row in each],
        t("Age, days"): some["age_days"],
        t("Carried over"): some["carried_count"],
        t("Meeting"): [series_name(facts, row["series"]) for row in each],
    }
    return pl.DataFrame(shown)


def not_listed(count: int) -> None:
    if count:
        st.markdown(
            tn(
                "{count} more is counted and not listed: it is open only to the forces that must act.",
                "{count} more are counted and not listed: they are open only to the forces that must act.",
                count,
            )
        )


def _what(rows: pl.DataFrame) -> str:
    """The first and the last decision of a page, for the log."""
    keys = [f"{row['agency']}/{row['reference']}" for row in rows.to_dicts()]
    return f"decisions {' … '.join(dict.fromkeys((keys[0], keys[-1])))}"


def _texts(rows: pl.DataFrame) -> dict[tuple[str, str], str]:
    """Key to the decision's text, while the database is there."""
    if rows.height and not looks.named(asked.viewer(), "list", _what(rows), lists.owners(rows), rows.height):
        return {}
    try:
        found = records.decisions(rows, asked.viewer())
    except row_tables.AWAY:
        st.warning(t("The texts cannot be read while the database is away; the counts stand."))
        return {}
    hindi, other = ("decision_hi", "decision") if words.language() == "hi" else ("decision", "decision_hi")
    return {(row["agency"], row["reference"]): row[hindi] or row[other] or "" for row in found.to_dicts()}


def by_owner(facts: Facts, rows: pl.DataFrame) -> None:
    """One line per force that must act, from `decisions.by_owner`."""
    found = row_tables.in_order(facts, rows, "force")
    shown = {t("Force"): [feeds.named(facts, code) for code in found["force"]]} | _counts(found)
    row_tables.table(pl.DataFrame(shown), t("Open decisions by force that must act"), 330)
    if found.height > 1:
        st.caption(t("A decision on which two forces must act is in both rows: they do not add up to the total."))


def _counts(found: pl.DataFrame) -> dict[str, Any]:
    titles = {
        "open_count": t("Open"),
        "overdue_count": t("Overdue"),
        "unreported_count": t("No report for a month"),
        "awaiting_count": t("Waits for the chair"),
        "carried_count": t("Carried over"),
        "oldest_days": t("Oldest, days"),
    }
    return {title: found[name] for name, title in titles.items()}


def by_month(found: pl.DataFrame, months: tuple[date, ...]) -> None:
    """All open decisions at the end of each month, as columns."""
    counts = Counter[date]()
    for month, count in found.select("month", "open_count").iter_rows():
        counts[month] += count
    every = pl.DataFrame({"month": months, "count": [counts[month] for month in months]}, schema=charts.MONTHS)
    figure = charts.months(every, height=330)
    charts.show(figure, key="open_by_month", alt=t("Open decisions at each month's end"))


def by_series_and_month(facts: Facts, found: pl.DataFrame) -> None:
    """The same series by series, most open first."""
    if found.is_empty():
        return
    counts: dict[str | None, dict[date, int]] = {}
    for series, month, count in found.select("series", "month", "open_count").iter_rows():
        counts.setdefault(series, {})[month] = count
    months = list(next(iter(counts.values())))
    ranked = sorted(counts, key=lambda series: (-counts[series][months[-1]], series is None, series or ""))
    shown: dict[str, Any] = {t("Series"): [series_name(facts, series) for series in ranked]}
    shown |= {words.month(month): [counts[series][month] for series in ranked] for month in months}
    row_tables.table(pl.DataFrame(shown), t("Open decisions by series and month"), 480)


def opened(facts: Facts, filters: Filters, day: date) -> None:
    """The decision in the address with every report on it, if it is asked for and the viewer may see it."""
    key = asked.own("item")
    if key is None:
        return
    agency, _, reference = key.partition("/")
    asked_for = (pl.col("agency") == agency) & (pl.col("reference") == reference)
    items = actions.owned(facts, filters).filter(asked_for)
    found = visible(decisions.described(facts, items, day), asked.viewer())
    if found.is_empty():
        st.warning(
            t(
                "The decision “{key}” in the link is not among those asked for that are open to you.",
                key=words.plain(key[:40]),
            )
        )
        return
    with st.container(border=True, key="one_item"):
        _show(facts, found, key)


def _show(facts: Facts, found: pl.DataFrame, key: str) -> None:
    row = found.to_dicts()[0]
    head, close = st.columns([8, 1], vertical_alignment="center")
    with head:
        st.header(f"{words.plain(key)} · {status(row['status'])}")
    with close:
        row_tables.close("item")
    st.text(_texts(found).get((row["agency"], row["reference"]), ""))
    said = [
        t("Must act: {forces}", forces=feeds.listed(facts, row["named_to"])),
        t("Due {due}", due=due(row, words.names(facts.agencies))),
        attention(row),
    ]
    st.text(" · ".join(part for part in said if part))
    _history(facts, found)
    disclosures.with_record(facts, asked.viewer(), Record("action_item", row["agency"], row["reference"]))


def _history(facts: Facts, found: pl.DataFrame) -> None:
    try:
        each = records.reports(found.select(KEY), asked.viewer()).to_dicts()
    except row_tables.AWAY:
        st.warning(t("The reports cannot be read while the database is away."))
        return
    if not each:
        st.markdown(t("No report is recorded yet."))
        return
    remark = "remark_hi" if words.language() == "hi" else "remark"
    shown = {
        t("When"): pl.Series([row["made_at"] for row in each], dtype=INSTANT),
        t("What"): [t(UPDATES[row["kind"]]) for row in each],
        t("New due date"): pl.Series([row["due_on_after"] for row in each], dtype=pl.Date),
        t("Force"): [feeds.named(facts, row["force"]) for row in each],
        t("Post"): [row["post"] for row in each],
        t("Text"): [row[remark] or row["remark"] or "" for row in each],
        t("Status after"): [status(row["status_after"]) if row["status_after"] else "–" for row in each],
    }
    row_tables.table(pl.DataFrame(shown), t("Reports on the decision"))
