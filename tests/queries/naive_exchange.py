"""The exchange of information a second time, slow and obvious, written from the definitions. No polars here."""

from collections import Counter
from datetime import date, datetime, timedelta

from queries.filters import Dates, Filters
from tests.queries import naive
from tests.queries.usual import LONG_AGO, Row
from tests.queries.worlds import World

ALL_DAYS = Dates(date(1990, 1, 1), date(2100, 1, 1))


def sent_at(row: Row) -> datetime:
    midnight = datetime(row["day"].year, row["day"].month, row["day"].day, tzinfo=naive.INDIA)
    return midnight + timedelta(seconds=row["sent_s"])


def limit_hours(world: World, row: Row) -> int | None:
    """Of the urgency, as valid on the day of sending."""
    held = [
        item
        for item in world.rows["time_limits"]
        if item["urgency"] == row["urgency"] and item["valid_from"] <= row["day"]
    ]
    return max(held, key=lambda item: item["valid_from"])["limit_hours"] if held else None


def judged(world: World, row: Row, at: datetime) -> Row:
    """A request as it stood at `at`: hours to the answer, and which of the five states."""
    sent, received, replied = sent_at(row), row.get("received_s"), row.get("replied_s")
    stated = received is not None and received >= 0 and (replied is None or received <= replied)
    begin = sent + timedelta(seconds=received if stated else 0)
    answered = replied is not None and sent + timedelta(seconds=replied) <= at
    taken = max(0, (sent + timedelta(seconds=replied) - begin).total_seconds()) if answered else None
    hours = limit_hours(world, row)
    passed = hours is not None and at - begin > timedelta(hours=hours)
    if not passed:
        state = "answered" if answered else "waiting"
    elif answered:
        state = "in_time" if taken <= hours * 3600 else "late"
    else:
        state = "overdue"
    return row | {"taken_s": taken, "answer": state, "from_sending": not stated}


def requests(world: World, filters: Filters, at: datetime, dates: Dates = ALL_DAYS) -> list[Row]:
    rows = naive.deliveries(world, filters, dates)
    return [
        judged(world, row, at) for row in rows if row["kind"] == "request" and sent_at(row) <= at.replace(microsecond=0)
    ]


def rank(values: list, percent: int):
    """Exact, nearest rank: the smallest value that at least that many in a hundred do not exceed."""
    told = sorted(value for value in values if value is not None)
    return next((value for value in told if 100 * sum(other <= value for other in told) >= percent * len(told)), None)


def times(rows: list[Row]) -> tuple:
    taken = [row["taken_s"] for row in rows]
    states = Counter(row["answer"] for row in rows)
    passed = states["in_time"] + states["late"] + states["overdue"]
    answered = [row for row in rows if row["taken_s"] is not None]
    from_sending = sum(row["from_sending"] for row in answered)
    return (
        len(rows),
        len(answered),
        rank(taken, 50),
        rank(taken, 90),
        passed,
        states["in_time"],
        len(rows) - passed,
        from_sending,
    )


def takes_part(row: Row, day: date) -> bool:
    until = row.get("participates_until")
    return row.get("participates_from", LONG_AGO) <= day and (until is None or until >= day)


def last_message(world: World, sender: str, receiver: str | None, today: date) -> date | None:
    """Day of the last message from one to the other (None: to anybody); a broadcast does not count."""
    days = [
        row["day"]
        for row in naive.rows_of(world, "messages")
        for part in row["to"]
        if row["agency"] == sender
        and not row["broadcast"]
        and receiver in (None, part["to_agency"])
        and row["day"] <= today
    ]
    return max(days, default=None)


def nil_until(world: World, agency: str, today: date) -> date | None:
    """The last day up to today that its nil reports on messages speak of."""
    reports = [
        row for row in naive.rows_of(world, "nil_reports") if row["agency"] == agency and row["dataset"] == "message"
    ]
    return max((min(row["until_on"], today) for row in reports if row["from_on"] <= today), default=None)


def promise(world: World, agency: str, today: date) -> int | None:
    for row in naive.rows_of(world, "feeds"):
        holds = row["from_on"] <= today and (row.get("until_on") is None or row["until_on"] >= today)
        if row["agency"] == agency and row["dataset"] == "message" and holds:
            return row["every_days"]
    return None
