"""To which forces a record was disclosed, beside those that a message, an operation or a decision names by itself."""

import polars as pl

from data.facts import Facts
from data.once import once

KEY = ["agency", "reference"]
NOBODY = pl.DataFrame(schema=dict.fromkeys((*KEY, "disclosed_to"), pl.String))


@once
def _by_table(facts: Facts) -> dict[str, pl.DataFrame]:
    """Table -> one row per record of it that was disclosed: agency, reference, disclosed_to (agencies, space between)."""
    rows = facts.disclosures.select(
        pl.col("record_table", *KEY).cast(pl.String), disclosed_to=pl.col("to_agency").cast(pl.String)
    )
    told = rows.sort("disclosed_to").group_by("record_table", *KEY).agg("disclosed_to")
    parts = told.with_columns(pl.col("disclosed_to").list.join(" ")).partition_by(
        "record_table", as_dict=True, include_key=False
    )
    return {str(table): part for (table,), part in parts.items()}


def _of(facts: Facts, table: str) -> pl.DataFrame:
    return _by_table(facts).get(table, NOBODY)


def disclosed(facts: Facts, rows: pl.DataFrame, table: str) -> pl.DataFrame:
    """`rows` (agency, reference) of a table, in the same order, with disclosed_to (null: to nobody)."""
    told = _of(facts, table)
    if told.is_empty() or rows.is_empty():
        return rows.with_columns(pl.lit(None, pl.String).alias("disclosed_to"))
    told = told.with_columns(pl.col("agency").cast(rows.schema["agency"]))
    return rows.join(told, on=KEY, how="left", maintain_order="left")


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
