"""Gaps in the forces' books and feeds, as sentences."""

from queries.gaps.shape import settings
from ui import data_words, words
from ui.gaps_say import Row, Say
from ui.words import t, tn


def review(say: Say, found: Row) -> str:
    force = say.force(found["force"])
    if found.get("few"):
        return t("{force}: {few} entries about persons are past their review-by date.", force=force, few=words.FEW)
    return tn(
        "{force}: {count} entry about a person is past its review-by date.",
        "{force}: {count} entries about persons are past their review-by date.",
        found["entry_count"],
        force=force,
    )


def unproven(say: Say, found: Row) -> str:
    force = say.force(found["force"])
    if found.get("few"):
        return t(
            "{force}: {few} persons have been called associates, unproven, for over a year.", force=force, few=words.FEW
        )
    return tn(
        "{force}: {count} person has been called an associate, unproven, for over a year.",
        "{force}: {count} persons have been called associates, unproven, for over a year.",
        found["entry_count"],
        force=force,
    )


def feed_late(say: Say, found: Row) -> str:
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


def feed_fell(say: Say, found: Row) -> str:
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
