"""Signing in for real: a server, a browser, and an OpenID Connect provider, a proxy's header, or a local account."""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine, select

from benchmarks.server import ROOT, Server, serving
from data import accounts, audit, viewers
from data.engine import connect, reading, writing
from data.schema.running import access_log, account
from tests.browser.conftest import free_port, settled

pytestmark = pytest.mark.browser
SECRET = "a-secret-of-the-tests-long-enough-for-all"
PASSWORD = "a long enough one"


@pytest.fixture
def folder(sample_folder: Path, tmp_path: Path) -> Path:
    """A copy of the sample in which Asha holds a post and has a local account."""
    shutil.copyfile(sample_folder / "sajha.db", tmp_path / "sajha.db")
    engine = database(tmp_path)
    with writing(engine) as connection:
        viewers.add(connection, "asha", "Asha Rao", "ADG Crime, Haryana", "HR", "leader", date(2026, 1, 1))
        accounts.set_password(connection, "asha", PASSWORD, date(2099, 1, 1))
    engine.dispose()
    return tmp_path


def database(folder: Path) -> Engine:
    return connect(f"sqlite:///{folder / 'sajha.db'}")


@contextmanager
def sajha(folder: Path, monkeypatch: pytest.MonkeyPatch, port: int, **settings: str) -> Iterator[Server]:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    with serving(ROOT / "dashboard.py", folder, port, "/health") as running:
        yield running


@pytest.fixture
def provider() -> Iterator[int]:
    """An OpenID Connect provider that believes whatever name one types; its tokens hold for ten minutes."""
    port = free_port()
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--token-max-age", "600"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(2)
    yield port
    process.terminate()
    process.wait(timeout=10)


def sign_in_at_provider(page: Page, subject: str) -> None:
    page.get_by_role("button", name="Sign in").click()
    page.locator("input[name=sub]").fill(subject)
    page.get_by_role("button", name="Authorize").click()


def test_with_a_provider(folder: Path, provider: int, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    port, secrets = free_port(), folder / "secrets.toml"
    secrets.write_text(
        f'[auth]\nredirect_uri = "http://localhost:{port}/oauth2callback"\ncookie_secret = "{SECRET}"\n'
        f'client_id = "sajha"\nclient_secret = "secret"\n'
        f'server_metadata_url = "http://localhost:{provider}/.well-known/openid-configuration"\n',
        encoding="utf-8",
    )
    with sajha(folder, monkeypatch, port, STREAMLIT_SECRETS_FILES=str(secrets)):
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"http://localhost:{port}/sharing")
        expect(page.get_by_text("Sign in to look.")).to_be_visible(timeout=30_000)
        assert page.locator(".sajha-said").count() == 0
        sign_in_at_provider(page, "asha")
        settled(page)
        expect(page.get_by_role("button", name="ADG Crime, Haryana")).to_be_visible()

        other = browser.new_context()  # the same cookie with one sign changed opens nothing
        forged = [_forged(item) if item["name"] == "_streamlit_user" else item for item in context.cookies()]
        other.add_cookies(forged)
        page_of_other = other.new_page()
        page_of_other.goto(f"http://localhost:{port}/")
        expect(page_of_other.get_by_text("Sign in to look.")).to_be_visible(timeout=30_000)
        sign_in_at_provider(page_of_other, "nobody")
        expect(page_of_other.get_by_text("You hold no post that may look.")).to_be_visible(timeout=30_000)

        _withdrawn_is_out(folder, page)
        context.close(), other.close()
    engine = database(folder)
    with reading(engine) as connection:
        kinds = {tuple(row) for row in connection.execute(select(access_log.c.subject, access_log.c.kind))}
        assert audit.verify(connection).wrong == ()
    assert {("asha", "sign_in"), ("asha", "page"), ("nobody", "refusal")} <= kinds


def _forged(cookie: dict) -> dict:
    value = cookie["value"]
    return cookie | {"value": value[:20] + ("A" if value[20] != "A" else "B") + value[21:]}


def _withdrawn_is_out(folder: Path, page: Page) -> None:
    engine = database(folder)
    with writing(engine) as connection:
        viewers.withdraw(connection, viewers.held_by(connection, "asha", date(2026, 11, 21))[0].id)
    engine.dispose()
    begun = time.monotonic()
    expect(page.get_by_text("You hold no post that may look.")).to_be_visible(timeout=60_000)
    assert page.locator(".sajha-said").count() == 0
    assert time.monotonic() - begun < 60


def test_with_a_local_account(folder: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    port = free_port()
    with sajha(folder, monkeypatch, port, SAJHA_SIGN_IN="local"):
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"http://localhost:{port}/map?states=RJ")
        expect(page).to_have_url(re.compile("/sign-in"))
        _type(page, "wrong password here", "000000")
        expect(page.get_by_role("alert")).to_be_visible()
        engine = database(folder)
        with reading(engine) as connection:
            secret = connection.scalar(select(account.c.totp_secret))
        engine.dispose()
        _type(page, PASSWORD, pyotp.TOTP(secret).now())
        settled(page)
        assert "/map" in page.url and "states=RJ" in page.url  # on to where one wanted to go
        ticket = next(item for item in context.cookies() if item["name"] == "sajha_ticket")
        assert ticket["httpOnly"] and ticket["sameSite"] == "Lax"

        stranger = browser.new_context().new_page()
        stranger.goto(f"http://localhost:{port}/map")
        expect(stranger).to_have_url(re.compile("/sign-in"))
        page.goto(f"http://localhost:{port}/sign-out")
        page.goto(f"http://localhost:{port}/map")
        expect(page).to_have_url(re.compile("/sign-in"))


def _type(page: Page, password: str, code: str) -> None:
    page.locator("input[name=subject]").fill("asha")
    page.locator("input[name=password]").fill(password)
    page.locator("input[name=code]").fill(code)
    page.get_by_role("button", name="Sign in").click()


def test_with_a_proxy(folder: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    port = free_port()
    settings = {
        "SAJHA_SIGN_IN": "proxy",
        "SAJHA_PROXY_SECRET": SECRET,
        "STREAMLIT_SERVER_TRUSTED_USER_HEADERS": '{"X-Remote-User": "subject"}',
    }
    with sajha(folder, monkeypatch, port, **settings):
        forged = browser.new_context(extra_http_headers={"X-Remote-User": "asha"}).new_page()
        forged.goto(f"http://localhost:{port}/")
        expect(forged.get_by_text("Open Sajha through the sign-in of your network.")).to_be_visible(timeout=30_000)
        assert forged.locator(".sajha-said").count() == 0
        proxied = browser.new_context(extra_http_headers={"X-Remote-User": "asha", "X-Sajha-Proxy": SECRET}).new_page()
        proxied.goto(f"http://localhost:{port}/")
        settled(proxied)
        expect(proxied.get_by_role("button", name="ADG Crime, Haryana")).to_be_visible()
