"""Where two records about a state's forces contradict each other; each row holds what both say.

Only records that the viewer may see one by one are compared; counts of incidents stand as everywhere (`queries.few`).
"""

import polars as pl

from data.facts import Facts, ist_date
from queries import decisions, few
from queries.answers import sent_s
from queries.disclosures import addressed, disclosed
from queries.filters import Filters
from queries.incidents import naming
from queries.sharing import agencies_asked
from queries.visible import Viewer, visible

KEY = ["agency", "reference"]
SAME = {"same_as_agency": "other_agency", "same_as_reference": "other_reference"}
KILLED = ("victims_killed", "police_killed", "accused_killed")
SAYS = ("kind", "day", "killed_count")
"""In what two records of one case may differ."""
PUT_BACK = ("open", "in_progress")
"""What the chair says of a decision that was reported complied and that it does not take as done."""
NIL = {"agency": pl.String, "from_on": pl.Date, "until_on": pl.Date, "incident_count": pl.Int64, "few": pl.Boolean}


def _is_asked(facts: Facts, filters: Filters, *columns: str) -> pl.Expr:
    """Whether a row is of a force asked for, by one of `columns`."""
    agencies = agencies_asked(facts, filters)
    if agencies is None:
        return pl.lit(True)
    return pl.any_horizontal([pl.col(name).cast(pl.String).is_in(agencies) for name in columns])


def same_cases(facts: Facts, filters: Filters, viewer: Viewer) -> pl.DataFrame:
    """One row per two records of one case, of a force asked for and one of them of the period, that differ: agency, reference,
    kind, day, killed_count (persons) of the one, and the same with `other_` of the other. Newest first."""
    marked = facts.incidents.filter(pl.col("same_as_reference").is_not_null())
    marked = marked.filter(_is_asked(facts, filters, "agency", "same_as_agency"))
    one = _sides(facts, naming(marked, filters.gangs), viewer).rename(SAME)
    wanted = facts.incidents.filter(pl.col("reference").is_in(one["other_reference"].implode()))
    other = _sides(facts, wanted, viewer).drop(list(SAME)).rename(lambda name: f"other_{name}")
    both = one.join(other, on=list(SAME.values()))
    dates = filters.dates(facts)
    in_time = [pl.col(name).is_between(dates.first, dates.last) for name in ("day", "other_day")]
    differs = [pl.col(name) != pl.col(f"other_{name}") for name in SAYS]
    found = both.filter(pl.any_horizontal(in_time), pl.any_horizontal(differs))
    return found.sort("day", *KEY, descending=[True, False, False])


def _sides(facts: Facts, rows: pl.DataFrame, viewer: Viewer) -> pl.DataFrame:
    """Of incidents, those that the viewer may see: KEY, SAYS, and the key of the other record."""
    seen = visible(disclosed(facts, rows, "incident"), viewer)
    texts = [pl.col(name).cast(pl.String) for name in (*KEY, "kind", *SAME)]
    return seen.select(*texts, "day", killed_count=pl.sum_horizontal(pl.col(KILLED).cast(pl.Int64)))


def nil_with_incidents(facts: Facts, filters: Filters, viewer: Viewer) -> pl.DataFrame:
    """One row per nil report about incidents, of a force and a period asked for, on whose days records of the same force lie:
    agency, from_on, until_on, incident_count, few. Newest first."""
    dates = filters.dates(facts)
    of_incidents = pl.col("dataset").cast(pl.String) == "incident"
    reports = facts.nil_reports.filter(of_incidents, _is_asked(facts, filters, "agency"))
    reports = reports.filter(pl.col("from_on") <= dates.last, pl.col("until_on") >= dates.first)
    own = facts.incidents.filter(_is_asked(facts, filters, "agency")) if reports.height else facts.incidents.clear()
    found = []
    for row in reports.sort("from_on", "agency", descending=[True, False]).to_dicts():
        agency = str(row["agency"])
        days = pl.col("day").is_between(row["from_on"], row["until_on"])
        rows = own.filter(days, pl.col("agency").cast(pl.String) == agency)
        if rows.height:
            found.append(
                (agency, row["from_on"], row["until_on"], *few.count(facts, rows, "incident", viewer.sees_for))
            )
    return pl.DataFrame(found, schema=NIL, orient="row")


def put_back(facts: Facts, filters: Filters, viewer: Viewer) -> pl.DataFrame:
    """One row per open decision and force asked for that reported it complied, where the chair has put it back since: agency,
    reference, number, meeting, status (now), force, reported_at, put_back_at. Newest first."""
    standing = visible(decisions.standing(facts, filters, ist_date(facts.as_of)), viewer)
    said = facts.action_updates.with_columns(pl.col("kind", "status_after").cast(pl.String))
    complied = (pl.col("kind") == "report") & (pl.col("status_after") == "reported_complied")
    reported = said.filter(complied & _is_asked(facts, filters, "force"))
    back = said.filter((pl.col("kind") == "chair_decision") & pl.col("status_after").is_in(PUT_BACK))
    reports = reported.group_by(*KEY, "force").agg(reported_at=pl.col("made_at").max())
    chairs = back.group_by(KEY).agg(put_back_at=pl.col("made_at").max())
    found = standing.join(reports, on=KEY).join(chairs, on=KEY)
    found = found.filter(
        pl.col("put_back_at") > pl.col("reported_at"), pl.col("status").cast(pl.String).is_in(PUT_BACK)
    )
    told = found.select(*KEY, "number", "meeting", "status", "force", "reported_at", "put_back_at")
    return told.sort("put_back_at", *KEY, "force", descending=[True, False, False, False])


def replies_not_known(facts: Facts, replies: pl.DataFrame, viewer: Viewer) -> pl.DataFrame:
    """One row per request whose own record knows of no answer, or of a later one, though a reply of the force that was asked
    stands before it: agency, reference (the request's), to_agency, reply (its number), replied_on, known_on (null: no answer
    is known). `replies` are rows of `records_replies.replies`. Newest first."""
    keyed = facts.messages.filter(pl.col("reference").is_in(replies["in_reply_to_reference"].implode()))
    requests = keyed.filter(pl.col("kind").cast(pl.String) == "request").select(*KEY, "day", "number")
    sent = facts.deliveries.join(requests, on=["day", "number", "agency"])
    seen = visible(addressed(facts, sent), viewer).with_columns(pl.col(*KEY, "to_agency").cast(pl.String))
    asked = {
        "in_reply_to_agency": "agency",
        "in_reply_to_reference": "reference",
        "agency": "to_agency",
        "reference": "reply",
    }
    both = seen.join(replies.rename(asked), on=[*KEY, "to_agency"])
    known = both.with_columns(replied_on=_on(pl.col("sent_at")), known_on=_known_on())
    late = known.filter(pl.col("known_on").is_null() | (pl.col("known_on") > pl.col("replied_on")))
    first = late.sort("sent_at", "reply").unique([*KEY, "to_agency"], keep="first")
    told = first.select(*KEY, "to_agency", "reply", "replied_on", "known_on")
    return told.sort("replied_on", *KEY, descending=[True, False, False])


def _on(instant: pl.Expr) -> pl.Expr:
    return instant.dt.convert_time_zone("Asia/Kolkata").dt.date()


def _known_on() -> pl.Expr:
    """The day of the first answer, interim or not, that a request's record knows."""
    at = sent_s() + pl.min_horizontal("interim_s", "replied_s")
    return _on(pl.from_epoch(at, time_unit="s").dt.replace_time_zone("UTC"))
