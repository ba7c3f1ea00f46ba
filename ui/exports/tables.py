"""The tables of the brief as a workbook: the map's places, forces, gaps, requests, operations, sittings and decisions."""

import polars as pl

from queries import activity, answers, decisions, meetings, operation_board
from queries.activity import Question
from queries.gaps.shape import address_of
from queries.meetings import last_day
from queries.visible import visible
from ui import activity as map_look
from ui import exchange_records, gaps, gaps_list, home_counts, lists, operations, rows, words
from ui import meetings as sittings_look
from ui.exchange import force_names
from ui.exports.asking import Asking
from ui.exports.gaps_part import remarks, standing
from ui.exports.to_xlsx import Sheet
from ui.exports.work_part import decision_texts
from ui.feeds import listed as owners
from ui.meetings_decisions import attention, status
from ui.words import t, tn


def sheets(asking: Asking) -> list[Sheet]:
    """All of them, each as whole as the viewer may have it."""
    made = (places, by_state, coordination_gaps, requests, joint_operations, sittings, open_decisions)
    return [part(asking) for part in made]


def places(asking: Asking) -> Sheet:
    return _places(asking, t("Incidents by district"), Question())


def by_state(asking: Asking) -> Sheet:
    return _places(asking, t("Incidents by state"), Question(level="state"))


def _places(asking: Asking, title: str, question: Question) -> Sheet:
    """The map's table twin, its counts as numbers where they are."""
    found = activity.as_seen(asking.facts, asking.filters, question, asking.viewer)
    told = map_look.table(asking.facts, question, found)
    listed = map_look.listed(question, found)
    exact = not listed.select(pl.any_horizontal("few", "compared_few").any()).item()
    if exact:
        columns = {t("Incidents"): "incident_count", t("Comparison"): "compared_count"}
        told = told.with_columns(listed[column].alias(name) for name, column in columns.items() if name in told.columns)
    kept = home_counts.sentence(asking.facts, asking.filters, question)
    notes = (map_look.off_the_map(question, found), kept, map_look.few_hidden(found))
    return Sheet(title, told, tuple(note for note in notes if note))


def coordination_gaps(asking: Asking) -> Sheet:
    facts, found = asking.facts, standing(asking)
    said, names = remarks(asking, found), force_names(facts)
    single = found.filter(pl.col("agency").is_not_null())
    asking.named.add(single["agency"].cast(pl.String), single.height)
    each = found.to_dicts()
    told = {
        t("Gap"): [gaps.title(row["rule"]) for row in each],
        t("What was found"): [gaps.sentence(facts, row) for row in each],
        t("Must act"): [", ".join(names.get(code, code) for code in row["must_act"].split()) for row in each],
        t("Since"): found["since_on"],
        t("How long"): [gaps_list.since(facts, row) for row in each],
        t("Remarks"): ["\n".join(said.get(row["gap_key"], ())) for row in each],
        t("Its address"): [address_of(row["gap_key"]) for row in each],
    }
    return Sheet(
        t("Coordination gaps"), pl.DataFrame(told, schema_overrides=dict.fromkeys((t("Gap"), t("Remarks")), pl.String))
    )


def requests(asking: Asking) -> Sheet:
    waiting = answers.unanswered(asking.facts, asking.filters)
    title = t("Requests without an answer")
    found = exchange_records.listing(asking.facts, asking.filters, asking.viewer, title, waiting, brief=True)
    return _listing(asking, found)


def _listing(asking: Asking, found: lists.Listing) -> Sheet:
    """A list of a page, whole; how many the viewer may not see is said."""
    asking.named.add(found.rows["agency"].cast(pl.String), found.rows.height)
    hidden = found.hidden_count
    note = tn("{count} more is not open to you.", "{count} more are not open to you.", hidden)
    try:
        return Sheet(found.title, found.read(), (note,) if hidden else ())
    except rows.AWAY:
        return Sheet(found.title, pl.DataFrame(), (t("The records cannot be read while the database is away."),))


def joint_operations(asking: Asking) -> Sheet:
    board = operation_board.board(asking.facts, asking.filters, asking.viewer)
    found = operations.listing(asking.facts, asking.filters, asking.viewer, t("Joint operations"), board.seen)
    return _listing(asking, found)


def sittings(asking: Asking) -> Sheet:
    dates = asking.filters.dates(asking.facts)
    found = meetings.sittings(asking.facts, asking.filters, dates)
    return Sheet(t("Sittings"), sittings_look.readable(asking.facts, found))


def open_decisions(asking: Asking) -> Sheet:
    facts = asking.facts
    every = decisions.standing(facts, asking.filters, last_day(facts, asking.filters.dates(facts)))
    found = visible(every, asking.viewer)
    texts, each = decision_texts(asking, found), found.to_dicts()
    told = {
        t("Item"): pl.Series([f"{row['agency']}/{row['reference']}" for row in each], dtype=pl.String),
        t("Decision"): pl.Series([texts.get((row["agency"], row["reference"]), "") for row in each], dtype=pl.String),
        t("Must act"): pl.Series([owners(facts, row["named_to"]) for row in each], dtype=pl.String),
        t("Standing"): pl.Series([attention(row) or status(row["status"]) for row in each], dtype=pl.String),
        t("Due"): found["due_on"],
        t("First due"): found["first_due_on"],
        t("Days overdue"): found["days_overdue"],
        t("Meeting"): pl.Series([words.meeting(facts, row["meeting"]) for row in each], dtype=pl.String),
    }
    hidden = every.height - found.height
    note = tn("{count} more is not open to you.", "{count} more are not open to you.", hidden)
    return Sheet(t("Open decisions"), pl.DataFrame(told), (note,) if hidden else ())
