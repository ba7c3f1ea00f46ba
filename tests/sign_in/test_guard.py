"""When the server starts, and the sentence with which it does not: by the rules, and by really starting it."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from data import migrate
from data.engine import connect
from tests.browser.conftest import free_port
from tests.conftest import ROOT
from ui.guard import Setting, refusal

SECRET = "s" * 32
PLAIN = Setting("", "", "", False, "", (), "localhost", "sample")
HEADERS = ("X-Remote-User",)

STARTS = {
    "a sample on this computer": PLAIN,
    "a sample by address": replace(PLAIN, address="127.0.0.1"),
    "a sample on IPv6": replace(PLAIN, address="::1"),
    "the database cannot be asked yet": replace(PLAIN, kind=None),
    "a provider": replace(PLAIN, address="", kind="real", has_provider=True, cookie_secret=SECRET),
    "a proxy": replace(PLAIN, address="10.1.1.1", kind="real", headers=HEADERS, proxy_secret=SECRET),
    "local accounts": replace(PLAIN, address="0.0.0.0", kind="real", sign_in="local"),
    "one viewer": replace(PLAIN, kind="real", one_viewer="ADG Crime, Haryana"),
}
REFUSED = {
    "everywhere without sign-in": (replace(PLAIN, address=""), "every address"),
    "another address without sign-in": (replace(PLAIN, address="10.1.1.1"), "localhost only"),
    "a name that only looks local": (replace(PLAIN, address="localhost.example"), "localhost only"),
    "real records without sign-in": (replace(PLAIN, kind="real"), "real records"),
    "a way that there is not": (replace(PLAIN, sign_in="none"), "must be one of"),
    "a provider without its section": (replace(PLAIN, sign_in="oidc"), "secrets.toml"),
    "a short cookie secret": (replace(PLAIN, has_provider=True, cookie_secret="short"), "32 characters"),
    "a proxy nobody vouches for": (replace(PLAIN, headers=HEADERS), "SAJHA_PROXY_SECRET"),
    "a proxy with a short secret": (replace(PLAIN, headers=HEADERS, proxy_secret="abc"), "SAJHA_PROXY_SECRET"),
    "a proxy without headers": (replace(PLAIN, sign_in="proxy", proxy_secret=SECRET), "trustedUserHeaders"),
    "headers beside a provider": (
        replace(PLAIN, sign_in="oidc", has_provider=True, cookie_secret=SECRET, headers=HEADERS),
        "take it out",
    ),
    "headers beside local accounts": (replace(PLAIN, sign_in="local", headers=HEADERS), "take it out"),
    "one viewer for the whole network": (replace(PLAIN, one_viewer="x", address="0.0.0.0"), "localhost"),
    "one viewer and sign-in": (replace(PLAIN, one_viewer="x", sign_in="local"), "not both"),
    "one viewer and headers": (replace(PLAIN, one_viewer="x", headers=HEADERS), "take it out"),
}


@pytest.mark.parametrize("case", STARTS)
def test_starts(case: str) -> None:
    assert refusal(STARTS[case]) is None


@pytest.mark.parametrize("case", REFUSED)
def test_does_not_start_and_says_what_to_set(case: str) -> None:
    setting, said = REFUSED[case]
    assert said in str(refusal(setting))


def started(var: Path, **settings: str) -> tuple[int, str]:
    """How a server ended that was started for real, and what it said."""
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard.py"), f"--server.port={free_port()}"]
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "SAJHA_SIGN_IN")}
    done = subprocess.run(
        command, cwd=ROOT, env=kept | {"SAJHA_VAR": str(var)} | settings, capture_output=True, text=True, timeout=60
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.slow
def test_a_real_database_without_sign_in_ends_the_server_with_a_sentence(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'sajha.db'}")
    migrate.create(engine, "real")
    engine.dispose()
    code, said = started(tmp_path)
    assert code != 0
    assert "This database holds real records, and no sign-in is set up" in said
    assert "Traceback" not in said


@pytest.mark.slow
def test_another_address_without_sign_in_ends_the_server_with_a_sentence(tmp_path: Path) -> None:
    code, said = started(tmp_path, STREAMLIT_SERVER_ADDRESS="0.0.0.0")
    assert code != 0
    assert "listens on localhost only" in said
    assert "Traceback" not in said
