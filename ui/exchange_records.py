"""The deliveries behind a number: a page of them, and one opened with its course and whom to call."""

from collections.abc import Callable
from datetime import datetime, time, timedelta, timezone
from functools import partial

import polars as pl
import streamlit as st

from data.facts import Facts
from queries import records
from queries.disclosures import addressed
from queries.exchange import of_messages
from queries.few import FEW
from queries.filters import Filters
from queries.visible import Viewer
from ui import asked, exchange_one, lists, looks, rows, words
from ui.exchange import force_names
from ui.lists import Listing
from ui.words import t, tn

IST = timezone(timedelta(hours=5, minutes=30))
NAME_PX = 176
"""Wide enough for the longest name of a state."""


def listed(facts: Facts, found: pl.DataFrame, title: str, name: str, brief: bool = False) -> None:
    """`found` (rows of `Facts.deliveries` or `answers.requests`) that the viewer may see, and how many he may not."""
    exchange_one.opened(facts)
    st.header(title)
    if found.is_empty():
        st.markdown(t("Nothing is recorded for this choice."))
        return
    whole = listing(facts, asked.filters(), asked.viewer(), title, found, brief)
    try:
        page = rows.page_of(whole.rows, f"{name}_{asked.own('pair') or ''}")
        if looks.shown(
            asked.viewer(), "list", f"messages: {name}", lists.owners(page), page.height, _keys(facts, page)
        ):
            _table(facts, page, whole.readable)
    except exchange_one.AWAY:
        st.warning(t("The records cannot be read while the database is away; the counts above stand."))
        return
    hidden = whole.hidden_count
    if 0 < hidden < FEW:
        st.markdown(t("{few} more are not listed: their senders have not opened them to you.", few=words.FEW))
    elif hidden:
        st.markdown(
            tn(
                "{count} more is not listed: its sender has not opened it to all participating forces.",
                "{count} more are not listed: their senders have not opened them to all participating forces.",
                hidden,
            )
        )


def _keys(facts: Facts, page: pl.DataFrame) -> str:
    """The first and the last message of a page: what was looked at."""
    ends = pl.concat([page.head(1), page.tail(1)])
    return " … ".join(dict.fromkeys(of_messages(facts, ends, "reference")["reference"].cast(pl.String)))


def listing(
    facts: Facts, filters: Filters, viewer: Viewer, title: str, found: pl.DataFrame, brief: bool = False
) -> Listing:
    """`found` for an exporter; `brief` as of requests that wait."""
    return lists.listing(
        facts, filters, viewer, title, addressed(facts, found), partial(readable, facts, viewer, brief)
    )


def readable(facts: Facts, viewer: Viewer, brief: bool, some: pl.DataFrame) -> pl.DataFrame:
    """Deliveries with their subjects and the names of forces; the record's key stands under `Record`."""
    known = of_messages(facts, some, "reference").with_columns(pl.col("agency", "to_agency").cast(pl.String))
    texts = {tuple(row.values())[:3]: row for row in records.deliveries(known, viewer).to_dicts()}
    keys = known.select(records.TO).rows()
    told = [row | texts[key] for key, row in zip(keys, known.to_dicts(), strict=True) if key in texts]
    shown = (_waiting if brief else _readable)(facts, told)
    record = pl.Series(t("Record"), [key(row) for row in told], dtype=pl.String)
    return shown.insert_column(shown.width if brief else 0, record)


def _table(facts: Facts, page: pl.DataFrame, read: Callable[[pl.DataFrame], pl.DataFrame]) -> None:
    if page.is_empty():
        return
    shown = read(page)
    keys = shown[t("Record")].to_list()
    shown = shown.with_columns(pl.Series(t("Record"), rows.marked(keys, "message", _short)))
    wide = dict.fromkeys((t("From"), t("To"), t("Asked by"), t("Owes the answer")), NAME_PX)
    alt = t("Deliveries; choosing a row opens it")
    rows.leading(shown, keys, "message", alt, wide={title: px for title, px in wide.items() if title in shown.columns})


def key(row: dict) -> str:
    return f"{row['agency']}:{row['reference']}:{row['to_agency']}"


def _short(of: str) -> str:
    """Sender and number of a key."""
    return " ".join(of.split(":")[:2])


def _readable(facts: Facts, found: list[dict]) -> pl.DataFrame:
    names = force_names(facts)
    return pl.DataFrame(
        {
            t("Sent"): [_sent(row) for row in found],
            t("From"): [names[row["agency"]] for row in found],
            t("To"): [names[row["to_agency"]] for row in found],
            t("Kind"): [words.exchange(row["kind"]) for row in found],
            t("Urgency"): [words.exchange(row["urgency"]) for row in found],
            t("Answer"): [_answer(row) for row in found],
            t("Subject"): [row["subject"] for row in found],
            t("Outcome"): [_outcome(row) for row in found],
            t("Channel"): [words.exchange(row["channel"]) for row in found],
        }
    )


def _waiting(facts: Facts, found: list[dict]) -> pl.DataFrame:
    """Of requests that wait: who asked, who owes the answer, and by how much."""
    names = force_names(facts)
    return pl.DataFrame(
        {
            t("Sent"): [row["day"] for row in found],
            t("Asked by"): [names[row["agency"]] for row in found],
            t("Owes the answer"): [names[row["to_agency"]] for row in found],
            t("Urgency"): [words.exchange(row["urgency"]) for row in found],
            t("Limit"): [_left(row) for row in found],
            t("Days over"): [_days_over(row) for row in found],
            t("So far"): [_step(row) for row in found],
            t("Subject"): [row["subject"] for row in found],
        }
    )


def _sent(row: dict) -> datetime:
    """The instant: `sent_s` is the second of the IST day."""
    return datetime.combine(row["day"], time(), IST) + timedelta(seconds=row["sent_s"])


def _days_over(row: dict) -> int | None:
    return row["over_s"] // 86_400 if row["limit_s"] is not None and _over(row) else None


def _outcome(row: dict) -> str:
    if row["outcome"] is None:
        return ""
    said = words.exchange(row["outcome"])
    return f"{said}: {row['refusal_reason']}" if row["refusal_reason"] else said


def _answer(row: dict) -> str:
    """Where the answer stands; of anything but a request only whether it arrived."""
    if row["kind"] == "request" and "answer" not in row and row["replied_s"] is not None:
        return t("answered")
    if row["kind"] != "request" or "answer" not in row:
        return t("received") if row["received_s"] is not None else t("receipt not stated")
    if row["taken_s"] is not None:
        said = t("answered after {time}", time=words.duration(row["taken_s"]))
        return f"{said}, {t('past the limit') if _over(row) else t('within the limit')}" if row["limit_s"] else said
    return f"{_step(row)}; {_left(row)}"


def _over(row: dict) -> bool:
    return row["over_s"] is not None and row["over_s"] > 0


def _step(row: dict) -> str:
    if row["interim_s"] is not None:
        return t("interim report given")
    return t("received") if row["received_s"] is not None else t("receipt not stated")


def _left(row: dict) -> str:
    if row["limit_s"] is None:
        return t("no limit set")
    time = words.duration(abs(row["over_s"]))
    return t("{time} past the limit", time=time) if _over(row) else t("{time} left", time=time)
