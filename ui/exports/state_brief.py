"""The state's meeting brief: what its DGP is asked in the meeting, and what he may ask the others."""

import polars as pl

from data.facts import ist_date
from queries import changed, decisions
from queries.headlines import MEASURES
from queries.visible import visible
from ui import meetings_report, rows, words
from ui.exports.asking import Asking, paper, text_of
from ui.exports.brief import definitions, title
from ui.exports.disputed_part import disputed_part
from ui.exports.gaps_part import changed_part, own_and_others, standing
from ui.exports.paper import Block, Heading, Paper, Text
from ui.exports.sections import framed, situation_figures
from ui.exports.shown_part import shown_part
from ui.exports.work_part import decided
from ui.words import number, t, tn


def state_brief(asking: Asking) -> Paper:
    """For the one state in the filters. Raises ValueError where there is not exactly one."""
    if len(asking.filters.states) != 1:
        raise ValueError(t("The state's meeting brief is of one state: choose it."))
    blocks: list[Block] = [
        *_next_meeting(asking),
        *own_and_others(asking, standing(asking)),
        *_action_taken(asking),
        *_still_open(asking),
        *_numbers(asking),
        *shown_part(asking),
        *disputed_part(asking),
        *definitions(MEASURES),
    ]
    return paper(asking, title(asking, t("Meeting brief")), blocks)


def _next_meeting(asking: Asking) -> list[Block]:
    """The next sitting at the highest level, and what the brief holds."""
    facts = asking.facts
    planned = facts.meetings.filter((pl.col("status") == "planned") & (pl.col("meets_at") >= facts.as_of))
    levels = facts.meeting_series.select(series="code", level=pl.col("level").cast(pl.String))
    top = planned.join(levels, on="series", how="left").filter(pl.col("level") == "dgp").sort("meets_at")
    if top.is_empty():
        return []
    row = top.row(0, named=True)
    return [Text(t("Next meeting: {meeting}", meeting=words.meeting(facts, row["reference"])), "lead")]


def last(asking: Asking) -> str | None:
    return asking.meeting or changed.last_meeting(asking.facts)


def _action_taken(asking: Asking) -> list[Block]:
    """The four columns of the last meeting's report, of this state's decisions."""
    facts, reference = asking.facts, last(asking)
    if reference is None:
        return []
    every = decisions.of_meeting(facts, asking.filters, reference, ist_date(facts.as_of))
    return action_taken(asking, reference, every)


def action_taken(asking: Asking, reference: str, every: pl.DataFrame) -> list[Block]:
    """The action taken report of a sitting: rows of `decisions.of_meeting`."""
    facts, seen = asking.facts, visible(every, asking.viewer)
    blocks: list[Block] = [
        Heading(t("Action taken report: {meeting}", meeting=words.meeting(facts, reference))),
        Text(text_of(meetings_report.answer(facts, asking.filters, every)), "lead"),
    ]
    if seen.height:
        asking.named.add(seen["agency"].cast(pl.String), seen.height)
        try:
            blocks.append(framed(meetings_report.readable(facts, asking.viewer, seen), (0.7, 4, 4, 3)))
        except rows.AWAY:
            blocks.append(Text(t("The texts cannot be read while the database is away; the counts stand.")))
    return [*blocks, *not_listed(every.height - seen.height)]


def not_listed(count: int) -> list[Block]:
    said = tn(
        "{count} more is counted and not listed: it is open only to the forces that must act.",
        "{count} more are counted and not listed: they are open only to the forces that must act.",
        count,
    )
    return [Text(said, "small")] if count else []


def _still_open(asking: Asking) -> list[Block]:
    """Decisions of other sittings that are overdue or without a report."""
    facts = asking.facts
    standing_now = decisions.standing(facts, asking.filters, ist_date(facts.as_of))
    other = standing_now.filter((pl.col("attention") != "in_time") & (pl.col("meeting") != (last(asking) or "")))
    seen = visible(other, asking.viewer)
    if other.is_empty():
        return []
    head = Heading(t("Decisions of other meetings that need attention ({count})", count=number(other.height)))
    return [head, decided(asking, seen), *not_listed(other.height - seen.height)]


def _numbers(asking: Asking) -> list[Block]:
    """The five numbers of the period, then what changed since the last meeting."""
    return [Heading(t("Figures of this state")), *situation_figures(asking), *changed_part(asking)]
