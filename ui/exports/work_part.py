"""The parts of the brief about work: joint operations, meetings, and what they decided."""

import polars as pl

from data.facts import Facts
from queries import actions, decisions, operation_board, records
from queries.cadence import cadence
from queries.meetings import last_day
from queries.visible import visible
from ui import exchange, feeds, meetings, meetings_decisions, operations, rows, words
from ui.exports.asking import Asking, rest_of, text_of
from ui.exports.paper import Block, Heading, Table, Text
from ui.words import t

MOST = {"operations": 10, "decisions": 10}


def operations_part(asking: Asking) -> list[Block]:
    """What stands where, and what is late against its plan."""
    facts, filters = asking.facts, asking.filters
    if filters.gangs:
        return []
    board = operation_board.board(facts, filters, asking.viewer)
    said = text_of(operations.answer(facts, filters, board.statuses, board.statuses_then))
    blocks: list[Block] = [Heading(t("Joint operations")), Text(said, "lead"), _statuses(board)]
    late = board.seen.filter(pl.col("late").is_not_null()).head(MOST["operations"])
    if late.is_empty():
        return blocks
    names = exchange.force_names(facts)
    lines = tuple(
        (operations.key(row), names.get(row["lead"], "–"), operations.gang(facts, row["gang"]), operations.late(row))
        for row in late.to_dicts()
    )
    heads = (t("Operation"), t("Leads"), t("Gang"), t("Against plan"))
    return [*blocks, Heading(t("Past their plan")), Table(heads, lines, (2, 2, 2, 4))]


def _statuses(board: operation_board.Board) -> Table:
    then = {row["status"]: row["seen_count"] + row["hidden_count"] for row in board.statuses_then.to_dicts()}
    lines = tuple(
        (
            operations.status(row["status"]),
            words.number(row["seen_count"] + row["hidden_count"]),
            words.number(row["late_count"]),
            words.number(then[row["status"]]) if row["status"] in operation_board.OVER else "–",
        )
        for row in board.statuses.to_dicts()
    )
    return Table(
        (t("Status"), t("Operations"), t("Past their plan"), t("Comparison")), lines, (4, 1.5, 1.7, 1.5), (1, 2, 3)
    )


def meetings_part(asking: Asking) -> list[Block]:
    """Cadence, what stands open by force, and the decisions that are overdue."""
    facts, filters = asking.facts, asking.filters
    dates = filters.dates(facts)
    day = last_day(facts, dates)
    standing = decisions.standing(facts, filters, day)
    then = actions.standing_then(facts, filters, filters.comparison_dates(facts).last)
    blocks: list[Block] = [
        Heading(t("Meetings and actions")),
        Text(text_of(meetings_decisions.answer(standing, *then)), "lead"),
        Text(text_of(meetings.behind(facts, cadence(facts, filters, dates)))),
    ]
    owners = rows.in_order(facts, decisions.standing_by_owner(facts, filters, day), "force")
    if owners.height:
        blocks += [Heading(t("Open decisions by force that must act")), _owners(facts, owners)]
    overdue = standing.filter(pl.col("attention") == "overdue")
    return [*blocks, *_overdue(asking, overdue)] if overdue.height else blocks


def _owners(facts: Facts, found: pl.DataFrame) -> Table:
    names = exchange.force_names(facts)
    counts = ("open_count", "overdue_count", "unreported_count", "awaiting_count")
    lines = tuple(
        (str(names.get(row["force"], row["force"])), *(words.number(row[name]) for name in counts))
        for row in found.to_dicts()
    )
    heads = (t("Force"), t("Open"), t("Overdue"), t("No report for a month"), t("Waits for the chair"))
    return Table(heads, lines, (4, 1.2, 1.4, 2, 2), (1, 2, 3, 4))


def _overdue(asking: Asking, overdue: pl.DataFrame) -> list[Block]:
    seen = visible(overdue, asking.viewer)
    some = seen.head(MOST["decisions"])
    blocks: list[Block] = [Heading(t("Decisions past their due date")), decided(asking, some)]
    return [*blocks, *rest_of(overdue.height - some.height)]


def decided(asking: Asking, some: pl.DataFrame) -> Table:
    """Decisions that the viewer may see: number, text, who must act, due date and what there is to say."""
    facts, texts = asking.facts, decision_texts(asking, some)
    lines = []
    for row in some.to_dicts():
        number = f"{words.meeting(facts, row['meeting'])}, {t('no. {number}', number=words.number(row['number']))}"
        told = texts.get((row["agency"], row["reference"]), "")
        standing = meetings_decisions.attention(row) or meetings_decisions.status(row["status"])
        who = feeds.listed(facts, row["named_to"])
        lines.append((number, told, who, f"{meetings_decisions.due(row)}\n{standing}"))
    heads = (t("Meeting"), t("Decision"), t("Must act"), t("Due and standing"))
    return Table(heads, tuple(lines), (2.2, 4, 2.2, 2.6))


def decision_texts(asking: Asking, some: pl.DataFrame) -> dict[tuple[str, str], str]:
    """Key to the decision's text; without texts while the database is away."""
    if some.is_empty():
        return {}
    try:
        found = records.decisions(some, asking.viewer)
    except rows.AWAY:
        return {}
    asking.named.add(some["agency"].cast(pl.String), found.height)
    own, other = ("decision_hi", "decision") if words.language() == "hi" else ("decision", "decision_hi")
    return {(row["agency"], row["reference"]): row[own] or row[other] or "" for row in found.to_dicts()}
