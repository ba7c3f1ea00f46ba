"""Two roles of PostgreSQL, so that a mistake above them cannot leak.

`sajha_facts` reads for `Facts`: codes, times and counts of all rows, and not one column that holds a person's name or a text
somebody wrote; no more of what loads keep for undo either (`data.past`). `sajha_records` reads names and texts, but under row-level
security only those rows that the viewer may see; who that is our code says in the same transaction (`sajha.agency`). Both read
only. `data.engine` takes a role on with SET LOCAL.

The owner of the tables is above all this. FORCE would change nothing for him: every policy lets pass who did not take on
`sajha_records`, as other writers must go on, and whoever did is no owner then. It would only stop his `pg_dump`.
`apply` is run with every upgrade, as far as the connecting user may.
"""

import logging
from collections.abc import Iterator

from sqlalchemy import Column, Connection, Engine, Table, Text, text
from sqlalchemy.exc import DBAPIError

from data import past
from data.engine import place, reading
from data.schema import metadata

log = logging.getLogger("sajha.grants")
FACTS, RECORDS = "sajha_facts", "sajha_records"

PRIVATE = frozenset(
    [
        "viewer",
        "account",
        "access_log",
        "access_log_head",
        "rejected_row",
        "flagged_row",
        "load_change",
        "purged",
        "column_mapping",
    ]
)
"""Tables that neither role reads: who may look, who looked, and rows that were refused."""
OPEN = frozenset(
    (
        *("state", "district", "border_pair", "police_unit", "police_unit_alias", "police_unit_district", "agency"),
        *("gang", "meeting_series", "crime_head", "statistic", "statistic_total", "time_limit", "gap_daily", "about"),
    )
)
"""Registers and published counts whose texts are names of places, offices, forces and gangs."""
NAMES = frozenset({"offender_alias.alias", "offender.birth_year", "incident_gang.name_received", "gang.name_received"})
"""Personal without being a text, or part of a key."""
WORDS = frozenset(
    {
        "attendance.rank_invited",
        "attendance.rank_present",
        "action_item.gap_key",
        "disclosure.record_table",
        "disclosure.agency",
        "disclosure.reference",
        "load.sha256",
        "gap_remark.gap_key",
        "gap_kept_off.gap_key",
        "meeting_figure.data_version",
    }
)
"""Texts that are codes of our own."""
HANDLED = ("incident", "seizure", "message", "offender", "operation", "action_item")
ABOUT_GAPS = ("gap_daily", "gap_remark")
RECIPIENTS = {
    "message": ("delivery", "to_agency"),
    "operation": ("operation_agency", "force"),
    "action_item": ("action_owner", "force"),
}
"""Where the forces stand to which a `named` record is named, beside `disclosure`."""


def is_code(column: Column) -> bool:
    """Whether `column` may be read for `Facts`: a time, a number, a flag, a code; no name, no free text."""
    table, at = column.table.name, f"{column.table.name}.{column.name}"
    if table in PRIVATE or at in NAMES:
        return False
    if not isinstance(column.type, Text) or table in OPEN or at in WORDS:
        return True
    in_a_key = column.primary_key or any(column.name in item.columns for item in column.table.foreign_key_constraints)
    return bool(column.foreign_keys or column.info.get("words") or in_a_key)


def statements() -> Iterator[str]:
    """Everything, in an order that works; again changes nothing."""
    for role in (FACTS, RECORDS):
        yield (
            f"DO $$ BEGIN CREATE ROLE {role} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation"
            " THEN NULL; END $$"
        )
        yield (
            f"DO $$ BEGIN IF NOT pg_has_role(current_user, '{role}', 'USAGE') THEN EXECUTE format('GRANT {role} TO %I',"
            " current_user); END IF; END $$"
        )
        yield f"GRANT USAGE ON SCHEMA public TO {role}"
    yield from _facts()
    yield from _gate()
    yield from _records()


def _facts() -> Iterator[str]:
    for table in metadata.sorted_tables:
        yield f'REVOKE ALL ON "{table.name}" FROM {FACTS}'
        if columns := [f'"{column.name}"' for column in table.c if is_code(column)]:
            yield f'GRANT SELECT ({", ".join(columns)}) ON "{table.name}" TO {FACTS}'
    yield f"GRANT SELECT ON about, alembic_version, changed_day TO {FACTS}"
    yield f"GRANT SELECT ON {', '.join(view.name for view in past.VIEWS)} TO {FACTS}"


def _gate() -> Iterator[str]:
    """Whether a `named` record is named to the viewer: looks past row-level security, says yes or no and nothing else."""
    yield "CREATE SCHEMA IF NOT EXISTS sajha_gate"
    parts = [
        "EXISTS (SELECT 1 FROM public.disclosure d WHERE d.record_table = $1 AND d.agency = $2 AND d.reference = $3"
        " AND d.to_agency = $4)"
    ]
    for name, (table, column) in RECIPIENTS.items():
        parts.append(
            f"($1 = '{name}' AND EXISTS (SELECT 1 FROM public.{table} r WHERE r.agency = $2 AND r.reference = $3"
            f" AND r.{column} = $4))"
        )
    yield (
        "CREATE OR REPLACE FUNCTION sajha_gate.named_to(text, text, text, text) RETURNS boolean LANGUAGE sql STABLE"
        f" SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ SELECT {' OR '.join(parts)} $$"
    )
    yield f"GRANT USAGE ON SCHEMA sajha_gate TO {RECORDS}"
    yield f"GRANT EXECUTE ON FUNCTION sajha_gate.named_to(text, text, text, text) TO {RECORDS}"


VIEWER = "nullif(current_setting('sajha.agency', true), '')"


OTHERS = f"current_user <> '{RECORDS}'"
"""Row-level security closes a table to all: other writers, and the facts, go on as their own rights say."""


def may_see(name: str) -> str:
    """The condition under which the viewer sees a row of a table with a handling code."""
    named = f"sajha_gate.named_to('{name}', {name}.agency, {name}.reference, {VIEWER})"
    said = f"handling = 'participants' OR (handling = 'named' AND {named})"
    if name == "offender":
        said = f"({said}) AND review_by >= (now() AT TIME ZONE 'Asia/Kolkata')::date"
    return f"agency = {VIEWER} OR ({said})"


def parents(table: Table) -> dict[str, tuple[str, ...]]:
    """The records with a handling code that a row must not be seen without: table -> the columns that hold its key."""
    found = {}
    for constraint in table.foreign_key_constraints:
        names = tuple(column.name for column in constraint.columns)
        if constraint.referred_table.name in HANDLED and not any(table.c[name].nullable for name in names):
            found[constraint.referred_table.name] = names
    return found


def _records() -> Iterator[str]:
    for table in metadata.sorted_tables:
        if table.name in PRIVATE:
            yield f'REVOKE ALL ON "{table.name}" FROM {RECORDS}'
            continue
        yield f'GRANT SELECT ON "{table.name}" TO {RECORDS}'
        if condition := row_condition(table):
            yield f'ALTER TABLE "{table.name}" ENABLE ROW LEVEL SECURITY'
            yield f'DROP POLICY IF EXISTS seen ON "{table.name}"'
            yield f'CREATE POLICY seen ON "{table.name}" FOR SELECT TO {RECORDS} USING ({condition})'
            yield f'DROP POLICY IF EXISTS others ON "{table.name}"'
            yield f'CREATE POLICY others ON "{table.name}" USING ({OTHERS}) WITH CHECK ({OTHERS})'
    yield f"GRANT SELECT ON alembic_version TO {RECORDS}"


def row_condition(table: Table) -> str | None:
    """Under which condition `sajha_records` sees a row; None: always."""
    if table.name in HANDLED:
        return may_see(table.name)
    if table.name == "disclosure":
        return f"{VIEWER} IN (agency, to_agency)"
    if table.name in ABOUT_GAPS:
        return _gap(table)
    if not (above := parents(table)):
        return None
    both = []
    for parent, (agency, reference) in above.items():
        same = f"p.agency = {table.name}.{agency} AND p.reference = {table.name}.{reference}"
        both.append(f"EXISTS (SELECT 1 FROM {parent} p WHERE {same})")
    return " AND ".join(both)


def _gap(table: Table) -> str:
    """As a record's own condition: a row about a gap carries by itself to which forces it is named."""
    said = f"handling = 'participants' OR (handling = 'named' AND {VIEWER} = ANY(string_to_array({table.name}.named_to, ' ')))"
    if "review_by" in table.c:
        said = f"({said}) AND coalesce(review_by >= (now() AT TIME ZONE 'Asia/Kolkata')::date, true)"
    return f"agency = {VIEWER} OR ({said})"


def may_apply(connection: Connection) -> bool:
    """Whether the connecting user may make the roles, or they stand already and he is a member of both."""
    may = connection.scalar(text("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user"))
    return bool(may) or stand(connection)


def stand(connection: Connection) -> bool:
    """Whether both roles are there and the connecting user may take them on."""
    found = text(
        "SELECT count(*) = 2 AND coalesce(bool_and(pg_has_role(current_user, oid, 'MEMBER')), false) FROM pg_roles"
        " WHERE rolname IN (:facts, :records)"
    )
    return bool(connection.scalar(found, {"facts": FACTS, "records": RECORDS}))


MISSING = (
    "PostgreSQL at %s lets this user take on neither sajha_facts nor sajha_records, or they are missing: a mistake in Sajha would"
    " not be held by the database. Somebody who may runs what `python -m data grants --show` prints, and makes the user a member."
)


def warn_where_missing(engine: Engine) -> bool:
    """A warning in the log where the roles do not hold; True where it was given. Nothing while the database is away."""
    if engine.dialect.name != "postgresql":
        return False
    try:
        with reading(engine) as connection:
            standing = stand(connection)
    except DBAPIError:
        return False
    if not standing:
        log.warning(MISSING, place(engine))
    return not standing


def apply(connection: Connection) -> None:
    """Make the roles and give them what they may read, in the caller's transaction."""
    cursor = connection.connection.cursor()  # the driver's own: % stands in a function
    for statement in statements():
        cursor.execute(statement)
