"""The minutes of a sitting: who came, what was discussed, decisions numbered with who must act and until when."""

import polars as pl

from data.facts import Facts
from queries import changed, records, records_agenda, records_minutes
from ui import meetings, ranks, words
from ui.exports.asking import Asking, paper
from ui.exports.paper import Block, Heading, Paper, Right, Table, Text
from ui.exports.state_brief import not_listed
from ui.words import t


def minutes(asking: Asking) -> Paper:
    """Of `asking.meeting`, else of the last sitting at the highest level. Raises ValueError where it is not known, NotReady
    while the database is away."""
    reference = asking.meeting or changed.last_meeting(asking.facts)
    found = asking.facts.meetings.filter(pl.col("reference") == (reference or ""))
    if reference is None or found.is_empty():
        raise ValueError(t("The sitting “{key}” is not known.", key=(reference or "")[:40]))
    row = found.row(0, named=True)
    blocks: list[Block] = [
        *_head(asking.facts, row),
        *_present(asking.facts, row),
        *_points(row),
        *_decisions(asking, row),
        Right("\n\n" + _own(_sitting(row), "chair")),
    ]
    return paper(asking, t("Minutes: {meeting}", meeting=words.meeting(asking.facts, reference)), blocks)


def _own(row: dict, name: str) -> str:
    """A text in the reader's language, else in the other."""
    both = (row.get(f"{name}_hi"), row.get(name))
    return next((text for text in (both if words.language() == "hi" else both[::-1]) if text), "")


def _sitting(row: dict) -> dict:
    found = records.sittings(pl.DataFrame({"agency": [row["agency"]], "reference": [row["reference"]]}))
    return found.row(0, named=True) if found.height else {}


def _head(facts: Facts, row: dict) -> list[Block]:
    """Draft or approved; when, where, how, in whose chair."""
    told = _sitting(row)
    status = t("Minutes: {status}", status=t(meetings.MINUTES[row["minutes"]]))
    since = t("{status}, since {day}", status=status, day=words.day(row["minutes_on"])) if row["minutes_on"] else status
    lines = [
        (t("Day and time"), words.clock(row["meets_at"])),
        (t("Place"), _own(told, "venue") or "–"),
        (t("How"), t(meetings.MODES[row["mode"]])),
        (t("Host"), words.name(facts.agencies, row["agency"])),
        (t("In the chair"), _own(told, "chair") or "–"),
    ]
    return [Text(since, "lead"), Table((t("Meeting"), words.meeting(facts, row["reference"])), tuple(lines), (1, 3))]


def _present(facts: Facts, row: dict) -> list[Block]:
    of_it = (pl.col("agency") == row["agency"]) & (pl.col("reference") == row["reference"])
    names = words.names(facts.agencies)
    lines = [
        (
            str(names.get(each["force"], each["force"])),
            ranks.said(each["rank_invited"] or "–"),
            ranks.said(each["rank_present"]) if each["rank_present"] else t("nobody"),
            words.number(each["present_count"]),
        )
        for each in facts.attendances.filter(of_it).sort("force").to_dicts()
    ]
    if not lines:
        return []
    heads = (t("Force"), t("Rank invited"), t("Highest rank present"), t("Officers"))
    return [Heading(t("Present")), Table(heads, tuple(lines), (4, 2, 2, 1.2), (3,))]


def _points(row: dict) -> list[Block]:
    points = records_agenda.points(row["agency"], row["reference"])
    if not points:
        return []
    lines = tuple((words.number(each["number"]), _own(each, "title")) for each in points)
    return [Heading(t("Points discussed")), Table((t("No."), t("Point")), lines, (0.6, 9))]


def _decisions(asking: Asking, row: dict) -> list[Block]:
    """Numbered, with who leads and who helps; how many are open to some forces only is said."""
    facts = asking.facts
    seen = records_minutes.decisions(row["reference"], asking.viewer)
    standing = [each for each in seen if each["strike_reason"] is None]
    asking.named.add([each["agency"] for each in standing], len(standing))
    items = facts.action_items.filter(pl.col("meeting_reference") == row["reference"])
    hidden = max(items.height - len(seen), 0)
    lines = tuple(_line(facts, each) for each in standing)
    heads = (t("No."), t("Decision"), t("Responsible force"), t("Due date"))
    table = Table(heads, lines, (0.7, 5, 2.8, 1.5))
    none = Text(t("No decision is recorded."))
    return [Heading(t("Decisions")), table if lines else none, *not_listed(hidden)]


def _line(facts: Facts, each: dict) -> tuple[str, str, str, str]:
    names = words.names(facts.agencies)
    who = [str(names.get(each["lead"], each["lead"] or "–"))]
    if each["associates"]:
        who.append(t("with {forces}", forces=", ".join(str(names.get(code, code)) for code in each["associates"])))
    due = words.day(each["due_on"]) if each["due_on"] else t("no due date")
    return words.number(each["number"]), _own(each, "decision"), "\n".join(who), due
