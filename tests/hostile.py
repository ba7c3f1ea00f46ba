"""Texts that attack whoever shows them, in every text column of every table of a database."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Engine, Table, Text, text
from sqlalchemy.exc import DBAPIError

from data import audit
from data.engine import writing
from data.schema import metadata

MARK = "hostile"
ATTACK = (
    "<img src=x onerror=parent.hostile=1;window.hostile=1><script>window.hostile=1</script>"
    "</script><svg/onload=window.hostile=1>${window.hostile=1}`+(window.hostile=1)+`'\"{{7*7}}"
    "![x](http://outside.example/x.png)[l](javascript:window.hostile=1)"
)
"""In HTML, in scripts, in template strings, in markdown. `window.hostile` tells that one of them ran."""
FORMULA = '=HYPERLINK("http://outside.example")'
LEFT_OUT = {
    "about": "what the database is, written by us alone",
    "access_log": "cannot be changed: attacked by its own lines",
    "access_log_head": "hashes of our own",
    "account": "never shown",
    "purged": "hashes of our own",
}


def is_free(column: Column) -> bool:
    """Whether anybody may write any text into it: no code of ours, no key of another table."""
    is_key = (
        column.primary_key
        or column.foreign_keys
        or any(column.name in item.columns for item in column.table.foreign_key_constraints)
    )
    return isinstance(column.type, Text) and not is_key and not column.info.get("words")


def columns() -> Iterator[tuple[Table, Column]]:
    for table in metadata.sorted_tables:
        if table.name not in LEFT_OUT:
            yield from ((table, column) for column in table.c if is_free(column))


def attack(engine: Engine) -> list[str]:
    """Write ATTACK into every free text column; returns the columns that the schema itself keeps it out of."""
    refused = []
    for table, column in columns():
        own = " || '-' || rowid" if column.unique or _is_unique(table, column) else ""
        value = f":{MARK} || coalesce({column.name}, ''){own}"
        try:
            with writing(engine) as connection:
                connection.execute(text(f'UPDATE "{table.name}" SET {column.name} = {value}'), {MARK: ATTACK})
        except DBAPIError:
            refused.append(f"{table.name}.{column.name}")
    _numbers(engine)
    _log(engine)
    return refused


def _is_unique(table: Table, column: Column) -> bool:
    return any(
        column.name in getattr(item, "columns", ())
        for item in table.constraints
        if type(item).__name__ == "UniqueConstraint"
    )


def _numbers(engine: Engine) -> None:
    """The numbers of records, which forces give, as script: in every table that holds them, at once."""
    begin = "<b onmouseover=window.hostile=1>"
    with closing(
        sqlite3.connect(str(engine.url.database))
    ) as connection:  # keys are checked at the end, not at each row
        for table in metadata.sorted_tables:
            for name in (column.name for column in table.c if column.name.endswith("reference")):
                connection.execute(f'UPDATE "{table.name}" SET {name} = ? || {name}', [begin])
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.commit()


def _log(engine: Engine) -> None:
    who: dict[str, Any] = dict.fromkeys(("subject", "officer", "post"), ATTACK)
    look = audit.Look(datetime.now(UTC), **who, role="leader", agency="RJ", kind="search", what=ATTACK, filters=FORMULA)
    with writing(engine) as connection:
        audit.append(connection, [look])
