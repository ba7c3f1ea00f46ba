"""How each feed stands today, how complete it is, and whether published totals add up."""

from datetime import date, timedelta

import polars as pl
from hypothesis import given

from queries import feeds, freshness, reconciliation
from queries.filters import Filters
from tests.queries import made
from tests.queries.naive import day_in_india, rows_of
from tests.queries.worlds import World, worlds

DAY = timedelta(days=1)
TODAY = made.TODAY
FORCES = [{"code": code, "state": code} for code in ("RJ", "HR", "PB", "DL", "UP")]
GONE = {"code": "GJ", "state": "GJ", "participates_until": TODAY - 30 * DAY}
STATES = [{"code": code, "name": code} for code in ("RJ", "HR", "PB", "DL", "UP", "GJ")]


def load(agency: str, days: int, dataset: str = "incident") -> dict:
    return {"id": 1, "agency": agency, "dataset": dataset, "loaded_at": made.midday(TODAY - days * DAY)}


def nil(agency: str, days: int) -> dict:
    made_on = TODAY - days * DAY
    return {"agency": agency, "from_on": made_on - 7 * DAY, "until_on": made_on - DAY, "made_at": made.midday(made_on)}


WORLD = made.facts(
    states=STATES,
    agencies=[*FORCES, GONE],
    feeds=[
        *({"agency": code} for code in ("RJ", "HR", "PB", "DL")),  # UP has promised nothing
        {"agency": "GJ", "until_on": TODAY - 30 * DAY},
        {"agency": "RJ", "dataset": "seizure", "every_days": 30},
    ],
    loads=[load("RJ", 2), load("HR", 10), load("DL", 1), load("GJ", 40), load("RJ", 40, "seizure")],
    nil_reports=[nil("PB", 3)],
    incidents=[
        {"agency": "RJ", "first_recorded_at": made.midday(TODAY - 2 * DAY)} | row
        for row in (
            {"reference": "1", "day": TODAY - 2 * DAY, "gangs": "G01", "latitude": 26.9, "longitude": 75.8},
            {"reference": "2", "day": TODAY - 8 * DAY, "district": 110},  # the first day of seven
            {"reference": "3", "day": TODAY - 9 * DAY, "gangs": "G01"},  # before them
            {"reference": "4", "day": TODAY, "gangs": "G01"},  # after the last sending
            {"reference": "5", "day": TODAY - 3 * DAY, "latitude": 26.9, "time_known": False},  # half a point
        )
    ],
)


def looks(filters: Filters = Filters()) -> dict[tuple[str, str], str]:  # noqa: B008
    return {(row["agency"], row["dataset"]): row["look"] for row in feeds.table(WORLD, filters).to_dicts()}


def test_four_different_looks_and_the_usual_one() -> None:
    assert looks() == {
        ("RJ", "incident"): "fresh",
        ("RJ", "seizure"): "late",  # promised every 30 days, came 40 days ago
        ("HR", "incident"): "late",
        ("PB", "incident"): "nil",
        ("DL", "incident"): "zero",  # a file came, no incident of it lies in the last seven days
        ("GJ", "incident"): "not_participating",
    }


def test_a_filter_keeps_the_feeds_of_its_states() -> None:
    assert set(looks(Filters(states=("HR", "PB")))) == {("HR", "incident"), ("PB", "incident")}


def test_completeness_is_of_the_last_interval() -> None:
    found = feeds.completeness(WORLD, Filters(), "incident").filter(pl.col("agency") == "RJ").row(0, named=True)
    assert found["row_count"] == 3
    assert {name: found[name] for name in ("gang", "point", "district", "unit", "fir", "time")} == {
        "gang": 1,
        "point": 1,
        "district": 1,
        "unit": 0,
        "fir": 0,
        "time": 2,
    }


def test_answers_are_those_of_the_force_that_received() -> None:
    world = made.facts(
        states=STATES,
        agencies=FORCES,
        feeds=[{"agency": "HR", "dataset": "message"}],
        loads=[load("HR", 1, "message")],
        messages=[
            {"agency": "RJ", "reference": "1", "day": TODAY - 2 * DAY, "to": [{"to_agency": "HR", "received_s": 60}]},
            {"agency": "RJ", "reference": "2", "day": TODAY - 3 * DAY, "to": ["HR", "PB"]},  # to PB: no feed of PB
            {"agency": "HR", "reference": "3", "day": TODAY - 3 * DAY, "to": ["RJ"]},  # its own message
        ],
    )
    assert feeds.complete_datasets(world, Filters()) == ["message", "answer"]
    assert feeds.completeness(world, Filters(), "answer").select("agency", "row_count", "receipt").rows() == [
        ("HR", 2, 1)
    ]
    assert feeds.completeness(world, Filters(), "message").select("agency", "row_count").rows() == [("HR", 1)]


def naive_counts(world: World, agency: str, last: date | None, every: int) -> tuple[int, int]:
    """Incidents of the interval, and those of them that name a gang."""
    if last is None:
        return 0, 0
    span = [
        row
        for row in rows_of(world, "incidents")
        if row["agency"] == agency and last - timedelta(days=every) < row["day"] <= last
    ]
    return len(span), sum(bool(row["gangs"]) for row in span)


@given(worlds())
def test_counts_are_those_of_the_definition(world: World) -> None:
    table = feeds.table(world.facts, Filters())
    standing = freshness.feeds(world.facts, "incident")
    mine = table.filter(pl.col("dataset") == "incident")
    found = {row["agency"]: row for row in mine.to_dicts()}
    complete = {row["agency"]: row for row in feeds.completeness(world.facts, Filters(), "incident").to_dicts()}
    today = day_in_india(world.as_of)
    for row in standing.to_dicts():
        own = found[row["agency"]]
        assert (own["last_on"], own["days_late"]) == (row["last_on"], row["days_late"])  # as on the other pages
        gone = next(one for one in rows_of(world, "agencies") if one["code"] == row["agency"]).get("participates_until")
        if gone is None or gone >= today:
            assert (own["look"] == "late") == (row["days_late"] > 0)
        counted = naive_counts(world, row["agency"], row["last_on"], row["every_days"])
        assert (own["row_count"], complete[row["agency"]]["gang"]) == counted


PRINTED = made.facts(
    states=STATES,
    crime_heads=[
        {"code": "murder", "name": "Murder", "kind": "murder", "relation": "why", "position": 1},
        {"code": "theft", "name": "Theft", "position": 2},
    ],
    statistics=[
        {"source": "NCRB", "state": "RJ", "year": 2014, "head": "murder", "unit": "A", "registered_count": 3},
        {"source": "NCRB", "state": "RJ", "year": 2014, "head": "murder", "unit": "B", "registered_count": 4},
        {"source": "NCRB", "state": "HR", "year": 2026, "head": "murder", "unit": "C", "registered_count": 5},
        {"source": "NCRB", "state": "RJ", "year": 2014, "head": "theft", "unit": "A", "registered_count": 9},
    ],
    statistic_totals=[
        {"source": "NCRB", "state": "RJ", "year": 2014, "head": "murder", "printed_count": 7},
        {"source": "NCRB", "state": "RJ", "year": 2014, "head": "theft", "printed_count": 8},  # does not add up
        {"source": "NCRB", "state": "DL", "year": 2014, "head": "murder", "printed_count": 1},  # no unit at all
    ],
    incidents=[
        {"reference": "1", "registered_on": TODAY},  # murder, of 2026
        {"reference": "2", "registered_on": TODAY, "kind": "firing"},
        {"reference": "3", "registered_on": TODAY, "counted": False},  # the same case in another record
        {"reference": "4"},  # no registration known
    ],
)


def test_totals_that_do_not_add_up_are_listed() -> None:
    found = reconciliation.totals(PRINTED)
    wrong = found.filter(~pl.col("agrees")).select("state", "head", "printed", "summed").rows()
    assert sorted(wrong) == [("DL", "murder", 1, 0), ("RJ", "theft", 8, 9)]
    assert reconciliation.by_year(found).rows() == [(2014, 3, 1, 2)]


def test_published_counts_stand_beside_ours_of_the_same_year_only() -> None:
    found = reconciliation.beside_ours(PRINTED).select("head", "year", "published_count", "our_count").rows()
    assert found == [("murder", 2026, 5, 1), ("murder", 2014, 7, None)]  # theft comes closest to no kind of ours


def test_nothing_promised_and_nothing_published_are_normal_answers() -> None:
    empty = made.facts()
    assert feeds.table(empty, Filters()).is_empty()
    assert feeds.completeness(empty, Filters(), "incident").is_empty()
    assert reconciliation.totals(empty).is_empty()
    assert reconciliation.beside_ours(empty).is_empty()
