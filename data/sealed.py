"""What may be added to and never changed: the log of looks, held so by the database itself, for any writer.

The owner of a PostgreSQL database or of an SQLite file can still take the triggers away; the chain of hashes
(`data.audit`) is there to show it.
"""

from collections.abc import Iterator

SEALED = ("access_log",)

POSTGRES = """CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'The table % is only added to.', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$"""


def statements(dialect: str) -> Iterator[str]:
    """The triggers that refuse update and delete."""
    if dialect == "postgresql":
        yield POSTGRES
    for name in SEALED:
        yield from (_postgres if dialect == "postgresql" else _sqlite)(name)


def _postgres(name: str) -> Iterator[str]:
    yield (
        f"CREATE TRIGGER {name}_sealed BEFORE UPDATE OR DELETE OR TRUNCATE ON {name}"
        " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )
    yield f"ALTER TABLE {name} ENABLE ALWAYS TRIGGER {name}_sealed"  # also where a session turns triggers off


def _sqlite(name: str) -> Iterator[str]:
    refused = f"SELECT RAISE(ABORT, 'The table {name} is only added to.')"
    for event in ("UPDATE", "DELETE"):
        yield f"CREATE TRIGGER {name}_sealed_{event.lower()} BEFORE {event} ON {name} BEGIN {refused}; END"
    # INSERT OR REPLACE deletes the old row without firing a delete trigger.
    known = f"EXISTS (SELECT 1 FROM {name} WHERE id = NEW.id)"
    yield f"CREATE TRIGGER {name}_sealed_insert BEFORE INSERT ON {name} WHEN {known} BEGIN {refused}; END"
