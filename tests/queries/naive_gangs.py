"""Persons, arrests, dossiers and gangs a second time: loops over rows as dictionaries, from the definitions."""

from datetime import date

from data.schema import vocabulary as v
from queries.filters import Dates
from queries.visible import Viewer
from tests.queries.naive import counted, day_in_india, rows_of
from tests.queries.usual import Row
from tests.queries.worlds import World

Key = tuple[str, str]


def today_of(world: World) -> date:
    return day_in_india(world.as_of)


def key_of(row: Row) -> Key:
    return row["agency"], row["reference"]


def same_person(world: World, key: Key) -> set[Key]:
    """All entries that are the same person as `key`, over any number of confirmed links."""
    standing = {key_of(row) for row in rows_of(world, "offenders")}
    links = [
        {key_of(row), (row["other_agency"], row["other_reference"])}
        for row in rows_of(world, "offender_links")
        if row["confirmed_at"] and not row["refused_at"]
    ]
    found = {key}
    while True:
        more = {other for link in links if link & found and link <= standing for other in link}
        if more <= found:
            return found
        found |= more


def person(world: World, key: Key) -> str:
    return "/".join(min(same_person(world, key)))


def whereabouts(world: World, name: str) -> str:
    """What the entry says that is newest; of several the first in the order of the vocabulary."""
    rows = [row for row in rows_of(world, "offenders") if person(world, key_of(row)) == name and row["whereabouts"]]
    if not rows:
        return "not_stated"
    newest = max(row["whereabouts_since"] or date.min for row in rows)
    latest = [row["whereabouts"] for row in rows if (row["whereabouts_since"] or date.min) == newest]
    return min(latest, key=v.WHEREABOUTS.index)


def members(world: World, gang: str) -> list[Row]:
    """Entries counted to a gang today."""
    today = today_of(world)
    return [
        row
        for row in rows_of(world, "offenders")
        if row["gang"] == gang and (row["gang_until"] is None or row["gang_until"] >= today)
    ]


def may_see(world: World, row: Row, viewer: Viewer) -> bool:
    """An entry about a person: past its review it shows to its owner only."""
    if viewer.agency is not None and row["agency"] == viewer.agency:
        return True
    return row["handling"] == "participants" and row["review_by"] >= today_of(world)


def seen_keys(world: World, viewer: Viewer) -> set[Key]:
    return {key_of(row) for row in rows_of(world, "offenders") if may_see(world, row, viewer)}


def read(count: int, some_seen: bool) -> tuple[int, bool]:
    """How a count reads: 2 and true where there are one or two, all hidden."""
    few = 0 < count < 3 and not some_seen
    return (2, True) if few else (count, False)


def entries(world: World, gang: str) -> dict[Key, str]:
    """Every entry of the persons of a gang -> the person."""
    names = {person(world, key_of(row)) for row in members(world, gang)}
    every = {key_of(row): person(world, key_of(row)) for row in rows_of(world, "offenders")}
    return {key: name for key, name in every.items() if name in names}


def steps(world: World, gang: str, dates: Dates, kinds: tuple[str, ...], by: set[str]) -> dict[tuple, list[Key]]:
    """(person, kind, day) of each arrest ... -> the entries it is recorded for."""
    found: dict[tuple, list[Key]] = {}
    about = entries(world, gang)
    for row in rows_of(world, "custody_events"):
        key = row["offender_agency"], row["offender_reference"]
        if key in about and row["kind"] in kinds and row["agency"] in by and dates.first <= row["day"] <= dates.last:
            found.setdefault((about[key], row["kind"], row["day"]), []).append(key)
    return found


def homes(world: World) -> dict[str, str | None]:
    return {row["code"]: row.get("state") for row in rows_of(world, "agencies")}


def dossiers(world: World, viewer: Viewer) -> set[tuple[str, str]]:
    """(person, state) of the states known to the viewer to hold a dossier: sent there, or an entry of its own."""
    found, standing = set(), {key_of(row) for row in rows_of(world, "offenders")}
    for row in rows_of(world, "messages"):
        if row["kind"] != "dossier":
            continue
        for part in row["to"]:
            to_him = row["handling"] == "named" and viewer.agency == part["to_agency"]
            own = viewer.agency is not None and viewer.agency == row["agency"]
            state = homes(world)[part["to_agency"]]
            if state and (row["handling"] == "participants" or to_him or own):
                found |= {(person(world, key), state) for key in row["names_offenders"] if key in standing}
    for key in seen_keys(world, viewer):
        if state := homes(world)[key[0]]:
            found.add((person(world, key), state))
    return found


def active(world: World, gang: str) -> set[str]:
    """States where a gang acted within twelve months up to today, or is known to be present today."""
    today = today_of(world)
    since = (
        today.replace(year=today.year - 1, day=28)
        if (today.month, today.day) == (2, 29)
        else today.replace(year=today.year - 1)
    )
    acted = {row["state"] for row in counted(world) if gang in row["gangs"].split() and since < row["day"] <= today}
    present = {
        row["state"]
        for row in rows_of(world, "gang_presences")
        if row["gang"] == gang and (row.get("from_on") or date.min) <= today <= (row.get("until_on") or date.max)
    }
    return (acted | present) - {None}
