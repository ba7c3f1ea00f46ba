"""The exchange of information: answers overdue, nothing sent, much less sent than before, one gives and the other does not."""

from datetime import date, datetime
from itertools import permutations
from typing import Any

import polars as pl

from data.facts import Facts, ist_date
from data.once import once
from queries import answers, silence
from queries.exchange import of_messages
from queries.filters import Dates, Filters
from queries.gaps.shape import DAY, forces, gaps, last_days, police, settings, window
from queries.incidents import within
from queries.sharing import between

URGENCY_MORE = {"most_immediate": 15, "immediate": 5, "ordinary": 0}
"""Added to the severity, so that the most immediate stand first."""


GIVEN_AND_RECEIVED: Any = {
    **dict.fromkeys(("gives", "receives"), pl.String),
    **dict.fromkeys(("given_count", "received_count"), pl.Int64),
    **dict.fromkeys(("from_on", "until_on"), pl.Date),
}


def slow_answers(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """Requests of one force to another past their limit now, by urgency: asks, answers, urgency, overdue_count,
    oldest_on (day of the oldest request), limit_hours."""
    second = int(now.timestamp())
    waits = (pl.col("replied_at_s") > second).fill_null(True)
    rows = _open(facts, ist_date(now)).filter((pl.col("due_s") < second) & (pl.col("sent_at_s") <= second) & waits)
    grouped = rows.group_by("asks", "answers", pl.col("urgency").cast(pl.String)).agg(
        pl.len().alias("overdue_count"),
        pl.col("day").min().alias("oldest_on"),
        (pl.col("limit_s").max() // 3600).alias("limit_hours"),
        ((pl.col("due_s") + 19_800) // 86_400).cast(pl.Int32).min().cast(pl.Date).alias("since"),
        (pl.col("asks") + "/" + pl.col("reference")).sort().alias("evidence"),
    )
    found = grouped.filter(pl.col("overdue_count") >= settings()["slow_answers"]["least_overdue"])
    more = pl.col("urgency").replace_strict(URGENCY_MORE, default=0, return_dtype=pl.Int64)
    return gaps(
        "slow_answers",
        found.sort("asks", "answers", "urgency"),
        [pl.col("asks"), pl.col("answers"), pl.col("urgency")],
        pl.col("answers"),
        ["asks", "answers", "urgency", "overdue_count", "oldest_on", "limit_hours"],
        concerns=forces(pl.col("asks"), pl.col("answers")),
        since_on=pl.col("since"),
        severity=settings()["slow_answers"]["severity"] + more - 10,
        size=pl.col("overdue_count"),
        evidence=pl.col("evidence"),
    )


@once
def instants(facts: Facts, day: date) -> pl.Series:
    """Seconds since 1970 from which `slow_answers` may find something else on `day`; sorted."""
    rows = _open(facts, day)
    return pl.concat([rows["sent_at_s"], rows["due_s"] + 1, rows["replied_at_s"].drop_nulls()]).sort()


@once
def _open(facts: Facts, day: date) -> pl.DataFrame:
    """Requests that no answer of before `day` ended: asks, answers, urgency, day, reference, limit_s, and in seconds since 1970
    sent_at_s, due_s, replied_at_s. Of all requests few; whose limit has passed is then a matter of the clock."""
    at = answers.sent_s()
    midnight = (day - date(1970, 1, 1)).days * 86_400 - 19_800
    rows = facts.deliveries.lazy().filter(pl.col("kind") == "request")
    rows = rows.filter((at + pl.col("replied_s") > midnight).fill_null(True))
    found = of_messages(facts, answers.clocked(facts, rows).drop_nulls("limit_s"), "reference")
    return found.select(
        "day",
        "reference",
        "limit_s",
        asks=pl.col("agency").cast(pl.String),
        answers=pl.col("to_agency").cast(pl.String),
        urgency=pl.col("urgency").cast(pl.String),
        sent_at_s=at,
        due_s=at + pl.col("begins_s") + pl.col("limit_s"),
        replied_at_s=pl.when(pl.col("replied_s").is_not_null()).then(at + pl.max_horizontal("replied_s", "begins_s")),
    )


def nothing_sent(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """A force that has sent nothing for longer than it promised: force, last_on (null: never), quiet_days, every_days."""
    return gaps(
        "nothing_sent",
        _silent(facts).with_columns(force="agency"),
        [pl.col("agency")],
        pl.col("agency"),
        ["force", "last_on", "quiet_days", "every_days"],
        since_on=pl.col("since_on"),
        size=pl.col("quiet_days"),
    )


def _silent(facts: Facts) -> pl.DataFrame:
    """Rows of `silence.by_force` past the promise."""
    return silence.by_force(facts).filter(pl.col("days_over") > 0)


def messages_fell(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """A force that sent less than half of what it sent in the 90 days before: force, message_count, before_count. Not where it
    has sent nothing for too long, gave nil reports of half of these days, or took part in only some of them."""
    limit = settings()["messages_fell"]
    recent, before = last_days(now, limit["window_days"])
    counted = _counted(facts, recent, before)
    fell = (pl.col("before_count") >= limit["least_before"]) & (2 * pl.col("message_count") < pl.col("before_count"))
    members = police(facts, ist_date(now)).filter(pl.col("from_on") <= before.first).select(agency="force")
    rows = counted.filter(fell).join(members, on="agency", how="semi")
    for excused in (_silent(facts), _nil(facts, recent)):
        rows = rows.join(excused, on="agency", how="anti")
    return gaps(
        "messages_fell",
        rows.sort("agency").with_columns(force="agency", since=pl.lit(recent.first)),
        [pl.col("agency")],
        pl.col("agency"),
        ["force", "message_count", "before_count"],
        since_on=pl.col("since"),
        size=pl.col("before_count") - pl.col("message_count"),
    )


def _counted(facts: Facts, recent: Dates, before: Dates) -> pl.DataFrame:
    """agency, message_count (of `recent`), before_count (of `before`)."""
    since = pl.col("day") >= recent.first
    rows = within(facts.messages, Dates(before.first, recent.last)).group_by("agency")
    counted = rows.agg(message_count=since.sum().cast(pl.Int64), before_count=(~since).sum().cast(pl.Int64))
    return counted.with_columns(pl.col("agency").cast(pl.String))


def _nil(facts: Facts, dates: Dates) -> pl.DataFrame:
    """agency: whose nil reports of messages speak of half of `dates` or more."""
    first, last = pl.max_horizontal("from_on", pl.lit(dates.first)), pl.min_horizontal("until_on", pl.lit(dates.last))
    spoken = ((last - first).dt.total_days() + 1).clip(lower_bound=0).alias("day_count")
    reports = facts.nil_reports.filter(pl.col("dataset") == "message").select("agency", spoken)
    summed = reports.group_by("agency").agg(pl.col("day_count").sum())
    return summed.filter(2 * pl.col("day_count") >= dates.day_count).select("agency")


def given_and_received(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """Two forces of which one gives the other three times what it gets, or more: gives, receives, given_count,
    received_count, from_on, until_on."""
    limit = settings()["given_and_received"]
    dates = window(facts, filters, now, limit["window_days"])
    here = police(facts, ist_date(now)).filter(pl.col("from_on") <= dates.last - (limit["window_days"] - 1) * DAY)
    members, found = set(here["force"]), []
    sent = between(facts, dates)
    for gives, receives in permutations(sorted(members), 2):
        given, received = sent.count(gives, receives), sent.count(receives, gives)
        if given >= max(limit["least_given"], limit["times"] * received):
            found.append((gives, receives, given, received, dates.first, dates.last))
    return gaps(
        "given_and_received",
        pl.DataFrame(found, GIVEN_AND_RECEIVED, orient="row"),
        [pl.col("gives"), pl.col("receives")],
        pl.col("receives"),
        ["gives", "receives", "given_count", "received_count", "from_on", "until_on"],
        concerns=forces(pl.col("gives"), pl.col("receives")),
        since_on=pl.col("from_on"),
        size=pl.col("given_count") - pl.col("received_count"),
    )
