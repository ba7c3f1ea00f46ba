"""Exchange of information. Two counts, always named: what an agency sends are messages, what forces get are deliveries."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from data.fact_rows import AGENCY
from data.facts import Facts
from data.once import once
from queries.filters import Dates, Filters
from queries.incidents import gangs_in_sets, names, per_month, place, within


def agencies_asked(facts: Facts, filters: Filters) -> list[str] | None:
    """Codes of the agencies that the states and forces asked for mean; None: all. A state means all its agencies."""
    if not filters.states and not filters.forces:
        return None
    homes = _states_of_agencies(facts)
    return sorted({*filters.forces, *(agency for agency, state in homes.items() if state in filters.states)})


@once
def _states_of_agencies(facts: Facts) -> dict[str, str | None]:
    return dict(facts.agencies.select("code", "state").iter_rows())


def deliveries(facts: Facts, filters: Filters, dates: Dates, columns: Sequence[str] = ()) -> pl.DataFrame:
    """The deliveries that count: rows of `Facts.deliveries` sent on `dates`, sent or received by those asked for; all columns, or
    those that are asked of many rows."""
    first, count = place(facts.deliveries["day"], dates)
    rows = (facts.deliveries.select(columns) if columns else facts.deliveries).slice(first, count)
    if filters.at_any_time() == Filters():
        return rows
    return rows.filter(_asked(facts, filters.at_any_time()).slice(first, count))


def delivery_count(facts: Facts, filters: Filters, dates: Dates) -> int:
    """How many `deliveries` there are, without picking them out."""
    first, count = place(facts.deliveries["day"], dates)
    if filters.at_any_time() == Filters():
        return count
    return int(_asked(facts, filters.at_any_time()).slice(first, count).sum())


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


@dataclass(frozen=True)
class Between:
    """How many deliveries each agency sent to each other, and which gangs they named."""

    places: dict[str, int]
    """Of an agency, its row where it sends and its column where it receives."""
    gangs: dict[str, int]
    counts: np.ndarray
    """Deliveries, by the place of who sent and the place of who received."""
    naming: np.ndarray
    """Whether one of them named a gang, by these two places and the gang's."""

    def count(self, sender: str, receiver: str) -> int:
        return int(self.counts[self.places[sender], self.places[receiver]])

    def named(self, gang: str, one: str, other: str) -> bool:
        """Whether a delivery between the two agencies, either way, named the gang."""
        a, b, at = self.places[one], self.places[other], self.gangs[gang]
        return bool(self.naming[a, b, at] or self.naming[b, a, at])


@once
def between(facts: Facts, dates: Dates) -> Between:
    """Counted as one table of all agencies and sets of gangs, which is quick where these are few and deliveries are many."""
    agencies, (gangs, in_set) = facts.agencies["code"].to_list(), gangs_in_sets()
    codes = pl.Series(agencies, dtype=AGENCY).to_physical().to_numpy()
    place = np.zeros(len(AGENCY.categories.to_series()), np.int64)
    place[codes] = np.arange(len(agencies))
    rows = within(facts.deliveries, dates)
    sender, receiver, named = (rows[name].to_physical().to_numpy() for name in ("agency", "to_agency", "gangs"))
    of, sets = len(agencies), len(in_set)
    cells = np.bincount((place[sender] * of + place[receiver]) * sets + named, minlength=of * of * sets)
    counts = cells.reshape(of, of, sets)
    naming = (counts > 0).astype(np.float32) @ in_set.astype(np.float32) > 0
    return Between(dict(zip(agencies, range(of), strict=True)), gangs, counts.sum(axis=2), naming)


def message_count(rows: pl.DataFrame) -> int:
    """How many messages the deliveries `rows` come from: they stand together, so a new (day, number) is a new message."""
    if rows.is_empty():
        return 0
    changed = (pl.col("day") != pl.col("day").shift()) | (pl.col("number") != pl.col("number").shift())
    return int(rows.select(changed.sum()).item()) + 1


def by_month(rows: pl.DataFrame, dates: Dates) -> pl.DataFrame:
    """One row per calendar month of `dates`, empty ones too: month (its first day), delivery_count."""
    return per_month(rows["day"], dates, "delivery_count")


def message_at() -> pl.Expr:
    """A message (day, number) as one whole number: joining by two columns takes several times as long."""
    return pl.col("day").cast(pl.Int64) * 2**24 + pl.col("number").cast(pl.Int64)
