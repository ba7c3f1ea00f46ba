"""Disclosure with a record that is opened: to whom it was disclosed, and its owner's form to disclose it to another force."""

from collections.abc import Iterable

import polars as pl
import streamlit as st
from sqlalchemy.exc import DBAPIError

from data import disclosure
from data.disclosure import WHY_NOT, CannotDisclose, Record
from data.engine import NotReady
from data.facts import Facts
from queries import records, records_disclosed
from queries.exchange import sides
from queries.roles import may_write
from queries.visible import Viewer
from ui import asked, looks, room_texts, words
from ui.exchange import force_names
from ui.words import plain, t

AWAY = (DBAPIError, NotReady)
NOTE = "disclosure_note"


def with_record(facts: Facts, viewer: Viewer, record: Record, answering: tuple[str, str] | None = None) -> None:
    """Below a record: its disclosures as far as the viewer's force made or received them, and the owner's form. `answering` is
    the request (asking force, reference) that a disclosure would answer."""
    if viewer.sees_for is None:
        return
    try:
        told = records_disclosed.of_record(record, viewer)
        terms = records_disclosed.terms(record, viewer) if may_write(viewer, "disclosures", record.agency) else None
    except AWAY:
        st.warning(t("To whom the record was disclosed cannot be read while the database is away."))
        return
    if said := lines(facts, told):
        st.text("\n".join(said))
    if note := st.session_state.pop(NOTE, None):
        st.warning(plain(note))
    room_texts.note()
    if terms is not None:
        _offer(facts, record, *terms, answering)


def lines(facts: Facts, told: pl.DataFrame) -> list[str]:
    """Each disclosure in a sentence."""
    names = force_names(facts)
    return [
        t(
            "Disclosed by {owner} to {force} on {day} by {post}, for: {basis}",
            owner=names.get(row["agency"], row["agency"]),
            force=names.get(row["to_agency"], row["to_agency"]),
            day=words.clock(row["made_at"]),
            post=row["by_post"],
            basis=row["basis"] or t("not stated"),
        )
        for row in told.to_dicts()
    ]


def _offer(
    facts: Facts,
    record: Record,
    handling: str,
    named: Iterable[str],
    told: Iterable[str],
    answering: tuple[str, str] | None,
) -> None:
    """The form, where there is a force that does not see the record yet."""
    known = {record.agency, *told, *(named if handling == "named" else ())}
    forces = [code for code in sides(facts)["agency"] if code not in known]
    if handling == "participants" or not forces:
        return
    with st.popover(t("Disclose to another force"), key=f"disclose_{record}"):
        st.markdown(_warning(facts, handling, named))
        _form(facts, record, forces, answering)


def _warning(facts: Facts, handling: str, named: Iterable[str]) -> str:
    said = [t("A disclosure cannot be taken back: what was read is known. It is entered in the log of both forces.")]
    if handling == "originator":
        said.append(t("The record is open to your force alone now; its code changes to “named”."))
    if handling == "originator" and named:
        names = force_names(facts)
        forces = words.listing([plain(names.get(code, code)) for code in named], 13)
        said.append(t("The forces named in it will see it too: {forces}.", forces=forces))
    return " ".join(said)


def _form(facts: Facts, record: Record, forces: list[str], answering: tuple[str, str] | None) -> None:
    names = force_names(facts)
    first = forces.index(answering[0]) if answering and answering[0] in forces else None
    with st.form(f"disclose_form_{record}", border=False):
        st.selectbox(
            t("Disclose to"),
            forces,
            index=first,
            format_func=lambda code: names.get(code, code),
            key=words.keyed(f"to_{record}"),
        )
        st.text_input(t("For what (case, request or meeting)"), key=f"basis_{record}", max_chars=500)
        st.form_submit_button(t("Disclose"), type="primary", on_click=_disclose, args=(record, answering))


def _disclose(record: Record, answering: tuple[str, str] | None) -> None:
    """The disclosure and its line in the log: both or neither."""
    viewer, to = asked.viewer(), st.session_state.get(words.keyed(f"to_{record}"))
    basis = (st.session_state.get(f"basis_{record}") or "").strip()
    if not may_write(viewer, "disclosures", record.agency):
        return
    if to is None:
        st.session_state[NOTE] = t("Choose the force first.")
        return
    concerns = " ".join(sorted({record.agency, to}))
    look = looks.look(viewer, "write", f"disclosed {record} to {to}", purpose=basis, concerns=concerns, record_count=1)
    answers = answering[1] if answering and answering[0] == to else None
    try:
        disclosure.disclose(records._engine(), look, record, to, basis, answers)
        st.session_state[NOTE] = t("The record is disclosed.")
        room_texts.warn_of_names(basis)
    except CannotDisclose as why:
        st.session_state[NOTE] = t(WHY_NOT[why.reason])
    except (*AWAY, ValueError):
        st.session_state[NOTE] = t(
            "The record was not disclosed: the request was answered already, or the database is away."
        )
    else:
        if answers is not None:
            st.session_state.pop("answering", None)
