"""Numbers, dates and filters as readers see them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.filters import Dropped, Filters
from tests.queries import made
from tests.queries.worlds import World, questions
from ui import words

FACTS = made.facts(
    meeting_series=[{"code": "DGP", "name": "Meeting of DGPs", "name_hi": "डीजीपी बैठक"}],
    meetings=[
        {"reference": "M1", "series": "DGP", "day": date(2026, 8, 24)},
        {"reference": "M2", "day": date(2026, 9, 1)},  # of no series
    ],
)


@pytest.mark.parametrize(
    ("value", "digits", "said"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (1_000, 0, "1,000"),
        (99_999, 0, "99,999"),
        (100_000, 0, "1,00,000"),  # a lakh
        (1_234_567, 0, "12,34,567"),
        (12_345_678, 0, "1,23,45,678"),  # a crore and more
        (-1_234_567, 0, "-12,34,567"),
        (1_234.56, 1, "1,234.6"),
        (2, 1, "2.0"),
        (0.04, 1, "0.0"),
        (None, 0, "–"),
    ],
)
def test_numbers_are_grouped_as_in_india(value: float | None, digits: int, said: str) -> None:
    assert words.number(value, digits) == said


@given(st.integers(0, 10**12))
def test_grouping_changes_no_digit_and_groups_by_two_above_thousands(value: int) -> None:
    said = words.number(value)
    assert said.replace(",", "") == str(value)
    groups = said.split(",")
    assert [len(group) for group in groups[1:]] == [2] * (len(groups) - 2) + [3] * (len(groups) > 1)
    assert 1 <= len(groups[0]) <= (2 if len(groups) > 1 else 3)


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        (120, 100, "+20 (+20\u00a0%)"),
        (80, 100, "−20 (−20\u00a0%)"),
        (100, 100, "unchanged"),
        (0, 0, "unchanged"),
        (9, 12, "−3"),  # under 10 cases now: counts only
        (12, 9, "+3"),  # under 10 cases then
        (10, 20, "−10 (−50\u00a0%)"),  # ten is enough
        (4, 0, "+4"),  # from zero there is no percentage
        (5_000, 0, "+5,000"),
        (0, 5_000, "−5,000"),
        (250_000, 100_000, "+1,50,000 (+150\u00a0%)"),
        (10, 100_000, "−99,990 (−100\u00a0%)"),
    ],
)
def test_a_change_is_said_in_counts_and_from_ten_cases_in_per_cent(now: int, then: int, said: str) -> None:
    assert words.difference(now, then) == said


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_no_percentage_under_ten_cases_and_the_sign_is_right(now: int, then: int) -> None:
    said = words.difference(now, then)
    assert ("%" in said) == (now != then and min(now, then) >= 10)
    assert said[0] == ("u" if now == then else "+" if now > then else "−")


def test_per_cent_days_and_clock() -> None:
    assert (words.percent(12.6), words.percent(None)) == ("13\u00a0%", "–")
    assert (words.day(date(2026, 9, 2)), words.day(None)) == ("02.09.2026", "–")
    just_past_midnight = datetime(2026, 11, 20, 18, 40, tzinfo=UTC)
    assert words.clock(just_past_midnight) == "21.11.2026, 00:10"  # India's clock, not the server's
    assert words.clock(datetime(2026, 11, 21, 18, 20, tzinfo=UTC)) == "21.11.2026, 23:50"
    assert words.month(date(2026, 9, 1)) == "Sept 2026"


def test_long_lists_are_cut_and_the_rest_counted() -> None:
    assert words.listing([]) == ""
    assert words.listing(["a", "b", "c"]) == "a, b, c"
    assert words.listing(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"
    assert words.listing(["a", "b"], 1) == "a and 1 more"


def test_the_filters_say_themselves() -> None:
    plain = "This year to date (01.01.2026 to 21.11.2026) · compared with 01.01.2025 to 21.11.2025"
    assert (
        words.said(Filters(), FACTS) == f"{plain} · all participating forces · all gangs · counted by day of occurrence"
    )
    chosen = Filters("2026-11-21..2026-11-21", "previous", ("HR", "RJ"), ("NIA",), ("G01", "G02"), "registered")
    assert words.said(chosen, FACTS) == (
        "21.11.2026 · compared with 20.11.2026 · Haryana, Rajasthan, NIA · Gang G01, Gang G02"
        " · counted by day of registration"
    )


def test_since_a_meeting_is_said_by_its_series_and_day() -> None:
    assert words.period("since-M1", FACTS) == "Since the meeting Meeting of DGPs, 24.08.2026"
    assert words.period("since-M2", FACTS) == "Since the meeting M2, 01.09.2026"


def test_what_was_withdrawn_while_a_page_was_open_is_said_by_its_code() -> None:
    kept = Filters(period="since-M9", states=("PB",), forces=("NCB",), gangs=("G77",))
    said = words.said(kept, FACTS)
    assert "Since the meeting M9" in said
    assert "PB, NCB · G77" in said


@given(questions())
def test_all_filters_can_be_said(asked: tuple[World, Filters]) -> None:
    world, filters = asked
    said = words.said(filters, world.facts)
    dates = filters.dates(world.facts)
    for part in (
        words.day(dates.first),
        words.day(dates.last),
        *(f"{code} name" for code in (*filters.states, *filters.forces)),
    ):
        assert part in said


def test_what_was_not_understood_is_named_and_cut() -> None:
    dropped = [Dropped("states", "XX"), Dropped("period", "x" * 5000)]
    assert words.not_understood(dropped) == (
        f"This part of the link was not understood and is left out: states “XX”, period “{'x' * 40}”."
    )


def test_names_follow_the_language_and_fall_back(hindi: None) -> None:
    assert words.name(FACTS.states, "RJ") == "राजस्थान"
    assert words.names(FACTS.units) == {"RJ-ALWAR": "Alwar", "RJ-GRP": "GRP"}  # units have no name in Hindi
    assert "XX" in words.name(FACTS.states, "XX")
    assert words.name(FACTS.states, None)


def test_hindi_of_months_money_lists_and_numbers(hindi: None) -> None:
    assert words.month(date(2026, 9, 1)) == "सित. 2026"
    assert words.short_months([date(2026, 12, 1), date(2027, 1, 1)]) == ["दिस.<br>2026", "जन.<br>2027"]
    assert words.rupees(2_50_00_000) == "₹ 2.50 करोड़"
    assert words.rupees(2_50_000) == "₹ 2.5 लाख"
    assert words.listing(["क", "ख", "ग", "घ"]) == "क, ख, ग और 1 अन्य"
    assert (
        words.tn("{count} incident", "{count} incidents", 1_23_456) == "1,23,456 घटनाएं"
    )  # digits as officers type them
    assert words.difference(120, 100) == "+20 (+20\u00a0%)"
    assert words.duration(3 * 86_400) == "3 दिन"


def test_hindi_of_the_filters(hindi: None) -> None:
    chosen = Filters("since-M1", "previous", ("HR", "RJ"), (), ("G01",), "registered")
    assert words.said(chosen, FACTS) == (
        "डीजीपी बैठक, 24.08.2026 के बाद (24.08.2026 से 21.11.2026) · 26.05.2026 से 23.08.2026 से तुलना"
        " · हरियाणा, राजस्थान · गैंग G01 · पंजीकरण के दिन से गणना"
    )


def test_a_widget_with_words_is_another_in_another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    assert words.keyed("bar_states") == "bar_states"
    monkeypatch.setattr(words, "language", lambda: "hi")
    assert words.keyed("bar_states") == "bar_states:hi"
