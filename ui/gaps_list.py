"""Gaps as a list within HTML: the sentence, since when, who must act and his contact, remarks, and the way to the records."""

from collections.abc import Mapping, Sequence
from html import escape

import polars as pl
import streamlit as st

from data.facts import Facts, ist_date
from queries import records
from queries.gaps.found import Found
from queries.gaps.shape import settings
from queries.gaps.shots import not_judged_count
from ui import asked, exchange_remarks, gaps, gaps_told, links, rows, words
from ui.exchange import force_names
from ui.gaps_looks import logged
from ui.gaps_then import Marks
from ui.words import t, tn

WORST_FROM = 60
"""From this severity on a gap is marked."""
Contacts = Mapping[str, str]


def answer(facts: Facts, rows: pl.DataFrame) -> str:
    """How much needs a decision, and the worst of it; as HTML."""
    if rows.is_empty():
        said = t("No coordination gap is found that concerns what you chose.")
        return f'<p class="sajha-answer">{escape(said)}</p>'
    count = tn("{count} coordination gap.", "{count} coordination gaps.", rows.height)
    worst = logged(rows.head(1), "first")
    first = "" if worst.is_empty() else t("First: {gap}", gap=gaps.sentence(facts, worst.row(0, named=True)))
    return f'<p class="sajha-answer"><b>{escape(count)}</b> {escape(first)}</p>'


def apart(facts: Facts, found: Found) -> None:
    """What is only counted: conflicts of other forces, gaps not open to the viewer, shootings without a point."""
    unknown, is_few = not_judged_count(facts, asked.filters(), asked.viewer().sees_for)
    lines = [
        tn(
            "{count} conflict between planned operations is shown only to its forces; they are informed.",
            "{count} conflicts between planned operations are shown only to their forces; they are informed.",
            found.conflict_count,
        ),
        tn(
            "{count} other gap is about records open only to their forces.",
            "{count} other gaps are about records open only to their forces.",
            found.hidden_count,
        ),
        gaps_told.not_judged(unknown, is_few),
    ]
    counts = (found.conflict_count, found.hidden_count, unknown)
    told = [f"<li>{escape(line)}</li>" for line, count in zip(lines, counts, strict=True) if count]
    st.html(f'<div class="sajha-counted"><ul>{"".join(told)}</ul></div>' if told else "<p></p>")


def by_rule(found: pl.DataFrame) -> str | None:
    """How many gaps of each kind, worst first, each a link; gives the kind in the address."""
    counted = found.group_by("rule").agg(pl.len(), pl.col("severity").max())
    chosen = asked.own("rule") if asked.own("rule") in gaps.TITLES else None
    parts = [_chip(t("All"), found.height, "", chosen is None)]
    for row in counted.sort("severity", "rule", descending=[True, False]).to_dicts():
        parts.append(_chip(gaps.title(row["rule"]), row["len"], row["rule"], row["rule"] == chosen))
    st.html(f'<div class="sajha-rules">{"".join(parts)}</div>')
    return chosen


def _chip(name: str, count: int, rule: str, chosen: bool) -> str:
    to = links.address("decisions", rule=rule) if rule else links.address("decisions")
    return links.anchor(to, f"<span>{escape(name)} {words.number(count)}</span>", "", "chosen" if chosen else "")


def listed(facts: Facts, found: pl.DataFrame, name: str, marks: Marks) -> None:
    """The gaps of the page turned to, as a list."""
    shown = rows.page_of(found, f"gaps_{name}")
    if shown.is_empty():
        st.markdown(t("None."))
        return
    st.html(cards(facts, shown, marks))


def cards(facts: Facts, shown: pl.DataFrame, marks: Marks, opens: bool = True) -> str:
    """The gaps as HTML, each with its remarks and whom to call; with `opens` each has a way to itself."""
    shown = logged(shown, "list" if opens else "opened")
    forces = sorted({code for text in shown["must_act"] for code in text.split()})
    said, contacts = exchange_remarks.of(facts, shown["gap_key"].to_list()), nodal_officers(forces)
    items = []
    for row in shown.to_dicts():
        ways = [links.anchor(gaps.home(row), f"<span>{escape(t('Show the records'))}</span>")]
        ways += [gaps.open_link(row, t("Open, and remarks"))] if opens else []
        remarked = said.get(row["gap_key"], ())
        items.append(_item(facts, row, [since(facts, row), marks.get(row["gap_key"], "")], remarked, contacts, ways))
    return f'<ol class="sajha-gaps">{"".join(items)}</ol>'


def nodal_officers(forces: list[str]) -> Contacts:
    """Force -> its nodal officer's post and telephone; none while the database is away."""
    try:
        found = records.contacts(forces).to_dicts()
    except rows.AWAY:
        return {}
    posts = "post_hi" if words.language() == "hi" else "post"
    said: dict[str, str] = {}
    for row in found:
        post = row[posts] or row["post"]
        telephone = t("{post}: {telephone} ({hours})", post=post, telephone=row["telephone"], hours=row["hours"])
        said.setdefault(row["agency"], telephone)
    return said


def _item(
    facts: Facts, row: dict, said: Sequence[str], remarks: Sequence[str], contacts: Contacts, ways: Sequence[str]
) -> str:
    """One gap as HTML. `said` stands before who must act, `ways` (HTML) after."""
    names = force_names(facts)
    acts = [
        f"{names.get(code, code)} ({contacts[code]})" if code in contacts else str(names.get(code, code))
        for code in row["must_act"].split()
    ]
    parts = [*said, t("To act: {forces}", forces="; ".join(acts))]
    told = "".join(f"<span>{escape(part)}</span>" for part in parts if part) + "".join(ways)
    remarked = "".join(f'<p class="remark">{escape(line)}</p>' for line in remarks)
    worst = ' class="worst"' if row["severity"] >= WORST_FROM else ""
    head = f"<h3>{escape(gaps.title(row['rule']))}</h3>"
    sentence = f'<p class="said">{escape(gaps.sentence(facts, row))}</p>'
    return f'<li{worst}>{head}{sentence}<p class="act">{told}</p>{remarked}</li>'


def since(facts: Facts, row: dict) -> str:
    """Since which day a gap stands, and how long."""
    if row["since_on"] is None:
        return ""
    days = (ist_date(facts.as_of) - row["since_on"]).days
    if days < 0:
        return t("From {day}", day=words.day(row["since_on"]))
    return t("Since {day} ({days})", day=words.day(row["since_on"]), days=tn("{count} day", "{count} days", days))


def reasons() -> None:
    """The rules' thresholds with their reason."""
    with st.expander(t("By which rules these are found")):
        told = "".join(
            f"<li><b>{escape(gaps.title(rule))}</b>: {escape(t(found['reason']))}</li>"
            for rule, found in settings().items()
        )
        st.html(f"<ul>{told}</ul>")
