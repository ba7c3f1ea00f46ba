"""The log of looks: it verifies, and it no longer does after one line is changed, taken out or cut off; it outlives an outage."""

import dataclasses
import json
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DBAPIError

from data import audit, audit_writer
from data.audit import Look, NotLogged
from data.engine import connect, reading, writing
from data.schema.running import access_log
from tests.conftest import Make

AT = datetime(2026, 11, 21, 12, 30, tzinfo=UTC)


def look(what: str, **more: object) -> Look:
    given = {"subject": "s1", "officer": "Asha Rao", "post": "ADG Crime", "role": "leader", "agency": "HR"}
    return Look(**{"looked_at": AT, "kind": "page", "what": what, **given, **more})


LOOKS = [look("map"), look("offender/RJ/O1", kind="record", purpose="case 12/2026", concerns="RJ", record_count=1)]


@pytest.fixture
def kept(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """A log of five lines in three batches, and the head as this server keeps it."""
    monkeypatch.setenv("SAJHA_VAR", str(tmp_path / "var"))
    for batch in (LOOKS, [look("शरण ✓ 'quoted'")], [look("sharing"), look("meetings")]):
        audit.write(engine, batch)
    return engine


def wrong(engine: Engine) -> tuple[str, ...]:
    with reading(engine) as connection:
        return audit.verify(connection, audit.head_file(engine)).wrong


def as_owner(engine: Engine, sql: str) -> None:
    """What somebody who owns the database can do: take the seal off."""
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE access_log DISABLE TRIGGER access_log_sealed"))
        else:
            for event in ("update", "delete", "insert"):
                connection.execute(text(f"DROP TRIGGER access_log_sealed_{event}"))
        connection.execute(text(sql))


def test_it_verifies_as_written(kept: Engine) -> None:
    with reading(kept) as connection:
        verdict = audit.verify(connection, audit.head_file(kept))
    assert (verdict.wrong, verdict.line_count) == ((), 5)


def test_an_empty_log_verifies(engine: Engine) -> None:
    assert wrong(engine) == ()


@pytest.mark.parametrize("line", [1, 3, 4])
def test_a_changed_line_is_found(kept: Engine, line: int) -> None:
    as_owner(kept, f"UPDATE access_log SET what = 'nothing' WHERE id = {line}")
    assert len(wrong(kept)) == 1
    assert "not as they were written" in wrong(kept)[0]


@pytest.mark.parametrize("column", [item.name for item in dataclasses.fields(Look)])
def test_every_column_is_under_the_hash(kept: Engine, column: str) -> None:
    other = {"looked_at": "'2026-11-21 12:30:01+00:00'", "kind": "'list'", "record_count": "7"}.get(column, "'x'")
    as_owner(kept, f"UPDATE access_log SET {column} = {other} WHERE id = 2")
    assert wrong(kept)


@pytest.mark.parametrize("line", [1, 2, 3, 4])
def test_a_line_taken_out_is_found(kept: Engine, line: int) -> None:
    as_owner(kept, f"DELETE FROM access_log WHERE id = {line}")
    assert wrong(kept)


def test_lines_cut_off_the_end_are_missed(kept: Engine) -> None:
    as_owner(kept, "DELETE FROM access_log WHERE id >= 4")
    assert any("taken off the end" in sentence for sentence in wrong(kept))


def test_the_servers_own_file_misses_them_where_the_head_was_forged_too(kept: Engine) -> None:
    as_owner(kept, "DELETE FROM access_log WHERE id >= 4")
    with writing(kept) as connection:
        end = connection.execute(select(access_log.c.batch, access_log.c.batch_hash).where(access_log.c.id == 3)).one()
        forged = "UPDATE access_log_head SET last_id = 3, batch = :batch, batch_hash = :hash"
        connection.execute(text(forged), {"batch": end.batch, "hash": end.batch_hash})
    assert ["this server wrote last" in sentence for sentence in wrong(kept)] == [True]
    with reading(kept) as connection:
        assert audit.verify(connection).wrong == ()  # without the file nobody could tell


@pytest.mark.parametrize("sql", ["UPDATE access_log SET what = 'x'", "DELETE FROM access_log WHERE id = 1"])
def test_the_database_refuses_any_change(kept: Engine, sql: str) -> None:
    with pytest.raises(DBAPIError, match="only added to"), writing(kept) as connection:
        connection.execute(text(sql))


def test_a_line_is_not_replaced_either(new_sqlite: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAJHA_VAR", str(tmp_path))
    engine = new_sqlite()
    audit.write(engine, LOOKS)
    with pytest.raises(DBAPIError, match="only added to"), writing(engine) as connection:
        connection.execute(text("INSERT OR REPLACE INTO access_log SELECT * FROM access_log WHERE id = 1"))


@pytest.mark.slow
def test_postgres_refuses_truncate_and_a_session_without_triggers(new_postgres: Make, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("SAJHA_VAR", str(tmp_path))
    engine = new_postgres()
    audit.write(engine, LOOKS)
    for sql in ("TRUNCATE access_log", "SET LOCAL session_replication_role = replica; DELETE FROM access_log"):
        with pytest.raises(DBAPIError, match="only added to"), writing(engine) as connection:
            for statement in sql.split("; "):
                connection.exec_driver_sql(statement)


def test_while_the_database_is_away_looks_wait_in_a_file(new_sqlite: Make, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("SAJHA_VAR", str(tmp_path / "var"))
    engine, waiting = new_sqlite(), tmp_path / "waiting.jsonl"
    monkeypatch.setattr(audit_writer, "_queue", SimpleQueue())  # without what other tests noted
    place = Path(str(engine.url.database))
    away = place.rename(place.with_suffix(".away"))
    audit_writer.note(look("map"))
    assert not audit_writer.flush(engine, waiting)
    assert [json.loads(line)["what"] for line in waiting.read_text(encoding="utf-8").splitlines()] == ["map"]
    assert not place.exists()  # no empty database was made in its place
    with pytest.raises(NotLogged):
        audit.write(engine, LOOKS)
    away.rename(place)
    audit_writer.note(look("sharing"))
    assert audit_writer.flush(engine, waiting)
    with reading(engine) as connection:
        assert list(connection.execute(select(access_log.c.what).order_by(access_log.c.id)).scalars()) == [
            "map",
            "sharing",
        ]
    assert not waiting.exists()
    assert wrong(engine) == ()


@pytest.mark.slow
def test_several_servers_write_one_chain(new_postgres: Make, tmp_path: Path, monkeypatch) -> None:
    from concurrent.futures import ThreadPoolExecutor

    monkeypatch.setenv("SAJHA_VAR", str(tmp_path))
    engine = new_postgres()

    def one(number: int) -> None:
        other = connect(engine.url)
        for step in range(5):
            audit.write(other, [look(f"{number}/{step}")])
        other.dispose()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(one, range(4)))
    with reading(engine) as connection:
        verdict = audit.verify(connection)
    assert (verdict.wrong, verdict.line_count) == ((), 20)
