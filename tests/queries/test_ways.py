"""By kind and channel, from knowing to telling, and what came of it."""

from collections import Counter
from datetime import date

from hypothesis import given

from queries import ways
from queries.exchange import Traffic
from queries.exchange_figures import MEASURES, figures, percent
from queries.filters import Dates, Filters
from tests.queries import made, naive
from tests.queries import naive_exchange as plain
from tests.queries.exchange_worlds import exchanges
from tests.queries.worlds import World

INFORMAL = ("messaging_group", "phone")


def messages(rows: list) -> list:
    """Each message once, whatever the number of its deliveries."""
    return list({(row["agency"], row["reference"]): row for row in rows}.values())


@given(exchanges())
def test_kinds_channels_and_outcomes_are_those_of_the_definition(asked: tuple[World, Filters]) -> None:
    world, filters = asked
    traffic = Traffic(world.facts, filters)
    rows = naive.deliveries(world, filters, traffic.dates)
    sent = messages(rows)
    kinds, channels = Counter(row["kind"] for row in sent), Counter(row["channel"] for row in sent)
    deliveries, outcomes = Counter(row["kind"] for row in rows), Counter(row["outcome"] for row in rows)
    assert ways.by_kind(traffic.rows).rows() == [(kind, kinds[kind], deliveries[kind]) for kind in ways.MESSAGE_KINDS]
    assert ways.by_channel(traffic.rows).rows() == [(channel, channels[channel]) for channel in ways.CHANNELS]
    assert ways.outcomes(traffic.rows).rows() == [(outcome, outcomes[outcome]) for outcome in ways.OUTCOMES]
    informal = [row for row in sent if row["channel"] in INFORMAL]
    assert ways.informal_count(traffic.rows) == len(informal)
    by_month = zip(naive.by_month(sent, traffic.dates), naive.by_month(informal, traffic.dates), strict=True)
    assert ways.informal_by_month(traffic.rows, traffic.dates).rows() == [
        (month, count, of[1]) for (month, count), of in by_month
    ]


@given(exchanges())
def test_telling_times_are_of_messages_that_say_when_they_knew(asked: tuple[World, Filters]) -> None:
    world, filters = asked
    traffic = Traffic(world.facts, filters)
    sent = messages(naive.deliveries(world, filters, traffic.dates))
    found = ways.told(world.facts, traffic.rows)

    def figures_of(rows: list) -> tuple:
        known = [row["known_before_s"] for row in rows if row["known_before_s"] is not None]
        return len(rows), len(known), plain.rank(known, 50), plain.rank(known, 90)

    assert ways.telling_times(found).row(0) == figures_of(sent)
    senders = sorted({row["agency"] for row in sent})
    assert ways.telling_times(found, "agency").rows() == [
        (code, *figures_of([row for row in sent if row["agency"] == code])) for code in senders
    ]


@given(exchanges())
def test_the_five_figures_are_those_of_the_definition(asked: tuple[World, Filters]) -> None:
    world, filters = asked
    traffic = Traffic(world.facts, filters)
    spans = (traffic.dates, filters.comparison_dates(world.facts))
    found = {figure.measure: figure for figure in figures(traffic)}
    assert tuple(found) == MEASURES
    assert all(len(figure.trend) == 12 for figure in found.values())
    rows, then = (naive.deliveries(world, filters, dates) for dates in spans)
    assert (found["deliveries"].now, found["deliveries"].then) == (len(rows), len(then))
    assert (found["messages"].now, found["messages"].then) == (len(messages(rows)), len(messages(then)))
    in_time = found["answered_in_time"]
    due = [plain.times(plain.requests(world, filters, world.as_of, dates)) for dates in spans]
    assert [(in_time.now, in_time.of), (in_time.then, in_time.of_then)] == [(row[5], row[4]) for row in due]
    overdue = [row for row in plain.requests(world, filters, world.as_of) if row["answer"] == "overdue"]
    assert found["answers_overdue"].now == len(overdue)
    informal = found["informal_channels"]
    assert informal.now == sum(row["channel"] in INFORMAL for row in messages(rows))
    assert (informal.of, informal.of_then) == (found["messages"].now, found["messages"].then)


def test_under_ten_cases_there_is_no_percentage() -> None:
    assert percent(9, 9) is None
    assert percent(9, 10) == 90


def test_a_message_to_three_forces_is_one_message_and_three_deliveries() -> None:
    facts = made.facts(
        messages=[{"to": ["HR", "DL", "NIA"], "channel": "phone", "known_before_s": 600}, {"to": ["HR"]}]
    )
    rows = Traffic(facts, Filters()).rows
    assert ways.by_kind(rows).row(0) == ("alert", 2, 4)
    assert ways.informal_count(rows) == 1
    assert ways.informal_by_month(rows, Dates(date(2026, 10, 1), made.TODAY)).rows() == [
        (date(2026, 10, 1), 0, 0),
        (date(2026, 11, 1), 2, 1),
    ]
    assert ways.telling_times(ways.told(facts, rows)).row(0) == (2, 1, 600, 600)


def test_an_empty_database_is_answered_with_noughts() -> None:
    traffic = Traffic(made.empty(), Filters())
    for figure in figures(traffic):
        assert (figure.now, figure.then) == (0, 0)
    assert ways.telling_times(ways.told(traffic.facts, traffic.rows)).row(0) == (0, 0, None, None)
    assert ways.by_channel(traffic.rows)["message_count"].sum() == 0
    assert traffic.pairs.is_empty()
