"""Filters and the address bar: a link gives the same view again; nonsense in it is dropped, never an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.filters import KEYS, Dropped, Filters, force_choices, read_address, state_choices
from tests.queries import made
from tests.queries.worlds import World, questions, worlds

FACTS = made.facts(
    meetings=[
        {"reference": "M1", "day": made.day_of("2026-08-24")},  # held
        {"reference": "M2", "day": made.day_of("2026-11-22")},  # held, says the record, but tomorrow
        {"reference": "M3", "day": made.day_of("2026-08-24"), "status": "postponed"},
        {"reference": "M4", "day": made.day_of("2026-12-24"), "status": "planned"},
    ]
)


@given(questions())
def test_an_address_gives_back_the_filters_it_was_made_from(asked: tuple[World, Filters]) -> None:
    world, filters = asked
    assert read_address(filters.address(), world.facts) == (filters, [])


@given(questions())
def test_an_address_says_nothing_of_what_is_usual(asked: tuple[World, Filters]) -> None:
    address = asked[1].address()
    assert Filters().address() == {}
    assert not {"period": "ytd", "compare": "last-year", "by": "occurred"}.items() & address.items()
    assert "" not in address.values()


CODES = st.sampled_from(
    ["RJ", "HR", "XX", "NIA", "G01", "G99", "", " RJ", "rj", "<script>alert(1)</script>", "RJ" * 5000]
)
VALUES = st.lists(CODES, max_size=5).map(",".join) | st.text(max_size=40)
PERIODS = st.sampled_from(
    ["since-M1", "since-", "..", "2026-02-31..2026-03-01", "12m", "0000-00-00..9999-99-99", "2026-1-1..2026-2-1"]
)


@given(worlds(), st.dictionaries(st.sampled_from([*KEYS, "district", "x"]), VALUES | PERIODS))
def test_any_address_gives_filters_that_can_be_used(world: World, address: dict[str, str]) -> None:
    filters, dropped = read_address(address, world.facts)
    assert filters.dates(world.facts).first <= filters.dates(world.facts).last
    assert read_address(filters.address(), world.facts) == (filters, [])
    assert set(filters.states) <= set(state_choices(world.facts))
    assert {item.key for item in dropped} <= set(KEYS)
    for part in dropped:  # what is dropped really stood there
        assert part.value in address[part.key]


@pytest.mark.parametrize(
    "period",
    [
        "2026-02-31..2026-03-05",  # no such day
        "2026-03-05..2026-03-01",  # the wrong way round
        "2026-03-05..2026-03-06 ",  # a space
        "1850-01-01..2026-01-01",  # before any record
        "2026-01-01..9999-12-31",
        "२०२६-०१-०१..२०२६-०१-३१",  # digits that are no ASCII
        "since-M2",  # has not been held yet
        "since-M3",  # postponed
        "since-M4",  # only planned
        "since-M99",  # unknown
        "since-",
        "last-week",
        "YTD",
        "",
        "<script>alert(1)</script>",
        "x" * 100_000,
    ],
)
def test_a_period_that_means_nothing_is_dropped(period: str) -> None:
    filters, dropped = read_address({"period": period}, FACTS)
    assert (filters, dropped) == (Filters(), [Dropped("period", period)])


def test_unknown_codes_are_dropped_and_known_ones_stay() -> None:
    address = {"states": "RJ,XX,HR", "forces": "NIA,RJ", "gangs": "G02,G99", "compare": "never", "by": "filed"}
    filters, dropped = read_address(address, FACTS)
    assert filters == Filters(states=("HR", "RJ"), forces=("NIA",), gangs=("G02",))
    said = {(item.key, item.value) for item in dropped}
    # Rajasthan's police is meant by its state, not among the forces without one.
    assert said == {("states", "XX"), ("forces", "RJ"), ("gangs", "G99"), ("compare", "never"), ("by", "filed")}


def test_a_state_that_takes_no_part_cannot_be_asked_for() -> None:
    assert read_address({"states": "MP"}, FACTS) == (Filters(), [Dropped("states", "MP")])


def test_repeated_codes_count_once_and_order_does_not_matter() -> None:
    filters, dropped = read_address({"states": "RJ,HR,RJ,,RJ", "gangs": "G02,G01"}, FACTS)
    assert (filters, dropped) == (Filters(states=("HR", "RJ"), gangs=("G01", "G02")), [])
    assert Filters().with_states("RJ", "HR", "RJ") == Filters(states=("HR", "RJ"))


def test_the_order_of_choices_is_states_then_territories_by_name() -> None:
    assert state_choices(FACTS) == ["HR", "RJ", "DL"]  # Haryana, Rajasthan, then Delhi; Madhya Pradesh takes no part
    assert force_choices(FACTS) == ["NIA"]
