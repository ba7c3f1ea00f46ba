"""Gaps about operations and decisions, as sentences."""

from ui import words
from ui.gaps_say import Row, Say
from ui.words import t, tn

SAME = {"gang": "the same gang", "district": "the same district", "target": "the same person"}


def conflict(say: Say, found: Row) -> str:
    return t(
        "{lead} and {other} each plan an operation about {same} between {first} and {last}, and neither takes part in the other's.",
        lead=say.force(found["lead"]),
        other=say.force(found["other_lead"]),
        same=words.listing([t(SAME[part]) for part in found["same"].split()]),
        first=words.day(found["from_on"]),
        last=words.day(found["until_on"]),
    )


def not_started(say: Say, found: Row) -> str:
    return _late(t("planned to start on {day}, not yet said to run", day=words.day(found["planned_on"])), say, found)


def not_ended(say: Say, found: Row) -> str:
    return _late(t("planned to end on {day}, still said to run", day=words.day(found["planned_on"])), say, found)


def _late(what: str, say: Say, found: Row) -> str:
    days = tn("{count} day past the plan", "{count} days past the plan", found["days_late"])
    led = {"reference": found["reference"], "force": say.force(found["lead"])}
    return t("Operation {reference} led by {force}: {what} ({days}).", **led, what=what, days=days)


def _which(say: Say, found: Row) -> str:
    meeting = words.meeting(say.facts, found["meeting"])
    return t("Decision {number} of {meeting}", number=found["number"], meeting=meeting)


def item(say: Say, found: Row) -> str:
    which = _which(say, found)
    if found["days_overdue"]:
        days = tn("{count} day", "{count} days", found["days_overdue"])
        return t("{which}: due on {day}, {days} past.", which=which, day=words.day(found["due_on"]), days=days)
    days = tn("{count} day", "{count} days", found["quiet_days"])
    return t("{which}: no report for {days}.", which=which, days=days)


def not_accepted(say: Say, found: Row) -> str:
    which, days = _which(say, found), tn("{count} day", "{count} days", found["quiet_days"])
    return t("{which}: reported complied {days} ago, not yet accepted by the chair.", which=which, days=days)
