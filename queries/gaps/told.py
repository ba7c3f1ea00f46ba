"""Who has not been told: of a gang in two states, of a hardcore criminal."""

from datetime import date, datetime
from itertools import combinations, groupby
from operator import itemgetter
from typing import Any

import numpy as np
import polars as pl

from data.fact_rows import STATE
from data.facts import Facts, ist_date
from data.once import once_a_moment
from queries.disclosures import disclosed
from queries.filters import Dates, Filters
from queries.gaps.shape import DAY, forces, gaps, homes, police, record, settings, touching, window
from queries.incidents import counted, gangs_in_sets, within
from queries.sharing import between, message_at

ACTS: Any = {
    **dict.fromkeys(("gang", "state", "force"), pl.String),
    "incident_count": pl.Int64,
    "first_on": pl.Int32,
}
UNTOLD_GANG: Any = {
    **dict.fromkeys(("gang", "state", "other"), pl.String),
    **dict.fromkeys(("incident_count", "other_count"), pl.Int64),
    **dict.fromkeys(("from_on", "until_on"), pl.Date),
    **dict.fromkeys(("force", "other_force"), pl.String),
    "since": pl.Date,
}


def untold_gang(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """A gang with incidents in two states, and no delivery naming it between the police of the two, either way: state, other,
    incident_count, other_count, from_on, until_on. What a prisons department was told, the police of its state were not."""
    limit = settings()["untold_gang"]
    dates = window(facts, filters, now, limit["window_days"])
    acts = _acts(facts, dates, ist_date(now)).filter(pl.col("incident_count") >= limit["least_incidents"])
    sent, found = between(facts, dates), []
    for gang, of_gang in groupby(acts.iter_rows(), key=itemgetter(0)):
        for (_, state, force, count, since), (_, other, other_force, other_count, other_since) in combinations(
            of_gang, 2
        ):
            if not sent.named(gang, force, other_force):
                numbers = gang, state, other, count, other_count, dates.first, dates.last
                found.append((*numbers, force, other_force, max(since, other_since)))
    return gaps(
        "untold_gang",
        pl.DataFrame(found, UNTOLD_GANG, orient="row"),
        [pl.col("gang"), pl.col("force"), pl.col("other_force")],
        forces(pl.col("force"), pl.col("other_force")),
        ["gang", "state", "other", "incident_count", "other_count", "from_on", "until_on"],
        since_on=pl.col("since"),
        size=pl.col("incident_count") + pl.col("other_count"),
        gang=pl.col("gang"),
    )


@once_a_moment
def _acts(facts: Facts, dates: Dates, today: date) -> pl.DataFrame:
    """gang, state, force, incident_count, first_on: where each gang acted on `dates`; by gang and state."""
    rows = within(counted(facts), dates)
    (gangs, in_set), states = gangs_in_sets(), STATE.categories.to_series().to_list()
    shape = len(states) + 1, len(in_set)  # the last for incidents of no state
    places = rows["state"].to_physical().fill_null(len(states)).to_numpy().astype(np.int64)
    cells = places * len(in_set) + rows["gangs"].to_physical().to_numpy()
    counts = np.bincount(cells, minlength=shape[0] * shape[1]).reshape(shape) @ in_set
    first = np.full(shape, np.iinfo(np.int32).max, np.int32)
    first.reshape(-1)[cells[::-1]] = rows["day"].to_physical().to_numpy()[::-1]  # by day: the earliest is written last
    here, found = dict(police(facts, today).select("state", "force").iter_rows()), []
    for gang, place in gangs.items():
        for state, force in here.items() if gang != "UNREGISTERED" else ():
            if state in states and counts[at := states.index(state), place]:
                found.append((gang, state, force, counts[at, place], first[at, in_set[:, place] > 0].min()))
    return pl.DataFrame(sorted(found), ACTS, orient="row").with_columns(pl.col("first_on").cast(pl.Date))


def untold_offender(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """An offender labelled convicted or accused, not dead, and a state where his gang is active that never received a dossier or
    alert about him or one linked to him: gang, state, label, whereabouts, touching. Touching states first."""
    today, limit = ist_date(now), settings()["untold_offender"]
    told = pl.col("label").is_in(["convicted", "accused"]) & (pl.col("whereabouts") != "dead").fill_null(True)
    people = facts.offenders.filter(told).drop_nulls("gang").join(homes(facts), on="agency", how="left")
    rows = people.join(_active(facts, now), on="gang").filter(pl.col("home").ne_missing(pl.col("state")))
    rows = rows.join(_reached(facts), on=["agency", "reference", "state"], how="anti")
    near = touching(facts, today).select(home="state", state="other", touching=pl.lit(True))
    rows = rows.join(near, on=["home", "state"], how="left").with_columns(pl.col("touching").fill_null(False))
    rows = disclosed(facts, rows, "offender")
    return gaps(
        "untold_offender",
        rows,
        [record(), pl.col("force")],
        pl.col("agency"),
        ["agency", "reference", "gang", "state", "label", "whereabouts", "touching"],
        concerns=forces(pl.col("agency"), pl.col("force")),
        since_on=pl.max_horizontal("label_since", "active_on", "from_on"),
        severity=pl.when("touching").then(limit["severity"]).otherwise(limit["severity_elsewhere"]),
        size=pl.when(pl.col("whereabouts").is_in(["at_large", "abroad"])).then(1).otherwise(0),
        gang=pl.col("gang"),
        evidence=pl.concat_list(record()),
        agency=pl.col("agency"),
        named_to=pl.col("disclosed_to").fill_null(""),
        handling=pl.col("handling"),
        review_by=pl.col("review_by"),
    )


def _active(facts: Facts, now: datetime) -> pl.DataFrame:
    """gang, state, force, from_on (takes part since), active_on (first of the incidents within twelve months, else the day its
    presence is known from): where each gang is active today."""
    today = ist_date(now)
    dates = Dates(today - (settings()["untold_offender"]["active_days"] - 1) * DAY, today)
    acted = _acts(facts, dates, today).select("gang", "state", active_on="first_on")
    holds = (pl.col("until_on") >= today).fill_null(True) & (pl.col("from_on") <= today).fill_null(True)
    present = facts.gang_presences.filter(holds).select("gang", "state", active_on="from_on")
    both = pl.concat([acted, present]).filter(pl.col("gang") != "UNREGISTERED")
    found = both.group_by("gang", "state").agg(pl.col("active_on").min())
    return found.join(police(facts, today), on="state").sort("gang", "state")


def _reached(facts: Facts) -> pl.DataFrame:
    """agency, reference, state: each offender, and the states that hold his dossier, an alert, or an entry linked to him."""
    named = facts.named_offenders.with_columns(at=message_at())
    of_kind = pl.col("kind").is_in(["dossier", "alert"])
    sent = facts.deliveries.lazy().filter(of_kind).select("to_agency", at=message_at())
    sent = sent.filter(pl.col("at").is_in(named["at"].unique().implode()))
    person = pl.col("offender_agency").alias("agency"), pl.col("offender_reference").alias("reference")
    told = named.join(sent.collect(), on="at").select(*person, pl.col("to_agency").cast(pl.String).alias("holder"))
    holders = pl.concat([told, facts.offenders.select("agency", "reference", holder="agency")])
    states = homes(facts).select(holder="agency", state="home")
    held = holders.join(states, on="holder").select("agency", "reference", "state")
    links = _links(facts)
    other = links.join(held, left_on=["other_agency", "other_reference"], right_on=["agency", "reference"])
    return pl.concat([held, other.select("agency", "reference", "state")]).unique()


def _links(facts: Facts) -> pl.DataFrame:
    """agency, reference, other_agency, other_reference: entries confirmed to be one person, each way."""
    said = facts.offender_links.filter(pl.col("confirmed_at").is_not_null() & pl.col("refused_at").is_null())
    one = said.select("agency", "reference", "other_agency", "other_reference")
    back = one.select(
        agency="other_agency", reference="other_reference", other_agency="agency", other_reference="reference"
    )
    return pl.concat([one, back]).unique()
