"""The action taken report of one sitting: no., decision, action taken, remarks; for the forces asked for, or all."""

from functools import partial
from html import escape

import polars as pl
import streamlit as st

from data.fact_rows import in_india
from data.facts import Facts
from queries import decisions, records
from queries.actions import CLOSED
from queries.filters import Filters
from queries.meetings import last_day
from queries.visible import Viewer, visible
from ui import asked, feeds, lists, looks, words
from ui import meetings_decisions as look
from ui import rows as row_tables
from ui.lists import Listing
from ui.words import t, tn

DONE = {"accepted": "accepted", "kept_for_monitoring": "kept for monitoring", "withdrawn": "withdrawn"}


def opened(facts: Facts, filters: Filters) -> bool:
    """The report of the sitting in the address; False where none is asked for."""
    reference = asked.own("meeting")
    if reference is None:
        return False
    if facts.meetings.filter(pl.col("reference") == reference).is_empty():
        st.warning(t("The sitting “{key}” in the link is not known.", key=words.plain(reference[:40])))
        return False
    rows = decisions.of_meeting(facts, filters, reference, last_day(facts, filters.dates(facts)))
    with st.container(border=True, key="action_taken"):
        _show(facts, filters, reference, rows)
    return True


def _show(facts: Facts, filters: Filters, reference: str, rows: pl.DataFrame) -> None:
    head, close = st.columns([8, 1], vertical_alignment="center")
    with head:
        st.header(t("Action taken report: {meeting}", meeting=words.plain(words.meeting(facts, reference))))
    with close:
        row_tables.close("meeting")
    st.html(answer(facts, filters, rows))
    seen = visible(rows, asked.viewer())
    if seen.height:
        _by_force(facts, filters, rows)
        st.html(_table(facts, row_tables.page_of(seen, "action_taken")))
    look.not_listed(rows.height - seen.height)


def answer(facts: Facts, filters: Filters, rows: pl.DataFrame) -> str:
    """What was promised, and what of it is done and accepted; as HTML."""
    states, forces = words.names(facts.states), words.names(facts.agencies)
    who = [str(states[code]) for code in filters.states] + [str(forces[code]) for code in filters.forces]
    head = (
        tn(
            "{count} decision on which {who} must act",
            "{count} decisions on which {who} must act",
            rows.height,
            who=words.listing(who),
        )
        if who
        else tn("{count} decision", "{count} decisions", rows.height)
    )
    count = {row["status"]: row["decision_count"] for row in decisions.with_status(rows).to_dicts()}
    overdue = rows.filter(pl.col("attention") == "overdue").height
    parts = [
        f"{words.number(count[code])} {t(said)}" for code, said in DONE.items() if count[code] or code == "accepted"
    ]
    parts.append(t("{count} reported complied, not yet accepted", count=words.number(count["reported_complied"])))
    still = tn("{count} still open", "{count} still open", count["open"] + count["in_progress"])
    parts.append(f"{still} ({tn('{count} overdue', '{count} overdue', overdue)})" if overdue else still)
    return f'<p class="sajha-answer"><b>{escape(head)}</b>: {escape(", ".join(parts))}{t(".")}</p>'


def _by_force(facts: Facts, filters: Filters, rows: pl.DataFrame) -> None:
    """Who promised how much, and what of it is accepted; only where several forces are asked for."""
    found = row_tables.in_order(facts, decisions.done_by_owner(facts, filters, rows), "force")
    if found.height < 2:
        return
    with st.expander(t("By force that must act")):
        titles = {
            "decision_count": t("Decisions"),
            "accepted_count": t("Accepted"),
            "reported_count": t("Reported complied"),
            "other_count": t("Kept for monitoring or withdrawn"),
            "open_count": t("Still open"),
            "overdue_count": t("Of these overdue"),
        }
        shown: dict[str, object] = {t("Force"): [feeds.named(facts, code) for code in found["force"]]}
        shown |= {title: found[name] for name, title in titles.items()}
        row_tables.table(pl.DataFrame(shown), t("Decisions by force that must act"))
        st.caption(t("A decision on which two forces must act is in both rows: they do not add up to the total."))


def _table(facts: Facts, rows: pl.DataFrame) -> str:
    """The four columns, as HTML, every text escaped."""
    texts = _texts(facts, rows)
    heads = _heads()
    lines = [_line(facts, row, texts.get((row["agency"], row["reference"]), {}), heads) for row in rows.to_dicts()]
    titles = "".join(f"<th>{escape(head)}</th>" for head in heads)
    return f'<table class="sajha-report"><thead><tr>{titles}</tr></thead><tbody>{"".join(lines)}</tbody></table>'


def _line(facts: Facts, row: dict, told: dict, heads: tuple[str, ...]) -> str:
    inner = [
        f'<td data-head="{escape(head)}">{"<br>".join(escape(line) for line in lines if line)}</td>'
        for head, lines in zip(heads, _cells(facts, row, told), strict=True)
    ]
    return f"<tr>{''.join(inner)}</tr>"


def _cells(facts: Facts, row: dict, told: dict) -> tuple[list[str], ...]:
    """The lines of the four columns of one decision."""
    return (
        [words.number(row["number"])],
        [told.get("decision", ""), feeds.listed(facts, row["named_to"])],
        told.get("actions") or [t("No report recorded.")],
        [*_standing(row), *told.get("remarks", ())],
    )


def listing(facts: Facts, filters: Filters, viewer: Viewer, reference: str, rows: pl.DataFrame) -> Listing:
    """The action taken report for an exporter: `rows` of `decisions.of_meeting`, in the same four columns."""
    title = t("Action taken report: {meeting}", meeting=words.meeting(facts, reference))
    return lists.listing(facts, filters, viewer, title, rows, partial(readable, facts, viewer))


def readable(facts: Facts, viewer: Viewer, rows: pl.DataFrame) -> pl.DataFrame:
    """The four columns as text, the lines of a cell under each other."""
    texts = _read(facts, viewer, rows)
    each = [_cells(facts, row, texts.get((row["agency"], row["reference"]), {})) for row in rows.to_dicts()]
    lines = [["\n".join(filter(None, cell)) for cell in cells] for cells in each]
    return pl.DataFrame(lines, schema=dict.fromkeys(_heads(), pl.String), orient="row")


def _heads() -> tuple[str, ...]:
    return t("No."), t("Decision"), t("Action taken"), t("Remarks")


def _standing(row: dict) -> list[str]:
    """Status, what there is to say about it, and the due date while it is not closed."""
    said = look.attention(row)
    status = f"{look.status(row['status'])}; {said}" if said else look.status(row["status"])
    return [status] if row["status"] in CLOSED else [status, t("Due {due}", due=look.due(row))]


def _texts(facts: Facts, rows: pl.DataFrame) -> dict[tuple[str, str], dict]:
    """Per key: the decision's text, what forces reported (the last report of each), and what the chair said last."""
    what = f"action taken report of {asked.own('meeting')}"
    if rows.height and not looks.named(asked.viewer(), "list", what, lists.owners(rows), rows.height):
        return {}
    try:
        return _read(facts, asked.viewer(), rows)
    except row_tables.AWAY:
        st.warning(t("The texts cannot be read while the database is away; the counts stand."))
        return {}


def _read(facts: Facts, viewer: Viewer, rows: pl.DataFrame) -> dict[tuple[str, str], dict]:
    found, told = records.decisions(rows, viewer), records.reports(rows, viewer)
    hindi = words.language() == "hi"
    texts: dict[tuple[str, str], dict] = {}
    for row in found.to_dicts():
        said = (row["decision_hi"] if hindi else row["decision"]) or row["decision"] or row["decision_hi"] or ""
        texts[row["agency"], row["reference"]] = {"decision": said, "actions": [], "remarks": []}
    for row in (
        told.filter(pl.col("kind") == "report")
        .unique(["agency", "reference", "force"], keep="last", maintain_order=True)
        .to_dicts()
    ):
        texts[row["agency"], row["reference"]]["actions"].append(
            _said(row, words.name(facts.agencies, row["force"]), hindi)
        )
    for row in (
        told.filter(pl.col("kind") == "chair_decision")
        .unique(["agency", "reference"], keep="last", maintain_order=True)
        .to_dicts()
    ):
        texts[row["agency"], row["reference"]]["remarks"].append(
            _said(row, words.name(facts.agencies, row["force"]), hindi)
        )
    return texts


def _said(row: dict, force: str, hindi: bool) -> str:
    text = (row["remark_hi"] if hindi else row["remark"]) or row["remark"] or ""
    return f"{words.day(in_india(row['made_at']).date())}, {force}: {text}"
