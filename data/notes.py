"""Notes of change: the database itself writes down which IST days of which dataset a writer touched, whoever the writer is.

A dataset is what `data.facts` reads again as a whole: the days of incidents and of messages, or one register. A note for the
day `WHOLE` means all of it. On PostgreSQL the notes carry the writer's transaction, and the reader's snapshot is the version;
where the day is that of a parent they also carry what their writer `seen`, as the parent may be moving at the same time;
on SQLite they carry a sequence number under which writers, who come one at a time there, put each (dataset, day) once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, text

from data.schema import metadata

WHOLE = date(1, 1, 1)

OWN_DAY = ("incident", "message", "seizure", "custody_event", "helper_action", "home_count")
PART_OF = {
    "incident_gang": "incident",
    "delivery": "message",
    "message_gang": "message",
    "message_offender": "message",
    "message_incident": "message",
}
UNNOTED = {
    "rejected_row",
    "flagged_row",
    "load_change",
    "column_mapping",
    "viewer",
    "account",
    "access_log",
    "access_log_head",
    "purged",
    "meeting_figure",
    "agenda_step",
}
REGISTERS = tuple(sorted(set(metadata.tables) - set(OWN_DAY) - set(PART_OF) - UNNOTED))


@dataclass(frozen=True)
class Notes:
    """What changed since a version: `days[dataset]` are the touched IST days (`WHOLE` among them: read all of it)."""

    version: str
    days: dict[str, frozenset[date]]


def since(connection: Connection, version: str | None) -> Notes:
    """The notes that came after `version`, in the transaction (and so the snapshot) of `connection`."""
    postgres = connection.dialect.name == "postgresql"
    now, found = (_postgres_notes if postgres else _sqlite_notes)(connection, version)
    days: dict[str, set[date]] = {}
    for dataset, day in found:
        days.setdefault(dataset, set()).add(day if isinstance(day, date) else date.fromisoformat(day))
    return Notes(now, {dataset: frozenset(some) for dataset, some in days.items()})


def standing(connection: Connection) -> str:
    """What stays the same while no other database, and no copy of this one, is put in its place."""
    if connection.dialect.name == "sqlite":
        return str(connection.scalar(text("SELECT created_at || ' ' || version_num FROM about, alembic_version")))
    found = text(
        "SELECT concat_ws(' ', created_at, version_num, system_identifier, timeline_id, database.oid, about.tableoid)"
        " FROM about, alembic_version, pg_control_system(), pg_control_checkpoint(), pg_database AS database"
        " WHERE datname = current_database()"
    )
    return str(connection.scalar(found))


def went_back(connection: Connection, version: str) -> bool:
    """Whether the database is at an earlier point than `version`, as after a backup was put back."""
    if connection.dialect.name == "sqlite":
        return int(_sqlite_notes(connection, None)[0]) < int(version)
    earlier = text("SELECT pg_snapshot_xmax(pg_current_snapshot()) < pg_snapshot_xmin(CAST(:last AS pg_snapshot))")
    return bool(connection.scalar(earlier, {"last": version}))


def _postgres_notes(connection: Connection, version: str | None) -> tuple[str, list]:
    now = connection.scalar(text("SELECT pg_current_snapshot()::text"))
    if version is None:
        return now, []
    # A day looked up in the parent is the one its writer saw: the record may have moved by one who committed since.
    found = text(
        "WITH new AS (SELECT dataset, day, seen FROM changed_day"
        " WHERE xid >= pg_snapshot_xmin(CAST(:last AS pg_snapshot))"
        " AND NOT pg_visible_in_snapshot(xid, CAST(:last AS pg_snapshot))),"
        " looked AS (SELECT DISTINCT dataset, CAST(seen AS text) AS seen FROM new WHERE seen IS NOT NULL)"
        " SELECT dataset, day FROM new UNION SELECT dataset, day FROM looked JOIN changed_day USING (dataset)"
        " WHERE xid >= pg_snapshot_xmin(CAST(looked.seen AS pg_snapshot))"
        " AND NOT pg_visible_in_snapshot(xid, CAST(looked.seen AS pg_snapshot))"
    )
    return now, list(connection.execute(found, {"last": version}))


def _sqlite_notes(connection: Connection, version: str | None) -> tuple[str, list]:
    now = str(connection.scalar(text("SELECT coalesce(max(seq), 0) FROM changed_day")))
    if version is None:
        return now, []
    found = text("SELECT dataset, day FROM changed_day WHERE seq > :last")
    return now, list(connection.execute(found, {"last": int(version)}))


def forget_old(connection: Connection) -> None:
    """Drop PostgreSQL's notes older than two days: every server has read everything again at a midnight since."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("DELETE FROM changed_day WHERE noted_at < now() - interval '2 days'"))


def statements(dialect: str) -> Iterator[str]:
    """The table of notes and the triggers that fill it."""
    yield from POSTGRES if dialect == "postgresql" else SQLITE
    yield from triggers(dialect)


def triggers(dialect: str) -> Iterator[str]:
    make = _postgres_triggers if dialect == "postgresql" else sqlite_triggers
    for name in (*OWN_DAY, *PART_OF, *REGISTERS):
        yield from make(name)


POSTGRES = (
    """CREATE TABLE changed_day (
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    dataset text NOT NULL,
    day date NOT NULL,
    seen pg_snapshot,
    noted_at timestamp with time zone NOT NULL DEFAULT now()
)""",
    "CREATE INDEX changed_day_by_xid ON changed_day (xid)",
    """CREATE FUNCTION note_changed_days() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    dataset text := TG_ARGV[0];
    day_from text := TG_ARGV[1];
    touched text := CASE TG_OP
        WHEN 'INSERT' THEN 'SELECT %1$s FROM new_rows'
        WHEN 'DELETE' THEN 'SELECT %1$s FROM old_rows'
        ELSE 'SELECT %1$s FROM new_rows UNION SELECT %1$s FROM old_rows' END;
    days text;
    seen text := 'NULL';
BEGIN
    IF TG_OP = 'TRUNCATE' OR day_from = 'whole' THEN
        days := 'SELECT date ''0001-01-01''';
    ELSIF day_from = 'own' THEN
        days := format(touched, 'day');
    ELSE
        days := format('SELECT DISTINCT day FROM %I.%I WHERE (agency, reference) IN (%s)',
                       TG_TABLE_SCHEMA, day_from, format(touched, 'agency, reference'));
        seen := 'pg_current_snapshot()';
    END IF;
    EXECUTE format('INSERT INTO %I.changed_day (dataset, day, seen) SELECT $1, day, %s'
                   ' FROM (SELECT DISTINCT day FROM (%s) AS touched(day)) AS days',
                   TG_TABLE_SCHEMA, seen, days) USING dataset;
    RETURN NULL;
END $$""",
)

SQLITE = (
    """CREATE TABLE changed_day (
    seq INTEGER NOT NULL,
    dataset TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (dataset, day)
) STRICT""",
    "CREATE INDEX changed_day_by_seq ON changed_day (seq)",
)


def _dataset(name: str) -> tuple[str, str]:
    """The dataset a table belongs to, and where its days come from."""
    if name in OWN_DAY:
        return name, "own"
    return (PART_OF[name], PART_OF[name]) if name in PART_OF else (name, "whole")


def _postgres_triggers(name: str) -> Iterator[str]:
    dataset, day_from = _dataset(name)
    seen = {
        "INSERT": "REFERENCING NEW TABLE AS new_rows ",
        "UPDATE": "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows ",
        "DELETE": "REFERENCING OLD TABLE AS old_rows ",
        "TRUNCATE": "",
    }
    for event, rows in seen.items():
        yield (
            f"CREATE TRIGGER {name}_notes_{event.lower()} AFTER {event} ON {name} {rows}"
            f"FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('{dataset}', '{day_from}')"
        )


def sqlite_triggers(name: str) -> Iterator[str]:
    """Row triggers. A replaced row fires no delete trigger, so its day is noted before it goes."""
    dataset, day_from = _dataset(name)
    for event, rows in {"INSERT": ["NEW"], "UPDATE": ["OLD", "NEW"], "DELETE": ["OLD"]}.items():
        notes = " ".join(
            _sqlite_note(dataset, day) for day in dict.fromkeys(_sqlite_day(day_from, row) for row in rows)
        )
        yield f"CREATE TRIGGER {name}_notes_{event.lower()} AFTER {event} ON {name} BEGIN {notes} END"
        if day_from == "own" and "NEW" in rows:
            note = _sqlite_note(dataset, _sqlite_day(name, "NEW"))
            yield f"CREATE TRIGGER {name}_notes_before_{event.lower()} BEFORE {event} ON {name} BEGIN {note} END"


def _sqlite_day(day_from: str, row: str) -> str:
    if day_from == "whole":
        return f"SELECT '{WHOLE.isoformat()}' AS day"
    if day_from == "own":
        return f"SELECT {row}.day AS day"
    return f"SELECT day FROM {day_from} WHERE agency = {row}.agency AND reference = {row}.reference"


def _sqlite_note(dataset: str, day: str) -> str:
    return (
        f"INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day),"
        f" '{dataset}', day FROM ({day}) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq;"
    )
