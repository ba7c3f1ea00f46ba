"""To which forces a record was disclosed, beside those that a message, an operation or a decision names by itself."""

import polars as pl

from data.facts import Facts
from data.once import once

KEY = ["agency", "reference"]


@once
def _of(facts: Facts, table: str) -> pl.DataFrame:
    """One row per record of `table` that was disclosed: agency, reference, disclosed_to (agencies, space between)."""
    rows = facts.disclosures.filter(pl.col("record_table") == table).sort("to_agency")
    told = pl.col("to_agency").cast(pl.String).str.join(" ").alias("disclosed_to")
    return rows.with_columns(pl.col(KEY).cast(pl.String)).group_by(KEY).agg(told)


def disclosed(facts: Facts, rows: pl.DataFrame, table: str) -> pl.DataFrame:
    """`rows` (agency, reference) of a table, in the same order, with disclosed_to (null: to nobody)."""
    told = _of(facts, table)
    if told.is_empty() or rows.is_empty():
        return rows.with_columns(pl.lit(None, pl.String).alias("disclosed_to"))
    keys = [pl.col(name).cast(pl.String) for name in KEY]
    return rows.with_columns(rows.select(keys).join(told, on=KEY, how="left", maintain_order="left")["disclosed_to"])


@once
def _of_messages(facts: Facts) -> pl.DataFrame:
    """One row per message that was disclosed, by its place in the day: day, number, disclosed_to."""
    told = _of(facts, "message")
    if told.is_empty():
        return pl.DataFrame(schema={"day": pl.Date, "number": pl.UInt32, "disclosed_to": pl.String})
    keyed = facts.messages.select("day", "number", *[pl.col(name).cast(pl.String) for name in KEY])
    return keyed.join(told, on=KEY).select("day", "number", "disclosed_to")


def addressed(facts: Facts, rows: pl.DataFrame) -> pl.DataFrame:
    """`rows` of `Facts.deliveries`, in the same order, with named_to (who got it) and disclosed_to (null: to nobody)."""
    named = rows.with_columns(named_to=pl.col("to_agency"))
    told = _of_messages(facts)
    if told.is_empty():
        return named.with_columns(pl.lit(None, pl.String).alias("disclosed_to"))
    return named.join(told, on=["day", "number"], how="left", maintain_order="left")
