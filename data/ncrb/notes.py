"""What a reader of a load should know, besides its numbers."""

from dataclasses import dataclass, field

import polars as pl

from data.ncrb.layout import Layout

UNIT = ["state", "unit_name", "year"]


@dataclass(frozen=True)
class Note:
    """Something a reader of the load should know, as a kind and what its sentence needs.

    - `office_twice`: several offices of one name were summed (state, unit_name, year, lines)
    - `total_missing`: no total is printed (state, year)
    - `national_total`: a row of all India was passed over (lines)
    - `head_new`: a heading the register does not know became a head (code, name)
    - `column_passed_over`: a column of serial numbers or without heading (name)
    """

    kind: str
    details: dict[str, object] = field(default_factory=dict)


def doubles(units: pl.DataFrame) -> list[Note]:
    """One note per unit and year that the file prints more than once."""
    lines = units.group_by(UNIT).agg(pl.col("line").unique().sort().alias("lines"))
    several = lines.filter(pl.col("lines").list.len() > 1).sort(UNIT)
    return [Note("office_twice", {**row, "lines": tuple(row["lines"])}) for row in several.iter_rows(named=True)]


def without_total(units: pl.DataFrame, totals: pl.DataFrame) -> list[Note]:
    """One note per state and year without a printed total."""
    years = units.select("state", "year").unique().join(totals, on=["state", "year"], how="anti")
    return [Note("total_missing", row) for row in years.sort("state", "year").iter_rows(named=True)]


def columns(layout: Layout) -> list[Note]:
    """One note per heading that became a new head, or was passed over."""
    new = layout.heads.filter(~pl.col("known")).select("code", "name")
    return [
        *(Note("head_new", row) for row in new.iter_rows(named=True)),
        *(Note("column_passed_over", {"name": name}) for name in layout.passed_over),
    ]
