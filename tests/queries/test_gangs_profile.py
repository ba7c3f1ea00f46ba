"""The time line of a gang and what was done against it, against loops over the raw rows."""

from datetime import date

import pytest
from hypothesis import given

from queries import gang_profile, operation_board
from queries.filters import Dates, Filters
from queries.visible import Viewer
from tests.queries import made, naive, naive_gangs
from tests.queries.gang_worlds import gangs as worlds
from tests.queries.naive_borders import may_see
from tests.queries.worlds import World

Asked = tuple[World, Filters, Viewer]


def events(asked: Asked, gang: str) -> dict[str, list[tuple[date, bool]]]:
    """Lane -> day of each event, and whether the viewer may see it."""
    world, filters, viewer = asked
    dates, of_it = gang_profile.span(world.facts, filters), gang_profile.of_gang(filters, gang)
    day = "registered_on" if filters.basis == "registered" else "day"
    cases = [(row[day], may_see(row, viewer)) for row in naive.incidents(world, of_it, dates)]
    told = [(row["day"], may_see(row, viewer, {row["to_agency"]})) for row in naive.deliveries(world, of_it, dates)]
    seen = operation_board.seen(world.facts, of_it, viewer).to_dicts()
    ran = [
        (row["started_on"], True)
        for row in seen
        if row["started_on"] and dates.first <= row["started_on"] <= dates.last
    ]
    found = {"incident": cases, "delivery": told, "operation": ran}
    by, open_ones = naive.agencies_meant(world, filters), naive_gangs.seen_keys(world, viewer)
    for lane, kinds in (("arrest", ("arrest",)), ("release", ("bail", "parole", "release", "escape"))):
        steps = naive_gangs.steps(world, gang, dates, kinds, by)
        found[lane] = [(key[2], bool(set(keys) & open_ones)) for key, keys in steps.items()]
    return found


@given(worlds())
def test_the_time_line_holds_every_event_once(asked: Asked) -> None:
    world, filters, viewer = asked
    gang = world.codes("gangs")[0]
    expected = events(asked, gang)
    months = naive.months_of(gang_profile.span(world.facts, filters))
    found = gang_profile.by_month(world.facts, filters, gang, viewer.sees_for).to_dicts()
    assert [(row["lane"], row["month"]) for row in found] == [(lane, m) for lane in gang_profile.LANES for m in months]
    for row in found:
        some = [seen for day, seen in expected[row["lane"]] if day.replace(day=1) == row["month"]]
        assert (row["count"], row["few"]) == naive_gangs.read(len(some), any(some))
    days, hidden = gang_profile.by_day(world.facts, filters, gang, viewer.sees_for)
    every = [(lane, day, seen) for lane, some in expected.items() for day, seen in some]
    assert hidden == sum(not seen for _, _, seen in every)
    assert sum(days["count"]) == sum(seen for _, _, seen in every)
    for row in days.to_dicts():
        assert row["count"] == sum((lane, day, seen) == (row["lane"], row["day"], True) for lane, day, seen in every)


@given(worlds())
def test_arrests_and_releases_against_the_comparison(asked: Asked) -> None:
    world, filters, viewer = asked
    by, open_ones = naive.agencies_meant(world, filters), naive_gangs.seen_keys(world, viewer)
    for gang in world.codes("gangs"):
        for row in gang_profile.custody_counts(world.facts, filters, gang, viewer.sees_for).to_dicts():
            kinds = gang_profile.ARRESTS if row["lane"] == "arrest" else gang_profile.RELEASES
            for name, dates in (("now", filters.dates(world.facts)), ("then", filters.comparison_dates(world.facts))):
                steps = naive_gangs.steps(world, gang, dates, kinds, by)
                seen = any(set(keys) & open_ones for keys in steps.values())
                assert (row[name], row[f"{name}_few"]) == naive_gangs.read(len(steps), seen)
        steps = naive_gangs.steps(world, gang, filters.dates(world.facts), ("arrest",), {"NIA"})
        assert gang_profile.nia_arrests(world.facts, filters, gang).height == len(steps)


@given(worlds())
def test_helpers_are_sums_of_counts(asked: Asked) -> None:
    world, filters, _ = asked
    state = {row["code"]: row["state"] for row in naive.rows_of(world, "districts")}
    for gang in world.codes("gangs"):
        rows = [row for row in naive.rows_of(world, "helper_actions") if row["gang"] == gang]
        if filters.states or filters.forces:
            rows = [row for row in rows if state[row["district"]] in filters.states or row["agency"] in filters.forces]
        spans = filters.dates(world.facts), filters.comparison_dates(world.facts)
        now, then = ([row for row in rows if span.first <= row["day"] <= span.last] for span in spans)
        found = gang_profile.helpers(world.facts, filters, gang).to_dicts()
        assert {(row["help_kind"], row["action"]) for row in found} == {
            (row["help_kind"], row["action"]) for row in now + then
        }
        for row in found:
            for name, some in (("dealt_with_count", now), ("compared_count", then)):
                same = [
                    item for item in some if (item["help_kind"], item["action"]) == (row["help_kind"], row["action"])
                ]
                assert row[name] == sum(item["dealt_with_count"] for item in same)


@given(worlds())
def test_allies_and_rivals_are_those_of_today(asked: Asked) -> None:
    world, _, _ = asked
    today = naive_gangs.today_of(world)
    for gang in world.codes("gangs"):
        expected = {
            (row["gang_b"] if row["gang_a"] == gang else row["gang_a"], row["kind"])
            for row in naive.rows_of(world, "gang_links")
            if gang in (row["gang_a"], row["gang_b"])
            and (row["from_on"] or date.min) <= today <= (row["until_on"] or date.max)
        }
        found = gang_profile.links(world.facts, gang, today)
        assert {(other, str(kind)) for other, kind in found.select("gang", "kind").rows()} == expected


@pytest.mark.parametrize(
    ("period", "first"),
    [
        ("2026-11-01..2026-11-21", date(2025, 12, 1)),  # at least twelve months with the last one
        ("2025-03-10..2026-11-21", date(2025, 3, 1)),  # the period, from the first of its month
        ("2019-01-01..2026-11-21", date(2023, 12, 1)),  # at most 36 months
    ],
)
def test_the_time_line_has_twelve_to_thirty_six_months(period: str, first: date) -> None:
    assert gang_profile.span(made.empty(), Filters(period=period)) == Dates(first, date(2026, 11, 21))


def test_a_planned_operation_is_on_no_time_line_of_others() -> None:
    hidden = {"gang": "G01", "started_on": made.TODAY, "forces": ["RJ"], "handling": "named", "status": "running"}
    facts = made.facts(operations=[hidden])
    for viewer, count in ((Viewer(), 0), (Viewer("HR"), 0), (Viewer("RJ"), 1)):
        assert gang_profile.events(facts, Filters(), "G01", viewer.sees_for).height == count
