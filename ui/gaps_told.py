"""Gaps about who has not been told, and about border meetings, as sentences."""

from datetime import date

from queries.gaps.shape import settings
from ui import words
from ui.gaps_say import Row, Say
from ui.words import t, tn

LABELS = {"convicted": "convicted", "accused": "accused"}


def untold_gang(say: Say, found: Row) -> str:
    return t(
        "{gang}: {here} incidents in {state} and {there} in {other} since {day}, and no message naming the gang is recorded"
        " between the two.",
        **say.two(found),
        gang=say.gang(found["gang"]),
        here=say.count(found, "incident_count"),
        there=say.count(found, "other_count"),
        day=words.day(found["from_on"]),
    )


def untold_offender(say: Say, found: Row) -> str:
    return t(
        "{force}, entry {reference} ({label}, {gang}): the gang is active in {state}, and no dossier or alert about the person"
        " is recorded to {state}.",
        force=say.force(found["agency"]),
        reference=found["reference"],
        label=t(LABELS[found["label"]]),
        gang=say.gang(found["gang"]),
        state=say.state(found["state"]),
    )


def shooting(say: Say, found: Row) -> str:
    both = found["firing"] and found["extortion"]
    what = t("Firing for extortion") if both else t("Firing") if found["firing"] else t("Extortion")
    return t(
        "{what} in {state} on {day}, {km} km from {other} ({gang}): no message naming the gang or the FIR is recorded to {other}"
        " within {days} days.",
        **say.two(found),
        what=what,
        day=words.day(date.fromisoformat(found["day"])),
        km=words.number(found["km"], 1),
        gang=say.gang(found["gangs"]),
        days=settings()["border_shooting_untold"]["told_within_days"],
    )


def meetings_missed(say: Say, found: Row) -> str:
    missed = tn("{count} sitting missed", "{count} sittings missed", found["missed_count"])
    last = found["last_held_on"]
    held = t("last held on {day}", day=words.day(last)) if last else t("never held yet")
    return t(
        "{series}: {missed}, {held}; {incidents} in districts that face each other.",
        series=say.series.get(found["series"], found["series"]),
        missed=missed,
        held=held,
        incidents=say.incidents(found),
    )


def no_meeting(say: Say, found: Row) -> str:
    return t(
        "{state} and {other} touch and have no standing border meeting; {incidents} in the districts along their border.",
        **say.two(found),
        incidents=say.incidents(found),
    )


def not_judged(count: int, is_few: bool) -> str:
    """How many could not be judged for want of a point."""
    if is_few:
        return t(
            "{few} firings and extortions without a point on the map: how near a border they were cannot be judged.",
            few=words.FEW,
        )
    return tn(
        "{count} firing or extortion without a point on the map: how near a border it was cannot be judged.",
        "{count} firings and extortions without a point on the map: how near a border they were cannot be judged.",
        count,
    )
