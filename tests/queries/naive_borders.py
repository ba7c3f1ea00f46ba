"""Numbers of borders a second time: loops over rows as dictionaries, from the definitions and not from the code under test."""

from collections import Counter
from dataclasses import replace
from datetime import date

from queries.filters import Dates, Filters
from queries.visible import Viewer
from tests.queries import naive
from tests.queries.naive import rows_of
from tests.queries.usual import Row
from tests.queries.worlds import World


def state_of(world: World, district: int) -> str:
    return next(row["state"] for row in rows_of(world, "districts") if row["code"] == district)


def police(world: World, dates: Dates) -> dict[str, str]:
    """State -> its police, if it takes part on some day of `dates`."""
    return {
        row["state"]: row["code"]
        for row in rows_of(world, "agencies")
        if row["kind"] == "force"
        and row["participates_from"] <= dates.last
        and (row.get("participates_until") or date.max) >= dates.first
    }


def pairs(world: World, filters: Filters) -> dict[str, float]:
    """Border -> its length in km."""
    found: Counter[str] = Counter()
    members = police(world, filters.dates(world.facts))
    for row in rows_of(world, "border_pairs"):
        states = sorted({state_of(world, row["district_a"]), state_of(world, row["district_b"])})
        asked = not filters.states or set(states) & set(filters.states)
        if len(states) == 2 and set(states) <= set(members) and asked:
            found["-".join(states)] += row["shared_km"]
    return dict(found)


def asked(filters: Filters) -> Filters:
    """The states chosen pick borders; what happens is counted on both sides."""
    forces = () if filters.states else filters.forces
    return replace(filters, states=(), forces=forces)


def near(world: World, filters: Filters, dates: Dates, km: int) -> list[Row]:
    """Incidents in the belt of a border, each with its `pair`."""
    found = []
    for row in naive.incidents(world, asked(filters), dates):
        if row.get("border_state") is not None and row["border_km"] <= km:
            pair = "-".join(sorted((row["state"], row["border_state"])))
            if pair in pairs(world, filters):
                found.append(row | {"pair": pair})
    return found


def may_see(row: Row, viewer: Viewer, named: set[str] = frozenset()) -> bool:  # type: ignore[assignment]
    if row["handling"] == "participants" or (viewer.agency is not None and row["agency"] == viewer.agency):
        return True
    return row["handling"] == "named" and viewer.agency in named


def read(rows: list[Row], viewer: Viewer) -> tuple[int, bool]:
    """How a count of incidents reads: the number, or 2 and true where there are one or two, all hidden."""
    few = 0 < len(rows) < 3 and not any(may_see(row, viewer) for row in rows)
    return (2, True) if few else (len(rows), False)


def between(world: World, filters: Filters, dates: Dates, sender: str, receiver: str) -> list[Row]:
    everybody = Filters(filters.period, gangs=filters.gangs)
    rows = naive.deliveries(world, everybody, dates)
    return [row for row in rows if row["agency"] == sender and row["to_agency"] == receiver]


def along(world: World, code: str) -> set[tuple[str, int]]:
    """(state, district) of the districts along a border, those that report."""
    reporting = {row["code"] for row in rows_of(world, "districts") if row["police_reporting"]}
    found = set()
    for row in rows_of(world, "border_pairs"):
        ends = [row["district_a"], row["district_b"]]
        states = [state_of(world, district) for district in ends]
        if "-".join(sorted(states)) == code and set(ends) <= reporting:
            found |= set(zip(states, ends, strict=True))
    return found
