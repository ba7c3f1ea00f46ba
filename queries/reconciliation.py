"""Do the published totals add up, and how do published counts stand beside our own?"""

import polars as pl

from data.facts import Facts
from data.once import once

_TOTAL = ["source", "state", "year", "head"]


@once
def totals(facts: Facts) -> pl.DataFrame:
    """One row per printed state total: source, state (as printed), year, head, printed, summed (cases registered, all its
    units), agrees. Newest year first."""
    summed = facts.statistics.group_by(_TOTAL).agg(pl.col("registered_count").sum().alias("summed"))
    found = facts.statistic_totals.rename({"printed_count": "printed"}).join(summed, on=_TOTAL, how="left")
    found = found.with_columns(pl.col("printed", "summed").cast(pl.Int64).fill_null(0))
    found = found.with_columns((pl.col("printed") == pl.col("summed")).alias("agrees"))
    return found.select(*_TOTAL, "printed", "summed", "agrees").sort(
        "year", "state", "head", descending=[True, False, False]
    )


def by_year(found: pl.DataFrame) -> pl.DataFrame:
    """Of `totals`, one row per year: year, total_count, agree_count, state_count; newest first."""
    return (
        found.group_by("year")
        .agg(
            pl.len().alias("total_count"),
            pl.col("agrees").sum().alias("agree_count"),
            pl.col("state").n_unique().alias("state_count"),
        )
        .sort("year", descending=True)
    )


@once
def beside_ours(facts: Facts) -> pl.DataFrame:
    """One row per published head that comes closest to a kind of incident, and published year: head, kind, relation (why the two
    cannot agree), year, published_count (cases, all of India), our_count (incidents registered in that year; null: we hold none
    of that year). Newest year first.
    """
    near = facts.crime_heads.filter(pl.col("kind").is_not_null()).select(
        head="code", kind=pl.col("kind").cast(pl.String), relation="relation"
    )
    published = facts.statistics.group_by("head", "year").agg(pl.col("registered_count").sum().alias("published_count"))
    ours = facts.incidents.filter("counted").with_columns(year=pl.col("registered_on").dt.year().cast(pl.Int32))
    years = ours["year"].drop_nulls().unique()
    counted = ours.group_by("year", pl.col("kind").cast(pl.String)).agg(pl.len().cast(pl.Int64).alias("our_count"))
    found = near.join(published, on="head").with_columns(pl.col("year").cast(pl.Int32))
    found = found.join(counted, on=["year", "kind"], how="left")
    held = pl.col("year").is_in(years.implode())
    found = found.with_columns(pl.when(held).then(pl.col("our_count").fill_null(0)).alias("our_count"))
    order = facts.crime_heads.select(head="code", place="position")
    found = found.join(order, on="head", how="left").sort("year", "place", descending=[True, False])
    return found.select("head", "kind", "relation", "year", "published_count", "our_count")
