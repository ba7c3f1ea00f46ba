"""Who sends how much to whom; given against received."""

import polars as pl
import streamlit as st

from data.facts import Facts
from queries import exchange
from queries.exchange import Pair, Traffic, sent_between, sides
from queries.few import MOST, by, cells, finer, is_few, marked
from ui import asked, exchange_matrix, exchange_records, maps, rows, words
from ui.exchange import force_names, late_feeds, pair_name
from ui.exchange_matrix import SHADES
from ui.heat import Cell
from ui.words import t, tn

ALL = "all"
EACH = {
    "message_count": "Messages",
    "given_count": "Given",
    "given_then": "Comparison",
    "received_count": "Received",
}
"""Columns of the table of forces."""


def show(traffic: Traffic, pair: Pair | None) -> None:
    facts = traffic.facts
    few = _few(traffic)
    found = exchange.matrix(facts, traffic.filters, traffic.pairs, traffic.pairs_then)
    found = few_marked(found.with_columns(pair=pl.concat_str("sender", "receiver", separator="-")), *few)
    left, right = st.columns([62, 38], gap="medium")
    with left:
        st.header(t("Deliveries from (down) to (across)"), help=words.measure("deliveries")[1])
        ends = maps.breaks(found["delivery_count"].filter(found["look"] == "counted").to_list())
        exchange_matrix.draw(facts, found, _cell(facts, ends), SHADES, t("Deliveries from force to force"))
        exchange_matrix.legend(_legend(ends))
    with right:
        if pair:
            exchange_matrix.box(pair_name(facts, pair), _both_ways(traffic, pair))
        _given_and_received(traffic)
    if pair:
        _behind(traffic, pair)


def _few(traffic: Traffic) -> tuple[frozenset[str], frozenset[str]]:
    return exchange.few_pairs(traffic.facts, traffic.filters, asked.viewer().sees_for)


def few_marked(found: pl.DataFrame, now: frozenset[str], then: frozenset[str]) -> pl.DataFrame:
    """Pairs with so few deliveries, all hidden from the viewer, with the flags of `queries.few`."""
    return marked(found, "pair", delivery_count=now, compared_count=then)


def _behind(traffic: Traffic, pair: Pair) -> None:
    chosen = sent_between(traffic.facts, traffic.rows, pair).reverse()
    title = t("Deliveries from {pair}, newest first", pair=pair_name(traffic.facts, pair))
    exchange_records.listed(traffic.facts, chosen, title, "flow")


def _both_ways(traffic: Traffic, pair: Pair) -> list[str]:
    lines = []
    for way in dict.fromkeys((pair, Pair(pair.receiver, pair.sender))):
        counts = [sent_between(traffic.facts, rows, way).height for rows in (traffic.rows, traffic.then)]
        few = [way.address() in codes for codes in _few(traffic)]
        now, then = (MOST if hidden else count for count, hidden in zip(counts, few, strict=True))
        said = t("{few} deliveries", few=words.FEW) if few[0] else tn("{count} delivery", "{count} deliveries", now)
        changed = words.change(now, then, *few)
        change = t("{then} in the comparison, {change}", then=words.count(then, few[1]), change=changed)
        lines.append(f"**{pair_name(traffic.facts, way)}**: {said}; {change}{t('.')}")
    return lines


def _cell(facts: Facts, ends: list[float]):
    names = force_names(facts)

    def cell(row: dict) -> Cell:
        if blank := exchange_matrix.blank(row["look"]):
            return blank
        count, said = row["delivery_count"], words.count(row["delivery_count"], row["delivery_count_few"])
        heading = t("{sender} to {receiver}", sender=names[row["sender"]], receiver=names[row["receiver"]])
        then = words.count(row["compared_count"], row["compared_count_few"])
        change = t("{then} in the comparison", then=then)
        shade = min(maps.shade(count, ends), len(SHADES) - 1)
        return Cell(
            shade,
            said,
            f"{heading}: {said}<br>{change}",
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
    both = found.with_columns(then["given_count"].alias("given_then"))
    told = both.filter(pl.sum_horizontal("given_count", "received_count", "given_then") > 0)
    few = few_forces(traffic)
    keys = told["agency"].to_list()
    shown: dict[str, list[str] | pl.Series] = {}
    shown[t("Force")] = [names[code] + (f" ({t('data late')})" if code in late else "") for code in keys]
    for name, title in EACH.items():
        shown[t(title)] = said_counts(told[name], keys, few[name])
    rows.leading(pl.DataFrame(shown), keys, "force", t("Given and received"), ("message", "pair"), height=560)
    st.markdown(_overlap(traffic))


def _overlap(traffic: Traffic) -> str:
    """Two counts, always named; and why the rows of states overlap."""
    return t(
        "Given and received are deliveries, {deliveries} in all: each stands in two rows, given by one force and received"
        " by another.",
        deliveries=_number(traffic, traffic.rows),
    )


def _one_force(traffic: Traffic, force: str) -> None:
    names = force_names(traffic.facts)
    found = exchange.with_partner(traffic.facts, traffic.pairs, force).filter(
        (pl.col("given_count") > 0) | (pl.col("received_count") > 0)
    )
    told = found.to_dicts()
    ways = (Pair(force, exchange.ANY), Pair(exchange.ANY, force))
    given, received = (_number(traffic, sent_between(traffic.facts, traffic.rows, way)) for way in ways)
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
        t("Given to it"): _counts(traffic, found["given_count"], [f"{force}-{row['agency']}" for row in told]),
        t("Received from it"): _counts(traffic, found["received_count"], [f"{row['agency']}-{force}" for row in told]),
    }
    keys = [f"{row['agency']}-{force}" for row in told]
    rows.leading(pl.DataFrame(shown), keys, "pair", t("Given and received by partner"), ("message",), height=520)
    st.caption(t("Choosing a row lists what was received from that force; a cell of the matrix lists either way."))


def _counts(traffic: Traffic, counts: pl.Series, pairs: list[str]) -> pl.Series:
    return said_counts(counts, pairs, _few(traffic)[0])


def said_counts(counts: pl.Series, keys: list[str], few: frozenset[str]) -> pl.Series:
    """Counts of cells, as numbers, unless one stands for fewer: then as texts that sort as numbers do."""
    if not few & set(keys):
        return counts
    said = [words.count(count, key in few) for count, key in zip(counts, keys, strict=True)]
    longest = max(map(len, said))
    return pl.Series([text.rjust(longest) for text in said])


def few_forces(traffic: Traffic) -> dict[str, frozenset[str]]:
    """Column of EACH -> the forces with so few, all hidden from the viewer, where a gang is asked for; else a force's counts are
    a state's, and stay whole."""
    force, found = asked.viewer().sees_for, dict.fromkeys(EACH, frozenset[str]())
    if not finer(traffic.filters, traffic.dates):
        return found
    parts = {
        "message_count": (traffic.rows, lambda some: by("agency")(exchange.first_deliveries(some, "agency"))),
        "given_count": (traffic.rows, by("agency")),
        "given_then": (traffic.then, by("agency")),
        "received_count": (traffic.rows, by("to_agency")),
    }
    return {name: cells(traffic.facts, some, "delivery", force, count) for name, (some, count) in parts.items()}


def _number(traffic: Traffic, some: pl.DataFrame) -> str:
    """How many deliveries, of all or of one force."""
    hidden = finer(traffic.filters, traffic.dates) and is_few(traffic.facts, some, "delivery", asked.viewer().sees_for)
    return words.count(some.height, hidden)
