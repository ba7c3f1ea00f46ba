"""One operation: who takes part and how, plan against reality in time and results, and why they differ."""

from datetime import date

import polars as pl
import streamlit as st

from data.disclosure import Record
from data.facts import Facts
from queries import records
from queries.operation_results import RESULTS
from queries.operations import KEY
from ui import asked, disclosures, feeds, looks, words
from ui import operations as look
from ui import rows as row_tables
from ui.operations_board import contacts
from ui.words import t, tn

INSTANT = pl.Datetime("ms", "UTC")


def opened(facts: Facts, seen: pl.DataFrame) -> None:
    """The operation in the address, if it is one of `seen`; whatever else is asked for, an operation open to others is not
    told apart from one that does not exist."""
    key = asked.own("operation")
    if key is None:
        return
    agency, _, reference = key.partition("/")
    found = seen.filter((pl.col("agency") == agency) & (pl.col("reference") == reference)).to_dicts()
    if not found:
        st.warning(
            t(
                "The operation “{key}” in the link is not among those asked for that are open to you.",
                key=words.plain(key[:40]),
            )
        )
        return
    with st.container(border=True, key="one_operation"):
        _show(facts, found[0])


def _show(facts: Facts, row: dict) -> None:
    named = _named(row)
    head, ask, close = st.columns([6, 2, 1], vertical_alignment="center")
    name = (named["name_hi"] if words.language() == "hi" else named["name"]) if named else ""
    with head:
        said = (words.plain(look.key(row)), words.plain(name), look.status(row["status"]))
        st.header(" · ".join(part for part in said if part))
    with ask, st.popover(t("Whom to ask"), width="stretch"):
        contacts(facts, row["named_to"].split())
    with close:
        row_tables.close("operation")
    if late := look.late(row):
        st.markdown(f":orange[**{late}**]")
    st.text(_where(facts, row))
    left, right = st.columns(2, gap="medium")
    with left:
        _forces(facts, row)
        _in_time(row)
    with right:
        _in_results(row)
        _reason(row, named)
    if named:
        disclosures.with_record(facts, asked.viewer(), Record("operation", row["agency"], row["reference"]))


def _named(row: dict) -> dict | None:
    """Its name and the reason for variance, while the database is there, and the log to enter the look in."""
    if not looks.shown(asked.viewer(), "record", f"operation/{row['agency']}/{row['reference']}", [row["agency"]], 1):
        return None
    try:
        found = records.operations(pl.DataFrame({name: [row[name]] for name in KEY}), asked.viewer()).to_dicts()
    except row_tables.AWAY:
        st.warning(t("The name cannot be read while the database is away; the numbers stand."))
        return None
    return found[0] if found else None


def _where(facts: Facts, row: dict) -> str:
    codes = _of(facts.operation_districts, row)["district"].to_list()
    known = facts.districts.filter(pl.col("code").is_in(codes)).sort("state", "name").to_dicts()
    states = words.names(facts.states)
    places = [
        f"{item['name_hi' if words.language() == 'hi' else 'name']} ({states.get(item['state'])})" for item in known
    ]
    where = words.listing(places, 8) if places else t("no district stated")
    return t("Against: {gang}. Districts: {places}.", gang=look.gang(facts, row["gang"]), places=where)


def _of(frame: pl.DataFrame, row: dict) -> pl.DataFrame:
    return frame.filter((pl.col("agency") == row["agency"]) & (pl.col("reference") == row["reference"]))


def _forces(facts: Facts, row: dict) -> None:
    """Who leads, who takes part, and what help the host state was asked for and gave."""
    part = _of(facts.operation_agencies, row).sort("role", "force").to_dicts()
    shown = {
        t("Force"): [feeds.named(facts, item["force"]) for item in part],
        t("Role"): [t(look.ROLES[item["role"]]) for item in part],
        t("Assistance asked"): pl.Series([item["assistance_asked_at"] for item in part], dtype=INSTANT),
        t("Assistance given"): pl.Series([item["assistance_given_at"] for item in part], dtype=INSTANT),
        t("After"): [_after(item) for item in part],
    }
    row_tables.table(pl.DataFrame(shown), t("Forces and their roles"))


def _after(item: dict) -> str | None:
    if item["assistance_asked_at"] is None:
        return None
    if item["assistance_given_at"] is None:
        return t("none recorded")
    return words.duration((item["assistance_given_at"] - item["assistance_asked_at"]).total_seconds())


def _in_time(row: dict) -> None:
    steps = (("start", "started_on", t("Start")), ("end", "ended_on", t("End")))
    plans = [(row[f"first_planned_{step}_on"], row[f"planned_{step}_on"], row[real]) for step, real, _ in steps]
    shown = {
        "": [name for *_, name in steps],
        t("First planned"): pl.Series([first for first, _, _ in plans], dtype=pl.Date),
        t("Planned now"): pl.Series([plan for _, plan, _ in plans], dtype=pl.Date),
        t("Really"): pl.Series([real for *_, real in plans], dtype=pl.Date),
        t("Against plan"): [_days_between(plan, real) for _, plan, real in plans],
    }
    row_tables.table(pl.DataFrame(shown), t("Plan and reality in time"))


def _days_between(plan: date | None, real: date | None) -> str:
    if plan is None or real is None:
        return "–"
    days = (real - plan).days
    if days == 0:
        return t("as planned")
    return (
        tn("{count} day later", "{count} days later", days)
        if days > 0
        else tn("{count} day earlier", "{count} days earlier", -days)
    )


def _in_results(row: dict) -> None:
    pairs = [(code, row[f"expected_{code}"], row[f"real_{code}"]) for code in RESULTS]
    shown = {
        t("Result"): [t(look.RESULTS[code]) for code, *_ in pairs],
        t("Expected"): [look.result(code, expected) for code, expected, _ in pairs],
        t("Made or recovered"): [look.result(code, real) for code, _, real in pairs],
        t("Difference"): [_difference(*pair) for pair in pairs],
    }
    row_tables.table(pl.DataFrame(shown), t("Results against what was expected"))


def _difference(code: str, expected: float | None, real: float | None) -> str:
    if expected is None or real is None:
        return "–"
    change = round(real - expected, 2)
    if change == 0:
        return t("as expected")
    return f"{'+' if change > 0 else '−'}{look.result(code, abs(change))}"


def _reason(row: dict, named: dict | None) -> None:
    if named is None:
        return
    reason = named["variance_reason_hi" if words.language() == "hi" else "variance_reason"] or named["variance_reason"]
    if reason:
        st.text(t("Reason stated for the difference: {reason}", reason=reason))
    elif row["status"] == "concluded":
        st.text(t("No reason for a difference is stated."))
