"""The population of districts into the database, in the caller's transaction.

A district whose territory has changed since the count gets no number, and neither does a state of which a row was refused:
not available, not a guess.
"""

import polars as pl
from sqlalchemy import Table, select

from data.intake.stored import standing
from data.intake.write import Writer
from data.ncrb import population
from data.ncrb.population import People, read
from data.schema.places import district, state

__all__ = ["bring_in", "read"]
CENSUS = "Census of India 2011"
YEAR = 2011


def bring_in(writer: Writer, found: People) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """What became of each good line (`line`, `became`), and notes for whoever reads the receipt."""
    rows = found.districts
    own = rows.filter("exists_unchanged").select(code="district", people="population")
    whole = found.incomplete
    states = population.by_state(rows).rename({"state": "code", "population": "people"})
    states = states.head(0) if whole is None else states.filter(~pl.col("code").is_in(list(whole)))
    of_districts, of_states = _set_people(writer, district, own), _set_people(writer, state, states)
    lines = rows.join(of_districts, left_on="district", right_on="code", how="left", maintain_order="left")
    lines = lines.join(
        of_states, left_on="state", right_on="code", how="left", suffix="_of_state", maintain_order="left"
    )
    became = pl.coalesce("became", "became_of_state", pl.lit("unchanged")).alias("became")
    return lines.select("line", became), tuple(_notes(found))


def _set_people(writer: Writer, table: Table, people: pl.DataFrame) -> pl.DataFrame:
    """Write the number of people of places of `table`: code, and what became of each."""
    before = standing(writer.connection, select(table), table)
    pairs = people.cast({"code": before.schema["code"]}).join(before, on="code", maintain_order="left")
    other = pairs.filter(pl.col("people").ne_missing(pl.col("population")))
    said = {"population_year": pl.lit(YEAR, pl.Int64), "population_source": pl.lit(CENSUS)}
    rows = other.with_columns(population=pl.col("people"), **said).select(before.columns)
    writer.change(table, rows, before)
    was = pl.when(pl.col("population").is_null()).then(pl.lit("new"))
    same = pl.col("people") == pl.col("population")
    return pairs.select("code", was.when(same).then(pl.lit("unchanged")).otherwise(pl.lit("changed")).alias("became"))


def _notes(found: People) -> list[str]:
    missing = found.districts.filter(~pl.col("exists_unchanged")).height
    said = [f"{missing} districts of 2011 have no number of their own today: their territory has changed since."]
    if found.incomplete is None:
        return [*said[: bool(missing)], "No state got a number: of which state a refused row is cannot be told."]
    if found.incomplete:
        named = ", ".join(sorted(found.incomplete))
        return [*said[: bool(missing)], f"These states got no number, since rows of theirs were refused: {named}."]
    return said[: bool(missing)]
