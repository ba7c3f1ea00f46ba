"""One border between two states: its districts, what happens on each side, gangs on both, and what the two forces do about it."""

from datetime import date
from typing import Any

import polars as pl

from data.facts import Facts
from data.once import once, once_a_moment
from queries import few, incidents
from queries.borders import PAIR, border_districts, both_sides, forces, near, pairs
from queries.cadence import cadence
from queries.cells import cells
from queries.exchange import Pair, sent_between
from queries.filters import Dates, Filters


def pair_in(facts: Facts, filters: Filters, text: str) -> str | None:
    """The border an address names (`HR-RJ`, either way round), if it is one of `pairs`; None where it is none."""
    code = "-".join(sorted(text.split("-")))
    return code if code in set(pairs(facts, filters)["code"]) else None


def rows_of(facts: Facts, filters: Filters, code: str, km: int, dates: Dates) -> pl.DataFrame:
    """The incidents of `dates` on both sides of the border `code`: rows of `borders.near`, newest first."""
    return _rows_of(facts, filters, code, km, dates).reverse()


@once_a_moment
def _rows_of(facts: Facts, filters: Filters, code: str, km: int, dates: Dates) -> pl.DataFrame:
    """The same, oldest first, for what counts them."""
    return near(facts, filters, dates, km).filter(pl.col("pair") == code)


@once_a_moment
def by_district(facts: Facts, filters: Filters, code: str, km: int, force: str | None) -> pl.DataFrame:
    """One row per district along the border or with an incident in its belt: home (state), district (null: not stated),
    incident_count, compared_count, few and compared_few (as in `cells`); by state, most first. Incidents add up to the side's."""
    spans = filters.dates(facts), filters.comparison_dates(facts)
    now, then = (_by_district(facts, _rows_of(facts, filters, code, km, dates), force) for dates in spans)
    state, other = code.split("-")
    along = border_districts(facts).filter((pl.col("state") == state) & (pl.col("other") == other))
    keys = ["home", "district"]
    every = pl.concat([along.select(keys), now.select(keys), then.select(keys)]).unique()
    rows = every.join(now, on=keys, how="left", nulls_equal=True)
    before = then.rename({"incident_count": "compared_count", "few": "compared_few"})
    rows = rows.join(before, on=keys, how="left", nulls_equal=True).with_columns(
        pl.col("incident_count", "compared_count").fill_null(0), pl.col("few", "compared_few").fill_null(False)
    )
    return rows.sort(["home", "incident_count", "district"], descending=[False, True, False], nulls_last=True)


def _by_district(facts: Facts, rows: pl.DataFrame, force: str | None) -> pl.DataFrame:
    return cells(facts, rows.with_columns(home=pl.col("state").cast(pl.String)), ["home", "district"], force)


@once_a_moment
def by_kind(facts: Facts, filters: Filters, code: str, km: int, force: str | None) -> pl.DataFrame:
    """One row per side and kind that occurs: home (state), kind, incident_count, few; by state, most first."""
    rows = _rows_of(facts, filters, code, km, filters.dates(facts))
    named = rows.with_columns(home=pl.col("state").cast(pl.String), kind=pl.col("kind").cast(pl.String))
    found = cells(facts, named, ["home", "kind"], force)
    return found.sort(["home", "incident_count", "kind"], descending=[False, True, False])


@once_a_moment
def gangs(facts: Facts, filters: Filters, code: str, km: int, force: str | None) -> pl.DataFrame:
    """One row per gang with an incident on both sides of the border, within `km`: gang, state_count and other_count (on either
    side), state_few and other_few, delivery_count (naming it, between the two forces, either way); most incidents first."""
    rows = _rows_of(facts, filters, code, km, filters.dates(facts))
    each = rows.with_columns(
        home=pl.col("state").cast(pl.String), gang=pl.col("gangs").cast(pl.String).str.split(" ")
    ).explode("gang")
    asked = pl.col("gang").is_in(filters.gangs) if filters.gangs else pl.lit(True)
    counted = cells(facts, each.filter((pl.col("gang") != "") & asked), ["gang", "home"], force)
    one, two = (_side(counted, home, name) for home, name in zip(code.split("-"), PAIR, strict=True))
    found = one.join(two, on="gang").join(_naming(facts, filters, code), on="gang", how="left")
    total = -(pl.col("state_count") + pl.col("other_count"))
    return found.with_columns(pl.col("delivery_count").fill_null(0).cast(pl.Int64)).sort(total, "gang")


def _side(counted: pl.DataFrame, home: str, name: str) -> pl.DataFrame:
    columns = pl.col("incident_count").alias(f"{name}_count"), pl.col("few").alias(f"{name}_few")
    return counted.filter(pl.col("home") == home).select("gang", *columns)


def _naming(facts: Facts, filters: Filters, code: str) -> pl.DataFrame:
    """gang, delivery_count: deliveries of the period between the two forces that name each gang."""
    rows = pl.concat([told(facts, filters, pair, filters.dates(facts)) for pair in ways(facts, filters, code)])
    counted = incidents.by_text(rows, "gangs", "gangs", "len")
    each = counted.with_columns(pl.col("gangs").str.split(" ").alias("gang")).explode("gang")
    return each.group_by("gang").agg(pl.col("len").sum().alias("delivery_count"))


def ways(facts: Facts, filters: Filters, code: str) -> tuple[Pair, Pair]:
    """From the first state's police to the other's, and back."""
    police = forces(facts, filters.dates(facts))
    one, two = (police[state] for state in code.split("-"))
    return Pair(one, two), Pair(two, one)


def told(facts: Facts, filters: Filters, pair: Pair, dates: Dates) -> pl.DataFrame:
    """The deliveries from one force to the other, sent on `dates` and naming the gangs asked for: rows of `Facts.deliveries`. Who
    sends is said by the pair; the states and forces asked for do not matter."""
    return incidents.naming(incidents.within(_ever_told(facts, pair), dates), filters.gangs)


@once
def _ever_told(facts: Facts, pair: Pair) -> pl.DataFrame:
    return sent_between(facts, facts.deliveries, pair)


WAY: dict[str, Any] = {
    "sender": pl.String,
    "receiver": pl.String,
    "delivery_count": pl.Int64,
    "few": pl.Boolean,
    "compared_count": pl.Int64,
    "compared_few": pl.Boolean,
    "last_on": pl.Date,
}


@once_a_moment
def deliveries(facts: Facts, filters: Filters, code: str, force: str | None) -> pl.DataFrame:
    """One row per way between the two forces, the columns of WAY: how many in the period and in the comparison, the most it may
    be where few (fewer than FEW, all hidden from viewers of `force`), and the last one up to the end of the period (null: none).
    """
    dates, compared = filters.dates(facts), filters.comparison_dates(facts)
    rows = []
    for pair in ways(facts, filters, code):
        now, then = (
            few.count(facts, told(facts, filters, pair, span), "delivery", force) for span in (dates, compared)
        )
        last = told(facts, filters, pair, Dates(_first_day(facts, dates), dates.last))["day"].max()
        rows.append((pair.sender, pair.receiver, *now, *then, last))
    return pl.DataFrame(rows, schema=WAY, orient="row")


def _first_day(facts: Facts, dates: Dates) -> date:
    days = facts.deliveries["day"]
    return dates.first if days.is_empty() else min(days[0], dates.first)


@once
def series(facts: Facts) -> pl.DataFrame:
    """One row per series and border it is about: series, code. It is about districts of both states."""
    of = facts.series_districts.join(facts.districts.select("code", "state"), left_on="district", right_on="code")
    states = of.select("series", "state").unique()
    two = states.join(states.rename({"state": "other"}), on="series").filter(pl.col("state") < pl.col("other"))
    return two.select("series", (pl.col("state") + "-" + pl.col("other")).alias("code")).sort("code", "series")


def meetings(facts: Facts, filters: Filters, code: str) -> pl.DataFrame:
    """The rows of `cadence` for the series about this border."""
    about = series(facts).filter(pl.col("code") == code)["series"]
    rows = cadence(facts, Filters(filters.period, filters.comparison), filters.dates(facts))
    return rows.filter(pl.col("code").is_in(about.implode()))


def side_counts(facts: Facts, filters: Filters, code: str, km: int) -> dict[str, int]:
    """State -> incidents on its side in the period."""
    rows = _rows_of(facts, filters, code, km, filters.dates(facts))
    counted = dict(incidents.by_text(rows, "state", "state").iter_rows())
    return {state: counted.get(state, 0) for state in code.split("-")}


def not_judged(facts: Facts, filters: Filters, code: str, force: str | None) -> dict[str, tuple[int, bool]]:
    """State -> incidents of the period in its districts along the border without a point: how near they were is not known. How
    many, and whether that stands for fewer (`queries.few`) to a viewer of `force`."""
    state, other = code.split("-")
    along = border_districts(facts).filter((pl.col("state") == state) & (pl.col("other") == other))
    rows = incidents.picked(facts, both_sides(filters), filters.dates(facts)).filter(pl.col("border_km").is_null())
    sides = rows.join(along.select("district", "home"), on="district")
    of = {home: sides.filter(pl.col("home") == home).drop("home") for home in (state, other)}
    return {home: few.count(facts, some, "incident", force) for home, some in of.items()}
