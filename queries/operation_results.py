"""What concluded operations brought, against what was expected of them.

An operation's results are those of the force that leads it, so that they add up; who takes part stands beside, without a total.
"""

import polars as pl

from data.facts import Facts
from queries.operations import KEY

RESULTS = ("arrest_count", "weapon_count", "vehicle_count", "cash_inr", "drugs_kg")
STATED = [pl.col(f"real_{result}") for result in RESULTS]


def concluded(rows: pl.DataFrame) -> pl.DataFrame:
    """Of rows of `operation_board.described`, those that were concluded."""
    return rows.filter(pl.col("status") == "concluded")


def totals(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per kind of result, all of them in their order: result, real (sum), compared_count (operations that state
    both), compared_expected, compared_real (their sums: only these two may be held against each other)."""
    return pl.concat([rows.select(pl.lit(result).alias("result"), *_sums(result)) for result in RESULTS])


def _sums(result: str, tail: str = "") -> list[pl.Expr]:
    real, expected = pl.col(f"real_{result}"), pl.col(f"expected_{result}")
    both = real.is_not_null() & expected.is_not_null()
    return [
        real.sum().cast(pl.Float64).alias(f"real{tail}"),
        both.sum().alias(f"compared_count{tail}"),
        expected.filter(both).sum().cast(pl.Float64).alias(f"compared_expected{tail}"),
        real.filter(both).sum().cast(pl.Float64).alias(f"compared_real{tail}"),
    ]


def by(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """One row per value of `column` (`gang`, `lead`; null: none recorded): it, operation_count, unstated_count (no result
    recorded at all), and the sums of `totals` for each result (`real_arrest_count` ...); most operations first.
    """
    sums = [item for result in RESULTS for item in _sums(result, f"_{result}")]
    unstated = pl.all_horizontal(item.is_null() for item in STATED).sum().alias("unstated_count")
    found = rows.group_by(column).agg(pl.len().alias("operation_count"), unstated, *sums)
    return found.sort("operation_count", column, descending=[True, False], nulls_last=True)


def by_lead(facts: Facts, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of `by` for lead forces, and taking_part_count: operations the force takes part in without leading them,
    which are no results of its own and are in no total. A force that led none is there with operation_count 0."""
    others = facts.operation_agencies.filter(pl.col("role") != "lead").join(rows.select(KEY), on=KEY, how="semi")
    part = others.group_by(pl.col("force").alias("lead")).agg(pl.len().alias("taking_part_count"))
    found = by(rows, "lead").join(part, on="lead", how="full", coalesce=True)
    counts = [name for name, kind in found.schema.items() if kind.is_numeric()]
    order = ["operation_count", "taking_part_count", "lead"]
    filled = found.with_columns(pl.col(counts).fill_null(0))
    return filled.sort(order, descending=[True, True, False], nulls_last=True)
