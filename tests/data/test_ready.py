"""A database that cannot be used says so in one sentence, with the command that helps; and sample never becomes real."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url

from data import migrate
from data.engine import NotReady, connect, ensure_ready, reading, writing
from data.facts import read_all
from tests.conftest import Make
from tests.data.writers import write


def refusal(engine: Engine) -> NotReady:
    with pytest.raises(NotReady) as trouble:
        read_all(engine)
    return trouble.value


def test_a_database_of_this_version_is_ready(engine: Engine) -> None:
    ensure_ready(engine)
    assert read_all(engine).kind == "sample"


@pytest.mark.parametrize(
    ("version", "reason", "help"),
    [
        ("0000", "older", "python -m data upgrade"),
        ("0002", "unknown", "made by a newer Sajha"),
    ],
)
def test_another_version_is_told(engine: Engine, version: str, reason: str, help: str) -> None:
    write(engine, f"UPDATE alembic_version SET version_num = '{version}'")
    trouble = refusal(engine)
    assert trouble.reason == reason
    assert version in str(trouble)
    assert help in str(trouble)


def test_an_empty_database_is_told(new_database: Make) -> None:
    engine = new_database(empty=True)
    if engine.dialect.name == "sqlite":
        Path(str(engine.url.database)).touch()
    assert refusal(engine).reason == "empty"
    assert migrate.is_new(engine)


def test_a_missing_file_is_told_and_not_made(new_sqlite: Make) -> None:
    engine = new_sqlite(empty=True)
    assert refusal(engine).reason == "missing"
    with pytest.raises(NotReady, match="python -m data create --real"), reading(engine):
        pass
    assert not Path(str(engine.url.database)).exists()
    assert migrate.is_new(engine)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql+psycopg://nobody:secret@127.0.0.1:1/sajha",  # nothing listens there
        "postgresql+psycopg://nobody:secret@no-such-host.invalid/sajha",
    ],
)
def test_an_unreachable_server_is_told_without_the_password(address: str) -> None:
    trouble = refusal(connect(address))
    assert trouble.reason == "unreachable"
    assert make_url(address).host in str(trouble)
    assert "secret" not in str(trouble)
    assert not migrate.is_new(connect(address))  # it may be full: nobody is told to make one


def test_a_file_that_is_no_database_is_told(new_sqlite: Make) -> None:
    engine = new_sqlite(empty=True)
    Path(str(engine.url.database)).write_text("Dear colleagues, ..." * 100)
    assert refusal(engine).reason == "unreachable"


@pytest.mark.parametrize(("born", "other"), [("sample", "real"), ("real", "sample")])
def test_a_database_stays_what_it_was_born(new_database: Make, born: str, other: str) -> None:
    engine = new_database(empty=True)
    migrate.create(engine, born)
    migrate.create(engine, born)  # again: no harm
    with pytest.raises(ValueError, match=f"born {born} and stays so"):
        migrate.create(engine, other)
    with reading(engine) as connection:
        assert migrate.kind_of(connection) == born


def test_a_transaction_that_fails_leaves_nothing(engine: Engine) -> None:
    statement = "INSERT INTO gang_alias (gang, alias) VALUES ('UNREGISTERED', 'nobody')"
    with pytest.raises(RuntimeError), writing(engine) as connection:
        connection.exec_driver_sql(statement)
        raise RuntimeError
    with reading(engine) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM gang_alias").scalar() == 0


def test_a_reader_sees_one_state_throughout(engine: Engine) -> None:
    query = "SELECT count(*) FROM gang_alias"
    with reading(engine) as connection:
        before = connection.exec_driver_sql(query).scalar()
        write(engine, "INSERT INTO gang_alias (gang, alias) VALUES ('UNREGISTERED', 'somebody')")
        assert connection.exec_driver_sql(query).scalar() == before  # not the row that came meanwhile
    with reading(engine) as connection:
        assert connection.exec_driver_sql(query).scalar() == before + 1


def test_a_copied_file_is_ready(new_sqlite: Make, tmp_path: Path) -> None:
    copy = shutil.copyfile(str(new_sqlite().url.database), tmp_path / "Übung, कॉपी 2026.db")  # a name with dirt
    assert read_all(connect(f"sqlite:///{copy}")).kind == "sample"
