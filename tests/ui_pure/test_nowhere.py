"""Where a browser is sent that opens an address of several parts: to a page of this server, and nowhere else."""

import asyncio
from typing import Any

import pytest
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from ui.nowhere import OfOnePart


def answer(path: str, inner: Response, query: bytes = b"", opened: bytes = b"document") -> tuple[int, str | None]:
    """Status and place of the answer to a browser that opens `path`, where `inner` would be the answer."""
    sent: list[Any] = []

    async def asked() -> None:
        headers = [(b"sec-fetch-dest", opened), (b"host", b"elsewhere.example")]
        scope = {"type": "http", "method": "GET", "path": path, "query_string": query, "headers": headers}

        async def send(message: Any) -> None:
            sent.append(message)

        await OfOnePart(inner)(scope, None, send)  # type: ignore[arg-type]

    asyncio.run(asked())
    starts = [message for message in sent if message["type"] == "http.response.start"]
    assert len(starts) == 1
    places = [value.decode() for name, value in starts[0]["headers"] if name == b"location"]
    return starts[0]["status"], places[0] if places else None


@pytest.mark.parametrize(
    ("path", "query", "place"),
    [
        ("/map/RJ", b"states=RJ&lang=hi", "/RJ?states=RJ&lang=hi"),
        ("/a/b/c/", b"", "/c"),
        ("/ map", b"states=RJ", "/map?states=RJ"),
        ("/ ", b"", "/"),
        ("/x//evil.example", b"", "/evil.example"),
        ("/x/\\evil.example", b"", "/%5Cevil.example"),  # else some browsers take it for another server
        ("/x/javascript:alert(1)", b"", "/javascript%3Aalert%281%29"),
        ("/x/a\r\nset-cookie: b", b"", "/a%0D%0Aset-cookie%3A%20b"),
        ("/x/गैंग", b"", "/%E0%A4%97%E0%A5%88%E0%A4%82%E0%A4%97"),
    ],
)
def test_a_page_of_several_parts_is_that_of_the_last(path: str, query: bytes, place: str) -> None:
    assert answer(path, HTMLResponse("a page"), query) == (307, place)


@pytest.mark.parametrize(
    ("path", "inner", "opened"),
    [
        ("/map", HTMLResponse("a page"), b"document"),
        ("/", HTMLResponse("a page"), b"document"),
        ("/component/map/index.html", HTMLResponse("a frame"), b"iframe"),
        ("/media/brief.pdf", Response(b"%PDF", media_type="application/pdf"), b"document"),
        ("/media/gone", HTMLResponse("gone", 404), b"document"),
        ("/map/_stcore/health", PlainTextResponse("no", 404), b"empty"),
    ],
)
def test_all_else_is_answered_as_it_was(path: str, inner: Response, opened: bytes) -> None:
    assert answer(path, inner, opened=opened) == (inner.status_code, None)
