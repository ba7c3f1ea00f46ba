"""Many rows at once: every value comes back as it went in, and the notes tell of all of them."""

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Double, Engine, Integer, MetaData, Table, Text
from sqlalchemy.exc import DBAPIError

from data import bulk
from data.engine import reading, writing
from data.facts import read_all
from data.reading import field, read
from data.schema.events import delivery as deliveries
from data.schema.events import incident as incidents
from data.schema.events import message as messages
from data.schema.running import feed as feeds
from tests.data.writers import caught_up, changed, delivery, force, incident, message, write

pytestmark = pytest.mark.slow

ANY = Table("any_row", MetaData(), Column("number", Integer), Column("words", Text), Column("amount", Double))
MAKE_ANY = "CREATE TEMPORARY TABLE any_row (number integer, words text, amount double precision)"
TEXTS = st.none() | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
NUMBERS = st.none() | st.floats(-1e6, 1e6, allow_subnormal=False).filter(lambda number: abs(number) > 1e-6)
"""Degrees, kilometres, square kilometres."""


@given(st.lists(st.tuples(TEXTS, NUMBERS), min_size=1, max_size=20))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_and_number_comes_back_as_written(kept_engine: Engine, rows: list[tuple]) -> None:
    frame = pl.DataFrame(rows, schema={"words": pl.String, "amount": pl.Float64}, orient="row").with_row_index("number")
    with kept_engine.connect() as connection:
        connection.exec_driver_sql(MAKE_ANY)
        bulk.insert(connection, ANY, frame)
        stored = connection.execute(ANY.select().order_by("number")).all()
        found = read(connection, [field(column) for column in ANY.c]).sort("number").rows()
        connection.rollback()
    assert stored == frame.rows()  # null and empty text are two things
    assert found == [(number, text or None, amount) for number, text, amount in frame.rows()]  # and one in facts


def test_thousands_of_texts_with_line_ends_stay_apart(kept_engine: Engine) -> None:
    frame = pl.DataFrame({"number": range(60_000), "words": ['x\n"y",\n' * (n % 7) + str(n) for n in range(60_000)]})
    with kept_engine.connect() as connection:
        connection.exec_driver_sql(MAKE_ANY)
        bulk.insert(connection, ANY, frame)
        found = read(connection, [field(ANY.c.number), field(ANY.c.words)]).sort("number")
        connection.rollback()
    assert found["words"].equals(frame["words"])


def some_messages(count: int) -> pl.DataFrame:
    at = pl.datetime_range(pl.datetime(2025, 1, 1, time_zone="UTC"), pl.datetime(2026, 1, 1, time_zone="UTC"), "1d")
    sent = pl.select(at.alias("sent_at")).head(count)
    text = {"agency": "RJ", "kind": "alert", "channel": "system"}
    return sent.with_columns(
        reference=pl.int_range(pl.len()).cast(pl.String),
        broadcast=pl.col("sent_at").dt.day() == 1,
        **{name: pl.lit(value) for name, value in text.items()},
    )


@pytest.mark.parametrize("once", [False, True])
def test_rows_brought_in_bulk_are_noted(engine: Engine, once: bool) -> None:
    write(engine, force("RJ"), force("HR"), message("M1", 20), delivery("M1", "HR"))
    facts, sent = read_all(engine), some_messages(90)
    to_haryana = sent.select("agency", "reference", to_agency=pl.lit("HR"))
    with writing(engine) as connection:
        if once:
            with bulk.notes_once(connection, messages, deliveries):
                bulk.insert(connection, messages, sent)
                bulk.insert(connection, deliveries, to_haryana)
        else:
            bulk.insert(connection, messages, sent)
            bulk.insert(connection, deliveries, to_haryana)
    after = caught_up(engine, facts)
    assert changed(facts, after) == {"messages", "deliveries"}
    assert (after.messages.height, after.deliveries.height) == (91, 91)
    write(engine, "DELETE FROM delivery WHERE reference = 'M1'")  # the triggers are back
    assert changed(after, caught_up(engine, after)) == {"deliveries"}


def test_registers_brought_in_bulk_are_noted(engine: Engine) -> None:
    write(engine, force("RJ"))
    facts = read_all(engine)
    rows = pl.DataFrame({"agency": ["RJ"], "dataset": ["incident"], "every_days": [7]})
    with writing(engine) as connection, bulk.notes_once(connection, feeds):
        bulk.insert(connection, feeds, rows.with_columns(from_on=pl.date(2026, 1, 1)))
    assert changed(facts, caught_up(engine, facts)) == {"feeds"}


def test_a_bulk_that_fails_leaves_nothing_and_the_triggers_in_place(engine: Engine) -> None:
    write(engine, force("RJ"), message("M1", 20))
    facts = read_all(engine)
    twice = pl.concat([some_messages(3)] * 2)  # the same numbers again
    with pytest.raises(DBAPIError), writing(engine) as connection, bulk.notes_once(connection, messages):
        bulk.insert(connection, messages, twice)
    assert changed(facts, caught_up(engine, facts)) == set()
    write(engine, message("M2", 21))
    assert caught_up(engine, facts).messages.height == 2


def test_indian_times_and_columns_nobody_knows(engine: Engine) -> None:
    write(engine, force("RJ"))
    row = some_messages(1).with_columns(pl.col("sent_at").dt.convert_time_zone("Asia/Kolkata"))
    with writing(engine) as connection:
        bulk.insert(connection, messages, row)
        assert connection.execute(messages.select()).mappings().one()["sent_at"] == row["sent_at"][0]
    with pytest.raises(ValueError, match="no columns"), reading(engine) as connection:
        bulk.insert(connection, incidents, row)


def test_nothing_of_a_bulk_shows_before_it_is_done(engine: Engine) -> None:
    write(engine, force("RJ"))
    facts = read_all(engine)
    with writing(engine) as connection, bulk.notes_once(connection, messages):
        bulk.insert(connection, messages, some_messages(50))
        assert changed(facts, caught_up(engine, facts)) == set()  # not yet
    write(engine, incident("I1", 20))
    assert changed(facts, caught_up(engine, facts)) == {"messages", "incidents"}
