"""The one writer of a server's looks at counts: it takes them from a queue and writes them in batches.

While the database is away they go into a local file, line by line, and from there into the log when it is back. A server
that is killed loses the looks at counts of its last second; looks at named records never wait here.
"""

import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread

from sqlalchemy import Engine

from data.audit import Look, NotLogged, write
from data.engine import var

WRITE_EVERY_S = 1.0
BATCH = 500
AGAIN_EVERY_S = 10.0
WAITING_FILE = "looks-waiting.jsonl"
log = logging.getLogger("sajha.audit")

_queue: SimpleQueue[Look] = SimpleQueue()
_one_at_a_time = Lock()


def note(look: Look) -> None:
    """Have `look` written soon. Costs a microsecond; never waits, never fails."""
    _queue.put(look)


def waiting_file() -> Path:
    return var() / WAITING_FILE


def _taken() -> list[Look]:
    looks: list[Look] = []
    while len(looks) < BATCH:
        try:
            looks.append(_queue.get_nowait())
        except Empty:
            break
    return looks


def flush(engine: Engine, waiting: Path) -> bool:
    """Write all that is queued, first what waits in the file; False where the database could not be written."""
    with _one_at_a_time:
        looks = _taken()
        while looks:
            if waiting.is_file() or not _written(engine, looks):
                _put_aside(waiting, looks)
            looks = _taken()
        return _written_from_file(engine, waiting)


def _written(engine: Engine, looks: list[Look]) -> bool:
    try:
        write(engine, looks)
    except NotLogged as trouble:
        log.warning("Looks wait in a file until the database is back: %s", str(trouble).splitlines()[0])
        return False
    return True


def _put_aside(waiting: Path, looks: list[Look]) -> None:
    waiting.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(asdict(look) | {"looked_at": look.looked_at.isoformat()}, ensure_ascii=False) for look in looks]
    with os.fdopen(os.open(waiting, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "a", encoding="utf-8") as sink:
        sink.write("".join(f"{line}\n" for line in lines))
        sink.flush()
        os.fsync(sink.fileno())


def _written_from_file(engine: Engine, waiting: Path) -> bool:
    """A crash between the log's commit and the file's end repeats lines; it never loses one."""
    if not waiting.is_file():
        return True
    looks = [_read(line) for line in waiting.read_text(encoding="utf-8").splitlines() if line.strip()]
    for at in range(0, len(looks), BATCH):
        if not _written(engine, looks[at : at + BATCH]):
            return False
    waiting.unlink()
    return True


def _read(line: str) -> Look:
    values = json.loads(line)
    return Look(**values | {"looked_at": datetime.fromisoformat(values["looked_at"])})


@contextmanager
def running(engine: Engine) -> Iterator[None]:
    """Keeps the writer at work in a thread of its own, and lets it finish what is queued at the end."""
    end = Event()

    def work() -> None:
        pause = WRITE_EVERY_S
        while not end.wait(pause):
            pause = WRITE_EVERY_S if flush(engine, waiting_file()) else AGAIN_EVERY_S

    thread = Thread(target=work, name="sajha-audit", daemon=True)
    thread.start()
    try:
        yield
    finally:
        end.set()
        thread.join(timeout=10)
        flush(engine, waiting_file())
