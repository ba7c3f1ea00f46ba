"""What a file cannot say of minutes that stand here: only the chair closes a decision or approves. Of what happened before Sajha a
file says how it ended."""

import polars as pl

from data.action_history import CLOSED
from data.intake.columns import Dataset
from data.intake.merge import Merged
from data.intake.values import Values, problems


def check(dataset: Dataset, merged: Merged, values: Values, raw: pl.DataFrame) -> None:
    """Refuse rows of decisions and sittings that would say so."""
    if dataset.name == "action_item":
        _refuse(merged, values, raw, "status", pl.col("status").is_in(CLOSED), "closed_by_chair")
    if dataset.name == "meeting":
        _refuse(merged, values, raw, "minutes", pl.col("minutes") == "approved", "approved_by_chair")


def _refuse(merged: Merged, values: Values, raw: pl.DataFrame, column: str, ended: pl.Expr, rule: str) -> None:
    """Rows of a record that stands, with `ended` otherwise than it stands."""
    key = ["agency", "reference"]
    before = merged.before.select(*key, ended.alias("__was"))
    hit = merged.rows.select("row_number", *key, ended.alias("__is")).join(before, on=key)
    hit = hit.filter(pl.col("__is") != pl.col("__was")).select("row_number")
    if hit.height:
        shown = raw.select("row_number", *([column] if column in raw.columns else []))
        wrong = hit.join(shown, on="row_number", how="left")
        values.refused.append(problems(wrong, column, rule, column if column in wrong.columns else None))
