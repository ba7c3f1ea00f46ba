"""Who sends how much to whom; given against received."""

import polars as pl
import streamlit as st

from data.facts import Facts
from queries import exchange
from queries.exchange import Pair, Traffic, sent_between, sides
from ui import asked, exchange_matrix, exchange_records, maps, rows, words
from ui.exchange import force_names, late_feeds, pair_name
from ui.exchange_matrix import SHADES
from ui.heat import Cell
from ui.words import t, tn

ALL = "all"


def show(traffic: Traffic, pair: Pair | None) -> None:
    facts = traffic.facts
    found = exchange.matrix(facts, traffic.filters, traffic.pairs, traffic.pairs_then)
    left, right = st.columns([62, 38], gap="medium")
    with left:
        st.subheader(t("Deliveries from (down) to (across)"), help=words.measure("deliveries")[1])
        ends = maps.breaks(found["delivery_count"].filter(found["look"] == "counted").to_list())
        exchange_matrix.draw(facts, found, _cell(facts, ends), SHADES, t("Deliveries from force to force"))
        exchange_matrix.legend(_legend(ends))
    with right:
        if pair:
            exchange_matrix.box(pair_name(facts, pair), _both_ways(traffic, pair))
        _given_and_received(traffic)
    if pair:
        _behind(traffic, pair)


def _behind(traffic: Traffic, pair: Pair) -> None:
    chosen = sent_between(traffic.facts, traffic.rows, pair).reverse()
    title = t("Deliveries from {pair}, newest first", pair=pair_name(traffic.facts, pair))
    exchange_records.listed(traffic.facts, chosen, title, "flow")


def _both_ways(traffic: Traffic, pair: Pair) -> list[str]:
    lines = []
    for way in dict.fromkeys((pair, Pair(pair.receiver, pair.sender))):
        now, then = (sent_between(traffic.facts, rows, way).height for rows in (traffic.rows, traffic.then))
        said = tn("{count} delivery", "{count} deliveries", now)
        change = t("{then} in the comparison, {change}", then=words.number(then), change=words.difference(now, then))
        lines.append(f"**{pair_name(traffic.facts, way)}**: {said}; {change}.")
    return lines


def _cell(facts: Facts, ends: list[float]):
    names = force_names(facts)

    def cell(row: dict) -> Cell:
        if blank := exchange_matrix.blank(row["look"]):
            return blank
        count = row["delivery_count"]
        heading = t("{sender} to {receiver}", sender=names[row["sender"]], receiver=names[row["receiver"]])
        change = t("{then} in the comparison", then=words.number(row["compared_count"]))
        shade = min(maps.shade(count, ends), len(SHADES) - 1)
        return Cell(
            shade,
            words.number(count),
            f"{heading}: {words.number(count)}<br>{change}",
            f"{row['sender']}-{row['receiver']}",
        )

    return cell


def _legend(ends: list[float]) -> list[tuple[str, str]]:
    marks, low = [(SHADES[0], t("none"))], 1
    for colour, end in zip(SHADES[1:], ends, strict=False):
        high = int(end)
        marks.append((colour, words.number(high) if low == high else f"{words.number(low)}–{words.number(high)}"))
        low = high + 1
    return marks


def _given_and_received(traffic: Traffic) -> None:
    facts, names = traffic.facts, force_names(traffic.facts)
    options = [ALL, *sides(facts)["agency"]]
    force = asked.choose(
        st.selectbox,
        t("Given and received by"),
        "force",
        options,
        lambda code: t("Each force") if code == ALL else names[code],
    )
    if force == ALL:
        _each_force(traffic)
    else:
        _one_force(traffic, force)


def _each_force(traffic: Traffic) -> None:
    facts, names = traffic.facts, force_names(traffic.facts)
    found = exchange.given_and_received(facts, traffic.rows, traffic.pairs)
    then = exchange.given_and_received(facts, traffic.then, traffic.pairs_then)
    late = late_feeds(facts)
    told = found.with_columns(then["given_count"].alias("given_then")).to_dicts()
    told = [row for row in told if row["given_count"] or row["received_count"] or row["given_then"]]
    shown = {
        t("Force"): [names[row["agency"]] + (f" ({t('data late')})" if row["agency"] in late else "") for row in told],
        t("Messages"): [row["message_count"] for row in told],
        t("Given"): [row["given_count"] for row in told],
        t("Comparison"): [row["given_then"] for row in told],
        t("Received"): [row["received_count"] for row in told],
    }
    keys = [row["agency"] for row in told]
    rows.leading(pl.DataFrame(shown), keys, "force", t("Given and received"), ("message", "pair"), height=560)
    st.markdown(_overlap(traffic))


def _overlap(traffic: Traffic) -> str:
    """Two counts, always named; and why the rows of states overlap."""
    return t(
        "Given and received are deliveries, {deliveries} in all: each stands in two rows, given by one force and received"
        " by another.",
        deliveries=words.number(traffic.rows.height),
    )


def _one_force(traffic: Traffic, force: str) -> None:
    names = force_names(traffic.facts)
    found = exchange.with_partner(traffic.facts, traffic.pairs, force).filter(
        (pl.col("given_count") > 0) | (pl.col("received_count") > 0)
    )
    told = found.to_dicts()
    given, received = (words.number(int(found[name].sum())) for name in ("given_count", "received_count"))
    st.markdown(
        t(
            "**{force}** gave {given} deliveries and received {received}.",
            force=names[force],
            given=given,
            received=received,
        )
    )
    shown = {
        t("Force"): [names[row["agency"]] for row in told],
        t("Given to it"): found["given_count"],
        t("Received from it"): found["received_count"],
    }
    keys = [f"{row['agency']}-{force}" for row in told]
    rows.leading(pl.DataFrame(shown), keys, "pair", t("Given and received by partner"), ("message",), height=520)
    st.caption(t("Choosing a row lists what was received from that force; a cell of the matrix lists either way."))
