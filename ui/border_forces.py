"""What the two forces at a border do: what they told each other, the meetings they kept and missed, whom to call."""

from html import escape

import streamlit as st

from data.facts import Facts
from queries import borders_pair
from queries.filters import Filters
from queries.visible import Viewer
from ui import links, meetings, words
from ui.exchange import force_names
from ui.operations_board import contacts
from ui.words import t


def link(to: str, name: object) -> str:
    """A name as a link, as HTML."""
    return links.anchor(to, f"<span><b>{escape(str(name))}</b></span>")


def exchange(facts: Facts, filters: Filters, viewer: Viewer, row: dict) -> None:
    """Deliveries both ways and the last of each; each opens the page of exchange at the two forces."""
    st.header(t("Told each other"))
    names = force_names(facts)
    lines = []
    for way in borders_pair.deliveries(facts, filters, row["code"], viewer.sees_for).to_dicts():
        who = t("{sender} to {receiver}", sender=names[way["sender"]], receiver=names[way["receiver"]])
        said = t(
            "{count} deliveries, {then} in the comparison",
            count=words.count(way["delivery_count"], way["few"]),
            then=words.count(way["compared_count"], way["compared_few"]),
        )
        last = t("last on {day}", day=words.day(way["last_on"])) if way["last_on"] else t("none recorded yet")
        to = links.address("sharing", view="flow", pair=f"{way['sender']}-{way['receiver']}")
        lines.append(f"<li>{link(to, who)}: {escape(f'{said}; {last}')}</li>")
    st.html(f'<ul class="sajha-lines">{"".join(lines)}</ul>')


def sittings(facts: Facts, filters: Filters, row: dict) -> None:
    """The series about districts of both states: kept and missed."""
    st.header(t("Border meetings"))
    found = borders_pair.meetings(facts, filters, row["code"])
    if found.is_empty():
        st.markdown(t("The two states have no standing border meeting."))
        return
    lines = []
    for series in found.to_dicts():
        to = links.address("meetings", view="sittings", series=series["code"])
        lines.append(f"<li>{link(to, meetings.series_name(facts, series['code']))}: {escape(_kept(series))}</li>")
    st.html(f'<ul class="sajha-lines">{"".join(lines)}</ul>')


def _kept(row: dict) -> str:
    parts = [
        t("every {days} days", days=words.number(row["cadence_days"])),
        t(
            "in the period {kept} held in time, {late} held late, {missed} missed",
            kept=words.number(row["kept_count"]),
            late=words.number(row["late_count"]),
            missed=words.number(row["missed_count"]),
        ),
        t("last held on {day}", day=words.day(row["last_held_on"])) if row["last_held_on"] else t("never held yet"),
    ]
    parts += [t("due since {day}", day=words.day(row["due_on"]))] if row["days_over"] else []
    parts += [t("next planned {day}", day=words.day(row["planned_on"]))] if row["planned_on"] else []
    return "; ".join(parts)


def call(facts: Facts, filters: Filters, row: dict) -> None:
    """Contacts of both sides."""
    st.header(t("Whom to call"))
    contacts(facts, [pair.sender for pair in borders_pair.ways(facts, filters, row["code"])])
