"""A place and a month on the map page: stepping, choosing, and the records behind one place's number."""

from collections.abc import Callable
from datetime import date
from functools import partial

import polars as pl
import streamlit as st

from data.engine import NotReady
from data.facts import Facts
from queries import activity, incidents, records
from queries.activity import Activity, Question
from queries.disclosures import disclosed
from queries.filters import Filters
from queries.visible import FEW, Viewer, hidden, visible
from ui import activity as look
from ui import asked, charts, lists, looks, words
from ui import rows as row_tables
from ui.lists import Listing, owners
from ui.operations_board import contacts
from ui.words import t, tn


def month(months: list[date]) -> date | None:
    """The month in the address, if it is one of `months`."""
    given = asked.own("month") or ""
    return next((item for item in months if item.strftime("%Y-%m") == given), None)


def _step(months: list[date], to: int | None) -> None:
    asked.set_own("month", None if to is None else months[to].strftime("%Y-%m"))


def month_buttons(months: list[date], chosen: date | None) -> None:
    """Back, forward, and the whole period; the arrow keys do the same."""
    at = months.index(chosen) if chosen in months else None
    back = len(months) - 1 if at is None else at - 1
    on = 0 if at is None else at + 1
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{words.month(chosen) if chosen else t('Whole period, by month')}**", width="content")
        for label, key, to, said in (
            ("◀", "Left", back, t("One month back (left arrow)")),
            ("▶", "Right", on, t("One month on (right arrow)")),
        ):
            no_month = not 0 <= to < len(months)
            st.button(
                label, key=f"step_{key}", help=said, shortcut=key, on_click=_step, args=(months, to), disabled=no_month
            )
        if chosen:
            st.button(t("Whole period"), on_click=_step, args=(months, None))


def clicked() -> None:
    """A click on the map becomes a code in the address at once."""
    value = st.session_state.get("activity") or {}
    if code := value.get("code"):
        asked.set_own("place", str(code))


def table(facts: Facts, question: Question, found: Activity) -> None:
    """The table twin of the map; choosing a row is choosing the place."""
    rows = look.listed(question, found)
    if rows.is_empty():
        st.markdown(t("No incident is recorded for this choice."))
        return
    codes = rows["code"].to_list()

    def chosen() -> None:
        if picked := st.session_state["places"].selection.rows:
            asked.set_own("place", codes[picked[0]])

    shown = look.table(facts, question, found)
    st.dataframe(
        shown,
        key="places",
        height=330,
        hide_index=True,
        column_config={name: row_tables.column(kind) for name, kind in shown.schema.items()},
        on_select=chosen,
        selection_mode="single-row",
        alt=t("Table of the map"),
    )


def _chosen(question: Question, found: Activity) -> dict | None:
    """The row of the place in the address, if the map shows it."""
    code = asked.own("place")
    if code is None or question.layer != "ours":
        return None
    return next(iter(found.places.filter(pl.col("code") == code).to_dicts()), None)


def summary(facts: Facts, filters: Filters, question: Question, found: Activity) -> bool:
    """What happened in the place in the address, by kind and gang; False where none is chosen."""
    row = _chosen(question, found)
    if row is None:
        if code := asked.own("place"):
            st.warning(t("The place “{code}” in the link is not among those shown.", code=words.plain(code[:40])))
        return False
    head, close = st.columns([4, 1], vertical_alignment="center")
    counted = tn("{count} incident", "{count} incidents", row["incident_count"])
    if row["few"]:
        counted = t("{few} incidents", few=words.FEW)
    head.markdown(f"## {words.plain(look.place_name(row))}: {counted}")
    close.button(t("Close"), on_click=asked.set_own, args=("place", None), width="stretch")
    st.markdown(t("{then} in the comparison.", then=look.compared(row)))
    rows = activity.rows_of(facts, filters, question, row["code"])
    if rows.height:
        _breakdown(facts, rows)
    return True


def _breakdown(facts: Facts, rows: pl.DataFrame) -> None:
    """By kind and by gang; 1–2 where there are so few, all hidden from the viewer."""
    seen = visible(disclosed(facts, rows, "incident"), asked.viewer())
    names = words.names(facts.gangs)
    kinds, gangs = incidents.by_kind(rows), incidents.by_gang(rows).head(6)
    _bars("kinds", t("By kind"), kinds, incidents.by_kind(seen), words.kind)
    title = t("By gang (an incident with two gangs is in both)")
    _bars("gangs", title, gangs, incidents.by_gang(seen), lambda code: str(names.get(code, code)))


def _bars(key: str, title: str, counted: pl.DataFrame, seen: pl.DataFrame, say: Callable[[str], str]) -> None:
    if counted.is_empty():
        return
    open_ones, counts, said = set(seen[seen.columns[0]]), [], []
    for code, count in counted.iter_rows():
        few = count < FEW and code not in open_ones
        counts.append(FEW - 1 if few else count)
        said.append(words.FEW if few else words.number(count))
    st.markdown(f"**{title}**")
    figure = charts.ranked([say(code) for code in counted[counted.columns[0]]], counts)
    figure["data"][0]["text"] = said
    charts.show(figure, key=key, alt=title)


def records_of(facts: Facts, filters: Filters, question: Question, found: Activity) -> None:
    """The incidents of the chosen place that the viewer may see, a page at a time, and how many he may not."""
    row = _chosen(question, found)
    if row is None or not row["incident_count"]:
        return
    rows = disclosed(facts, activity.rows_of(facts, filters, question, row["code"]), "incident")
    viewer = asked.viewer()
    seen = visible(rows, viewer)
    st.header(t("Incidents in {place}, newest first", place=words.plain(look.place_name(row))))
    if seen.height:
        _page_of_records(facts, seen)
    if seen.height < rows.height:
        not_listed(facts, hidden(rows, viewer), row["few"])


def listing(facts: Facts, filters: Filters, viewer: Viewer, title: str, rows: pl.DataFrame) -> Listing:
    """`rows` (of `activity.rows_of`) for an exporter."""
    return lists.listing(
        facts, filters, viewer, title, disclosed(facts, rows, "incident"), partial(_named, facts, viewer)
    )


def _named(facts: Facts, viewer: Viewer, slim: pl.DataFrame) -> pl.DataFrame:
    """Incidents as readers see them, however many."""
    pages = range(max(1, -(-slim.height // records.PAGE)))
    return _readable(facts, slim, pl.concat([records.incidents(slim, viewer, page) for page in pages]))


def not_listed(facts: Facts, unseen: pl.DataFrame, few: bool) -> None:
    """How many more there are, and whom to ask."""
    if few:
        st.markdown(t("{few} more are not listed: their owners have not opened them to you.", few=words.FEW))
    else:
        sentence = tn(
            "{count} more incident is not listed: its owner has not opened it to you.",
            "{count} more incidents are not listed: their owners have not opened them to you.",
            unseen.height,
        )
        st.markdown(sentence)
    with st.popover(t("Whom to ask")):
        contacts(facts, sorted(unseen["agency"].cast(pl.String).unique()))


def _page_of_records(facts: Facts, seen: pl.DataFrame) -> None:
    pages = max(1, -(-seen.height // records.PAGE))
    page = st.number_input(t("Page, of {pages}", pages=pages), 1, pages, width=160) - 1 if pages > 1 else 0
    slim, viewer = seen.slice(page * records.PAGE, records.PAGE), asked.viewer()
    if not looks.shown(
        viewer, "list", f"incidents of {asked.own('place')}", owners(slim), slim.height, f"page {page + 1}"
    ):
        return
    try:
        named = records.incidents(seen, viewer, page)
    except NotReady:
        st.warning(t("The records cannot be read while the database is away; the counts above stand."))
        return
    row_tables.table(_readable(facts, slim, named), t("Incidents"))


def _readable(facts: Facts, slim: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    gangs = words.names(facts.gangs)
    known = slim.with_columns(pl.col("agency").cast(pl.String))
    rows = named.join(known, on=["agency", "reference"], maintain_order="left")
    sets = [text.split() for text in rows["gangs"].cast(pl.String)]
    return pl.DataFrame(
        {
            t("Day"): rows["day"],
            t("Kind"): [words.kind(kind) for kind in rows["kind"]],
            t("Gangs"): [", ".join(str(gangs.get(code, code)) for code in codes) for codes in sets],
            t("Police station"): rows["police_station"],
            t("FIR"): rows["fir_number"],
            t("Status"): [words.status(status) for status in rows["status"]],
            t("What happened"): rows["summary_hi" if words.language() == "hi" else "summary"],
            t("Record"): rows["agency"] + " " + rows["reference"],
        }
    )
