"""Every number a second time, the slow and obvious way: loops over rows as dictionaries, written from the definitions
(design section 4, `measures.toml`) and not from the code under test. No polars here.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone

from queries.filters import Dates, Filters
from tests.queries.usual import USUAL, Row
from tests.queries.worlds import World

INDIA = timezone(timedelta(hours=5, minutes=30))


def rows_of(world: World, name: str) -> list[Row]:
    return [USUAL.get(name, {}) | row for row in world.rows.get(name, [])]


def day_in_india(instant: datetime) -> date:
    return instant.astimezone(INDIA).date()


def days_of(dates: Dates) -> list[date]:
    return [dates.first + timedelta(days=n) for n in range((dates.last - dates.first).days + 1)]


def months_of(dates: Dates) -> list[date]:
    return sorted({day.replace(day=1) for day in days_of(dates)})


def compared(dates: Dates, comparison: str) -> Dates:
    """The same dates last year (28 February for a 29th), or as many days just before."""
    if comparison == "previous":
        return Dates(dates.first - (dates.last - dates.first) - timedelta(days=1), dates.first - timedelta(days=1))
    same = [f"{day.year - 1}-{day:%m-%d}".replace("02-29", "02-28") for day in (dates.first, dates.last)]
    return Dates(date.fromisoformat(same[0]), date.fromisoformat(same[1]))


def last_day_of(month: date) -> date:
    day = month
    while (day + timedelta(days=1)).month == month.month:
        day += timedelta(days=1)
    return day


def names_one(text: str, asked: Iterable[str]) -> bool:
    """A gang filter means: records naming the gang."""
    return not asked or any(gang in text.split(" ") for gang in asked)


def counted(world: World) -> list[Row]:
    """A case that stands in two records counts once: not the record that points at another one; of two that point at
    each other, the one with the earlier key."""
    rows = rows_of(world, "incidents")
    standing = {(row["agency"], row["reference"]): row for row in rows}
    found = []
    for row in rows:
        key = (row["agency"], row["reference"])
        other = (row.get("same_as_agency"), row.get("same_as_reference"))
        points_back = (
            other in standing
            and (standing[other].get("same_as_agency"), standing[other].get("same_as_reference")) == key
        )
        if other not in standing or (points_back and "/".join(key) < "/".join(other)):
            found.append(row)
    return found


def incidents(world: World, filters: Filters, dates: Dates) -> list[Row]:
    found = []
    for row in counted(world):
        day = row.get("registered_on") if filters.basis == "registered" else row["day"]
        if day is None or day < dates.first or day > dates.last:
            continue
        asked = not filters.states and not filters.forces
        if (asked or row.get("state") in filters.states or row["agency"] in filters.forces) and names_one(
            row["gangs"], filters.gangs
        ):
            found.append(row)
    return found


def of_kind(rows: list[Row], kind: str | None) -> list[Row]:
    if kind == "firing_for_extortion":
        return [row for row in rows if row["firing"] and row["extortion"]]
    return [row for row in rows if kind in (None, row["kind"])]


def in_belt(rows: list[Row], km: int) -> list[Row]:
    return [row for row in rows if row.get("border_km") is not None and row["border_km"] <= km]


def tally(rows: list[Row], column: str) -> dict:
    return dict(Counter(row.get(column) for row in rows))


def by_gang(rows: list[Row]) -> dict[str, int]:
    return dict(Counter(gang for row in rows for gang in row["gangs"].split()))


def by_month(rows: list[Row], dates: Dates, column: str = "day") -> list[tuple[date, int]]:
    return [(month, sum(row[column].replace(day=1) == month for row in rows)) for month in months_of(dates)]


def agencies_meant(world: World, filters: Filters) -> set[str]:
    """A state means all its agencies; a force means itself; nothing asked for means everybody."""
    agencies = rows_of(world, "agencies")
    if not filters.states and not filters.forces:
        return {row["code"] for row in agencies}
    return {row["code"] for row in agencies if row.get("state") in filters.states or row["code"] in filters.forces}


def deliveries(world: World, filters: Filters, dates: Dates) -> list[Row]:
    """One row per (message, receiver): sent on `dates`, and sent or received by somebody asked for."""
    meant = agencies_meant(world, filters)
    found = []
    for row in rows_of(world, "messages"):
        if dates.first <= row["day"] <= dates.last and names_one(row["gangs"], filters.gangs):
            for part in row["to"]:
                if row["agency"] in meant or part["to_agency"] in meant:
                    found.append(row | part)
    return found
