"""The real files of the NCRB, as an officer loads them, from an empty place to reconciled totals."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest
from sqlalchemy import Engine

from data import __main__ as command_line
from data.engine import connect
from data.facts import read_all
from tests.conftest import ENGINES, ROOT, Make
from tests.data.writers import changed

pytestmark = pytest.mark.slow
DECADE, YEAR_2014 = "district_ipc_2001_2012.csv", "district_ipc_2014.csv"


@dataclass(frozen=True)
class Place:
    """An empty place for a database, and how commands are run on it: they give exit code and output."""

    engine: Engine
    run: Callable[..., tuple[int, str]]


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest) -> Place:
    return request.getfixturevalue({"sqlite": "terminal", "postgresql": "process"}[request.param])


@pytest.fixture
def terminal(tmp_path: Path) -> Place:
    """Commands in processes of their own, as an officer gives them; the database stands in SAJHA_VAR."""
    given = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE", "PYTHON"))}
    settings = given | {"SAJHA_VAR": str(tmp_path)}

    def run(*arguments: object) -> tuple[int, str]:
        command = [sys.executable, "-m", "data", *map(str, arguments)]
        done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout

    return Place(connect(f"sqlite:///{tmp_path / 'sajha.db'}"), run)


@pytest.fixture
def process(new_postgres: Make, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Place:
    """The same commands in this process, on PostgreSQL."""
    engine = new_postgres("real", empty=True)
    monkeypatch.setattr(command_line, "connect", lambda: engine)

    def run(*arguments: object) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["python -m data", *map(str, arguments)])
        return command_line.main(), capsys.readouterr().out

    return Place(engine, run)


def with_seven_murders_more(path: Path, copy: Path) -> Path:
    """A copy of the file in which the first unit's first count is another."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    cells = lines[1].split(",")
    cells[3] = str(int(cells[3]) + 7)
    copy.write_text("\n".join([lines[0], ",".join(cells), *lines[2:]]) + "\n", encoding="utf-8")
    return copy


def test_the_real_files_from_an_empty_place_to_reconciled_totals(
    place: Place, real_files: Path, tmp_path: Path
) -> None:
    assert place.run("create", "--real")[0] == 0
    for name in (DECADE, YEAR_2014):
        assert place.run("load", real_files / "ncrb" / name, "--dataset", "ncrb")[0] == 0
    code, said = place.run("reconcile")
    assert code == 0
    assert said.startswith("15,768 of 15,768 printed state totals")  # 12,600 and 3,168
    facts = read_all(place.engine)
    assert facts.statistic_totals.filter(pl.col("year") == 2014).height == 3_168
    assert facts.statistic_totals.filter(pl.col("year") < 2014).height == 12_600
    assert facts.statistic_totals.filter(year=2014, head="extortion", state="RJ")["printed_count"].to_list() == [428]
    place.engine.dispose()


def test_the_same_file_again_and_an_altered_one(terminal: Place, real_files: Path, tmp_path: Path) -> None:
    path = real_files / "ncrb" / YEAR_2014
    terminal.run("create", "--real")
    terminal.run("load", path, "--dataset", "ncrb")
    facts = read_all(terminal.engine)
    assert terminal.run("load", path, "--dataset", "ncrb")[0] == 0
    again = read_all(terminal.engine)
    assert changed(facts, again) == {"loads"}
    assert (facts.loads.height, again.loads.height) == (1, 2)

    altered = with_seven_murders_more(path, tmp_path / "altered.csv")
    assert terminal.run("load", altered, "--dataset", "ncrb")[0] == 0
    code, said = terminal.run("reconcile")
    assert code == 1
    assert said.startswith("3,167 of 3,168")
    assert len(said.splitlines()) == 2  # and the one that differs


def test_census_and_coverage(process: Place, real_files: Path) -> None:
    process.run("create", "--sample")
    people = next((real_files / "census").glob("*.csv"))
    assert process.run("load", people, "--dataset", "population")[0] == 0
    states = dict(read_all(process.engine).states.select("code", "population").iter_rows())
    assert states["RJ"] == 68_548_437  # Census of India 2011
    code, said = process.run("units")
    assert code == 0
    counts = dict(re.findall(r"^  ([A-Z]{2}) +(\d+ of +\d+)$", said, re.MULTILINE))
    for state in ("RJ", "HR", "PB", "DL", "GJ", "CH", "UP", "HP", "UK", "BR", "JH", "JK", "LA"):
        placed, every = map(int, counts[state].split(" of "))
        assert placed >= 0.95 * every > 0, state
