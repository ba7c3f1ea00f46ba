"""The log of looks: who looked at what, for which post, when and why. Added to, never changed.

Lines are written in batches. A batch's hash is SHA-256 over the hash of the batch before and its lines as canonical JSON, so a
line that is changed, added or taken out anywhere breaks the chain from there on (`verify`). The end of the chain is held twice:
in `access_log_head`, and in the file `audit-head.json` of every server that wrote, so lines cut off the end are missed too.

What is not noticed: somebody who owns the database *and* the servers' folders can write a whole new chain. Whoever fears that
keeps the line that `python -m data audit verify` prints somewhere else, on paper if need be: it names the end of the chain.
"""

import hashlib
import json
import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, Row, select
from sqlalchemy.exc import DBAPIError

from data.dialects import upsert
from data.engine import NotReady, ensure_there, var, writing
from data.schema.running import access_log, access_log_head

BEGINNING = "0" * 64
HEAD_FILE = "audit-head.json"
log = logging.getLogger("sajha.audit")
_one_at_a_time = Lock()


class NotLogged(Exception):
    """A look that must be logged before it happens could not be: it does not happen."""


@dataclass(frozen=True)
class Look:
    """One look. `kind` is one of LOOK_KINDS; `concerns` are the agencies whose records were looked at, space between."""

    looked_at: datetime
    subject: str
    officer: str
    post: str
    role: str
    agency: str | None
    kind: str
    what: str
    filters: str = ""
    purpose: str | None = None
    concerns: str = ""
    record_count: int = 0


LINE = tuple(item.name for item in fields(Look))


def append(connection: Connection, looks: Sequence[Look]) -> tuple[int, str] | None:
    """Write `looks` as one batch, in the caller's transaction; its number and hash."""
    if not looks:
        return None
    if connection.dialect.name == "postgresql":  # writers come one after the other; SQLite holds them so by itself
        connection.exec_driver_sql("LOCK TABLE access_log_head IN SHARE ROW EXCLUSIVE MODE")
    last_id, batch, before = _head(connection)
    lines = [_line(number, asdict(look)) for number, look in enumerate(looks, last_id + 1)]
    sealed = hashed(before, lines)
    connection.execute(
        access_log.insert(),
        [
            {"id": line["id"], **asdict(look), "batch": batch + 1, "batch_hash": sealed}
            for line, look in zip(lines, looks, strict=True)
        ],
    )
    end = {"id": 1, "last_id": last_id + len(looks), "batch": batch + 1, "batch_hash": sealed}
    upsert(connection, access_log_head, [end])
    return batch + 1, sealed


def _head(connection: Connection) -> tuple[int, int, str]:
    columns = [access_log_head.c[name] for name in ("last_id", "batch", "batch_hash")]
    row = connection.execute(select(*columns)).first()
    return (row[0], row[1], row[2]) if row else (0, 0, BEGINNING)


def _line(number: int, values: dict[str, Any]) -> dict[str, Any]:
    at = values["looked_at"].astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
    return {"id": number, **values, "looked_at": at}


def hashed(before: str, lines: Iterable[dict[str, Any]]) -> str:
    """The hash of a batch: over the hash `before` it and its lines as canonical JSON."""
    canonical = json.dumps(list(lines), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{before}\n{canonical}".encode()).hexdigest()


@dataclass(frozen=True)
class Verdict:
    """What `verify` found: `wrong` says what, in plain words; empty where the chain holds."""

    wrong: tuple[str, ...]
    line_count: int
    last_hash: str


def verify(connection: Connection, kept: Path | None = None) -> Verdict:
    """Work the whole chain out again, and compare its end with the head row and with the file `kept` by this server."""
    wrong: list[str] = []
    before, batch, last_id, ends = BEGINNING, 0, 0, {0: BEGINNING}
    for number, rows in _batches(connection):
        lines = [_line(row.id, {name: getattr(row, name) for name in LINE}) for row in rows]
        if [line["id"] for line in lines] != list(range(last_id + 1, last_id + 1 + len(lines))) or number != batch + 1:
            wrong.append(f"Lines are missing before line {lines[0]['id']}.")
        sealed = hashed(before, lines)
        if {row.batch_hash for row in rows} != {sealed}:
            wrong.append(f"Lines {lines[0]['id']} to {lines[-1]['id']} are not as they were written.")
        # What was written is the chain that later batches stand on: one wrong batch is named once.
        before, batch, last_id = rows[0].batch_hash, number, lines[-1]["id"]
        ends[number] = before
    if _head(connection) != (last_id, batch, before):
        wrong.append("The end of the log is not where its head says: lines were taken off the end.")
    if kept is not None and (trouble := _kept_elsewhere(kept, ends)):
        wrong.append(trouble)
    return Verdict(tuple(wrong), last_id, before)


def _batches(connection: Connection) -> Iterator[tuple[int, list[Row]]]:
    rows = connection.execution_options(yield_per=5000).execute(select(access_log).order_by(access_log.c.id))
    for number, some in groupby(rows, key=lambda row: row.batch):
        yield number, list(some)


def _kept_elsewhere(kept: Path, ends: dict[int, str]) -> str | None:
    """Whether the batch this server wrote last still stands as it wrote it."""
    if not kept.is_file():
        return None
    end = json.loads(kept.read_text(encoding="utf-8"))
    if ends.get(end["batch"]) == end["batch_hash"]:
        return None
    return f"Batch {end['batch']}, which this server wrote last, is not in the log as it was written."


def keep_head(kept: Path, end: tuple[int, str]) -> None:
    """Write the end of the log into a file beside the database: a new file takes the old one's place at once."""
    with _one_at_a_time:
        if kept.is_file() and json.loads(kept.read_text(encoding="utf-8"))["batch"] >= end[0]:
            return
        kept.parent.mkdir(parents=True, exist_ok=True)
        new = kept.with_suffix(f".{os.getpid()}.new")
        new.write_text(json.dumps({"batch": end[0], "batch_hash": end[1]}), encoding="utf-8")
        new.replace(kept)


def head_file(engine: Engine) -> Path:
    """Where this server keeps the end of the log of this database."""
    place = hashlib.sha256(engine.url.render_as_string(hide_password=True).encode()).hexdigest()[:8]
    return var() / f"{place}-{HEAD_FILE}"


def write(engine: Engine, looks: Sequence[Look]) -> None:
    """`append` in a transaction of its own. Raises NotLogged where it cannot be written."""
    try:
        ensure_there(engine)
        with writing(engine) as connection:
            end = append(connection, looks)
    except (DBAPIError, NotReady) as trouble:
        raise NotLogged(str(trouble)) from trouble
    if end is not None:
        try:
            keep_head(head_file(engine), end)
        except OSError:
            log.exception("The end of the log of looks could not be kept in a file")
