"""Local accounts, for a network without a sign-in provider: password (Argon2id) and one-time code (TOTP, RFC 6238).

Five failures lock an account for a quarter of an hour, whichever of the two was wrong; an unknown subject takes the same time
and gives the same answer as a wrong password. A code serves once.
"""

import secrets
from datetime import UTC, date, datetime, timedelta

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import VerificationError, VerifyMismatchError
from sqlalchemy import Connection, Row, select

from data.dialects import upsert
from data.fact_rows import in_india
from data.schema.running import account

FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)
FOR_GOOD = datetime(2199, 1, 1, tzinfo=UTC)
"""Locked by the administrator: until he unlocks it."""
SHORTEST = 12
STEP_S = 30
_hasher = PasswordHasher()
_NOBODY = _hasher.hash(secrets.token_hex(16))


def set_password(connection: Connection, subject: str, password: str, until_on: date) -> str:
    """Make or renew an account; returns the new secret for the officer's code generator (an otpauth:// address)."""
    if len(password) < SHORTEST:
        raise ValueError(f"The password has at least {SHORTEST} characters.")
    secret = pyotp.random_base32()
    row = {"subject": subject, "password_hash": _hasher.hash(password), "totp_secret": secret, "failure_count": 0}
    upsert(connection, account, [row | {"locked_until": None, "last_code_at": None, "until_on": until_on}])
    return pyotp.TOTP(secret).provisioning_uri(name=subject, issuer_name="Sajha")


def new_secret(connection: Connection, subject: str) -> str:
    """A new secret for the code generator, as `set_password` gives it; the password stays. A ValueError without an account."""
    secret = pyotp.random_base32()
    _changed(connection, subject, totp_secret=secret, last_code_at=None)
    return pyotp.TOTP(secret).provisioning_uri(name=subject, issuer_name="Sajha")


def lock(connection: Connection, subject: str) -> None:
    """Refuse the account until it is unlocked. A ValueError where there is none."""
    _changed(connection, subject, locked_until=FOR_GOOD, failure_count=0)


def unlock(connection: Connection, subject: str) -> None:
    _changed(connection, subject, locked_until=None, failure_count=0)


def ends_on(connection: Connection, subject: str, until_on: date) -> None:
    """The last day it may be used."""
    _changed(connection, subject, until_on=until_on)


def listed(connection: Connection) -> list[Row]:
    """All accounts, without what proves them: subject, until_on, locked_until."""
    columns = (account.c.subject, account.c.until_on, account.c.locked_until)
    return list(connection.execute(select(*columns).order_by(account.c.subject)))


def _changed(connection: Connection, subject: str, **values: object) -> None:
    if connection.execute(account.update().where(account.c.subject == subject).values(values)).rowcount == 0:
        raise ValueError(f"There is no local account {subject}.")


def proven(connection: Connection, subject: str, password: str, code: str, now: datetime | None = None) -> bool:
    """Whether `subject` proved himself; what failed is counted, and is not told to him."""
    now = now or datetime.now(UTC)
    row = connection.execute(select(account).where(account.c.subject == subject).with_for_update()).first()
    right = _password_right(row.password_hash if row else _NOBODY, password)
    if row is None or row.until_on < in_india(now).date() or (row.locked_until and row.locked_until > now):
        return False
    used = _code_used(row.totp_secret, code, now, row.last_code_at)
    if right and used is not None:
        _remember(connection, subject, failure_count=0, locked_until=None, last_code_at=used)
        return True
    failures = row.failure_count + 1
    locked = now + LOCKED_FOR if failures >= FAILURES else None
    _remember(connection, subject, failure_count=0 if locked else failures, locked_until=locked)
    return False


def _password_right(kept: str, given: str) -> bool:
    try:
        return _hasher.verify(kept, given)
    except (VerifyMismatchError, VerificationError):
        return False


def _code_used(secret: str, code: str, now: datetime, last: datetime | None) -> datetime | None:
    """The half minute whose code it is: this one, the one before or after, and none that was used before."""
    totp, given = pyotp.TOTP(secret), code.replace(" ", "")
    if not (given.isascii() and given.isdigit()):
        return None
    for steps in (0, -1, 1):
        begin = datetime.fromtimestamp((int(now.timestamp()) // STEP_S + steps) * STEP_S, UTC)
        if (last is None or begin > last) and totp.verify(given, for_time=begin):
            return begin
    return None


def _remember(connection: Connection, subject: str, **values: object) -> None:
    connection.execute(account.update().where(account.c.subject == subject).values(values))
