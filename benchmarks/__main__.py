"""All measurements in one run: facts, queries, pages, the map, bulk load. `--scales 1` is what CI runs."""

import argparse
import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import polars as pl
from sqlalchemy import Engine

from benchmarks import exchange, intake, load, work
from benchmarks.server import ROOT, serving
from benchmarks.viewer import Run, Viewer
from data import bulk, facts, migrate, registers, sample
from data.engine import connect, var, writing
from data.facts import Facts
from data.schema.events import message
from queries import activity, answers, belt, busiest, freshness, headlines, incidents, sharing
from queries.activity import Question
from queries.filters import Filters

TIMES = 7


def line(what: str, *figures: str) -> None:
    print(f"{what:<58}" + "".join(f"{figure:>16}" for figure in figures), flush=True)


def median_ms(work: Callable[[], object]) -> float:
    """Median of TIMES runs after a first one."""
    work()
    took = []
    for _ in range(TIMES):
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
        migrate.create(engine, "sample")
        with writing(engine) as connection:
            registers.write(connection)
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


def queries(held: Facts) -> dict[str, dict[str, Callable[[], object]]]:
    """Every page's queries, by name, as the page asks them."""
    every, some = Filters(period="12m"), Filters(period="12m", states=("HR", "PB", "RJ"), gangs=("G01", "G02", "G03"))
    found: dict[str, dict[str, Callable[[], object]]] = {
        "Situation": {},
        "Gang activity map": {},
        "Information sharing": {},
    }
    for name, filters in (("all", every), ("3 states, 3 gangs", some)):
        dates = filters.dates(held)
        rows = incidents.picked(held, filters, dates)
        of_situation = found["Situation"]
        of_situation[f"headlines, {name}"] = lambda f=filters: headlines.headlines(held, f)
        for of in (busiest.gangs, busiest.districts, busiest.borders, busiest.changed_most):
            of_situation[f"busiest: {of.__name__}, {name}"] = lambda f=filters, ask=of: ask(held, f)
        of_situation[f"answers past their limit, {name}"] = lambda f=filters: answers.overdue_count(held, f)
        of_situation[f"the map, {name}"] = lambda f=filters: activity.activity(held, f, Question())
        on_map = found["Gang activity map"]
        for level in activity.LEVELS:
            on_map[f"by {level}, {name}"] = lambda f=filters, at=level: activity.activity(held, f, Question(level=at))
        on_map[f"by month, {name}"] = lambda f=filters, d=dates: incidents.by_month(
            activity.picked(held, f, Question(), d), d
        )
        on_map[f"belt of 10 km, {name}"] = lambda f=filters, r=rows: belt.belt(held, r, 10, f.states)
        on_map[f"by kind and gang, {name}"] = lambda r=rows: (incidents.by_kind(r), incidents.by_gang(r))
        found["Information sharing"] |= exchange.asked(held, filters, name)
    found["Gang activity map"]["freshness of feeds"] = lambda: freshness.feeds(held)
    found |= work.queries(held, {"all": every, "3 states, 3 gangs": some})
    found["Situation"]["deliveries and messages of 3 years"] = lambda: sharing.message_count(
        sharing.deliveries(held, Filters(), _three_years(held))
    )
    return found


def _three_years(held: Facts):
    dates = Filters().dates(held)
    return type(dates)(dates.last - timedelta(days=1095), dates.last)


def measure_queries(held: Facts) -> None:
    """All of a page's queries one after another, as a first look at it asks them; then each by itself. Nothing is kept before."""
    for page, asked in queries(held).items():
        some = {name: work for name, work in asked.items() if "3 states" in name}
        every = {name: work for name, work in asked.items() if name not in some}
        sums = [f"{_cold_ms(held, *works.values()):.1f}" for works in (every, some)]
        line(f"  {page}: ms, all queries for all / for 3 states, 3 gangs", *sums)
        for name, ask in asked.items():
            line(f"    {name}", f"{_cold_ms(held, ask):.1f}")


def _cold_ms(held: Facts, *works: Callable[[], object]) -> float:
    def first_look() -> None:
        held.kept.clear()
        for ask in works:
            ask()

    return median_ms(first_look)


PAGES = {
    "Situation": "",
    "For decision": "decisions",
    "Gang activity map": "map",
    "Information sharing": "sharing",
    "Joint operations": "operations",
    "Meetings and actions": "meetings",
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
    viewer = Viewer(server.port, page)
    for address in addresses[:6]:
        viewer.run(address)
    before = server.cpu_s()
    runs = [viewer.run(address) for address in addresses]
    cpu = 1000 * (server.cpu_s() - before) / len(runs)
    viewer.close()
    return cpu, 1000 * statistics.median(run.wall_s for run in runs), runs


def measure_bulk(folder: Path, count: int = 100_000) -> None:
    """Loading messages with the notes written row by row, once at the end, and not at all."""
    engine = sample_engine(folder)
    begin = pl.datetime(2020, 1, 1, time_zone="UTC")
    rows = pl.select(
        agency=pl.lit("RJ").repeat_by(count).explode(),
        reference=pl.format("B{}", pl.int_range(count)),
        sent_at=begin + pl.duration(minutes=pl.int_range(count)),
        kind=pl.lit("alert"),
        channel=pl.lit("system"),
    )
    for name, way in {"row by row": _row_by_row, "once": _once, "none": _without}.items():
        with engine.connect() as connection, connection.begin() as transaction, timed() as seconds:
            way(connection, rows)
            took = seconds()
            transaction.rollback()
        line(f"  {count:,} messages, notes {name}: s, rows a second", f"{took:.2f}", f"{count / took:,.0f}")


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
