"""Do the published units add up to the published state totals?"""

import polars as pl

_TOTAL = ["state", "year", "head"]


def reconcile(rows: pl.DataFrame, totals: pl.DataFrame) -> pl.DataFrame:
    """One row per printed total: state (code as printed), year, head (code), printed, summed (cases registered, over
    the units of that state and year; 0 when the file has none), agrees. Sorted by state, year and head.
    """
    summed = rows.group_by(_TOTAL).agg(pl.col("count").sum().alias("summed"))
    return (
        totals.select(*_TOTAL, pl.col("count").alias("printed"))
        .join(summed, on=_TOTAL, how="left")
        .with_columns(pl.col("summed").fill_null(0))
        .with_columns((pl.col("printed") == pl.col("summed")).alias("agrees"))
        .sort(_TOTAL)
    )
