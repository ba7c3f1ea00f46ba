"""What stands on the slides of the deck: a title with its answer, and one picture, table or list each."""

from dataclasses import dataclass

import polars as pl

from queries import activity, answers, busiest, decisions, headlines, operation_board
from queries.activity import Question
from queries.meetings import last_day
from ui import activity as map_look
from ui import exchange, home_counts, operations, rows, words
from ui.exports import gaps_part, sections, work_part
from ui.exports.asking import Asking, text_of
from ui.exports.drawing import activity_map
from ui.exports.paper import Block, Drawing, Figures, Points, Table, Text
from ui.words import t

MOST_GAPS = 5
MOST_POINTS = 8


@dataclass(frozen=True)
class Chart:
    """Bars: names down or across; `series` are a name, a colour and numbers; `few` (series, place) stand for 1–2."""

    names: tuple[str, ...]
    series: tuple[tuple[str, str, tuple[int, ...]], ...]
    across: bool = True
    stacked: bool = False
    few: frozenset[tuple[int, int]] = frozenset()


Part = Chart | Table | Figures | Points | Drawing


@dataclass(frozen=True)
class Slide:
    title: str
    answer: str
    parts: tuple[Part, ...]


NOW, THEN, LATE = "#0b4f8a", "#9fb3c8", "#b45309"


def slides(asking: Asking) -> list[Slide]:
    made = (_situation, _decision, _map, _by_state, _changed, _sharing, _operations, _meetings)
    return [slide for slide in (make(asking) for make in made) if slide is not None]


def _lead(blocks: list[Block]) -> str:
    return next((block.text for block in blocks if isinstance(block, Text) and block.look == "lead"), "")


def _situation(asking: Asking) -> Slide:
    blocks = sections.situation_part(asking)
    figures = next(block for block in blocks if isinstance(block, Figures))
    trend = headlines.trends_seen(asking.facts, asking.filters, asking.viewer)["incidents"]
    counts = tuple(trend["count"].to_list())
    flags = trend["count_few"].to_list() if "count_few" in trend.columns else [False] * trend.height
    few = frozenset((0, place) for place, small in enumerate(flags) if small)
    months = tuple(words.month(month) for month in trend["month"])
    title = t("Incidents by month, the last twelve full months")
    said = " ".join(filter(None, (_lead(blocks), home_counts.sentence(asking.facts, asking.filters))))
    return Slide(t("Situation"), said, (figures, Chart(months, ((title, NOW, counts),), few=few)))


def _decision(asking: Asking) -> Slide:
    found = gaps_part.standing(asking)
    table = [block for block in gaps_part.listed(asking, found, MOST_GAPS) if isinstance(block, Table)]
    return Slide(t("For decision"), _lead(gaps_part.decision_part(asking)), tuple(table))


def _map(asking: Asking) -> Slide:
    question = Question()
    found = activity.as_seen(asking.facts, asking.filters, question, asking.viewer)
    answer = text_of(map_look.answer(question, found))
    said = " ".join(filter(None, (answer, home_counts.sentence(asking.facts, asking.filters))))
    return Slide(t("Gang activity map"), said, (activity_map(asking, question),))


def _by_state(asking: Asking) -> Slide | None:
    found = busiest.as_seen(asking.facts, asking.filters, "states", asking.viewer)
    if asking.filters.states:
        found = found.filter(pl.col("code").is_in(asking.filters.states))
    if found.is_empty():
        return None
    names = words.names(asking.facts.states)
    flags = [found[f"{name}_few"].to_list() for name in ("incident_count", "compared_count")]
    few = frozenset((series, place) for series, each in enumerate(flags) for place, small in enumerate(each) if small)
    series = (
        (t("Period"), NOW, tuple(found["incident_count"].to_list())),
        (t("Comparison"), THEN, tuple(found["compared_count"].to_list())),
    )
    chart = Chart(tuple(str(names.get(code, code)) for code in found["code"]), series, few=few)
    return Slide(t("Incidents by state"), words.said(asking.filters, asking.facts), (chart,))


def _changed(asking: Asking) -> Slide | None:
    blocks = gaps_part.changed_part(asking)
    said = [item for block in blocks if isinstance(block, Points) for item in block.items]
    return Slide(t("What changed"), _lead(blocks), (Points(tuple(said[:MOST_POINTS])),)) if said else None


def _sharing(asking: Asking) -> Slide:
    blocks = sections.sharing_part(asking)
    owed = rows.in_order(asking.facts, answers.owed_now(asking.facts, asking.filters), "agency")
    names = exchange.force_names(asking.facts)
    over = tuple(owed["overdue_count"].to_list())
    rest = tuple((owed["waiting_count"] - owed["overdue_count"]).to_list())
    series = ((t("past the limit"), LATE, over), (t("limit not passed"), THEN, rest))
    chart = Chart(tuple(names[code] for code in owed["agency"]), series, stacked=True)
    figures = next(block for block in blocks if isinstance(block, Figures))
    return Slide(t("Information sharing"), _lead(blocks), (figures, chart) if owed.height else (figures,))


def _operations(asking: Asking) -> Slide | None:
    if asking.filters.gangs:
        return None
    board = operation_board.board(asking.facts, asking.filters, asking.viewer)
    each = board.statuses.to_dicts()
    late = tuple(row["late_count"] for row in each)
    rest = tuple(row["seen_count"] + row["hidden_count"] - row["late_count"] for row in each)
    names = tuple(operations.status(row["status"]) for row in each)
    chart = Chart(names, ((t("past its plan"), LATE, late), (t("others"), NOW, rest)), stacked=True)
    return Slide(t("Joint operations"), _lead(work_part.operations_part(asking)), (chart,))


def _meetings(asking: Asking) -> Slide:
    facts, filters = asking.facts, asking.filters
    found = decisions.standing_by_owner(facts, filters, last_day(facts, filters.dates(facts)))
    owners, names = rows.in_order(facts, found, "force"), exchange.force_names(facts)
    late = tuple(owners["overdue_count"].to_list())
    rest = tuple((owners["open_count"].cast(pl.Int64) - owners["overdue_count"].cast(pl.Int64)).to_list())
    series = ((t("overdue"), LATE, late), (t("open, not overdue"), NOW, rest))
    chart = Chart(tuple(str(names.get(code, code)) for code in owners["force"]), series, stacked=True)
    return Slide(t("Meetings and actions"), _lead(work_part.meetings_part(asking)), (chart,) if owners.height else ())
