"""Points that cannot be right: the row is taken without its point, and marked."""

import polars as pl

from data.geography import is_inside
from data.intake.registers import Registers
from data.intake.values import Values, problems

NORTH, EAST = (6, 38), (68, 98)
"""Degrees between which India lies, as the tables demand."""

SLACK_KM = 2.0


def settle_points(values: Values, registers: Registers) -> None:
    """Take away points that are half, zero, exchanged, outside India or outside the state of the row."""
    if not {"latitude", "longitude"} & set(values.rows.columns):
        return
    rows = values.rows
    for name in ("latitude", "longitude"):
        if name not in rows.columns:
            rows = rows.with_columns(pl.lit(None, pl.Float64).alias(name))
    state = _states(rows, registers)
    rows = rows.with_columns(state.alias("__state"), _doubt(rows, state).alias("__doubt"))
    _mark(values, rows)
    good = pl.col("__doubt").is_null()
    kept = [name for name in ("latitude", "longitude", "point_precision") if name in rows.columns]
    rows = rows.with_columns(
        pl.when(good & pl.col("latitude").is_not_null()).then(pl.col(name)).alias(name) for name in kept
    )
    values.rows = rows.drop("__state", "__doubt")


def _states(rows: pl.DataFrame, registers: Registers) -> pl.Series:
    """The state in which the point should lie: the district's, else the unit's, else the force's own."""
    districts, units = registers.states_of()
    candidates = [pl.lit(registers.state, pl.String)]
    for name, known in (("unit", units), ("district", districts)):
        if name in rows.columns:
            codes, states = list(known), list(known.values())
            found = pl.col(name).replace_strict(codes, states, default=None, return_dtype=pl.String)
            candidates.insert(0, found)
    return rows.with_columns(pl.coalesce(candidates).alias("__state"))["__state"]


def _doubt(rows: pl.DataFrame, state: pl.Series) -> pl.Series:
    north, east = pl.col("latitude"), pl.col("longitude")
    swapped = north.is_between(*EAST) & east.is_between(*NORTH)
    in_india = north.is_between(*NORTH) & east.is_between(*EAST)
    given = rows["latitude"].is_not_null() & rows["longitude"].is_not_null()
    inside = (
        pl.Series(is_inside(state.to_list(), rows["latitude"], rows["longitude"], SLACK_KM)) if given.any() else given
    )
    return rows.select(
        pl.when(north.is_null() & east.is_null())
        .then(pl.lit(None, pl.String))
        .when(north.is_null() | east.is_null())
        .then(pl.lit("point_half"))
        .when((north == 0) & (east == 0))
        .then(pl.lit("point_zero"))
        .when(swapped)
        .then(pl.lit("point_swapped"))
        .when(~in_india)
        .then(pl.lit("point_outside_india"))
        .when(~pl.lit(inside).fill_null(True))
        .then(pl.lit("point_outside_state"))
    ).to_series()


def _mark(values: Values, rows: pl.DataFrame) -> None:
    doubtful = rows.filter(pl.col("__doubt").is_not_null())
    if doubtful.height:
        point = pl.format("{}, {}", pl.col("latitude").fill_null(0), pl.col("longitude").fill_null(0)).alias("__point")
        values.flagged.append(
            problems(doubtful.with_columns(point), "latitude", pl.col("__doubt"), "__point", state="__state")
        )
