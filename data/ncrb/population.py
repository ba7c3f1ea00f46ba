"""The people of India's districts, Census of India 2011: 640 districts as they were then.

A district formed since shares its parent's people, and the parent has fewer than were counted: for both the number is
"not available", not a guess (`exists_unchanged` false, from `splits_since_2011.csv`, which counts since March 2011
and names its sources). A state's number is the sum of its districts of 2011, whether they changed or not: districts
were divided within states. Two exceptions: Ladakh is Leh and Kargil, and Telangana its ten districts of 2011 (seven
mandals of Khammam, about 190,000 people, went to Andhra Pradesh in 2014 and are still counted with Telangana). Mahe
and Yanam, districts of their own in 2011, are part of the district of Puducherry in the boundaries and have no code.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from data.ncrb.names import normalise
from data.ncrb.registers import register
from data.ncrb.sheet import Sheet, Unreadable, count_rule, read_sheet, refused

_COLUMNS = {"state": "STATE", "district_name": "DISTRICT", "population": "POPULATION 2011"}


@dataclass(frozen=True)
class People:
    """What a file says.

    - `districts`: one row per district of 2011: line, state (today's), district_name (as printed), district (code
      today; null: none), population (people, 2011), exists_unchanged (false: no rate for this district). Sorted as in
      the file.
    - `refused`: one row per thing wrong in a line (`sheet.REFUSED`); such lines are not in `districts`.
    - `incomplete`: states (today's) of which a line was refused; None: it cannot be told of which.
    """

    districts: pl.DataFrame
    refused: pl.DataFrame
    incomplete: frozenset[str] | None
    sheet: Sheet


def read(path: Path) -> People:
    """Read the table of district populations. Raises Unreadable when it is another table; a wrong line is refused alone."""
    sheet = read_sheet(Path(path))
    places = _places(sheet)
    rows = _named(sheet.rows.select("line", **{name: pl.col(place) for name, place in places.items()}))
    titles = {name: sheet.header[int(place)] for name, place in places.items()}
    wrong = pl.concat([sheet.refused_ragged(), *_wrong(rows, titles)])
    bad = wrong["row_number"].unique().to_list()
    changed = pl.concat([register("splits_since_2011")["district"], register("splits_since_2011")["parent"]])
    return People(
        rows.filter(~pl.col("line").is_in(bad)).select(
            "line",
            "state",
            "district_name",
            "district",
            pl.col("population").cast(pl.Int64),
            (~pl.col("district").is_in(changed.drop_nulls().to_list())).fill_null(False).alias("exists_unchanged"),
        ),
        wrong.sort("row_number", maintain_order=True),
        _incomplete(rows, bad),
        sheet,
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


def _named(rows: pl.DataFrame) -> pl.DataFrame:
    """With today's state and district, null where the names mean none."""
    keyed = rows.rename({"state": "printed_state"}).with_columns(
        pl.Series("census_state", [normalise(name) for name in rows["state"]], dtype=pl.String),
        pl.Series("name", [normalise(name) for name in rows["district_name"]], dtype=pl.String),
    )
    return keyed.join(register("census_districts"), on=["census_state", "name"], how="left", maintain_order="left")


def _wrong(rows: pl.DataFrame, titles: dict[str, str]) -> Iterator[pl.DataFrame]:
    named, counted = pl.lit(titles["district_name"]), pl.lit(titles["population"])
    yield refused(rows.select("line", column=counted, value="population", rule=count_rule(pl.col("population"))))
    unknown = pl.when(pl.col("state").is_null()).then(pl.lit("not_in_census"))
    yield refused(rows.select("line", column=named, value="district_name", rule=unknown))
    place = ["census_state", "name"]
    again = rows.with_columns(pl.col("line").min().over(place).alias("first")).filter(pl.col("first") < pl.col("line"))
    details = pl.struct("first").struct.json_encode().alias("parameters")
    yield refused(again.select("line", details, column=named, value="district_name", rule=pl.lit("stands_before")))


def _incomplete(rows: pl.DataFrame, bad: list[int]) -> frozenset[str] | None:
    states = rows.filter(pl.col("line").is_in(bad))["state"]
    return None if states.null_count() or len(states) < len(bad) else frozenset(states)
