"""The numbers of a state that two sources give differently: printed totals, and records that contradict each other."""

from collections.abc import Callable
from typing import Any

import polars as pl

from data.facts import Facts, ist_date
from queries import changed, disputed, reconciliation, records_replies
from queries.filters import Dates
from ui import meetings_decisions, rows, words
from ui.exchange import force_names
from ui.exports.asking import Asking, rest_of
from ui.exports.paper import Block, Heading, Points, Table, Text
from ui.words import number, t, tn

MOST = 12
"""Lines of each kind."""


def disputed_part(asking: Asking) -> list[Block]:
    """What was reported at the last meeting and is known today stands further up: here it is only said where."""
    blocks: list[Block] = [Heading(t("Disputed numbers")), Text(_meant(), "small")]
    if changed.last_meeting(asking.facts):
        blocks.append(Text(t("Where a number reported at the last meeting is another today, both stand above.")))
    return [*blocks, *_printed(asking), *_records(asking)]


def _meant() -> str:
    return t(
        "Listed are printed totals that are not the sum of their units; two records of one case that differ in kind, day or"
        " persons killed; nil reports about incidents for days on which the force's own records lie; decisions reported"
        " complied that the chair has put back; and replies earlier than the first answer that the request's record knows."
        " Records that are not open to the reader are left out."
    )


def _printed(asking: Asking) -> list[Block]:
    facts, state = asking.facts, asking.filters.states[0]
    wrong = reconciliation.totals(facts).filter(~pl.col("agrees") & (pl.col("state") == state))
    if wrong.is_empty():
        return [Text(t("Every published total of this state is the sum of its police units."))]
    said = tn(
        "{count} published total of this state is not the sum of its police units:",
        "{count} published totals of this state are not the sum of their police units:",
        wrong.height,
    )
    return [Text(said), _totals(facts, wrong.head(MOST))]


def _totals(facts: Facts, wrong: pl.DataFrame) -> Table:
    heads = words.names(facts.crime_heads)
    lines = tuple(
        (
            str(row["year"]),
            str(heads.get(row["head"], row["head"])),
            number(row["printed"]),
            number(row["summed"]),
            words.difference(row["summed"], row["printed"]),
        )
        for row in wrong.to_dicts()
    )
    titles = (t("Year"), t("Head"), t("Printed"), t("Units add up to"), t("Difference"))
    return Table(titles, lines, (1, 4, 1.5, 1.7, 2), (2, 3, 4))


def _records(asking: Asking) -> list[Block]:
    """A sentence for each two records that contradict each other."""
    told = facts, _, viewer = asking.facts, asking.filters, asking.viewer
    lines, rest = _lines(facts, disputed.nil_with_incidents(*told), _nil)
    away: list[Block] = []
    found = [(disputed.same_cases(*told), _same_case), (disputed.put_back(*told), _put_back)]
    try:
        replies = records_replies.replies(*told)
        found.append((disputed.replies_not_known(facts, replies, viewer), _reply))
    except rows.AWAY:
        away.append(Text(t("Replies cannot be compared with requests while the database is away."), "small"))
    for some, say in found:
        asking.named.add(some["agency"].cast(pl.String), min(some.height, MOST))
        more = _lines(facts, some, say)
        lines, rest = lines + more[0], rest + more[1]
    none = Text(t("No two records that are open to the reader contradict each other for this choice."))
    return [Points(tuple(lines)) if lines else none, *rest_of(rest), *away]


def _lines(facts: Facts, found: pl.DataFrame, say: Callable[[Facts, dict[str, Any]], str]) -> tuple[list[str], int]:
    """Sentences, and of how many more there are none."""
    return [say(facts, row) for row in found.head(MOST).to_dicts()], max(0, found.height - MOST)


def _same_case(facts: Facts, row: dict[str, Any]) -> str:
    names = force_names(facts)
    return t(
        "One case: {record} of {force} says {kind}, {day}, persons killed {killed}; {other_record} of {other_force} says"
        " {other_kind}, {other_day}, persons killed {other_killed}.",
        record=row["reference"],
        force=names[row["agency"]],
        kind=words.kind(row["kind"]),
        day=words.day(row["day"]),
        killed=number(row["killed_count"]),
        other_record=row["other_reference"],
        other_force=names[row["other_agency"]],
        other_kind=words.kind(row["other_kind"]),
        other_day=words.day(row["other_day"]),
        other_killed=number(row["other_killed_count"]),
    )


def _nil(facts: Facts, row: dict[str, Any]) -> str:
    return t(
        "{force} sent a nil report about incidents for {days}; incidents of these days in its records: {count}.",
        force=force_names(facts)[row["agency"]],
        days=words.span(Dates(row["from_on"], row["until_on"])),
        count=words.count(row["incident_count"], row["few"]),
    )


def _put_back(facts: Facts, row: dict[str, Any]) -> str:
    return t(
        "Decision no. {number} of {meeting}: {force} reported it complied on {day}; on {chair_day} the chair put it back to"
        " “{status}”.",
        number=number(row["number"]),
        meeting=words.meeting(facts, row["meeting"]),
        force=force_names(facts)[row["force"]],
        day=words.day(ist_date(row["reported_at"])),
        chair_day=words.day(ist_date(row["put_back_at"])),
        status=meetings_decisions.status(row["status"]),
    )


def _reply(facts: Facts, row: dict[str, Any]) -> str:
    names = force_names(facts)
    parts = {
        "request": row["reference"],
        "asker": names[row["agency"]],
        "force": names[row["to_agency"]],
        "reply": row["reply"],
        "day": words.day(row["replied_on"]),
    }
    if row["known_on"] is None:
        return t(
            "Request {request} of {asker}: {force} replied on {day} ({reply}); the request's record knows of no answer.",
            **parts,
        )
    return t(
        "Request {request} of {asker}: {force} replied on {day} ({reply}); the request's record knows of the first answer on"
        " {known}.",
        **parts,
        known=words.day(row["known_on"]),
    )
