"""Inter-state borders: incidents on both sides of each, only between states that touch and whose police take part.

An incident belongs to the border that is nearest to it; one without a point cannot be judged.
"""

from dataclasses import replace
from typing import Any

import numpy as np
import polars as pl

from data.fact_rows import STATE
from data.facts import Facts
from data.once import once, once_a_moment
from queries import few, incidents
from queries.exchange import taking_part
from queries.filters import Dates, Filters

BELTS_KM = incidents.BELTS_KM
USUAL_KM = 10
PAIR = ["state", "other"]
COUNTED: Any = {
    **dict.fromkeys(("code", *PAIR), pl.String),
    "shared_km": pl.Float64,
    **dict.fromkeys(("state_count", "other_count", "incident_count", "compared_count"), pl.Int64),
}
NO_STATE = 255
"""The number that no state is kept as: one byte holds them all."""


@once
def touching(facts: Facts) -> pl.DataFrame:
    """One row per two states that share a border line, by code: code (`HR-RJ`), state (the first by code), other, shared_km."""
    of = facts.districts.select("code", "state")
    pairs = facts.border_pairs.join(of, left_on="district_a", right_on="code")
    pairs = pairs.join(of, left_on="district_b", right_on="code", suffix="_b")
    ends = pl.min_horizontal("state", "state_b").alias("state"), pl.max_horizontal("state", "state_b").alias("other")
    two = pairs.select(*ends, "shared_km").filter(pl.col("state") != pl.col("other"))
    found = two.group_by(PAIR).agg(pl.col("shared_km").sum()).sort(PAIR)
    return found.select((pl.col("state") + "-" + pl.col("other")).alias("code"), *PAIR, "shared_km")


@once
def forces(facts: Facts, dates: Dates) -> dict[str, str]:
    """State -> its police, where it takes part on at least one of `dates`."""
    members = facts.agencies.filter(taking_part(dates) & (pl.col("kind") == "force")).drop_nulls("state")
    return dict(members.sort("code", descending=True).select("state", "code").iter_rows())


@once_a_moment
def pairs(facts: Facts, filters: Filters) -> pl.DataFrame:
    """Of `touching`, the borders between states whose police take part in the period, on either side of a state asked for."""
    members = list(forces(facts, filters.dates(facts)))
    rows = touching(facts).filter(pl.all_horizontal(pl.col(PAIR).is_in(members)))
    return rows.filter(pl.any_horizontal(pl.col(PAIR).is_in(filters.states))) if filters.states else rows


def both_sides(filters: Filters) -> Filters:
    """The filters of what happens on both sides of a border: the states asked for choose the borders, not the side."""
    return replace(filters, states=(), forces=() if filters.states else filters.forces)


@once_a_moment
def _places(facts: Facts, filters: Filters) -> tuple[pl.Series, np.ndarray]:
    """The codes of `pairs`; and by the numbers that two states are kept as, the place of their border among them (-1: none)."""
    found = pairs(facts, filters)
    ends = found.select(pl.col(PAIR).cast(STATE).to_physical())
    one, other = (ends[name].to_numpy() for name in PAIR)
    place = np.full((NO_STATE + 1, NO_STATE + 1), -1)
    place[one, other] = place[other, one] = np.arange(found.height)
    return found["code"].cast(pl.Enum(found["code"])), place


@once_a_moment
def near(facts: Facts, filters: Filters, dates: Dates, km: int) -> pl.DataFrame:
    """The incidents of `dates` with a point at most `km` from one of `pairs`: rows of `Facts.incidents` with `pair` (its code, one
    of an Enum; null where the border is not asked for)."""
    rows = incidents.in_belt_of(facts, both_sides(filters), dates, km)
    codes, place = _places(facts, filters)
    here, across = (rows[name].to_physical().fill_null(NO_STATE).to_numpy() for name in ("state", "border_state"))
    found = pl.Series(place[here, across])
    return rows.with_columns(codes.gather(found.set(found < 0, None)).alias("pair"))


def _of_first(rows: pl.DataFrame) -> pl.Series:
    """Whether an incident is on the side of the state whose code comes first."""
    order = STATE.categories.to_series().rank("ordinal")
    return order.gather(rows["state"].to_physical()) < order.gather(rows["border_state"].to_physical())


@once_a_moment
def by_pair(facts: Facts, filters: Filters, km: int) -> pl.DataFrame:
    """One row per border of `pairs`, those without an incident too: code, state, other, shared_km, state_count and other_count
    (incidents on each side), incident_count (both), compared_count; most first."""
    now, then = (near(facts, filters, dates, km) for dates in (filters.dates(facts), filters.comparison_dates(facts)))
    first = _of_first(now)
    here, there, before = (_by_code(rows) for rows in (now.filter(first), now.filter(~first), then))
    found = [
        (*pair, state := here.get(pair[0], 0), other := there.get(pair[0], 0), state + other, before.get(pair[0], 0))
        for pair in pairs(facts, filters).select("code", *PAIR, "shared_km").iter_rows()
    ]
    found.sort(key=lambda row: (-row[-2], -row[-1], row[0]))
    return pl.DataFrame(found, COUNTED, orient="row")


def _by_code(rows: pl.DataFrame) -> dict[str, int]:
    return dict(incidents.by_text(rows, "pair", "code").iter_rows())


@once_a_moment
def as_seen(facts: Facts, filters: Filters, km: int, force: str | None) -> pl.DataFrame:
    """`by_pair` as viewers of `force` may read it: with state_count_few, other_count_few, incident_count_few and
    compared_count_few (`queries.few`)."""
    now, then = (near(facts, filters, dates, km) for dates in (filters.dates(facts), filters.comparison_dates(facts)))
    first = _of_first(now)
    now, then = (rows.select(*few.OF_INCIDENTS, "pair") for rows in (now, then))
    cells = {"state_count": now.filter(first), "other_count": now.filter(~first), "incident_count": now}
    counted = by_pair(facts, filters, km)
    small = {
        name: few.of_counted(facts, counted.select("code", name), rows, "incident", force, few.by_column("pair"))
        for name, rows in (cells | {"compared_count": then}).items()
    }
    found = few.marked(counted, "code", **small)
    return found.sort("incident_count", "compared_count", "code", descending=[True, True, False])


@once_a_moment
def not_judged_count(facts: Facts, filters: Filters, force: str | None) -> tuple[int, bool]:
    """Incidents of the period without a point, in districts along one of `pairs`: how near they were is not known. How many, and
    whether that stands for fewer (`queries.few`) to a viewer of `force`."""
    ends = pairs(facts, filters).select(PAIR)
    along = border_districts(facts).join(ends, on=PAIR, how="semi")["district"].unique()
    rows = incidents.picked(facts, both_sides(filters), filters.dates(facts))
    unknown = rows.filter(pl.col("border_km").is_null() & pl.col("district").is_in(along.implode()))
    return few.count(facts, unknown, "incident", force)


@once
def border_districts(facts: Facts) -> pl.DataFrame:
    """One row per district and border it lies along: state, other (of the border, by code), district, home (its state)."""
    of = facts.districts.filter("police_reporting").select("code", "state")
    pairs = facts.border_pairs.join(of, left_on="district_a", right_on="code")
    pairs = pairs.join(of, left_on="district_b", right_on="code", suffix="_b")
    ends = {"state": pl.min_horizontal("state", "state_b"), "other": pl.max_horizontal("state", "state_b")}
    sides = [
        pairs.select(**ends, district=end, home=home)
        for end, home in (("district_a", pl.col("state")), ("district_b", pl.col("state_b")))
    ]
    found = pl.concat(sides).filter(pl.col("state") != pl.col("other")).unique()
    return found.with_columns(pl.col("district").cast(pl.UInt32)).sort(*PAIR, "home", "district")
