"""What was reported at a meeting, after corrections: of hand-written changes that loads kept; on both engines."""

import json
from datetime import date, datetime

import polars as pl
import pytest
from sqlalchemy import Engine

from data.engine import reading
from data.facts import Facts, read_all
from data.stood import incidents_at
from queries import changed
from queries.filters import Dates, Filters
from queries.incidents import of_asked
from queries.reported import reported
from queries.visible import LOCAL
from tests.data.writers import NOVEMBER, add, force, gang, incident, write

MET = datetime.fromisoformat(NOVEMBER.format(12))
BEFORE, SINCE = Dates(date(2026, 11, 2), date(2026, 11, 11)), Dates(date(2026, 11, 12), date(2026, 11, 21))
ALWAR, JAIPUR, NUH = 104, 110, 87
WORLD = (*map(force, ("RJ", "HR")), *map(gang, ("G01", "G02")))
EARLY = {"first_recorded_at": NOVEMBER.format(9), "district": ALWAR}
KEPT = {
    **{"agency": "RJ", "time_known": True, "kind": "murder", "firing": False, "extortion": False, "status": "traced"},
    **{f"{who}_{what}": 0 for who in ("victims", "police", "accused") for what in ("killed", "injured")},
    **{"handling": "participants", "terror_link": "none", "summary": "a text", "withdrawn_at": None},
}
Stood = tuple[str, int, str, int | None, str, str, int]


def kept(reference: str, day: int, **more: object) -> dict[str, object]:
    """A row of `incident` as loads keep it."""
    at = {"occurred_from": f"2026-11-{day:02}T06:30:00+00:00", "first_recorded_at": "2026-11-09T06:30:00+00:00"}
    return {**KEPT, "reference": reference, **at, "district": ALWAR, **more}


def on(day: int) -> str:
    return f"2026-11-{day:02}T06:30:00+00:00"


def load(number: int, day: int, **more: object) -> str:
    at = {"loaded_at": NOVEMBER.format(day), "loaded_by": "N", "file_name": "f.csv", "sha256": "0"}
    return add("load", id=number, agency="RJ", dataset="incident", **at, **more)


def undone(number: int, day: int, undone_on: int) -> str:
    return load(number, day, undone_at=NOVEMBER.format(undone_on))


def change(number: int, before: dict | None, after: dict | None, table: str = "incident", place: int = 1) -> str:
    row = before or after or {}
    names = ("agency", "reference", *(("gang", "name_received") if table == "incident_gang" else ()))
    key = json.dumps({name: row[name] for name in names})
    sides = {name: json.dumps(side) if side else None for name, side in (("before", before), ("after", after))}
    return add("load_change", load=number, number=place, table_name=table, row_key=key, **sides)


def names(code: str, received: str = "", **more: object) -> dict[str, object]:
    """A row of `incident_gang`: that I names the gang."""
    return {"agency": "RJ", "reference": "I", "gang": code, "name_received": received, **more}


def renamed(number: int, before: dict | None, after: dict | None, place: int = 1) -> str:
    return change(number, before, after, "incident_gang", place)


AS_TODAY: Stood = ("I", 8, "RJ", ALWAR, "murder", "", 0)
I = incident("I", 8, **EARLY)  # noqa: E741
MOVED = incident("I", 8, **EARLY | {"district": NUH})
THERE = [AS_TODAY]
SAME = {"same_as_agency": "RJ", "same_as_reference": "I", "same_as_reason": "zero_fir"}
AGAIN = {"same_as_agency": "RJ", "same_as_reference": "I"}
OTHER: Stood = ("J", 8, *AS_TODAY[2:])

CASES: dict[str, tuple[tuple[str, ...], list[Stood]]] = {
    "nothing corrected": ((I,), THERE),
    "the district after": ((MOVED, load(1, 15), change(1, kept("I", 8), kept("I", 8, district=NUH))), THERE),
    "a district that is in no register now": (
        (I, load(1, 15), change(1, kept("I", 8, district=999_999), kept("I", 8))),
        [("I", 8, "RJ", None, "murder", "", 0)],
    ),
    "the day, out of the days": ((incident("I", 18, **EARLY), load(1, 15), change(1, kept("I", 8), kept("I", 18))), THERE),
    "the day, into the days": ((I, load(1, 15), change(1, kept("I", 1), kept("I", 8))), []),
    "an hour, over midnight in India": (
        (I, load(1, 15), change(1, kept("I", 8, occurred_from="2026-11-09T18:30:00+00:00"), kept("I", 8))),
        [("I", 10, *AS_TODAY[2:])],
    ),
    "the kind": ((I, load(1, 15), change(1, kept("I", 8, kind="firing"), kept("I", 8))), [(*AS_TODAY[:4], "firing", "", 0)]),
    "the killed": ((I, load(1, 15), change(1, kept("I", 8, victims_killed=2), kept("I", 8))), [(*AS_TODAY[:6], 2)]),
    "only a text": ((I, load(1, 15), change(1, kept("I", 8, summary="another"), kept("I", 8))), THERE),
    "before the meeting": ((MOVED, load(1, 10), change(1, kept("I", 8), kept("I", 8, district=NUH))), [
        ("I", 8, "HR", NUH, "murder", "", 0),  # so it was reported
    ]),
    "undone": ((I, undone(1, 14, 15), change(1, kept("I", 8), kept("I", 8, district=NUH))), THERE),
    "before the meeting, undone after it": (
        (I, undone(1, 10, 15), change(1, kept("I", 8), kept("I", 8, district=NUH))),
        [("I", 8, "HR", NUH, "murder", "", 0)],
    ),
    "two before the meeting, both undone after it": (
        (
            *(I, undone(1, 10, 16), change(1, kept("I", 8), kept("I", 8, district=NUH))),
            *(undone(2, 11, 15), change(2, kept("I", 8, district=NUH), kept("I", 8, district=JAIPUR))),
        ),
        [("I", 8, "RJ", JAIPUR, "murder", "", 0)],
    ),
    "undone after it, then corrected": (
        (
            *(MOVED, undone(1, 10, 15), change(1, kept("I", 8), kept("I", 8, district=JAIPUR))),
            *(load(2, 16), change(2, kept("I", 8), kept("I", 8, district=NUH))),
        ),
        [("I", 8, "RJ", JAIPUR, "murder", "", 0)],
    ),
    "twice: the first counts": (
        (
            *(MOVED, load(1, 14), change(1, kept("I", 8), kept("I", 8, district=JAIPUR))),
            *(load(2, 15), change(2, kept("I", 8, district=JAIPUR), kept("I", 8, district=NUH))),
        ),
        THERE,
    ),
    "twice in one load": (
        (
            *(MOVED, load(1, 14), change(1, kept("I", 8), kept("I", 8, district=JAIPUR))),
            change(1, kept("I", 8, district=JAIPUR), kept("I", 8, district=NUH), place=2),
        ),
        THERE,
    ),
    "withdrawn by a load": (
        (
            incident("I", 8, **EARLY, withdrawn_at=NOVEMBER.format(15)),
            *(load(1, 15), change(1, kept("I", 8), kept("I", 8, withdrawn_at=on(15)))),
        ),
        THERE,
    ),
    "withdrawn by another program": ((incident("I", 8, **EARLY, withdrawn_at=NOVEMBER.format(15)),), THERE),
    "withdrawn before the meeting": ((incident("I", 8, **EARLY, withdrawn_at=NOVEMBER.format(11)),), []),
    "withdrawn, then it stood again": (
        (
            *(I, load(1, 14), change(1, kept("I", 8), kept("I", 8, withdrawn_at=on(14)))),
            *(load(2, 15), change(2, kept("I", 8, withdrawn_at=on(14)), kept("I", 8))),
        ),
        THERE,
    ),
    "withdrawn before the meeting, standing again since": (
        (I, load(1, 15), change(1, kept("I", 8, withdrawn_at=on(10)), kept("I", 8))),
        [],
    ),
    "loaded after the meeting, then corrected": (
        (
            incident("I", 8, first_recorded_at=NOVEMBER.format(13), district=ALWAR),
            *(load(1, 15), change(1, kept("I", 8, first_recorded_at=on(13), district=NUH), kept("I", 8))),
        ),
        [],
    ),
    "corrected by another program": ((MOVED,), [("I", 8, "HR", NUH, "murder", "", 0)]),  # it left nothing behind
    "corrected, then gone for good": ((load(1, 15), change(1, kept("I", 8), kept("I", 8, district=NUH))), []),
    "a gang named later": ((I, add("incident_gang", **names("G01")), load(1, 15), renamed(1, None, names("G01"))), THERE),
    "a gang no longer named": ((I, load(1, 15), renamed(1, names("G01"), None)), [(*AS_TODAY[:5], "G01", 0)]),
    "one gang for another": (
        (
            *(I, add("incident_gang", **names("G02")), load(1, 15)),
            *(renamed(1, names("G01"), None), renamed(1, None, names("G02"), 2)),
        ),
        [(*AS_TODAY[:5], "G01", 0)],
    ),
    "one of two names that no register knows": (
        (
            *(I, *[add("incident_gang", **names("UNREGISTERED", received)) for received in "XY"], load(1, 15)),
            renamed(1, None, names("UNREGISTERED", "Y")),
        ),
        [(*AS_TODAY[:5], "UNREGISTERED", 0)],
    ),
    "how sure it is of a gang": (
        (
            *(I, add("incident_gang", **names("G01", standing="established")), load(1, 15)),
            renamed(1, names("G01", standing="suspected"), names("G01", standing="established")),
        ),
        [(*AS_TODAY[:5], "G01", 0)],
    ),
    "a gang named, and that undone": ((I, undone(1, 14, 15), renamed(1, None, names("G01"))), THERE),
    "a gang named before the meeting, undone after it": (
        (I, undone(1, 10, 15), renamed(1, None, names("G01"))),
        [(*AS_TODAY[:5], "G01", 0)],
    ),
    "said to be the same case since": (
        (I, incident("J", 8, **EARLY, **SAME), load(1, 15), change(1, kept("J", 8), kept("J", 8, **AGAIN))),
        [AS_TODAY, OTHER],
    ),
    "the same case, until the other was withdrawn": (
        (incident("I", 8, **EARLY, withdrawn_at=NOVEMBER.format(15)), incident("J", 8, **EARLY, **SAME)),
        THERE,
    ),
    "the same case as one that came late": (
        (incident("I", 8, first_recorded_at=NOVEMBER.format(13)), incident("J", 8, **EARLY, **SAME)),
        [OTHER],
    ),
}  # fmt: skip


def of_then(engine: Engine, of: Facts, filters: Filters = Filters()) -> list[Stood]:  # noqa: B008
    with reading(engine) as connection:
        every = reported(of, filters.basis, BEFORE, MET, incidents_at(connection, MET))
    return told(of_asked(every, filters))


def told(rows: pl.DataFrame) -> list[Stood]:
    codes = [pl.col(name).cast(pl.String) for name in ("kind", "gangs")]
    row = ["reference", pl.col("day").dt.day(), pl.col("state").cast(pl.String), "district", *codes, "victims_killed"]
    return sorted(rows.select(row).rows())


@pytest.mark.parametrize("case", CASES)
def test_as_it_stood_at_the_meeting(engine: Engine, case: str) -> None:
    statements, wanted = CASES[case]
    write(engine, *WORLD, *statements)
    assert of_then(engine, read_all(engine)) == wanted


def test_the_numbers_of_the_page(engine: Engine) -> None:
    write(engine, *WORLD, *CASES["the district after"][0], incident("NEW", 8, district=NUH))
    of = read_all(engine)
    asked = changed.Since("M1", MET, Filters(), SINCE, BEFORE)
    with reading(engine) as connection:
        stood = incidents_at(connection, MET)
    told = changed.told(of, asked, LOCAL, reported(of, "occurred", BEFORE, MET, stood))
    found = {row[:2]: row[3:6] for row in told.rows.rows() if row[0] in ("state", "district")}
    assert found == {
        ("state", "RJ"): (1, 0, 0),
        ("district", str(ALWAR)): (1, 0, 0),
        ("state", "HR"): (0, 2, 0),
        ("district", str(NUH)): (0, 2, 0),
    }
    assert [told.total[name] for name in changed.COUNTS] == [1, 2, 0]


@pytest.mark.parametrize(("filters", "count"), [(Filters(states=("RJ",)), 1), (Filters(states=("HR",)), 0)])
def test_the_states_asked_for_are_those_of_then(engine: Engine, filters: Filters, count: int) -> None:
    write(engine, *WORLD, *CASES["the district after"][0])
    assert len(of_then(engine, read_all(engine), filters)) == count


def test_what_its_owner_closed_since_stays_closed(engine: Engine) -> None:
    closed = incident("I", 8, **EARLY, handling="originator")
    write(engine, *WORLD, closed, load(1, 15), change(1, kept("I", 8), kept("I", 8, handling="originator")))
    with reading(engine) as connection:
        found = incidents_at(connection, MET)
    assert found["handling"].cast(pl.String).to_list() == ["originator"]
