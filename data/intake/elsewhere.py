"""Loading in another process, for callers that must not be held up while a file is parsed: the pages of a server."""

import os
import subprocess
import sys
from pathlib import Path

from sqlalchemy import Engine

from data.engine import ROOT
from data.intake.loading import NotAllowed
from data.intake.receipt import Receipt

LONGEST_SECONDS = 600


def in_another_process(
    engine: Engine,
    path: Path,
    dataset: str,
    agency: str,
    by: str,
    dry_run: bool = True,
    seconds: float = LONGEST_SECONDS,
) -> Receipt:
    """As `load_file`, by a process of its own that is ended after `seconds`. Raises NotAllowed, and TimeoutError."""
    command = [
        sys.executable,
        "-m",
        "data",
        "load",
        str(path),
        "--dataset",
        dataset,
        "--agency",
        agency,
        "--by",
        by,
        "--json",
    ]
    command += ["--dry-run"] if dry_run else []
    address = engine.url.render_as_string(hide_password=False)
    environment = os.environ | {
        "DATABASE_URL": address
    }  # not among the arguments, which other users of the machine see
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TimeoutError(f"{path.name} could not be read within {seconds:.0f} seconds.") from None
    if not done.stdout.startswith("{"):
        raise NotAllowed(
            done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "The file could not be loaded."
        )
    return Receipt.from_json(done.stdout)
