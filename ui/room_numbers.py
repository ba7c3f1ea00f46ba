"""On the wall: numbers, movers, the exchange of information, and joint operations."""

from collections.abc import Iterable, Sequence
from html import escape

import polars as pl

from data.facts import Facts
from queries import answers, exchange_figures, headlines, operation_board, operation_results, silence
from queries.exchange import Traffic
from queries.filters import Filters
from queries.headlines import Headline
from queries.operation_board import OVER
from queries.visible import Viewer
from ui import exchange, feeds, operations_results, situation, situation_lists, words
from ui import operations as operations_look
from ui.words import t, tn

OWING, QUIET, LATE = 8, 5, 6
LONG = len("99,999")
"""A number with more signs stands smaller, to leave room for what it counts."""
COLUMNS = (("planned",), ("approved",), ("running",), ("concluded",), ("deferred", "cancelled"))


def five(found: Iterable[Headline]) -> str:
    """The five numbers below each other, with their comparison, as HTML."""
    lines, long = [], False
    for item in found:
        title, _ = words.measure(item.measure)
        change = words.change(item.now, item.then, item.now_few, item.then_few)
        against = t("{change} against {then}", change=change, then=words.count(item.then, item.then_few))
        number = words.count(item.now, item.now_few)
        long |= len(number) > LONG
        lines.append(f"<div><strong>{number}</strong><span><b>{escape(title)}</b>{escape(against)}</span></div>")
    return f'<div class="wall-numbers{" long" if long else ""}">{"".join(lines)}</div>'


def headline(facts: Facts, filters: Filters, viewer: Viewer) -> tuple[str, str]:
    """The sentence in front, and the five numbers, as HTML."""
    found = headlines.as_seen(facts, filters, viewer)
    return situation.answer(found), five(found)


def movers(facts: Facts, filters: Filters) -> str:
    """Who and where most, what changed most, what is overdue, as HTML."""
    columns = (
        situation_lists.gangs(facts, filters) + situation_lists.borders(facts, filters),
        situation_lists.districts(facts, filters) + situation_lists.changed(facts, filters),
        situation_lists.decide(facts, filters),
    )
    return f'<div class="wall wall-columns wall-movers">{"".join(f"<div>{column}</div>" for column in columns)}</div>'


def sharing(facts: Facts, filters: Filters, viewer: Viewer) -> str:
    """Who owes whom an answer, who was not heard from, and how fast answers come, as HTML."""
    traffic = Traffic(facts, filters)
    found, waiting = exchange_figures.as_seen(traffic, viewer), answers.unanswered(facts, filters)
    lists = f"<div>{_owing(facts, filters)}</div><div>{_quiet(facts, filters)}</div>"
    said = exchange.answer(traffic, found, waiting)
    return f'<div class="wall">{said}{_cards(found)}<div class="wall-columns">{lists}</div></div>'


def _cards(found: list[exchange_figures.Figure]) -> str:
    cards = []
    for item in found:
        value, said, _ = exchange.ratio(item) if item.of is not None else exchange.count(item)
        title = words.measure(item.measure)[0]
        cards.append(f"<div><b>{escape(title)}</b><strong>{escape(value)}</strong>{escape(said)}</div>")
    return f'<div class="wall-cards">{"".join(cards)}</div>'


def _owing(facts: Facts, filters: Filters) -> str:
    names = exchange.force_names(facts)
    rows = [
        (names[row["agency"]], words.number(row["overdue_count"]), words.number(row["waiting_count"]))
        for row in answers.owed_now(facts, filters).head(OWING).to_dicts()
    ]
    head = f"<h2>{escape(t('Answers owed, by force'))}</h2>"
    return head + table((t("Force"), t("past the limit"), t("in all")), rows, t("No force owes an answer."))


def _quiet(facts: Facts, filters: Filters) -> str:
    names = exchange.force_names(facts)
    late = silence.by_force(facts, filters).filter(pl.col("days_over") > 0).head(QUIET).to_dicts()
    said = [f"<p><b>{escape(names[row['agency']])}</b>: {escape(exchange.nothing_since(row))}</p>" for row in late]
    none = f"<p>{escape(t('Every force sent within its promised interval.'))}</p>"
    return f"<h2>{escape(t('No message recorded since'))}</h2>{''.join(said) or none}"


def table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], none: str) -> str:
    """A table whose first column is text and the others numbers, as HTML; `none` where it has no row."""
    if not rows:
        return f"<p>{escape(none)}</p>"
    kinds = ["", *[' class="number"'] * (len(heads) - 1)]
    head = "".join(f"<th{kind}>{escape(text)}</th>" for kind, text in zip(kinds, heads, strict=True))
    lines = ["".join(f"<td{kind}>{escape(text)}</td>" for kind, text in zip(kinds, row, strict=True)) for row in rows]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def operations(facts: Facts, filters: Filters, viewer: Viewer) -> str:
    """What stands where, and what is late, as HTML."""
    board = operation_board.board(facts, filters, viewer)
    if filters.gangs:
        said = operations_results.answer(facts, filters.gangs, operation_results.concluded(board.seen))
    else:
        said = operations_look.answer(facts, filters, board.statuses, board.statuses_then)
    heads = "".join(_status(codes, board.statuses.to_dicts()) for codes in COLUMNS)
    late = f'<div class="wall-large">{_late(facts, board.seen)}{_unseen(board.hidden)}</div>'
    return f'<div class="wall">{said}<div class="wall-cards">{heads}</div>{late}</div>'


def _status(codes: tuple[str, ...], rows: list[dict]) -> str:
    mine = [row for row in rows if row["status"] in codes]
    count, late = (sum(row["seen_count"] + row["hidden_count"] for row in mine), sum(row["late_count"] for row in mine))
    title = " · ".join(operations_look.status(code) for code in codes)
    note = f"<em>{escape(tn('{count} late', '{count} late', late))}</em>" if late and codes[0] not in OVER else ""
    return f"<div><b>{escape(title)}</b><strong>{words.number(count)}</strong>{note}</div>"


def _unseen(hidden: pl.DataFrame) -> str:
    """How many late ones are only counted, as HTML."""
    count = int(operation_board.late_unseen(hidden)["late_count"].sum())
    said = tn("{count} late one is open only to its forces.", "{count} late ones are open only to their forces.", count)
    return f"<p>{escape(said)}</p>" if count else ""


def _late(facts: Facts, seen: pl.DataFrame) -> str:
    rows = seen.filter(pl.col("late").is_not_null())
    lines = [
        (feeds.named(facts, row["lead"]), operations_look.gang(facts, row["gang"]), operations_look.late(row))
        for row in rows.head(LATE).to_dicts()
    ]
    cells = "".join(f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in line)}</tr>" for line in lines)
    head = "".join(f"<th>{escape(text)}</th>" for text in (t("Leads"), t("Gang"), t("Against plan")))
    more = rows.height - len(lines)
    rest = f"<p>{escape(tn('{count} more', '{count} more', more))}</p>" if more > 0 else ""
    none = f"<p>{escape(t('No operation open to all is late.'))}</p>"
    return f"<table><thead><tr>{head}</tr></thead><tbody>{cells}</tbody></table>{rest}" if lines else none
