"""What the secretariat writes before and during a sitting: the plan of the wall, and the figures as they were shown; each with its
line in the log, in one transaction."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select

from data import audit
from data.audit import Look
from data.engine import ensure_there, writing
from data.schema.meetings import agenda_step, meeting, meeting_figure

MOST_STEPS = 60
Row = dict[str, Any]


def save_plan(engine: Engine, look: Look, reference: str, steps: Sequence[Row]) -> None:
    """Put `steps` (kind, filters, state), in their order, in the place of the plan of the sitting. A ValueError where there are
    none, too many, or no such sitting."""
    if not 0 < len(steps) <= MOST_STEPS:
        raise ValueError(f"Between 1 and {MOST_STEPS} steps, please.")
    ensure_there(engine)
    with writing(engine) as connection:
        key = _key(connection, reference)
        connection.execute(delete(agenda_step).where(*[agenda_step.c[name] == value for name, value in key.items()]))
        rows = [key | {"position": position} | step for position, step in enumerate(steps, 1)]
        connection.execute(insert(agenda_step), rows)
        audit.append(connection, [look])


def keep_figures(
    engine: Engine, look: Look, reference: str, version: str, taken_at: datetime, figures: Iterable[Row]
) -> None:
    """Keep `figures` (measure, filters, numerator, denominator) as shown at `taken_at` from the data `version`. A ValueError where
    there is no such sitting."""
    ensure_there(engine)
    with writing(engine) as connection:
        key = _key(connection, reference)
        rows = [key | {"data_version": version, "taken_at": taken_at} | figure for figure in figures]
        if rows:
            connection.execute(insert(meeting_figure), rows)
        audit.append(connection, [look])


def _key(connection: Connection, reference: str) -> Row:
    found = connection.scalars(select(meeting.c.agency).where(meeting.c.reference == reference)).first()
    if found is None:
        raise ValueError(f"There is no sitting {reference}.")
    return {"agency": found, "reference": reference}
