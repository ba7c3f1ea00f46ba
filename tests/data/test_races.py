"""Two writers at once on PostgreSQL: what one notes rests on what it can see of the other."""

from contextlib import closing

from sqlalchemy import Engine

from data.facts import read_all
from tests.data.writers import NOVEMBER, caught_up, delivery, force, message, outside, write

MOVE = f"UPDATE message SET sent_at = '{NOVEMBER.format(25)}' WHERE reference = 'M1'"


def a_message(engine: Engine) -> None:
    write(engine, force("RJ"), force("HR"), force("PB"), message("M1", 20), delivery("M1", "HR"))


def test_a_delivery_lands_on_the_day_its_message_moved_to_meanwhile(new_postgres) -> None:
    engine = new_postgres()
    a_message(engine)
    facts = read_all(engine)
    with closing(outside(engine)) as slow:
        slow.execute(delivery("M1", "PB"))  # still sees, and notes, the 20th
        write(engine, MOVE)
        facts = caught_up(engine, facts)
        slow.commit()
    facts = caught_up(engine, facts)
    assert facts.deliveries.select("day", "to_agency").height == 2
