"""Before Streamlit: what is answered without sign-in, by each of the three ways, and that one client cannot starve the others."""

import asyncio
import json
import time
from dataclasses import replace
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from data.viewers import Held
from tests.sign_in.test_guard import HEADERS, PLAIN, SECRET
from ui import entrance, fair, guard, posts, tickets
from ui.entrance import Entrance, refusal
from ui.fair import Bucket, Fair
from ui.local_sign_in import Doorkeeper

BEHIND = replace(PLAIN, sign_in="proxy", headers=HEADERS, proxy_secret=SECRET)
LOCAL = replace(PLAIN, sign_in="local")
OIDC = replace(PLAIN, sign_in="oidc", has_provider=True, cookie_secret=SECRET)
FOR_VIEWERS = ("/media/a.csv", "/boundaries/RJ.json", "/papers/1.pdf", "/_stcore/upload_file/s/f", "/_stcore/metrics")
OPEN = ("/health", "/assets/sajha/sign_in.css", "/sign-in", "/", "/map", "/_stcore/host-config", "/static/js/main.js")


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nina sends the files of Haryana, Lata leads it; Old's post has ended, so he is not on the list."""
    held: dict[str, tuple[Held, ...]] = {
        "nina": (Held(1, "nina", "Nina", "Nodal officer", "HR", "nodal_officer"),),
        "lata": (Held(2, "lata", "Lata", "ADG", "HR", "leader"),),
    }
    monkeypatch.setattr(posts, "_known", posts.Known(held, time.monotonic()))


def asks(path: str, *headers: tuple[bytes, bytes], method: str = "GET") -> Scope:
    address = ("10.0.0.7", 50_000)
    return {
        "type": "http",
        "method": method,
        "path": path,
        "headers": list(headers),
        "query_string": b"",
        "client": address,
    }


def cookie(name: str, value: str) -> tuple[bytes, bytes]:
    return b"cookie", f"{name}={value}".encode()


def provided(subject: str, ends_in_s: float = 600, secret: str = SECRET, **more: Any) -> tuple[bytes, bytes]:
    told = {"sub": subject, "exp": time.time() + ends_in_s, "is_logged_in": True, "origin": "http://localhost"} | more
    return cookie("_streamlit_user", create_signed_value(secret, "_streamlit_user", json.dumps(told)).decode())


@pytest.fixture
def way(monkeypatch: pytest.MonkeyPatch):
    def set_(setting: guard.Setting) -> None:
        monkeypatch.setattr(guard, "standing", lambda: setting)
        monkeypatch.setattr(entrance, "get_cookie_secret", lambda: SECRET)

    return set_


def proofs(setting: guard.Setting, subject: str) -> tuple[bytes, bytes]:
    """What proves somebody to be `subject`."""
    if setting is BEHIND:
        return b"x-remote-user", subject.encode()  # as the doorkeeper leaves it where the proxy vouches for it
    return cookie(tickets.COOKIE, tickets.give(subject)) if setting is LOCAL else provided(subject)


@pytest.mark.parametrize("setting", [BEHIND, LOCAL, OIDC])
def test_what_is_for_viewers_is_for_those_who_hold_a_post(way, setting: guard.Setting) -> None:
    way(setting)
    for path in FOR_VIEWERS:
        assert refusal(asks(path)) == (401, "Sign in first."), path
        assert refusal(asks(path, proofs(setting, "nina"))) is None, path
        assert refusal(asks(path, proofs(setting, "old"))) is not None, path  # the post has ended
        assert refusal(asks(path, proofs(setting, "nobody"))) is not None, path
    for path in OPEN:
        assert refusal(asks(path)) is None, path


@pytest.mark.parametrize("setting", [BEHIND, LOCAL, OIDC])
def test_files_are_sent_by_nodal_officers(way, setting: guard.Setting) -> None:
    way(setting)
    path = "/_stcore/upload_file/session/file"
    assert refusal(asks(path, proofs(setting, "lata"), method="PUT")) == (403, "Files are sent by nodal officers.")
    assert refusal(asks(path, proofs(setting, "nina"), method="PUT")) is None
    assert refusal(asks(path, proofs(setting, "nina"), method="DELETE")) is None


FORGED = {
    "another secret": provided("nina", secret="another-secret-of-somebody-else-entirely"),
    "ended": provided("nina", -1),
    "without an end": provided("nina", exp=None),
    "not signed in": provided("nina", is_logged_in=False),
    "signed in as a text": provided("nina", is_logged_in="true"),
    "plain": cookie("_streamlit_user", '{"sub":"nina"}'),
    "nonsense": cookie("_streamlit_user", "\x01\x02;;=="),
    "a ticket of the other way": cookie(tickets.COOKIE, "nina"),
    "a header nobody vouches for": (b"x-remote-user", b"nina"),
    "an address": (b"x-forwarded-for", b"127.0.0.1"),
}


@pytest.mark.parametrize("name", FORGED)
@pytest.mark.parametrize("setting", [LOCAL, OIDC])
def test_forged_claims_prove_nothing(way, setting: guard.Setting, name: str) -> None:
    way(setting)
    assert refusal(asks("/media/a.csv", FORGED[name])) == (401, "Sign in first.")


def test_a_cookie_changed_in_one_place_proves_nothing(way) -> None:
    way(OIDC)
    name, value = provided("nina")
    for at in range(len("_streamlit_user=") + 4, len(value), 17):
        changed = value[:at] + (b"A" if value[at : at + 1] != b"A" else b"B") + value[at + 1 :]
        assert refusal(asks("/media/a.csv", (name, changed))) is not None, at


async def answered(app, scope: Scope) -> tuple[int | None, bytes]:
    """Status and content of what `app` answers."""
    got: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        got.append(message)

    await app(scope, receive, send)
    status = next((item["status"] for item in got if item["type"] == "http.response.start"), None)
    return status, b"".join(item.get("body", b"") for item in got)


async def inner(scope: Scope, receive: Receive, send: Send) -> None:
    """Stands for Streamlit: answers everything."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"a file"})


def test_a_header_counts_only_behind_the_proxy(way) -> None:
    way(BEHIND)
    door = Doorkeeper(Entrance(inner))
    name, voucher = (b"x-remote-user", b"nina"), (b"x-sajha-proxy", SECRET.encode())
    assert asyncio.run(answered(door, asks("/media/a.csv", name, voucher))) == (200, b"a file")
    assert asyncio.run(answered(door, asks("/media/a.csv", name))) == (401, b"Sign in first.")


def test_without_sign_in_the_sample_is_open_here(way) -> None:
    way(PLAIN)
    assert [refusal(asks(path)) for path in FOR_VIEWERS] == [None] * len(FOR_VIEWERS)


def test_a_bucket_gives_so_many_at_once_and_so_many_a_second() -> None:
    bucket = Bucket(rate=10, most=3, at_s=0)
    assert [bucket.wait_s(0) for _ in range(5)] == [0, 0, 0, pytest.approx(0.1), pytest.approx(0.2)]
    assert bucket.wait_s(1.0) == 0  # rested


async def _flooded(messages: int, clients: int, within_s: float) -> tuple[bool, list[float]]:
    """Whether `messages` of one viewer were all run `within_s`, and how long `clients` connections of others then take."""

    async def runs(scope: Scope, receive: Receive, send: Send) -> None:
        while (await receive())["type"] == "websocket.receive":
            time.sleep(0.002)  # a run holds everybody up, as in the server
            await asyncio.sleep(0)

    app = Fair(runs)

    def connection(subject: str, count: int):
        left = iter([{"type": "websocket.receive", "bytes": b"x"}] * count)

        async def receive() -> Message:
            return next(left, {"type": "websocket.disconnect", "code": 1000})

        async def send(message: Message) -> None:
            pass

        return app(
            {"type": "websocket", "headers": [proofs(BEHIND, subject)], "client": ("10.0.0.7", 1)}, receive, send
        )

    async def one(subject: str) -> float:
        begun = time.perf_counter()
        await connection(subject, 1)
        return time.perf_counter() - begun

    flood = asyncio.create_task(connection("flood", messages))
    await asyncio.wait({flood}, timeout=within_s)
    took = [await one(f"viewer{at}") for at in range(clients)]
    all_run = flood.done()
    flood.cancel()
    return all_run, took


def test_one_client_who_floods_does_not_hold_up_the_others(way) -> None:
    way(BEHIND)
    all_run, took = asyncio.run(_flooded(100, 20, within_s=0.5))
    assert not all_run  # it waits in its own line
    assert max(took) < 1


def test_without_the_limit_he_would(way, monkeypatch: pytest.MonkeyPatch) -> None:
    way(BEHIND)
    monkeypatch.setattr(fair, "RUNS_A_SECOND", 1e9)
    monkeypatch.setattr(fair, "OF_ONE_VIEWER", 1e9)
    all_run, _ = asyncio.run(_flooded(100, 1, within_s=30))
    assert all_run


async def _opened(app: Fair, count: int, *headers: tuple[bytes, bytes]) -> list[Message]:
    """What `count` connections that stay open are sent."""
    got: list[Message] = []

    async def send(message: Message) -> None:
        got.append(message)

    async def receive() -> Message:
        await asyncio.sleep(60)
        raise AssertionError

    scope = {"type": "websocket", "headers": list(headers), "client": ("10.0.0.7", 1)}
    tasks = [asyncio.create_task(app(scope, receive, send)) for _ in range(count)]
    await asyncio.sleep(0.05)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert app.clients == {}  # nobody is remembered who has gone
    return got


async def waits(scope: Scope, receive: Receive, send: Send) -> None:
    await receive()


def test_one_viewer_opens_so_many_windows_and_no_more(way) -> None:
    way(BEHIND)
    most = fair.CONNECTIONS["viewer"]
    assert asyncio.run(_opened(Fair(waits), most, proofs(BEHIND, "nina"))) == []
    refused = asyncio.run(_opened(Fair(waits), most + 3, proofs(BEHIND, "nina")))
    assert [(item["type"], item["code"]) for item in refused] == [("websocket.close", 1013)] * 3


def test_a_message_that_is_too_large_ends_the_connection(way) -> None:
    way(BEHIND)
    got: list[str] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        got.append((await receive())["type"])

    async def receive() -> Message:
        return {"type": "websocket.receive", "bytes": b"x" * (fair.LARGEST_MESSAGE + 1)}

    async def send(message: Message) -> None:
        got.append(f"{message['type']} {message['code']}")

    asyncio.run(Fair(app)({"type": "websocket", "headers": [], "client": ("10.0.0.7", 1)}, receive, send))
    assert got == ["websocket.close 1009", "websocket.disconnect"]


def test_a_viewer_sends_two_files_at_once_and_no_more(way) -> None:
    way(BEHIND)

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        await asyncio.sleep(0.05)
        await inner(scope, receive, send)

    async def three() -> list[int | None]:
        app = Fair(slow)
        scope = asks("/_stcore/upload_file/s/f", proofs(BEHIND, "nina"), method="PUT")
        found = await asyncio.gather(*[answered(app, dict(scope)) for _ in range(3)])
        assert not app.uploads
        return [status for status, _ in found]

    assert sorted(asyncio.run(three())) == [200, 200, 429]  # type: ignore[type-var]
