"""How the exchange of information looks: the answer in sentences, the five numbers, the names of forces."""

from html import escape

import polars as pl

from data.facts import Facts
from data.once import once, once_a_moment
from queries import answers, few, freshness, silence
from queries.exchange import Pair, Traffic, sides
from queries.exchange_figures import Figure, overdue_few, percent
from queries.filters import Filters
from queries.visible import Viewer
from ui import asked, words
from ui.cards import Arrow, direction
from ui.words import t, tn


def force_names(facts: Facts) -> dict[str, str]:
    """Code -> name of each agency and side as readers say it: a state's police by the name of its state."""
    return _force_names(facts, words.language())


@once
def _force_names(facts: Facts, _language: str) -> dict[str, str]:
    states, agencies = words.names(facts.states), words.names(facts.agencies)
    forces = facts.agencies.filter(pl.col("kind") == "force").select("code", "state").rows()
    of_states = {code: states.get(state, agencies[code]) for code, state in forces}
    groups = {side: words.exchange(side) for side in (*sides(facts)["side"].unique(), "any") if side in words.EXCHANGE}
    return {str(code): str(name) for code, name in (agencies | of_states | groups).items()}


def pair_name(facts: Facts, pair: Pair) -> str:
    names = force_names(facts)
    return t("{sender} to {receiver}", sender=names[pair.sender], receiver=names[pair.receiver])


def answer(traffic: Traffic, found: list[Figure], waiting: pl.DataFrame, viewer: Viewer | None = None) -> str:
    """The answer first, as HTML: who owes, who has been quiet, how much still goes over messaging groups."""
    parts = [
        _owed(traffic.facts, traffic.filters, waiting, viewer or asked.viewer()),
        *_quiet(traffic)[:2],
        _informal(found),
    ]
    first, *rest = [escape(part) for part in parts if part]
    return f'<p class="sajha-answer"><b>{first}</b> {" ".join(rest)}</p>'


def _owed(facts: Facts, filters: Filters, waiting: pl.DataFrame, viewer: Viewer) -> str:
    if waiting.is_empty():
        return t("No request waits for an answer.")
    if few.is_few(facts, waiting, "delivery", viewer.sees_for):
        return t("{few} requests wait for an answer, not open to you.", few=words.FEW)
    said = tn("{count} request waits for an answer", "{count} requests wait for an answer", waiting.height)
    if overdue_few(facts, waiting, viewer):
        return f"{said}{t('.')}"
    over = int((waiting["answer"] == "overdue").sum())
    past = tn("{count} past its limit", "{count} past their limit", over)
    row = answers.owed_now(facts, filters).row(0, named=True)
    most = t(
        "most at {force} ({count})", force=force_names(facts)[row["agency"]], count=words.number(row["overdue_count"])
    )
    return f"{said}, {past}" + (f", {most}" if over else "") + t(".")


def _quiet(traffic: Traffic) -> list[str]:
    late = silence.by_force(traffic.facts, traffic.filters).filter(pl.col("days_over") > 0)
    names = force_names(traffic.facts)
    return [f"{names[row['agency']]}: {nothing_since(row)}{t('.')}" for row in late.to_dicts()]


def nothing_since(row: dict) -> str:
    """Neutrally, from a row of `silence`."""
    days = tn("{count} day", "{count} days", row["quiet_days"])
    if row["last_on"] is None:
        return t("no message recorded since taking part on {day} ({days})", day=words.day(row["since_on"]), days=days)
    return t("no message recorded since {day} ({days})", day=words.day(row["since_on"]), days=days)


def _informal(found: list[Figure]) -> str:
    figure = next(item for item in found if item.measure == "informal_channels")
    if not figure.of:
        messages = next(item for item in found if item.measure == "messages")
        return "" if messages.now_few else t("No message is recorded in this period.")
    now, then = (_part(figure.now, figure.of), _part(figure.then, figure.of_then))
    if percent(figure.now, figure.of) is None:
        return t("{now} messages went over messaging groups and phone; {then} in the comparison.", now=now, then=then)
    return t(
        "{now} of messages still go over messaging groups and phone; {then} in the comparison.", now=now, then=then
    )


def _part(count: int, of: int | None) -> str:
    if not of:
        return t("none")
    value = percent(count, of)
    return (
        t("{count} of {of}", count=words.number(count), of=words.number(of)) if value is None else words.percent(value)
    )


def count(item: Figure) -> tuple[str, str, Arrow]:
    change = words.change(item.now, item.then, item.now_few, item.then_few)
    return (
        words.count(item.now, item.now_few),
        t("{change} against {then}", change=change, then=words.count(item.then, item.then_few)),
        "" if item.now_few or item.then_few else direction(item.now - item.then),
    )


def ratio(item: Figure) -> tuple[str, str, Arrow]:
    now, then = percent(item.now, item.of or 0), percent(item.then, item.of_then or 0)
    of = t("{count} of {of}", count=words.number(item.now), of=words.number(item.of)) if item.of else "–"
    if now is None or then is None:
        return of, t("comparison: {then}", then=_part(item.then, item.of_then)), ""
    return words.percent(now), t("{of}; comparison {then}", of=of, then=words.percent(then)), direction(now - then)


def late_feeds(facts: Facts) -> dict[str, str]:
    """Agency -> the sentence that its file of messages is late against its promise."""
    return _late_feeds(facts, words.language())


@once_a_moment
def _late_feeds(facts: Facts, _language: str) -> dict[str, str]:
    late = freshness.feeds(facts, "message").filter(pl.col("days_late") > 0)
    names = force_names(facts)
    return {row["agency"]: _late(names[row["agency"]], row) for row in late.to_dicts() if row["agency"] in names}


def _late(force: str, row: dict) -> str:
    if row["last_on"] is None:
        return t(
            "{force}: no file of messages received yet; promised every {days} days.",
            force=force,
            days=row["every_days"],
        )
    return t(
        "{force}: last file of messages on {day}; promised every {days} days, {over}.",
        force=force,
        day=words.day(row["last_on"]),
        days=words.number(row["every_days"]),
        over=tn("{count} day over", "{count} days over", row["days_late"]),
    )
