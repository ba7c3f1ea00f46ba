"""A published file of crime statistics into the database, in the caller's transaction.

A file without a refused row speaks for the states and years it holds: what it does not print any more goes. Where a row was
refused nothing goes, since that row may have said it.
"""

import polars as pl
from sqlalchemy import Table, select, tuple_

from data import geography
from data.bulk import notes_once
from data.intake.stored import standing, stored
from data.intake.write import Writer
from data.ncrb import units
from data.ncrb.notes import Note
from data.ncrb.parse import Published, read
from data.schema.places import police_unit, police_unit_alias, police_unit_district
from data.schema.work import crime_head, statistic, statistic_total

__all__ = ["bring_in", "read"]
NCRB = "NCRB"
SENTENCES = {
    "office_twice": "{unit_name} ({state}, {year}) stands in lines {lines}: different offices of one name, summed.",
    "total_missing": "{state}, {year}: no total is printed.",
    "national_total": "Lines {lines} are totals of all India and were passed over.",
    "head_new": "{name!r} is a heading not seen before; it became the crime head {code}.",
    "column_passed_over": "The column {name!r} was passed over.",
}


def bring_in(writer: Writer, found: Published) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """What became of each good line (`line`, `became`), and notes for whoever reads the receipt."""
    known = units.known_units().with_new(found.rows, geography.districts())
    _new_in_registers(writer, known, found)
    source = pl.lit(NCRB).alias("source")
    counts = units.by_unit(found.rows, known).rename({"count": "registered_count"}).with_columns(source)
    totals = found.totals.rename({"count": "printed_count"}).with_columns(source)
    pairs = pl.concat([rows.select("state", "year") for rows in (counts, totals)]).unique()
    whole = found.refused.is_empty()
    with notes_once(writer.connection, statistic, statistic_total):
        became = [
            _replace(writer, table, rows, pairs, whole)
            for table, rows in ((statistic, counts), (statistic_total, totals))
        ]
    lines = known.coded(found.lines)
    of_units = lines.filter(~pl.col("is_total")).join(became[0], on=["state", "year", "unit"], how="left")
    of_totals = lines.filter("is_total").join(became[1], on=["state", "year"], how="left")
    every = pl.concat([of_units.select("line", "became"), of_totals.select("line", "became")])
    return every, tuple(map(_sentence, found.notes))


def _new_in_registers(writer: Writer, known: units.Units, found: Published) -> None:
    """Police units and crime heads that the file brings and the registers did not have."""
    there = geography.districts()["code"].implode()
    heads = found.heads.filter(~pl.col("known")).select("code", "name", name_hi="name")
    heads = heads.with_columns(position=1000 + pl.int_range(pl.len()))
    for table, rows in (
        (police_unit, known.units),
        (police_unit_alias, known.aliases),
        (police_unit_district, known.districts.filter(pl.col("district").is_in(there))),
        (crime_head, heads),
    ):
        keys = [column.name for column in table.primary_key]
        old = stored(writer.connection, table, rows.select(keys))
        writer.insert(table, rows.join(old, on=keys, how="anti", maintain_order="left"))


def _replace(writer: Writer, table: Table, rows: pl.DataFrame, pairs: pl.DataFrame, whole: bool) -> pl.DataFrame:
    """Let `rows` stand for the states and years in `pairs`; what became of those of each unit, state and year."""
    keys = [column.name for column in table.primary_key]
    named = [name for name in ("state", "year", "unit") if name in table.c]
    of_pairs = (table.c.source == NCRB) & tuple_(table.c.state, table.c.year).in_(pairs.rows())
    before = standing(writer.connection, select(table).where(of_pairs), table)
    rows = rows.cast({name: before.schema[name] for name in rows.columns})
    new = rows.join(before, on=keys, how="anti", maintain_order="left")
    changed = rows.join(before, on=rows.columns, how="anti", maintain_order="left").join(before, on=keys, how="semi")
    writer.insert(table, new)
    writer.change(table, changed, before)
    if whole:
        writer.delete(table, before.join(rows, on=keys, how="anti"))
    stood, other = before.select(named).unique(), pl.concat([new, changed]).select(named).unique()
    became = rows.select(named).unique().join(stood.with_columns(stood=True), on=named, how="left")
    became = became.join(other.with_columns(other=True), on=named, how="left")
    is_new = pl.when(pl.col("stood").is_null()).then(pl.lit("new"))
    return became.select(
        *named,
        is_new.when(pl.col("other").is_null()).then(pl.lit("unchanged")).otherwise(pl.lit("changed")).alias("became"),
    )


def _sentence(note: Note) -> str:
    details = {
        key: ", ".join(map(str, value)) if isinstance(value, tuple) else value for key, value in note.details.items()
    }
    return SENTENCES[note.kind].format(**details)
