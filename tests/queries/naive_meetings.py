"""Sittings, cadence and decisions a second time: loops over rows as dictionaries, day by day, from the definitions."""

from datetime import date, timedelta

from queries.filters import Dates, Filters
from tests.queries import naive_work
from tests.queries.made import midday
from tests.queries.naive import agencies_meant, day_in_india, rows_of
from tests.queries.usual import Row
from tests.queries.worlds import World

DAY = timedelta(days=1)


def asks_for_somebody(filters: Filters) -> bool:
    return bool(filters.states or filters.forces)


def today_of(world: World) -> date:
    return day_in_india(world.as_of)


def invited(world: World, filters: Filters) -> list[Row]:
    """Sittings to which one of those asked for was invited."""
    meant = agencies_meant(world, filters)
    rows = rows_of(world, "meetings")
    if not asks_for_somebody(filters):
        return rows
    return [row for row in rows if {part["force"] for part in row["invited"]} & meant]


def held(world: World, rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["status"] == "held" and midday(row["day"]) <= world.as_of]


def series_of(world: World, filters: Filters) -> list[Row]:
    meant, all_series = agencies_meant(world, filters), rows_of(world, "meeting_series")
    if not asks_for_somebody(filters):
        return all_series
    there = {row.get("series") for row in invited(world, filters)}
    return [row for row in all_series if set(row["members"]) & meant or row["code"] in there]


def walked(world: World, series: Row, until: date) -> tuple[list[Row], list[date]]:
    """Walk through the days of a series up to the end of `until`: its sittings (day, after how many missed ones) and the
    days on which a promised sitting was missed. A day is missed when it is over without a sitting since one interval."""
    today = today_of(world)
    sat = {row["day"] for row in held(world, rows_of(world, "meetings")) if row.get("series") == series["code"]}
    since, missed_since, found, missed = series["from_on"], 0, [], []
    day = series["from_on"]
    while day <= until:
        cadence = series["cadence_days"]
        if day in sat:
            found.append({"day": day, "after": missed_since})
            since, missed_since = day, 0
        elif cadence and day > since and (day - since).days % cadence == 0:
            ended = series.get("until_on") is not None and day > series["until_on"]
            if day < today and not ended:  # today is not over
                missed.append(day)
                missed_since += 1
        day += DAY
    return found, missed


def in_a_row(sat: list[Row], missed: list[date], day: date) -> int:
    """Missed ones since the last sitting, at the end of `day`."""
    last = max((row["day"] for row in sat if row["day"] <= day), default=date.min)
    return len([item for item in missed if last < item <= day])


def attendance(world: World, filters: Filters, dates: Dates, level: str | None) -> dict[str, tuple[int, int, int, int]]:
    """Force -> invited, came with the rank invited, came otherwise, did not come."""
    meant, found = agencies_meant(world, filters), {}
    levels = {row["code"]: row["level"] for row in rows_of(world, "meeting_series")}
    for row in held(world, invited(world, filters)):
        if not dates.first <= row["day"] <= dates.last or (level and levels.get(row.get("series")) != level):
            continue
        for part in row["invited"]:
            if asks_for_somebody(filters) and part["force"] not in meant:
                continue
            came = part["present_count"] > 0 or part["rank_present"] is not None
            as_asked = came and part["rank_present"] == part["rank_invited"]
            old = found.get(part["force"], (0, 0, 0, 0))
            new = (1, int(as_asked), int(came and not as_asked), int(not came))
            found[part["force"]] = tuple(a + b for a, b in zip(old, new, strict=True))
    return found


def standing(world: World, filters: Filters, day: date) -> list[Row]:
    """Open items with what there is to say about them."""
    return [told(world, row, day) for row in naive_work.open_on(naive_work.items(world, filters), day)]


def told(world: World, row: Row, day: date) -> Row:
    reports = [day_in_india(item["made_at"]) for item in row["updates"] if item["kind"] == "report"]
    last = max([item for item in reports if item <= day], default=None)
    decided = row["decided_on"]
    quiet = max(0, (day - (last or decided)).days)
    due = due_on(row, day)
    overdue = (day - due).days if due and due < day else 0
    attention = "in_time"
    if overdue:
        attention = "overdue"
    elif quiet > 30:
        attention = "awaiting" if row["status"] == "reported_complied" else "unreported"
    said = {
        "last": last,
        "quiet": quiet,
        "overdue": overdue,
        "attention": attention,
        "age": max(0, (day - decided).days),
    }
    return row | said | {"carried": carried(world, row, day)}


def due_on(row: Row, day: date) -> date | None:
    """The due date that was known at the end of `day`."""
    moved = sorted(
        (item["made_at"], item["number"], item["due_on_after"]) for item in row["updates"] if item["due_on_after"]
    )
    later = [item for item in moved if day_in_india(item[0]) > day]
    if not later:
        return row.get("due_on")
    by_then = [due for at, _, due in moved if day_in_india(at) <= day]
    return by_then[-1] if by_then else row.get("first_due_on") or row.get("due_on")


def carried(world: World, row: Row, day: date) -> int:
    """Days after the decision on which its series sat again."""
    meetings = {(item["agency"], item["reference"]): item for item in rows_of(world, "meetings")}
    of = meetings.get((row["meeting_agency"], row["meeting_reference"]))
    if of is None or of.get("series") is None:
        return 0
    later = [item["day"] for item in held(world, rows_of(world, "meetings")) if item.get("series") == of["series"]]
    return len([item for item in later if of["day"] < item <= day])
