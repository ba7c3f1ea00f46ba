"""How incidents stood before loads changed them: two views over what loads keep for undo, which hand out codes only.

`load_change` holds whole rows with their texts, which the role for facts must not read. The views take out of them what `Facts`
counts, and nothing else; PostgreSQL reads what lies beneath a view by the rights of its owner.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Integer, MetaData, Table, Text, literal_column
from sqlalchemy.dialects import postgresql, sqlite

from data.dialects import ist_day
from data.schema.build import Day, UtcTime
from data.schema.events import incident

CODES = (
    *("agency", "reference", "occurred_from", "registered_on", "time_known", "kind", "firing", "extortion", "status"),
    *("unit", "district", "latitude", "longitude"),
    *(f"{who}_{what}" for who in ("victims", "police", "accused") for what in ("killed", "injured")),
    *("terror_link", "handling", "same_as_agency", "same_as_reference", "first_recorded_at", "withdrawn_at"),
)
"""Columns of `incident` that are handed out, as they stood."""
_views = MetaData()

incident_past = Table(
    "incident_past",
    _views,
    Column("load", Integer),
    Column("number", Integer),
    Column("from_at", UtcTime),
    Column("until_at", UtcTime),
    *[Column(name, incident.c[name].type, info=incident.c[name].info) for name in CODES],
    Column("day", Day),
    comment="An incident before the change `number` of a load, until that load came (`from_at` is empty); or after it, from then"
    " until the load was undone.",
)

incident_touched = Table(
    "incident_touched",
    _views,
    Column("loaded_at", UtcTime),
    Column("undone_at", UtcTime),
    Column("agency", Text),
    Column("reference", Text),
    Column("gang", Text),
    Column("step", Integer),
    comment="A load changed an incident, or a gang in it: `step` is 1 where it named the gang, -1 where it no longer did. Not"
    " the gang's name as received.",
)

VIEWS = (incident_past, incident_touched)


def statements(dialect: str) -> Iterator[str]:
    """The views."""
    yield f"CREATE VIEW incident_past AS\n{_side(dialect, 'before')}\nUNION ALL\n{_side(dialect, 'after')}"
    key = [Column(name, Text) for name in ("agency", "reference", "gang")]
    given = "nullif(c.row_key, '')"
    values = ", ".join(_value(dialect, column, given) for column in key)
    step = "CASE WHEN c.before IS NULL THEN 1 WHEN c.after IS NULL THEN -1 ELSE 0 END AS step"
    changes = _changes(dialect, ("incident", "incident_gang"), given, key)
    yield f"CREATE VIEW incident_touched AS\nSELECT l.loaded_at, l.undone_at, {values}, {step}\n{changes}"


def _side(dialect: str, side: str) -> str:
    """SELECT of incidents before, or after, the change of a load."""
    speaks = postgresql.dialect() if dialect == "postgresql" else sqlite.dialect()
    columns = [incident.c[name] for name in CODES]
    values = ", ".join(_value(dialect, column, f"c.{side}") for column in columns)
    day = ist_day(literal_column(_plain(dialect, incident.c.occurred_from, f"c.{side}"))).compile(dialect=speaks)
    none = "CAST(NULL AS TIMESTAMP WITH TIME ZONE)" if dialect == "postgresql" else "NULL"
    span = f"{none} AS from_at, l.loaded_at AS until_at"
    if side == "after":
        span = "l.loaded_at AS from_at, l.undone_at AS until_at"
    held = f"c.{side} IS NOT NULL" + (" AND l.undone_at IS NOT NULL" if side == "after" else "")
    changes = _changes(dialect, ("incident",), f"c.{side}", columns)
    return f"SELECT c.load, c.number, {span}, {values}, {day} AS day\n{changes} AND {held}"


def _changes(dialect: str, tables: tuple[str, ...], given: str, columns: list[Column]) -> str:
    """FROM and WHERE: changes of rows of `tables`, by loads of incidents. SQLite reads a CROSS JOIN in the order it is written in:
    loads first, then each one's changes by their key."""
    read, among = "", ", ".join(f"'{name}'" for name in tables)
    if dialect == "postgresql":
        typed = ", ".join(f"{column.name} {column.type.compile(postgresql.dialect())}" for column in columns)
        read = f" CROSS JOIN LATERAL json_to_record(CAST({given} AS json)) AS r({typed})"
    return (
        f"FROM load AS l CROSS JOIN load_change AS c{read}\n"
        f"WHERE c.load = l.id AND l.dataset = 'incident' AND c.table_name IN ({among}) AND c.row_key <> ''"
    )


def _value(dialect: str, column: Column, given: str) -> str:
    return f"{_plain(dialect, column, given)} AS {column.name}"


def _plain(dialect: str, column: Column[Any], given: str) -> str:
    """One value of a row that is kept as JSON, as the column itself would hold it."""
    if dialect == "postgresql":
        return f"r.{column.name}"
    found = f"json_extract({given}, '$.{column.name}')"
    return f"datetime({found})" if isinstance(column.type, UtcTime) else found
