"""The coordination gaps of a day, as they stood when it began: what the page of gaps showed is found again later."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Engine, delete, insert, select

from data.engine import reading, writing
from data.schema.meetings import gap_daily

COLUMNS = (
    *("gap_key", "rule", "must_act", "concerns", "severity", "numbers"),
    *("agency", "named_to", "handling", "review_by"),
)
OPEN = "participants"
NOT_SAID = "{}"
"""The numbers of a gap about records that are open only to some forces: they are not kept."""


def keep(engine: Engine, day: date, gaps: Iterable[Mapping[str, Any]]) -> int:
    """Write the gaps of `day` in one transaction, in place of those written for it before; gives how many. Each has COLUMNS."""
    rows = [{"day": day} | {name: gap[name] for name in COLUMNS} | _numbers(gap) for gap in gaps]
    with writing(engine) as connection:
        connection.execute(delete(gap_daily).where(gap_daily.c.day == day))
        if rows:
            connection.execute(insert(gap_daily), rows)
    return len(rows)


def last_noted(engine: Engine, gap_key: str) -> Mapping[str, Any]:
    """The gap as the last night that found it wrote it down. A ValueError where none did."""
    query = select(gap_daily).where(gap_daily.c.gap_key == gap_key).order_by(gap_daily.c.day.desc()).limit(1)
    with reading(engine) as connection:
        row = connection.execute(query).mappings().first()
    if row is None:
        raise ValueError(f"No gap {gap_key} was written down on any night.")
    return dict(row)


def _numbers(gap: Mapping[str, Any]) -> dict[str, str]:
    return {"numbers": gap["numbers"] if gap["handling"] == OPEN else NOT_SAID}
