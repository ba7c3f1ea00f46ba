"""The people of India's districts, Census of India 2011: 640 districts as they were then.

A district formed since shares its parent's people, and the parent has fewer than were counted: for both the number is
"not available", not a guess (`exists_unchanged` false, from `splits_since_2011.csv`, which counts since March 2011
and names its sources). A state's number is the sum of its districts of 2011, whether they changed or not: districts
were divided within states. Two exceptions: Ladakh is Leh and Kargil, and Telangana its ten districts of 2011 (seven
mandals of Khammam, about 190,000 people, went to Andhra Pradesh in 2014 and are still counted with Telangana). Mahe
and Yanam, districts of their own in 2011, are part of the district of Puducherry in the boundaries and have no code.
"""

from pathlib import Path

import polars as pl

from data.ncrb.names import normalise
from data.ncrb.registers import register
from data.ncrb.sheet import Sheet, Unreadable, count_reason, read_sheet

_COLUMNS = {"state": "STATE", "district_name": "DISTRICT", "population": "POPULATION 2011"}


def read(path: Path) -> pl.DataFrame:
    """One row per district of 2011: state (today's), district_name (as printed), district (code today; null: none),
    population (people, 2011), exists_unchanged (false: no rate for this district). Sorted as in the file.

    Raises Unreadable when the file is not the table of district populations, or any cell is not what it should be.
    """
    sheet = read_sheet(Path(path))
    rows = sheet.rows.select("line", **{name: pl.col(place) for name, place in _places(sheet).items()})
    counts = rows.select("line", value="population", reason=count_reason(pl.col("population")))
    sheet.refuse_first(_cells(sheet, counts, "population"))
    known = _known(sheet, rows)
    changed = pl.concat([register("splits_since_2011")["district"], register("splits_since_2011")["parent"]])
    return known.select(
        "state",
        "district_name",
        "district",
        pl.col("population").cast(pl.Int64),
        (~pl.col("district").is_in(changed.drop_nulls().to_list())).fill_null(False).alias("exists_unchanged"),
    )


def by_state(districts: pl.DataFrame) -> pl.DataFrame:
    """One row per state of today: state, population (people, 2011; the sum of its districts of 2011)."""
    return districts.group_by("state").agg(pl.col("population").sum()).sort("state")


def _places(sheet: Sheet) -> dict[str, str]:
    headings = [normalise(name) for name in sheet.header]
    missing = [heading for heading in _COLUMNS.values() if heading not in headings]
    if missing:
        raise Unreadable("columns_missing", file=sheet.file, columns=", ".join(missing).lower())
    return {name: str(headings.index(heading)) for name, heading in _COLUMNS.items()}


def _cells(sheet: Sheet, wrong: pl.DataFrame, name: str) -> pl.DataFrame:
    column = sheet.header[int(_places(sheet)[name])]
    return wrong.drop_nulls("reason").select("line", pl.lit(column).alias("column"), "value", "reason")


def _known(sheet: Sheet, rows: pl.DataFrame) -> pl.DataFrame:
    keyed = rows.rename({"state": "printed_state"}).with_columns(
        pl.Series("census_state", [normalise(name) for name in rows["state"]], dtype=pl.String),
        pl.Series("name", [normalise(name) for name in rows["district_name"]], dtype=pl.String),
    )
    found = keyed.join(register("census_districts"), on=["census_state", "name"], how="left", maintain_order="left")
    unknown = found.filter(pl.col("state").is_null())
    unknown = unknown.with_columns(value="district_name", reason=pl.lit("unknown_district"))
    sheet.refuse_first(_cells(sheet, unknown, "district_name"))
    _refuse_doubles(sheet, found)
    return found


def _refuse_doubles(sheet: Sheet, found: pl.DataFrame) -> None:
    place = ["census_state", "name"]
    again = found.with_columns(pl.col("line").min().over(place).alias("first")).filter(pl.col("first") < pl.col("line"))
    for row in again.head(1).iter_rows(named=True):
        raise Unreadable(
            "unit_twice", file=sheet.file, line=row["line"], value=row["district_name"], first=row["first"]
        )
