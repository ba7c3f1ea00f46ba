"""By kind and channel, time from knowing to telling, and what came of it."""

from collections.abc import Callable

import polars as pl
import streamlit as st

from queries import ways
from queries.exchange import Traffic, first_deliveries, sides
from queries.exchange_figures import percent
from queries.few import MOST, Count, by, by_month, finer, is_few
from queries.few import cells as few_cells
from queries.sharing import message_count
from ui import asked, charts, exchange_records, rows, words
from ui.exchange import force_names
from ui.words import t

OPENS = ("channel", "kind", "outcome")


def show(traffic: Traffic) -> None:
    left, right = st.columns(2, gap="large")
    with left:
        _trend(traffic)
        _channels(traffic)
    with right:
        _outcomes(traffic)
        _kinds(traffic)
    _telling(traffic)
    _behind(traffic)


def _trend(traffic: Traffic) -> None:
    """Month by month: how much of all goes over messaging groups and phone."""
    st.header(t("Over messaging groups and phone, % of messages by month"), help=words.measure("informal_channels")[1])
    found = ways.informal_by_month(traffic.of_year, traffic.year)
    few = _few_of_a_gang(traffic, traffic.of_year, lambda rows: by_month()(first_deliveries(rows)))
    hidden = found["month"].cast(pl.String).is_in(list(few))
    found = found.with_columns(pl.when(hidden).then(0).otherwise(pl.col("message_count", "informal_count")).name.keep())
    st.markdown(_falling(found))
    charts.show(
        _months(found),
        key="trend",
        alt=t("Per cent of messages over messaging groups and phone, by month"),
    )


def _few_of_a_gang(traffic: Traffic, rows: pl.DataFrame, cell: Count) -> frozenset[str]:
    """Forces or months with so few messages, none open to the viewer; without a gang asked for their counts are whole."""
    if not finer(traffic.filters, traffic.dates):
        return frozenset()
    return few_cells(traffic.facts, rows, "delivery", asked.viewer().sees_for, cell)


def _falling(found: pl.DataFrame) -> str:
    """The last six full months against the six before, in words."""
    sums = [found.slice(at, 6).select(pl.col("informal_count", "message_count").sum()).row(0) for at in (0, 6)]
    before, after = sums
    parts = [words.against(*part) for part in sums]
    was, now = percent(*before), percent(*after)
    change = _change(was, now)
    return t(
        "Last six full months: {now}; the six before: {before}{change}.", now=parts[1], before=parts[0], change=change
    )


def _change(was: float | None, now: float | None) -> str:
    if was is None or now is None:
        return ""
    if round(was) == round(now):
        return t(": unchanged")
    return t(": falling") if now < was else t(": rising")


def _months(found: pl.DataFrame) -> charts.Figure:
    shares = [percent(*row) for row in found.select("informal_count", "message_count").rows()]
    figure = charts.months(found.select("month", pl.Series("count", [share or 0 for share in shares])))
    figure["data"][0]["text"] = [words.percent(share) for share in shares]
    counts = found.select("informal_count", "message_count").rows()
    figure["data"][0]["customdata"] = [
        t("{real} of {expected}", real=words.number(a), expected=words.number(b)) for a, b in counts
    ]
    figure["data"][0]["hovertemplate"] = "%{x}: %{text} (%{customdata})<extra></extra>"
    return figure


def _bars(traffic: Traffic, column: str, count: Callable[[pl.DataFrame], pl.DataFrame], cell: Count, alt: str) -> None:
    """Bars whose click opens the records behind; the line across is the comparison. `cell` counts as `count` does."""
    now, then = count(traffic.rows), count(traffic.then)
    codes = now[column].to_list()
    few, few_then = (
        few_cells(traffic.facts, some, "delivery", asked.viewer().sees_for, cell)
        for some in (traffic.rows, traffic.then)
    )
    counts = [MOST if code in few else count for code, count in now.select(column, now.columns[1]).iter_rows()]
    compared = [MOST if code in few_then else count for code, count in then.select(column, then.columns[1]).iter_rows()]
    names = [words.exchange(code) for code in codes]
    figure = charts.ranked(names, counts, compared)
    said = [f"  {words.count(count, code in few)}" for code, count in zip(codes, counts, strict=True)]
    figure["data"].append(_numbers(names, said, [max(pair) for pair in zip(counts, compared, strict=True)]))
    figure["layout"]["xaxis"]["range"] = [0, max([*counts, *compared, 1]) * 1.4]
    figure["data"][0] |= {"textposition": "none", "text": said}
    figure["data"][1]["text"] = [
        words.count(count, code in few_then) for code, count in zip(codes, compared, strict=True)
    ]
    for part in figure["data"]:
        part["customdata"] = codes
        part["unselected"] = {"marker": {"opacity": 1}}
        if few or few_then:
            part["hoverinfo"] = "skip"
    state = f"bars_{column}_{asked.own(column) or ''}"

    def clicked() -> None:
        if points := st.session_state[state].selection.points:
            for other in (*OPENS, "message"):
                asked.set_own(other, None)
            asked.set_own(column, points[0]["customdata"])

    opens = (*OPENS, "message")
    charts.show(figure, alt, column, opens, key=state, on_select=clicked, selection_mode="points")


def _numbers(names: list[str], said: list[str], at: list[int]) -> dict:
    """The numbers beyond the bar and the line across it, so that neither hides them."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": at,
        "y": names,
        "text": said,
        "textposition": "middle right",
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _messages(column: str) -> Count:
    """Cells of messages, each once however many it went to."""
    return lambda rows: by(column)(first_deliveries(rows, column))


def _channels(traffic: Traffic) -> None:
    st.header(t("Messages by channel, as the sender records it"))
    _bars(traffic, "channel", ways.by_channel, _messages("channel"), t("Messages by channel"))
    st.caption(t("The line across a bar is the comparison. Choosing a bar lists its records."))


def _kinds(traffic: Traffic) -> None:
    st.header(t("Messages by kind"))
    _bars(traffic, "kind", ways.by_kind, _messages("kind"), t("Messages by kind"))
    hidden = _all_hidden(traffic)
    total = t(
        "{messages} messages, {deliveries} deliveries",
        messages=words.count(message_count(traffic.rows), hidden),
        deliveries=words.count(traffic.rows.height, hidden),
    )
    st.caption(total)


def _outcomes(traffic: Traffic) -> None:
    st.header(t("What came of it: deliveries by stated outcome"))
    stated = traffic.rows.drop_nulls("outcome")
    _bars(traffic, "outcome", ways.outcomes, by("outcome"), t("Deliveries by outcome"))
    if _all_hidden(traffic) or is_few(traffic.facts, stated, "delivery", asked.viewer().sees_for):
        return
    st.caption(
        t(
            "An outcome is stated for {stated} deliveries. Choosing “Refused” lists the reasons.",
            stated=words.against(stated.height, traffic.rows.height),
        )
    )


def _all_hidden(traffic: Traffic) -> bool:
    """Whether the choice leaves so few deliveries, none open to the viewer."""
    force = asked.viewer().sees_for
    return finer(traffic.filters, traffic.dates) and is_few(traffic.facts, traffic.rows, "delivery", force)


def _telling(traffic: Traffic) -> None:
    names, told = force_names(traffic.facts), ways.told(traffic.facts, traffic.rows)
    whole = ways.telling_times(told).row(0, named=True)
    st.header(t("From knowing to telling"), help=words.measure("telling_time")[1])
    if _all_hidden(traffic):  # the time of one message tells of one record
        st.markdown(t("{few} messages, not open to you.", few=words.FEW))
        return
    st.markdown(
        t(
            "Half were sent within {half} of knowing, 9 in 10 within {most}; stated for {stated} messages.",
            half=words.duration(whole["median_s"]),
            most=words.duration(whole["nine_in_ten_s"]),
            stated=words.against(whole["stated_count"], whole["message_count"]),
        )
    )
    few = _few_of_a_gang(traffic, traffic.rows, _messages("agency"))
    found = {row["agency"]: row for row in ways.telling_times(told, "agency").to_dicts() if row["agency"] not in few}
    senders = [code for code in sides(traffic.facts)["agency"] if code in found]
    shown = {
        t("Sender"): [names[code] for code in senders],
        t("Half within, hours"): [_hours(found[code]["median_s"]) for code in senders],
        t("9 in 10 within, hours"): [_hours(found[code]["nine_in_ten_s"]) for code in senders],
        t("Stated for"): [found[code]["stated_count"] for code in senders],
        t("of messages"): [found[code]["message_count"] for code in senders],
    }
    rows.table(pl.DataFrame(shown), t("From knowing to telling, by sender"), height=300)
    if few:
        st.caption(t("Forces with one or two messages, not open to you, are left out."))


def _hours(seconds: int | None) -> float | None:
    return None if seconds is None else seconds / 3600


def _behind(traffic: Traffic) -> None:
    for column in OPENS:
        code = asked.own(column)
        if code is not None and code in traffic.rows.schema[column].categories.to_list():  # type: ignore[attr-defined]
            chosen = traffic.rows.filter(pl.col(column) == code).reverse()
            exchange_records.listed(
                traffic.facts, chosen, t("Deliveries: {choice}, newest first", choice=words.exchange(code)), column
            )
