"""Provisional entries for police units that the register does not know yet, told from their names alone."""

import polars as pl

from data.ncrb.names import normalise
from data.ncrb.registers import register

# In this order: "Railway Crime Branch" is railway police.
_KINDS = {
    "railway": r"\b(RAILWAY|GRP|SRP)\b",
    "airport": r"\bAIRPORT\b",
    "metro": r"\bMETRO\b",
    "crime_branch": r"\b(CID|CBCID|CRIME)\b",
    "other": r"\b(CELL|STF|ATS|EOW|EOU|SQUAD|VIGILANCE|TRAFFIC|CYBER|WING|BUREAU|UNITS?|SPUWAC|WOMEN|IRRIGATION)\b",
    "commissionerate": r"\b(COMMISSIONERATE|CP|PC|CITY)\b",
}
_WITH_TERRITORY = ["commissionerate", "district"]


def new_units(unknown: pl.DataFrame, districts: pl.DataFrame | None) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Units, aliases and covered districts, shaped like the registers, for unknown names (state, unit_name,
    unit_key).
    """
    named = unknown.unique(["state", "unit_key"]).sort("state", "unit_key")
    named = named.with_columns(_today().alias("today"), _kind().alias("kind"))
    named = named.with_columns(
        pl.concat_str("today", pl.col("unit_key").str.replace_all(" ", "-"), separator="-").alias("unit"),
        pl.col("kind").is_in(_WITH_TERRITORY).alias("has_territory"),
    )
    units = named.select(
        pl.col("unit").alias("code"),
        pl.col("today").alias("state"),
        pl.col("unit_name").str.to_titlecase().alias("name"),
        pl.lit(None, pl.String).alias("name_hi"),
        "kind",
        "has_territory",
    )
    aliases = named.select("state", pl.col("unit_key").alias("alias"), "unit")
    return units.unique("code", maintain_order=True), aliases, _covered(named, districts)


def _today() -> pl.Expr:
    merged = register("former_states").select("code", "replaced_by")
    return pl.col("state").replace(dict(merged.iter_rows()))


def _kind() -> pl.Expr:
    told = pl.lit("district")
    for kind, pattern in reversed(_KINDS.items()):
        told = pl.when(pl.col("unit_key").str.contains(pattern)).then(pl.lit(kind)).otherwise(told)
    return told


def _covered(named: pl.DataFrame, districts: pl.DataFrame | None) -> pl.DataFrame:
    if districts is None:
        return register("police_unit_districts").clear()
    keys = pl.Series("unit_key", [normalise(name) for name in districts["name"]], dtype=pl.String)
    known = districts.select(pl.col("state").alias("today"), pl.col("code").alias("district")).with_columns(keys)
    found = named.filter("has_territory").join(known, on=["today", "unit_key"])
    return found.select("unit", pl.col("district").cast(pl.Int64)).sort("unit", "district")
