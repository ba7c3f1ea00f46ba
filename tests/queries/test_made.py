"""Made facts are like read ones: the same columns, in the same order, of the same types."""

from pathlib import Path

import pytest

from data.engine import connect
from data.facts import Facts, read_all
from data.migrate import create
from tests.queries import made


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    folder: Path = tmp_path_factory.mktemp("born")
    engine = connect(f"sqlite:///{folder / 'sajha.db'}")
    create(engine, "sample")
    return read_all(engine)


@pytest.mark.parametrize("name", sorted(made.empty().frames()))
def test_a_made_frame_has_the_columns_and_types_of_a_read_one(read: Facts, name: str) -> None:
    assert made.empty().frames()[name].schema == read.frames()[name].schema


def test_rows_keep_their_columns_and_their_order() -> None:
    facts = made.facts(
        incidents=[{"reference": "later"}, {"reference": "earlier", "day": made.day_of("2026-01-01")}],
        messages=[{"to": ["HR", "DL"]}, {"to": ["HR"]}],
        operations=[{"forces": ["HR"], "districts": [86]}],
        action_items=[{"owners": ["HR", "DL"]}],
    )
    assert facts.incidents["reference"].to_list() == ["earlier", "later"]
    assert facts.deliveries.select("number", "to_agency").rows() == [(0, "DL"), (0, "HR"), (1, "HR")]
    assert facts.operation_agencies.select("reference", "force").rows() == [("1", "HR")]
    assert facts.action_owners.height == 2


def test_a_column_that_facts_do_not_have_is_refused() -> None:
    with pytest.raises(AssertionError, match="incidents has no"):
        made.facts(incidents=[{"victim_name": "nobody"}])
