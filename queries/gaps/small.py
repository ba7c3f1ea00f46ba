"""Counts within gaps that stand for fewer than three records, all hidden from the viewer: their numbers then say 1–2.

Which records stand behind a count is looked up again only where it is so small. The rules left out count what is a state's
whole (messages and incidents of a force), three or more (requests past their limit), or one record that the viewer may see.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

import polars as pl

from data.facts import Facts, ist_date
from queries import few
from queries.disclosures import disclosed
from queries.filters import Filters
from queries.gaps import border
from queries.gaps.shape import record, settings, sides, window
from queries.incidents import naming, within
from queries.visible import FEW, Viewer, visible

Numbers = Mapping[str, Any]
Cells = frozenset[tuple[str, str]]
"""Gap and the name of a count in its numbers."""


class Asked:
    """What the rules were asked: facts, the period, and the instant."""

    def __init__(self, facts: Facts, filters: Filters, now: datetime) -> None:
        self.facts, self.filters, self.now = facts, filters, now

    def incidents(self, rule: str) -> pl.DataFrame:
        """Those that count, of the rule's days."""
        dates = window(self.facts, self.filters, self.now, settings()[rule]["window_days"])
        return within(self.facts.incidents, dates).filter("counted")

    def in_districts(self, rule: str, districts: pl.Series) -> pl.DataFrame:
        rows = self.incidents(rule)
        return rows.filter(pl.col("district").is_in(districts.cast(rows.schema["district"]).implode()))


Pick = Callable[[Asked, Numbers, list[str]], pl.DataFrame]
"""The records behind a count, of a gap's numbers and evidence."""


def _of_gang(where: str) -> Pick:
    def picked(asked: Asked, numbers: Numbers, _: list[str]) -> pl.DataFrame:
        rows = naming(asked.incidents("untold_gang"), (numbers["gang"],))
        return rows.filter(pl.col("state").cast(pl.String) == numbers[where])

    return picked


def _of_series(asked: Asked, numbers: Numbers, _: list[str]) -> pl.DataFrame:
    pairs = border.pairs_of_series(asked.facts, asked.filters, asked.now).get(numbers["series"], [])
    districts = sorted({district for pair in pairs for district in pair})
    return asked.in_districts(
        "border_meetings_missed", pl.Series(districts, dtype=asked.facts.districts.schema["code"])
    )


def _along(asked: Asked, numbers: Numbers, _: list[str]) -> pl.DataFrame:
    both = pl.col("state") == numbers["state"], pl.col("other") == numbers["other"]
    return asked.in_districts("no_border_meeting", sides(asked.facts).filter(*both)["district"])


def _given_back(asked: Asked, numbers: Numbers, _: list[str]) -> pl.DataFrame:
    dates = window(asked.facts, asked.filters, asked.now, settings()["given_and_received"]["window_days"])
    back = pl.col("agency") == numbers["receives"], pl.col("to_agency") == numbers["gives"]
    return within(asked.facts.deliveries, dates).filter(*back)


def _entries(asked: Asked, _: Numbers, evidence: list[str]) -> pl.DataFrame:
    return asked.facts.offenders.filter(record().is_in(evidence))


COUNTS: dict[str, dict[str, tuple[str, Pick]]] = {
    "untold_gang": {"incident_count": ("incident", _of_gang("state")), "other_count": ("incident", _of_gang("other"))},
    "border_meetings_missed": {"incident_count": ("incident", _of_series)},
    "no_border_meeting": {"incident_count": ("incident", _along)},
    "given_and_received": {"received_count": ("delivery", _given_back)},
    "review_passed": {"entry_count": ("offender", _entries)},
    "unproven_over_a_year": {"entry_count": ("offender", _entries)},
}
"""Rule -> count in its numbers -> of what records, and which."""


def cells(facts: Facts, rows: pl.DataFrame, filters: Filters, now: datetime, force: str | None) -> Cells:
    """Of the counts in `rows` of gaps, those that are few, and whose records are all hidden from who looks for `force`."""
    asked, found = Asked(facts, filters, now), set()
    for row in (
        rows.filter(pl.col("rule").is_in(list(COUNTS))).select("gap_key", "rule", "numbers", "evidence").to_dicts()
    ):
        for name, what, pick, numbers in _small(row):
            if _all_hidden(asked, pick(asked, numbers, row["evidence"]), what, force):
                found.add((row["gap_key"], name))
    return frozenset(found)


def _small(row: Numbers) -> Iterator[tuple[str, str, Pick, Numbers]]:
    numbers = json.loads(row["numbers"])
    for name, (what, pick) in COUNTS[row["rule"]].items():
        if 0 < numbers[name] < FEW:
            yield name, what, pick, numbers


def _all_hidden(asked: Asked, rows: pl.DataFrame, what: str, force: str | None) -> bool:
    if what != "offender":
        return few.is_few(asked.facts, rows, what, force)
    seen = visible(disclosed(asked.facts, rows, what), Viewer(force), ist_date(asked.now))
    return seen.is_empty()


def as_read(rows: pl.DataFrame, hidden: Cells) -> pl.DataFrame:
    """`rows` of gaps where the counts of `hidden` stand as the most they may be, and their names in `few` of the numbers."""
    of: dict[str, list[str]] = {}
    for gap_key, name in sorted(hidden):
        of.setdefault(gap_key, []).append(name)
    told = [_told(text, of[key]) if key in of else text for key, text in rows.select("gap_key", "numbers").iter_rows()]
    return rows.with_columns(pl.Series("numbers", told, pl.String))


def _told(numbers: str, names: list[str]) -> str:
    return json.dumps(json.loads(numbers) | dict.fromkeys(names, few.MOST) | {"few": names})
