"""Asking another force whether and what it knows of somebody: a request message, and its line in the log, in one transaction."""

import secrets
from datetime import UTC, datetime

from sqlalchemy import Engine

from data import audit
from data.audit import Look
from data.engine import ensure_there, writing
from data.schema.events import delivery, message

SUBJECT = "Is this person or case known to you: {wanted}"


def ask(engine: Engine, look: Look, to_agency: str, wanted: str) -> str:
    """Send the request from the agency of `look` to another; returns its reference. A ValueError where there is no such agency.

    `look` is the line that goes into the log: it concerns the force asked, so its leader sees who asked.
    """
    if look.agency is None or look.agency == to_agency:
        raise ValueError("A request goes from one force to another.")
    now = datetime.now(UTC)
    key = {"agency": look.agency, "reference": f"ASK-{now:%Y%m%d}-{secrets.token_hex(4).upper()}"}
    sent = {"kind": "request", "channel": "system", "urgency": "ordinary", "handling": "named", "sent_at": now}
    body = f"{look.purpose or ''}\n{look.officer}, {look.post}".strip()
    ensure_there(engine)
    with writing(engine) as connection:
        subject = SUBJECT.format(wanted=wanted.strip()[:200])
        connection.execute(message.insert().values(key | sent | {"subject": subject, "body": body}))
        connection.execute(delivery.insert().values(key | {"to_agency": to_agency}))
        audit.append(connection, [look])
    return key["reference"]
