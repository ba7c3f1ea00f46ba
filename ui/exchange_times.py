"""How long does a force wait for another's answer, and how often does it come within the limit?"""

import polars as pl
import streamlit as st

from data.facts import Facts
from data.schema.vocabulary import URGENCIES
from queries import answers
from queries.exchange import Pair, Traffic, few_between, grid, sent_between, sides
from queries.exchange_figures import percent
from queries.few import by, cells
from ui import asked, exchange_matrix, exchange_records, rows, words
from ui.exchange import force_names, pair_name
from ui.exchange_matrix import TIMES
from ui.exchange_waiting import limit, limits
from ui.heat import Cell
from ui.words import t

NOT_TOLD = dict.fromkeys(("median_s", "nine_in_ten_s", "request_count", "passed_count"))
"""Of so few requests, all hidden, neither how many nor how long."""
BEYOND = "▲"
"""The sign of what took longer than the limit: the shade alone would not tell everybody."""


def show(traffic: Traffic, pair: Pair | None) -> None:
    facts = traffic.facts
    every = answers.requests(facts, traffic.filters, facts.as_of, traffic.dates)
    urgency = asked.choose(st.segmented_control, t("Urgency"), "urgency", URGENCIES, words.exchange, required=True)
    found = every.filter(pl.col("urgency") == urgency)
    by_pair = answers.times(found, "agency", "to_agency")
    few = few_between(facts, found, asked.viewer().sees_for)
    left, right = st.columns([55, 45], gap="medium")
    with left:
        st.header(
            t("Hours until half were answered: who asks (down), who answers (across)"),
            help=words.measure("answer_time")[1],
        )
        exchange_matrix.draw(
            facts, _forces(traffic, by_pair), _cell(facts, urgency, few), TIMES, t("Hours to the answer, middle value")
        )
        exchange_matrix.legend(_legend(facts, urgency), (" ", t("no request")), *_few_mark(few))
    with right:
        if pair:
            names = force_names(facts)
            title = t("{asks} asks {answers}", asks=names[pair.sender], answers=names[pair.receiver])
            of_pair = answers.times(sent_between(facts, found, pair)).row(0, named=True)
            told = [_few_said()] if pair.address() in few else facts_of(of_pair)
            exchange_matrix.box(title, [_limit_said(facts, urgency), *told])
        then = answers.requests(facts, traffic.filters, facts.as_of, traffic.filters.comparison_dates(facts))
        _by_urgency(facts, every, then)
    if pair:
        chosen = sent_between(facts, found, pair).reverse()
        title = t(
            "Requests from {pair}, {urgency}, newest first",
            pair=pair_name(facts, pair),
            urgency=words.exchange(urgency).lower(),
        )
        exchange_records.listed(facts, chosen, title, f"times_{urgency}")
    if by_pair.height:
        named = pl.concat_str("agency", "to_agency", separator="-")
        by_pair = by_pair.filter(~named.is_in(list(few)))
        _slowest(facts, by_pair, answers.times(then.filter(pl.col("urgency") == urgency), "agency", "to_agency"))


def _limit_s(facts: Facts, urgency: str) -> int | None:
    held = answers.limits(facts).filter(pl.col("urgency") == urgency)
    return held["limit_hours"][0] * 3600 if held.height else None


def _limit_said(facts: Facts, urgency: str) -> str:
    """The urgency with the limit of today and whether a meeting adopted it."""
    held = answers.limits(facts).filter(pl.col("urgency") == urgency).to_dicts()
    said = limit(facts, held[0]) if held else f"{words.exchange(urgency)}: {t('no limit set')}"
    return f"**{said}**"


def _forces(traffic: Traffic, by_pair: pl.DataFrame) -> pl.DataFrame:
    facts = traffic.facts
    forces = sides(facts).filter(pl.col("kind") == "force")["agency"].implode()
    every = grid(facts, traffic.filters, traffic.dates)
    every = every.filter(pl.col("sender").is_in(forces), pl.col("receiver").is_in(forces))
    found = by_pair.rename({"agency": "sender", "to_agency": "receiver"})
    return every.join(found, on=["sender", "receiver"], how="left", maintain_order="left")


def _few_said() -> str:
    return t("{few} requests, not open to you", few=words.FEW)


def _few_mark(few: frozenset[str]) -> list[tuple[str, str]]:
    return [("…", _few_said())] if few else []


def _cell(facts: Facts, urgency: str, few: frozenset[str]):
    names, within_s = force_names(facts), _limit_s(facts, urgency)

    def cell(row: dict) -> Cell:
        if blank := exchange_matrix.blank(row["look"]):
            return blank
        if row["request_count"] is None:
            return Cell(None, "", "")
        heading = t("{asks} asks {answers}", asks=names[row["sender"]], answers=names[row["receiver"]])
        if (key := f"{row['sender']}-{row['receiver']}") in few:  # the time of one answer tells of one record
            return Cell(None, "…", f"{heading}<br>{_few_said()}", key)
        said = "<br>".join([heading, *facts_of(row)])
        text = (
            "?"
            if row["median_s"] is None
            else words.number(row["median_s"] / 3600, 1 if row["median_s"] < 36_000 else 0)
        )
        shade = _shade(row["median_s"], within_s)
        beyond = f" {BEYOND}" if row["median_s"] is not None and shade >= 2 else ""
        return Cell(shade, text + beyond, said, f"{row['sender']}-{row['receiver']}")

    return cell


def _shade(median_s: int | None, within_s: int | None) -> int:
    """Mild up to half the limit and up to it; strong up to twice the limit and beyond, or where nothing came back."""
    if median_s is None:
        return 3
    return 0 if within_s is None else sum(median_s > within_s * part for part in (0.5, 1, 2))


def _legend(facts: Facts, urgency: str) -> list[tuple[str, str]]:
    within_s = _limit_s(facts, urgency)
    if within_s is None:
        return [(TIMES[0], t("no limit set"))]
    half, whole, twice = (words.duration(within_s * part) for part in (0.5, 1, 2))
    said = (
        t("up to {time}", time=half),
        t("up to the limit, {time}", time=whole),
        f"{t('up to twice the limit')} {BEYOND}",
        f"{t('over {time}, or no answer yet (?)', time=twice)} {BEYOND}",
    )
    return list(zip(TIMES, said, strict=True))


def facts_of(row: dict) -> list[str]:
    """Sentences of one row of `answers.times`: how long, of how many, how often within the limit."""
    said = [
        t(
            "answered {answered} of {asked}",
            answered=words.number(row["answered_count"]),
            asked=words.number(row["request_count"]),
        )
    ]
    if row["answered_count"]:
        said.insert(0, t("half answered within {time}", time=words.duration(row["median_s"])))
        said.insert(1, t("9 in 10 within {time}", time=words.duration(row["nine_in_ten_s"])))
    said.append(
        t(
            "answered within the limit: {part} whose limit has passed",
            part=words.against(row["in_time_count"], row["passed_count"]),
        )
    )
    if row["not_due_count"]:
        said.append(t("limit not passed yet: {count}", count=words.number(row["not_due_count"])))
    if row["from_sending_count"]:
        said.append(
            t("counted from sending, no receipt being stated: {count}", count=words.number(row["from_sending_count"]))
        )
    return said


def _by_urgency(facts: Facts, every: pl.DataFrame, before: pl.DataFrame) -> None:
    st.header(t("By urgency, all pairs"), help=words.measure("answered_in_time")[1])
    if every.is_empty():
        st.markdown(t("No request is recorded for this choice."))
        return
    told = answers.times(every, "urgency").to_dicts()
    held = {row["urgency"]: row for row in answers.limits(facts).to_dicts()}
    force = asked.viewer().sees_for
    hidden, hidden_old = (cells(facts, some, "delivery", force, by("urgency")) for some in (every, before))
    times = answers.times(before, "urgency").to_dicts()
    old = {row["urgency"]: row["median_s"] for row in times if row["urgency"] not in hidden_old}
    told = [row | NOT_TOLD if row["urgency"] in hidden else row for row in told]
    shown = {
        t("Urgency"): [words.exchange(row["urgency"]) for row in told],
        t("Limit"): [
            words.duration(held[row["urgency"]]["limit_hours"] * 3600) if row["urgency"] in held else "–"
            for row in told
        ],
    }
    shown |= {
        t("Half within (comparison)"): [
            f"{words.duration(row['median_s'])} ({words.duration(old.get(row['urgency']))})" for row in told
        ],
        t("9 in 10 within"): [words.duration(row["nine_in_ten_s"]) for row in told],
        t("Answered"): [_against(row, "answered_count", "request_count") for row in told],
        t("In time, of all due"): [_against(row, "in_time_count", "passed_count") for row in told],
    }
    rows.table(pl.DataFrame(shown), t("Answer times by urgency"))
    st.markdown(limits(facts))


def _against(row: dict, part: str, whole: str) -> str:
    return words.FEW if row[whole] is None else words.against(row[part], row[whole])


def _times(told: list[dict]) -> dict[str, list]:
    """Columns of rows of `answers.times`; of less than ten no percentage."""
    return {
        t("Half within, hours"): [_hours(row["median_s"]) for row in told],
        t("9 in 10 within, hours"): [_hours(row["nine_in_ten_s"]) for row in told],
        t("Answered"): [row["answered_count"] for row in told],
        t("of requests"): [row["request_count"] for row in told],
        t("In time"): [row["in_time_count"] for row in told],
        t("of all due"): [row["passed_count"] for row in told],
        t("In time, %"): [_percent(row["in_time_count"], row["passed_count"]) for row in told],
    }


def _hours(seconds: int | None) -> float | None:
    return None if seconds is None else seconds / 3600


def _percent(count: int, of: int) -> int | None:
    part = percent(count, of)
    return None if part is None else round(part)


def _slowest(facts: Facts, by_pair: pl.DataFrame, before: pl.DataFrame) -> None:
    """The pairs that wait longest, those with ten requests or more first: of a few cases one is chance."""
    names = force_names(facts)
    enough = (pl.col("request_count") >= answers.FEW).alias("enough")
    told = (
        by_pair.with_columns(enough).sort("enough", "median_s", descending=True, nulls_last=False).head(200).to_dicts()
    )
    shown: dict[str, list] = {
        t("Asks"): [names[row["agency"]] for row in told],
        t("Answers"): [names[row["to_agency"]] for row in told],
    }
    shown |= _times(told)
    old = {row["agency"] + row["to_agency"]: row["median_s"] for row in before.to_dicts()}
    shown[t("Half within, hours, in the comparison")] = [
        _hours(old.get(row["agency"] + row["to_agency"])) for row in told
    ]
    st.header(t("Longest waits first (pairs with 10 requests or more before the others)"))
    keys = [f"{row['agency']}-{row['to_agency']}" for row in told]
    rows.leading(pl.DataFrame(shown), keys, "pair", t("Answer times by pair"), ("message",), height=300)
