"""The nodal officer's desk: the steps of a request to his force, and its report on an action item.

Each is one transaction with its line in the log. A force states its own part only; what it reports closes nothing.
"""

from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, Row, func, select

from data import asking, audit
from data.action_history import CLOSED, Key, NotWritten, fitting, owners, put, remark, same, taken, written
from data.audit import Look
from data.engine import ensure_there, writing
from data.schema.events import delivery, message
from data.schema.meetings import action_owner
from data.schema.vocabulary import OUTCOMES

STEPS = ("received", "interim")
"""What is stated of a request before its answer."""


def state(engine: Engine, look: Look, request: Key, step: str) -> None:
    """State now that a request (asking agency, reference) was received, or that an interim report was given on it."""
    if step not in STEPS:
        raise ValueError(f"A step is one of {', '.join(STEPS)}.")
    by, now = _force(look), datetime.now(UTC)
    ensure_there(engine)
    with writing(engine) as connection:
        row = _open(connection, request, by)
        if getattr(row, f"{step}_at") is not None:
            raise NotWritten("answered")
        values = {f"{step}_at": now, f"{step}_stated_by": by}
        if row.received_at is None:
            values |= {"received_at": now, "received_stated_by": by}
        connection.execute(_at(request, by).values(values))
        audit.append(connection, [look])


def answer(engine: Engine, look: Look, request: Key, outcome: str, text: str = "", reason: str = "") -> None:
    """State that a request is answered now, with what came of it; a `text` goes to the asking force as the reply. A refusal
    says why."""
    if outcome not in OUTCOMES:
        raise ValueError(f"An outcome is one of {', '.join(OUTCOMES)}.")
    by, said = _force(look), fitting(text)
    why = written(reason, "no_reason")[:500] if outcome == "refused" else None
    ensure_there(engine)
    with writing(engine) as connection:
        _open(connection, request, by)
        if said is not None:
            asking.answer(connection, request, by, outcome, f"{said}\n{look.officer}, {look.post}", why)
        else:
            _answered_elsewhere(connection, request, by, outcome, why)
        audit.append(connection, [look])


def _answered_elsewhere(connection: Connection, request: Key, by: str, outcome: str, why: str | None) -> None:
    """The answer went by another way: only that it did is stated."""
    now = datetime.now(UTC)
    stated = {f"{step}_stated_by": by for step in ("replied", "outcome")}
    times = {"received_at": func.coalesce(delivery.c.received_at, now), "replied_at": now}
    first = {"received_stated_by": func.coalesce(delivery.c.received_stated_by, by)}
    values = {**times, **first, **stated, "outcome": outcome, "refusal_reason": why}
    connection.execute(_at(request, by).values(values))


def report(engine: Engine, look: Look, key: Key, text: str, letter_number: str = "", complied: bool = False) -> None:
    """What the force of `look` did on an action item. It is reported complied once every force that must act says so; only the
    chair closes it."""
    by, said = _force(look), written(text)
    ensure_there(engine)
    with writing(engine) as connection:
        item = taken(connection, key)
        _may_report(connection, item, by)
        own = "reported_complied" if complied else "in_progress"
        mine = (*same(action_owner, key), action_owner.c.force == by)
        connection.execute(action_owner.update().where(*mine).values(status=own))
        standing = {row.status for row in owners(connection, key)}
        status = "reported_complied" if standing == {"reported_complied"} else "in_progress"
        letter = fitting(letter_number)
        put(
            connection,
            look,
            item,
            "report",
            {"status": status},
            status_after=status,
            letter_number=letter,
            **remark(said),
        )
        audit.append(connection, [look])


def _may_report(connection: Connection, item: Row, by: str) -> None:
    if item.strike_reason is not None:
        raise NotWritten("struck")
    if item.status in CLOSED:
        raise NotWritten("closed")
    if by not in {row.force for row in owners(connection, (item.agency, item.reference))}:
        raise NotWritten("not_ours")


def _force(look: Look) -> str:
    if look.agency is None:
        raise NotWritten("no_force")
    return look.agency


def _open(connection: Connection, request: Key, by: str) -> Row:
    """The delivery of a request to `by` that is not answered yet, kept from other writers."""
    asked = select(message.c.kind).where(*same(message, request), message.c.withdrawn_at.is_(None))
    query = select(delivery).where(*same(delivery, request), delivery.c.to_agency == by)
    row = connection.execute(query.where(delivery.c.withdrawn_at.is_(None)).with_for_update()).first()
    if row is None or connection.scalar(asked) != "request":
        raise NotWritten("unknown")
    if row.replied_at is not None:
        raise NotWritten("answered")
    return row


def _at(request: Key, by: str):
    return delivery.update().where(*same(delivery, request), delivery.c.to_agency == by)
