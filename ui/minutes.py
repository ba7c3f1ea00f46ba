"""The decisions of one sitting: how many and where the minutes stand, as a list to work with, and as the wall shows them."""

from contextlib import suppress
from html import escape

import polars as pl
import streamlit as st

from data import minutes
from data.facts import Facts, ist_date
from queries import records_minutes
from queries.minutes import nearest
from queries.roles import may_write
from queries.visible import Viewer
from ui import asked, looks, room_texts, rows, saving, words
from ui.exchange import force_names
from ui.meetings_decisions import status
from ui.words import t, tn

WALL_S = 2
STANDS = {
    "none": "The minutes are not begun.",
    "draft": "The minutes are a draft since {day}.",
    "circulated": "The minutes are circulated since {day}; the chair has not approved them yet.",
    "approved": "The minutes were approved by the chair on {day}.",
}
NEXT = {"circulated": "Mark as circulated", "approved": "Mark as approved by the chair"}


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


def move_on(viewer: Viewer, sat: dict) -> None:
    """For the secretariat: the next step of the minutes."""
    to = minutes.NEXT.get(sat["minutes"])
    if to not in NEXT or not may_write(viewer, "minutes"):
        return
    with st.popover(t(NEXT[to]), key="minutes_next"), st.form("minutes_next_form", border=False):
        if to == "circulated":
            st.text_input(t("Number of the letter they went out with"), key="minutes_letter", max_chars=100)
        else:
            st.markdown(words.plain(t("In the chair: {post}", post=_chair(sat))))
        st.form_submit_button(t("Confirm"), type="primary", on_click=_move_on, args=(sat["reference"], to))


def _chair(sat: dict) -> str:
    return (sat["chair_hi"] if words.language() == "hi" else sat["chair"]) or sat["chair"] or t("not recorded")


def _move_on(reference: str, to: str) -> None:
    letter = st.session_state.get("minutes_letter") or ""
    saving.saved(
        asked.viewer(),
        "minutes",
        f"minutes/{reference}/{to}",
        lambda engine, look: minutes.move_on(engine, look, reference, to, letter if to == "circulated" else ""),
    )


def decisions(sat: dict, viewer: Viewer) -> list[dict]:
    """The decisions of the sitting that the viewer may see now; none where the look cannot be entered in the log."""
    found = records_minutes.decisions(sat["reference"], viewer)
    owners = [row["agency"] for row in found]
    entered = not found or looks.named(viewer, "list", f"minutes/{sat['reference']}", owners, len(found))
    return found if entered else []


def listed(facts: Facts, viewer: Viewer, found: list[dict]) -> None:
    """The decisions, the newest first, a page at a time; for the secretariat each with its buttons."""
    if not found:
        st.markdown(t("Nothing is recorded yet."))
        return
    writes = may_write(viewer, "minutes")
    frame = pl.DataFrame({"at": range(len(found) - 1, -1, -1)})
    for row in (found[at] for at in rows.page_of(frame, "minutes")["at"]):
        with st.container(key=f"decision_{row['agency']}_{row['number']}_{row['reference'][-8:]}"):
            said, buttons = st.columns([6, 3.6], vertical_alignment="center") if writes else (st.container(), None)
            said.html(line(facts, row))
            if buttons is not None:
                with buttons:
                    _buttons(row)


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


def _buttons(row: dict) -> None:
    key, of = (row["agency"], row["reference"]), f"{row['agency']}/{row['reference']}"
    on = row["shown_at"] is not None
    may_show = row["strike_reason"] is None and row["handling"] == "participants"
    with st.container(horizontal=True, horizontal_alignment="right"):
        if may_show:
            word = t("Take off the wall") if on else t("Show on the wall")
            st.button(word, key=f"show_{of}", on_click=_show, args=(key, not on))
        st.button(t("Open"), key=f"open_{of}", on_click=asked.set_own, args=("item", of))


def _show(key: tuple[str, str], on: bool) -> None:
    what = f"minutes/{key[0]}/{key[1]}/{'shown' if on else 'not shown'}"
    saving.saved(asked.viewer(), "minutes", what, lambda engine, look: minutes.show(engine, look, key, on))


@st.fragment(run_every=WALL_S)
def live(facts: Facts, meeting: str) -> None:
    """The decisions of the sitting `meeting` (its reference) that the secretariat shows, as they stand now: nothing that is being
    typed, nothing that is not open to all. While the database is away, those shown last."""
    told = st.session_state.setdefault(f"wall_{meeting}", ([], []))
    with suppress(*rows.AWAY):
        found = records_minutes.on_the_wall(meeting)
        if found != told[0]:  # names are looked for once a text, not every two seconds
            told = st.session_state[f"wall_{meeting}"] = (found, room_texts.for_wall(said(row) for row in found))
    if not told[0]:
        st.html(f'<p class="sajha-answer">{escape(t("No decision is shown yet."))}</p>')
        return
    each = "".join(on_wall(facts, row, text) for row, text in zip(*told, strict=True))
    st.html(f'<div class="sajha-wall">{each}</div>')


def on_wall(facts: Facts, row: dict, text: str) -> str:
    """One decision as the wall shows it, as HTML."""
    told = " · ".join(escape(part) for part in (owners(facts, row), due(row)))
    return f"<div><b>{words.number(row['number'])}.</b> {escape(text)}<p>{told}</p></div>"
