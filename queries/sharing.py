"""Exchange of information. Two counts, always named: what an agency sends are messages, what forces get are deliveries."""

import polars as pl

from data.facts import Facts
from data.once import once
from queries.filters import Dates, Filters
from queries.incidents import naming, within


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
    rows = within(facts.deliveries, dates)
    agencies = agencies_asked(facts, filters)
    if agencies is not None:
        rows = rows.filter(pl.col("agency").is_in(agencies) | pl.col("to_agency").is_in(agencies))
    return naming(rows, filters.gangs)


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
