"""What a load wrote, kept so that undo can tell whether another writer changed it since.

A changed row stands whole, before and after, as JSON. Of new rows, which may be a million, only marks are kept: eight bytes over
all that was written into each, many in one line.
"""

import json
from collections.abc import Iterable
from hashlib import blake2b

import polars as pl
import polars.selectors as cs
from sqlalchemy import Table

from data.dialects import utc_now
from data.intake.stored import columns, held, typed
from data.schema.build import UtcTime

CHANGE = {"table_name": pl.String, "row_key": pl.String, "before": pl.String, "after": pl.String}
AT_A_TIME = 20_000
SIZE = 8
_TO_THE_SECOND = cs.datetime().dt.convert_time_zone("UTC").dt.truncate("1s").dt.cast_time_unit("ms")


def as_json(table: Table, rows: pl.DataFrame) -> pl.DataFrame:
    """row_key and row of each of `rows`, as JSON."""
    rows = rows.with_columns(_TO_THE_SECOND)
    keys = [column.name for column in table.primary_key]
    whole = [column.name for column in columns(table) if column.name in rows.columns]
    return rows.select(
        pl.struct(keys).struct.json_encode().alias("row_key"), pl.struct(whole).struct.json_encode().alias("row")
    )


def of_new(table: Table, rows: pl.DataFrame) -> pl.DataFrame:
    """Lines of `load_change` with the marks of new rows."""
    names = [name for name in compared(table) if name in rows.columns]
    parts = [_marks(part.select(names)) for part in rows.iter_slices(AT_A_TIME)]
    after = [json.dumps({"columns": names, "marks": b"".join(part).hex()}) for part in parts]
    nothing = pl.lit(None, pl.String)
    return pl.DataFrame({"after": after}).select(
        table_name=pl.lit(table.name), row_key=pl.lit(""), before=nothing, after="after"
    )


def touched(rows: pl.DataFrame, kept: Iterable[str]) -> pl.DataFrame:
    """Those of `rows` that do not stand as any of the lines `kept` (their `after`) says."""
    known: set[bytes] = set()
    names: list[str] = []
    for line in map(json.loads, kept):
        names, marks = line["columns"], bytes.fromhex(line["marks"])
        known.update(marks[place : place + SIZE] for place in range(0, len(marks), SIZE))
    if not names:
        return rows
    return rows.filter(pl.Series([mark not in known for mark in _marks(rows.select(names))], dtype=pl.Boolean))


def compared(table: Table) -> list[str]:
    """What can be compared: all that is written, but for what the database itself fills with the time of day."""
    return [column.name for column in columns(table) if not _filled(column)]


def _filled(column) -> bool:
    return isinstance(getattr(column.server_default, "arg", None), utc_now)


def _marks(rows: pl.DataFrame) -> list[bytes]:
    lines = (
        rows.with_columns(_TO_THE_SECOND).select(pl.struct(pl.all()).struct.json_encode().cast(pl.Binary)).to_series()
    )
    return [blake2b(line, digest_size=SIZE).digest() for line in lines.to_list()]


def keys_of(table: Table, changes: pl.DataFrame) -> pl.DataFrame:
    """The keys of rows of `table`, from the `row_key` of their changes."""
    return _frame(table, changes["row_key"], [column.name for column in table.primary_key])


def from_json(table: Table, texts: pl.Series) -> pl.DataFrame:
    """Rows of `table` from their JSON, with the types of `held`."""
    return typed(table, _frame(table, texts, [column.name for column in columns(table)]))


def _frame(table: Table, texts: pl.Series, names: list[str]) -> pl.DataFrame:
    """Rows written as JSON, as a frame of the table's types."""
    rows = [json.loads(one) for one in texts]
    given = [name for name in names if not rows or name in rows[0]]
    parts = []
    for name in given:
        kind = held(table.c[name])
        as_written = pl.String() if isinstance(table.c[name].type, UtcTime) or kind == pl.Date else kind
        series = pl.Series(name, [row[name] for row in rows], dtype=as_written)
        if isinstance(table.c[name].type, UtcTime):
            series = series.str.to_datetime(time_unit="ms", time_zone="UTC", format="%+")
        parts.append(series.str.to_date() if kind == pl.Date else series.cast(kind))
    return pl.DataFrame(parts)
