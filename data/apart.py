"""Large SQLite databases read by processes beside ours, several at a time, with Arrow's driver: millions of rows come in a
third of the time that printed text takes."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from mmap import ACCESS_READ, mmap
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import polars as pl
import pyarrow as pa
from sqlalchemy import Connection

LARGE_BYTES = 300_000_000
"""From this size of the file on: below, starting the processes takes longer than they save."""
CHILD = Path(__file__).with_name("arrow_child.py")
SEEN = "SELECT coalesce(max(seq), 0) FROM changed_day"


class Moved(Exception):
    """Somebody wrote between the beginning of our transaction and that of the process beside us; or that one ended."""


@contextmanager
def apart(connection: Connection) -> Iterator[None]:
    """Within it, `data.reading.read` on a large SQLite database is done by other processes."""
    path = connection.engine.url.database
    if connection.dialect.name == "sqlite" and path and Path(path).stat().st_size >= LARGE_BYTES:
        connection.info["apart"] = path
        connection.info["seen"] = connection.exec_driver_sql(SEEN).scalar_one()
    try:
        yield
    finally:
        connection.info.pop("apart", None)


def together(connection: Connection, *works: Callable[[], Any]) -> list[Any]:
    """The results of `works`, which read from `connection`: side by side where that is done by other processes."""
    if "apart" not in connection.info:
        return [work() for work in works]
    with ThreadPoolExecutor(len(works)) as hands:
        return [doing.result() for doing in [hands.submit(work) for work in works]]


def fetch(connection: Connection, query: str, example: str) -> pl.DataFrame:
    """The rows of `query`. SQLite's columns have no types of their own and the driver guesses from the first rows, which may
    hold nothing: `example` is a first row in SQL that tells it, and is taken off again. Raises Moved."""
    command = [sys.executable, str(CHILD), connection.info["apart"], SEEN]
    asked = f"SELECT {example} UNION ALL SELECT * FROM ({query})".encode()
    with TemporaryFile() as out:  # a pipe is read by hand, under the lock that all threads of Python share
        if subprocess.run(command, input=asked, stdout=out, check=False).returncode:
            raise Moved
        stream = pa.ipc.open_stream(pa.py_buffer(mmap(out.fileno(), 0, access=ACCESS_READ)))
    if int(stream.schema.metadata[b"seen"]) != connection.info["seen"]:
        raise Moved
    rows = pl.from_arrow(stream.read_all(), rechunk=False)
    assert isinstance(rows, pl.DataFrame)
    return rows.slice(1)
