"""Making the tables and bringing them up to date."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_mock_engine, make_url, select

from data import grants, notes, past, sealed
from data.engine import NotReady, ensure_ready, writing
from data.schema import metadata
from data.schema.running import about


def upgrade(engine: Engine) -> None:
    """Bring the tables to this Sajha's version, in one transaction."""
    if engine.dialect.name == "sqlite":
        Path(str(engine.url.database)).parent.mkdir(parents=True, exist_ok=True)
    with writing(engine) as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if connection.dialect.name == "postgresql" and grants.may_apply(connection):
            grants.apply(connection)
    grants.warn_where_missing(engine)


def create(engine: Engine, kind: str) -> None:
    """A new database, born `sample` or `real`. An existing one of the other kind is refused with a ValueError."""
    upgrade(engine)
    with writing(engine) as connection:
        found = kind_of(connection)
        if found is None:
            connection.execute(about.insert().values(kind=kind))
        elif found != kind:
            raise ValueError(
                f"This database was born {found} and stays so. For {kind} records make another one: set DATABASE_URL, then"
                f" `python -m data {'sample' if kind == 'sample' else 'create --real'}`."
            )


def kind_of(connection: Connection) -> str | None:
    """`sample`, `real`, or None before it is born."""
    return connection.scalar(select(about.c.kind))


def is_new(engine: Engine) -> bool:
    """True where no database of Sajha stands yet."""
    try:
        ensure_ready(engine)
    except NotReady as trouble:
        return trouble.reason in ("missing", "empty")
    return False


def schema_sql(dialect: str) -> list[str]:
    """All statements that make today's tables on `dialect`: from these a first migration is written."""
    statements: list[str] = []
    speaks = make_url(f"{dialect}://").get_dialect()()

    def write(statement: Any, *_: Any, **__: Any) -> None:
        statements.append(str(statement.compile(dialect=speaks)).strip())

    metadata.create_all(create_mock_engine(f"{dialect}://", write), checkfirst=False)
    indexes = sorted(item for item in statements if " INDEX " in item.splitlines()[0])  # a table keeps them in no order
    tables = [item for item in statements if item not in indexes]
    return [*tables, *indexes, *past.statements(dialect), *notes.statements(dialect), *sealed.statements(dialect)]
