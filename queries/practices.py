"""Good practice: who shared what, who took it up with what result, and what worked next door."""

from datetime import date
from typing import Any

import polars as pl

from data.facts import Facts
from data.once import once, once_a_moment
from data.schema.vocabulary import PRACTICE_THEMES
from queries.filters import Filters
from queries.gaps.shape import police, touching
from queries.sharing import agencies_asked

THEMES = PRACTICE_THEMES
KEY = ["agency", "reference"]
RESULTS = ("better", "worse", "same")
_SHARED: Any = {
    "agency": pl.String,
    "reference": pl.String,
    "theme": pl.String,
    "shared_on": pl.Date,
    "adopted_count": pl.Int64,
    "measured_count": pl.Int64,
    "better_count": pl.Int64,
    "last_adopted_on": pl.Date,
}
_NEXT: Any = {"force": pl.String} | {name: _SHARED[name] for name in ("agency", "reference", "theme")}
_NEXT |= {"neighbours": pl.String, "first_on": pl.Date}


@once
def adoptions(facts: Facts) -> pl.DataFrame:
    """One row per force that took up a practice, newest first: agency, reference, theme, shared_on, force, adopted_on, better
    (`more`, `less`; null: not stated which is good), before, after, result (of RESULTS; null: nothing measured, or not stated
    which is good)."""
    sign = pl.col("better").cast(pl.String).replace_strict({"less": -1, "more": 1}, return_dtype=pl.Int8)
    change = sign * (pl.col("after") - pl.col("before"))
    said = pl.when(change > 0).then(pl.lit("better")).when(change < 0).then(pl.lit("worse"))
    rows = facts.practice_adoptions.with_columns(result=said.when(change == 0).then(pl.lit("same")))
    rows = rows.join(facts.practices, on=KEY).with_columns(pl.col("theme", "better").cast(pl.String))
    return rows.sort("adopted_on", *KEY, "force", descending=[True, False, False, False])


@once
def shared(facts: Facts, filters: Filters) -> pl.DataFrame:
    """One row per practice that an agency asked for shared or took up, by theme, most taken up first: agency, reference, theme,
    shared_on, adopted_count (forces that took it up), measured_count (of these, with a value before and after), better_count (of
    these, with a better value after), last_adopted_on (null: nobody yet)."""
    every = adoptions(facts)
    counted = every.group_by(KEY).agg(
        adopted_count=pl.len(),
        measured_count=(pl.col("before").is_not_null() & pl.col("after").is_not_null()).sum(),
        better_count=(pl.col("result") == "better").sum(),
        last_adopted_on=pl.col("adopted_on").max(),
    )
    rows = facts.practices.with_columns(pl.col("theme").cast(pl.String)).join(counted, on=KEY, how="left")
    counts = [name for name in _SHARED if name.endswith("_count")]
    rows = rows.with_columns(pl.col(counts).fill_null(0)).select(list(_SHARED)).cast(_SHARED)
    agencies = agencies_asked(facts, filters)
    if agencies is not None:
        took = every.filter(pl.col("force").is_in(agencies))
        ours = pl.concat([took.select(KEY), rows.filter(pl.col("agency").is_in(agencies)).select(KEY)])
        rows = rows.join(ours, on=KEY, how="semi")
    place = pl.col("theme").replace_strict({theme: at for at, theme in enumerate(THEMES)}, return_dtype=pl.Int64)
    return rows.sort(place, -pl.col("adopted_count"), -pl.col("better_count"), *KEY)


def by_theme(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per theme, in their order: theme, practice_count, adopted_count, measured_count, better_count; of `shared`."""
    counts = [pl.col(name).sum() for name in ("adopted_count", "measured_count", "better_count")]
    counted = rows.group_by("theme").agg(pl.len().cast(pl.Int64).alias("practice_count"), *counts)
    every = pl.DataFrame({"theme": THEMES}).join(counted, on="theme", how="left", maintain_order="left")
    return every.with_columns(pl.exclude("theme").fill_null(0))


@once_a_moment
def not_yet_adopted(facts: Facts, filters: Filters, today: date) -> pl.DataFrame:
    """One row per police force asked for and practice it neither shares nor took up, though the police of a state it touches took
    it up and measured better values after: force, agency, reference, theme, neighbours (those forces, space between), first_on
    (since when the first of them has it). By theme, most neighbours first."""
    here = police(facts, today)
    worked = adoptions(facts).filter(pl.col("result") == "better").join(here.select("force", "state"), on="force")
    near = touching(facts, today).join(here.select(other="state", to="force"), on="other")
    rows = worked.join(near, on="state").group_by("to", *KEY, "theme")
    found = rows.agg(
        pl.col("force").unique().sort().str.join(" ").alias("neighbours"), first_on=pl.col("adopted_on").min()
    )
    found = found.rename({"to": "force"}).join(facts.practice_adoptions, on=[*KEY, "force"], how="anti")
    found = found.filter(pl.col("force") != pl.col("agency"))
    agencies = agencies_asked(facts, filters)
    if agencies is not None:
        found = found.filter(pl.col("force").is_in(agencies))
    place = pl.col("theme").replace_strict({theme: at for at, theme in enumerate(THEMES)}, return_dtype=pl.Int64)
    many = pl.col("neighbours").str.count_matches(" ").cast(pl.Int64)
    return found.select(list(_NEXT)).cast(_NEXT).sort(place, -many, *KEY, "force")
