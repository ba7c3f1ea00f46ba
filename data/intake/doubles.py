"""Rows of one file that have the same key: repeated ones count once, contradicting ones are refused."""

from dataclasses import dataclass

import polars as pl

from data.intake.columns import Dataset
from data.intake.texts import DIGITS
from data.intake.values import problems


@dataclass(frozen=True)
class Sorted:
    """`rows` to go on with; how many were repetitions; the refused ones."""

    rows: pl.DataFrame
    repeated: int
    refused: pl.DataFrame


def sort_out(dataset: Dataset, raw: pl.DataFrame, extra_key: tuple[str, ...] = ()) -> Sorted:
    """Keep the first of identical rows; refuse all rows of a key that contradict each other."""
    keys = [column.name for column in dataset.key_columns if column.name in raw.columns] + list(extra_key)
    spelled = pl.concat_str([pl.col(name).str.replace_many(DIGITS).fill_null("") for name in keys], separator="\x1f")
    marked = raw.with_columns(spelled.alias("__key"))
    if marked["__key"].n_unique() == raw.height:
        return Sorted(raw, 0, problems(raw.head(0), "", ""))
    contents = [name for name in raw.columns if name != "row_number"]
    whole = pl.struct(contents).n_unique().over("__key")
    place = pl.int_range(pl.len()).over("__key")
    marked = marked.with_columns(whole.alias("__kinds"), place.alias("__place"))
    first, second = (
        pl.col("row_number").first().over("__key"),
        pl.col("row_number").get(1, null_on_oob=True).over("__key"),
    )
    several = marked.filter(pl.col("__kinds") > 1, pl.col("__key").str.replace_all("\x1f", "") != "")
    several = several.with_columns(__other=pl.when(pl.col("__place") == 0).then(second).otherwise(first))
    refused = problems(several, keys[0], "same_key_twice", keys[0], other="__other")
    kept = marked.filter(
        (pl.col("__kinds") == 1) & (pl.col("__place") == 0) | (pl.col("__key").str.replace_all("\x1f", "") == "")
    )
    repeated = raw.height - kept.height - several.height
    return Sorted(kept.drop("__key", "__kinds", "__place"), repeated, refused)
