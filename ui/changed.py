"""What changed since a meeting, as sentences with their three numbers, each a way to the page that shows it."""

from collections.abc import Mapping
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from data.facts import Facts
from queries import changed, records_changed
from queries.changed import COUNTS, Since, Told
from queries.headlines import Headline
from queries.visible import Viewer
from ui import asked, links, rows, situation, words
from ui.words import t, tn

Row = Mapping[str, Any]


def chosen(facts: Facts) -> str | None:
    """The meeting the address names, else the last one; a box to pick another. None where none was held; says where the address
    names none that was."""
    held = changed.meetings(facts)
    last = changed.last_meeting(facts)
    if last is None:
        return None
    given = asked.own("meeting")
    known = set(held["reference"])
    if given is not None and given not in known:
        st.warning(
            t("No meeting held by now has the number {number}: this is the last one.", number=words.plain(given[:40]))
        )
    options = [last, *[code for code in held["reference"] if code != last]]
    return asked.choose(
        st.selectbox, t("Since the meeting"), "meeting", options, lambda code: words.meeting(facts, code)
    )


def told(facts: Facts, since: Since, viewer: Viewer) -> Told:
    """All that changed; while the database is away nothing is known of records that were corrected or withdrawn."""
    try:
        return records_changed.told(facts, since, viewer)
    except rows.AWAY:
        return records_changed.told_while_away(facts, since, viewer)


def answer(facts: Facts, since: Since, total: Row) -> str:
    """The answer first, as HTML: incidents now, and of as many days before, as reported then and as known today."""
    said = t(
        "{incidents} in the {days} since {meeting}; {before}",
        incidents=_now(total),
        days=tn("{count} day", "{count} days", since.now.day_count),
        meeting=words.meeting(facts, since.reference),
        before=before(since, total),
    )
    dates = t(
        "Counted from {now}, against {then}, whatever period stands above; states, forces and gangs as chosen.",
        now=words.span(since.now),
        then=words.span(since.then),
    )
    return f'<p class="sajha-answer">{escape(said)}</p><p>{escape(dates)}</p>'


def before(since: Since, row: Row) -> str:
    """The days before the meeting: the number of today, and the one reported then where it was another."""
    (reported, known, now), few = ([row[f"{name}{end}"] for name in COUNTS] for end in ("", "_few"))
    said = {"known": words.count(known, few[1]), "change": words.change(now, known, few[1], few[2])}
    said["days"] = tn("{count} day", "{count} days", since.then.day_count)
    if (reported, few[0]) == (known, few[1]):
        return t("{known} in the {days} before, {change}.", **said)
    corrected = tn("{count} late or corrected report", "{count} late or corrected reports", abs(known - reported))
    return t(
        "{known} in the {days} before, {change}; as reported at the meeting {reported} ({corrected}).",
        reported=words.count(reported, few[0]),
        corrected=t("change not stated") if few[0] or few[1] else corrected,
        **said,
    )


def sentences(facts: Facts, since: Since, found: pl.DataFrame) -> str:
    """Rows of `changed.COLUMNS` as a list of links, as HTML."""
    items = [f"<li>{_sentence(facts, since, row)}</li>" for row in found.to_dicts()]
    return f'<ul class="sajha-lines">{"".join(items)}</ul>' if items else f"<p>{escape(t('None.'))}</p>"


def _sentence(facts: Facts, since: Since, row: Row) -> str:
    return links.anchor(_page(since, row), f"<span>{escape(sentence(facts, since, row))}</span>")


def sentence(facts: Facts, since: Since, row: Row) -> str:
    """One row of `changed.COLUMNS`."""
    return t(
        "{what}: {now} since the meeting; {before}", what=_name(facts, row), now=_now(row), before=before(since, row)
    )


def _now(row: Row) -> str:
    """The number of today with what is counted."""
    now, persons = row["now_count"], row.get("what") == "killed"
    if row["now_count_few"]:
        return t("{few} persons killed", few=words.FEW) if persons else t("{few} incidents", few=words.FEW)
    if persons:
        return tn("{count} person killed", "{count} persons killed", now)
    return tn("{count} incident", "{count} incidents", now)


def _name(facts: Facts, row: Row) -> str:
    registers = {"gang": facts.gangs, "district": facts.districts}
    code = int(row["code"]) if row["what"] == "district" else row["code"]
    name = words.name(registers.get(row["what"], facts.states), code)
    return t("{kind}, {place}", kind=words.kind(row["kind"]), place=name) if row["kind"] else name


OWN = {"gang": "gangs", "district": "place"}


def _page(since: Since, row: Row) -> str:
    """The map of the days since the meeting, against as many before."""
    own = {OWN.get(row["what"], "states"): row["code"]} | ({"kind": row["kind"]} if row["kind"] else {})
    return links.address("map", **span(since), **own)


def span(since: Since) -> dict[str, str]:
    """What an address says for the days since the meeting, against as many before."""
    return {"period": since.filters.period, "compare": since.filters.comparison}


def in_all(since: Since, found: list[Headline]) -> str:
    """The five numbers of the first page, for the same days, as HTML."""
    lines = []
    for item in found:
        title, definition = words.measure(item.measure)
        change = words.change(item.now, item.then, item.now_few, item.then_few)
        numbers = {"now": words.count(item.now, item.now_few), "then": words.count(item.then, item.then_few)}
        said = t("{what}: {now} against {then}, {change}", what=title, change=change, **numbers)
        page, own = situation.HOMES[item.measure][0], situation.OWN.get(item.measure, {})
        to = links.address(page, **span(since), **own)
        lines.append(f"<li>{links.anchor(to, f'<span>{escape(said)}</span>', definition)}</li>")
    return f'<ul class="sajha-lines">{"".join(lines)}</ul>'
