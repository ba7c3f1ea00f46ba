"""The tables: one schema, two engines, and a first migration that makes exactly them."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, text

from data import dictionary, migrate
from data.engine import reading, writing
from tests.conftest import ENGINES, ROOT, Make

FROZEN = ROOT / "data" / "migrations" / "versions"

DESCRIBED = {
    "sqlite": {"made of": "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"},
    "postgresql": {
        "columns": "SELECT attrelid::regclass::text, attname, format_type(atttypid, atttypmod), attnotnull,"
        " attgenerated, pg_get_expr(adbin, adrelid) FROM pg_attribute LEFT JOIN pg_attrdef"
        " ON adrelid = attrelid AND adnum = attnum JOIN pg_class ON pg_class.oid = attrelid"
        " WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0",
        "constraints": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace",
        "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
        "views": "SELECT viewname, definition FROM pg_views WHERE schemaname = 'public'",
        "triggers": "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
        "functions": "SELECT proname, prosrc, prosecdef, proconfig FROM pg_proc"
        " WHERE pronamespace = 'public'::regnamespace",
    },
}


def plain(statement: str) -> str:
    return "\n".join(line.rstrip() for line in statement.strip().splitlines())


def described(connection: Connection) -> dict[str, list[str]]:
    """All that the database knows of its tables, but for Alembic's own."""
    queries = DESCRIBED[connection.dialect.name]
    found = {
        name: [plain(" | ".join(map(str, row))) for row in connection.execute(text(sql))]
        for name, sql in queries.items()
    }
    return {name: sorted(row for row in rows if "alembic_version" not in row) for name, rows in found.items()}


@pytest.mark.parametrize("dialect", ENGINES)
def test_the_first_migration_is_the_schema_statement_for_statement(dialect: str) -> None:
    frozen = Path(FROZEN / f"0001_first.{dialect}.sql").read_text(encoding="utf-8").split("\n;;\n")
    assert [plain(statement) for statement in frozen] == [plain(it) for it in migrate.schema_sql(dialect)]


def test_upgrading_and_making_from_the_schema_give_the_same_catalogue(engine: Engine, new_database: Make) -> None:
    made = new_database("made", empty=True)
    with writing(made) as connection:
        cursor = connection.connection.cursor()
        for statement in migrate.schema_sql(made.dialect.name):
            cursor.execute(statement)
    with reading(engine) as upgraded, reading(made) as other:
        assert all(described(other).values())  # the queries find something to compare
        assert described(upgraded) == described(other)


def test_upgrading_again_changes_nothing(engine: Engine) -> None:
    with reading(engine) as connection:
        before = described(connection)
    migrate.upgrade(engine)
    with reading(engine) as connection:
        assert described(connection) == before


def test_the_data_dictionary_is_current() -> None:
    written = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert written == dictionary.markdown()  # else: python -m data dictionary
