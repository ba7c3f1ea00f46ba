"""Operations and action items a second time, as in `naive`: loops over rows as dictionaries, from the definitions."""

from datetime import date

from queries.filters import Dates, Filters
from tests.queries.naive import agencies_meant, day_in_india, last_day_of, rows_of
from tests.queries.usual import Row
from tests.queries.worlds import World


def operations(world: World, filters: Filters, dates: Dates) -> list[Row]:
    """Ran on at least one day of `dates`; those asked for take part, or a district of a state asked for is touched."""
    state_of = {row["code"]: row["state"] for row in rows_of(world, "districts")}
    meant = agencies_meant(world, filters)
    found = []
    for row in rows_of(world, "operations"):
        if row.get("started_on") is None or row["started_on"] > dates.last:
            continue
        if (over := over_on(row)) is not None and over < dates.first:
            continue
        concerns = not filters.states and not filters.forces
        concerns |= bool(set(row["forces"]) & meant) or any(
            state_of[code] in filters.states for code in row["districts"]
        )
        if concerns and (not filters.gangs or row.get("gang") in filters.gangs):
            found.append(row)
    return found


def over_on(row: Row) -> date | None:
    """Its end; of a concluded or cancelled one without end, the day its status changed; else it goes on."""
    if row.get("ended_on") is not None:
        return row["ended_on"]
    return day_in_india(row["status_changed_at"]) if row.get("status") in ("concluded", "cancelled") else None


def running_in(rows: list[Row], month: date) -> int:
    return sum(
        row["started_on"] <= last_day_of(month) and ((over := over_on(row)) is None or over >= month) for row in rows
    )


def items(world: World, filters: Filters) -> list[Row]:
    """Action items that an agency asked for must act on, with `decided_on` (its recording, where its meeting was withdrawn)."""
    days = {(row["agency"], row["reference"]): row["day"] for row in rows_of(world, "meetings")}
    meant = agencies_meant(world, filters)
    found = []
    for row in rows_of(world, "action_items"):
        if (not filters.states and not filters.forces) or set(row["owners"]) & meant:
            recorded = day_in_india(row["first_recorded_at"])
            found.append(row | {"decided_on": days.get((row["meeting_agency"], row["meeting_reference"]), recorded)})
    return found


def open_on(rows: list[Row], day: date) -> list[Row]:
    """Decided by then, and not closed by then: only the chair closes (accepts, keeps for monitoring, withdraws)."""
    found = []
    for row in rows:
        closed = row["status"] not in ("open", "in_progress", "reported_complied")
        closed_by_then = closed and day_in_india(row["status_changed_at"]) <= day
        if not closed_by_then and row["decided_on"] <= day:
            found.append(row)
    return found
