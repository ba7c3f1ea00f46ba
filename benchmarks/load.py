"""Many viewers at once, over the web-socket protocol: do they wait, does anything fail, does the memory come back?

The server is one process, the viewers are another (`python -m benchmarks.load PORT ...`), so that each one's processor time is
its own. A viewer sends a change of filters, reads what comes until the page is finished, and thinks until the next one is due;
in between its tab asks for news, as a browser's does.
"""

import argparse
import asyncio
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import cycle
from math import ceil
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from benchmarks.server import ROOT, Server, serving
from benchmarks.viewer import Kept

VIEWERS, OPENERS = 60, 50
FOR_S, THINK_S, PATIENCE_S = 60, 5, 60
LOOK_EVERY_S = 0.25
WARM_S = 15
"""So long do the same viewers look before the measurement: memory is compared with a server in use."""
QUIET_AFTER_S = 90
"""After the last viewer went: Streamlit keeps a session a while for who comes back, and the collector runs once a minute."""
PAGES = ("", "map", "sharing", "operations", "meetings")
CHANGES = (
    *("states=RJ", "states=HR,PB", "gangs=G03", "period=90d", "period=12m&states=DL", "states=UP&gangs=G01"),
    *("period=fy", "states=RJ,HR,DL&period=30d", "compare=previous", "gangs=G01,G02"),
)


@dataclass
class Found:
    """What the viewers met: seconds per run, and what went wrong."""

    waits_s: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@dataclass
class Tab:
    """What a browser's tab keeps: the messages it has, and the part of the page that asks every few seconds for news."""

    kept: Kept = field(default_factory=Kept)
    fragment: str = ""


async def look(socket: ClientConnection, page: str, query: str, tab: Tab, found: Found, poll: bool = False) -> None:
    """One run of a page, or of its fragment, until it is finished; the wait is noted, and an exception on the page."""
    ask = BackMsg()
    ask.rerun_script.query_string, ask.rerun_script.page_name = query, page
    ask.rerun_script.cached_message_hashes.extend(tab.kept.last_wanted)
    if poll:
        ask.rerun_script.fragment_id, ask.rerun_script.is_auto_rerun = tab.fragment, True
    began = time.perf_counter()
    await socket.send(ask.SerializeToString())
    while True:
        message = ForwardMsg.FromString(await asyncio.wait_for(socket.recv(decode=False), PATIENCE_S))
        tab.kept.take(message)
        kind = message.WhichOneof("type")
        if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
            found.errors.append(f"{page}?{query}: {message.delta.new_element.exception.message}")
        if kind == "auto_rerun":
            tab.fragment = message.auto_rerun.fragment_id
        if kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            break
    found.waits_s.append(time.perf_counter() - began)


def _connected(port: int) -> connect:
    address = f"ws://localhost:{port}/_stcore/stream"
    return connect(
        address, subprotocols=[Subprotocol("streamlit")], max_size=None, compression=None, open_timeout=PATIENCE_S
    )


async def _viewer(port: int, number: int, until: float, found: Found) -> None:
    """Opens a page, and from a moment of his own on changes a filter every THINK_S seconds."""
    page, tab, first = PAGES[number % len(PAGES)], Tab(), Found()
    try:
        async with _connected(port) as socket:
            await look(socket, page, "", tab, first)
            await asyncio.sleep(random.Random(number).uniform(0, THINK_S))
            first_change = number // len(PAGES) % len(CHANGES)
            for query in cycle(CHANGES[first_change:] + CHANGES[:first_change]):
                due = time.perf_counter() + THINK_S
                if due > until:
                    break
                await look(socket, page, query, tab, found)
                await asyncio.sleep(max(0, due - THINK_S / 2 - time.perf_counter()))
                await look(socket, page, query, tab, first, poll=True)
                await asyncio.sleep(max(0, due - time.perf_counter()))
    except Exception as trouble:
        found.errors.append(repr(trouble))
    found.errors.extend(first.errors)


async def changing(port: int, viewers: int, seconds: float) -> Found:
    """Viewers who come within the first THINK_S seconds and stay."""
    found, until = Found(), time.perf_counter() + seconds + 2 * THINK_S
    tasks = []
    for number in range(viewers):
        tasks.append(asyncio.create_task(_viewer(port, number, until, found)))
        await asyncio.sleep(THINK_S / viewers)
    await asyncio.gather(*tasks)
    return found


async def _opener(port: int, after_s: float, found: Found) -> None:
    """Opens the dashboard; his wait begins with the connection, as a browser's does."""
    await asyncio.sleep(after_s)
    began, one = time.perf_counter(), Found()
    try:
        async with _connected(port) as socket:
            await look(socket, "", "", Tab(), one)
            found.waits_s.append(time.perf_counter() - began)
    except Exception as trouble:
        one.errors.append(repr(trouble))
    found.errors.extend(one.errors)


async def opening(port: int, viewers: int) -> Found:
    """Viewers who all come within one second."""
    found = Found()
    await asyncio.gather(*(_opener(port, number / viewers, found) for number in range(viewers)))
    return found


def main() -> None:
    """The viewers' process: prints what they met, and the processor time they took, as JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load")
    parser.add_argument("port", type=int)
    parser.add_argument("way", choices=("changing", "opening"))
    parser.add_argument("viewers", type=int)
    parser.add_argument("seconds", type=float)
    given = parser.parse_args()
    work = (
        changing(given.port, given.viewers, given.seconds)
        if given.way == "changing"
        else opening(given.port, given.viewers)
    )
    before = _used_s()
    found = asyncio.run(work)
    print(json.dumps({"waits_s": found.waits_s, "errors": found.errors, "cpu_s": _used_s() - before}))


def _used_s() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _viewers(port: int, way: str, viewers: int, seconds: float, watch: Callable[[], None]) -> dict:
    """Runs the viewers' process to its end; `watch` is called a few times a second."""
    command = [sys.executable, "-m", "benchmarks.load", str(port), way, str(viewers), str(seconds)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        while True:
            try:
                said, _ = process.communicate(timeout=LOOK_EVERY_S)
                break
            except subprocess.TimeoutExpired:
                watch()
    if process.returncode:
        raise RuntimeError("The viewers' process failed; what it said stands above.")
    return json.loads(said)


@dataclass(frozen=True)
class Measured:
    """What one kind of load did to server and viewers."""

    waits_s: list[float]
    errors: list[str]
    server_cpu_s: float
    viewers_cpu_s: float
    took_s: float
    peak_mb: float

    def within(self, part: float) -> float:
        """The wait that `part` of all did not exceed, nearest rank; infinite where nobody got an answer."""
        ranked = sorted(self.waits_s)
        return ranked[max(0, ceil(part * len(ranked)) - 1)] if ranked else float("inf")

    def lines(self) -> list[tuple[str, str]]:
        cpu = f"{100 * self.server_cpu_s / self.took_s:.0f} / {100 * self.viewers_cpu_s / self.took_s:.0f}"
        waits = " / ".join(f"{1000 * self.within(part):.0f}" for part in (0.5, 0.95, 1))
        return [
            ("runs, errors", f"{len(self.waits_s)}, {len(self.errors)}"),
            ("wait, ms: half / 95 % / longest", waits),
            ("% of a core: server / viewers", cpu),
            ("server: MB resident at its peak", f"{self.peak_mb:.0f}"),
        ]


def under(server: Server, way: str, viewers: int, seconds: float = 0) -> Measured:
    """Puts a load on a running server."""
    peaks = [server.resident_mb()]
    before, began = server.cpu_s(), time.perf_counter()
    told = _viewers(server.port, way, viewers, seconds, lambda: peaks.append(server.resident_mb()))
    took = time.perf_counter() - began
    used = server.cpu_s() - before
    return Measured(told["waits_s"], told["errors"], used, told["cpu_s"], took, max(peaks))


def measure(
    folder: Path,
    line: Callable[..., None],
    port: int = 8621,
    viewers: int = VIEWERS,
    seconds: float = FOR_S,
    openers: int = OPENERS,
    rest_s: float = QUIET_AFTER_S,
) -> None:
    """60 viewers who change a filter every five seconds, then 50 who open the dashboard within one second."""
    with serving(ROOT / "dashboard.py", folder, port, "/health") as server:
        under(server, "changing", viewers, min(seconds, WARM_S))  # the same pages, so that all that is kept is kept
        time.sleep(rest_s)
        base = server.resident_mb()
        _say(
            line,
            f"{viewers} viewers, a change of filters every {THINK_S} s",
            under(server, "changing", viewers, seconds),
        )
        time.sleep(rest_s)
        line("    server: MB resident before / after", f"{base:.0f} / {server.resident_mb():.0f}")
        _say(line, f"{openers} viewers open the dashboard within one second", under(server, "opening", openers))


def _say(line: Callable[..., None], what: str, measured: Measured) -> None:
    line(f"  {what}")
    for name, figure in measured.lines():
        line(f"    {name}", figure)
    for error in sorted(set(measured.errors))[:5]:
        line(f"    error: {error[:150]}")


if __name__ == "__main__":
    main()
