"""The one way to the shared database: which it is, whether it is ready, and the two kinds of transaction.

`DATABASE_URL` names it (`postgresql://user@host/name`); without it the embedded one stands in `var/sajha.db`.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, QueuePool

ROOT = Path(__file__).resolve().parent.parent
REVISION = "0001"
"""The version of the tables that this Sajha works with."""

REASONS = {
    "missing": "There is no database at {place} yet. Make one: `python -m data sample` (made-up records) or"
    " `python -m data create --real` (empty, for forces' records).",
    "empty": "The database at {place} has no tables of Sajha. Make them: `python -m data sample` or"
    " `python -m data create --real`.",
    "older": "The database at {place} is of version {found}; this Sajha needs {needed}. Upgrade it:"
    " `python -m data upgrade`.",
    "unknown": "The database at {place} is of version {found}, which this Sajha ({needed}) does not know."
    " It was made by a newer Sajha: use that one.",
    "unexpected": "The last look at the database at {place} failed. The server's log says how; it looks again by itself.",
    "unreachable": "The database at {place} cannot be reached. Check that it runs and that DATABASE_URL is right.",
}


class NotReady(Exception):
    """The database cannot be used; `reason` is a key of REASONS, the message says what to do."""

    def __init__(self, reason: str, place: str, found: str = "", needed: str = REVISION) -> None:
        self.reason, self.place, self.found, self.needed = reason, place, found, needed
        super().__init__(REASONS[reason].format(place=place, found=found, needed=needed))


def var() -> Path:
    """The folder for what Sajha writes: `SAJHA_VAR`, or `var` beside the code."""
    return Path(os.environ.get("SAJHA_VAR", ROOT / "var"))


def database_url() -> URL:
    """Where the database is. PostgreSQL is spoken to through psycopg whatever the address calls it."""
    given = os.environ.get("DATABASE_URL")
    if not given:
        return URL.create("sqlite", database=str(var() / "sajha.db"))
    url = make_url(given)
    return url.set(drivername="postgresql+psycopg") if url.drivername.startswith("postgres") else url


def connect(url: URL | str | None = None, kept: bool = False) -> Engine:
    """An engine for `url` (or the configured database); nothing is opened or made yet.

    On SQLite a connection ends with its transaction: one kept would go on reading a file that has been replaced by another.
    Reading the schema with its triggers costs each new one 9 ms, so who reads often keeps them (`kept`), and lets them go
    every few seconds (`engine.dispose`).
    """
    url = make_url(url) if url is not None else database_url()
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 5})
    engine = create_engine(url, connect_args={"timeout": 30}, poolclass=QueuePool if kept else NullPool)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection, _record) -> None:
    connection.isolation_level = None
    for pragma in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = NORMAL", "busy_timeout = 30000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its lock at once: a lock taken later fails without waiting if another wrote in between."""
    reading = connection.get_execution_options().get("reading")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


@contextmanager
def reading(engine: Engine, role: str | None = None, agency: str | None = None) -> Iterator[Connection]:
    """One read-only transaction that sees one state of the database throughout. Raises NotReady where there is no file.

    On PostgreSQL it is done as `role` (`data.grants`), for a viewer of `agency`, where the database has these roles.
    """
    ensure_there(engine)
    level = (
        {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    )
    with engine.connect().execution_options(reading=True, **level) as connection, connection.begin():
        if role is not None and engine.dialect.name == "postgresql":
            _take_on(connection, role, agency)
        yield connection


def _take_on(connection: Connection, role: str, agency: str | None) -> None:
    """For this transaction only, as a pooled connection must not carry on a viewer; in one exchange with the database."""
    connection.execute(
        text(
            "SELECT set_config('sajha.agency', :agency, true), set_config('role', rolname, true) FROM pg_roles"
            " WHERE rolname = :role AND pg_has_role(current_user, oid, 'MEMBER')"
        ),
        {"agency": agency or "", "role": role},
    )


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction: all of it or nothing."""
    with engine.begin() as connection:
        yield connection


def ensure_there(engine: Engine) -> None:
    """Raise NotReady where there is no file: SQLite would make an empty one."""
    if engine.dialect.name == "sqlite" and not Path(str(engine.url.database)).is_file():
        raise NotReady("missing", place(engine))


def place(engine: Engine) -> str:
    """Where the database is, without a password."""
    url = engine.url
    return str(url.database) if url.get_backend_name() == "sqlite" else f"{url.host or 'localhost'}/{url.database}"


def ensure_ready(engine: Engine) -> None:
    """Raise NotReady unless the database is there and of this Sajha's version."""
    found = _version(engine)
    if found is None:
        raise NotReady("empty", place(engine))
    if found != REVISION:
        raise NotReady("older" if found < REVISION else "unknown", place(engine), found)


def _version(engine: Engine) -> str | None:
    try:
        with reading(engine) as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            return connection.scalar(text("SELECT version_num FROM alembic_version"))
    except DBAPIError as trouble:
        raise NotReady("unreachable", place(engine)) from trouble
