"""Messages and deliveries: two counts that are never confused."""

from datetime import date

from hypothesis import given

from queries import sharing
from queries.filters import Dates, Filters
from tests.queries import made, naive
from tests.queries.worlds import World, questions

DAY = Dates(made.TODAY, made.TODAY)


@given(questions())
def test_deliveries_messages_and_months_are_those_of_the_definition(asked: tuple[World, Filters]) -> None:
    world, filters = asked
    for dates in (filters.dates(world.facts), filters.comparison_dates(world.facts)):
        rows, plain = sharing.deliveries(world.facts, filters, dates), naive.deliveries(world, filters, dates)
        found = rows.select("agency", "to_agency", "day", "sent_s", "replied_s").rows()
        expected = [tuple(row[name] for name in ("agency", "to_agency", "day", "sent_s", "replied_s")) for row in plain]
        assert sorted(found, key=str) == sorted(expected, key=str)
        assert sharing.message_count(rows) == len({(row["agency"], row["reference"]) for row in plain})
        assert sharing.by_month(rows, dates).rows() == naive.by_month(plain, dates)


@given(questions())
def test_messages_never_exceed_deliveries_and_months_add_up(asked: tuple[World, Filters]) -> None:
    world, filters = asked
    dates = filters.dates(world.facts)
    rows = sharing.deliveries(world.facts, filters, dates)
    assert (sharing.message_count(rows) > 0) == (rows.height > 0)
    assert sharing.message_count(rows) <= rows.height
    assert sharing.by_month(rows, dates)["delivery_count"].sum() == rows.height


def test_a_state_means_sent_or_received_by_any_of_its_agencies() -> None:
    facts = made.facts(
        messages=[
            {"agency": "RJ", "to": ["HR", "DL"]},  # sent by Rajasthan: two deliveries
            {"agency": "HR", "to": ["RJ-PRISONS", "DL"]},  # only the delivery to Rajasthan's prisons
            {"agency": "HR", "to": ["DL"]},  # not Rajasthan's
            {"agency": "RJ", "to": []},  # delivered to nobody
        ]
    )
    rows = sharing.deliveries(facts, Filters(states=("RJ",)), DAY)
    assert rows.select("agency", "to_agency").rows() == [("HR", "RJ-PRISONS"), ("RJ", "DL"), ("RJ", "HR")]
    assert sharing.message_count(rows) == 2
    assert sharing.deliveries(facts, Filters(forces=("NIA",)), DAY).height == 0


def test_messages_of_one_number_on_two_days_are_two() -> None:
    facts = made.facts(
        messages=[
            {"day": date(2026, 11, 20), "to": ["HR"]},  # number 0 of its day
            {"day": date(2026, 11, 21), "to": ["HR", "DL"]},  # number 0 of the next day
        ]
    )
    rows = sharing.deliveries(facts, Filters(), Dates(date(2026, 11, 20), date(2026, 11, 21)))
    assert (sharing.message_count(rows), rows.height) == (2, 3)


def test_the_agencies_a_filter_means() -> None:
    facts = made.facts()
    assert sharing.agencies_asked(facts, Filters()) is None
    assert sharing.agencies_asked(facts, Filters(states=("RJ",))) == ["RJ", "RJ-PRISONS"]
    assert sharing.agencies_asked(facts, Filters(states=("HR",), forces=("NIA",))) == ["HR", "NIA"]
