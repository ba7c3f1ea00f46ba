"""A large database is read by processes beside ours: the same facts, and never of two states of the database."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection

from data import apart, facts
from tests.conftest import Make
from tests.data.test_facts_equal import WRITTEN
from tests.data.writers import assert_same, incident, write

pytestmark = pytest.mark.slow


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "LARGE_BYTES", 0)


def test_the_same_facts_however_ugly_the_rows(new_sqlite: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = new_sqlite()
    write(engine, *WRITTEN)
    plain = facts.read_all(engine)
    monkeypatch.setattr(apart, "LARGE_BYTES", 0)
    assert_same(facts.read_all(engine), plain)


def test_an_empty_database(new_sqlite: Make, large: None) -> None:
    assert facts.read_all(new_sqlite()).incidents.is_empty()


@pytest.mark.usefixtures("large")
def test_a_write_between_the_two_beginnings_is_noticed(new_sqlite: Make) -> None:
    engine = new_sqlite()
    write(engine, *WRITTEN)

    @contextmanager
    def after_a_write(connection: Connection) -> Iterator[None]:
        with apart.apart(connection):
            write(engine, incident("meanwhile", 20))
            yield

    with pytest.raises(apart.Moved):
        facts._read(engine, after_a_write)
    assert "meanwhile" in facts.read_all(engine).incidents["reference"]
