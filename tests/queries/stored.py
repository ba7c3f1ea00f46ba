"""Facts made by hand, written into a real database as another program would, to be read from there again."""

from typing import Any

import polars as pl
from sqlalchemy import Engine, Integer, Table, insert

from data.engine import writing
from data.facts import REGISTERS, Facts
from data.schema import metadata
from data.schema.build import Day, UtcTime
from tests.queries import made

BORN_WITH = ("states", "districts", "border_pairs", "units", "unit_districts", "crime_heads")
"""Registers that every database has."""
ALSO = {"offender": {"gang_source": "x"}}
"""What must stand beside a value that a row may have."""
STEPS = ("received", "interim", "replied")


def store(engine: Engine, facts: Facts) -> None:
    """Write all of `facts`; what `Facts` does not hold and a table wants is filled with something that says nothing."""
    rows = {REGISTERS[name][0]: frame for name, frame in facts.frames().items() if name in REGISTERS}
    for name in BORN_WITH:
        rows.pop(REGISTERS[name][0])
    rows |= {"incident": facts.incidents, "message": facts.messages, "delivery": _deliveries(facts)}
    rows |= {"incident_gang": _gangs(facts.incidents), "message_gang": _gangs(facts.messages)}
    rows |= {f"message_{what}": _named(facts, what) for what in ("offender", "incident")}
    with writing(engine) as connection:
        for table in metadata.sorted_tables:
            if table.name in rows and not rows[table.name].is_empty():
                connection.execute(insert(table), [_full(table, row) for row in rows[table.name].to_dicts()])


def _full(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    held: dict[str, Any] = dict(ALSO.get(table.name, {}))
    held |= {column.name: row[column.name] for column in table.c if column.name in row and column.computed is None}
    for column in table.c:
        empty = held.get(column.name) is None and not column.nullable and column.computed is None
        if empty and column.server_default is None:
            held[column.name] = _anything(column)
        elif empty:
            held.pop(column.name, None)
    return held


def _anything(column: Any) -> Any:
    if isinstance(column.type, UtcTime):
        return made.NOON
    if isinstance(column.type, Day):
        return made.TODAY
    if words := column.info.get("words"):
        return words[-1]
    return 0 if isinstance(column.type, Integer) else "x"


def _deliveries(facts: Facts) -> pl.DataFrame:
    messages = facts.messages.select("day", "number", "reference", "sent_at")
    after = [(pl.col("sent_at") + pl.duration(seconds=f"{step}_s")).alias(f"{step}_at") for step in STEPS]
    return facts.deliveries.join(messages, on=["day", "number"]).with_columns(after)


def _gangs(rows: pl.DataFrame) -> pl.DataFrame:
    named = rows.select("agency", "reference", gang=pl.col("gangs").cast(pl.String).str.split(" ")).explode("gang")
    return named.filter(pl.col("gang") != "")


def _named(facts: Facts, what: str) -> pl.DataFrame:
    rows: pl.DataFrame = getattr(facts, f"named_{what}s")
    return rows.join(facts.messages.select("day", "number", "agency", "reference"), on=["day", "number"])
