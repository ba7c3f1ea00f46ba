"""What stands out, against loops over the raw rows."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import polars as pl
from hypothesis import given

from data.once import Kept
from queries import busiest
from queries.filters import Filters
from queries.visible import LOCAL
from tests.queries import made, naive
from tests.queries.usual import Row
from tests.queries.worlds import World, questions

Names = Callable[[Row], list]


def both(world: World, filters: Filters, names: Names) -> dict[str, tuple[int, int]]:
    """Code -> incidents now and in the comparison; `names` tells the codes of an incident."""
    spans = filters.dates(world.facts), filters.comparison_dates(world.facts)
    now, then = (
        Counter(str(code) for row in naive.incidents(world, filters, span) for code in names(row)) for span in spans
    )
    return {code: (now[code], then[code]) for code in now.keys() | then.keys()}


OF: dict[str, Names] = {
    "state": lambda row: [row["state"]] if row["state"] else [],
    "district": lambda row: [row["district"]] if row.get("district") else [],
    "gang": lambda row: row["gangs"].split(),
}


@given(questions())
def test_every_table_is_that_of_the_definition(asked: tuple[World, Filters]) -> None:
    world, filters = asked
    for what, count in (("state", busiest.states), ("district", busiest.districts), ("gang", busiest.gangs)):
        rows = count(world.facts, filters).rows()
        assert {code: (now, then) for code, now, then in rows} == both(world, filters, OF[what])
        assert rows == sorted(rows, key=lambda row: (-row[1], -row[2], row[0]))


@given(questions())
def test_what_changed_most_is_the_largest_change_of_all(asked: tuple[World, Filters]) -> None:
    world, filters = asked
    every = [abs(now - then) for what in OF for now, then in both(world, filters, OF[what]).values()]
    to_all = pl.lit("participants", world.facts.incidents.schema["handling"]).alias("handling")
    facts = replace(world.facts, incidents=world.facts.incidents.with_columns(to_all), kept=Kept())
    found = [abs(now - then) for _, _, now, then, *_ in busiest.changed_seen(facts, filters, LOCAL).rows()]
    assert found == sorted((change for change in every if change), reverse=True)[:3]


def test_a_border_counts_both_sides_within_ten_kilometres() -> None:
    near = {"border_km": 10.0, "day": made.TODAY}
    facts = made.facts(
        incidents=[
            {"reference": "I1", "state": "RJ", "border_state": "HR", **near},  # counted: on the near edge of the belt
            {
                "reference": "I2",
                "state": "HR",
                "border_state": "RJ",
                **near,
            },  # counted: the other side of the same border
            {"reference": "I3", "state": "RJ", "border_state": "HR", **near, "border_km": 10.5},  # too far
            {"reference": "I4", "state": "RJ", "border_state": None, **near, "border_km": None},  # cannot be judged
        ],
        border_pairs=[{"district_a": 86, "district_b": 604}],  # the two touch
    )
    assert busiest.borders(facts, Filters()).rows() == [("HR-RJ", 2, 0)]
