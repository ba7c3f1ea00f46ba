"""Border meetings: missed although both sides had incidents, or never agreed on."""

from datetime import date, datetime
from itertools import combinations

import polars as pl

from data.facts import Facts, ist_date
from data.once import once, once_a_moment
from queries.cadence import cadence
from queries.filters import Dates, Filters
from queries.gaps.shape import DAY, forces, gaps, police, settings, sides, touching, window
from queries.incidents import within

PAIR = ["state", "other"]


def border_meetings_missed(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """A series about two districts that touch, both with incidents, that missed sittings: series, cadence_days, missed_count,
    last_held_on, due_on, pair_count (of districts with incidents on both sides), incident_count (in all of them)."""
    today = ist_date(now)
    late = cadence(facts, Filters(), Dates(today, today)).drop("missed_count").filter(pl.col("missed_in_row") > 0)
    rows = late.join(_counted_pairs(facts, filters, now), left_on="code", right_on="series")
    members = facts.series_agencies.sort("force").group_by("series").agg(pl.col("force").str.join(" ").alias("members"))
    rows = rows.join(members, left_on="code", right_on="series").rename({"missed_in_row": "missed_count"})
    return gaps(
        "border_meetings_missed",
        rows.with_columns(series="code"),
        [pl.col("code")],
        forces(pl.col("members")),
        ["series", "cadence_days", "missed_count", "last_held_on", "due_on", "pair_count", "incident_count"],
        since_on=pl.col("due_on") + DAY,
        size=pl.col("incident_count"),
        evidence=pl.concat_list(pl.col("code")),
    )


def pairs_of_series(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """series, district, district_b, incident_count, incident_count_b: touching districts of each series, with incidents on both
    sides."""
    least = settings()["border_meetings_missed"]["least_incidents"]
    counted = _incidents(facts, filters, now).filter(pl.col("incident_count") >= least)
    of = facts.series_districts
    pairs = facts.border_pairs.join(counted, left_on="district_a", right_on="district")
    pairs = pairs.join(counted, left_on="district_b", right_on="district", suffix="_b")
    both = of.join(pairs, left_on="district", right_on="district_a")
    return both.join(of, left_on=["series", "district_b"], right_on=["series", "district"], how="semi")


def _counted_pairs(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """series, pair_count, incident_count (in all of its pairs)."""
    both = pairs_of_series(facts, filters, now)
    total = (pl.col("incident_count") + pl.col("incident_count_b")).sum().alias("incident_count")
    return both.group_by("series").agg(pl.len().alias("pair_count"), total)


def _incidents(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """district, incident_count."""
    return _by_district(facts, window(facts, filters, now, settings()["border_meetings_missed"]["window_days"]))


@once
def _by_district(facts: Facts, dates: Dates) -> pl.DataFrame:
    rows = within(facts.incidents, dates).filter(pl.col("counted")).drop_nulls("district")
    counted = rows.group_by("district").agg(pl.len().cast(pl.Int64).alias("incident_count"))
    return counted.with_columns(pl.col("district").cast(facts.districts.schema["code"]))


def no_border_meeting(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """Two states that touch and have no standing meeting about districts on both sides: state, other, incident_count (in
    districts of the two that touch each other)."""
    rows = (
        _not_meeting(facts, ist_date(now))
        .join(_along(facts, filters, now), on=PAIR, how="left")
        .with_columns(pl.col("incident_count").fill_null(0))
    )
    return gaps(
        "no_border_meeting",
        rows,
        [pl.col("force"), pl.col("force_b")],
        forces(pl.col("force"), pl.col("force_b")),
        [*PAIR, "incident_count"],
        since_on=pl.max_horizontal("from_on", "from_on_b"),
        size=pl.col("incident_count"),
    )


@once_a_moment
def _not_meeting(facts: Facts, today: date) -> pl.DataFrame:
    """state, other, force, force_b, from_on, from_on_b (since when each takes part): states that touch and have no such meeting."""
    met = _states_meeting(facts, today)
    rows = touching(facts, today).filter(pl.col("state") < pl.col("other")).join(met, on=PAIR, how="anti")
    ends = police(facts, today).select("state", "force", "from_on")
    return rows.join(ends, on="state").join(ends, left_on="other", right_on="state", suffix="_b")


def _states_meeting(facts: Facts, today: date) -> pl.DataFrame:
    """state, other: states with a series, standing today, about districts of both."""
    stands = (pl.col("from_on") <= today) & (pl.col("until_on") >= today).fill_null(True)
    standing = set(facts.meeting_series.filter(stands)["code"])
    of = dict(facts.districts.select("code", "state").iter_rows())
    states: dict[str, set[str]] = {}
    for series, district in facts.series_districts.select("series", "district").iter_rows():
        states.setdefault(series, set()).add(of[district])
    met = {two for series, some in states.items() if series in standing for two in combinations(sorted(some), 2)}
    return pl.DataFrame(sorted(met), dict.fromkeys(PAIR, pl.String), orient="row")


def _along(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """state, other, incident_count: in districts of the two states that touch the other one."""
    each = sides(facts).join(_incidents(facts, filters, now), on="district")
    return each.group_by(PAIR).agg(pl.col("incident_count").sum())
