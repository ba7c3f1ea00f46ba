"""One border: its numbers in a sentence, both sides next to each other, gangs on both, and the incidents behind it."""

from html import escape

import polars as pl
import streamlit as st

from data.facts import Facts
from queries import borders_pair
from queries.borders import PAIR
from queries.disclosures import disclosed
from queries.filters import Filters
from queries.visible import Viewer
from ui import links, lists, looks, place, rows, words
from ui.border_forces import link
from ui.situation_lists import pair_name
from ui.words import t, tn


def head(facts: Facts, filters: Filters, row: dict, belt_km: int) -> None:
    """The border's name, its numbers in a sentence, and the way back."""
    name, back = st.columns([6, 1], vertical_alignment="center")
    name.header(words.plain(pair_name(facts, row["code"])))
    with back:
        rows.close("border", t("All borders"))
    st.html(answer(facts, filters, row, belt_km))


def answer(facts: Facts, filters: Filters, row: dict, belt_km: int) -> str:
    """How many incidents on both sides; the meetings; as HTML."""
    count = (
        t("{few} incidents", few=words.FEW)
        if row["incident_count_few"]
        else tn("{count} incident", "{count} incidents", row["incident_count"])
    )
    flags = row["incident_count_few"], row["compared_count_few"]
    change = words.change(row["incident_count"], row["compared_count"], *flags)
    said = t("{incidents} within {km} km, {change} against the comparison.", incidents=count, km=belt_km, change=change)
    standing = _met(borders_pair.meetings(facts, filters, row["code"]))
    return f'<p class="sajha-answer"><b>{escape(said)}</b> {escape(standing)}</p>'


def _met(series: pl.DataFrame) -> str:
    """When the two states last met along their border, and what was missed since, over all their series."""
    if series.is_empty():
        return t("The two states have no standing border meeting.")
    last = series["last_held_on"].drop_nulls().sort()
    held = t("last held on {day}", day=words.day(last[-1])) if len(last) else t("never held yet")
    count = tn("{count} standing border meeting", "{count} standing border meetings", series.height)
    late = series.filter(pl.col("missed_in_row") > 0)
    if late.is_empty():
        return t("{meetings}, {held}; none is behind.", meetings=count, held=held)
    missed = tn("{count} sitting missed since", "{count} sittings missed since", int(late["missed_in_row"].sum()))
    return t("{meetings}, {held}; {missed} the last ones.", meetings=count, held=held, missed=missed)


def sides(facts: Facts, filters: Filters, viewer: Viewer, row: dict, belt_km: int) -> None:
    """Each state in a column: its districts along the border with their incidents, and kinds."""
    force = viewer.sees_for
    districts = borders_pair.by_district(facts, filters, row["code"], belt_km, force)
    kinds = borders_pair.by_kind(facts, filters, row["code"], belt_km, force)
    unknown = borders_pair.not_judged(facts, filters, row["code"], force)
    names = words.names(facts.states)
    ends = [(row[end], f"{end}_count") for end in PAIR]
    for column, (state, name) in zip(st.columns(2, gap="medium"), ends, strict=True):
        with column:
            count = words.count(row[name], row[f"{name}_few"])
            st.header(t("{state}: {count}", state=words.plain(str(names[state])), count=count))
            _districts(facts, districts.filter(pl.col("home") == state), str(names[state]))
            st.markdown(_kinds(kinds.filter(pl.col("home") == state), unknown[state]))


def _districts(facts: Facts, found: pl.DataFrame, state: str) -> None:
    each, names = found.to_dicts(), words.names(facts.districts)
    shown = {
        t("District"): [names.get(row["district"], t("district not stated")) for row in each],
        t("Incidents"): [words.count(row["incident_count"], row["few"]) for row in each],
        t("Comparison"): [words.count(row["compared_count"], row["compared_few"]) for row in each],
    }
    rows.table(_right(shown), t("Districts of {state} along the border", state=state), height=330)


def _right(shown: dict[str, list[str]]) -> pl.DataFrame:
    """The counts as texts of one length, so that they sort as numbers do."""
    first, *others = shown
    longest = {name: max((len(text) for text in shown[name]), default=0) for name in others}
    return pl.DataFrame(
        {first: shown[first]} | {name: [text.rjust(longest[name]) for text in shown[name]] for name in others}
    )


def _kinds(found: pl.DataFrame, unknown: tuple[int, bool]) -> str:
    count, is_few = unknown
    said = [f"{words.kind(row['kind'])} {words.count(row['incident_count'], row['few'])}" for row in found.to_dicts()]
    parts = [t("Kinds: {kinds}.", kinds=", ".join(said))] if said else [t("No incident is recorded for this choice.")]
    if is_few:
        parts.append(t("{few} in these districts have no point and cannot be judged.", few=words.FEW))
    elif count:
        parts.append(
            tn(
                "{count} in these districts has no point and cannot be judged.",
                "{count} in these districts have no point and cannot be judged.",
                count,
            )
        )
    return " ".join(parts)


def gangs(facts: Facts, filters: Filters, viewer: Viewer, row: dict, belt_km: int) -> None:
    """Gangs seen on both sides, and how often the two forces named them to each other."""
    st.header(t("Gangs on both sides"))
    found = borders_pair.gangs(facts, filters, row["code"], belt_km, viewer.sees_for).to_dicts()
    if not found:
        st.markdown(t("No gang has incidents on both sides within the belt in this period."))
        return
    names, states = words.names(facts.gangs), words.names(facts.states)
    lines = [
        t(
            "{here} in {state}, {there} in {other}; named in {told} between the two forces",
            here=words.count(item["state_count"], item["state_few"]),
            state=states[row["state"]],
            there=words.count(item["other_count"], item["other_few"]),
            other=states[row["other"]],
            told=tn("{count} delivery", "{count} deliveries", item["delivery_count"]),
        )
        for item in found
    ]
    heads = [link(links.address("gangs", gang=item["gang"]), names.get(item["gang"], item["gang"])) for item in found]
    told = [f"<li>{head}: {escape(line)}</li>" for head, line in zip(heads, lines, strict=True)]
    st.html(f'<ul class="sajha-lines">{"".join(told)}</ul>')


def records(facts: Facts, filters: Filters, viewer: Viewer, row: dict, belt_km: int) -> None:
    """The incidents behind the number that the viewer may see, a page at a time, and how many he may not."""
    found = borders_pair.rows_of(facts, filters, row["code"], belt_km, filters.dates(facts))
    if found.is_empty():
        return
    title = t("Incidents on both sides, newest first")
    st.header(title)
    whole = place.listing(facts, filters, viewer, title, found)
    page = rows.page_of(whole.rows, f"border_{row['code']}_{belt_km}")
    ends = f"{page['reference'][0]} … {page['reference'][-1]}" if page.height else ""
    if page.height and looks.shown(
        viewer, "list", f"incidents at {row['code']}", lists.owners(page), page.height, ends
    ):
        try:
            rows.table(whole.readable(page), title)
        except rows.AWAY:
            st.warning(t("The records cannot be read while the database is away; the counts above stand."))
    if whole.hidden_count:
        place.not_listed(facts, _unseen(facts, found, whole.rows), row["incident_count_few"])


def _unseen(facts: Facts, found: pl.DataFrame, seen: pl.DataFrame) -> pl.DataFrame:
    return disclosed(facts, found, "incident").join(seen, on=["agency", "reference"], how="anti")
