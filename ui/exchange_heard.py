"""Since when has a force heard nothing from another?"""

import polars as pl
import streamlit as st

from data.facts import Facts
from queries import silence
from queries.exchange import Pair, Traffic, grid, sent_between, sides
from ui import asked, exchange_matrix, exchange_records, rows, words
from ui.exchange import force_names, nothing_since, pair_name
from ui.exchange_matrix import TIMES
from ui.heat import Cell
from ui.words import t

BOUNDS_DAYS = (7, 30, 60)
ALL = "all"


def show(traffic: Traffic, pair: Pair | None) -> None:
    facts = traffic.facts
    found = silence.by_pair(facts, traffic.filters)
    left, right = st.columns([62, 38], gap="medium")
    with left:
        st.header(t("Days since the last message: from (down) to (across)"), help=words.measure("nothing_recorded")[1])
        exchange_matrix.draw(facts, _forces(traffic, found), _cell(facts), TIMES, t("Days since the last message"))
        exchange_matrix.legend(_legend(), ("*", t("nil report: nothing to tell")))
    with right:
        if pair:
            exchange_matrix.box(*_of_pair(facts, found, pair))
        _of_force(facts, found)
    if pair:
        known = facts.deliveries.filter(~pl.col("broadcast"))
        title = t("Messages from {pair}, newest first (broadcasts apart)", pair=pair_name(facts, pair))
        exchange_records.listed(facts, sent_between(facts, known, pair).reverse(), title, "heard")


def _forces(traffic: Traffic, found: pl.DataFrame) -> pl.DataFrame:
    """The pairs of forces that the matrix shows: central agencies and prisons departments stand in the table."""
    facts = traffic.facts
    forces = sides(facts).filter(pl.col("kind") == "force")["agency"].implode()
    every = grid(facts, traffic.filters, traffic.dates).filter(
        pl.col("sender").is_in(forces), pl.col("receiver").is_in(forces)
    )
    return every.join(
        found, left_on=["sender", "receiver"], right_on=["agency", "to_agency"], how="left", maintain_order="left"
    )


def _cell(facts: Facts):
    names = force_names(facts)

    def cell(row: dict) -> Cell:
        if row["look"] in ("itself", "not_asked") or row["quiet_days"] is None:
            return exchange_matrix.blank(row["look"]) or Cell(None, "–", "")
        heading = t("{sender} to {receiver}", sender=names[row["sender"]], receiver=names[row["receiver"]])
        said = f"{heading}:<br>{nothing_since(row)}"
        if row["nil"]:
            said += f"<br>{t('nil report: nothing to tell')}"
        shade = 0 if row["nil"] else sum(row["quiet_days"] > bound for bound in BOUNDS_DAYS)
        text = words.number(row["quiet_days"]) + ("*" if row["nil"] else "")
        return Cell(shade, text, said, f"{row['sender']}-{row['receiver']}")

    return cell


def _legend() -> list[tuple[str, str]]:
    low = [0, *(bound + 1 for bound in BOUNDS_DAYS)]
    said = [t("{low} to {high} days", low=a, high=b) for a, b in zip(low, BOUNDS_DAYS, strict=False)]
    return list(zip(TIMES, [*said, t("over {days} days", days=BOUNDS_DAYS[-1])], strict=True))


def _of_pair(facts: Facts, found: pl.DataFrame, pair: Pair) -> tuple[str, list[str]]:
    """Both ways: since when the one has heard nothing from the other."""
    names, lines = force_names(facts), []
    for sender, receiver in ((pair.sender, pair.receiver), (pair.receiver, pair.sender)):
        of_it = found.filter(pl.col("agency") == sender, pl.col("to_agency") == receiver)
        lines += [_heard(names, row) for row in of_it.to_dicts()]
    return pair_name(facts, pair), lines or [t("The messages are listed below.")]


def _heard(names: dict[str, str], row: dict) -> str:
    nil = t("; nil report: nothing to tell") if row["nil"] else ""
    ends = {"receiver": names[row["to_agency"]], "sender": names[row["agency"]]}
    return t("**{receiver}** from **{sender}**: {since}.", since=nothing_since(row) + nil, **ends)


def _of_force(facts: Facts, found: pl.DataFrame) -> None:
    """For one force: since when it has heard nothing from each other one; for all: the longest."""
    names = force_names(facts)
    options = [ALL, *sides(facts)["agency"]]

    def say(code: str) -> str:
        return t("All forces, the longest first") if code == ALL else names[code]

    force = asked.choose(st.selectbox, t("What has this force heard?"), "force", options, say)
    forces = sides(facts).filter(pl.col("kind") == "force")["agency"].implode()
    between = pl.col("agency").is_in(forces) & pl.col("to_agency").is_in(forces)
    of_it = found.filter(between if force == ALL else pl.col("to_agency") == force)
    longest = of_it.sort("quiet_days", descending=True, maintain_order=True).head(200 if force == ALL else 60)
    if longest.height and not asked.own("pair"):
        st.markdown(_heard(names, longest.row(0, named=True)))
    told = longest.to_dicts()
    shown: dict[str, object] = {t("From"): [names[row["agency"]] for row in told]}
    if force == ALL:
        shown[t("To")] = [names[row["to_agency"]] for row in told]
    shown |= {t("Nothing since"): longest["since_on"], t("Days"): longest["quiet_days"]}
    shown[t("Note")] = [_note(row) for row in told]
    keys = [f"{row['agency']}-{row['to_agency']}" for row in told]
    rows.leading(pl.DataFrame(shown), keys, "pair", t("Since when nothing was heard"), ("message",), height=520)


def _note(row: dict) -> str:
    if row["nil"]:
        return t("nil report")
    return t("none yet") if row["last_on"] is None else ""
