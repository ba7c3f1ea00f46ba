"""Exchange of information. Two counts, always named: what an agency sends are messages, what forces get are deliveries."""

import polars as pl

from data.facts import Facts
from data.once import once
from queries.filters import Dates, Filters
from queries.incidents import names, within


def agencies_asked(facts: Facts, filters: Filters) -> list[str] | None:
    """Codes of the agencies that the states and forces asked for mean; None: all. A state means all its agencies."""
    if not filters.states and not filters.forces:
        return None
    homes = _states_of_agencies(facts)
    return sorted({*filters.forces, *(agency for agency, state in homes.items() if state in filters.states)})


@once
def _states_of_agencies(facts: Facts) -> dict[str, str | None]:
    return dict(facts.agencies.select("code", "state").iter_rows())


def deliveries(facts: Facts, filters: Filters, dates: Dates) -> pl.DataFrame:
    """The deliveries that count: rows of `Facts.deliveries` sent on `dates`, sent or received by those asked for."""
    if filters.at_any_time() == Filters():
        return within(facts.deliveries, dates)
    rows = facts.deliveries.with_columns(asked=_asked(facts, filters.at_any_time()))
    return within(rows, dates).filter("asked").drop("asked")


@once
def _asked(facts: Facts, filters: Filters) -> pl.Series:
    return whether_asked(facts, facts.deliveries, filters)


def whether_asked(facts: Facts, rows: pl.DataFrame, filters: Filters) -> pl.Series:
    """Of each row, of any day, whether those asked for sent or received it and it names a gang asked for: a bit each, kept where
    the rows themselves would be too many."""
    agencies, asked = agencies_asked(facts, filters), pl.repeat(True, pl.len())
    if agencies is not None:
        asked &= pl.col("agency").is_in(agencies) | pl.col("to_agency").is_in(agencies)
    if filters.gangs:
        asked &= names(rows.schema["gangs"], filters.gangs)
    return rows.select(asked).to_series()


def pair() -> pl.Expr:
    """Sender and receiver as one whole number: grouping by two columns takes four times as long."""
    sender, receiver = (pl.col(name).to_physical().cast(pl.UInt32) for name in ("agency", "to_agency"))
    return (sender * 2**16 + receiver).alias("pair")


@once
def counted_between(facts: Facts, dates: Dates) -> pl.DataFrame:
    """One row per agency that sent, agency that received and set of gangs named on `dates`: agency, to_agency, gangs,
    delivery_count."""
    both = (pair().cast(pl.UInt64) * 2**32 + pl.col("gangs").to_physical()).alias("both")
    grouped = within(facts.deliveries, dates).group_by(both)
    counted = grouped.agg(pl.col("agency", "to_agency", "gangs").first(), pl.len().alias("delivery_count"))
    return counted.with_columns(pl.col("agency", "to_agency").cast(pl.String)).drop("both")


def message_count(rows: pl.DataFrame) -> int:
    """How many messages the deliveries `rows` come from: they stand together, so a new (day, number) is a new message."""
    if rows.is_empty():
        return 0
    changed = (pl.col("day") != pl.col("day").shift()) | (pl.col("number") != pl.col("number").shift())
    return int(rows.select(changed.sum()).item()) + 1


def by_month(rows: pl.DataFrame, dates: Dates) -> pl.DataFrame:
    """One row per calendar month of `dates`, empty ones too: month (its first day), delivery_count."""
    counted = rows.group_by("day").agg(pl.len().alias("delivery_count"))
    counted = counted.group_by(pl.col("day").dt.month_start().alias("month")).agg(pl.col("delivery_count").sum())
    months = pl.select(month=pl.date_range(dates.first.replace(day=1), dates.last, "1mo"))
    return (
        months.join(counted, on="month", how="left").with_columns(pl.col("delivery_count").fill_null(0)).sort("month")
    )


def message_at() -> pl.Expr:
    """A message (day, number) as one whole number: joining by two columns takes several times as long."""
    return pl.col("day").cast(pl.Int64) * 2**24 + pl.col("number").cast(pl.Int64)
