"""How information goes: kinds, channels as senders record them, time from knowing to telling, and what came of it."""

import polars as pl

from data.facts import Facts
from data.schema.vocabulary import CHANNELS, MESSAGE_KINDS, OUTCOMES
from queries.answers import nearest_rank
from queries.exchange import first_deliveries, of_messages
from queries.filters import Dates

INFORMAL = ("messaging_group", "phone")
"""The channels the states agreed to stop depending on."""


def _in_order(counted: pl.DataFrame, column: str, words: tuple[str, ...]) -> pl.DataFrame:
    """All of `words` in their order, those that do not occur with 0."""
    every = pl.DataFrame({column: words}, schema={column: pl.String})
    found = every.join(
        counted.with_columns(pl.col(column).cast(pl.String)), on=column, how="left", maintain_order="left"
    )
    return found.with_columns(pl.exclude(column).fill_null(0))


def by_kind(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per kind, in order: kind, message_count, delivery_count. Each adds up to the total of `rows`."""
    messages = first_deliveries(rows, "kind").group_by("kind").agg(pl.len().alias("message_count"))
    counted = rows.group_by("kind").agg(pl.len().alias("delivery_count"))
    return _in_order(
        counted.join(messages, on="kind").select("kind", "message_count", "delivery_count"), "kind", MESSAGE_KINDS
    )


def by_channel(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per channel, in order: channel, message_count. They add up to the messages of `rows`."""
    return _in_order(
        first_deliveries(rows, "channel").group_by("channel").agg(pl.len().alias("message_count")), "channel", CHANNELS
    )


def informal_by_month(rows: pl.DataFrame, dates: Dates) -> pl.DataFrame:
    """One row per calendar month of `dates`, empty ones too: month (its first day), message_count, informal_count (of
    them over a channel of INFORMAL).
    """
    informal = pl.col("channel").is_in(INFORMAL).sum().alias("informal_count")
    by_day = first_deliveries(rows, "channel").group_by("day").agg(pl.len().alias("message_count"), informal)
    month = pl.col("day").dt.month_start().alias("month")
    counted = by_day.group_by(month).agg(pl.col("message_count", "informal_count").sum())
    months = pl.select(month=pl.date_range(dates.first.replace(day=1), dates.last, "1mo"))
    found = months.join(counted, on="month", how="left", maintain_order="left")
    return found.with_columns(pl.col("message_count", "informal_count").fill_null(0))


def informal_count(rows: pl.DataFrame) -> int:
    """How many messages of `rows` went over a channel of INFORMAL."""
    return int(first_deliveries(rows, "channel").select(pl.col("channel").is_in(INFORMAL).sum()).item())


def told(facts: Facts, rows: pl.DataFrame) -> pl.DataFrame:
    """One row per message of `rows`: agency, known_before_s (seconds from knowing to telling; null: not stated)."""
    return of_messages(facts, first_deliveries(rows, "agency"), "known_before_s").select("agency", "known_before_s")


def telling_times(messages: pl.DataFrame, *by: str) -> pl.DataFrame:
    """One row per agency that sent (`by` is `agency`), by code, or one for all `messages` (see `told`): agency,
    message_count, stated_count (the sender says since when he knew), median_s, nine_in_ten_s (of those; nearest rank).
    """
    if not by:
        return messages.select(_telling())
    return messages.group_by(by).agg(_telling()).with_columns(pl.col(by).cast(pl.String)).sort(by)


def _telling() -> list[pl.Expr]:
    known = pl.col("known_before_s")
    return [
        pl.len().alias("message_count"),
        known.count().alias("stated_count"),
        nearest_rank(known, 50).alias("median_s"),
        nearest_rank(known, 90).alias("nine_in_ten_s"),
    ]


def outcomes(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per outcome, in order: outcome, delivery_count. The rest of `rows` has none stated."""
    stated = rows.drop_nulls("outcome").group_by("outcome").agg(pl.len().alias("delivery_count"))
    return _in_order(stated, "outcome", OUTCOMES)
