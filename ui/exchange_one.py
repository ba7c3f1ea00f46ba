"""One delivery, opened: what was said, its course with who states each step, and whom to call about it."""

from collections.abc import Sequence

import streamlit as st
from sqlalchemy.exc import DBAPIError

from data.disclosure import Record
from data.engine import NotReady
from data.facts import Facts
from queries import records
from ui import asked, disclosures, looks, rows, words
from ui.exchange import force_names
from ui.words import t

AWAY = (DBAPIError, NotReady)
"""What reading records raises while the database is away."""
STEPS = {
    "received": "Received",
    "acknowledged": "Acknowledged",
    "interim": "Interim report",
    "replied": "Answered",
}


def opened(facts: Facts) -> None:
    """The delivery in the address (`message=PB:M0000123:DL`), if there is one."""
    given = asked.own("message")
    if given is None:
        return
    with st.container(border=True, key="opened"):
        head, close = st.columns([5, 1])
        with close:
            rows.close("message")
        with head:
            _show(facts, given.split(":"))


def _show(facts: Facts, parts: Sequence[str]) -> None:
    names = force_names(facts)
    if len(parts) != 3 or not {parts[0], parts[2]} <= names.keys():
        st.warning(t("This record in the link was not understood."))
        return
    sender, reference, receiver = parts
    if not looks.shown(asked.viewer(), "record", f"message/{sender}/{reference}", [sender], 1):
        return
    try:
        found = records.told(sender, reference, receiver, asked.viewer())
        contacts = records.contacts([receiver])
    except AWAY:
        st.warning(t("The records cannot be read while the database is away; the counts above stand."))
        return
    st.markdown(
        f"**{t('{sender} to {receiver}', sender=names[sender], receiver=names[receiver])}, {words.plain(reference)}**"
    )
    if found is None:
        st.markdown(t("This record is not open to you, or was withdrawn. Its sender can say more."))
        return
    st.text(found["subject"] or t("No subject"))
    if found["body"] and found["body"] != found["subject"]:
        st.text(found["body"])
    st.markdown(_course(names, found))
    st.text(_whom_to_call(names[receiver], contacts.to_dicts()))
    disclosures.with_record(facts, asked.viewer(), Record("message", sender, reference))


def _course(names: dict[str, str], found: dict) -> str:
    said = []
    for step, name in STEPS.items():
        at, by = found[f"{step}_at"], found[f"{step}_stated_by"]
        when = t("not stated") if at is None else words.clock(at)
        stated = f" ({t('as {force} states', force=names[by])})" if at is not None and by in names else ""
        said.append(f"{t(name)}: {when}{stated}")
    return " · ".join(said)


def _whom_to_call(force: str, contacts: list[dict]) -> str:
    posts = "post_hi" if words.language() == "hi" else "post"
    said = [f"{row[posts] or row['post']}: {row['telephone']} ({row['hours']})" for row in contacts]
    return t("To call at {force}: {contacts}", force=force, contacts="; ".join(said) or t("nobody is named"))
