"""Gaps about single records are logged before they are shown: they name the record by its code, and its owner.

What for is not asked: no person's name and no text stands on that page, and it must open when a meeting asks for it.
"""

import polars as pl

from ui import asked, looks


def logged(shown: pl.DataFrame, name: str) -> pl.DataFrame:
    """Of gaps, those that may be shown now: all, or without those of single records where the look cannot be entered."""
    single = shown.filter(pl.col("agency").is_not_null())
    if single.is_empty():
        return shown
    keys = [single["gap_key"][0], single["gap_key"][-1]]
    what, owners = f"gaps: {name}", single["agency"].unique().to_list()
    done = looks.named(asked.viewer(), "list", what, owners, single.height, " … ".join(dict.fromkeys(keys)))
    return shown if done else shown.filter(pl.col("agency").is_null())
