"""Reminder letters: one for every request past its limit and every decision past its due date, ready to be signed."""

from typing import Any

import polars as pl

from data.facts import Facts, ist_date
from queries import answers, decisions, records
from queries.disclosures import addressed
from queries.exchange import of_messages
from queries.sharing import agencies_asked
from queries.visible import visible
from ui import gaps_list, words
from ui.exports.asking import Asking, paper
from ui.exports.paper import Block, Heading, NewPage, Paper, Right, Table, Text
from ui.exports.work_part import decision_texts
from ui.words import t, tn

Row = dict[str, Any]


def reminders(asking: Asking) -> Paper:
    """The letters of the forces asked for, oldest first: about requests they sent, and decisions recorded by them; of all
    forces where none is asked for."""
    contacts = gaps_list.nodal_officers(asking.facts.agencies["code"].to_list())
    letters = [_request(asking, row, contacts) for row in _requests(asking)]
    letters += [_decision(asking, row, told, owner, contacts) for row, told, owner in _decisions(asking)]
    count = tn("{count} letter", "{count} letters", len(letters))
    blocks: list[Block] = [Text(count if letters else t("Nothing is past its limit or due date: no letter."), "lead")]
    if letters:
        blocks.append(_index(letters))
    for letter in letters:
        blocks += [NewPage(), *letter]
    return paper(asking, t("Reminder letters"), blocks)


def _index(letters: list[list[Block]]) -> Table:
    """The letters in their order: to whom, about what."""
    texts = [[block.text.split("\n") for block in letter if isinstance(block, Text)] for letter in letters]
    lines = tuple(
        (words.number(number), told[0][-1], told[1][0].partition(": ")[2]) for number, told in enumerate(texts, 1)
    )
    return Table((t("No."), t("To"), t("Subject")), lines, (0.7, 3, 7))


def _requests(asking: Asking) -> list[Row]:
    """Overdue requests that the viewer may see and that an agency asked for sent."""
    facts = asking.facts
    waiting = answers.unanswered(facts, asking.filters).filter(pl.col("answer") == "overdue")
    own = agencies_asked(facts, asking.filters)
    waiting = waiting if own is None else waiting.filter(pl.col("agency").is_in(own))
    seen = visible(addressed(facts, waiting), asking.viewer)
    known = of_messages(facts, seen, "reference").with_columns(
        pl.col("agency", "to_agency", "reference").cast(pl.String)
    )
    told = records.deliveries(known, asking.viewer).select("agency", "reference", "to_agency", "subject")
    asking.named.add(known["agency"], told.height)
    return known.join(told, on=["agency", "reference", "to_agency"], how="left", maintain_order="left").to_dicts()


def _decisions(asking: Asking) -> list[tuple[Row, str, str]]:
    """Overdue decisions, once for each force that must act: the item, its text, the force."""
    facts = asking.facts
    standing = decisions.standing(facts, asking.filters, ist_date(facts.as_of))
    seen = visible(standing.filter(pl.col("attention") == "overdue"), asking.viewer)
    texts = decision_texts(asking, seen)
    each = [(row, texts.get((row["agency"], row["reference"]), "")) for row in seen.to_dicts()]
    own = agencies_asked(facts, asking.filters)
    owners = [(row, told, code) for row, told in each for code in row["named_to"].split()]
    return [part for part in owners if own is None or part[2] in own]


def _letter(facts: Facts, to: str, contacts: Any, subject: str, lines: list[str], signed: str) -> list[Block]:
    names = words.names(facts.agencies)
    officer = contacts.get(to, t("Nodal officer"))
    return [
        Right(t("No. ____________\nDate: {day}", day=words.day(ist_date(facts.as_of)))),
        Heading(t("Reminder")),
        Text(t("To\n{officer}\n{force}", officer=officer, force=names.get(to, to))),
        Text(t("Subject: {subject}", subject=subject), "lead"),
        *[Text(line) for line in lines],
        Right("\n\n\n" + signed),
    ]


def _request(asking: Asking, row: Row, contacts: Any) -> list[Block]:
    facts, names = asking.facts, words.names(asking.facts.agencies)
    days = tn("{count} day", "{count} days", max(row["over_s"] // 86_400, 0))
    subject = t(
        "reply to request {reference} of {day}",
        reference=f"{row['agency']}/{row['reference']}",
        day=words.day(row["day"]),
    )
    asked_for = t(
        "By the request cited above ({urgency}) this force asked for information on: {subject}.",
        urgency=words.exchange(row["urgency"]).lower(),
        subject=row["subject"] or t("not stated"),
    )
    limit = t(
        "The answer was due within {limit} of receipt; that has passed by {days}, and no reply is recorded in Sajha.",
        limit=words.duration(row["limit_s"]),
        days=days,
    )
    please = t(
        "It is requested that the reply, or an interim report, be sent at the earliest. If it has been sent, please tell its"
        " number and date."
    )
    signed = t("Nodal officer\n{force}", force=names.get(row["agency"], row["agency"]))
    return _letter(facts, row["to_agency"], contacts, subject, [asked_for, limit, please], signed)


def _decision(asking: Asking, row: Row, told: str, owner: str, contacts: Any) -> list[Block]:
    facts, names = asking.facts, words.names(asking.facts.agencies)
    meeting = words.meeting(facts, row["meeting"])
    subject = t("decision no. {number} of {meeting}", number=words.number(row["number"]), meeting=meeting)
    days = tn("{count} day", "{count} days", row["days_overdue"])
    lines = [
        t("In the meeting cited above it was decided: {decision}", decision=told or t("not stated")),
        t(
            "It was due on {day}, {days} ago; it is not yet accepted as complied.",
            day=words.day(row["due_on"]),
            days=days,
        ),
        t("It is requested that the action taken report be sent at the earliest."),
    ]
    signed = t("Secretariat of the coordination meeting\n{force}", force=names.get(row["agency"], row["agency"]))
    return _letter(facts, owner, contacts, subject, lines, signed)
