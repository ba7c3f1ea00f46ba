"""What a force says to a finding about it: its remark stands beside the finding, with who made it and when."""

from collections.abc import Mapping, Sequence

import streamlit as st

from data.facts import Facts
from queries import records
from ui import asked, rows, words
from ui.exchange import force_names
from ui.words import t

Remarks = Mapping[str, Sequence[str]]
"""Key of a finding -> its remarks as sentences."""


def nothing_sent(agency: str) -> str:
    """The key of the finding that `agency` has sent nothing for longer than it promised."""
    return f"nothing_sent:{agency}"


def slow_answers(asks: str, answers: str, urgency: str) -> str:
    """The key of the finding that `asks` waits too long for answers of `answers`."""
    return f"slow_answers:{'+'.join(sorted((asks, answers, urgency)))}"


def of(facts: Facts, keys: Sequence[str]) -> Remarks:
    """The remarks on findings of `keys`; none while the database is away."""
    if not keys:
        return {}
    try:
        found = records.remarks(keys, asked.viewer()).to_dicts()
    except rows.AWAY:
        return {}
    said: dict[str, list[str]] = {}
    for row in found:
        said.setdefault(row["gap_key"], []).append(sentence(facts, row))
    return said


def sentence(facts: Facts, row: dict) -> str:
    """One row of `records.remarks`."""
    who = force_names(facts).get(row["agency"], row["agency"])
    return t(
        "Remark of {force}, {post}, {time}: {remark}",
        force=who,
        post=row["post"],
        time=words.clock(row["made_at"]),
        remark=row["remark"],
    )


def show(said: Remarks, key: str) -> None:
    for sentence in said.get(key, ()):
        st.text(sentence)
