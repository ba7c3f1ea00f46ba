"""The facts of an opened sitting, kept in files beside the database, so that a server that restarts shows the same figures.

They hold what `Facts` holds: codes and counts, no name and no free text. Files are written before the database notes the opening
(`meeting_figure.taken_at`), and count only with that note: a server killed in between has opened the sitting wholly or not at all.
They live for a day at most; where a record is removed for good they go at once, since it may be among them.
"""

import json
import shutil
from collections.abc import Iterator
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
STAMP = "%Y%m%dT%H%M%SZ"


def folder(reference: str) -> Path:
    """Where the openings of a sitting lie; its number becomes a name that is safe for a file."""
    return _all() / reference.encode().hex()


def _all() -> Path:
    return var() / "room"


def _at(reference: str, opened_at: datetime) -> Path:
    return folder(reference) / opened_at.astimezone(UTC).strftime(STAMP)


def keep(reference: str, facts: Facts, opened_at: datetime) -> None:
    """Keep `facts` of the opening at `opened_at`; whole or not at all. An OSError where the disk takes nothing."""
    home = _at(reference, opened_at)
    beside = home.with_suffix(".new")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True, mode=0o700)
    for name, frame in facts.frames().items():
        frame.write_ipc(beside / f"{name}.arrow", compression="lz4")
    said = {"version": facts.version, "as_of": facts.as_of.isoformat(), "kind": facts.kind, "born": facts.born}
    (beside / SAYS).write_text(json.dumps(said), encoding="utf-8")
    shutil.rmtree(home, ignore_errors=True)
    beside.rename(home)


def kept(reference: str, opened_at: datetime) -> Facts | None:
    """The facts of that opening; None where there is none, it is over, or its files are of another version of Sajha."""
    home = _at(reference, opened_at)
    if over(opened_at):
        return None
    try:
        said = json.loads((home / SAYS).read_text(encoding="utf-8"))
        as_of = datetime.fromisoformat(said.pop("as_of"))
        names = {item.name for item in fields(Facts)}
        frames: dict[str, Any] = {at.stem: pl.read_ipc(at) for at in home.glob("*.arrow") if at.stem in names}
        return Facts(as_of=as_of, **said, **frames)
    except (OSError, ValueError, KeyError, TypeError, pl.exceptions.PolarsError):
        return None


def is_kept(reference: str, opened_at: datetime) -> bool:
    """Whether its files are still there, and its time is not over."""
    return not over(opened_at) and (_at(reference, opened_at) / SAYS).exists()


def over(opened_at: datetime) -> bool:
    return datetime.now(UTC) - opened_at > timedelta(hours=STANDS_HOURS)


def forget(reference: str, but: datetime | None = None) -> None:
    """Remove the openings of a sitting, all `but` one."""
    for home in list(_openings(folder(reference))):
        if but is None or home != _at(reference, but):
            shutil.rmtree(home, ignore_errors=True)


def forget_all() -> None:
    """Remove every opening: a record was removed for good, and no copy may keep it. Walls follow the data again."""
    shutil.rmtree(_all(), ignore_errors=True)


def forget_over(now: datetime) -> int:
    """Remove openings whose day has passed, and what was left half written; how many."""
    last = f"{now.astimezone(UTC) - timedelta(hours=STANDS_HOURS):{STAMP}}"
    gone = [home for of in _openings(_all()) for home in _openings(of) if home.name < last]
    for home in gone:
        shutil.rmtree(home, ignore_errors=True)
    return len(gone)


def _openings(within: Path) -> Iterator[Path]:
    return (path for path in within.iterdir() if path.is_dir()) if within.is_dir() else iter(())
