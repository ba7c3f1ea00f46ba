"""Local accounts: password and code, both once and both right; locked after failures; ended on their last day."""

from datetime import UTC, date, datetime, timedelta

import pyotp
import pytest
from sqlalchemy import Connection, Engine, select

from data import accounts
from data.engine import writing
from data.schema.running import account

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 21, 12, 0, 10, tzinfo=UTC)
PASSWORD = "a long enough one"


@pytest.fixture
def connection(engine: Engine):
    with writing(engine) as connection:
        accounts.set_password(connection, "asha", PASSWORD, date(2026, 12, 31))
        yield connection


def code(connection: Connection, at: datetime = NOW) -> str:
    secret = connection.scalar(select(account.c.totp_secret))
    return pyotp.TOTP(secret).at(at)


def proven(connection: Connection, password: str, given: str, at: datetime = NOW, subject: str = "asha") -> bool:
    return accounts.proven(connection, subject, password, given, at)


def test_both_right_opens(connection: Connection) -> None:
    assert proven(connection, PASSWORD, code(connection))


def test_a_code_serves_once(connection: Connection) -> None:
    assert proven(connection, PASSWORD, code(connection))
    assert not proven(connection, PASSWORD, code(connection))
    later = NOW + timedelta(seconds=30)
    assert proven(connection, PASSWORD, code(connection, later), later)


@pytest.mark.parametrize(("seconds", "opens"), [(-60, False), (-30, True), (30, True), (60, False)])
def test_a_clock_may_be_half_a_minute_off(connection: Connection, seconds: int, opens: bool) -> None:
    assert proven(connection, PASSWORD, code(connection, NOW + timedelta(seconds=seconds))) is opens


def test_one_of_the_two_is_not_enough(connection: Connection) -> None:
    right = code(connection)
    other = f"{(int(right) + 1) % 1_000_000:06}"
    assert not proven(connection, PASSWORD, other)
    assert not proven(connection, "wrong", right)
    assert not proven(connection, PASSWORD, "")
    assert not proven(connection, PASSWORD, "१२३४५६")  # digits of another script are no code


def test_nobody_is_nobody(connection: Connection) -> None:
    assert not proven(connection, PASSWORD, code(connection), subject="x' OR 1=1 --")


def test_five_failures_lock_it_for_a_quarter_of_an_hour(connection: Connection) -> None:
    for _ in range(4):
        assert not proven(connection, "wrong", "000000")
    assert proven(connection, PASSWORD, code(connection))  # and start the count again
    for _ in range(5):
        assert not proven(connection, "wrong", "000000")
    for minutes, opens in ((14, False), (15, True)):
        later = NOW + timedelta(minutes=minutes)
        assert proven(connection, PASSWORD, code(connection, later), later) is opens


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        (datetime(2026, 12, 31, 18, 29, tzinfo=UTC), True),  # 23:59 of the last day in India
        (datetime(2026, 12, 31, 18, 30, tzinfo=UTC), False),  # midnight
    ],
)
def test_it_ends_with_its_last_day_in_india(connection: Connection, at: datetime, opens: bool) -> None:
    assert proven(connection, PASSWORD, code(connection, at), at) is opens


def test_neither_password_nor_a_fingerprint_without_salt_is_kept(connection: Connection) -> None:
    kept = connection.scalar(select(account.c.password_hash))
    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept
    with pytest.raises(ValueError, match="12 characters"):
        accounts.set_password(connection, "x", "short", date(2026, 12, 31))
