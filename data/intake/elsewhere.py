"""The commands of the intake run by another process, for callers that must not be held up while a file is parsed or a workbook
made: the pages of a server."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from data.engine import ROOT
from data.intake.later import CannotUndo
from data.intake.loading import NotAllowed
from data.intake.published import PUBLISHED
from data.intake.receipt import Receipt

LONGEST_SECONDS = 600


def in_another_process(
    engine: Engine,
    path: Path,
    dataset: str,
    agency: str | None,
    by: str,
    dry_run: bool = True,
    seconds: float = LONGEST_SECONDS,
    made_up: bool = False,
) -> Receipt:
    """As `load_file`, or `load_published` for its datasets, by a process of its own that is ended after `seconds`. Raises
    NotAllowed, and TimeoutError."""
    given = ["load", str(path), "--dataset", dataset, "--by", by, "--json"]
    given += ["--agency", agency] if agency and dataset not in PUBLISHED else []
    given += ["--dry-run"] * dry_run + ["--made-up"] * (made_up and dataset not in PUBLISHED)
    done = _run(engine, given, seconds)
    if not done.stdout.startswith("{"):
        raise NotAllowed(_last_line(done))
    return Receipt.from_json(done.stdout)


def undo_in_another_process(engine: Engine, number: int, seconds: float = LONGEST_SECONDS) -> str:
    """As `undo`; what the command says of it. Raises CannotUndo, and TimeoutError."""
    done = _run(engine, ["undo", str(number)], seconds)
    if done.returncode:
        raise CannotUndo(_last_line(done))
    return done.stdout.strip()


def rejected_in_another_process(engine: Engine, number: int, seconds: float = LONGEST_SECONDS) -> bytes:
    """The workbook of `write_rejected_file`. Raises ValueError, and TimeoutError."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rejected.xlsx"
        done = _run(engine, ["rejected", str(number), str(path)], seconds)
        if done.returncode:
            raise ValueError(_last_line(done))
        return path.read_bytes()


def _run(engine: Engine, given: list[str], seconds: float) -> subprocess.CompletedProcess[str]:
    address = engine.url.render_as_string(hide_password=False)
    try:
        return subprocess.run(
            [sys.executable, "-m", "data", *given],
            cwd=ROOT,
            env=os.environ | {"DATABASE_URL": address},  # not an argument: other users of the machine see those
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TimeoutError(f"It was ended after {seconds:.0f} seconds; nothing was written.") from None


def _last_line(done: subprocess.CompletedProcess[str]) -> str:
    said = done.stderr.strip().splitlines()
    return said[-1] if said else "The other process said nothing."
