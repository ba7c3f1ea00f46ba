"""1–2: what stands for fewer than three records in a cell finer than a state by a month, where all of them are hidden from
the viewer. The one place that decides it; a count that is so few stands in frames as the most it may be, beside a flag.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import timedelta
from math import inf

import polars as pl

from data.facts import Facts
from data.once import once
from queries.disclosures import addressed, disclosed
from queries.filters import Dates, Filters
from queries.incidents import by_known, picked
from queries.visible import FEW, Viewer, may_see

MOST = FEW - 1
"""What a count that is few stands as: so one and two give the same frame."""
OF_INCIDENTS = ("agency", "reference", "handling")
"""What is asked of incidents beside what they are counted by."""
WHOLE_FROM = timedelta(days=28)
"""Shorter periods are finer than a month."""
Count = Callable[[pl.DataFrame], pl.DataFrame]
"""Rows to cells: the first column says which, the second how many."""


def _operations(facts: Facts, rows: pl.DataFrame) -> pl.DataFrame:
    forces = facts.operation_agencies.group_by("agency", "reference").agg(pl.col("force").str.join(" "))
    named = forces.rename({"force": "named_to"})
    return disclosed(
        facts, rows.join(named, on=["agency", "reference"], how="left", maintain_order="left"), "operation"
    )


ADDRESSED: dict[str, Callable[[Facts, pl.DataFrame], pl.DataFrame]] = {
    "incident": lambda facts, rows: disclosed(facts, rows, "incident"),
    "delivery": addressed,
    "operation": _operations,
}
"""Of what the rows are -> the rows with those they are named to."""


def open_rows(facts: Facts, rows: pl.DataFrame, what: str, force: str | None) -> pl.DataFrame:
    """Of `rows`, those that a viewer who looks for `force` may see one by one."""
    return rows.filter(whether_open(facts, rows, what, force))


def whether_open(facts: Facts, rows: pl.DataFrame, what: str, force: str | None) -> pl.Series:
    """Of each of `rows`, whether a viewer who looks for `force` may see it one by one."""
    to_all = rows["handling"] == "participants"
    if force is None or to_all.all():
        return to_all
    told = ADDRESSED[what](facts, rows.filter(~to_all))
    return to_all.scatter(to_all.not_().arg_true(), told.select(may_see(told.columns, Viewer(force))).to_series())


def finer(filters: Filters, dates: Dates, kind: str | None = None, belt_km: int | None = None) -> bool:
    """Whether what these leave of a state's month is less than all of it."""
    return bool(filters.gangs or kind or belt_km) or dates.last - dates.first + timedelta(days=1) < WHOLE_FROM


def is_few(facts: Facts, rows: pl.DataFrame, what: str, force: str | None) -> bool:
    """Whether `rows` as one cell are few, and all hidden."""
    return 0 < rows.height < FEW and open_rows(facts, rows, what, force).is_empty()


def count(facts: Facts, rows: pl.DataFrame, what: str, force: str | None) -> tuple[int, bool]:
    """How many `rows` are, as one cell; MOST and true where they are few, and all hidden."""
    small = is_few(facts, rows, what, force)
    return MOST if small else rows.height, small


def cells(
    facts: Facts, rows: pl.DataFrame, what: str, force: str | None, count: Count, narrow: Count = lambda rows: rows
) -> frozenset[str]:
    """The cells of `count` that are few, and whose records are all hidden. `narrow` leaves of many rows those of small cells."""
    small = _codes(count(rows), least=1, most=MOST)
    return small - _codes(count(open_rows(facts, narrow(rows), what, force)), least=1) if small else frozenset()


@dataclass(frozen=True)
class By:
    """Cells of which the rows of some can be picked out."""

    count: Count
    rows: Callable[[pl.DataFrame, Collection[str]], pl.DataFrame]
    """Of rows, those in one of these cells at least."""


def of_counted(
    facts: Facts, counted: pl.DataFrame, rows: pl.DataFrame, what: str, force: str | None, by: By
) -> frozenset[str]:
    """`cells`, where `rows` are `counted` already (which says of each cell how many there are)."""
    small = _codes(counted, least=1, most=MOST)
    return small - _codes(by.count(open_rows(facts, by.rows(rows, small), what, force)), least=1) if small else small


def by_column(column: str) -> By:
    """Cells by one column."""

    def rows_of(rows: pl.DataFrame, codes: Collection[str]) -> pl.DataFrame:
        wanted = pl.Series(list(codes), dtype=pl.String).cast(rows.schema[column])
        return rows.filter(pl.col(column).is_in(wanted.implode()))

    return By(by(column), rows_of)


@once
def of_incidents(facts: Facts, filters: Filters, dates: Dates, column: str, force: str | None) -> frozenset[str]:
    """`cells` of the incidents of `dates` by a column: the same wherever they are shown."""
    rows = picked(facts, filters, dates).select(*OF_INCIDENTS, column)
    return of_counted(facts, by_known(rows, column, "code"), rows, "incident", force, by_column(column))


def _codes(counted: pl.DataFrame, least: int, most: float = inf) -> frozenset[str]:
    cells = zip(*[counted[name].to_list() for name in counted.columns[:2]], strict=True)
    return frozenset(str(code) for code, number in cells if code is not None and least <= number <= most)


def marked(counted: pl.DataFrame, code: str, **few: frozenset[str]) -> pl.DataFrame:
    """`counted` where the counts named (`incident_count=...`) stand as MOST in those cells, with a flag for each:
    `incident_count_few`."""
    flags = {name: _is_one(counted, code, codes) for name, codes in few.items()}
    counts = [
        pl.when(flag).then(pl.lit(MOST).cast(counted.schema[name])).otherwise(name).alias(name)
        for name, flag in flags.items()
    ]
    return counted.with_columns(*counts, *[flag.alias(f"{name}_few") for name, flag in flags.items()])


def _is_one(counted: pl.DataFrame, code: str, codes: frozenset[str]) -> pl.Series:
    return pl.Series([str(one) in codes for one in counted[code].to_list()], dtype=pl.Boolean)


def by(column: str) -> Count:
    """Cells by one column."""
    return lambda rows: by_known(rows, column, "code")


def by_month(column: str = "day") -> Count:
    """Cells by the calendar month of a day."""
    return lambda rows: by_known(rows.select(month=pl.col(column).dt.month_start()), "month", "month")
