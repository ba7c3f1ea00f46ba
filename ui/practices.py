"""How good practice looks: by theme, what worked next door and is not yet taken up, and one practice with its results."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from data.facts import Facts
from queries import practices, records_practices
from ui import asked, links, room_texts, words
from ui import rows as row_tables
from ui.exchange import force_names
from ui.words import t, tn

THEMES = {
    "investigation": "Investigation",
    "forensics": "Forensics",
    "evidence": "Evidence",
    "technology": "Technology",
    "training": "Training",
    "prisons": "Prisons",
    "social_media": "Social media",
}
RESULTS = {"better": "better", "worse": "worse", "same": "the same"}
MOST_NEXT = 6
Titles = dict[tuple[str, str], dict[str, Any]]


def theme(code: str) -> str:
    return t(THEMES[code])


def titles(keys: pl.DataFrame) -> Titles:
    """Title and summary of each practice in the reader's language; none while the database is away."""
    if keys.is_empty():
        return {}
    try:
        found = records_practices.practices(keys.select(practices.KEY).unique()).to_dicts()
    except row_tables.AWAY:
        return {}
    hindi = words.language() == "hi"
    texts = [(row[f"{name}_hi"] if hindi else None) or row[name] for row in found for name in ("title", "summary")]
    told = iter(room_texts.as_seen(asked.viewer(), texts))
    return {(row["agency"], row["reference"]): {"title": next(told), "summary": next(told)} for row in found}


def title(said: Titles, row: dict[str, Any]) -> str:
    found = said.get((row["agency"], row["reference"]))
    return words.harmless(found["title"]) if found else f"{row['agency']}/{row['reference']}"


def answer(shared: pl.DataFrame, open_: pl.DataFrame) -> str:
    """How many are shared, taken up, measured, and how many wait next door; as HTML."""
    sums = {name: int(shared[name].sum()) for name in ("adopted_count", "measured_count", "better_count")}
    said = t(
        "{practices} shared, taken up {adopted}; {measured} measured before and after, {better} of them with a better value.",
        practices=tn("{count} good practice", "{count} good practices", shared.height),
        adopted=tn("{count} time", "{count} times", sums["adopted_count"]),
        measured=words.number(sums["measured_count"]),
        better=words.number(sums["better_count"]),
    )
    waits = tn(
        "{count} time a practice measured better next door is not yet taken up.",
        "{count} times a practice measured better next door is not yet taken up.",
        open_.height,
    )
    return f'<p class="sajha-answer"><b>{escape(said)}</b> {escape(waits)}</p>'


def by_theme(rows: pl.DataFrame) -> None:
    shown = {
        t("Theme"): [theme(code) for code in rows["theme"]],
        t("Practices"): rows["practice_count"],
        t("Taken up"): rows["adopted_count"],
        t("Measured"): rows["measured_count"],
        t("Better after"): rows["better_count"],
    }
    row_tables.table(pl.DataFrame(shown), t("Good practices by theme"))


def next_door(facts: Facts, rows: pl.DataFrame, said: Titles) -> None:
    """What worked next door and by which forces it is not yet taken up, practice by practice; each opens its practice."""
    if rows.is_empty():
        st.markdown(t("Every practice that was measured better next door is taken up."))
        return
    together = row_tables.in_order(facts, rows, "force").group_by(practices.KEY, maintain_order=True)
    found = together.agg("force", "neighbours").sort(
        pl.col("force").list.len(), *practices.KEY, descending=[True, False, False]
    )
    items = [f"<li>{_next(facts, row, said)}</li>" for row in found.to_dicts()]
    st.html(f'<ul class="sajha-lines">{"".join(items[:MOST_NEXT])}</ul>')
    if rest := items[MOST_NEXT:]:
        with st.expander(tn("{count} more", "{count} more", len(rest))):
            st.html(f'<ul class="sajha-lines">{"".join(rest)}</ul>')


def _next(facts: Facts, row: dict[str, Any], said: Titles) -> str:
    names = force_names(facts)

    def listed(codes: list[str]) -> str:
        return words.listing([str(names.get(code, code)) for code in dict.fromkeys(codes)], 5)

    line = t(
        "{title} (shared by {owner}): measured better in {near}; not yet taken up by {forces}",
        title=title(said, row),
        owner=names.get(row["agency"], row["agency"]),
        near=listed(sorted(" ".join(row["neighbours"]).split())),
        forces=listed(row["force"]),
    )
    return links.anchor(address(row), f"<span>{escape(line)}</span>")


def address(row: dict[str, Any]) -> str:
    return links.address("practice", practice=f"{row['agency']}/{row['reference']}")


def listed(facts: Facts, rows: pl.DataFrame, said: Titles) -> None:
    """Practices by theme; choosing one opens it."""
    some = row_tables.page_of(rows, "practices")
    names = force_names(facts)
    keys = [f"{row['agency']}/{row['reference']}" for row in some.to_dicts()]
    by_key = dict(zip(keys, some.to_dicts(), strict=True))
    shown = {
        t("Practice"): row_tables.marked(keys, "practice", lambda key: title(said, by_key[key])),
        t("Theme"): [theme(code) for code in some["theme"]],
        t("Shared by"): [str(names.get(code, code)) for code in some["agency"]],
        t("Shared on"): some["shared_on"],
        t("Taken up by, forces"): some["adopted_count"],
        t("Measured"): some["measured_count"],
        t("Better after"): some["better_count"],
        t("Last taken up"): some["last_adopted_on"],
    }
    row_tables.leading(pl.DataFrame(shown), keys, "practice", t("Good practices; choosing one opens it"))


def named(facts: Facts) -> pl.DataFrame:
    """The practice that the address names: a row of `Facts.practices`, or none."""
    key = (asked.own("practice") or "").partition("/")[::2]
    return facts.practices.filter((pl.col("agency") == key[0]) & (pl.col("reference") == key[1]))


def opened(facts: Facts, said: Titles) -> None:
    """The practice the address names: what is done, who took it up when, and what was measured before and after."""
    wanted, found = asked.own("practice"), named(facts)
    if wanted is None:
        return
    with st.container(border=True, key="practice_opened"):
        if found.is_empty():
            st.warning(t("No good practice has the number {key}.", key=wanted[:60]))
        for row in found.to_dicts():
            _one(facts, row, said)
        row_tables.close("practice")


def _one(facts: Facts, row: dict[str, Any], said: Titles) -> None:
    names = force_names(facts)
    st.header(words.plain(title(said, row)))
    shared = {"theme": theme(row["theme"]), "force": names.get(row["agency"], row["agency"])}
    st.markdown(t("{theme}; shared by {force} on {day}.", day=words.day(row["shared_on"]), **shared))
    if found := said.get((row["agency"], row["reference"])):
        st.text(found["summary"])
    took = practices.adoptions(facts).filter(
        (pl.col("agency") == row["agency"]) & (pl.col("reference") == row["reference"])
    )
    if took.is_empty():
        st.markdown(t("No force has taken it up yet."))
    else:
        _adoptions(facts, took)


def _adoptions(facts: Facts, took: pl.DataFrame) -> None:
    names, measured = force_names(facts), _measured(took)
    told = took.to_dicts()
    spans = [measured.get(row["force"], {}) for row in told]
    shown = {
        t("Taken up by"): [str(names.get(row["force"], row["force"])) for row in told],
        t("On"): took["adopted_on"],
        t("What was measured"): room_texts.as_seen(asked.viewer(), (found.get("measure") or "" for found in spans)),
        t("Before"): took["before"],
        t("After"): took["after"],
        t("Result"): [t(RESULTS[row["result"]]) if row["result"] else "" for row in told],
        t("Measured from"): pl.Series([found.get("period_from") for found in spans], dtype=pl.Date),
        t("Measured until"): pl.Series([found.get("period_until") for found in spans], dtype=pl.Date),
    }
    row_tables.table(pl.DataFrame(shown), t("Who took it up, and what was measured"))


def _measured(took: pl.DataFrame) -> dict[str, dict[str, Any]]:
    """Force -> what it measured, from when until when; none while the database is away."""
    try:
        found = records_practices.measured(took.select(practices.KEY).unique()).to_dicts()
    except row_tables.AWAY:
        return {}
    return {row["force"]: row for row in found}
