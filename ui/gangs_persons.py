"""The hardcore criminals of a gang: where they are, who wants them, which states hold their dossier; names through the gate."""

import polars as pl
import streamlit as st

from data.facts import Facts, ist_date
from queries import gang_profile_persons as people
from queries import records_gangs
from queries.visible import Viewer, hidden, visible
from ui import gangs_words as say
from ui import lists, looks, one_record, rows, words
from ui.exchange import force_names
from ui.operations_board import contacts
from ui.words import t, tn

KEY = ["agency", "reference"]
WIDE = {"name": 170, "label": 160, "where": 250, "status": 330, "dossiers": 240, "notices": 230}


def show(facts: Facts, viewer: Viewer, gang: str) -> None:
    """Counts, notices, the entry that is opened, then the entries a page at a time and how many are hidden."""
    entries = people.of_gang(facts, gang)
    if entries.is_empty():
        st.markdown(t("No hardcore criminal of this gang is in the books of the forces."))
        return
    st.markdown(_notices(facts, viewer, gang))
    one_record.opened(facts, viewer)
    today = ist_date(facts.as_of)
    seen = visible(entries, viewer, today)
    st.header(t("Entries, those at large first"))
    if seen.height:
        _page(facts, viewer, gang, seen)
    if unseen := hidden(entries, viewer, today).height:
        _not_listed(facts, hidden(entries, viewer, today), unseen)


def _notices(facts: Facts, viewer: Viewer, gang: str) -> str:
    parts = []
    for row in people.by_notice(facts, gang, viewer.sees_for).to_dicts():
        said = f"{t(say.NOTICES[row['kind']])}: {words.count(row['notice_count'], row['few'])}"
        if row["kind"] == "reward" and row["reward_inr"]:
            said += t(" ({sum} together)", sum=words.rupees(row["reward_inr"]))
        parts.append(said)
    return t("Notices in force: {notices}.", notices="; ".join(parts)) if parts else t("No notice is in force.")


def _page(facts: Facts, viewer: Viewer, gang: str, seen: pl.DataFrame) -> None:
    page = rows.page_of(seen, f"persons_{gang}")
    ends = f"{page['reference'][0]} … {page['reference'][-1]}"
    if not looks.shown(viewer, "list", f"hardcore criminals of {gang}", lists.owners(page), page.height, ends):
        return
    try:
        named = page.join(records_gangs.persons(page, viewer), on=KEY, how="left", maintain_order="left")
    except rows.AWAY:
        st.warning(t("The records cannot be read while the database is away; the counts above stand."))
        return
    keys = [f"offender/{row['agency']}/{row['reference']}" for row in named.select(KEY).to_dicts()]
    shown = readable(facts, viewer, gang, named)
    marked = rows.marked(keys, "record", lambda key: " ".join(key.split("/")[1:]))
    shown = shown.with_columns(pl.Series(t("Entry"), marked, dtype=pl.String))
    titles = (t("Name"), t("Label"), t("Whereabouts"), t("Status"), t("Dossier held by"), t("Notices"))
    wide = dict(zip(titles, WIDE.values(), strict=True))
    rows.leading(shown, keys, "record", t("Hardcore criminals; choosing a row opens the entry"), wide=wide)


def readable(facts: Facts, viewer: Viewer, gang: str, named: pl.DataFrame) -> pl.DataFrame:
    """Entries as readers see them."""
    each = named.to_dicts()
    status, notices = _by_key(facts, gang), _notices_by_person(facts, gang)
    held, same = _dossiers(facts, viewer), _same(facts, viewer, gang)
    shown = pl.DataFrame(
        {
            t("Entry"): [f"{row['agency']} {row['reference']}" for row in each],
            t("Name"): [_name(row) for row in each],
            t("Label"): [t(say.LABELS[row["label"]]) for row in each],
            t("Whereabouts"): [_where(row) for row in each],
            t("Since"): named["whereabouts_since"],
            t("Status"): [", ".join(status.get((row["agency"], row["reference"]), [])) for row in each],
            t("Dossier held by"): [", ".join(held.get(row["person"], [])) for row in each],
            t("Notices"): [", ".join(notices.get(row["person"], [])) for row in each],
            t("Same person as"): [_others(row, same) for row in each],
        }
    )
    return shown if any(shown[t("Same person as")]) else shown.drop(t("Same person as"))


def _name(row: dict) -> str:
    if row["is_child"]:
        return t("name withheld (under 18)")
    name = row["name_hi"] if words.language() == "hi" else row["name"]
    return name or t("name not shown")


def _where(row: dict) -> str:
    said = t(say.STANDINGS[row["whereabouts"]])
    return f"{said}: {row['jail']}" if row["jail"] and row["whereabouts"] == "in_jail" else said


def _by_key(facts: Facts, gang: str) -> dict[tuple[str, str], list[str]]:
    """Entry -> what each force says he is to it."""
    names, found = force_names(facts), dict[tuple[str, str], list[str]]()
    for row in people.statuses(facts, gang).to_dicts():
        said = f"{t(say.STATUSES[row['status']])} ({names.get(row['force'], row['force'])})"
        found.setdefault((row["agency"], row["reference"]), []).append(said)
    return found


def _notices_by_person(facts: Facts, gang: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in people.notices(facts, gang, ist_date(facts.as_of)).to_dicts():
        said = t(say.ONE_NOTICE[row["kind"]])
        found.setdefault(row["person"], []).append(
            f"{said} {words.rupees(row['reward_inr'])}" if row["reward_inr"] else said
        )
    return found


def _dossiers(facts: Facts, viewer: Viewer) -> dict[str, list[str]]:
    """Person -> the states that hold his dossier, as far as the viewer may know."""
    names, found = words.names(facts.states), dict[str, list[str]]()
    for person, state in people.dossiers(facts, viewer.sees_for).select("person", "state").iter_rows():
        found.setdefault(person, []).append(str(names.get(state, state)))
    return found


def _same(facts: Facts, viewer: Viewer, gang: str) -> dict[str, list[str]]:
    """Person -> his entries that the viewer may see."""
    found: dict[str, list[str]] = {}
    for row in people.seen_entries(facts, gang, viewer.sees_for).to_dicts():
        found.setdefault(row["person"], []).append(f"{row['agency']} {row['reference']}")
    return found


def _others(row: dict, same: dict[str, list[str]]) -> str:
    own = f"{row['agency']} {row['reference']}"
    return ", ".join(entry for entry in same.get(row["person"], []) if entry != own)


def _not_listed(facts: Facts, unseen: pl.DataFrame, count: int) -> None:
    """How many more entries there are, and whom to ask."""
    said = tn(
        "{count} more entry is not open to you.",
        "{count} more entries are not open to you.",
        count,
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(said, width="content")
        with st.popover(t("Whom to ask")):
            contacts(facts, lists.owners(unseen))
