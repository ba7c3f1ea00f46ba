"""What must be set before the server may listen: how viewers prove who they are, and what is refused without it.

Settings: `SAJHA_SIGN_IN` (`oidc`, `proxy` or `local`; without it what is configured counts), `SAJHA_ONE_VIEWER` (a subject or a
post: one officer's own laptop), `SAJHA_PROXY_SECRET` (what a trusted proxy proves itself with).
"""

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy.exc import DBAPIError
from streamlit import config
from streamlit.auth_util import get_secrets_auth_section

from data.engine import NotReady, connect, ensure_ready, reading
from data.migrate import kind_of

WAYS = ("oidc", "proxy", "local")
SECRET_AT_LEAST = 32
HOW = "How to set up sign-in stands in docs/security.md: SAJHA_SIGN_IN=oidc, proxy or local."


@dataclass(frozen=True)
class Setting:
    """What decides whether the server may start."""

    sign_in: str
    """`SAJHA_SIGN_IN`, or empty."""
    one_viewer: str
    """`SAJHA_ONE_VIEWER`, or empty."""
    proxy_secret: str
    has_provider: bool
    """Whether `.streamlit/secrets.toml` names a sign-in provider."""
    cookie_secret: str
    """The secret under which the provider's cookie is signed."""
    headers: tuple[str, ...]
    """`server.trustedUserHeaders`."""
    address: str
    """`server.address`: where the server listens; empty: everywhere."""
    kind: str | None
    """`sample` or `real`; None where the database cannot be asked."""

    @property
    def way(self) -> str:
        """One of WAYS, `one_viewer`, or `none`."""
        if self.one_viewer:
            return "one_viewer"
        return self.sign_in or ("oidc" if self.has_provider else "proxy" if self.headers else "none")

    @property
    def here_only(self) -> bool:
        try:
            return self.address == "localhost" or ipaddress.ip_address(self.address.strip("[]")).is_loopback
        except ValueError:
            return False


def refusal(setting: Setting) -> str | None:
    """Why the server must not start, and what to set; None where it may."""
    if setting.sign_in and setting.sign_in not in WAYS:
        return f"SAJHA_SIGN_IN is {setting.sign_in!r}. It must be one of: {', '.join(WAYS)}."
    if setting.way == "none":
        return _without_sign_in(setting)
    if setting.way == "one_viewer":
        return _one_viewer(setting)
    if setting.way == "oidc" and not setting.has_provider:
        return "SAJHA_SIGN_IN is oidc, but .streamlit/secrets.toml has no section [auth] with the provider. " + HOW
    if setting.way == "oidc" and len(setting.cookie_secret) < SECRET_AT_LEAST:
        return f"cookie_secret in .streamlit/secrets.toml must have at least {SECRET_AT_LEAST} characters."
    return _proxy(setting) if setting.way == "proxy" else _no_stray_headers(setting)


def _without_sign_in(setting: Setting) -> str | None:
    if not setting.here_only:
        where = setting.address or "every address"
        return f"Without sign-in the server listens on localhost only; server.address is {where}. {HOW}"
    if setting.kind == "real":
        return f"This database holds real records, and no sign-in is set up: nobody may look. {HOW}"
    return None


def _one_viewer(setting: Setting) -> str | None:
    if setting.sign_in:
        return "Set SAJHA_ONE_VIEWER or SAJHA_SIGN_IN, not both."
    if not setting.here_only:
        return "SAJHA_ONE_VIEWER is for one officer's own computer: server.address must be localhost."
    return _no_stray_headers(setting)


def _proxy(setting: Setting) -> str | None:
    if not setting.headers:
        return 'For SAJHA_SIGN_IN=proxy set server.trustedUserHeaders, such as {"X-Remote-User" = "subject"}.'
    if len(setting.proxy_secret) < SECRET_AT_LEAST:
        return (
            f"Set SAJHA_PROXY_SECRET (at least {SECRET_AT_LEAST} characters), and have the proxy send it as the header"
            " X-Sajha-Proxy: without it anybody who reaches the port could say who he is."
        )
    return None


def _no_stray_headers(setting: Setting) -> str | None:
    """Headers that nobody vouches for must not stand beside another way to sign in."""
    if setting.headers:
        return "server.trustedUserHeaders is set, but sign-in is not by proxy: take it out, or set SAJHA_SIGN_IN=proxy."
    return None


def configured(environ: Mapping[str, str] = os.environ, kind: str | None = None) -> Setting:
    """The settings as they stand, with the `kind` of the database."""
    auth = get_secrets_auth_section()
    return Setting(
        sign_in=environ.get("SAJHA_SIGN_IN", "").strip(),
        one_viewer=environ.get("SAJHA_ONE_VIEWER", "").strip(),
        proxy_secret=environ.get("SAJHA_PROXY_SECRET", ""),
        has_provider=bool(auth) and "client_id" in auth,
        cookie_secret=str(auth.get("cookie_secret", "")) if auth else "",
        headers=tuple(config.get_option("server.trustedUserHeaders") or ()),
        address=config.get_option("server.address") or "",
        kind=kind,
    )


@lru_cache(maxsize=1)
def standing() -> Setting:
    """The settings of this server: they do not change while it runs."""
    return configured()


def kind_of_database() -> str | None:
    """`sample` or `real`; None where it cannot be asked now: every page asks again before it shows anything."""
    engine = connect()
    try:
        ensure_ready(engine)
        with reading(engine) as connection:
            return kind_of(connection)
    except (NotReady, DBAPIError, OSError):
        return None
    finally:
        engine.dispose()


def ensure_may_start() -> None:
    """End the server, with a sentence, where it must not start."""
    if sentence := refusal(configured(kind=kind_of_database())):
        raise SystemExit(f"Sajha does not start. {sentence}")
