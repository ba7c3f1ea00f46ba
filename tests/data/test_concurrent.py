"""Many writers at once against one who reads all the time: what he holds never differs from a full recount.

Writers work on the same few records, so that they wait for each other, fail and begin again. To compare, commits (not
transactions) are held up for a moment: then what is noted and what stands can be read one after the other.
"""

import random
import sqlite3
import time
from contextlib import closing
from threading import Lock, Thread
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine

from data.facts import Facts, read_all, refresh
from tests.data.conftest import Scene
from tests.data.writers import NOVEMBER, assert_same, incident, message, outside

GIVE_UP = (
    psycopg.errors.DeadlockDetected,
    psycopg.errors.LockNotAvailable,
    psycopg.IntegrityError,
    sqlite3.IntegrityError,
)
FORCES = ("HR", "PB", "DL")
RECORDS, DAYS = 6, 28


def statement(dice: random.Random) -> str:
    """One thing a writer may do, to one of a few records."""
    number, day, to = dice.randrange(RECORDS), NOVEMBER.format(dice.randint(1, DAYS)), dice.choice(FORCES)
    of_message, of_incident = f"WHERE reference = 'm{number}'", f"WHERE reference = 'i{number}'"
    return dice.choice(
        (
            message(f"m{number}", 1, sent_at=day) + " ON CONFLICT DO NOTHING",
            incident(f"i{number}", 1, occurred_from=day) + " ON CONFLICT DO NOTHING",
            part("delivery", "to_agency", to, "message", of_message),
            part("delivery", "to_agency", to, "message", of_message),
            part("message_gang", "gang", "G2", "message", of_message),
            part("incident_gang", "gang", "G1", "incident", of_incident),
            f"UPDATE message SET sent_at = '{day}' {of_message}",  # moves its deliveries along
            f"UPDATE incident SET occurred_from = '{day}' {of_incident}",
            f"UPDATE delivery SET outcome = 'useful', to_agency = '{to}' {of_message} AND to_agency <> '{to}'",
            f"UPDATE delivery SET replied_at = '{day}' {of_message}",
            f"UPDATE incident SET kind = 'firing' {of_incident}",
            f"UPDATE incident SET withdrawn_at = '{day}' {of_incident}",
            f"DELETE FROM delivery {of_message} AND to_agency = '{to}'",
            f"DELETE FROM message_gang {of_message}",
            f"DELETE FROM {dice.choice(('message', 'incident'))} WHERE reference IN ('m{number}', 'i{number}')",
            f"UPDATE feed SET every_days = {number}",
        )
    )


def part(table: str, column: str, value: str, whole: str, where: str) -> str:
    """A part of a record, if that stands."""
    chosen = f"SELECT agency, reference, '{value}' FROM {whole} {where}"
    return f"INSERT INTO {table} (agency, reference, {column}) {chosen} ON CONFLICT DO NOTHING"


class Writer(Thread):
    """Makes `rounds` transactions: most commit, some roll back, some stay open for long before they commit."""

    def __init__(self, engine: Engine, seed: int, rounds: int, commits: Lock) -> None:
        super().__init__()
        self.engine, self.dice, self.rounds, self.commits = engine, random.Random(seed), rounds, commits
        self.committed, self.gave_up, self.trouble = 0, 0, None
        self.lingers = 0.02 if engine.dialect.name == "sqlite" else 0.3  # there all others wait

    def run(self) -> None:
        try:
            with closing(outside(self.engine)) as connection:
                for _ in range(self.rounds):
                    self.one_round(connection)
        except Exception as trouble:
            self.trouble = trouble

    def one_round(self, connection: Any) -> None:
        try:
            connection.execute("BEGIN IMMEDIATE" if self.engine.dialect.name == "sqlite" else "SET lock_timeout = '2s'")
            for _ in range(self.dice.randint(1, 5)):
                connection.execute(statement(self.dice))
                time.sleep(self.dice.choice((0, 0, 0.002)))
            if self.dice.random() < self.lingers:
                time.sleep(0.1)  # a long transaction that commits late
            if self.dice.random() < 0.2:
                connection.rollback()
                return
            with self.commits:
                connection.commit()
            self.committed += 1
        except GIVE_UP:
            connection.rollback()
            self.gave_up += 1


def compare(engine: Engine, facts: Facts, commits: Lock) -> Facts:
    with commits:
        facts = refresh(engine, facts)
        assert_same(facts, read_all(engine))
    return facts


def watched(scene: Scene, writers: list[Writer], commits: Lock) -> int:
    """Refreshes until all writers are done; how often compared."""
    facts, looks, compared = scene.before, 0, 0
    while any(writer.is_alive() for writer in writers):
        facts, looks = refresh(scene.engine, facts), looks + 1
        if looks % 3 == 0:
            facts, compared = compare(scene.engine, facts, commits), compared + 1
    compare(scene.engine, facts, commits)
    return compared


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "count", "rounds"), [("postgresql", 6, 50), ("sqlite", 3, 50)])
def test_nothing_is_missed_and_nothing_stays(scene_of: Any, kind: str, count: int, rounds: int) -> None:
    scene, commits = scene_of(kind), Lock()
    writers = [Writer(scene.engine, seed, rounds, commits) for seed in range(count)]
    for writer in writers:
        writer.start()
    try:
        compared = watched(scene, writers, commits)
    finally:
        for writer in writers:
            writer.join()
    assert [writer.trouble for writer in writers] == [None] * count
    assert compared >= 1  # beside the last one: on a slow machine few fall between the commits
    assert sum(writer.committed for writer in writers) > count * rounds / 3
