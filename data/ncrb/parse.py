"""A published file of crime by police unit, read whole or refused.

Both layouts of *Crime in India* are recognised by their headings: 2001 to 2012 (30 heads) and 2014 (88 heads), and
files of other years in the same formats. Every cell is text first and becomes a count by rule.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from data.ncrb.layout import Layout, recognise
from data.ncrb.names import normalise
from data.ncrb.notes import Note, columns, doubles, without_total
from data.ncrb.registers import state_codes
from data.ncrb.sheet import Sheet, Unreadable, count_reason, read_sheet

_TOTAL = r"\bTOTALS?\b"
_NATIONAL = r"\bTOTALS?\b|^ALL INDIA$|^INDIA$"
_UNIT = ["state", "unit_name", "unit_key", "year"]
_ROW = [*_UNIT, "head", "count"]


@dataclass(frozen=True)
class Published:
    """What a file says.

    - `rows`: one row per printed state, unit, year and head: state (code), unit_name (as printed), unit_key
      (normalised), year, head (code), count (cases registered; offices of one name summed). Total rows are not among
      them.
    - `totals`: one row per printed total: state, year, head, count.
    - `heads`: one row per head, in the file's order: code, name (as printed), known (false: not in the register).
    - `notes`: see `Note`.
    """

    rows: pl.DataFrame
    totals: pl.DataFrame
    heads: pl.DataFrame
    notes: tuple[Note, ...]


def read(path: Path) -> Published:
    """Read a published file. Raises Unreadable, naming line and column, when it is not of the format or any cell is not
    what it should be: then nothing of the file counts.
    """
    sheet = read_sheet(Path(path))
    layout = recognise(sheet)
    named, national = _named_rows(sheet, layout)
    counts = _counts(sheet, layout, named)
    is_total = pl.col("unit_key").str.contains(_TOTAL)
    units, totals = counts.filter(~is_total), counts.filter(is_total)
    _refuse_second_totals(sheet, totals)
    return Published(
        rows=units.group_by(*_UNIT, "head").agg(pl.col("count").sum()).select(_ROW).sort(*_UNIT, "head"),
        totals=totals.select("state", "year", "head", "count").sort("state", "year", "head"),
        heads=layout.heads.select("code", "name", "known"),
        notes=(*doubles(units), *without_total(units, totals), *national, *columns(layout)),
    )


def _named_rows(sheet: Sheet, layout: Layout) -> tuple[pl.DataFrame, list[Note]]:
    """The rows with state code, unit and year beside the cells, without those of all India."""
    state, district, year = (str(place) for place in (layout.state, layout.district, layout.year))
    rows = sheet.rows.with_columns(
        _translated(sheet.rows[state], normalise).alias("state_key"),
        pl.col(district).alias("unit_name"),
        _translated(sheet.rows[district], normalise).alias("unit_key"),
    )
    all_india = pl.col("state_key").str.contains(_NATIONAL)
    passed_over = rows.filter(all_india)["line"].to_list()
    rows = rows.filter(~all_india)
    rows = rows.with_columns(_translated(rows["state_key"], state_codes().get).alias("state"))
    _refuse_keys(sheet, layout, rows)
    notes = [Note("national_total", {"lines": tuple(passed_over)})] if passed_over else []
    return rows.with_columns(pl.col(year).cast(pl.Int64).alias("year")), notes


def _translated(names: pl.Series, rule: Callable[[str], str | None]) -> pl.Series:
    known = names.unique().to_list()
    return names.replace_strict(known, [rule(name) for name in known], return_dtype=pl.String)


def _refuse_keys(sheet: Sheet, layout: Layout, rows: pl.DataFrame) -> None:
    checks = {
        layout.state: pl.when(pl.col("state").is_null()).then(pl.lit("unknown_state")),
        layout.district: pl.when(pl.col("unit_key") == "").then(pl.lit("blank")),
        layout.year: pl.when(~pl.col(str(layout.year)).str.contains("^(19|20)[0-9]{2}$")).then(pl.lit("not_a_year")),
    }
    wrong = [
        rows.select("line", column=pl.lit(sheet.header[place]), value=pl.col(str(place)), reason=reason)
        for place, reason in checks.items()
    ]
    sheet.refuse_first(pl.concat(wrong).drop_nulls("reason"))


def _counts(sheet: Sheet, layout: Layout, named: pl.DataFrame) -> pl.DataFrame:
    """One row per row and head of the file: line, state, unit_name, unit_key, year, place, head, count."""
    heads = layout.heads.select("place", pl.col("code").alias("head"), pl.col("name").alias("column"))
    cells = named.unpivot(
        on=heads["place"].to_list(),
        index=["line", "state", "unit_name", "unit_key", "year"],
        variable_name="place",
        value_name="value",
    ).join(heads, on="place", maintain_order="left")
    reasons = cells.select("line", "column", "value", count_reason(pl.col("value")).alias("reason"))
    sheet.refuse_first(reasons.drop_nulls("reason"))
    return cells.with_columns(pl.col("value").cast(pl.Int64).alias("count"))


def _refuse_second_totals(sheet: Sheet, totals: pl.DataFrame) -> None:
    lines = totals.select("state", "year", "line").unique().sort("line")
    lines = lines.with_columns(pl.col("line").min().over("state", "year").alias("first"))
    for row in lines.filter(pl.col("line") > pl.col("first")).head(1).iter_rows(named=True):
        raise Unreadable("total_twice", file=sheet.file, **row)
