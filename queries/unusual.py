"""Unusual looking: days on which somebody looked at named records otherwise than his post usually does."""

import tomllib
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl

NAMED = ("list", "record", "search", "paper")
"""Kinds of looks that concern named records."""
USUAL_DAYS = 90
FOUND = {
    "day": pl.Date,
    "subject": pl.String,
    "officer": pl.String,
    "post": pl.String,
    "rule": pl.String,
    "found_count": pl.Int64,
    "usual_count": pl.Float64,
}


@lru_cache
def rules() -> dict[str, dict[str, Any]]:
    """The thresholds, by rule, with the sentence that says them."""
    return tomllib.loads(Path(__file__).with_name("unusual.toml").read_text(encoding="utf-8"))


def unusual(looks: pl.DataFrame, since: date) -> pl.DataFrame:
    """One row per day from `since`, subject, post and rule that it broke, latest first: FOUND (`usual_count` is the median of the
    post's days of looking in the 90 days before, null where there were none).

    `looks` has looked_at (UTC), subject, officer, post, agency, kind, concerns, record_count, from 90 days before `since` on.
    """
    local = pl.col("looked_at").dt.convert_time_zone("Asia/Kolkata")
    rows = looks.with_columns(day=local.dt.date(), hour=local.dt.hour().cast(pl.Int64))
    daily = _by_day(rows)
    parts = [
        *[_above_usual(daily, since, rule, count) for rule, count in COUNTS.items()],
        _at_night(rows, since),
    ]
    return pl.concat(parts).sort("day", "subject", "rule", descending=[True, False, False])


_NAMED = pl.col("kind").is_in(NAMED)
_OTHERS = _NAMED & (pl.col("concerns") != "") & (pl.col("concerns") != pl.col("agency").fill_null(""))
COUNTS: dict[str, str] = {
    "many_records": "records",
    "other_forces": "others",
    "many_searches": "searches",
    "refused": "refusals",
}
WHO = ["subject", "post"]


def _by_day(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.group_by("day", *WHO).agg(
        officer=pl.col("officer").last(),
        records=pl.col("record_count").filter(_NAMED).sum().cast(pl.Int64),
        others=_OTHERS.sum().cast(pl.Int64),
        searches=(pl.col("kind") == "search").sum().cast(pl.Int64),
        refusals=(pl.col("kind") == "refusal").sum().cast(pl.Int64),
    )


def _above_usual(daily: pl.DataFrame, since: date, rule: str, count: str) -> pl.DataFrame:
    limit = rules()[rule]
    high = daily.filter(pl.col("day") >= since, pl.col(count) >= limit["at_least"])
    found = high.with_columns(
        pl.Series("usual", [_usual(daily, row, count) for row in high.to_dicts()], dtype=pl.Float64)
    )
    found = found.filter(pl.col(count) >= limit["times_usual"] * pl.col("usual").fill_null(0))
    return _told(found, rule, count)


def _usual(daily: pl.DataFrame, row: dict[str, Any], count: str) -> float | None:
    """The median of the post's earlier days with at least one such look: whoever holds it."""
    before = daily.filter(
        pl.col("post") == row["post"],
        pl.col("day") < row["day"],
        pl.col("day") >= row["day"] - timedelta(days=USUAL_DAYS),
        pl.col(count) > 0,
    )
    return before[count].cast(pl.Float64).median()  # type: ignore[return-value]


def _at_night(rows: pl.DataFrame, since: date) -> pl.DataFrame:
    limit = rules()["at_night"]
    night = (pl.col("hour") >= limit["from_hour"]) | (pl.col("hour") < limit["until_hour"])
    named = rows.filter(_NAMED)
    usual = named.group_by("post").agg(usual_pct=night.mean() * 100)
    days = (
        named.filter(night, pl.col("day") >= since)
        .group_by("day", *WHO)
        .agg(pl.col("officer").last(), nightly=pl.len())
    )
    found = days.join(usual, on="post").filter(
        pl.col("nightly") >= limit["at_least"], pl.col("usual_pct") < limit["usual_pct"]
    )
    return _told(found.with_columns(usual=pl.lit(None, pl.Float64)), "at_night", "nightly")


def _told(found: pl.DataFrame, rule: str, count: str) -> pl.DataFrame:
    told = found.with_columns(rule=pl.lit(rule), found_count=pl.col(count).cast(pl.Int64), usual_count=pl.col("usual"))
    return told.select([pl.col(name).cast(kind) for name, kind in FOUND.items()])
