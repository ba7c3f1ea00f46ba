"""What was reported at a meeting: its records as they stood when it met, worked out again."""

from datetime import datetime

import polars as pl

from data.fact_rows import mark_counted
from data.facts import Facts
from queries.filters import Dates

KEY = ["agency", "reference"]


def reported(facts: Facts, basis: str, dates: Dates, met_at: datetime, stood: pl.DataFrame) -> pl.DataFrame:
    """The incidents on `dates` (as `Filters.basis` counts them) that counted when the meeting met, whoever asks: rows of
    `Facts.incidents`, those that had come by then, with `stood` (`records_changed.stood`) in place of the rows of today. A
    correction by another program's plain SQL leaves nothing to work it out from: that record counts as it stands today."""
    day = "registered_on" if basis == "registered" else "day"
    on_dates, came = pl.col(day).is_between(dates.first, dates.last), pl.col("first_recorded_at") <= met_at
    there = stood.filter(came, pl.col("withdrawn_at").is_null() | (pl.col("withdrawn_at") > met_at))
    same = facts.incidents.filter(on_dates & came).join(stood, on=KEY, how="anti")
    rows = pl.concat([same, there.filter(on_dates).select(same.columns)], how="vertical_relaxed")
    cases = facts.incidents.filter(_of_cases(facts, there) & came).join(stood, on=KEY, how="anti")
    return rows.join(_second(cases, there), on=KEY, how="anti")


def _of_cases(facts: Facts, there: pl.DataFrame) -> pl.Expr:
    """Whether an incident names another record of its case, or may be named by one."""
    named = pl.concat([frame["same_as_reference"].drop_nulls() for frame in (facts.incidents, there)]).unique()
    return pl.col("same_as_reference").is_not_null() | pl.col("reference").is_in(named.implode())


def _second(*books: pl.DataFrame) -> pl.DataFrame:
    """Keys of records in `books` whose case stood in another one of them."""
    rows = pl.concat([book.select(*KEY, "same_as_agency", "same_as_reference") for book in books])
    return mark_counted(rows).filter(~pl.col("counted")).select(KEY)
