"""The map of activity as a table that opens below it, where no other table stands beside it."""

from html import escape

import polars as pl

from data.facts import Facts
from queries import activity
from queries.activity import Question
from queries.filters import Filters
from ui import asked, drawn, links, twin, words
from ui.activity import place_name
from ui.words import t


@drawn.once_a_moment
def of_map(facts: Facts, filters: Filters, **own_choices: str) -> str:
    """The districts with an incident, each a link to the map page with that district open; as HTML."""
    states, lines = words.names(facts.states), []
    rows = (
        activity.as_seen(facts, filters, Question(), asked.viewer())
        .places.filter(pl.col("incident_count") > 0)
        .to_dicts()
    )
    ways = links.addresses("map", "place", [str(row["code"]) for row in rows], **own_choices)
    for row, to in zip(rows, ways, strict=True):
        said = escape(words.count(row["incident_count"], bool(row.get("few"))))
        lines.append((f"{place_name(row)}, {states.get(row['state'], row['state'])}", [links.anchor(to, said)]))
    return twin.table(t("Incidents by district"), [t("Place"), t("Incidents")], lines)
