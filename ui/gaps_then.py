"""The gaps of the last meeting beside those of today: how many have closed, how many are new, and which."""

from collections.abc import Mapping
from html import escape

import polars as pl

from data.facts import Facts
from queries import changed, records_gaps
from queries.filters import Filters
from queries.gaps.then import SinceThen, since_then
from ui import asked, gaps, links, rows, words
from ui.words import t, tn

Marks = Mapping[str, str]
"""Gap -> whether it stood at the last meeting, in words."""
MOST_CLOSED = 10


def since_meeting(facts: Facts, filters: Filters, reference: str | None) -> SinceThen | None:
    """Of the sitting `reference`; None where nothing is known of the gaps of that time."""
    if reference is None:
        return None
    day = facts.meetings.filter(pl.col("reference") == reference)["day"][0]
    viewer = asked.viewer()
    try:
        written = records_gaps.written(day, viewer)
    except rows.AWAY:
        return None
    return since_then(facts, filters, viewer, facts.as_of, written)


def last(facts: Facts, filters: Filters) -> SinceThen | None:
    return since_meeting(facts, filters, changed.last_meeting(facts))


def marks(found: SinceThen | None) -> Marks:
    if found is None:
        return {}
    stood = t("Stood at the last meeting")
    return dict.fromkeys(found.still, stood) | dict.fromkeys(found.new, t("Not on record at the last meeting"))


def counted(found: SinceThen) -> str:
    """How many stood, closed and are new, in one sentence."""
    return t(
        "{stood} on {day}: {closed} since, {new}.",
        stood=tn("{count} gap stood", "{count} gaps stood", found.stood_count),
        day=words.day(found.on),
        closed=tn("{count} has closed", "{count} have closed", found.closed.height),
        new=tn("{count} is new", "{count} are new", len(found.new)),
    )


def line(facts: Facts, found: SinceThen | None) -> str:
    """The sentence with the way to what changed, as HTML; says so where nothing is known of that time."""
    reference = changed.last_meeting(facts)
    if reference is None or asked.filters().gangs:
        return ""
    meeting = words.meeting(facts, reference)
    if found is None:
        said = t("Which gaps stood at the last meeting ({meeting}) was not written down.", meeting=meeting)
        return f"<p>{escape(said)}</p>"
    said = t("Since the last meeting ({meeting}): {counted}", meeting=meeting, counted=counted(found))
    more = links.anchor(links.address("changed", meeting=reference), f"<span>{escape(t('What changed'))}</span>")
    return f'<p class="sajha-more">{escape(said)} {more}</p>'


def closed(facts: Facts, found: SinceThen) -> str:
    """The gaps that have closed since, worst first, as HTML."""
    items = [f"<li>{escape(gaps.sentence(facts, row))}</li>" for row in found.closed.head(MOST_CLOSED).to_dicts()]
    rest = found.closed.height - len(items)
    more = tn("{count} more", "{count} more", rest)
    return f"<ul>{''.join(items)}{f'<li>{escape(more)}</li>' if rest else ''}</ul>"


def about(found: SinceThen) -> str:
    """How many stood, closed and are new, with the way to those that stand, as HTML."""
    more = links.anchor(links.address("decisions"), f"<span>{escape(t('For decision'))}</span>")
    head = f"<p><b>{escape(t('Closed since'))}</b></p>" if found.closed.height else ""
    return f'<p class="sajha-more">{escape(counted(found))} {more}</p>{head}'
