"""Local accounts on a running server, on both engines: a ticket is worth nothing once its holder signed out or his post was
withdrawn, whoever sends it, and another viewer's cookie is no way round."""

import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from http.cookies import SimpleCookie
from pathlib import Path

import pyotp
import pytest
from sqlalchemy import Engine, select

from benchmarks.server import Server
from data import accounts, viewers
from data.engine import writing
from data.schema.running import account
from tests.access.conftest import fill, running
from tests.conftest import Make
from tests.pages.wire import wire
from ui import posts, tickets

pytestmark = pytest.mark.slow
PASSWORD = "a long enough password"
DRAWN = b'class="sajha-said"'
FORGED = (
    {"X-Remote-User": "leader"},
    {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-User": "leader"},
    {"Cookie": "_streamlit_user=eyJzdWIiOiJsZWFkZXIifQ"},
)
"""What a client may say of himself."""


@pytest.fixture
def engine(new_database: Make) -> Engine:
    engine = new_database()
    fill(engine)
    with writing(engine) as connection:
        for subject in ("leader", "nodal_officer"):
            accounts.set_password(connection, subject, PASSWORD, date(2099, 1, 1))
    return engine


@pytest.fixture
def server(engine: Engine, tmp_path: Path) -> Iterator[Server]:
    with running(engine, tmp_path, SAJHA_SIGN_IN="local") as server:
        yield server


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def asked(
    port: int, path: str, cookie: str = "", form: dict[str, str] | None = None, accept: str = "text/html"
) -> tuple[int, str, str]:
    """Status, the cookie that is set, and where to go."""
    body = urllib.parse.urlencode(form).encode() if form else None
    request = urllib.request.Request(f"http://localhost:{port}{path}", body, {"Accept": accept, "Cookie": cookie})
    try:
        answer = urllib.request.build_opener(NoRedirect).open(request, timeout=20)
    except urllib.error.HTTPError as refused:
        answer = refused
    with answer:
        given = SimpleCookie(answer.headers.get("set-cookie", ""))
        ticket = given[tickets.COOKIE].value if tickets.COOKIE in given else ""
        return answer.status, ticket, answer.headers.get("location", "")


def signed_in(engine: Engine, port: int, subject: str) -> str:
    """The cookie of somebody who proved himself."""
    with writing(engine) as connection:
        secret = connection.scalar(select(account.c.totp_secret).where(account.c.subject == subject))
        connection.execute(account.update().values(last_code_at=datetime.now(UTC) - timedelta(minutes=5)))
    form = {"subject": subject, "password": PASSWORD, "code": pyotp.TOTP(secret).now(), "next": "/"}
    status, ticket, _ = asked(port, "/sign-in", form=form)
    assert status == 303
    return f"{tickets.COOKIE}={ticket}"


def drawn(port: int, cookie: str, session: str = "") -> bool:
    """Whether a page with numbers comes to whoever sends the cookie."""
    with wire(port, None, session, Cookie=cookie) as other:
        return DRAWN in other.open("situation", "period=12m")


def guarded(port: int, cookie: str) -> int:
    return asked(port, "/boundaries/RJ-HR.json", cookie, accept="*/*")[0]


def test_a_ticket_ends_with_signing_out_and_with_the_post(engine: Engine, server: Server) -> None:
    port = server.port
    leader, nodal = (signed_in(engine, port, subject) for subject in ("leader", "nodal_officer"))
    assert drawn(port, leader)
    assert [guarded(port, cookie) for cookie in (leader, nodal, "", f"{tickets.COOKIE}=guess")] == [200, 200, 401, 401]

    for forged in FORGED:
        with wire(port, None, **forged) as session:
            assert DRAWN not in session.open("situation", "period=12m"), forged

    with wire(port, None, Cookie=leader) as session:
        assert DRAWN in session.open("situation", "period=12m")
        taken = session.session
    assert not drawn(port, f"{tickets.COOKIE}=guess", taken)  # a session's number alone is worth nothing
    assert not drawn(port, "", taken)

    assert asked(port, "/sign-out", leader)[0] == 303
    assert not drawn(port, leader)  # the same ticket, sent again
    assert not drawn(port, leader, taken)
    assert guarded(port, leader) == 401
    assert re.match("/sign-in", asked(port, "/map", leader)[2])

    assert drawn(port, nodal)
    with writing(engine) as connection:
        number = viewers.held_by(connection, "nodal_officer", date(2026, 11, 22))[0].id
        viewers.withdraw(connection, number)
    end = time.monotonic() + posts.LOOK_EVERY_S + 10
    while guarded(port, nodal) == 200 and time.monotonic() < end:
        time.sleep(0.5)
    assert guarded(port, nodal) == 401
    assert not drawn(port, nodal)
