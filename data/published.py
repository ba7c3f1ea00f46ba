"""Published files into the database: crime statistics by police unit, and the population of districts.

A file speaks for the (state, year) pairs it holds: they are replaced whole, in one transaction, and the same file again
changes nothing but adds one line to `load`.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import polars as pl
from sqlalchemy import Connection, and_, insert, select, tuple_, update

from data import geography
from data.bulk import insert as insert_rows
from data.bulk import notes_once
from data.dialects import upsert
from data.ncrb import parse, population, units
from data.ncrb.reconcile import reconcile
from data.reading import field, read
from data.schema.places import district, police_unit, police_unit_alias, police_unit_district, state
from data.schema.running import load
from data.schema.work import crime_head, statistic, statistic_total

NCRB = "NCRB"
CENSUS = "Census of India 2011"


@dataclass(frozen=True)
class Receipt:
    """What a load did, in rows; `notes` are sentences a reader of the load should know."""

    load: int
    accepted_count: int
    unchanged_count: int
    notes: tuple[str, ...] = ()


def load_ncrb(connection: Connection, path: Path, loaded_by: str) -> Receipt:
    """Load a file of crime statistics. Raises `Unreadable` (a ValueError that says where), and then nothing of it counts."""
    found = parse.read(path)
    known = units.known_units().with_new(found.rows, geography.districts())
    _write_registers(connection, known, found)
    counts = units.by_unit(found.rows, known).rename({"count": "registered_count"})
    totals = found.totals.rename({"count": "printed_count"})
    number = _write_load(connection, "ncrb", path, loaded_by)
    spoken_for = pl.concat([rows.select("state", "year") for rows in (counts, totals)]).unique().rows()
    written = [
        _replace(connection, table, rows.with_columns(source=pl.lit(NCRB)), spoken_for, number)
        for table, rows in ((statistic, counts), (statistic_total, totals))
    ]
    accepted, unchanged = (sum(parts) for parts in zip(*written, strict=True))
    _close_load(connection, number, accepted, unchanged)
    return Receipt(number, accepted, unchanged, tuple(_sentence(note) for note in found.notes))


def _write_registers(connection: Connection, known: units.Units, found: parse.Published) -> None:
    """Police units and crime heads that the file brings and the registers did not have."""
    upsert(connection, police_unit, known.units.to_dicts())
    upsert(connection, police_unit_alias, known.aliases.to_dicts())
    there = set(geography.districts()["code"])
    upsert(connection, police_unit_district, known.districts.filter(pl.col("district").is_in(there)).to_dicts())
    new = found.heads.filter(~pl.col("known"))
    heads = [
        {"code": row["code"], "name": row["name"], "name_hi": row["name"], "position": 1000 + place}
        for place, row in enumerate(new.to_dicts())
    ]
    upsert(connection, crime_head, heads)


def _replace(connection: Connection, table, rows: pl.DataFrame, pairs: list[tuple], number: int) -> tuple[int, int]:
    """Put `rows` in the place of what stood for `pairs` of state and year; how many differ, and how many stood already."""
    spoken_for = and_(table.c.source == NCRB, tuple_(table.c.state, table.c.year).in_(pairs))
    before = _stored(connection, table, spoken_for)
    differing = rows.join(before, on=rows.columns, how="anti", nulls_equal=True)
    if differing.is_empty() and before.height == rows.height:
        return 0, rows.height
    with notes_once(connection, table):
        connection.execute(table.delete().where(spoken_for))
        insert_rows(connection, table, rows.with_columns(load=pl.lit(number)))
    return differing.height, rows.height - differing.height


def _stored(connection: Connection, table, where=None) -> pl.DataFrame:
    fields = [field(column) for column in table.c if column.name != "load"]
    query = select(*[item.expression.label(item.name) for item in fields])
    frame = read(connection, fields, query if where is None else query.where(where))
    return frame.with_columns(pl.col(pl.Int32).cast(pl.Int64))


def _write_load(connection: Connection, dataset: str, path: Path, loaded_by: str) -> int:
    described = {
        "dataset": dataset,
        "file_name": path.name,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "loaded_by": loaded_by,
    }
    return connection.execute(insert(load).values(described).returning(load.c.id)).scalar_one()


def _close_load(connection: Connection, number: int, accepted: int, unchanged: int) -> None:
    counted = {"accepted_count": accepted, "unchanged_count": unchanged}
    connection.execute(update(load).where(load.c.id == number).values(counted))


SENTENCES = {
    "office_twice": "{unit_name} ({state}, {year}) stands in lines {lines}: different offices of one name, summed.",
    "total_missing": "{state}, {year}: no total is printed.",
    "national_total": "Lines {lines} are totals of all India and were passed over.",
    "head_new": "{name!r} is a heading not seen before; it became the crime head {code}.",
    "column_passed_over": "The column {name!r} was passed over.",
}


def _sentence(note) -> str:
    details = {
        key: ", ".join(map(str, value)) if isinstance(value, tuple) else value for key, value in note.details.items()
    }
    return SENTENCES[note.kind].format(**details)


def load_population(connection: Connection, path: Path, loaded_by: str) -> Receipt:
    """Load the population of districts; one whose territory has changed since the count gets none."""
    people = population.read(path)
    number = _write_load(connection, "population", path, loaded_by)
    known = people.filter(pl.col("exists_unchanged")).select(code="district", population="population")
    changed = _set_people(connection, district, known) + _set_people(
        connection, state, population.by_state(people).rename({"state": "code"})
    )
    rows = known.height + population.by_state(people).height
    _close_load(connection, number, changed, rows - changed)
    missing = people.height - known.height
    note = f"{missing} districts of 2011 have no number of their own today: their territory has changed since."
    return Receipt(number, changed, rows - changed, (note,) if missing else ())


def _set_people(connection: Connection, table, people: pl.DataFrame) -> int:
    """Write the number of people of places of `table`; how many were not so before."""
    stored: dict = dict(connection.execute(select(table.c.code, table.c.population)).all())
    new = {code: count for code, count in people.iter_rows() if code in stored and stored[code] != count}
    for code, count in new.items():
        described = {"population": count, "population_year": 2011, "population_source": CENSUS}
        connection.execute(update(table).where(table.c.code == code).values(described))
    return len(new)


def reconciled(connection: Connection) -> pl.DataFrame:
    """One row per printed total in the database: state, year, head, printed, summed, agrees."""
    rows = _stored(connection, statistic).rename({"registered_count": "count"})
    totals = _stored(connection, statistic_total).rename({"printed_count": "count"})
    return reconcile(rows, totals)


def unplaced_units(connection: Connection) -> pl.DataFrame:
    """One row per police unit that has territory and no district of today: state, unit, name; by state and name."""
    placed = select(police_unit_district.c.unit)
    found = select(police_unit.c.state, police_unit.c.code, police_unit.c.name).where(
        police_unit.c.has_territory, police_unit.c.code.not_in(placed)
    )
    rows = connection.execute(found.order_by(police_unit.c.state, police_unit.c.name)).all()
    return pl.DataFrame(rows, schema=["state", "unit", "name"], orient="row")


def coverage(connection: Connection) -> pl.DataFrame:
    """One row per state: state, unit_count (police units with territory), placed_count (those with a district of today)."""
    every = select(police_unit.c.state, police_unit.c.code).where(police_unit.c.has_territory)
    rows = pl.DataFrame(connection.execute(every).all(), schema=["state", "unit"], orient="row")
    missing = unplaced_units(connection)["unit"]
    placed = (~pl.col("unit").is_in(missing.implode())).sum().alias("placed_count")
    return rows.group_by("state").agg(pl.len().alias("unit_count"), placed).sort("state")
