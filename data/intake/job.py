"""One file on its way in: read, cast and checked as far as that goes without the rows that stand already."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl
from sqlalchemy import Connection

from data.intake import check, doubles, headers, sheets
from data.intake.columns import Dataset
from data.intake.places import settle_points
from data.intake.progress import Progress
from data.intake.registers import Registers
from data.intake.values import Values, problems, read_values


@dataclass
class Job:
    """`raw`: row_number and text by our names; `places`: the cell (`c3`) of each of our columns."""

    dataset: Dataset
    sender: str
    sheet: sheets.Sheet
    places: dict[str, str]
    unknown: tuple[str, ...]
    raw: pl.DataFrame
    values: Values
    repeated: int
    rows_in: int

    def received_names(self) -> dict[str, str]:
        """Our columns as the file calls them."""
        return {name: self.sheet.header[int(cell[1:])] for name, cell in self.places.items()}


def read_job(connection: Connection, path: Path, dataset: Dataset, sender: str, progress: Progress) -> Job:
    progress.step("reading", 0.1)
    names = headers.names_of(dataset, headers.mapping(connection, sender, dataset.name))
    sheet = sheets.read(path, names, lambda done: progress.step("reading the workbook", done))
    places, unknown = headers.placed(dataset, names, sheet.header)
    raw = sheet.rows.select("row_number", *(pl.col(cell).alias(name) for name, cell in places.items()))
    extra = ("made_at",) if dataset.name == "action_update" and "made_at" in places else ()
    kept = doubles.sort_out(dataset, raw, extra)
    progress.step("reading", 0.5)
    registers = Registers(connection, sender)
    values = read_values(dataset, kept.rows, registers, progress.rows)
    values.refused += [kept.refused, _ragged(sheet)]
    settle_points(values, registers)
    check.check_required(dataset, kept.rows, values)
    check.check_owner(dataset, kept.rows, values, sender)
    rows_in = raw.height + sheet.ragged.height
    return Job(dataset, sender, sheet, places, unknown, kept.rows, values, kept.repeated, rows_in)


def _ragged(sheet: sheets.Sheet) -> pl.DataFrame:
    rows = sheet.ragged.with_columns(expected=pl.lit(len(sheet.header)))
    return problems(rows, "", "cell_count", "text", found="found", expected="expected")
