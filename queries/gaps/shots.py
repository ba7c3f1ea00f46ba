"""Shootings and extortions near an inter-state border of which the state across was not told."""

from datetime import UTC, datetime, timedelta

import polars as pl

from data.facts import Facts, ist_date
from data.once import once, once_a_moment
from queries import few
from queries.disclosures import disclosed
from queries.filters import Dates, Filters
from queries.gaps.shape import DAY, forces, gaps, homes, police, record, settings, window
from queries.incidents import each_gang, gang_sets, naming, within
from queries.sharing import message_at, pair

KEY = ["agency", "reference"]
DAY_MS = 86_400_000
YEAR = 365
NEVER = pl.Series([2**62])
SHOT = pl.col("counted") & (pl.col("firing") | pl.col("extortion"))


def border_shooting_untold(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """A firing or extortion near an inter-state border, and no delivery naming its gang or its FIR to the state across within
    7 days: agency, reference, gangs, state, other, km, day. Not judged before the 7 days are over."""
    limit = settings()["border_shooting_untold"]
    rows = _untold_shots(facts, window(facts, filters, now, limit["window_days"]))
    rows = rows.filter(pl.col("occurred_from") + limit["told_within_days"] * DAY < now)
    fresh = pl.col("day") + limit["fresh_days"] * DAY >= ist_date(now)
    return gaps(
        "border_shooting_untold",
        rows.with_columns(km=pl.col("border_km").round(1)),
        [record(), pl.col("force")],
        pl.col("agency"),
        ["agency", "reference", "gangs", "state", "other", "km", "day", "firing", "extortion"],
        concerns=forces(pl.col("agency"), pl.col("force")),
        since_on=pl.col("day") + limit["told_within_days"] * DAY,
        severity=pl.when(fresh).then(limit["severity"]).otherwise(limit["severity_later"]),
        size=pl.col("firing").cast(pl.Int64) + pl.col("extortion").cast(pl.Int64),
        gang=pl.when(pl.col("gangs") != "").then("gangs"),
        evidence=pl.concat_list(record()),
        agency=pl.col("agency"),
        named_to=pl.col("disclosed_to").fill_null(""),
        handling=pl.col("handling"),
    )


@once
def instants(facts: Facts) -> pl.Series:
    """The instants after which `border_shooting_untold` judges one more, as `instant`; sorted."""
    limit = settings()["border_shooting_untold"]
    near = facts.incidents.filter(SHOT, pl.col("border_km") <= limit["near_km"])
    return (near["occurred_from"] + limit["told_within_days"] * DAY).drop_nulls().dt.timestamp("us").sort()


def instant(at: datetime) -> int:
    """Microseconds since 1970."""
    return (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


def _untold_shots(facts: Facts, dates: Dates) -> pl.DataFrame:
    """Firings and extortions near a border on `dates` of which the state across has not been told in time, or not yet."""
    days = facts.incidents["day"]  # sorted
    first = max(dates.first, days[0]) if days.len() else dates.last
    newest, oldest = ((ist_date(facts.as_of) - day).days // YEAR for day in (dates.last, first))
    parts = [untold_of_year(facts, back) for back in range(newest, max(newest, oldest) + 1)]
    return pl.concat(parts).filter(pl.col("day").is_between(dates.first, dates.last))


@once_a_moment
def untold_of_year(facts: Facts, back: int) -> pl.DataFrame:
    """`_untold_shots` of the 365 days that ended `back` years ago, 0: today. Whether a shot was told does not depend on the
    period asked for, so it is worked out once for all of them."""
    last = ist_date(facts.as_of) - back * YEAR * DAY
    near = pl.col("border_km") <= settings()["border_shooting_untold"]["near_km"]
    rows = _shots(facts, Dates(last - (YEAR - 1) * DAY, last)).filter(near)
    texts = pl.col("agency", "state").cast(pl.String)
    rows = rows.with_columns(texts, other=pl.col("border_state").cast(pl.String))
    members = police(facts, ist_date(facts.as_of)).select("force", other="state", joined_on="from_on")
    rows = rows.join(members, on="other").filter(pl.col("joined_on") <= pl.col("day"))
    told = pl.concat([_told_by_gang(facts, rows), _told_by_fir(facts, rows)]).unique()
    return disclosed(facts, rows.join(told, on=["agency", "reference"], how="anti"), "incident")


def _shots(facts: Facts, dates: Dates) -> pl.DataFrame:
    return within(facts.incidents, dates).filter(SHOT)


def not_judged(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """Firings and extortions, in the states and of the gangs asked for, without a point: how near the line they were cannot be
    judged. Rows of `Facts.incidents`."""
    dates = window(facts, filters, now, settings()["border_shooting_untold"]["window_days"])
    rows = naming(_shots(facts, dates), filters.gangs)
    asked = rows.filter(pl.col("state").is_in(filters.states)) if filters.states else rows
    return asked.filter(pl.col("border_km").is_null())


@once_a_moment
def not_judged_count(facts: Facts, filters: Filters, force: str | None) -> tuple[int, bool]:
    """How many `not_judged` are today, and whether that stands for fewer (`queries.few`)."""
    return few.count(facts, not_judged(facts, filters, facts.as_of), "incident", force)


def _told_by_gang(facts: Facts, shots: pl.DataFrame) -> pl.DataFrame:
    """agency, reference: of `shots`, those whose gang a delivery named to the state across in time."""
    if shots.is_empty():
        return shots.select("agency", "reference")
    asked = _ways(
        facts, each_gang(facts, shots.select("agency", "reference", "state", "other", "occurred_from", "gangs"))
    )
    ways = asked.select("pair", "gang").unique().with_row_index("way")
    asked = asked.join(ways, on=["pair", "gang"]).with_columns(at=_on_way(pl.col("occurred_from")))
    sent = _sent_on(facts, ways, within(facts.deliveries, _days_of(shots)))
    next_sent = sent.append(NEVER).gather(sent.search_sorted(asked["at"]))
    in_time = next_sent - asked["at"] <= settings()["border_shooting_untold"]["told_within_days"] * DAY_MS
    return asked.filter(in_time).select("agency", "reference").unique()


def _sent_on(facts: Facts, ways: pl.DataFrame, rows: pl.DataFrame) -> pl.Series:
    """When each of `rows` was sent that names the gang of one of `ways` from one of its two agencies to the other: as `_on_way`,
    sorted. Searched by halves, as all of the rows of a year are looked through for some thousand shots."""
    sets = gang_sets(facts).join(ways, on="gang").select("way", _naming(pl.col("pair")))
    named = rows.select("day", "sent_s", _naming(pair())).join(sets, on="naming")
    return named.select(_on_way(_sent_at())).to_series().sort()


def _naming(two: pl.Expr) -> pl.Expr:
    """Two agencies and a set of gangs as one whole number: joining by two columns takes twice as long."""
    return (two.cast(pl.UInt64) * 2**32 + pl.col("gangs").to_physical()).alias("naming")


def _on_way(instant: pl.Expr) -> pl.Expr:
    """An instant on a way as one whole number: those of a way stand together, in their order."""
    return pl.col("way").cast(pl.Int64) * 2**42 + instant.dt.timestamp("ms")


def _ways(facts: Facts, shots: pl.DataFrame) -> pl.DataFrame:
    """`shots` once for each two agencies of its state and of the state across, as `pair`."""
    kind, states = facts.deliveries.schema["agency"], homes(facts)
    rows = shots.join(states.select(state="home", sender="agency"), on="state")
    rows = rows.join(states.select(other="home", receiver="agency"), on="other")
    numbers = [pl.col(name).cast(kind).to_physical().cast(pl.UInt32) for name in ("sender", "receiver")]
    return rows.with_columns((numbers[0] * 2**16 + numbers[1]).alias("pair"))


def _told_by_fir(facts: Facts, shots: pl.DataFrame) -> pl.DataFrame:
    """agency, reference: of `shots`, those that a delivery to the state across named in time."""
    if shots.is_empty():
        return shots.select(KEY)
    of_shots = shots.select(*KEY, "occurred_from", home="other")
    named = facts.named_incidents.select(at=message_at(), agency="incident_agency", reference="incident_reference")
    sent = within(facts.deliveries, _days_of(shots)).select("to_agency", "day", "sent_s", at=message_at())
    got = sent.join(named.join(of_shots, on=KEY), on="at")
    there = homes(facts).select("home", to_agency=pl.col("agency").cast(facts.deliveries.schema["to_agency"]))
    after = _sent_at() - pl.col("occurred_from")
    in_time = after.is_between(0 * DAY, settings()["border_shooting_untold"]["told_within_days"] * DAY)
    return got.join(there, on=["to_agency", "home"], how="semi").filter(in_time).select(KEY)


def _days_of(shots: pl.DataFrame) -> Dates:
    """The days on which somebody could be told of `shots` in time."""
    return Dates(shots["day"].min(), shots["day"].max() + 8 * DAY)  # type: ignore[arg-type,operator]


def _sent_at() -> pl.Expr:
    """When a delivery was sent; days begin at midnight in India."""
    seconds = pl.col("day").cast(pl.Int64) * 86_400 - 19_800 + pl.col("sent_s")
    return (seconds * 1000).cast(pl.Datetime("ms", "UTC"))
