"""How fresh the forces' data is, in sentences, and the mark that a late feed puts on its force wherever it is shown."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from data.facts import Facts, ist_date
from data.once import once, once_a_moment
from queries import freshness
from queries.activity import Question, of_month
from queries.filters import Filters
from ui import words
from ui.words import t, tn

RECORDS = {
    "incident": "incident records",
    "message": "messages",
    "operation": "joint operations",
    "meeting": "meetings",
    "action_item": "decisions",
    "action_update": "reports on decisions",
    "offender": "hardcore criminals",
    "custody_event": "arrests and releases",
    "seizure": "seizures",
    "helper_action": "action against helpers",
    "home_count": "counts of incidents kept at home",
}
"""What a feed carries, in words; a feed not named here is not marked."""


def late_states(facts: Facts) -> dict[str, str]:
    """State -> the sentence that its force's incident records are late. Only states whose police promised them."""
    return _late_states(facts, words.language())


@once_a_moment
def _late_states(facts: Facts, _language: str) -> dict[str, str]:
    forces = facts.agencies.filter(pl.col("kind") == "force").select("code", "state")
    late = freshness.feeds(facts).filter(pl.col("days_late") > 0).join(forces, left_on="agency", right_on="code")
    names = words.names(facts.states)
    return {row["state"]: sentence(str(names[row["state"]]), row) for row in late.to_dicts()}


def sentence(force: str, row: dict) -> str:
    """One row of `freshness.feeds`, neutrally."""
    if row["last_on"] is None:
        return t(
            "{force}: no incident record received yet; promised every {days} days.", force=force, days=row["every_days"]
        )
    return t(
        "{force}: last incident record on {day}; promised every {days} days, {late} days over.",
        force=force,
        day=words.day(row["last_on"]),
        days=words.number(row["every_days"]),
        late=words.number(row["days_late"]),
    )


def late(facts: Facts, datasets: Sequence[str] = tuple(RECORDS)) -> dict[str, str]:
    """Agency -> which of its data is late against its promise, and since when; of `datasets`, by default of any."""
    return _late(facts, tuple(datasets), ist_date(facts.as_of), words.language())


@once
def _late(facts: Facts, datasets: tuple[str, ...], _today, _language: str) -> dict[str, str]:
    names, parts = words.names(facts.agencies), dict[str, list[str]]()
    for dataset in datasets:
        for row in freshness.feeds(facts, dataset).filter(pl.col("days_late") > 0).to_dicts():
            if row["agency"] in names:
                parts.setdefault(row["agency"], []).append(_since(dataset, row))
    return {code: f"{names[code]}: {'; '.join(said)}{t('.')}" for code, said in sorted(parts.items())}


def _since(dataset: str, row: dict) -> str:
    over = tn("{count} day over", "{count} days over", row["days_late"])
    given = {"records": t(RECORDS[dataset]), "days": words.number(row["every_days"]), "over": over}
    if row["last_on"] is None:
        return t("{records}: none received yet, promised every {days} days, {over}", **given)
    return t("{records}: last on {day}, promised every {days} days, {over}", day=words.day(row["last_on"]), **given)


def named(facts: Facts, code: str | None) -> str:
    """The name of an agency, with the mark that its data is late."""
    name = words.name(facts.agencies, code)
    return t("{force} (data late)", force=name) if code in late(facts) else name


def listed(facts: Facts, codes: str) -> str:
    """Names of `codes` (agencies with a space between), each with its mark."""
    known, behind = words.names(facts.agencies), late(facts)
    names = [(str(known.get(code, code)), code in behind) for code in codes.split()]
    return ", ".join(t("{force} (data late)", force=name) if marked else name for name, marked in names)


def foot(facts: Facts, datasets: Sequence[str] = tuple(RECORDS)) -> None:
    """What the marks mean, force by force; nothing where no feed is late."""
    said = list(late(facts, datasets).values())
    if said:
        mark = ":orange[:material/schedule:] "
        st.markdown("  \n".join(mark + words.plain(line) for line in said))


def nil_states(facts: Facts, filters: Filters, question: Question) -> frozenset[str]:
    """States whose force says it had nothing to report in all of the time on the map."""
    if question.layer != "ours":
        return frozenset()
    return freshness.nil_states(facts, of_month(filters.dates(facts), question.month))
