"""One client floods a running server, over the web socket and over plain HTTP at once; another viewer is served all the same."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException

import pytest
from sqlalchemy import Engine
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from benchmarks.server import Server
from tests.access.conftest import running
from tests.pages.wire import SETTINGS, headers, wire

pytestmark = pytest.mark.slow
LOOKS = 4
"""The flood lasts until another viewer has looked so often."""
SOCKETS, GETTERS = 3, 4
LONGEST_S = 3.0
"""A page that takes a tenth of a second alone; on two cores with everything else that tests run."""


@pytest.fixture(scope="module")
def server(small: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(small, tmp_path_factory.mktemp("var"), **SETTINGS) as server:
        yield server


def rerun() -> bytes:
    ask = BackMsg()
    ask.rerun_script.query_string = "period=12m"
    ask.rerun_script.page_name = "situation"
    return ask.SerializeToString()


def by_socket(port: int, over: threading.Event, sent: list[int]) -> None:
    """Ask for the page again and again, without ever reading what comes."""
    message, count = rerun(), 0
    with suppress(ConnectionClosed, TimeoutError, OSError):
        address = f"ws://localhost:{port}/_stcore/stream"
        with connect(
            address, subprotocols=["streamlit"], max_size=None, additional_headers=headers("leader")
        ) as socket:
            while not over.is_set():
                socket.send(message)
                count += 1
                if count % 50 == 0:
                    time.sleep(0.01)  # the flood comes from one computer with the viewer who is measured
    sent.append(count)


def by_http(port: int, over: threading.Event, sent: list[int]) -> None:
    """Ask for a route that is for viewers, one request after the other."""
    count = 0
    while not over.is_set():
        with suppress(HTTPException, OSError), closing(HTTPConnection("localhost", port, timeout=2)) as connection:
            while not over.is_set():
                connection.request("GET", "/boundaries/RJ-HR.json", headers=headers("leader"))
                connection.getresponse().read()
                count += 1
                time.sleep(0.005)
    sent.append(count)


def look_s(port: int) -> float:
    """How long another viewer waits for a page, from opening the connection on."""
    begun = time.monotonic()
    with wire(port, "nodal_officer") as session:
        assert b'class="sajha-said"' in session.open("situation", "period=12m")
    return time.monotonic() - begun


def flooded(
    port: int, attack: Callable[[int, threading.Event, list[int]], None], count: int
) -> tuple[list[float], int]:
    over, sent = threading.Event(), []  # type: ignore[var-annotated]
    attackers = [threading.Thread(target=attack, args=(port, over, sent), daemon=True) for _ in range(count)]
    for attacker in attackers:
        attacker.start()
    time.sleep(0.5)
    try:
        took = [look_s(port) for _ in range(LOOKS)]
        time.sleep(1)
    finally:
        over.set()
    for attacker in attackers:
        attacker.join(timeout=10)
    return took, sum(sent)


@pytest.mark.parametrize(("attack", "count", "least"), [(by_socket, SOCKETS, 1000), (by_http, GETTERS, 300)])
def test_another_viewer_is_served_while_one_floods(server: Server, attack, count: int, least: int) -> None:
    look_s(server.port)  # the first one warms the server up
    took, sent = flooded(server.port, attack, count)
    assert sent > least  # it was a flood
    print(f"{sent} asked for, the other viewer waited {[round(one, 2) for one in took]} s")
    assert max(took) < LONGEST_S, took


def test_after_it_the_server_is_as_before(server: Server) -> None:
    begun = server.cpu_s()
    time.sleep(3)
    assert server.cpu_s() - begun < 1.5  # nothing of the flood is worked off any more
    assert look_s(server.port) < LONGEST_S
