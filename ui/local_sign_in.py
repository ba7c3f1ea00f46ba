"""The sign-in page of local accounts: a plain form beside Streamlit, so that a password never enters a page's session."""

import asyncio
import hmac
from html import escape
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from data import accounts
from data.engine import NotReady, connect, ensure_there, writing
from ui import guard, looks, tickets
from ui.words import LANGUAGES, t_in

PATH, OUT = "/sign-in", "/sign-out"
LARGEST = 4096
_at_once = asyncio.Semaphore(2)
"""A password costs 50 ms of a core to check: a flood of them must not hold up those who look."""

PAGE = """<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{sajha}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/assets/sajha/sign_in.css"></head><body><main>
<a href="/sign-in?next={other_next}">{other}</a><h1>{sajha}</h1>
<form method="post" action="/sign-in"><input type="hidden" name="next" value="{next}">
{wrong}<label>{who}<input name="subject" autocomplete="username" required autofocus></label>
<label>{password}<input name="password" type="password" autocomplete="current-password" required></label>
<label>{code}<input name="code" inputmode="numeric" autocomplete="one-time-code" required></label>
<button>{enter}</button></form></main></body></html>"""


def routes() -> list[BaseRoute]:
    if guard.standing().way != "local":
        return []
    return [Route(PATH, form), Route(PATH, take, methods=["POST"]), Route(OUT, leave)]


def own_address(given: str | None) -> str:
    """An address of ours to go on to; anything that would lead elsewhere is the start page."""
    parts = urlsplit(given or "/")
    inside = not parts.scheme and not parts.netloc and parts.path.startswith("/") and "\\" not in (given or "")
    if not inside or parts.path.startswith((PATH, OUT, "//")):
        return "/"
    return parts.path + (f"?{parts.query}" if parts.query else "")


def language_of(address: str) -> str:
    """The language of the page to go on to."""
    given = parse_qs(urlsplit(address).query).get("lang", ["en"])[0]
    return given if given in LANGUAGES else "en"


def in_language(address: str, code: str) -> str:
    """The same page in the language `code`."""
    parts = urlsplit(address)
    return f"{parts.path}?{urlencode(parse_qs(parts.query) | {'lang': [code]}, doseq=True)}"


def _page(request: Request, further: str, wrong: bool, status: int) -> Response:
    language = language_of(further)
    other = next(code for code in LANGUAGES if code != language)
    said = escape(t_in(language, "Name, password or code is wrong, or the account is locked for a while."))
    words = {
        "sajha": t_in(language, "Sajha"),
        "other": LANGUAGES[other],
        "who": t_in(language, "Name"),
        "password": t_in(language, "Password"),
        "code": t_in(language, "Code from the code generator"),
        "enter": t_in(language, "Sign in"),
    }
    shown = {name: escape(text) for name, text in words.items()}
    warning = f'<p role="alert">{said}</p>' if wrong else ""
    elsewhere = quote(in_language(further, other), safe="")
    content = PAGE.format(language=language, next=escape(further), other_next=elsewhere, wrong=warning, **shown)
    return HTMLResponse(content, status_code=status, headers={"cache-control": "no-store"})


async def form(request: Request) -> Response:
    return _page(request, own_address(request.query_params.get("next")), wrong=False, status=200)


async def take(request: Request) -> Response:
    """Check name, password and code; give a ticket where they are right."""
    if not _from_our_form(request) or int(request.headers.get("content-length") or LARGEST + 1) > LARGEST:
        return Response(status_code=403)
    if _at_once.locked():
        return Response(status_code=429, headers={"retry-after": "1"})
    fields = {name: values[0] for name, values in parse_qs((await request.body()).decode("utf-8", "replace")).items()}
    subject, further = fields.get("subject", "").strip(), own_address(fields.get("next"))
    async with _at_once:
        right = await asyncio.to_thread(_proven, connect(), subject, fields)
    if right is None:
        return Response(t_in(language_of(further), "The database cannot be reached."), status_code=503)
    if not right:
        looks.wrong_password(subject)
        return _page(request, further, wrong=True, status=401)
    answer = RedirectResponse(further, status_code=303)
    answer.set_cookie(
        tickets.COOKIE,
        tickets.give(subject),
        max_age=tickets.LASTS_S,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return answer


def _from_our_form(request: Request) -> bool:
    """Whether the form was one of ours. A browser that keeps the referrer to itself, as we ask, says `null` as its origin."""
    origin, site = request.headers.get("origin", "null"), request.headers.get("sec-fetch-site", "same-origin")
    return site == "same-origin" and origin in ("null", f"{request.url.scheme}://{request.headers.get('host', '')}")


def _proven(engine: Engine, subject: str, fields: dict[str, str]) -> bool | None:
    try:
        ensure_there(engine)
        with writing(engine) as connection:
            return accounts.proven(connection, subject, fields.get("password", ""), fields.get("code", ""))
    except (NotReady, DBAPIError):
        return None
    finally:
        engine.dispose()


async def leave(request: Request) -> Response:
    tickets.take_back(request.cookies.get(tickets.COOKIE))
    answer = RedirectResponse(PATH, status_code=303)
    answer.delete_cookie(tickets.COOKIE)
    return answer


class Doorkeeper:
    """Sends whoever opens a page without a ticket to the sign-in page, and back after; takes away headers that say who somebody
    is where the proxy does not vouch for them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        setting = guard.standing()
        if scope["type"] in ("http", "websocket") and setting.headers:
            scope = {**scope, "headers": vouched(scope["headers"], setting)}
        if setting.way == "local" and _asks_for_a_page(scope):
            request = Request(scope)
            if tickets.subject_of(request.cookies.get(tickets.COOKIE)) is None:
                further = quote(scope["path"] + (f"?{request.url.query}" if request.url.query else ""), safe="")
                await RedirectResponse(f"{PATH}?next={further}", status_code=303)(scope, receive, send)
                return
        await self.app(scope, receive, send)


def _asks_for_a_page(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] in (PATH, OUT, "/health"):
        return False
    return b"text/html" in dict(scope["headers"]).get(b"accept", b"")


def vouched(headers: list[tuple[bytes, bytes]], setting: guard.Setting) -> list[tuple[bytes, bytes]]:
    """The headers of a request without those that say who it is, unless the proxy's secret stands beside them, and each once."""
    identity = {name.lower().encode() for name in setting.headers}
    given = [value for name, value in headers if name.lower() == b"x-sajha-proxy"]
    secret = setting.proxy_secret.encode()
    trusted = setting.way == "proxy" and len(given) == 1 and bool(secret) and hmac.compare_digest(given[0], secret)
    counted = [name.lower() for name, _ in headers]
    kept = {name for name in identity if trusted and counted.count(name) == 1}
    away = (identity - kept) | {b"x-sajha-proxy"}
    return [item for item in headers if item[0].lower() not in away]
