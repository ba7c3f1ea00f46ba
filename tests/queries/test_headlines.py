"""The five numbers leaders ask for first."""

from datetime import date

from hypothesis import given

from queries.filters import Dates, Filters
from queries.headlines import MEASURES, full_months, headlines, trends
from queries.measures import measures
from tests.queries import made, naive, naive_work
from tests.queries.worlds import World, questions


def naive_count(world: World, filters: Filters, measure: str, dates: Dates) -> int:
    if measure in ("incidents", "firing_for_extortion"):
        kind = None if measure == "incidents" else measure
        return len(naive.of_kind(naive.incidents(world, filters, dates), kind))
    if measure == "open_action_items":
        return len(naive_work.open_on(naive_work.items(world, filters), dates.last))
    counted = {"deliveries": naive.deliveries, "operations_under_way": naive_work.operations}
    return len(counted[measure](world, filters, dates))


@given(questions())
def test_each_headline_and_each_of_its_months_is_that_of_the_definition(asked: tuple[World, Filters]) -> None:
    world, filters = asked
    now = filters.dates(world.facts)
    then = naive.compared(now, filters.comparison)
    found, months = headlines(world.facts, filters), trends(world.facts, filters)
    assert tuple(item.measure for item in found) == MEASURES
    for item in found:
        assert item.now == naive_count(world, filters, item.measure, now), item.measure
        assert item.then == naive_count(world, filters, item.measure, then), item.measure
        assert months[item.measure].columns == ["month", "count"]
        assert months[item.measure].height == 12
        for month, count in months[item.measure].rows()[-2:]:
            days = Dates(month.replace(day=1), naive.last_day_of(month))
            assert count == naive_count(world, filters, item.measure, days), (item.measure, month)


def test_a_month_just_begun_is_not_in_the_trend() -> None:
    assert full_months(date(2026, 11, 21), 12) == Dates(date(2025, 11, 1), date(2026, 10, 31))
    assert full_months(date(2026, 11, 30), 12) == Dates(
        date(2025, 12, 1), date(2026, 11, 30)
    )  # its last day: it is over
    assert full_months(date(2028, 2, 28), 1) == Dates(date(2028, 1, 1), date(2028, 1, 31))  # a leap year has a 29th
    assert full_months(date(2026, 1, 31), 1) == Dates(date(2026, 1, 1), date(2026, 1, 31))


def test_every_headline_has_a_definition_and_says_which_way_is_good() -> None:
    for code in MEASURES:
        assert measures()[code].definition.endswith(".")
        assert measures()[code].better in ("less", "more", "neither")
    assert [item.now for item in headlines(made.empty(), Filters())] == [0] * 5
