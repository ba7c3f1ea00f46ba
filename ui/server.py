"""What the server does beside running pages: its routes, the headers of every answer, and the watch over the database."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import lru_cache
from importlib import import_module
from typing import Any

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data import audit_writer, grants
from data.engine import connect
from ui import entrance, fair, live, local_sign_in, nights, nowhere, posts, trouble
from ui.boundaries import boundaries_json

# Streamlit and the map's frame build scripts from text; everything must come from this server.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss:",
        "worker-src 'self' blob:",
        "frame-src 'self'",
        "frame-ancestors 'self'",
        "form-action 'self'",
        "base-uri 'self'",
        "object-src 'none'",
    )
)
SECURITY = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
]


class SecurityHeaders:
    """Adds SECURITY to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name for name, _ in SECURITY}
                message["headers"] = [item for item in message["headers"] if item[0] not in given] + SECURITY
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


FONTS: list[str | tuple[str, str]] = [("fontpkg_noto_sans_devanagari", "files"), ("manimgx_fonts", "")]
"""Noto Sans for Devanagari; and, for names entered so, for Gurmukhi and Gujarati."""
HEADERS = [
    Middleware(SecurityHeaders),
    Middleware(local_sign_in.Doorkeeper),
    Middleware(entrance.Entrance),
    Middleware(fair.Fair),
    Middleware(nowhere.OfOnePart),
]


LONG_TO_IMPORT = ("folium.plugins", "docx", "pptx")
"""Two seconds that the first viewer would wait. Not our own modules: Streamlit serves the map's frame only where that is imported
within a page run."""


def routes() -> list[BaseRoute]:
    return [
        Mount("/assets/js", StaticFiles(packages=[("js_lib_leaflet", "static/js_lib_leaflet")])),
        Mount("/assets/fonts", StaticFiles(packages=FONTS)),
        Mount("/assets/sajha", StaticFiles(packages=[("ui", "assets")])),
        Route("/boundaries/{members}.json", boundaries),
        Route("/health", health),
        *local_sign_in.routes(),
    ]


@lru_cache(maxsize=8)
def _boundaries(members: str) -> bytes:
    return boundaries_json(frozenset() if members == "none" else frozenset(members.split("-")))


async def boundaries(request: Request) -> Response:
    """The districts of the states asked for (`RJ-HR-PB`, or `none`), with their names, and the lines of all states."""
    try:
        content = await asyncio.to_thread(_boundaries, request.path_params["members"])
    except ValueError:
        return Response(status_code=404)
    return Response(content, media_type="application/json", headers={"cache-control": "max-age=3600"})


async def health(_: Request) -> Response:
    """200 while the database answers, 503 while it does not; says since when."""
    held = live.held()
    ready = held.trouble is None and held.facts is not None
    said: dict[str, Any] = {"ready": ready, "lost_at": held.lost_at.isoformat() if held.lost_at else None}
    return JSONResponse(said, status_code=200 if ready else 503)


@asynccontextmanager
async def keep_fresh(_: object) -> AsyncIterator[None]:
    """Watches the database and the list of viewers, and writes the log of looks, for as long as the server runs."""
    await asyncio.to_thread(grants.warn_where_missing, connect())
    for name in LONG_TO_IMPORT:
        await asyncio.to_thread(import_module, name)
    with audit_writer.running(connect()):
        tasks = [asyncio.create_task(work()) for work in (live.watch, posts.watch, nights.watch)]
        yield
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


def parts() -> dict[str, Any]:
    """What makes a Streamlit app our server, beside its script."""
    return {
        "routes": routes(),
        "middleware": HEADERS,
        "lifespan": keep_fresh,
        "on_script_error": trouble.shown,
    }
