"""Each coordination gap as one sentence that can be read aloud: neutral, with its numbers; and the page that shows it."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from data.facts import Facts
from queries.gaps.shape import settings
from ui import data_words, links, words
from ui.exchange import force_names
from ui.words import t, tn

Row = Mapping[str, Any]
TITLES = {
    "border_shooting_untold": "Shooting or extortion near the line, neighbour not told",
    "operations_in_conflict": "Operations that run into each other",
    "untold_gang": "Gang in two states, neither told the other",
    "slow_answers": "Answers past their limit",
    "nothing_sent": "No message recorded since",
    "border_meetings_missed": "Border meetings missed",
    "untold_offender": "Hardcore criminal, neighbour never told",
    "no_border_meeting": "No border meeting agreed on",
    "operations_not_started": "Operation past its planned start",
    "operations_not_ended": "Operation past its planned end",
    "messages_fell": "Much less sent than before",
    "actions_overdue": "Decision past its due date",
    "feed_late": "Promised file has not come",
    "feed_fell": "Much less reported than before",
    "given_and_received": "One gives, the other does not",
    "actions_unreported": "No report on a decision for a month",
    "actions_not_accepted": "Reported complied, not yet accepted",
    "review_passed": "Entries past their review date",
    "unproven_over_a_year": "Unproven associate for over a year",
}
"""Rule -> what it finds."""


def title(rule: str) -> str:
    return t(TITLES[rule])


class Say:
    """The names that sentences need, in the reader's language."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.forces, self.states = force_names(facts), words.names(facts.states)
        self.gangs, self.series = words.names(facts.gangs), words.names(facts.meeting_series)

    def force(self, code: str) -> str:
        return str(self.forces.get(code, code))

    def state(self, code: str) -> str:
        return str(self.states.get(code, code))

    def gang(self, code: str | None) -> str:
        if not code:
            return t("no gang named")
        return words.listing([str(self.gangs.get(part, part)) for part in code.split()], 3)


def numbers(row: Row) -> dict[str, Any]:
    """What the rule found; days as days."""
    found = json.loads(row["numbers"])
    return {
        name: date.fromisoformat(value) if name.endswith("_on") and value else value for name, value in found.items()
    }


def sentence(facts: Facts, row: Row) -> str:
    """One gap in one sentence."""
    return SENTENCES[row["rule"]](Say(facts), numbers(row))


def _untold_gang(say: Say, found: Row) -> str:
    return t(
        "{gang}: {here} incidents in {state} and {there} in {other} since {day}, and no message naming the gang is recorded"
        " between the two.",
        **_two(say, found),
        gang=say.gang(found["gang"]),
        here=words.number(found["incident_count"]),
        there=words.number(found["other_count"]),
        day=words.day(found["from_on"]),
    )


def _two(say: Say, found: Row) -> dict[str, str]:
    return {"state": say.state(found["state"]), "other": say.state(found["other"])}


LABELS = {"convicted": "convicted", "accused": "accused"}


def _untold_offender(say: Say, found: Row) -> str:
    return t(
        "{force}, entry {reference} ({label}, {gang}): the gang is active in {state}, and no dossier or alert about the person"
        " is recorded to {state}.",
        force=say.force(found["agency"]),
        reference=found["reference"],
        label=t(LABELS[found["label"]]),
        gang=say.gang(found["gang"]),
        state=say.state(found["state"]),
    )


def _meetings_missed(say: Say, found: Row) -> str:
    missed = tn("{count} sitting missed", "{count} sittings missed", found["missed_count"])
    last = found["last_held_on"]
    held = t("last held on {day}", day=words.day(last)) if last else t("never held yet")
    return t(
        "{series}: {missed}, {held}; {incidents} in districts that face each other.",
        series=say.series.get(found["series"], found["series"]),
        missed=missed,
        held=held,
        incidents=tn("{count} incident", "{count} incidents", found["incident_count"]),
    )


def _no_meeting(say: Say, found: Row) -> str:
    incidents = tn("{count} incident", "{count} incidents", found["incident_count"])
    return t(
        "{state} and {other} touch and have no standing border meeting; {incidents} in the districts along their border.",
        **_two(say, found),
        incidents=incidents,
    )


def _slow(say: Say, found: Row) -> str:
    return tn(
        "{asks} waits for {answers}: {count} request ({urgency}) past the limit of {limit}, the oldest of {day}.",
        "{asks} waits for {answers}: {count} requests ({urgency}) past the limit of {limit}, the oldest of {day}.",
        found["overdue_count"],
        asks=say.force(found["asks"]),
        answers=say.force(found["answers"]),
        urgency=words.exchange(found["urgency"]).lower(),
        limit=words.duration(found["limit_hours"] * 3600),
        day=words.day(found["oldest_on"]),
    )


def _nothing_sent(say: Say, found: Row) -> str:
    days = tn("{count} day", "{count} days", found["quiet_days"])
    told = {"force": say.force(found["force"]), "days": days, "promised": words.number(found["every_days"])}
    if found["last_on"] is None:
        return t("{force}: no message recorded yet ({days}); promised every {promised} days.", **told)
    last = words.day(found["last_on"])
    return t("{force}: no message recorded since {day} ({days}); promised every {promised} days.", **told, day=last)


def _fell(say: Say, found: Row) -> str:
    return t(
        "{force} sent {now} messages in the last {days} days, against {then} in the {days} days before.",
        force=say.force(found["force"]),
        now=words.number(found["message_count"]),
        then=words.number(found["before_count"]),
        days=settings()["messages_fell"]["window_days"],
    )


def _one_way(say: Say, found: Row) -> str:
    return t(
        "{gives} gave {receives} information {given} times since {day}, and got it {received} times.",
        gives=say.force(found["gives"]),
        receives=say.force(found["receives"]),
        given=words.number(found["given_count"]),
        received=words.number(found["received_count"]),
        day=words.day(found["from_on"]),
    )


SAME = {"gang": "the same gang", "district": "the same district", "target": "the same person"}


def _conflict(say: Say, found: Row) -> str:
    return t(
        "{lead} and {other} each plan an operation about {same} between {first} and {last}, and neither takes part in the other's.",
        lead=say.force(found["lead"]),
        other=say.force(found["other_lead"]),
        same=words.listing([t(SAME[part]) for part in found["same"].split()]),
        first=words.day(found["from_on"]),
        last=words.day(found["until_on"]),
    )


def _not_started(say: Say, found: Row) -> str:
    return _late(t("planned to start on {day}, not yet said to run", day=words.day(found["planned_on"])), say, found)


def _not_ended(say: Say, found: Row) -> str:
    return _late(t("planned to end on {day}, still said to run", day=words.day(found["planned_on"])), say, found)


def _late(what: str, say: Say, found: Row) -> str:
    days = tn("{count} day past the plan", "{count} days past the plan", found["days_late"])
    led = {"reference": found["reference"], "force": say.force(found["lead"])}
    return t("Operation {reference} led by {force}: {what} ({days}).", **led, what=what, days=days)


def _item(say: Say, found: Row) -> str:
    which = t(
        "Decision {number} of {meeting}", number=found["number"], meeting=words.meeting(say.facts, found["meeting"])
    )
    if found["days_overdue"]:
        days = tn("{count} day", "{count} days", found["days_overdue"])
        return t("{which}: due on {day}, {days} past.", which=which, day=words.day(found["due_on"]), days=days)
    days = tn("{count} day", "{count} days", found["quiet_days"])
    return t("{which}: no report for {days}.", which=which, days=days)


def _not_accepted(say: Say, found: Row) -> str:
    which = t(
        "Decision {number} of {meeting}", number=found["number"], meeting=words.meeting(say.facts, found["meeting"])
    )
    days = tn("{count} day", "{count} days", found["quiet_days"])
    return t("{which}: reported complied {days} ago, not yet accepted by the chair.", which=which, days=days)


def _review(say: Say, found: Row) -> str:
    return tn(
        "{force}: {count} entry about a person is past its review-by date.",
        "{force}: {count} entries about persons are past their review-by date.",
        found["entry_count"],
        force=say.force(found["force"]),
    )


def _unproven(say: Say, found: Row) -> str:
    return tn(
        "{force}: {count} person has been called an associate, unproven, for over a year.",
        "{force}: {count} persons have been called associates, unproven, for over a year.",
        found["entry_count"],
        force=say.force(found["force"]),
    )


def _feed_late(say: Say, found: Row) -> str:
    last = t("last heard on {day}", day=words.day(found["last_on"])) if found["last_on"] else t("none has come yet")
    return tn(
        "{force}, {dataset}: {last}; promised every {promised} days, {count} day past that.",
        "{force}, {dataset}: {last}; promised every {promised} days, {count} days past that.",
        found["days_late"],
        force=say.force(found["force"]),
        dataset=data_words.dataset(found["dataset"]),
        last=last,
        promised=words.number(found["every_days"]),
    )


def _feed_fell(say: Say, found: Row) -> str:
    return t(
        "{force} reported {now} incidents of the last {days} days, against {then} of the {days} days before; the states it touches"
        " {near}, against {near_then}.",
        force=say.force(found["force"]),
        now=words.number(found["incident_count"]),
        then=words.number(found["before_count"]),
        near=words.number(found["near_count"]),
        near_then=words.number(found["near_before_count"]),
        days=settings()["feed_fell"]["window_days"],
    )


def _shooting(say: Say, found: Row) -> str:
    both = found["firing"] and found["extortion"]
    what = t("Firing for extortion") if both else t("Firing") if found["firing"] else t("Extortion")
    return t(
        "{what} in {state} on {day}, {km} km from {other} ({gang}): no message naming the gang or the FIR is recorded to {other}"
        " within {days} days.",
        **_two(say, found),
        what=what,
        day=words.day(date.fromisoformat(found["day"])),
        km=words.number(found["km"], 1),
        gang=say.gang(found["gangs"]),
        days=settings()["border_shooting_untold"]["told_within_days"],
    )


SENTENCES: Mapping[str, Callable[[Say, Row], str]] = {
    "untold_gang": _untold_gang,
    "untold_offender": _untold_offender,
    "border_meetings_missed": _meetings_missed,
    "no_border_meeting": _no_meeting,
    "slow_answers": _slow,
    "nothing_sent": _nothing_sent,
    "messages_fell": _fell,
    "given_and_received": _one_way,
    "operations_in_conflict": _conflict,
    "operations_not_started": _not_started,
    "operations_not_ended": _not_ended,
    "actions_overdue": _item,
    "actions_unreported": _item,
    "actions_not_accepted": _not_accepted,
    "review_passed": _review,
    "unproven_over_a_year": _unproven,
    "feed_late": _feed_late,
    "feed_fell": _feed_fell,
    "border_shooting_untold": _shooting,
}


def home(row: Row) -> str:
    """The address of the page that shows the records of a gap, filtered."""
    found = numbers(row)
    both = ",".join(sorted({found[name] for name in ("state", "other") if found.get(name)}))
    match row["rule"]:
        case "untold_gang":
            return links.address("map", gangs=found["gang"], states=both)
        case "untold_offender":
            return links.address("sharing", gangs=found["gang"], view="flow")
        case "border_meetings_missed":
            return links.address("meetings", view="sittings", series=found["series"])
        case "no_border_meeting":
            return links.address("map", states=both, belt="10")
        case "border_shooting_untold":
            return links.address("map", states=both, belt="5", gangs=found["gangs"].replace(" ", ","))
        case "slow_answers":
            return links.address("sharing", pair=f"{found['asks']}-{found['answers']}")
        case "nothing_sent" | "messages_fell":
            return links.address("sharing", view="heard", pair=f"{found['force']}-any")
        case "given_and_received":
            return links.address("sharing", view="flow", pair=f"{found['gives']}-{found['receives']}")
        case "operations_in_conflict":
            return links.address("operations", operation=found["first"])
        case "operations_not_started" | "operations_not_ended":
            return links.address("operations", operation=f"{found['agency']}/{found['reference']}")
        case "actions_overdue" | "actions_unreported" | "actions_not_accepted":
            return links.address("meetings", meeting=found["meeting"])
    return links.address("data")
