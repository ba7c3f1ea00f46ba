"""All measurements in one run: facts, queries, pages, the map, bulk load. `--scales 1` is what CI runs."""

import argparse
import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path

import polars as pl
from sqlalchemy import Engine

from benchmarks import intake, load, questions
from benchmarks.server import ROOT, serving
from benchmarks.viewer import Run, Viewer
from data import bulk, facts, migrate, registers, sample
from data.engine import connect, var, writing
from data.facts import Facts
from data.schema.events import message
from queries.filters import Filters
from queries.ready import prepare

TIMES = 7
Asks = Callable[[Facts, Filters], questions.Queries]


def line(what: str, *figures: str) -> None:
    print(f"{what:<58}" + "".join(f"{figure:>16}" for figure in figures), flush=True)


def median_ms(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """Median of TIMES runs after a first one; `before` each something that is not timed."""
    work()
    took = []
    for _ in range(TIMES):
        before()
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return 1000 * statistics.median(took)


@contextmanager
def timed() -> Iterator[Callable[[], float]]:
    began = time.perf_counter()
    yield lambda: time.perf_counter() - began


def sample_engine(folder: Path) -> Engine:
    return connect(f"sqlite:///{folder / 'sajha.db'}")


def database(scale: float) -> Path:
    """The folder of a sample database of this scale, made if it is not there."""
    folder = var() / f"bench-{scale:g}"
    engine = sample_engine(folder)
    if migrate.is_new(engine):
        registers.born(engine, "sample")
        sample.fill(engine, scale=scale)
    return folder


def measure_facts(folder: Path) -> None:
    """Reading everything, and refreshing after one message and one incident changed."""
    engine = sample_engine(folder)
    with timed() as seconds:
        held = facts.read_all(engine)
    megabytes = sum(frame.estimated_size() for frame in held.frames().values()) / 1e6
    rows = f"{held.incidents.height:,} / {held.deliveries.height:,}"
    line("  read all: s, MB held, incidents / deliveries", f"{seconds():.2f}", f"{megabytes:.0f}", rows)
    for table in ("incident", "message"):
        with writing(engine) as connection:
            key = f"(SELECT agency, reference FROM {table} ORDER BY day DESC LIMIT 1)"
            connection.exec_driver_sql(f"UPDATE {table} SET handling = handling WHERE (agency, reference) IN {key}")
        with timed() as seconds:
            held = facts.refresh(engine, held)
        line(f"  refresh after a change of one {table}: ms", f"{1000 * seconds():.0f}")
    line("  refresh with nothing new: ms", f"{median_ms(lambda: facts.refresh(engine, held)):.1f}")


def measure_queries(held: Facts) -> None:
    """All of a page's queries: for filters nobody has asked for yet, as a change of filters does; and as the first look after the
    data changed, when the server has asked what it asks by itself. Then each of them by itself, with nothing kept."""
    line("  a page's queries together: ms", "new filters", "new data", "3 states, gangs:", "new data")
    for page, asks in questions.PAGES.items():
        figures = [
            f"{ms:.1f}"
            for some in ({}, {"states": ("HR", "PB", "RJ"), "gangs": ("G01", "G02", "G03")})
            for ms in (_new_filters_ms(held, asks, some), _cold_ms(held, asks, some))
        ]
        line(f"  {page}", *figures)
        for name in asks(held, Filters(period="12m")):
            line(f"    {name}", "", f"{_cold_ms(held, asks, {}, name):.1f}")


def _new_filters_ms(held: Facts, asks: Asks, some: dict) -> float:
    """Each time another period of about a year, so that nothing worked out for one filter is found again."""
    today = Filters().dates(held).last
    periods = (f"{today - timedelta(days=360 + more)}..{today}" for more in count())
    return median_ms(lambda: _ask(asks(held, Filters(period=next(periods), **some))))


def _cold_ms(held: Facts, asks: Asks, some: dict, name: str | None = None) -> float:
    def forget() -> None:
        held.kept.clear()
        if name is None:
            prepare(held)

    return median_ms(lambda: _ask(asks(held, Filters(period="12m", **some)), name), forget)


def _ask(queries: questions.Queries, name: str | None = None) -> None:
    for work in queries.values() if name is None else (queries[name],):
        work()


PAGES = {
    "Situation": "",
    "For decision": "decisions",
    "What changed": "changed",
    "Good practice": "practice",
    "Gang activity map": "map",
    "Gangs": "gangs",
    "Inter-state border": "border",
    "Information sharing": "sharing",
    "Joint operations": "operations",
    "Meetings and actions": "meetings",
    "Meeting room": "room",
    "The wall: last decisions": "meetings?projector=1",
    "The wall: situation": "room?projector=1&step=1",
    "The wall: for decision": "decisions?projector=1",
    "Minutes": "minutes",
    "My desk": "desk",
    "Data": "data",
}
ADDRESSES = ("states=RJ", "states=HR,PB", "gangs=G03", "period=90d", "period=12m&states=DL", "states=UP&gangs=G01")


def measure_pages(folder: Path, port: int = 8611) -> None:
    """CPU and wall time of a rerun, as a multiple of an empty page; and what a change of filters sends."""
    with serving(ROOT / "benchmarks" / "empty.py", folder, port, "/_stcore/health") as server:
        empty = _reruns(server, "", [""] * 30)
    line("  empty Streamlit page: CPU ms, wall ms", f"{empty[0]:.1f}", f"{empty[1]:.1f}")
    with serving(ROOT / "dashboard.py", folder, port + 1, "/health") as server:
        for name, page in PAGES.items():
            cpu, wall, runs = _reruns(server, page, list(ADDRESSES) * 5)
            line(f"  {name}: CPU ms, wall ms", f"{cpu:.1f}", f"{wall:.1f}", f"x{cpu / max(empty[0], 0.1):.0f} CPU")
            sent = statistics.median(run.sent_bytes for run in runs) / 1000
            line("    sent per change of filters: kB, of these to the map", f"{sent:.1f}", f"{_map_kb(runs):.1f}")
        line("  server: MB resident", f"{server.resident_mb():.0f}")


def _map_kb(runs: list[Run]) -> float:
    return statistics.median(run.map_bytes for run in runs) / 1000


def _reruns(server, page: str, addresses: list[str]) -> tuple[float, float, list[Run]]:
    name, _, own = page.partition("?")
    viewer = Viewer(server.port, name)
    addresses = [f"{own}&{address}" if own else address for address in addresses]
    for address in addresses[:6]:
        viewer.run(address)
    before = server.cpu_s()
    runs = [viewer.run(address) for address in addresses]
    cpu = 1000 * (server.cpu_s() - before) / len(runs)
    viewer.close()
    return cpu, 1000 * statistics.median(run.wall_s for run in runs), runs


def measure_bulk(folder: Path, rows_count: int = 100_000) -> None:
    """Loading messages with the notes written row by row, once at the end, and not at all."""
    engine = sample_engine(folder)
    begin = pl.datetime(2020, 1, 1, time_zone="UTC")
    rows = pl.select(
        agency=pl.lit("RJ").repeat_by(rows_count).explode(),
        reference=pl.format("B{}", pl.int_range(rows_count)),
        sent_at=begin + pl.duration(minutes=pl.int_range(rows_count)),
        kind=pl.lit("alert"),
        channel=pl.lit("system"),
    )
    for name, way in {"row by row": _row_by_row, "once": _once, "none": _without}.items():
        with engine.connect() as connection, connection.begin() as transaction, timed() as seconds:
            way(connection, rows)
            took = seconds()
            transaction.rollback()
        line(f"  {rows_count:,} messages, notes {name}: s, rows a second", f"{took:.2f}", f"{rows_count / took:,.0f}")


def _row_by_row(connection, rows: pl.DataFrame) -> None:
    bulk.insert(connection, message, rows)


def _once(connection, rows: pl.DataFrame) -> None:
    with bulk.notes_once(connection, message):
        bulk.insert(connection, message, rows)


def _without(connection, rows: pl.DataFrame) -> None:
    found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'message'")
    for (name,) in found.all():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    bulk.insert(connection, message, rows)


PARTS = ("facts", "queries", "pages", "bulk", "load", "intake")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--scales", default="1,10,100", help="which sizes of the sample, with commas between")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="which parts")
    given = parser.parse_args()
    print(f"{os.cpu_count()} cores")
    for scale in map(float, given.scales.split(",")):
        measure(scale, given.only)


def measure(scale: float, parts: Sequence[str]) -> None:
    print(f"\nScale {scale:g}")
    with timed() as seconds:
        folder = database(scale)
    line("  sample: s (made once, kept)", f"{seconds():.1f}")
    if "facts" in parts:
        measure_facts(folder)
    if "queries" in parts:
        measure_queries(facts.read_all(sample_engine(folder)))
    if "pages" in parts:
        measure_pages(folder)
    if "bulk" in parts and scale == 1:
        measure_bulk(folder)
    if "load" in parts and scale == 1:
        load.measure(folder, line)
    if "intake" in parts and scale in (1, 10):
        intake.measure(line, many=scale > 1)


if __name__ == "__main__":
    main()
