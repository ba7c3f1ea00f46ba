"""The coordination gaps on paper, with who must act, since when, and the forces' remarks."""

import polars as pl

from queries import changed, records, records_gaps
from queries.gaps import kept
from queries.gaps.found import all_gaps, two_lists
from queries.gaps.then import since_then
from ui import changed as changed_look
from ui import exchange_remarks, gaps, gaps_list, gaps_then, rows, words
from ui.exchange import force_names
from ui.exports.asking import Asking, rest_of, text_of
from ui.exports.paper import Block, Heading, Points, Table, Text
from ui.words import t

MOST = 15


def standing(asking: Asking) -> pl.DataFrame:
    """The gaps asked for that the viewer may read and that are not kept off the wall, worst first."""
    found = all_gaps(asking.facts, asking.filters, asking.viewer, asking.facts.as_of)
    return kept.apart(asking.facts, found.rows, asking.facts.as_of)[0]


def decision_part(asking: Asking) -> list[Block]:
    """What needs a decision, worst first; with one state chosen its own to act on, and those of others for it."""
    found = standing(asking)
    blocks: list[Block] = [Heading(t("For decision")), Text(text_of(gaps_list.answer(asking.facts, found)), "lead")]
    if then := _since(asking):
        blocks.append(Text(then))
    if len(asking.filters.states) == 1 and not asking.filters.forces:
        return [*blocks, *own_and_others(asking, found, MOST)]
    return [*blocks, *listed(asking, found, MOST)]


def own_and_others(asking: Asking, found: pl.DataFrame, most: int | None = None) -> list[Block]:
    """The gaps on which the state must act, then those on which others must act for it."""
    ours, others = two_lists(asking.facts, found, asking.filters)
    first, second = listed(asking, ours, most), listed(asking, others, most)
    heads = (
        Heading(t("This state must act ({count})", count=ours.height)),
        Heading(t("Others must act for this state ({count})", count=others.height)),
    )
    return [heads[0], *(first or [Text(t("None."))]), heads[1], *(second or [Text(t("None."))])]


def listed(asking: Asking, found: pl.DataFrame, most: int | None = None) -> list[Block]:
    """A table of gaps, at most `most` of them; how many more there are is said."""
    some = found if most is None else found.head(most)
    if some.is_empty():
        return []
    said, names = remarks(asking, some), force_names(asking.facts)
    lines = []
    for number, row in enumerate(some.to_dicts(), 1):
        told = [gaps.sentence(asking.facts, row), *said.get(row["gap_key"], ())]
        who = ", ".join(str(names.get(code, code)) for code in row["must_act"].split())
        lines.append((words.number(number), "\n".join(told), who, gaps_list.since(asking.facts, row)))
    single = some.filter(pl.col("agency").is_not_null())
    asking.named.add(single["agency"].cast(pl.String), single.height)
    blocks: list[Block] = [Table((t("No."), t("Gap"), t("Must act"), t("Since")), tuple(lines), (0.7, 6, 2, 2))]
    return [*blocks, *rest_of(found.height - some.height)]


def remarks(asking: Asking, some: pl.DataFrame) -> dict[str, list[str]]:
    """Gap -> the forces' remarks on it, as sentences."""
    try:
        found = records.remarks(some["gap_key"].to_list(), asking.viewer).to_dicts()
    except rows.AWAY:
        return {}
    asking.named.add([row["agency"] for row in found], len(found))
    said: dict[str, list[str]] = {}
    for row in found:
        said.setdefault(row["gap_key"], []).append(exchange_remarks.sentence(asking.facts, row))
    return said


def _since(asking: Asking) -> str:
    """How many gaps of the last meeting stand, have closed, are new; empty where it was not written down."""
    reference = asking.meeting or changed.last_meeting(asking.facts)
    if reference is None:
        return ""
    day = asking.facts.meetings.filter(pl.col("reference") == reference)["day"][0]
    try:
        written = records_gaps.written(day, asking.viewer)
    except rows.AWAY:
        return ""
    found = since_then(asking.facts, asking.filters, asking.viewer, asking.facts.as_of, written)
    if found is None:
        return ""
    meeting = words.meeting(asking.facts, reference)
    return t("Since the last meeting ({meeting}): {counted}", meeting=meeting, counted=gaps_then.counted(found))


def changed_part(asking: Asking) -> list[Block]:
    """What changed since the last meeting at the highest level: each number now, as known today, and as reported then."""
    facts, reference = asking.facts, asking.meeting or changed.last_meeting(asking.facts)
    if reference is None:
        return []
    since = changed.since(facts, asking.filters, reference)
    told = changed_look.told(facts, since, asking.viewer)
    blocks: list[Block] = [Heading(t("What changed")), *_answer(changed_look.answer(facts, since, told.total))]
    parts = (
        (t("Largest changes"), told.largest),
        (t("From zero"), told.from_zero),
        (t("Persons killed"), told.killed),
    )
    for title, some in parts:
        if some.height:
            said = tuple(changed_look.sentence(facts, since, row) for row in some.head(MOST).to_dicts())
            blocks += [Heading(title), Points(said)]
    return blocks


def _answer(html: str) -> list[Block]:
    """The sentence, and of which days."""
    first, _, second = html.partition("</p>")
    return [Text(text_of(first), "lead"), Text(text_of(second), "small")]
