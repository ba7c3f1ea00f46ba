"""The board of operations a second time: loops over rows as dictionaries, from the definitions."""

from datetime import date

from queries.filters import Dates, Filters
from queries.operation_results import RESULTS
from queries.visible import Viewer
from tests.queries.naive import agencies_meant, day_in_india, rows_of
from tests.queries.usual import Row
from tests.queries.worlds import World

OVER = ("concluded", "deferred", "cancelled")


def lead_of(row: Row) -> str | None:
    return next((part["force"] for part in row["forces"] if part["role"] == "lead"), None)


def late(row: Row, today: date) -> tuple[str | None, int]:
    """What should have happened before today and has not, and since how many days."""
    if row["status"] in ("planned", "approved") and row["planned_start_on"] < today:
        return "start", (today - row["planned_start_on"]).days
    if row["status"] == "running" and row["planned_end_on"] < today:
        return "end", (today - row["planned_end_on"]).days
    return None, 0


def settled_on(row: Row) -> date | None:
    if row["status"] not in OVER:
        return None
    if row["status"] == "concluded" and row.get("ended_on") is not None:
        return row["ended_on"]
    return day_in_india(row["status_changed_at"])


def on_board(row: Row, dates: Dates) -> bool:
    return settled_on(row) is None or dates.first <= settled_on(row) <= dates.last


def may_see(row: Row, viewer: Viewer) -> bool:
    if row["handling"] == "participants" or (viewer.agency is not None and row["agency"] == viewer.agency):
        return True
    return row["handling"] == "named" and viewer.agency in {part["force"] for part in row["forces"]}


def seen(world: World, filters: Filters, viewer: Viewer) -> list[Row]:
    state_of = {row["code"]: row["state"] for row in rows_of(world, "districts")}
    meant, found = agencies_meant(world, filters), []
    for row in rows_of(world, "operations"):
        concerns = not filters.states and not filters.forces
        concerns |= bool({part["force"] for part in row["forces"]} & meant)
        concerns |= any(state_of[code] in filters.states for code in row["districts"])
        if concerns and (not filters.gangs or row.get("gang") in filters.gangs) and may_see(row, viewer):
            found.append(row)
    return found


def unseen(world: World, filters: Filters, viewer: Viewer, dates: Dates) -> dict[tuple, tuple[int, int]]:
    """(status, lead) -> how many the viewer may only count, how many of them late. Never by gang, place or date."""
    today, found = day_in_india(world.as_of), {}
    if filters.gangs:
        return {}
    meant = agencies_meant(world, filters)
    for row in rows_of(world, "operations"):
        if may_see(row, viewer) or not on_board(row, dates):
            continue
        if (filters.states or filters.forces) and lead_of(row) not in meant:
            continue
        count, past = found.get((row["status"], lead_of(row)), (0, 0))
        found[row["status"], lead_of(row)] = (count + 1, past + (late(row, today)[0] is not None))
    return found


def sums(rows: list[Row], result: str) -> tuple[float, int, float, float]:
    """Real, and where both are stated: how many, expected, real."""
    both = [row for row in rows if row.get(f"real_{result}") is not None and row.get(f"expected_{result}") is not None]
    return (
        sum(row.get(f"real_{result}") or 0 for row in rows),
        len(both),
        sum(row[f"expected_{result}"] for row in both),
        sum(row[f"real_{result}"] for row in both),
    )


def stated(row: Row) -> bool:
    return any(row.get(f"real_{result}") is not None for result in RESULTS)
