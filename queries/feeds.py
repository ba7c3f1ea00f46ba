"""What each force promised to send, how it stands with that today, and how complete the last it sent is."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import polars as pl

from data.facts import Facts, ist_date
from data.once import once
from queries import freshness
from queries.exchange import sides, taking_part
from queries.filters import Dates, Filters
from queries.sharing import agencies_asked

LOOKS = ("late", "nil", "zero", "fresh", "not_participating")
"""How a feed stands today: its promise is broken; kept by a nil report; kept, but no record lies in the last interval, nor a
count of incidents kept at home; kept; its force takes part no longer. A force without a promise for a dataset has no feed of it."""
SMALL = 10
"""Under so many rows a percentage says nothing: counts."""


class Rows(NamedTuple):
    """Rows of a dataset, with `agency` (whose feed they are of) and `day`, and which of its columns are filled."""

    frame: Callable[[Facts], pl.DataFrame]
    filled: dict[str, pl.Expr]


def _given(name: str) -> pl.Expr:
    return pl.col(name).is_not_null()


def _answers(facts: Facts) -> pl.DataFrame:
    """Deliveries under the force that received them: it states receipt, reply and outcome."""
    return facts.deliveries.drop("agency").rename({"to_agency": "agency"})


ROWS: dict[str, Rows] = {
    "incident": Rows(
        lambda facts: facts.incidents,
        {
            "gang": pl.col("gangs").cast(pl.String) != "",
            "point": _given("latitude") & _given("longitude"),
            "district": _given("district"),
            "unit": _given("unit"),
            "fir": _given("registered_on"),
            "time": pl.col("time_known"),
        },
    ),
    "message": Rows(
        lambda facts: facts.messages,
        {"known_since": _given("known_before_s"), "gang": pl.col("gangs").cast(pl.String) != ""},
    ),
    "answer": Rows(
        _answers, {"receipt": _given("received_s"), "reply": _given("replied_s"), "outcome": _given("outcome")}
    ),
    "operation": Rows(
        lambda facts: facts.operations.with_columns(day=_day("status_changed_at")),
        {"gang": _given("gang"), "expected": _given("expected_arrest_count"), "real": _given("real_arrest_count")},
    ),
}
"""Datasets whose rows stand in Facts: only of these completeness can be said."""


def _day(name: str) -> pl.Expr:
    return pl.col(name).dt.convert_time_zone("Asia/Kolkata").dt.date()


def table(facts: Facts, filters: Filters) -> pl.DataFrame:
    """One row per promise of an agency asked for, in the readers' order: agency, dataset, every_days, last_on (IST day anything
    was last heard, null: never), days_late, nil_until (last day its nil reports speak of, null: none), row_count (records in
    the last interval; null: they are not in Facts), look (one of LOOKS).
    """
    found = _table(facts, ist_date(facts.as_of))
    asked = agencies_asked(facts, filters)
    return found if asked is None else found.filter(pl.col("agency").is_in(asked))


_FEED = pl.Schema(
    {"agency": pl.String, "dataset": pl.String, "every_days": pl.Int64, "last_on": pl.Date, "days_late": pl.Int64}
)


@once
def _table(facts: Facts, today: date) -> pl.DataFrame:
    standing = freshness.every_feed(facts, today).select(*_FEED).cast(_FEED)
    found = pl.concat([standing, _ended(facts, today)])
    found = found.join(_nil(facts), on=["agency", "dataset"], how="left")
    found = found.join(_row_counts(facts, found), on=["agency", "dataset"], how="left")
    found = found.join(_counts_only(facts, found), on=["agency", "dataset"], how="left").with_columns(
        _look(facts, today)
    )
    order = sides(facts).select("agency").with_row_index("place")
    found = found.join(order, on="agency", how="left").sort("place", "agency", "dataset", nulls_last=True)
    return found.select(*_FEED, "nil_until", "row_count", "look")


def _ended(facts: Facts, today: date) -> pl.DataFrame:
    """Promises that ended with their agency's part in it."""
    over = facts.feeds.filter(pl.col("agency").is_in(_gone(facts, today)) & (pl.col("until_on") < today))
    over = over.cast({"dataset": pl.String}).join(freshness.last_heard(facts), on=["agency", "dataset"], how="left")
    return over.with_columns(days_late=pl.lit(0)).select(*_FEED).cast(_FEED)


def _gone(facts: Facts, today: date) -> list[str]:
    return facts.agencies.filter(~taking_part(Dates(today, today)))["code"].to_list()


def _nil(facts: Facts) -> pl.DataFrame:
    return (
        facts.nil_reports.group_by("agency", pl.col("dataset").cast(pl.String))
        .agg(pl.col("until_on").max().alias("nil_until"), _day("made_at").max().alias("nil_on"))
        .cast({"dataset": pl.String})
    )


def _look(facts: Facts, today: date) -> pl.Expr:
    nil = pl.col("nil_on") >= pl.col("last_on")
    return (
        pl.when(pl.col("agency").is_in(_gone(facts, today)))
        .then(pl.lit("not_participating"))
        .when(pl.col("days_late") > 0)
        .then(pl.lit("late"))
        .when(nil)
        .then(pl.lit("nil"))
        .when((pl.col("row_count") == 0) & pl.col("counts_sent").is_null())
        .then(pl.lit("zero"))
        .otherwise(pl.lit("fresh"))
        .alias("look")
    )


def _row_counts(facts: Facts, feeds: pl.DataFrame) -> pl.DataFrame:
    """agency, dataset, row_count: records of the last interval."""
    parts = [pl.DataFrame(schema={"agency": pl.String, "dataset": pl.String, "row_count": pl.Int64})]
    for dataset in set(feeds["dataset"]) & set(ROWS):
        of = feeds.filter(pl.col("dataset") == dataset).select("agency")
        counted = _last_rows(facts, dataset, feeds).group_by("agency").agg(pl.len().cast(pl.Int64).alias("row_count"))
        filled = of.join(counted, on="agency", how="left").with_columns(pl.col("row_count").fill_null(0))
        parts.append(filled.select("agency", pl.lit(dataset).alias("dataset"), "row_count"))
    return pl.concat(parts)


def _counts_only(facts: Facts, feeds: pl.DataFrame) -> pl.DataFrame:
    """agency, dataset, counts_sent (true): feeds of incidents with counts, in the last interval, of what is kept at home."""
    counts = _of_last_interval(facts.home_counts, "incident", feeds).select("agency").unique()
    return counts.with_columns(dataset=pl.lit("incident"), counts_sent=pl.lit(True))


def _last_rows(facts: Facts, dataset: str, feeds: pl.DataFrame) -> pl.DataFrame:
    return _of_last_interval(ROWS[dataset].frame(facts), dataset, feeds)


def _of_last_interval(rows: pl.DataFrame, dataset: str, feeds: pl.DataFrame) -> pl.DataFrame:
    """Of `rows`, those of the promised interval that ends on the day anything was last heard, of every feed of the dataset."""
    of = feeds.filter(pl.col("dataset") == dataset, pl.col("last_on").is_not_null())
    spans = of.select("agency", "last_on", begin=pl.col("last_on") - pl.duration(days=pl.col("every_days")))
    rows = rows.filter(pl.col("day") >= (spans["begin"].min() or date.max))
    joined = rows.with_columns(pl.col("agency").cast(pl.String)).join(spans, on="agency")
    return joined.filter((pl.col("day") > pl.col("begin")) & (pl.col("day") <= pl.col("last_on")))


PROMISED_WITH = {"answer": "message"}
"""A dataset that nobody promises by itself, and the promise whose interval counts for it."""


def complete_datasets(facts: Facts, filters: Filters) -> list[str]:
    """Datasets of ROWS that somebody asked for has promised."""
    promised = set(table(facts, filters)["dataset"])
    return [name for name in ROWS if name in promised or PROMISED_WITH.get(name) in promised]


def completeness(facts: Facts, filters: Filters, dataset: str) -> pl.DataFrame:
    """One row per feed of the dataset, in the order of `table`: agency, row_count (records in the interval up to the last
    sending), and one column per item of ROWS with how many of them say it."""
    every, filled = table(facts, filters), ROWS[dataset].filled
    feeds = every.filter(pl.col("dataset") == dataset)
    if feeds.is_empty():
        feeds = every.filter(pl.col("dataset") == PROMISED_WITH.get(dataset, ""))
    counts = [rule.fill_null(False).sum().cast(pl.Int64).alias(name) for name, rule in filled.items()]
    spans = feeds.with_columns(dataset=pl.lit(dataset))
    counted = (
        _last_rows(facts, dataset, spans).group_by("agency").agg(pl.len().cast(pl.Int64).alias("row_count"), *counts)
    )
    found = feeds.select("agency").join(counted, on="agency", how="left", maintain_order="left")
    return found.with_columns(pl.col("row_count", *filled).fill_null(0))
