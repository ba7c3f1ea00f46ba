"""A made-up database: three years of records that nobody lived through, with the patterns of `planted` in them.

Everything hangs on the seed, the scale and the day. Gangs, persons and telephone numbers are invented.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import polars as pl
from sqlalchemy import Connection, Engine, Table, func, select, update

from data import bulk
from data.engine import writing
from data.sample import (
    actions,
    agencies,
    field,
    gangs,
    gap_night,
    incident_rows,
    incidents,
    meetings,
    message_rows,
    operations,
    places,
    planted_incidents,
    practices,
    running,
)
from data.sample import people as persons
from data.sample.draw import INDIA, Clock, rows_of
from data.sample.world import Files, World
from data.schema import metadata
from data.schema.places import agency
from data.schema.running import about, load

Frames = dict[str, pl.DataFrame]
ROWS_AT_A_TIME = 500_000
LARGEST_SCALE = 140
"""Beyond it numbers of incidents would reach those of planted ones, from I900001."""


def fill(engine: Engine, seed: int = 1, scale: float = 1, today: date | None = None) -> dict[str, int]:
    """Write the sample into a database born `sample`, in one transaction; returns the rows written per table.

    Nothing in it happened after the midnight that begins `today` in India, but for what is planned. `scale` multiplies
    incidents, messages and deliveries, up to 140. Raises ValueError where the database is not a sample or already
    holds records.
    """
    if not 0 < scale <= LARGEST_SCALE:
        raise ValueError(f"The scale must lie above 0 and not above {LARGEST_SCALE}.")
    clock = Clock(today or (datetime.now(UTC) + timedelta(seconds=INDIA)).date())
    with writing(engine) as connection:
        _refuse_unless_empty(connection)
        world = _world(connection, clock, seed, scale)
        with bulk.notes_once(connection, *metadata.sorted_tables):
            counts = dict(_write(connection, _frames(world)))
        connection.execute(update(about).values(sample_seed=seed, sample_scale=scale))
    return counts


def _refuse_unless_empty(connection: Connection) -> None:
    if connection.scalar(select(about.c.kind)) != "sample":
        raise ValueError(
            "Made-up records go only into a database that was born sample. Make one: `python -m data sample`."
        )
    if connection.scalar(select(func.count()).select_from(agency)):
        raise ValueError("This database already holds records. The sample goes into an empty one only.")


def _world(connection: Connection, clock: Clock, seed: int, scale: float) -> World:
    members = agencies.Members(clock)
    return World(clock, seed, scale, members, places.read(connection, seed), Files(members))


def _frames(world: World) -> Frames:
    """All rows of all tables, as columns; `load` holds the keys of loads until they are numbered."""
    people = persons.generate(world)
    frames = _registers(world) | persons.books(world, people) | operations.generate(world, people)
    frames |= _meetings(world) | practices.generate(world) | _events(world, people)
    frames["custody_event"] = field.custody_rows(world, people)
    done = frames["operation"].filter(pl.col("status") == "concluded")
    frames["seizure"] = field.seizure_rows(world, frames["incident"], done)
    frames["helper_action"] = field.helper_rows(world)
    frames["home_count"] = field.home_rows(world)
    brought = running.loads(world)
    frames["rejected_row"] = running.rejected_rows(world, brought)
    frames["flagged_row"] = running.flagged_rows(world, brought)
    frames["nil_report"] = running.nil_reports(world, brought, frames["message"])
    frames["disclosure"] = running.disclosures(world, frames)
    frames["load"] = brought
    return frames


def _registers(world: World) -> Frames:
    clock, seed = world.clock, world.seed
    return {"agency": world.members.rows()} | {
        name: _frame(rows)
        for name, rows in {
            "contact": agencies.contacts(clock),
            "feed": agencies.feeds(world.members),
            "gang": gangs.gang_rows(clock, seed),
            "gang_alias": gangs.alias_rows(),
            "gang_presence": gangs.presence_rows(clock, seed),
            "gang_link": gangs.link_rows(clock, seed),
        }.items()
    }


def _meetings(world: World) -> Frames:
    series = meetings.all_series(world)
    sittings = meetings.sittings(world, series)
    frames = meetings.series_frames(world, series) | meetings.sitting_frames(world, series, sittings)
    frames |= actions.generate(world, series, sittings)
    frames["gap_daily"] = _frame(gap_night.rows(world))
    return frames | {name: _frame(rows) for name, rows in running.small(world, sittings).items()}


def _events(world: World, people: list[dict[str, Any]]) -> Frames:
    """Incidents, and what forces told each other."""
    planted = planted_incidents.generate(world)
    usual = incidents.generate(world, round(incidents.TARGET * 1.02 * world.scale) - len(planted))
    whole = incidents.thinned(world, usual).joined(planted)
    whole = whole.taken(whole.occurred.argsort(kind="stable"))
    details, names = incidents.details(world, whole), whole.named()
    near = incidents.near_border(whole, details)
    frames = {
        "incident": incident_rows.incident_rows(world, whole, details, names),
        "incident_gang": incident_rows.incident_gang_rows(world, whole, names),
    }
    return frames | message_rows.generate(world, whole, details, near, names, people)


def _frame(rows: list[dict[str, Any]]) -> pl.DataFrame:
    return pl.DataFrame(rows, infer_schema_length=None)


def _write(connection: Connection, frames: Frames) -> Iterator[tuple[str, int]]:
    """Insert in the order that references need, a part at a time."""
    numbers = frames["load"].select("key", "number")
    first = 0
    for table in metadata.sorted_tables:
        frame = frames.pop(table.name, None)
        if frame is None:
            continue
        if table is load:
            frame = frame.drop("key", "number")
        elif "load" in frame.columns and table.name not in ("rejected_row", "flagged_row"):
            frame = _numbered(frame, numbers)
        for part in frame.iter_slices(ROWS_AT_A_TIME):
            bulk.insert(connection, table, rows_of(table, _after(table, part, first)))
        if table is load:
            first = connection.scalar(select(func.min(load.c.id))) - 1
        yield table.name, frame.height


def _numbered(frame: pl.DataFrame, numbers: pl.DataFrame) -> pl.DataFrame:
    """Loads by their number instead of their key."""
    wanted = numbers.select(load="key", load_number="number")
    joined = frame.with_columns(pl.col("load").cast(pl.Int64)).join(
        wanted, on="load", how="left", maintain_order="left"
    )
    return joined.drop("load").rename({"load_number": "load"})


def _after(table: Table, frame: pl.DataFrame, first: int) -> pl.DataFrame:
    """The database itself numbers the loads; on PostgreSQL it may not begin with one."""
    shifts = first and table is not load and "load" in frame.columns
    return frame.with_columns(pl.col("load") + first) if shifts else frame
