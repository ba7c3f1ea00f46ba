"""A published file of crime by police unit: its good rows, and those that are refused.

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
from data.ncrb.sheet import Sheet, count_rule, read_sheet, refused

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
    - `lines`: one row per good line of the file: line, state, unit_name, unit_key, year, is_total.
    - `refused`: one row per thing wrong in a line (`sheet.REFUSED`); such lines are in none of the others.
    """

    rows: pl.DataFrame
    totals: pl.DataFrame
    heads: pl.DataFrame
    notes: tuple[Note, ...]
    lines: pl.DataFrame
    refused: pl.DataFrame
    sheet: Sheet


def read(path: Path) -> Published:
    """Read a published file. Raises Unreadable when it is not of the format; a line with a wrong cell is refused alone."""
    sheet = read_sheet(Path(path))
    layout = recognise(sheet)
    every, national = _named_rows(sheet, layout)
    heads = layout.heads.select("place", pl.col("code").alias("head"), pl.col("name").alias("column"))
    wrong = pl.concat([sheet.refused_ragged(), _wrong_keys(sheet, layout, every), _wrong_counts(every, heads)])
    good = every.filter(~pl.col("line").is_in(wrong["row_number"].unique().to_list()))
    second = _second_totals(good)
    good = good.filter(~pl.col("line").is_in(second["row_number"].to_list()))
    good = good.with_columns(pl.col(str(layout.year)).cast(pl.Int64).alias("year"))
    units, totals = (_counts(good.filter(part), heads) for part in (~pl.col("is_total"), pl.col("is_total")))
    return Published(
        rows=units.group_by(*_UNIT, "head").agg(pl.col("count").sum()).select(_ROW).sort(*_UNIT, "head"),
        totals=totals.select("state", "year", "head", "count").sort("state", "year", "head"),
        heads=layout.heads.select("code", "name", "known"),
        notes=(*doubles(units), *without_total(units, totals), *national, *columns(layout)),
        lines=good.select("line", *_UNIT, "is_total"),
        refused=pl.concat([wrong, second]).sort("row_number", maintain_order=True),
        sheet=sheet,
    )


def _named_rows(sheet: Sheet, layout: Layout) -> tuple[pl.DataFrame, list[Note]]:
    """The rows with state code and unit beside the cells, without those of all India."""
    state, district = str(layout.state), str(layout.district)
    rows = sheet.rows.with_columns(
        _translated(sheet.rows[state], normalise).alias("state_key"),
        pl.col(district).alias("unit_name"),
        _translated(sheet.rows[district], normalise).alias("unit_key"),
        pl.col(str(layout.year)).alias("year_text"),
    )
    all_india = pl.col("state_key").str.contains(_NATIONAL)
    passed_over = rows.filter(all_india)["line"].to_list()
    rows = rows.filter(~all_india)
    rows = rows.with_columns(
        _translated(rows["state_key"], state_codes().get).alias("state"),
        pl.col("unit_key").str.contains(_TOTAL).alias("is_total"),
    )
    notes = [Note("national_total", {"lines": tuple(passed_over)})] if passed_over else []
    return rows, notes


def _translated(names: pl.Series, rule: Callable[[str], str | None]) -> pl.Series:
    known = names.unique().to_list()
    return names.replace_strict(known, [rule(name) for name in known], return_dtype=pl.String)


def _wrong_keys(sheet: Sheet, layout: Layout, rows: pl.DataFrame) -> pl.DataFrame:
    checks = {
        layout.state: pl.when(pl.col("state").is_null()).then(pl.lit("unknown_state")),
        layout.district: pl.when(pl.col("unit_key") == "").then(pl.lit("required")),
        layout.year: pl.when(~pl.col(str(layout.year)).str.contains("^(19|20)[0-9]{2}$")).then(pl.lit("not_a_year")),
    }
    return pl.concat(
        refused(rows.select("line", column=pl.lit(sheet.header[place]), value=pl.col(str(place)), rule=rule))
        for place, rule in checks.items()
    )


def _cells(rows: pl.DataFrame, heads: pl.DataFrame, *index: str) -> pl.DataFrame:
    """One row per row and head of the file: line, `index`, place, value, head, column."""
    cells = rows.unpivot(on=heads["place"].to_list(), index=["line", *index], variable_name="place", value_name="value")
    return cells.join(heads, on="place", maintain_order="left")


def _wrong_counts(rows: pl.DataFrame, heads: pl.DataFrame) -> pl.DataFrame:
    cells = _cells(rows, heads)
    return refused(cells.select("line", "column", "value", count_rule(pl.col("value")).alias("rule")))


def _counts(rows: pl.DataFrame, heads: pl.DataFrame) -> pl.DataFrame:
    """One row per row and head of the file: line, state, unit_name, unit_key, year, place, head, count."""
    return _cells(rows, heads, *_UNIT).with_columns(pl.col("value").cast(pl.Int64).alias("count"))


def _second_totals(rows: pl.DataFrame) -> pl.DataFrame:
    """Totals of a state and year that an earlier line has printed."""
    totals = rows.filter("is_total").select("line", "state", "unit_name", year="year_text")
    totals = totals.with_columns(pl.col("line").min().over("state", "year").alias("first"))
    again = totals.filter(pl.col("line") > pl.col("first"))
    details = pl.struct("state", "year", "first").struct.json_encode().alias("parameters")
    return refused(again.select("line", details, column=pl.lit(""), value="unit_name", rule=pl.lit("total_twice")))
