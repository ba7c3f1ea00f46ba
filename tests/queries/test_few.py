"""1-2 stands for so few incidents of a place, all hidden from the viewer; disclosure opens them; sums stay whole."""

import polars as pl
import pytest

from data.facts import Facts
from queries.activity import Question, as_seen
from queries.disclosures import disclosed
from queries.filters import Filters
from queries.visible import LOCAL, Viewer, visible
from tests.queries import made

ALL = Filters(period="2026-01-01..2026-12-31")
RJ, HR = Viewer("RJ", "leader"), Viewer("HR", "leader")


def shot(reference: str, district: int, handling: str, day: str = "2026-06-10") -> made.Row:
    key = {"agency": "RJ", "reference": reference, "state": "RJ", "district": district}
    return key | {"handling": handling, "day": made.day_of(day)}


DISTRICTS = {"hidden one": 99, "hidden two": 100, "hidden three": 101, "one hidden, one open": 102}


def facts(**more: list[made.Row]) -> Facts:
    codes = sorted(DISTRICTS.values())
    districts = [
        {"code": code, "state": "RJ", "name": f"D{code}", "name_hi": "x", "police_reporting": True} for code in codes
    ]
    rows = [
        shot("A1", 99, "originator"),
        *[shot(f"B{n}", 100, "named") for n in range(2)],
        *[shot(f"C{n}", 101, "originator") for n in range(3)],  # three are no longer few
        shot("D1", 102, "originator"),
        shot("D2", 102, "participants"),
    ]
    return made.facts(incidents=rows, districts=districts, **more)


def shown(held: Facts, viewer: Viewer, level: str = "district") -> dict[str, tuple[int, bool]]:
    """Place -> what stands for its count, and whether it is 1-2."""
    asked = Question(level=level)
    found = as_seen(held, ALL, asked, viewer)
    assert found.total == 8
    assert found.total - found.not_on_map == 8
    rows = found.places.filter(pl.col("incident_count") > 0)
    assert rows.filter("few")["per_lakh"].null_count() == rows.filter("few").height
    return {code: (count, few) for code, count, few in rows.select("code", "incident_count", "few").iter_rows()}


WHOLE = {"99": (1, False), "100": (2, False), "101": (3, False), "102": (2, False)}


def test_the_owner_reads_every_number() -> None:
    assert shown(facts(), RJ) == WHOLE


@pytest.mark.parametrize("viewer", [HR, LOCAL, Viewer("RJ", "meeting_room")])
def test_others_read_one_to_two_where_all_are_hidden(viewer: Viewer) -> None:
    assert shown(facts(), viewer) == WHOLE | {"99": (2, True), "100": (2, True)}  # one and two look the same


def test_states_stay_whole() -> None:
    assert shown(facts(), HR, "state") == {"RJ": (8, False)}


def test_what_was_disclosed_is_not_hidden() -> None:
    told = [
        {"id": 1, "record_table": "incident", "agency": "RJ", "reference": "B0", "to_agency": "HR"},
        {"id": 2, "record_table": "incident", "agency": "RJ", "reference": "A1", "to_agency": "HR"},  # originator only
        {"id": 3, "record_table": "offender", "agency": "RJ", "reference": "B1", "to_agency": "HR"},  # another record
    ]
    held = facts(disclosures=told)
    assert shown(held, HR) == WHOLE | {"99": (2, True)}
    assert shown(held, Viewer("PB", "leader")) == WHOLE | {"99": (2, True), "100": (2, True)}
    rows = disclosed(held, held.incidents, "incident")
    assert rows.drop("disclosed_to").equals(held.incidents)
    assert set(visible(rows, HR)["reference"]) == {"B0", "D2"}


def test_to_nobody_disclosed_nothing_changes() -> None:
    held = facts()
    rows = disclosed(held, held.incidents, "incident")
    assert rows["disclosed_to"].null_count() == rows.height
    assert set(visible(rows, HR)["reference"]) == {"D2"}
