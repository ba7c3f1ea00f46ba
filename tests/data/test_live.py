"""The watch over the database: what it shows while the database is away, and how fast it shows what changed."""

import asyncio
import logging
import shutil
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.data.conftest import Scene
from tests.data.writers import incident, message, outside, write
from ui import live


@pytest.fixture(autouse=True)
def nothing_held() -> Iterator[None]:
    live.hold(None)
    yield
    live.hold(None)


def references() -> set[str]:
    facts = live.held().facts
    return set() if facts is None else set(facts.incidents["reference"])


def away(engine: Engine) -> Path:
    """The database's file, moved away."""
    place = Path(str(engine.url.database))
    return place.rename(place.with_suffix(".away"))


def test_the_first_look_reads_and_the_next_sees_what_changed(scene: Scene) -> None:
    first = live.look(scene.engine)
    assert first.facts is not None
    assert first.facts.incidents.height == scene.before.incidents.height
    write(scene.engine, incident("new", 21))
    second = live.look(scene.engine)
    assert "new" in references()
    assert second == live.held()
    assert second.trouble is None


def test_while_the_database_is_away_the_last_facts_stay_and_say_since_when(scene_of: Any) -> None:
    engine = scene_of("sqlite").engine
    facts = live.look(engine).facts
    moved = away(engine)
    first, second = live.look(engine), live.look(engine)
    assert first.facts is facts
    assert second.facts is facts
    assert first.trouble is not None
    assert "There is no database at" in str(first.trouble)
    assert first.lost_at is not None
    assert second.lost_at == first.lost_at  # since when, not when last tried
    assert not Path(str(engine.url.database)).exists()
    moved.rename(str(engine.url.database))
    write(engine, incident("meanwhile", 21))
    back = live.look(engine)
    assert (back.trouble, back.lost_at) == (None, None)
    assert "meanwhile" in references()


def test_a_server_that_starts_without_a_database_reads_it_when_it_comes(scene_of: Any) -> None:
    engine = scene_of("sqlite").engine
    moved = away(engine)
    held = live.look(engine)
    assert held.facts is None
    assert held.trouble is not None
    moved.rename(str(engine.url.database))
    assert live.look(engine).facts is not None


def test_another_file_in_its_place_is_shown_at_the_next_look(scene_of: Any, new_sqlite: Any) -> None:
    engine, other = scene_of("sqlite").engine, new_sqlite("other")
    write(other, "UPDATE about SET kind = 'real', created_at = '2026-11-01 00:00:00'")
    live.look(engine)
    shutil.copyfile(str(other.url.database), str(engine.url.database))
    facts = live.look(engine).facts
    assert facts is not None
    assert facts.kind == "real"
    assert facts.incidents.is_empty()


def test_a_database_upgraded_under_the_server_is_told_and_the_picture_stays(scene: Scene) -> None:
    facts = live.look(scene.engine).facts
    write(scene.engine, "UPDATE alembic_version SET version_num = '9999'")
    held = live.look(scene.engine)
    assert held.facts is facts
    assert held.trouble is not None
    assert held.trouble.reason == "unknown"


@pytest.mark.slow
def test_a_read_that_breaks_in_the_middle_is_no_end(scene_of: Any) -> None:
    engine = scene_of("postgresql").engine
    facts = live.look(engine).facts
    write(engine, incident("new", 21), f"ALTER DATABASE {engine.url.database} SET lock_timeout = '50ms'")
    engine.dispose()
    blocker = outside(engine)
    blocker.execute(
        "LOCK TABLE incident_gang IN ACCESS EXCLUSIVE MODE"
    )  # read after incidents, with the driver's own COPY
    held = live.look(engine)
    blocker.close()
    assert held.facts is facts
    assert held.trouble is not None
    assert live.look(engine).trouble is None
    assert "new" in references()


def test_at_midnight_everything_is_read_again_and_what_was_missed_is_named(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    held = live.look(scene.engine)
    assert held.facts is not None
    write(scene.engine, message("unnoted", 21), "DELETE FROM changed_day")  # as if the notes had failed
    live.hold(replace(held.facts, as_of=held.facts.as_of - timedelta(days=1)))
    with caplog.at_level(logging.WARNING, "sajha.live"):
        facts = live.look(scene.engine).facts
    assert facts is not None
    assert "unnoted" in facts.messages["reference"]
    assert "messages" in caplog.text


# The watch itself, as the server runs it


async def until(true: Callable[[], bool], seconds: float) -> float:
    """Waits for `true`; after how many seconds it was."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < seconds, "not in time"
        await asyncio.sleep(0.05)
    return time.monotonic() - began


def watching(engine: Engine, monkeypatch: pytest.MonkeyPatch, happens: Callable[[], Awaitable[None]]) -> None:
    """Runs `happens` beside the watch, and then ends both."""
    monkeypatch.setenv("DATABASE_URL", engine.url.render_as_string(hide_password=False))

    async def both() -> None:
        watch = asyncio.create_task(live.watch())
        try:
            await happens()
            assert not watch.done()
        finally:
            watch.cancel()
            with suppress(asyncio.CancelledError):
                await watch

    asyncio.run(both())


@pytest.mark.slow
def test_a_change_shows_within_ten_seconds(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    async def happens() -> None:
        await until(lambda: live.held().facts is not None, 10)
        write(scene.engine, incident("new", 21))
        await until(lambda: "new" in references(), 10)

    watching(scene.engine, monkeypatch, happens)


@pytest.mark.slow
def test_postgresql_stopped_and_started_again_under_the_watch(
    scene_of: Any, postgres_server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "LOOK_EVERY_S", 0.3)
    scene = scene_of("postgresql")

    async def happens() -> None:
        await until(lambda: live.held().facts is not None, 10)
        postgres_server.stop()
        await until(lambda: live.held().trouble is not None, 10)
        held = live.held()
        assert held.facts is not None
        assert held.lost_at is not None
        assert held.trouble is not None
        assert held.trouble.reason == "unreachable"
        await asyncio.sleep(2)
        postgres_server.ensure_postgres_running()
        write(scene.engine, incident("after the restart", 21))
        await until(lambda: "after the restart" in references(), 10)
        assert live.held().trouble is None

    try:
        watching(scene.engine, monkeypatch, happens)
    finally:
        postgres_server.ensure_postgres_running()
