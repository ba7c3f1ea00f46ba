"""Asking another force whether and what it knows of somebody, and answering: messages, and their lines in the log, in one
transaction each."""

import secrets
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, func

from data import audit
from data.audit import Look
from data.engine import ensure_there, writing
from data.schema.events import delivery, message

ASKED, ANSWERED = "ASK", "ANSWER"
"""How the references of such requests and answers begin."""
SUBJECT = "Is this person or case known to you: {wanted}"


def ask(engine: Engine, look: Look, to_agency: str, wanted: str) -> str:
    """Send the request from the agency of `look` to another; returns its reference. A ValueError where there is no such agency.

    `look` is the line that goes into the log: it concerns the force asked, so its leader sees who asked.
    """
    if look.agency is None or look.agency == to_agency:
        raise ValueError("A request goes from one force to another.")
    now = datetime.now(UTC)
    key = {"agency": look.agency, "reference": _reference(ASKED, now)}
    sent = {"kind": "request", "channel": "system", "urgency": "ordinary", "handling": "named", "sent_at": now}
    body = f"{look.purpose or ''}\n{look.officer}, {look.post}".strip()
    ensure_there(engine)
    with writing(engine) as connection:
        subject = SUBJECT.format(wanted=wanted.strip()[:200])
        connection.execute(message.insert().values(key | sent | {"subject": subject, "body": body}))
        connection.execute(delivery.insert().values(key | {"to_agency": to_agency}))
        audit.append(connection, [look])
    return key["reference"]


def wanted_in(subject: str) -> str | None:
    """What a request of `ask` asks about, from its subject; None of another request."""
    before, _, after = SUBJECT.partition("{wanted}")
    return subject.removeprefix(before).removesuffix(after) if subject.startswith(before) else None


def decline(engine: Engine, look: Look, request: tuple[str, str], outcome: str, reason: str = "") -> None:
    """Answer the request (asking agency, reference) from the agency of `look` without disclosing: `no_trace`, or `refused` for a
    reason. A ValueError where it is not open to an answer."""
    if look.agency is None or outcome not in ("no_trace", "refused") or (outcome == "refused" and not reason.strip()):
        raise ValueError("A request is answered with no trace, or refused with the reason.")
    ensure_there(engine)
    with writing(engine) as connection:
        said = f"{reason.strip()}\n{look.officer}, {look.post}".strip()
        answer(connection, request, look.agency, outcome, said, reason.strip() or None)
        audit.append(connection, [look])


def answer(
    connection: Connection, request: tuple[str, str], by: str, outcome: str, said: str, reason: str | None = None
) -> None:
    """State the answer at the delivery of a request to agency `by`, and send it as a reply, in the caller's transaction."""
    now = datetime.now(UTC)
    stated = {f"{step}_stated_by": by for step in ("received", "replied", "outcome")}
    times = {"received_at": func.coalesce(delivery.c.received_at, now), "replied_at": now}
    same = delivery.c.agency == request[0], delivery.c.reference == request[1], delivery.c.to_agency == by
    values = stated | times | {"outcome": outcome, "refusal_reason": reason[:500] if reason else None}
    if connection.execute(delivery.update().where(*same, delivery.c.replied_at.is_(None)).values(values)).rowcount == 0:
        raise ValueError("There is no such request to this force, or it was answered already.")
    key = {"agency": by, "reference": _reference(ANSWERED, now)}
    sent = {"kind": "reply", "channel": "system", "urgency": "ordinary", "handling": "named", "sent_at": now}
    of = {"in_reply_to_agency": request[0], "in_reply_to_reference": request[1]}
    text = {"subject": f"Answer to {request[1]}", "body": said}
    connection.execute(message.insert().values(key | sent | of | text))
    connection.execute(delivery.insert().values(key | {"to_agency": request[0]}))


def _reference(kind: str, now: datetime) -> str:
    return f"{kind}-{now:%Y%m%d}-{secrets.token_hex(4).upper()}"
