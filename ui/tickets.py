"""Sessions of local accounts: the browser holds a random ticket in a cookie, the server its hash, whose it is and until when.

A ticket means nothing by itself: changed or made up it is unknown. It lasts a working day, and ends with the server, with
signing out, and when its holder's posts end.
"""

import hashlib
import secrets
import time
from dataclasses import dataclass
from threading import Lock

COOKIE = "sajha_ticket"
LASTS_S = 12 * 3600


@dataclass(frozen=True)
class Ticket:
    subject: str
    until_s: float
    """By the server's own clock that only goes forward."""


_tickets: dict[str, Ticket] = {}
_one_at_a_time = Lock()


def _hash(ticket: str) -> str:
    return hashlib.sha256(ticket.encode()).hexdigest()


def give(subject: str) -> str:
    """A new ticket for somebody who proved himself."""
    ticket = secrets.token_urlsafe(32)
    with _one_at_a_time:
        for old in [key for key, item in _tickets.items() if item.until_s < time.monotonic()]:
            del _tickets[old]
        _tickets[_hash(ticket)] = Ticket(subject, time.monotonic() + LASTS_S)
    return ticket


def subject_of(ticket: str | None) -> str | None:
    """Whose ticket it is; None where it is none, or no longer."""
    found = _tickets.get(_hash(ticket)) if ticket else None
    return found.subject if found and found.until_s >= time.monotonic() else None


def take_back(ticket: str | None) -> None:
    if ticket:
        _tickets.pop(_hash(ticket), None)


def end(subject: str) -> None:
    """All tickets of somebody whose account was locked or renewed: he signs in again."""
    with _one_at_a_time:
        for key in [key for key, item in _tickets.items() if item.subject == subject]:
            del _tickets[key]
