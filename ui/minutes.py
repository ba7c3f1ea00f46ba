"""The decisions of one sitting: how many, where the minutes stand, and as a list to work with."""

from html import escape

import polars as pl
import streamlit as st

from data import minutes
from data.facts import Facts, ist_date
from queries import records_minutes
from queries.minutes import nearest
from queries.roles import may_write
from queries.visible import Viewer
from ui import asked, looks, rows, saving, words
from ui.exchange import force_names
from ui.meetings_decisions import status
from ui.words import t, tn

STANDS = {
    "none": "The minutes are not begun.",
    "draft": "The minutes are a draft since {day}.",
    "circulated": "The minutes are circulated since {day}; the chair has not approved them yet.",
    "approved": "The minutes were approved by the chair on {day}.",
}


def sitting(facts: Facts) -> dict | None:
    """The sitting in the address, else the nearest to today; a menu of others beside it. None where there is none yet."""
    options, given = nearest(facts, ist_date(facts.as_of)), asked.own("meeting")
    if given is not None and given not in options:
        if facts.meetings.filter(pl.col("reference") == given).is_empty():
            st.warning(t("The sitting “{key}” in the link is not known.", key=words.plain(given[:40])))
        else:
            options.append(given)
    if not options:
        st.markdown(t("No sitting is recorded yet: decisions are written into the minutes of a sitting."))
        return None
    wanted = asked.choose(st.selectbox, t("Sitting"), "meeting", options, lambda code: words.meeting(facts, code))
    return records_minutes.sitting(wanted)


def answer(facts: Facts, sat: dict, found: list[dict]) -> str:
    """How much was decided, and where the minutes stand; as HTML."""
    standing = [row for row in found if row["strike_reason"] is None]
    count = tn("{count} decision", "{count} decisions", len(standing))
    shown = sum(row["shown_at"] is not None for row in standing)
    wall = tn("{count} on the wall", "{count} on the wall", shown) if shown else t("none on the wall")
    where = t(STANDS[sat["minutes"]], day=words.day(sat["minutes_on"]))
    head = f"<b>{escape(words.meeting(facts, sat['reference']))}</b>: {escape(count)}, {escape(wall)}{t('.')}"
    return f'<p class="sajha-answer">{head} {escape(where)}</p>'


def circulate(sat: dict) -> None:
    """For the secretariat: the draft goes out."""
    if sat["minutes"] == "draft":
        with st.popover(t("Mark as circulated"), key="minutes_next"), st.form("minutes_next_form", border=False):
            st.text_input(t("Number of the letter they went out with"), key="minutes_letter", max_chars=100)
            st.form_submit_button(t("Confirm"), type="primary", on_click=_circulate, args=(sat["reference"],))


def _circulate(reference: str) -> None:
    letter, what = st.session_state.get("minutes_letter") or "", f"minutes/{reference}/circulated"
    saving.saved(
        asked.viewer(), "minutes", what, lambda engine, look: minutes.circulate(engine, look, reference, letter)
    )


def decisions(sat: dict, viewer: Viewer) -> list[dict]:
    """The decisions of the sitting that the viewer may see now; none where the look cannot be entered in the log."""
    found = records_minutes.decisions(sat["reference"], viewer)
    owners = [row["agency"] for row in found]
    entered = not found or looks.named(viewer, "list", f"minutes/{sat['reference']}", owners, len(found))
    return found if entered else []


def listed(facts: Facts, viewer: Viewer, found: list[dict], opens: bool = False) -> None:
    """The decisions, the newest first, a page at a time; for who `opens` them each with its buttons."""
    if not found:
        st.markdown(t("Nothing is recorded yet."))
        return
    writes = may_write(viewer, "minutes")
    frame = pl.DataFrame({"at": range(len(found) - 1, -1, -1)})
    for row in (found[at] for at in rows.page_of(frame, "minutes")["at"]):
        with st.container(key=f"decision_{row['agency']}_{row['number']}_{row['reference'][-8:]}"):
            said, buttons = (
                st.columns([6, 3.6 if writes else 1.2], vertical_alignment="center")
                if opens
                else (st.container(), None)
            )
            said.html(line(facts, row))
            if buttons is not None:
                with buttons:
                    _buttons(row, writes)


def line(facts: Facts, row: dict) -> str:
    """One decision as HTML: number and text (struck through where it was), who must act until when, where it stands."""
    text = escape(said(row))
    parts = [owners(facts, row), due(row), status(row["status"])]
    if row["strike_reason"] is not None:
        text, parts = f"<s>{text}</s>", [t("Struck out: {reason}", reason=row["strike_reason"])]
    if row["shown_at"] is not None:
        parts.append(t("on the wall"))
    told = " · ".join(escape(part) for part in parts if part)
    return f'<p class="sajha-decision"><b>{words.number(row["number"])}.</b> {text}<br><span>{told}</span></p>'


def said(row: dict) -> str:
    """The text in the reader's language, else in the other."""
    first, other = ("decision_hi", "decision") if words.language() == "hi" else ("decision", "decision_hi")
    return row[first] or row[other] or ""


def owners(facts: Facts, row: dict) -> str:
    names = force_names(facts)
    helping = [names.get(code, code) for code in row["associates"]]
    lead = names.get(row["lead"], row["lead"])
    return t("{lead} (lead), {others}", lead=lead, others=", ".join(helping)) if helping else lead


def due(row: dict) -> str:
    return t("due {day}", day=words.day(row["due_on"])) if row["due_on"] is not None else t("no due date")


def _buttons(row: dict, writes: bool) -> None:
    key, of = (row["agency"], row["reference"]), f"{row['agency']}/{row['reference']}"
    on = row["shown_at"] is not None
    may_show = writes and row["strike_reason"] is None and row["handling"] == "participants"
    with st.container(horizontal=True, horizontal_alignment="right"):
        if may_show:
            word = t("Take off the wall") if on else t("Show on the wall")
            st.button(word, key=f"show_{of}", on_click=_show, args=(key, not on))
        st.button(t("Open it"), key=f"open_{of}", on_click=asked.set_own, args=("item", of))


def _show(key: tuple[str, str], on: bool) -> None:
    what = f"minutes/{key[0]}/{key[1]}/{'shown' if on else 'not shown'}"
    saving.saved(asked.viewer(), "minutes", what, lambda engine, look: minutes.show(engine, look, key, on))
