"""A process that is killed in the middle of what it writes."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, event

from data.engine import connect

KILLED = -signal.SIGKILL


def killed_before(statement: int, url: str, write: Callable[[Engine], Any]) -> int | None:
    """Run `write` on a database in a process that is killed before its statement of that number (the commit is one); how it ended:
    KILLED, or 0 where it has fewer."""
    one = multiprocessing.get_context("fork").Process(target=_run, args=(statement, url, write))
    one.start()
    one.join(60)
    return one.exitcode


def _run(statement: int, url: str, write: Callable[[Engine], Any]) -> None:
    engine, count = connect(url), 0

    def before(*_: Any) -> None:
        nonlocal count
        count += 1
        if count == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(engine, "before_cursor_execute", before)
    event.listen(engine, "commit", before)
    write(engine)
    os._exit(0)
