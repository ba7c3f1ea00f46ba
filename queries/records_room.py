"""The saved plan of a sitting, its figures as shown, and which names must not stand on the wall."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import DBAPIError

from data.engine import NotReady, place, reading
from data.persons_named import Names, of_registers
from data.schema.meetings import agenda_step, meeting_figure
from queries import records
from queries.records_gate import opened
from queries.room import Plan, Step
from queries.visible import Viewer


def plan(reference: str, viewer: Viewer) -> Plan:
    """The steps of the sitting `reference` in their order, as the secretariat saved them; none where it saved none. They are open
    to all. Raises NotReady while the database is away."""
    columns = [agenda_step.c[name] for name in ("kind", "filters", "state")]
    query = select(*columns).where(agenda_step.c.reference == reference).order_by(agenda_step.c.position)
    with opened(records._engine(), viewer) as connection:
        return tuple(Step(*row) for row in connection.execute(query))


class Figure(NamedTuple):
    """A number as it was shown."""

    measure: str
    filters: str
    numerator: float
    denominator: float | None


def figures(reference: str, viewer: Viewer) -> list[Figure]:
    """The figures that were kept last of the sitting `reference`. Raises as `plan`."""
    at = meeting_figure.c
    query = select(at.taken_at, at.measure, at.filters, at.numerator, at.denominator).where(at.reference == reference)
    with opened(records._engine(), viewer) as connection:
        rows = connection.execute(query.order_by(at.taken_at.desc(), at.measure, at.filters)).all()
    return [Figure(*row[1:]) for row in rows if row[0] == rows[0][0]]


def opened_at(reference: str, viewer: Viewer) -> datetime | None:
    """When the figures of the sitting were kept last; None where they never were. Raises as `plan`."""
    query = select(func.max(meeting_figure.c.taken_at)).where(meeting_figure.c.reference == reference)
    with opened(records._engine(), viewer) as connection:
        return connection.scalar(query)


def names(engine: Engine) -> Names:
    """Every name of every offender in the books of all forces, whoever asks: only whether a text holds one leaves this server.
    Raises as `plan`."""
    try:
        with reading(engine) as connection:
            return of_registers(connection)
    except DBAPIError as trouble:
        raise NotReady("unreachable", place(engine)) from trouble
