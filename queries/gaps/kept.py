"""Which gaps the secretariat keeps off the wall at the moment."""

from datetime import datetime

import polars as pl

from data.facts import Facts


def off_the_wall(facts: Facts, now: datetime) -> list[str]:
    """Keys of the gaps that stay off the wall at `now`."""
    until = (pl.col("until_at") > now).fill_null(True)
    rows = facts.gaps_kept_off.filter((pl.col("made_at") <= now) & until)
    return sorted(rows["gap_key"].unique())


def apart(facts: Facts, rows: pl.DataFrame, now: datetime) -> tuple[pl.DataFrame, pl.DataFrame]:
    """`rows` of gaps in their order: those for the wall, and those kept off it."""
    off = pl.col("gap_key").is_in(off_the_wall(facts, now))
    return rows.filter(~off), rows.filter(off)
