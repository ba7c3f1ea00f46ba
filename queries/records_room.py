"""The saved plan of a sitting, its decisions and figures as shown, and which names must not stand on the wall."""

from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError

from data.engine import NotReady, place, reading
from data.facts import ist_date
from data.schema.meetings import action_item, action_owner, agenda_step, meeting_figure
from data.schema.people import offender, offender_alias
from queries import records
from queries.persons_named import Names, register
from queries.records_gate import may, opened
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


def names(engine: Engine) -> Names:
    """Every name of every offender in the books of all forces, whoever asks: only whether a text holds one leaves this server.
    Raises as `plan`."""
    columns = [offender.c[name] for name in ("name", "name_hi", "name_received")]
    try:
        with reading(engine) as connection:
            found = [text for row in connection.execute(select(*columns)) for text in row]
            found += connection.scalars(select(offender_alias.c.alias)).all()
    except DBAPIError as trouble:
        raise NotReady("unreachable", place(engine)) from trouble
    return register(found)


def decided(reference: str, viewer: Viewer) -> list[dict[str, Any]]:
    """The decisions of the sitting that the secretariat shows on the wall and `viewer` may see, by number: agency, reference,
    number, decision, decision_hi, due_on, owners (forces, who leads first). Raises as `plan`."""
    at, today = action_item.c, ist_date(datetime.now(UTC))
    columns = [at[name] for name in ("agency", "reference", "number", "decision", "decision_hi", "due_on")]
    shown = at.meeting_reference == reference, at.shown_at.is_not(None), at.withdrawn_at.is_(None)
    query = select(*columns).where(*shown, may(action_item, viewer, today)).order_by(at.number, at.agency)
    forces = (
        select(*[action_owner.c[name] for name in ("agency", "reference", "force", "role")])
        .join(action_item)
        .where(*shown)
    )
    with opened(records._engine(), viewer) as connection:
        found = [dict(row) for row in connection.execute(query).mappings()]
        acting = connection.execute(forces.order_by(action_owner.c.role.desc(), action_owner.c.force)).all()
    for row in found:
        row["owners"] = [force for *key, force, _ in acting if tuple(key) == (row["agency"], row["reference"])]
    return found
