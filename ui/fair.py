"""One client must not starve the others: what comes faster than a person can look waits, and what is too much is refused.

A message over the web socket costs a run of a page. A connection that sends faster than RUNS_A_SECOND is read more slowly: its
messages wait in its own line, and nobody else's. Limits per viewer hold over all his connections; before sign-in they are
those of the address that connects.
"""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui import entrance, guard

RUNS_A_SECOND, RUNS_AT_ONCE = 10.0, 60
"""Of one connection: far more than somebody who clicks as fast as he can, and plays through months."""
OF_ONE_VIEWER = 4
"""A viewer has so many times the runs of one connection."""
CONNECTIONS = {"viewer": 30, "address": 300}
UPLOADS_AT_ONCE = 2
LARGEST_MESSAGE = 2_000_000
"""Bytes from the browser in one message; files come over a route of their own."""


@dataclass
class Bucket:
    """So many at once, and so many a second after that."""

    rate: float
    most: float
    left: float = field(init=False)
    at_s: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.left = self.most

    def wait_s(self, now_s: float) -> float:
        """Take one; how long to wait before it may go on."""
        self.left = min(self.most, self.left + (now_s - self.at_s) * self.rate)
        self.at_s = now_s
        self.left -= 1
        return max(0.0, -self.left / self.rate)


@dataclass
class Client:
    """A viewer, or an address before sign-in, while he is connected."""

    connections: int = 0
    runs: Bucket = field(default_factory=lambda: Bucket(OF_ONE_VIEWER * RUNS_A_SECOND, OF_ONE_VIEWER * RUNS_AT_ONCE))


class Fair:
    """Holds every client to the limits above."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.clients: dict[tuple[str, str], Client] = {}
        self.uploads: Counter[tuple[str, str]] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        elif scope["type"] == "http" and scope["method"] == "PUT" and scope["path"].startswith(entrance.UPLOADS):
            await self._upload(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        who = client_of(scope)
        client = self.clients.setdefault(who, Client())
        if _limited() and client.connections >= CONNECTIONS[who[0]]:
            await send({"type": "websocket.close", "code": 1013, "reason": "Too many windows are open."})
            return
        client.connections += 1
        try:
            await self.app(scope, _slowed(receive, send, client), send)
        finally:
            client.connections -= 1
            if not client.connections:
                self.clients.pop(who, None)

    async def _upload(self, scope: Scope, receive: Receive, send: Send) -> None:
        who = client_of(scope)
        if self.uploads[who] >= UPLOADS_AT_ONCE:
            await PlainTextResponse("One file after the other.", 429, {"retry-after": "5"})(scope, receive, send)
            return
        self.uploads[who] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.uploads[who] -= 1
            if not self.uploads[who]:
                del self.uploads[who]


def _limited() -> bool:
    """Limits over several connections hold where viewers can be told apart; without sign-in all come from this computer."""
    return guard.standing().way in guard.WAYS


def client_of(scope: Scope) -> tuple[str, str]:
    subject = entrance.subject_of(scope)
    return ("viewer", subject) if subject else ("address", (scope.get("client") or ("",))[0])


def _slowed(receive: Receive, send: Send, client: Client) -> Receive:
    """`receive`, in which a message waits its turn, and one that is too large ends the connection."""
    own = Bucket(RUNS_A_SECOND, RUNS_AT_ONCE)

    async def next_message() -> Message:
        message = await receive()
        if message["type"] != "websocket.receive":
            return message
        if len(message.get("bytes") or message.get("text") or b"") > LARGEST_MESSAGE:
            await send({"type": "websocket.close", "code": 1009, "reason": "The message is too large."})
            return {"type": "websocket.disconnect", "code": 1009}
        now_s = time.monotonic()
        waits = own.wait_s(now_s), client.runs.wait_s(now_s) if _limited() else 0.0
        if (longest := max(waits)) > 0:
            await asyncio.sleep(longest)
        return message

    return next_message
