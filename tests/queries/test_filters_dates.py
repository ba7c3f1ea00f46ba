"""What a period means, on the days on which one gets it wrong. The expected dates are written by hand."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.facts import ist_date
from queries.filters import PRESETS, Dates, Filters, period_dates
from tests.queries import made, naive

NO_SITTINGS: dict[str, date] = {}
DAYS = st.dates(date(2001, 1, 1), date(2099, 12, 31))

EXPECTED = [
    # 29 February of a leap year
    ("2028-02-29", "ytd", "2028-01-01", "2028-02-29"),
    ("2028-02-29", "last-month", "2028-01-01", "2028-01-31"),
    ("2028-02-29", "last-quarter", "2027-10-01", "2027-12-31"),
    ("2028-02-29", "30d", "2028-01-31", "2028-02-29"),
    ("2028-02-29", "90d", "2027-12-02", "2028-02-29"),
    ("2028-02-29", "12m", "2027-03-01", "2028-02-29"),
    ("2028-02-29", "fy", "2027-04-01", "2028-02-29"),
    # New Year's Day
    ("2027-01-01", "ytd", "2027-01-01", "2027-01-01"),
    ("2027-01-01", "last-month", "2026-12-01", "2026-12-31"),
    ("2027-01-01", "last-quarter", "2026-10-01", "2026-12-31"),
    ("2027-01-01", "30d", "2026-12-03", "2027-01-01"),
    ("2027-01-01", "12m", "2026-01-02", "2027-01-01"),
    ("2027-01-01", "fy", "2026-04-01", "2027-01-01"),
    # the financial year's last day, which ends a quarter that is not over
    ("2026-03-31", "fy", "2025-04-01", "2026-03-31"),
    ("2026-03-31", "last-month", "2026-02-01", "2026-02-28"),
    ("2026-03-31", "last-quarter", "2025-10-01", "2025-12-31"),
    # and its first day
    ("2026-04-01", "fy", "2026-04-01", "2026-04-01"),
    ("2026-04-01", "last-month", "2026-03-01", "2026-03-31"),
    ("2026-04-01", "last-quarter", "2026-01-01", "2026-03-31"),
    # last month after a leap February; the last day of a year
    ("2028-03-31", "last-month", "2028-02-01", "2028-02-29"),
    ("2026-12-31", "ytd", "2026-01-01", "2026-12-31"),
    ("2026-12-31", "12m", "2026-01-01", "2026-12-31"),
    ("2026-12-31", "last-quarter", "2026-07-01", "2026-09-30"),
    # the day after a 28 February that follows a leap year's 29th
    ("2029-02-28", "12m", "2028-02-29", "2029-02-28"),
]


@pytest.mark.parametrize(("today", "preset", "first", "last"), EXPECTED)
def test_presets_on_awkward_days(today: str, preset: str, first: str, last: str) -> None:
    expected = Dates(date.fromisoformat(first), date.fromisoformat(last))
    assert period_dates(preset, date.fromisoformat(today), NO_SITTINGS) == expected


@given(DAYS, st.sampled_from(PRESETS))
def test_no_preset_reaches_into_the_future_or_is_empty(today: date, preset: str) -> None:
    dates = period_dates(preset, today, NO_SITTINGS)
    assert dates.first <= dates.last <= today
    assert dates.day_count == len(naive.days_of(dates)) <= 366
    assert {"30d": 30, "90d": 90}.get(preset, dates.day_count) == dates.day_count


def compared(period: str, comparison: str = "last-year") -> tuple[str, str]:
    found = Filters(period=period, comparison=comparison).comparison_dates(made.facts())
    return str(found.first), str(found.last)


def test_29_february_is_compared_with_the_28th() -> None:
    assert compared("2028-02-29..2028-02-29") == ("2027-02-28", "2027-02-28")
    assert compared("2028-02-01..2028-02-29") == ("2027-02-01", "2027-02-28")
    assert compared("2027-02-28..2027-03-01") == ("2026-02-28", "2026-03-01")


def test_the_previous_period_is_as_long_and_ends_the_day_before() -> None:
    assert compared("2026-03-01..2026-03-31", "previous") == ("2026-01-29", "2026-02-28")
    assert compared("2028-03-01..2028-03-01", "previous") == ("2028-02-29", "2028-02-29")
    assert compared("ytd") == ("2025-01-01", "2025-11-21")  # same dates last year: how police count


@given(DAYS, DAYS, st.sampled_from(["last-year", "previous"]))
def test_the_comparison_lies_before_and_is_that_of_the_definition(one: date, other: date, comparison: str) -> None:
    dates = Dates(min(one, other), max(one, other))
    found = Filters(period=f"{dates.first}..{dates.last}", comparison=comparison).comparison_dates(made.facts())
    assert found == naive.compared(dates, comparison)
    assert found.last < dates.last


def test_since_a_meeting_begins_on_its_day_in_india() -> None:
    meetings = [{"reference": "M1", "day": date(2026, 8, 24)}, {"reference": "M2", "day": date(2026, 12, 24)}]
    facts = made.facts(meetings=meetings)
    assert Filters(period="since-M1").dates(facts) == Dates(date(2026, 8, 24), made.TODAY)
    assert Filters(period="since-M2").dates(facts) == Dates(made.TODAY, made.TODAY)  # still to come: not a day is over
    assert Filters(period="since-gone").dates(facts) == Dates(
        date(2026, 1, 1), made.TODAY
    )  # withdrawn while it was shown


@pytest.mark.parametrize(
    ("utc", "in_india"),
    [
        ("2026-11-20T18:40:00", "2026-11-21"),  # 00:10 in India: already the next day
        ("2026-11-21T18:20:00", "2026-11-21"),  # 23:50 in India: still this day
        ("2026-11-20T18:29:59", "2026-11-20"),  # a second before midnight
        ("2026-11-20T18:30:00", "2026-11-21"),  # midnight
        ("2026-12-31T18:40:00", "2027-01-01"),  # 00:10 on New Year's Day
        ("2028-02-28T18:30:00", "2028-02-29"),
    ],
)
def test_today_is_the_day_in_india(utc: str, in_india: str) -> None:
    as_of = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert ist_date(as_of) == date.fromisoformat(in_india)
    assert Filters(period="30d").dates(made.facts(as_of)).last == date.fromisoformat(in_india)


@given(DAYS, st.integers(0, 86_399))
def test_every_second_of_a_day_in_india_is_of_that_day(day: date, second: int) -> None:
    midnight_utc = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=5, minutes=30)
    assert ist_date(midnight_utc + timedelta(seconds=second)) == day
