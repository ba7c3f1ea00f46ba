"""Incidents of which a force sends counts only: what is asked for, against a naive count; freshness; both engines."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.facts import Facts, read_all
from queries import feeds, freshness, headlines, home_counts
from queries.activity import Question
from queries.filters import Dates, Filters
from tests.conftest import Make
from tests.queries import made
from tests.queries.stored import store

TODAY = made.TODAY
DAY = timedelta(days=1)
NOVEMBER = "2026-11-01..2026-11-21"
ROWS: list[made.Row] = [
    {"reference": "1", "incident_count": 4, "district": 86},  # counted: today, in a district of its own
    {"reference": "2", "incident_count": 2, "day": date(2026, 11, 1)},  # counted: the first day, no district
    {"reference": "3", "incident_count": 50, "day": date(2026, 10, 31)},  # the day before the first
    {"reference": "4", "incident_count": 5, "agency": "HR", "kind": "murder"},  # another force, another kind
    {"reference": "5", "incident_count": 7, "agency": "NIA", "district": 604},  # of no state, in a district of Haryana
    {"reference": "6", "incident_count": 8, "agency": "NIA"},  # of no state, nowhere
]
WORLD = made.facts(home_counts=ROWS)


def found(filters: Filters, question: Question = home_counts.EVERYTHING, facts: Facts = WORLD) -> dict[str, int]:
    return dict(home_counts.by_force(facts, filters, question).rows())


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(period=NOVEMBER), {"RJ": 6, "HR": 5, "NIA": 15}),
        (Filters(period=NOVEMBER, states=("RJ",)), {"RJ": 6}),
        (Filters(period=NOVEMBER, states=("HR",)), {"HR": 5, "NIA": 7}),  # where they were, whoever counts them
        (Filters(period=NOVEMBER, forces=("NIA",)), {"NIA": 15}),
        (Filters(period=NOVEMBER, states=("RJ",), forces=("NIA",)), {"RJ": 6, "NIA": 15}),
        (Filters(period=NOVEMBER, basis="registered"), {"RJ": 6, "HR": 5, "NIA": 15}),
        (Filters(period=NOVEMBER, gangs=("G01",)), {}),  # they name no gang
        (Filters(period="2026-10-01..2026-10-30"), {}),
    ],
)
def test_what_is_asked_for(filters: Filters, expected: dict[str, int]) -> None:
    assert found(filters) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (Question(kind="murder"), {"HR": 5}),
        (Question(month=date(2026, 10, 1)), {"RJ": 50}),
        (Question(belt_km=10), {}),  # they name no place so near
        (Question(kind="firing_for_extortion"), {}),  # nor both flags
        (Question(layer="published", year=2014, head="MURDER"), {}),
    ],
)
def test_what_the_map_is_asked(question: Question, expected: dict[str, int]) -> None:
    assert found(Filters(), question) == expected


def naive(rows: list[made.Row], filters: Filters) -> Counter[str]:
    states = {"RJ": "RJ", "HR": "HR", "NIA": None}
    counted: Counter[str] = Counter()
    dates = filters.dates(WORLD)
    for row in rows:
        state = {86: "RJ", 110: "RJ", 604: "HR"}.get(row["district"], states[row["agency"]])
        if not dates.first <= row["day"] <= dates.last:
            continue
        if (filters.states or filters.forces) and state not in filters.states and row["agency"] not in filters.forces:
            continue
        counted[row["agency"]] += row["incident_count"]
    return counted


SOME = st.lists(
    st.fixed_dictionaries(
        {
            "agency": st.sampled_from(("RJ", "HR", "NIA")),
            "day": st.dates(TODAY - 40 * DAY, TODAY),
            "district": st.sampled_from((None, 86, 604)),
            "incident_count": st.integers(1, 9),
        }
    ),
    max_size=12,
)
ASKED = st.builds(
    Filters,
    period=st.sampled_from(("ytd", "30d", "last-month", NOVEMBER)),
    states=st.sampled_from(((), ("RJ",), ("HR", "RJ"))),
    forces=st.sampled_from(((), ("NIA",))),
)


@given(SOME, ASKED)
def test_as_counted_one_by_one(some: list[made.Row], filters: Filters) -> None:
    rows = [row | {"reference": str(n)} for n, row in enumerate(some)]
    assert found(filters, facts=made.facts(home_counts=rows)) == naive(rows, filters)


def test_they_are_in_no_total() -> None:
    with_them = made.facts(incidents=[{"reference": "1"}], home_counts=ROWS)
    without = made.facts(incidents=[{"reference": "1"}])
    for here, there in zip(
        headlines.headlines(with_them, Filters()), headlines.headlines(without, Filters()), strict=True
    ):
        assert (here.now, here.then) == (there.now, there.then)
    months = headlines.trends(without, Filters())
    assert all(trend.equals(months[measure]) for measure, trend in headlines.trends(with_them, Filters()).items())


def test_the_same_out_of_a_database(new_database: Make) -> None:
    alwar, nuh = 104, 87  # by the codes that a born database knows them by
    rows = [row | {"district": {86: alwar, 604: nuh}.get(row.get("district"))} for row in ROWS]
    engine = new_database()
    districts = [{"code": alwar, "state": "RJ", "name": "Alwar"}, {"code": nuh, "state": "HR", "name": "Nuh"}]
    store(engine, made.facts(home_counts=rows, districts=districts))
    facts = replace(read_all(engine), as_of=made.NOON)
    for filters in (Filters(period=NOVEMBER), Filters(period=NOVEMBER, states=("HR",))):
        assert found(filters, facts=facts) == found(filters)
    assert found(Filters(), facts=made.empty()) == {}


def test_who_sends_only_counts_has_sent_something() -> None:
    feed = {"agency": "RJ", "every_days": 7}
    long_ago = {"id": 1, "agency": "RJ", "loaded_at": made.midday(TODAY - 40 * DAY)}
    kept = {"reference": "1", "day": TODAY - 2 * DAY, "first_recorded_at": made.midday(TODAY - DAY)}
    silent = made.facts(feeds=[feed], loads=[long_ago])
    counts = made.facts(feeds=[feed], loads=[long_ago], home_counts=[kept])
    file = made.facts(
        feeds=[feed], loads=[long_ago, long_ago | {"id": 2, "dataset": "home_count", "loaded_at": made.NOON}]
    )
    assert freshness.feeds(silent)["days_late"].to_list() == [33]
    assert freshness.feeds(counts)["days_late"].to_list() == [0] == freshness.feeds(file)["days_late"].to_list()
    assert feeds.table(counts, Filters())["look"].to_list() == ["fresh"]  # no record, and yet not nothing
    assert feeds.table(file, Filters())["look"].to_list() == ["zero"]  # counts of days before the last interval


def test_a_state_with_a_count_has_no_nil_month() -> None:
    dates = Dates(date(2026, 11, 1), TODAY)
    nil = {"agency": "RJ", "from_on": dates.first, "until_on": dates.last}
    assert freshness.nil_states(made.facts(nil_reports=[nil]), dates) == {"RJ"}
    assert freshness.nil_states(made.facts(nil_reports=[nil], home_counts=[ROWS[0]]), dates) == frozenset()
