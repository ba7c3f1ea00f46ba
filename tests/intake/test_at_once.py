"""Loaders that are killed, that meet, and readers meanwhile: all of a load, or nothing."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from data.engine import ROOT, reading
from data.intake import load_file, undo
from tests.intake.files import csv_file, good
from tests.intake.loaders import loading
from tests.intake.looking import everything

ROWS = 3_000


def many(path: Path, letter: str, count: int = ROWS) -> Path:
    return csv_file(path, (good("incident", reference=f"{letter}{n}", gangs="G07") for n in range(count)))


def loader(engine: Engine, path: Path, agency: str = "RJ") -> subprocess.Popen[bytes]:
    address = {"DATABASE_URL": engine.url.render_as_string(hide_password=False)}
    command = [sys.executable, "-m", "data", "load", str(path), "--dataset", "incident", "--agency", agency]
    return subprocess.Popen(
        command, cwd=ROOT, env=os.environ | address, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def sizes(found: dict[str, list[Any]]) -> dict[str, int]:
    return {name: len(rows) for name, rows in found.items()}


def total(engine: Engine) -> int:
    with reading(engine) as connection:
        return connection.scalar(text("SELECT count(*) FROM incident")) or 0


@pytest.mark.slow
def test_a_killed_loader_leaves_all_or_nothing(real: Engine, tmp_path: Path) -> None:
    path, before = many(tmp_path / "many.csv", "K", 1_000), everything(real)
    for load in (1, 2):  # the first one also waits for our modules
        began, first = time.monotonic(), loading(real, path)
        first.join()
        whole, after = time.monotonic() - began, everything(real)
        assert first.exitcode == 0
        undo(real, load)
    dice = random.Random(7)
    for _ in range(20):
        process = loading(real, path)
        process.join(whole * dice.uniform(0.1, 1.3))
        process.kill()
        process.join()
        found = everything(real)
        if found != before:
            assert sizes(found) == sizes(after)
            with reading(real) as connection:
                last = connection.scalar(text("SELECT max(id) FROM load"))
            undo(real, last)
            assert everything(real) == before


@pytest.mark.slow
def test_two_loaders_at_once_both_bring_all(real: Engine, tmp_path: Path) -> None:
    before = total(real)
    same, other = many(tmp_path / "same.csv", "S"), many(tmp_path / "other.csv", "O")
    codes = [process.wait() for process in [loader(real, same), loader(real, same), loader(real, other, "HR")]]
    assert codes == [0, 0, 0]
    assert total(real) == before + 2 * ROWS
    with reading(real) as connection:
        loads = connection.execute(text("SELECT accepted_count, unchanged_count FROM load ORDER BY 1, 2")).all()
    assert loads == [(0, ROWS), (ROWS, 0), (ROWS, 0)]


@pytest.mark.slow
def test_readers_see_no_half(real: Engine, tmp_path: Path) -> None:
    before = total(real)
    process = loader(real, many(tmp_path / "many.csv", "R"))
    seen = set()
    while process.poll() is None:
        with reading(real) as connection:
            incidents = connection.scalar(text("SELECT count(*) FROM incident"))
            gangs = connection.scalar(text("SELECT count(*) FROM incident_gang"))
        seen.add((incidents - before, gangs))
    seen.add((total(real) - before, ROWS))
    assert seen <= {(0, 0), (ROWS, ROWS)}


def test_a_load_that_fails_at_the_last_step_leaves_nothing(
    real: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(real)
    monkeypatch.setattr("data.intake.bringing.write_rejected", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        load_file(real, many(tmp_path / "few.csv", "F", 10), "incident", "RJ", "test")
    assert everything(real) == before
