"""How fresh the forces' data is: against what they promised, and where they say that there was nothing to report."""

from datetime import date, timedelta

from hypothesis import given

from queries import freshness
from queries.filters import Dates, Filters
from tests.queries import made
from tests.queries.naive import day_in_india, rows_of
from tests.queries.worlds import World, questions, worlds

NOVEMBER = Dates(date(2026, 11, 1), date(2026, 11, 30))


def naive_feeds(world: World, dataset: str) -> dict[str, tuple]:
    today, found = day_in_india(world.as_of), {}
    for feed in rows_of(world, "feeds"):
        until = feed.get("until_on")
        if feed["dataset"] != dataset or feed["from_on"] > today or (until is not None and until < today):
            continue
        of_it = {"agency": feed["agency"], "dataset": dataset}
        loads = [row for row in rows_of(world, "loads") if row | of_it == row and row.get("undone_at") is None]
        nil = [row for row in rows_of(world, "nil_reports") if row | of_it == row]
        heard = [row["loaded_at"] for row in loads] + [row["made_at"] for row in nil]
        if dataset == "incident":
            heard += [
                row["first_recorded_at"] for row in rows_of(world, "incidents") if row["agency"] == feed["agency"]
            ]
        last = max((day_in_india(at) for at in heard), default=None)
        begins = max(last or feed["from_on"], feed["from_on"])  # nothing is late before it was promised
        found[feed["agency"]] = (feed["every_days"], last, max(0, (today - begins).days - feed["every_days"]))
    return found


def naive_nil_states(world: World, dates: Dates) -> set[str]:
    """Day by day: every day up to today is spoken of in one nil report or another."""
    last = min(dates.last, day_in_india(world.as_of))
    days = {dates.first + timedelta(days=n) for n in range((last - dates.first).days + 1)}
    found = set()
    for agency in rows_of(world, "agencies"):
        spoken = set()
        for row in rows_of(world, "nil_reports"):
            if (row["agency"], row["dataset"]) == (agency["code"], "incident"):
                spoken |= {
                    row["from_on"] + timedelta(days=n) for n in range((row["until_on"] - row["from_on"]).days + 1)
                }
        if agency["kind"] == "force" and days and days <= spoken:
            found.add(agency["state"])
    return found


@given(worlds())
def test_feeds_are_those_of_the_definition(world: World) -> None:
    for dataset in ("incident", "message"):
        rows = freshness.feeds(world.facts, dataset)
        assert rows.columns == ["agency", "every_days", "last_on", "days_late"]
        assert {row[0]: row[1:] for row in rows.rows()} == naive_feeds(world, dataset)
        assert rows["days_late"].to_list() == sorted(rows["days_late"], reverse=True)


@given(questions())
def test_nil_states_are_those_of_the_definition(asked: tuple[World, Filters]) -> None:
    world, filters = asked
    dates = filters.dates(world.facts)
    assert freshness.nil_states(world.facts, dates) == naive_nil_states(world, dates)


def days_late(**rows: list[made.Row]) -> tuple:
    found = freshness.feeds(made.facts(**rows)).row(0, named=True)
    return found["last_on"], found["days_late"]


def test_a_promise_is_broken_the_day_after_it_runs_out() -> None:
    weekly = [{"agency": "RJ", "every_days": 7, "from_on": date(2026, 1, 1)}]
    assert days_late(feeds=weekly, incidents=[{"day": date(2026, 11, 14)}]) == (date(2026, 11, 14), 0)
    assert days_late(feeds=weekly, incidents=[{"day": date(2026, 11, 13)}]) == (date(2026, 11, 13), 1)


def test_never_heard_counts_from_the_promise_and_heard_before_it_too() -> None:
    new = [{"agency": "RJ", "every_days": 7, "from_on": date(2026, 11, 10)}]
    assert days_late(feeds=new) == (None, 4)
    assert days_late(feeds=new, incidents=[{"day": date(2025, 1, 1)}]) == (
        date(2025, 1, 1),
        4,
    )  # before anything was promised


def test_an_undone_load_is_no_sign_of_life_and_a_nil_report_is_one() -> None:
    weekly = [{"agency": "RJ", "every_days": 7, "from_on": date(2026, 11, 1)}]
    undone = [{"agency": "RJ", "loaded_at": made.NOON, "undone_at": made.NOON}]
    assert days_late(feeds=weekly, loads=undone) == (None, 13)
    nil = [{"agency": "RJ", "from_on": date(2026, 11, 1), "until_on": date(2026, 11, 19)}]
    assert days_late(feeds=weekly, nil_reports=nil) == (made.TODAY, 0)


def test_nil_reports_that_follow_each_other_cover_the_time_together() -> None:
    first = {"agency": "RJ", "from_on": date(2026, 11, 1), "until_on": date(2026, 11, 10)}
    second = {"agency": "RJ", "from_on": date(2026, 11, 11), "until_on": made.TODAY}
    assert freshness.nil_states(made.facts(nil_reports=[first, second]), NOVEMBER) == {"RJ"}  # up to today is enough
    late = second | {"from_on": date(2026, 11, 12)}  # the 11th is left out
    assert freshness.nil_states(made.facts(nil_reports=[first, late]), NOVEMBER) == frozenset()


def test_days_to_come_are_not_reported_nil() -> None:
    long = [{"agency": "RJ", "from_on": date(2026, 1, 1), "until_on": date(2027, 12, 31)}]
    assert freshness.nil_states(made.facts(nil_reports=long), Dates(date(2027, 1, 1), date(2027, 1, 31))) == frozenset()
