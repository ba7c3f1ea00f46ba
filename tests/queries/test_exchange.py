"""Who sends how much to whom: the matrix, given against received, and what a pair in the address means."""

from collections import Counter
from datetime import date

from hypothesis import given

from queries import exchange
from queries.exchange import Pair, Traffic
from queries.filters import Filters
from tests.queries import made, naive
from tests.queries.exchange_worlds import exchanges
from tests.queries.worlds import World

GROUPS = {"central_agency": "CENTRAL", "prisons": "PRISONS"}


@given(exchanges())
def test_pairs_and_matrix_are_those_of_the_definition_and_add_up(asked: tuple[World, Filters]) -> None:
    world, filters = asked
    traffic = Traffic(world.facts, filters)
    now = naive.deliveries(world, filters, traffic.dates)
    then = naive.deliveries(world, filters, filters.comparison_dates(world.facts))
    expected = Counter((row["agency"], row["to_agency"]) for row in now)
    assert {row[:2]: row[2] for row in traffic.pairs.rows()} == expected
    side = {row["code"]: GROUPS.get(row.get("kind", "force"), row["code"]) for row in naive.rows_of(world, "agencies")}
    counts = [Counter((side[row["agency"]], side[row["to_agency"]]) for row in rows) for rows in (now, then)]
    found = exchange.matrix(world.facts, filters, traffic.pairs, traffic.pairs_then)
    for row in found.to_dicts():
        key = (row["sender"], row["receiver"])
        assert (row["delivery_count"], row["compared_count"]) == (counts[0][key], counts[1][key])
        assert row["look"] == "counted" or not row["delivery_count"]
    assert (found["delivery_count"].sum(), found["compared_count"].sum()) == (len(now), len(then))
    assert found.height == len(set(side.values())) ** 2


@given(exchanges())
def test_given_received_and_messages_add_up_to_the_total(asked: tuple[World, Filters]) -> None:
    world, filters = asked
    traffic = Traffic(world.facts, filters)
    plain = naive.deliveries(world, filters, traffic.dates)
    for row in exchange.given_and_received(world.facts, traffic.rows, traffic.pairs).to_dicts():
        code = row["agency"]
        assert row["given_count"] == sum(item["agency"] == code for item in plain)
        assert row["received_count"] == sum(item["to_agency"] == code for item in plain)
        assert row["message_count"] == len({item["reference"] for item in plain if item["agency"] == code})
    for code in world.codes("agencies"):
        for row in exchange.with_partner(world.facts, traffic.pairs, code).to_dicts():
            given_to = sum((item["agency"], item["to_agency"]) == (code, row["agency"]) for item in plain)
            got_from = sum((item["agency"], item["to_agency"]) == (row["agency"], code) for item in plain)
            assert (row["given_count"], row["received_count"]) == (given_to, got_from)


@given(exchanges())
def test_what_a_delivery_says_of_its_message_is_said_by_that_message(asked: tuple[World, Filters]) -> None:
    world, filters = asked
    rows = Traffic(world.facts, filters).rows
    found = exchange.of_messages(world.facts, rows, "reference", "known_before_s")
    known = {(row["agency"], row["reference"]): row["known_before_s"] for row in world.rows["messages"]}
    assert len(found) == len(rows)
    for row in found.to_dicts():
        assert known[row["agency"], row["reference"]] == row["known_before_s"]


def test_zero_not_asked_not_participating_and_itself_are_four_looks() -> None:
    agencies = [
        {"code": "RJ", "state": "RJ"},
        {"code": "HR", "state": "HR"},
        {"code": "DL", "state": "DL", "participates_from": date(2026, 11, 22)},  # joins tomorrow
        {"code": "NIA", "kind": "central_agency"},
    ]
    facts = made.facts(agencies=agencies, messages=[{"agency": "RJ", "to": ["HR"]}])
    traffic = Traffic(facts, Filters(states=("RJ", "DL")))
    found = exchange.matrix(facts, traffic.filters, traffic.pairs, traffic.pairs_then)
    looks = {(row["sender"], row["receiver"]): (row["look"], row["delivery_count"]) for row in found.to_dicts()}
    assert looks["RJ", "HR"] == ("counted", 1)
    assert looks["HR", "RJ"] == ("counted", 0)
    assert looks["RJ", "RJ"] == ("itself", 0)
    assert looks["HR", "CENTRAL"] == ("not_asked", 0)
    assert looks["HR", "DL"] == ("not_participating", 0)
    assert looks["CENTRAL", "CENTRAL"] == ("not_asked", 0)  # agencies of one group may write to each other


def test_sides_stand_in_the_order_readers_expect() -> None:
    facts = made.facts()
    order = ["HR", "RJ", "DL", "NIA", "RJ-PRISONS"]  # states by name, union territories, central, prisons
    assert exchange.sides(facts)["agency"].to_list() == order
    assert exchange.agencies_of(facts, "PRISONS") == ("RJ-PRISONS",)
    assert exchange.agencies_of(facts, "any") == tuple(order)


def test_a_pair_in_the_address_may_hold_codes_with_a_hyphen() -> None:
    facts = made.facts()
    assert exchange.pair_in("RJ-HR", facts) == Pair("RJ", "HR")
    assert exchange.pair_in("RJ-PRISONS-HR", facts) == Pair("RJ-PRISONS", "HR")
    assert exchange.pair_in("HR-RJ-PRISONS", facts) == Pair("HR", "RJ-PRISONS")
    assert exchange.pair_in("any-HR", facts) == Pair("any", "HR")
    assert [exchange.pair_in(text, facts) for text in ("", "RJ", "RJ-XX", "-", "'; drop")] == [None] * 5


def test_a_pair_takes_the_deliveries_one_way() -> None:
    facts = made.facts(messages=[{"agency": "RJ", "to": ["HR", "NIA"]}, {"agency": "HR", "to": ["RJ"]}])
    rows = facts.deliveries
    assert exchange.sent_between(facts, rows, Pair("RJ", "HR")).height == 1
    assert exchange.sent_between(facts, rows, Pair("RJ", "CENTRAL")).height == 1
    assert exchange.sent_between(facts, rows, Pair("any", "RJ")).height == 1
    assert exchange.sent_between(facts, rows, Pair("any", "any")).height == 3
