"""Keeping no longer than allowed: what is removed for good, when, and what remains.

- A record its owner asks to remove, and, where `SAJHA_PURGE_AFTER_REVIEW_DAYS` says so, an offender that many days past his
  review-by date, goes from its table, from what hangs on it, from `load_change`, and from refused and flagged rows. A hash of its
  key stays in `purged` and refuses its return. Counts of days that were kept stay.
- Refused rows, doubts and undo information go after 90 days.
- The facts of opened meetings, kept in files, go after a day, and all at once where a record is removed for good.
"""

import json
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, Table, and_, or_, select

from data import audit, room_kept
from data.dialects import upsert
from data.engine import writing
from data.fact_rows import INDIA
from data.intake.check import key_hash
from data.schema import metadata
from data.schema.people import offender
from data.schema.running import disclosure, flagged_row, load, load_change, purged, rejected_row

REFUSED_DAYS = 90
SETTING = "SAJHA_PURGE_AFTER_REVIEW_DAYS"
KEY = ("agency", "reference")
PURGEABLE = ("offender", "incident", "message", "operation", "seizure", "notice", "custody_event")
Key = dict[str, Any]


def nightly(engine: Engine, today: date) -> dict[str, int]:
    """What every night removes; how many of each."""
    with writing(engine) as connection:
        done = _forget_refused(connection, today) | {"offenders past review": _past_review(connection, today)}
    if done["offenders past review"]:
        room_kept.forget_all()
    return done | {"openings of meetings": room_kept.forget_over(datetime.now(UTC))}


def ask(engine: Engine, table: str, agency: str, reference: str, by: str) -> None:
    """Remove one record for good, as its owner asks. A ValueError where there is none."""
    if table not in PURGEABLE:
        raise ValueError(f"What can be removed: {', '.join(PURGEABLE)}.")
    with writing(engine) as connection:
        if not _purge(connection, metadata.tables[table], agency, reference, "asked by its owner", by):
            raise ValueError(f"{agency} has no {table} {reference}.")
    room_kept.forget_all()


def _past_review(connection: Connection, today: date) -> int:
    days = os.environ.get(SETTING)
    if not days:
        return 0
    ended = today - timedelta(days=int(days))
    keys = connection.execute(select(offender.c.agency, offender.c.reference).where(offender.c.review_by < ended)).all()
    return sum(_purge(connection, offender, *key, "retention ended", "Sajha") for key in keys)


def _forget_refused(connection: Connection, today: date) -> dict[str, int]:
    before = datetime.combine(today - timedelta(days=REFUSED_DAYS), time(), INDIA)
    old = select(load.c.id).where(load.c.loaded_at < before)
    tables = {"refused rows": rejected_row, "doubts": flagged_row, "changes kept for undo": load_change}
    return {
        name: connection.execute(table.delete().where(table.c.load.in_(old))).rowcount for name, table in tables.items()
    }


def _purge(connection: Connection, table: Table, agency: str, reference: str, rule: str, by: str) -> bool:
    key = {"agency": agency, "reference": reference}
    row = connection.execute(select(table).where(_is(table, KEY, key))).mappings().first()
    if row is None:
        return False
    texts = {reference, *[value for value in row.values() if isinstance(value, str) and value != agency]}
    for part, columns in list(_hanging(table)):
        texts |= set(_own_texts(connection, part, columns, key))
        _take_out(connection, part, columns, key)
    connection.execute(table.delete().where(_is(table, KEY, key)))
    _forget_copies(connection, table, key, texts)
    connection.execute(disclosure.delete().where(_is(disclosure, KEY, key), disclosure.c.record_table == table.name))
    upsert(connection, purged, [_gone(table, key, rule)])
    audit.append(connection, [_look(table, key, rule, by)])
    return True


def _gone(table: Table, key: Key, rule: str) -> Key:
    today = datetime.now(INDIA).date()
    hashed = {"key_hash": key_hash(table.name, **key), "record_table": table.name}
    return hashed | {"purged_on": today, "rule": rule}


def _look(table: Table, key: Key, rule: str, by: str) -> audit.Look:
    """The log names what was removed by its hash alone."""
    what = f"purge {table.name} {key_hash(table.name, **key)[:16]}"
    at = datetime.now(UTC)
    return audit.Look(at, by, by, by, "administrator", None, "write", what, purpose=rule, concerns=key["agency"])


def _hanging(table: Table) -> Iterator[tuple[Table, tuple[str, ...]]]:
    """Tables that refer to `table`, with the columns that hold its key."""
    for other in metadata.sorted_tables[::-1]:
        for constraint in other.foreign_key_constraints:
            if constraint.referred_table is table and len(constraint.columns) == 2:
                yield other, tuple(item.name for item in constraint.columns)


def _is(table: Table, columns: tuple[str, ...], key: Key) -> Any:
    return and_(*[table.c[column] == key[name] for column, name in zip(columns, KEY, strict=True)])


def _own_texts(connection: Connection, table: Table, columns: tuple[str, ...], key: Key) -> Iterator[str]:
    """Other names of the record, as they stand in what hangs on it."""
    if "alias" in table.c:
        yield from connection.execute(select(table.c.alias).where(_is(table, columns, key))).scalars()


def _take_out(connection: Connection, table: Table, columns: tuple[str, ...], key: Key) -> None:
    """Rows that are about the record go; a row of its own that merely names it forgets it."""
    of_its_own = all(table.c[column].nullable for column in columns)
    if not of_its_own:
        connection.execute(table.delete().where(_is(table, columns, key)))
        return
    forgotten = dict.fromkeys((*columns, *(("same_as_reason",) if columns[0].startswith("same_as") else ())))
    connection.execute(table.update().where(_is(table, columns, key)).values(forgotten))


def _forget_copies(connection: Connection, table: Table, key: Key, texts: set[str]) -> None:
    """Take the record out of what loads kept: rows before and after, refused rows, doubts."""
    about = [(table.name, KEY), *((part.name, columns) for part, columns in _hanging(table))]
    names = {name for name, _ in about}
    changes = select(load_change.c.load, load_change.c.number, load_change.c.table_name, load_change.c.row_key)
    wanted = load_change.c.table_name.in_(names), load_change.c.row_key.contains(key["reference"], autoescape=True)
    for row in connection.execute(changes.where(*wanted)).all():
        held = json.loads(row.row_key)
        keys = ([held.get(column) for column in columns] for name, columns in about if name == row.table_name)
        if list(key.values()) in keys:
            same = load_change.c.load == row.load, load_change.c.number == row.number
            connection.execute(load_change.delete().where(*same))
    own = select(load.c.id).where(load.c.agency == key["agency"])
    _forget_rows(connection, own, {text for text in texts if len(text) > 2})


def _forget_rows(connection: Connection, loads: Any, texts: set[str]) -> None:
    named = or_(*[rejected_row.c.row.contains(text, autoescape=True) for text in texts])
    found = select(rejected_row.c.load, rejected_row.c.row_number, rejected_row.c.row)
    for row in connection.execute(found.where(rejected_row.c.load.in_(loads), named)).all():
        if texts & {str(value).strip() for value in json.loads(row.row).values()}:
            for table in (rejected_row, flagged_row):
                same = table.c.load == row.load, table.c.row_number == row.row_number
                connection.execute(table.delete().where(*same))
    connection.execute(flagged_row.delete().where(flagged_row.c.load.in_(loads), flagged_row.c.value.in_(texts)))
