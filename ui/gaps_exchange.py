"""Gaps in the exchange of information, as sentences."""

from queries.gaps.shape import settings
from ui import words
from ui.gaps_say import Row, Say
from ui.words import t, tn


def slow(say: Say, found: Row) -> str:
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


def nothing_sent(say: Say, found: Row) -> str:
    days = tn("{count} day", "{count} days", found["quiet_days"])
    told = {"force": say.force(found["force"]), "days": days, "promised": words.number(found["every_days"])}
    if found["last_on"] is None:
        return t("{force}: no message recorded yet ({days}); promised every {promised} days.", **told)
    last = words.day(found["last_on"])
    return t("{force}: no message recorded since {day} ({days}); promised every {promised} days.", **told, day=last)


def fell(say: Say, found: Row) -> str:
    return t(
        "{force} sent {now} messages in the last {days} days, against {then} in the {days} days before.",
        force=say.force(found["force"]),
        now=words.number(found["message_count"]),
        then=words.number(found["before_count"]),
        days=settings()["messages_fell"]["window_days"],
    )


def one_way(say: Say, found: Row) -> str:
    return t(
        "{gives} gave {receives} information {given} times since {day}, and got it {received} times.",
        gives=say.force(found["gives"]),
        receives=say.force(found["receives"]),
        given=words.number(found["given_count"]),
        received=say.count(found, "received_count"),
        day=words.day(found["from_on"]),
    )
