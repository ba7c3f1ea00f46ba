"""Who has sent nothing since when. A broadcast alone ends no silence; a nil report is not silence; nobody is silent
before he takes part. It is about today, whatever the period asked for.
"""

from datetime import date

import polars as pl

from data.facts import Facts, ist_date
from data.once import once, once_a_moment
from queries import freshness
from queries.exchange import sides, taking_part
from queries.filters import Dates, Filters
from queries.sharing import agencies_asked

EVERYBODY = Filters()


@once
def last_sent(facts: Facts, today: date) -> pl.DataFrame:
    """One row per agency that sent and agency that received, apart from broadcasts: agency, to_agency, last_on."""
    known = facts.deliveries.slice(0, facts.deliveries["day"].search_sorted(today, "right"))  # sorted by day
    single = known.lazy().filter(~pl.col("broadcast")).select("agency", "to_agency", "day")
    latest = single.group_by("agency", "to_agency").agg(last_on=pl.col("day").last()).collect()
    return latest.with_columns(pl.col("agency", "to_agency").cast(pl.String)).sort("agency", "to_agency")


def _members(facts: Facts, today: date) -> pl.DataFrame:
    """agency, from_on: who takes part today, in the order of sides, and since when."""
    here = facts.agencies.filter(taking_part(Dates(today, today)))
    since = here.select(pl.col("code").alias("agency"), pl.col("participates_from").alias("from_on"))
    return sides(facts).select("agency").join(since, on="agency", maintain_order="left")


@once_a_moment
def by_force(facts: Facts, filters: Filters = EVERYBODY) -> pl.DataFrame:
    """One row per agency asked for that takes part today: agency, last_on (day of its last message, null: none), nil_on
    (last day its nil reports speak of, null: none), since_on (last of message, nil report, joining), quiet_days (since then),
    every_days (promised; null: nothing promised), days_over (past the promise; 0: none), nil (no message within the
    promise, but a nil report that keeps it). Most over first.
    """
    return _of_all(facts).filter(_asked(facts, filters, "agency"))


@once_a_moment
def _of_all(facts: Facts) -> pl.DataFrame:
    today = ist_date(facts.as_of)
    last = last_sent(facts, today).group_by("agency").agg(pl.col("last_on").max())
    found = _members(facts, today).join(last, on="agency", how="left", maintain_order="left")
    for part in (_nil(facts, today), _promised(facts)):
        found = found.join(part, on="agency", how="left", maintain_order="left")
    since = pl.max_horizontal("last_on", "nil_on", "from_on")
    quiet, unheard = ((pl.lit(today) - day).dt.total_days() for day in (since, pl.max_horizontal("last_on", "from_on")))
    over = (quiet - pl.col("every_days")).clip(lower_bound=0).fill_null(0)
    nil = (unheard > pl.col("every_days")).fill_null(False) & (over == 0)
    told = {"since_on": since, "quiet_days": quiet, "every_days": pl.col("every_days"), "days_over": over, "nil": nil}
    rows = found.select("agency", "last_on", "nil_on", **told)
    return rows.sort("days_over", "quiet_days", "agency", descending=[True, True, False])


def _asked(facts: Facts, filters: Filters, *columns: str) -> pl.Expr:
    agencies = agencies_asked(facts, filters)
    return pl.lit(True) if agencies is None else pl.any_horizontal(pl.col(columns).is_in(agencies))


def _nil(facts: Facts, today: date) -> pl.DataFrame:
    """agency, nil_on."""
    of_messages = facts.nil_reports.filter((pl.col("dataset") == "message") & (pl.col("from_on") <= today))
    return of_messages.group_by("agency").agg(
        pl.min_horizontal(pl.col("until_on").max(), pl.lit(today)).alias("nil_on")
    )


def _promised(facts: Facts) -> pl.DataFrame:
    return freshness.feeds(facts, "message").select("agency", "every_days")


@once_a_moment
def by_pair(facts: Facts, filters: Filters = EVERYBODY) -> pl.DataFrame:
    """One row per two agencies that take part today, one of them asked for, in the order of sides: agency (sent),
    to_agency (heard), last_on (day of the last message, null: none recorded), since_on (that day, else the day from
    which both take part), quiet_days, nil (of the sender, as `by_force` says; and in this time it has written to nobody
    else either).
    """
    return _between_all(facts).filter(_asked(facts, filters, "agency", "to_agency"))


@once_a_moment
def _between_all(facts: Facts) -> pl.DataFrame:
    today = ist_date(facts.as_of)
    members = _members(facts, today)
    two = members.join(members, how="cross", suffix="_to", maintain_order="left_right")
    two = two.filter(pl.col("agency") != pl.col("agency_to")).rename({"agency_to": "to_agency"})
    found = two.join(last_sent(facts, today), on=["agency", "to_agency"], how="left", maintain_order="left")
    since = pl.max_horizontal("last_on", "from_on", "from_on_to").alias("since_on")
    days = (pl.lit(today) - pl.col("since_on")).dt.total_days().alias("quiet_days")
    found = found.with_columns(since).with_columns(days)
    found = _with_nil(found, _of_all(facts))
    return found.select("agency", "to_agency", "last_on", "since_on", "quiet_days", "nil")


def _with_nil(pairs: pl.DataFrame, forces: pl.DataFrame) -> pl.DataFrame:
    """A force that wrote to others, later by more than the time it promised, had something to tell."""
    of_force = forces.select("agency", "nil", "every_days", pl.col("last_on").alias("anybody_on"))
    found = pairs.join(of_force, on="agency", how="left", maintain_order="left")
    others_later = (pl.col("anybody_on") - pl.col("since_on")).dt.total_days() > pl.col("every_days")
    return found.with_columns((pl.col("nil") & ~others_later.fill_null(False)).alias("nil"))
