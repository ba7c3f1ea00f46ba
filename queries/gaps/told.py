"""Who has not been told: of a gang in two states, of a hardcore criminal."""

from datetime import date, datetime

import polars as pl

from data.facts import Facts, ist_date
from data.once import once_a_moment
from queries.disclosures import disclosed
from queries.filters import Dates, Filters
from queries.gaps.shape import DAY, forces, gaps, homes, police, record, settings, touching, window
from queries.incidents import each_gang, naming, within
from queries.sharing import counted_between, message_at

PAIR = ["state", "other"]


def untold_gang(facts: Facts, filters: Filters, now: datetime) -> pl.DataFrame:
    """A gang with incidents in two states, and no delivery naming it between the two, either way: state, other,
    incident_count, other_count, from_on, until_on."""
    limit = settings()["untold_gang"]
    dates = window(facts, filters, now, limit["window_days"])
    acts = _acts(facts, dates, ist_date(now)).filter(pl.col("incident_count") >= limit["least_incidents"])
    two = acts.join(acts, on="gang", suffix="_b").filter(pl.col("state") < pl.col("state_b"))
    two = two.rename({"state_b": "other", "incident_count_b": "other_count"})
    rows = two.join(_named_between(facts, dates), on=["gang", *PAIR], how="anti")
    rows = _with_evidence(facts, dates, rows)
    rows = rows.with_columns(from_on=pl.lit(dates.first), until_on=pl.lit(dates.last))
    return gaps(
        "untold_gang",
        rows,
        [pl.col("gang"), pl.col("force"), pl.col("force_b")],
        forces(pl.col("force"), pl.col("force_b")),
        ["gang", *PAIR, "incident_count", "other_count", "from_on", "until_on"],
        since_on=pl.max_horizontal("first_on", "first_on_b"),
        size=pl.col("incident_count") + pl.col("other_count"),
        gang=pl.col("gang"),
        evidence=pl.concat_list("evidence", "evidence_b"),
    )


@once_a_moment
def _acts(facts: Facts, dates: Dates, today: date) -> pl.DataFrame:
    """gang, state, force, incident_count, first_on: where each gang acted on `dates`."""
    rows = within(facts.incidents, dates).filter(pl.col("counted"))
    sets = rows.group_by("gangs", "state").agg(pl.len().alias("incident_count"), first_on=pl.col("day").min())
    each = each_gang(facts, sets.with_columns(pl.col("state").cast(pl.String))).filter(pl.col("gang") != "UNREGISTERED")
    found = each.group_by("gang", "state").agg(pl.col("incident_count").sum(), pl.col("first_on").min())
    return found.join(police(facts, today).select("state", "force"), on="state").sort("gang", "state")


def _with_evidence(facts: Facts, dates: Dates, rows: pl.DataFrame) -> pl.DataFrame:
    """`rows` (gang, state, other) with evidence: the incidents of the gang in both, by state. Only of the few gaps found: to
    write down the key of every incident takes longer than all the rest."""
    acts = naming(within(facts.incidents, dates), tuple(rows["gang"].unique()) or ("",)).filter(pl.col("counted"))
    each = each_gang(facts, acts.select(pl.col("state").cast(pl.String), "gangs", at=record()))
    keys = each.group_by("gang", "state").agg(evidence=pl.col("at").sort())
    rows = rows.join(keys, on=["gang", "state"], how="left", maintain_order="left")
    other = keys.rename({"state": "other", "evidence": "evidence_b"})
    return rows.join(other, on=["gang", "other"], how="left", maintain_order="left")


def _named_between(facts: Facts, dates: Dates) -> pl.DataFrame:
    """gang, state, other: gangs that a delivery between the police of the two named, whoever sent it; state comes first. What a
    prisons department was told, the police of its state were not."""
    named = each_gang(facts, counted_between(facts, dates))
    states = facts.agencies.filter(pl.col("kind") == "force").select(agency="code", home="state").drop_nulls()
    named = named.join(states, on="agency").join(states, left_on="to_agency", right_on="agency", suffix="_to")
    ends = pl.min_horizontal("home", "home_to"), pl.max_horizontal("home", "home_to")
    return named.select("gang", state=ends[0], other=ends[1]).unique()


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
