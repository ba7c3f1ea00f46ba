"""The facts of an opened sitting, kept in files beside the database, so that a server that restarts shows the same figures.

They hold what `Facts` holds: codes and counts, no name and no free text.
"""

import json
import shutil
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from data.engine import var
from data.facts import Facts

STANDS_HOURS = 24
"""An opening ends by itself after so long."""
SAYS = "facts.json"


def folder(reference: str) -> Path:
    """Where those of a sitting lie; its number becomes a name that is safe for a file."""
    return var() / "room" / reference.encode().hex()


def keep(reference: str, facts: Facts, opened_at: datetime) -> None:
    """Keep `facts`, opened at `opened_at`; whole or not at all."""
    home = folder(reference)
    beside = home.with_suffix(".new")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True, mode=0o700)
    for name, frame in facts.frames().items():
        frame.write_ipc(beside / f"{name}.arrow", compression="lz4")
    said = {"version": facts.version, "as_of": facts.as_of.isoformat(), "kind": facts.kind, "born": facts.born}
    (beside / SAYS).write_text(json.dumps(said | {"opened_at": opened_at.isoformat()}), encoding="utf-8")
    shutil.rmtree(home, ignore_errors=True)
    beside.rename(home)


def kept(reference: str) -> tuple[Facts, datetime] | None:
    """The facts of a sitting and when it was opened; None where it is not open, or its files are of another version of Sajha."""
    home = folder(reference)
    try:
        said = json.loads((home / SAYS).read_text(encoding="utf-8"))
        opened_at = datetime.fromisoformat(said.pop("opened_at"))
        as_of = datetime.fromisoformat(said.pop("as_of"))
        names = {item.name for item in fields(Facts)}
        frames: dict[str, Any] = {at.stem: pl.read_ipc(at) for at in home.glob("*.arrow") if at.stem in names}
        found = Facts(as_of=as_of, **said, **frames)
    except (OSError, ValueError, KeyError, TypeError, pl.exceptions.PolarsError):
        return None
    if over(opened_at):
        forget(reference)
        return None
    return found, opened_at


def over(opened_at: datetime) -> bool:
    return datetime.now(UTC) - opened_at > timedelta(hours=STANDS_HOURS)


def forget(reference: str) -> None:
    shutil.rmtree(folder(reference), ignore_errors=True)
