"""One record of a person, a case or anything else with a handling code, opened by its key: what the viewer may see of it."""

from datetime import date, datetime
from typing import Any

import streamlit as st

from data.disclosure import Record, record_in
from data.facts import Facts
from queries import records_disclosed
from queries.visible import Viewer
from ui import asked, disclosures, looks, rows, words
from ui.exchange import force_names
from ui.words import plain, t

TITLES = {
    "offender": "Hardcore criminal",
    "incident": "Incident",
    "message": "Message",
    "operation": "Operation",
    "action_item": "Decision",
    "seizure": "Seizure",
}
FIELDS = {
    "aliases": "Other names",
    "parentage": "Parentage",
    "birth_year": "Year of birth",
    "label": "Label",
    "label_since": "Label since",
    "gang": "Gang",
    "whereabouts": "Whereabouts",
    "jail": "Jail",
    "legal_basis": "Legal basis",
    "review_by": "Review by",
    "fir_number": "FIR",
    "police_station": "Police station",
    "registered_on": "Registered",
    "day": "Day",
    "kind": "Kind",
    "status": "Status",
    "sections": "Sections",
    "summary": "What happened",
    "subject": "Subject",
    "body": "Text",
    "sent_at": "Sent",
    "decision": "Decision",
    "due_on": "Due",
    "item": "What exactly",
    "item_count": "How many",
    "value_inr": "Value, rupees",
}
TEXTS = ("summary", "subject", "body", "decision")
CODES = {
    **words.KINDS,
    **words.STATUSES,
    **words.EXCHANGE,
    "convicted": "convicted",
    "accused": "accused",
    "suspect": "suspect",
    "associate_unproven": "associate, unproven",
    "at_large": "at large",
    "in_jail": "in jail",
    "police_custody": "in police custody",
    "on_bail": "on bail",
    "abroad": "abroad",
    "dead": "dead",
}
"""Codes as readers know them; another is shown without its underscores."""


def opened(facts: Facts, viewer: Viewer, answering: tuple[str, str] | None = None) -> None:
    """The record in the address (`record=offender/PB/P1`), if there is one."""
    given = asked.own("record")
    if given is None:
        return
    record = record_in(given)
    if record is None or record.agency not in force_names(facts):
        st.warning(t("This record in the link was not understood."))
        return
    with st.container(border=True, key="one_record"):
        head, close = st.columns([6, 1], vertical_alignment="center")
        with close:
            rows.close("record")
        head.header(f"{t(TITLES[record.table])} · {plain(record.agency)} {plain(record.reference)}")
        if looks.shown(viewer, "record", str(record), [record.agency], 1):
            _show(facts, viewer, record, answering)


def _show(facts: Facts, viewer: Viewer, record: Record, answering: tuple[str, str] | None) -> None:
    try:
        found = records_disclosed.one(record, viewer)
    except rows.AWAY:
        st.warning(t("The records cannot be read while the database is away; the counts above stand."))
        return
    if found is None:
        st.markdown(t("This record is not open to you, or was withdrawn. Its owner can say more."))
        return
    hindi = words.language() == "hi"
    if name := (found.get("name_hi") if hindi else None) or found.get("name"):
        st.markdown(f"### {plain(name)}")
    for line in _lines(facts, found, hindi):
        st.text(line)
    disclosures.with_record(facts, viewer, record, answering)


def _lines(facts: Facts, found: dict[str, Any], hindi: bool) -> list[str]:
    """What is short on one line, each text on its own."""
    short: list[str] = []
    texts: list[str] = []
    for name, title in FIELDS.items():
        value = (found.get(f"{name}_hi") if hindi else None) or found.get(name)
        if value not in (None, "", ()):
            (texts if name in TEXTS else short).append(f"{t(title)}: {_said(facts, name, value)}")
    return [part for part in (" · ".join(short), *texts) if part]


def _said(facts: Facts, name: str, value: Any) -> str:
    if isinstance(value, datetime):
        return words.clock(value)
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, tuple):
        return ", ".join(value)
    if name == "gang":
        return str(words.names(facts.gangs).get(value, value))
    if name in ("label", "whereabouts", "kind", "status"):
        return t(CODES[value]) if value in CODES else str(value).replace("_", " ")
    return words.number(value) if isinstance(value, int) and name != "birth_year" else str(value)
