"""A case that stands in two books counts once, whatever happens to either record."""

from typing import Any

import polars as pl
import pytest
from sqlalchemy import Engine

from data.fact_rows import mark_counted
from data.facts import Facts
from tests.data.conftest import Scene
from tests.data.writers import NOVEMBER, caught_up, incident, write

pytestmark = pytest.mark.slow

ZERO_FIR = {"same_as_agency": "RJ", "same_as_reference": "I18", "same_as_reason": "zero_fir"}


def counted(facts: Facts) -> set[str]:
    return set(facts.incidents.filter("counted")["reference"])


@pytest.fixture
def engine(scene: Scene) -> Engine:
    """The scene, and in Haryana a zero FIR of the 20th that Rajasthan registered again on the 18th."""
    write(scene.engine, incident("Z", 20, agency="HR", **ZERO_FIR))
    return scene.engine


WITHDRAWN = f"UPDATE incident SET withdrawn_at = '{NOVEMBER.format(25)}' WHERE reference = 'I18'"


def test_it_counts_where_it_was_registered_again(engine: Engine, scene: Scene) -> None:
    after = caught_up(engine, scene.before)
    assert counted(after) == counted(scene.before)
    assert after.incidents.height == scene.before.incidents.height + 1  # it is there, and does not count


def test_it_counts_in_the_other_book_once_the_first_record_is_withdrawn(engine: Engine, scene: Scene) -> None:
    with_zero = caught_up(engine, scene.before)
    write(engine, WITHDRAWN)  # on the 18th: the zero FIR of the 20th is not read again
    after = caught_up(engine, with_zero)
    assert counted(after) == (counted(with_zero) - {"I18"}) | {"Z"}


def test_it_counts_in_the_other_book_once_the_first_record_is_deleted(scene_of: Any) -> None:
    scene = scene_of("sqlite")  # by a writer whom no foreign key stops
    write(scene.engine, incident("Z", 20, agency="HR", **ZERO_FIR))
    with_zero = caught_up(scene.engine, scene.before)
    write(scene.engine, "DELETE FROM incident WHERE reference = 'I18'")
    assert counted(caught_up(scene.engine, with_zero)) == (counted(with_zero) - {"I18"}) | {"Z"}


def test_it_stops_counting_when_the_other_comes_back(engine: Engine, scene: Scene) -> None:
    write(engine, WITHDRAWN)
    alone = caught_up(engine, scene.before)
    assert "Z" in counted(alone)
    write(engine, "UPDATE incident SET withdrawn_at = NULL WHERE reference = 'I18'")
    assert "Z" not in counted(caught_up(engine, alone))


def test_a_chain_of_three_counts_once_and_at_its_end(engine: Engine, scene: Scene) -> None:
    nia = {"same_as_agency": "HR", "same_as_reference": "Z", "same_as_reason": "taken_over"}
    write(engine, incident("N", 25, agency="PB", **nia))
    assert counted(caught_up(engine, scene.before)) == counted(scene.before)


@pytest.mark.parametrize(
    ("named", "counts"),
    [
        ({"a": None, "b": None}, "ab"),
        ({"a": "b", "b": None}, "b"),
        ({"a": "gone"}, "a"),  # the other does not stand here
        ({"a": "b", "b": "a"}, "a"),  # each says it is the other
        ({"a": "b", "b": "a", "c": "a"}, "a"),  # and a third joins
        ({"a": "b", "b": "c", "c": "a"}, "a"),  # three in a ring
        ({"d": "a", "a": "b", "b": "c", "c": "a", "e": None}, "ae"),  # somebody before the ring
        ({"a": "b", "b": "gone", "c": "b"}, "b"),
    ],
)
def test_every_case_counts_once_whoever_names_whom(named: dict[str, str | None], counts: str) -> None:
    rows = pl.DataFrame(
        {
            "agency": "RJ",
            "reference": list(named),
            "same_as_agency": [other and "RJ" for other in named.values()],
            "same_as_reference": list(named.values()),
        },
        schema_overrides={"same_as_agency": pl.String, "same_as_reference": pl.String},
    )
    assert "".join(mark_counted(rows).filter("counted")["reference"]) == counts
