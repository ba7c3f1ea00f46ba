"""What the administrator of viewers changes: each change and its line in the log in one transaction, both or neither."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import Engine, Row
from sqlalchemy.exc import IntegrityError

from data import accounts, audit, viewers
from data.audit import Look
from data.engine import ensure_there, reading, writing

ACTS: dict[str, Callable[..., Any]] = {
    "add": viewers.add,
    "withdraw": viewers.withdraw,
    "end": viewers.ends_on,
    "account": accounts.set_password,
    "second_factor": accounts.new_secret,
    "lock": accounts.lock,
    "unlock": accounts.unlock,
    "account_end": accounts.ends_on,
}
"""Name of a change -> what makes it."""


def change(engine: Engine, look: Look, act: str, *given: Any) -> Any:
    """Make the change `act`, and enter `look`. A ValueError says what is wrong; what the act gives is given back."""
    ensure_there(engine)
    try:
        with writing(engine) as connection:
            done = ACTS[act](connection, *given)
            audit.append(connection, [look])
    except IntegrityError as twice:
        raise ValueError("This officer holds this post from this day already, or there is no such force.") from twice
    return done


def everybody(engine: Engine) -> tuple[list[Row], list[Row]]:
    """All rows of `viewer`, those that have ended too, and all local accounts without what proves them."""
    with reading(engine) as connection:
        return viewers.listed(connection), accounts.listed(connection)


def acting_for(rows: list[Row], on: date) -> dict[str, list[str]]:
    """Post -> the officers who hold it or act for it on a day, in the order they were entered."""
    found: dict[str, list[str]] = {}
    for row in rows:
        if row.withdrawn_at is None and row.from_on <= on and (row.until_on is None or row.until_on >= on):
            found.setdefault(row.post, []).append(row.officer)
    return found
