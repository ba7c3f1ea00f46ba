"""A running server on either engine, with one viewer for each role of Rajasthan; signed in to by the proxy's header."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from benchmarks.server import ROOT, Server, serving
from data import viewers
from data.engine import connect, writing
from data.schema.vocabulary import VIEWER_ROLES
from tests.browser.conftest import free_port
from tests.data.writers import force, incident, write


def fill(engine: Engine) -> None:
    write(engine, *[force(code) for code in ("RJ", "HR")], *[incident(f"I{n}", 1 + n % 20) for n in range(200)])
    with writing(engine) as connection:
        for role in VIEWER_ROLES:
            viewers.add(connection, role, f"Officer {role}", f"Post {role}", "RJ", role, date(2026, 1, 1))


@contextmanager
def running(engine: Engine, folder: Path, **settings: str) -> Iterator[Server]:
    address = engine.url.render_as_string(hide_password=False)
    with pytest.MonkeyPatch.context() as patched:
        for name, value in (settings | {"DATABASE_URL": address}).items():
            patched.setitem(os.environ, name, value)
        with serving(ROOT / "dashboard.py", folder, free_port(), "/health") as server:
            yield server


@pytest.fixture(scope="module")
def small(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A SQLite database with the viewers and some incidents."""
    path = tmp_path_factory.mktemp("access") / "sajha.db"
    path.write_bytes(sqlite_template.read_bytes())
    engine = connect(f"sqlite:///{path}")
    fill(engine)
    yield engine
    engine.dispose()
