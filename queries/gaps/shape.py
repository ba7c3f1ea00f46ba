"""What every rule gives: one row per gap, the same columns; and the thresholds of the rules."""

import tomllib
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl

from data.facts import Facts, ist_date
from data.once import once, once_a_moment
from queries.exchange import taking_part
from queries.filters import Dates, Filters

_COLUMNS: dict[str, Any] = {
    "gap_key": pl.String,
    "rule": pl.String,
    "must_act": pl.String,
    "concerns": pl.String,
    "since_on": pl.Date,
    "severity": pl.Int64,
    "size": pl.Int64,
    "gang": pl.String,
    "numbers": pl.String,
    "evidence": pl.List(pl.String),
    "agency": pl.String,
    "named_to": pl.String,
    "handling": pl.String,
    "review_by": pl.Date,
}
SCHEMA = pl.Schema(_COLUMNS)
"""gap_key (rule and sorted codes of its subjects), must_act and concerns (agencies, space between; who must act is concerned),
since_on (IST day, null: not known), severity (higher is worse), size (what the rule counts: larger is worse), gang (null:
about none), numbers (what was found, as JSON), evidence (`agency/reference` of its records; none where it
counts all of a gang's or a force's), and whose it is to see: agency, named_to, handling, review_by."""
_AGENCIES = ("must_act", "concerns", "named_to")
DAY = timedelta(days=1)


@lru_cache
def settings() -> dict[str, dict[str, Any]]:
    """The thresholds by rule, with their reason."""
    return tomllib.loads(Path(__file__).with_name("gaps.toml").read_text(encoding="utf-8"))


def forces(*columns: pl.Expr) -> pl.Expr:
    """Agencies as one text with a space between, where a column may hold several; `gaps` puts each once, in order."""
    return pl.concat_str([item.cast(pl.String) for item in columns], separator=" ", ignore_nulls=True)


def _in_order(codes: str | None) -> str | None:
    return codes and " ".join(sorted(set(codes.split())))


def record() -> pl.Expr:
    """The code of a record among subjects and evidence."""
    return pl.col("agency").cast(pl.String) + "/" + pl.col("reference")


def gaps(
    rule: str,
    rows: pl.DataFrame,
    subjects: Sequence[pl.Expr],
    must_act: pl.Expr,
    numbers: Sequence[str],
    **more: pl.Expr,
) -> pl.DataFrame:
    """`rows` as gaps of `rule`. `numbers` are columns to show; `more` are other columns of SCHEMA: those left out are usual ones
    (open to all participating forces, concerning who must act)."""
    said = pl.struct(pl.col(name) for name in numbers) if numbers else pl.struct(none=pl.lit(None, pl.Int8))
    coded = [name for name, kind in rows.schema.items() if kind in (pl.Categorical, pl.Enum)]
    plain = rows.with_columns(pl.col(coded).cast(pl.String)) if coded else rows
    own = {"must_act": must_act, "concerns": must_act, "numbers": said.struct.json_encode()} | more
    made = _usual(rule) | {name: value.cast(_COLUMNS[name]).alias(name) for name, value in own.items()}
    codes = [item.alias(f"subject_{at}") for at, item in enumerate(subjects)]
    found = plain.select(*made.values(), *codes)
    # What takes few rows at a time is done in Python: polars takes half a millisecond to sort lists of two.
    each = zip(*[found[f"subject_{at}"].to_list() for at in range(len(codes))], strict=True)
    by_hand = {"gap_key": pl.Series("gap_key", [f"{rule}:{'+'.join(sorted(some))}" for some in each], pl.String)}
    by_hand |= {name: pl.Series(name, map(_in_order, found[name]), pl.String) for name in _AGENCIES}
    return pl.DataFrame([by_hand[name] if name in by_hand else found[name] for name in _COLUMNS])


@lru_cache
def _usual(rule: str) -> dict[str, pl.Expr]:
    """What a gap of the rule has in a column where nothing else is said."""
    usual: dict[str, Any] = {
        "rule": rule,
        "since_on": None,
        "severity": settings()[rule]["severity"],
        "size": 0,
        "gang": None,
        "evidence": [],
        "agency": None,
        "named_to": "",
        "handling": "participants",
        "review_by": None,
    }
    return {name: pl.lit(value, _COLUMNS[name]).alias(name) for name, value in usual.items()}


def nothing() -> pl.DataFrame:
    return pl.DataFrame(schema=SCHEMA)


def window(facts: Facts, filters: Filters, now: datetime, least_days: int) -> Dates:
    """The period asked for, up to today, but never fewer than `least_days` days."""
    asked, today = filters.dates(facts), ist_date(now)
    last = min(asked.last, today)
    return Dates(min(asked.first, last - (least_days - 1) * DAY), last)


def last_days(now: datetime, days: int) -> tuple[Dates, Dates]:
    """The last `days` days with today, and as many before."""
    today = ist_date(now)
    return Dates(today - (days - 1) * DAY, today), Dates(today - (2 * days - 1) * DAY, today - days * DAY)


@once
def homes(facts: Facts) -> pl.DataFrame:
    """agency, home: the state each agency belongs to."""
    return facts.agencies.select(pl.col("code").alias("agency"), pl.col("state").alias("home")).drop_nulls()


@once_a_moment
def police(facts: Facts, today: date) -> pl.DataFrame:
    """state, force, from_on: the police of each state that takes part today."""
    here = facts.agencies.filter(taking_part(Dates(today, today)) & (pl.col("kind") == "force")).drop_nulls("state")
    return (
        here.sort("code")
        .unique("state", keep="first", maintain_order=True)
        .select("state", pl.col("code").alias("force"), pl.col("participates_from").alias("from_on"))
    )


@once
def sides(facts: Facts) -> pl.DataFrame:
    """state, other, district: of two states (the first of them as `state`) those districts that touch the other one."""
    of = dict(facts.districts.select("code", "state").iter_rows())
    found = set()
    for districts in facts.border_pairs.select("district_a", "district_b").iter_rows():
        state, other = sorted(of[district] for district in districts)
        found |= {(state, other, district) for district in districts}
    schema: dict[str, Any] = {"state": pl.String, "other": pl.String, "district": facts.districts.schema["code"]}
    return pl.DataFrame(sorted(found), schema, orient="row")


@once_a_moment
def touching(facts: Facts, today: date) -> pl.DataFrame:
    """state, other: states that touch and whose police take part today, each way."""
    members = set(police(facts, today)["state"])
    two = {
        (state, other) for state, other, _ in sides(facts).iter_rows() if state != other and {state, other} <= members
    }
    each = two | {(other, state) for state, other in two}
    return pl.DataFrame(sorted(each), dict.fromkeys(("state", "other"), pl.String), orient="row")


def address_of(gap_key: str) -> str:
    """What a gap is called in addresses: nothing of its subjects can be read from it, whoever is sent the link."""
    return sha256(gap_key.encode()).hexdigest()[:12]
