"""Hardcore criminals as persons: entries of several forces that are confirmed to be one person count once.

Nothing here holds a name. Whom a viewer may see one by one is decided by `visible`.
"""

from datetime import date

import polars as pl

from data.facts import Facts, ist_date
from data.once import once, once_a_moment
from data.schema.vocabulary import WHEREABOUTS
from queries.disclosures import addressed, disclosed
from queries.few import MOST
from queries.visible import FEW, Viewer, may_see, visible

KEY = ["agency", "reference"]
NOT_STATED = "not_stated"
STANDINGS = (*WHEREABOUTS, NOT_STATED)
"""Where a person is, as counted."""
Key = tuple[str, str]


@once
def persons(facts: Facts) -> pl.DataFrame:
    """One row per entry, sorted by key: agency, reference, person (the first key of his entries, as `RJ/O12`), whereabouts (of the
    person: as his entry that says it with the latest day says, of the same day in the order of WHEREABOUTS)."""
    entries = facts.offenders.select(*KEY, "whereabouts", "whereabouts_since")
    first = _first_of(entries.select(KEY).rows(), _confirmed(facts))
    named = entries.with_columns(
        pl.Series("person", ["/".join(first[key]) for key in entries.select(KEY).rows()], pl.String)
    )
    known = named.drop_nulls("whereabouts").sort(
        "whereabouts_since", "whereabouts", descending=[True, False], nulls_last=True
    )
    latest = known.group_by("person", maintain_order=True).agg(pl.col("whereabouts").first().cast(pl.String))
    found = named.drop("whereabouts").join(latest, on="person", how="left", maintain_order="left")
    return found.select(*KEY, "person", pl.col("whereabouts").fill_null(NOT_STATED)).sort(KEY)


def _confirmed(facts: Facts) -> list[tuple]:
    said = facts.offender_links.filter(pl.col("confirmed_at").is_not_null() & pl.col("refused_at").is_null())
    return said.select(*KEY, "other_agency", "other_reference").rows()


def _first_of(keys: list[Key], links: list[tuple]) -> dict[Key, Key]:
    """Entry -> the first key of all entries that are the same person, over however many links."""
    first = {key: key for key in keys}

    def root(key: Key) -> Key:
        while first[key] != key:
            key = first[key]
        return key

    for one, other in ((row[:2], row[2:]) for row in links):
        if one in first and other in first:
            ends = sorted((root(one), root(other)))
            first[ends[1]] = ends[0]
    return {key: root(key) for key in keys}


@once_a_moment
def of_gangs(facts: Facts) -> pl.DataFrame:
    """One row per entry counted to a gang today: the columns of `Facts.offenders`, with person and whereabouts as in `persons`,
    and disclosed_to."""
    here = pl.col("gang_until").is_null() | (pl.col("gang_until") >= ist_date(facts.as_of))
    rows = facts.offenders.filter(pl.col("gang").is_not_null() & here).drop("whereabouts")
    return disclosed(facts, rows.join(persons(facts), on=KEY, maintain_order="left"), "offender")


def _seen(facts: Facts, force: str | None) -> pl.Expr:
    return may_see(of_gangs(facts).columns, Viewer(force), ist_date(facts.as_of))


@once_a_moment
def by_gang(facts: Facts, force: str | None) -> pl.DataFrame:
    """One row per gang with a person: gang, person_count, record_count (entries), few (fewer than FEW persons, none of whom a
    viewer of `force` may see: the counts then stand as the most they may be)."""
    rows = of_gangs(facts).with_columns(seen=_seen(facts, force))
    each = rows.group_by("gang", "person").agg(pl.len().alias("record_count"), pl.col("seen").any())
    counts = pl.len().cast(pl.Int64).alias("person_count"), pl.col("record_count").sum().cast(pl.Int64)
    found = each.group_by("gang").agg(*counts, (~pl.col("seen")).sum().alias("hidden_count")).sort("gang")
    few = (pl.col("person_count") < FEW) & (pl.col("hidden_count") == pl.col("person_count"))
    most = pl.when(few).then(pl.lit(MOST, pl.Int64))
    columns = [most.otherwise(name).alias(name) for name in ("person_count", "record_count")]
    return found.with_columns(*columns, few=few).drop("hidden_count")


@once_a_moment
def by_standing(facts: Facts, force: str | None) -> pl.DataFrame:
    """One row per gang and where its persons are: gang, standing (of STANDINGS), person_count, few; by gang, in their order."""
    rows = of_gangs(facts).with_columns(seen=_seen(facts, force))
    each = rows.group_by("gang", "whereabouts", "person").agg(pl.col("seen").any())
    counted = each.group_by("gang", "whereabouts").agg(
        pl.len().cast(pl.Int64).alias("person_count"), pl.col("seen").any().alias("some_seen")
    )
    few = (pl.col("person_count") < FEW) & ~pl.col("some_seen")
    count = pl.when(few).then(pl.lit(MOST, pl.Int64)).otherwise("person_count").alias("person_count")
    order = pl.col("whereabouts").cast(pl.Enum(STANDINGS))
    found = counted.sort("gang", order).with_columns(count, few=few)
    return found.select("gang", pl.col("whereabouts").alias("standing"), "person_count", "few")


def of_gang(facts: Facts, gang: str) -> pl.DataFrame:
    """The rows of `of_gangs` of one gang: those at large first, entries of one person beside each other."""
    order = pl.col("whereabouts").cast(pl.Enum(STANDINGS))
    return of_gangs(facts).filter(pl.col("gang") == gang).sort(order, "person", *KEY)


def entries_of_persons(facts: Facts, gang: str) -> pl.DataFrame:
    """One row per entry of the persons of a gang, those counted to no gang or another one too: agency, reference, person."""
    return (
        persons(facts)
        .join(of_gang(facts, gang).select("person").unique(), on="person", how="semi")
        .select(*KEY, "person")
    )


def seen_entries(facts: Facts, gang: str, force: str | None) -> pl.DataFrame:
    """Of `entries_of_persons`, those that viewers of `force` may see."""
    rows = facts.offenders.join(entries_of_persons(facts, gang), on=KEY, maintain_order="left")
    seen = visible(disclosed(facts, rows, "offender"), Viewer(force), ist_date(facts.as_of))
    return seen.select(*KEY, "person")


@once_a_moment
def dossiers(facts: Facts, force: str | None) -> pl.DataFrame:
    """One row per person and state that holds his dossier, as far as viewers of `force` may see: person, state, last_on (of the
    last dossier sent there; null: the state's own entry). Sorted by person and state."""
    open_ones = visible(sent(facts), Viewer(force)).select("person", "home", last_on="day")
    entries = visible(disclosed(facts, facts.offenders, "offender"), Viewer(force), ist_date(facts.as_of)).select(KEY)
    own = entries.join(persons(facts), on=KEY).join(_homes(facts), on="agency")
    none = pl.lit(None, pl.Date).alias("last_on")
    both = pl.concat([open_ones, own.select("person", "home", none)])
    found = both.group_by("person", pl.col("home").alias("state")).agg(pl.col("last_on").max())
    return found.sort("person", "state")


@once
def sent(facts: Facts) -> pl.DataFrame:
    """One row per person named in a dossier that was sent to a force of a state: day, agency (who sent it), handling, named_to and
    disclosed_to, person, home (that state). For nobody's eyes but those of `visible`."""
    keys = {"offender_agency": "agency", "offender_reference": "reference"}
    named = facts.named_offenders.rename(keys).join(persons(facts), on=KEY).select("day", "number", "person")
    rows = facts.deliveries.select("day", "number", "agency", "to_agency", "handling", "kind")
    dossiers = rows.filter(pl.col("kind") == "dossier").drop("kind").join(named, on=["day", "number"])
    homes = _homes(facts).rename({"agency": "to_agency"})
    told = addressed(facts, dossiers).with_columns(pl.col("to_agency").cast(pl.String)).join(homes, on="to_agency")
    return told.drop("number", "to_agency")


@once
def _homes(facts: Facts) -> pl.DataFrame:
    """agency, home: its state, where it has one."""
    return facts.agencies.select(agency="code", home="state").drop_nulls()


def notices(facts: Facts, gang: str, today: date) -> pl.DataFrame:
    """One row per notice in force today about a person of a gang: the columns of `Facts.notices`, and person; by kind and day."""
    about = entries_of_persons(facts, gang).rename({"agency": "offender_agency", "reference": "offender_reference"})
    holds = (pl.col("from_on") <= today) & (pl.col("until_on").is_null() | (pl.col("until_on") >= today))
    rows = facts.notices.filter(holds).join(about, on=["offender_agency", "offender_reference"])
    return rows.sort("kind", "from_on", *KEY)


def by_notice(facts: Facts, gang: str, force: str | None) -> pl.DataFrame:
    """One row per kind of notice in force today: kind, notice_count, reward_inr (their sum), few (fewer than FEW, none about a
    person whom viewers of `force` may see: the count then stands as the most it may be, without a sum)."""
    seen = of_gangs(facts).filter((pl.col("gang") == gang) & _seen(facts, force))["person"].unique()
    rows = notices(facts, gang, ist_date(facts.as_of)).with_columns(seen=pl.col("person").is_in(seen.implode()))
    counted = rows.group_by("kind").agg(
        pl.len().alias("notice_count"), pl.col("reward_inr").sum(), pl.col("seen").any()
    )
    few = (pl.col("notice_count") < FEW) & ~pl.col("seen")
    count = pl.when(few).then(MOST).otherwise("notice_count").cast(pl.Int64).alias("notice_count")
    reward = pl.when(~few).then("reward_inr").alias("reward_inr")
    return counted.select("kind", count, reward, few=few).sort("kind")


def statuses(facts: Facts, gang: str) -> pl.DataFrame:
    """One row per entry of a person of a gang and force that gives him a status other than none: agency, reference, force,
    status, since_on, person."""
    rows = facts.offender_statuses.filter(pl.col("status") != "none")
    return rows.join(entries_of_persons(facts, gang), on=KEY).sort(*KEY, "force")
