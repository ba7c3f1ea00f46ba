"""Who a request comes from, before Streamlit sees it: for routes that are no page, and for the limits of one viewer.

The three ways to sign in are those of `ui.sign_in`, asked of a request's headers and cookies. A client's address is that of
the connection; what a client writes into `X-Forwarded-For` says nothing about who he is.
"""

import json
import time
from contextvars import ContextVar
from http.cookies import CookieError, SimpleCookie
from typing import Any

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from queries.loads import may_load
from queries.visible import Viewer
from ui import guard, posts, tickets

FOR_VIEWERS = ("/media", "/boundaries", "/papers", "/_stcore/upload_file", "/_stcore/metrics", "/_stcore/agent")
"""What is not answered without sign-in: downloads, boundaries, papers, uploads, the server's own figures
and interfaces. Open to all are what a
sign-in page needs (`/assets`, Streamlit's own scripts) and `/health`, which says only whether the database answers."""
UPLOADS = "/_stcore/upload_file"
_socket: ContextVar[Scope | None] = ContextVar("socket", default=None)
"""The web socket whose message is being answered: Streamlit answers in the context of the connection that asks."""


def cookies(scope: Scope) -> dict[str, str]:
    """The cookies of a request; what cannot be read counts as none."""
    found: SimpleCookie = SimpleCookie()
    for name, value in scope["headers"]:
        if name == b"cookie":
            try:
                found.load(value.decode("latin-1"))
            except CookieError:
                continue
    return {name: item.value for name, item in found.items()}


def subject_of(scope: Scope) -> str:
    """Who somebody proved to be, by the way this server trusts; empty where he did not."""
    way = guard.standing().way
    if way == "local":
        return tickets.subject_of(cookies(scope).get(tickets.COOKIE)) or ""
    if way == "oidc":
        return _by_provider(cookies(scope))
    if way == "proxy":
        names = {name.lower().encode() for name in guard.standing().headers}  # `Doorkeeper` took unvouched ones away
        return next((value.decode("latin-1") for name, value in scope["headers"] if name.lower() in names), "")
    return ""


def asking() -> str:
    """Who proved himself on the web socket whose message is being answered, judged now; empty where nobody did."""
    scope = _socket.get()
    return subject_of(scope) if scope else ""


def _by_provider(given: dict[str, str]) -> str:
    """The subject of the provider's token in Streamlit's signed cookie, for as long as it holds."""

    def one(name: str) -> bytes | None:
        signed = given.get(name)
        return decode_signed_value(get_cookie_secret(), name, signed.encode("latin-1")) if signed else None

    try:
        told: dict[str, Any] = json.loads(get_cookie_with_chunks(one, USER_COOKIE_NAME) or b"{}")
    except (ValueError, UnicodeError):
        return ""
    ends = told.get("exp")
    holds = told.get("is_logged_in") is True and isinstance(ends, int | float) and ends > time.time()
    return str(told.get("sub") or "") if holds else ""


def refusal(scope: Scope) -> tuple[int, str] | None:
    """Status and sentence for a request that is not answered; None where it is."""
    path = "/" + scope["path"].lstrip("/")
    guarded = any(path == start or path.startswith((f"{start}/", f"{start}.")) for start in FOR_VIEWERS)
    if not guarded or guard.standing().way in ("none", "one_viewer"):
        return None
    held = posts.of(subject_of(scope))
    if not held:
        return 401, "Sign in first."
    viewers = [(Viewer(post.agency, post.role, post.subject), post.agency) for post in held]
    if path.startswith(UPLOADS) and not any(
        may_load(viewer, agency) or may_load(viewer, None) for viewer, agency in viewers
    ):
        return 403, "Files are sent by nodal officers."
    return None


class Entrance:
    """Refuses requests for what is for viewers only, before anything else looks at them; remembers whose a web socket is."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = refusal(scope) if scope["type"] == "http" and scope["method"] != "OPTIONS" else None
        if scope["type"] == "websocket":
            _socket.set(scope)
        if refused is None:
            await self.app(scope, receive, send)
        else:
            answer = PlainTextResponse(refused[1], refused[0], headers={"cache-control": "no-store"})
            await answer(scope, receive, send)
