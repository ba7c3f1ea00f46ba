"""How meetings read: codes as words, the answer in a sentence, series with their cadence, sittings, attendance."""

from datetime import date
from functools import partial
from html import escape

import polars as pl
import streamlit as st

from data.facts import Facts
from data.once import once_a_moment
from queries import meetings
from queries.cadence import BEHIND_COUNT
from queries.filters import Dates, Filters
from queries.visible import Viewer
from ui import asked, feeds, lists, ranks, words
from ui import rows as row_tables
from ui.lists import Listing
from ui.words import t, tn

LEVELS = {
    "dgp": "DGP",
    "adg": "ADG",
    "ig_zone": "IG, zone",
    "dig_range": "DIG, range",
    "district": "District",
    "sub_division": "Sub-division",
    "police_station": "Police station",
    "beat": "Beat",
}
STATUSES = {"planned": "Planned", "held": "Held", "postponed": "Postponed", "cancelled": "Cancelled"}
MODES = {"in_person": "In person", "video": "By video", "hybrid": "In person and by video"}
MINUTES = {"none": "None yet", "draft": "Draft", "circulated": "Circulated", "approved": "Approved"}
ALL = "all"


def level(code: str | None) -> str:
    return t("All levels") if code == ALL else t(LEVELS[code]) if code else t("in no series")


def series_name(facts: Facts, code: str | None) -> str:
    return t("in no series") if code is None else words.name(facts.meeting_series, code)


def behind(facts: Facts, rows: pl.DataFrame) -> str:
    """Which series missed their last three sittings or more, as HTML; says so where none did."""
    worst = rows.filter(pl.col("missed_in_row") >= BEHIND_COUNT)
    if worst.is_empty():
        late = int((rows["missed_in_row"] > 0).sum())
        none = t("No series has missed its last three sittings.")
        more = tn("{count} has missed the last one or two.", "{count} have missed the last one or two.", late)
        return f'<p class="sajha-answer">{escape(f"{none} {more}" if late else none)}</p>'
    head = tn(
        "{count} series has missed its last three sittings",
        "{count} series have missed their last three sittings",
        worst.height,
    )
    names = [_since(row) for row in worst.to_dicts()]
    return f'<p class="sajha-answer"><b>{escape(head)}:</b> {escape(words.listing(names, 4))}{t(".")}</p>'


def _since(row: dict) -> str:
    name = row["name_hi"] if words.language() == "hi" and row["name_hi"] else row["name"]
    if row["last_held_on"] is None:
        return t("{series} (no sitting recorded yet)", series=name)
    return t("{series} (no sitting recorded since {day})", series=name, day=words.day(row["last_held_on"]))


def by_level(rows: pl.DataFrame, then: pl.DataFrame) -> None:
    """One line per level: series, sittings in time, held late, missed; and what was held and missed in the comparison."""
    before = {row["level"]: row for row in then.to_dicts()}
    old = [before.get(code, {"kept_count": 0, "late_count": 0, "missed_count": 0}) for code in rows["level"]]
    shown = {
        t("Level"): [level(row["level"]) for row in rows.to_dicts()],
        t("Series"): rows["series_count"],
        t("Behind now"): rows["behind_count"],
        t("Held in time"): rows["kept_count"],
        t("Held late"): rows["late_count"],
        t("Missed"): rows["missed_count"],
        t("Comparison: held"): [row["kept_count"] + row["late_count"] for row in old],
        t("missed"): [row["missed_count"] for row in old],
    }
    row_tables.table(pl.DataFrame(shown), t("Sittings by level"))


def by_series(facts: Facts, rows: pl.DataFrame) -> None:
    """One line per series, those behind first; choosing one shows its sittings."""
    codes = rows["code"].to_list()
    shown = {
        t("Series"): row_tables.marked(codes, "series", lambda code: series_name(facts, code)),
        t("Every, days"): rows["cadence_days"],
        t("Missed in a row"): rows["missed_in_row"],
        t("Last held"): rows["last_held_on"],
        t("Due"): rows["due_on"],
        t("Days over"): rows["days_over"],
        t("Next planned"): rows["planned_on"],
        t("Held in time"): rows["kept_count"],
        t("Held late"): rows["late_count"],
        t("Missed"): rows["missed_count"],
    }
    row_tables.leading(
        pl.DataFrame(shown),
        codes,
        "series",
        t("Series; choosing one shows its sittings"),
        height=480,
    )


def sittings(facts: Facts, rows: pl.DataFrame) -> None:
    """Sittings, newest first; choosing one opens its action taken report."""
    some = row_tables.page_of(rows, "sittings")
    keys = some["reference"].to_list()
    marked = pl.Series(t("Sitting"), row_tables.marked(keys, "meeting"), dtype=pl.String)
    alt = t("Sittings; choosing one opens its action taken report")
    row_tables.leading(readable(facts, some).with_columns(marked), keys, "meeting", alt)


def listing(facts: Facts, filters: Filters, viewer: Viewer, rows: pl.DataFrame) -> Listing:
    """`rows` of `meetings.sittings` for an exporter."""
    return lists.listing(facts, filters, viewer, t("Sittings, newest first"), rows, partial(readable, facts))


def readable(facts: Facts, some: pl.DataFrame) -> pl.DataFrame:
    """Sittings with the names of series and hosts."""
    each = some.to_dicts()
    shown = {
        t("Sitting"): some["reference"],
        t("Day"): some["day"],
        t("Series"): [series_name(facts, row["series"]) for row in each],
        t("Status"): [t(STATUSES[row["status"]]) for row in each],
        t("Host"): [feeds.named(facts, row["agency"]) for row in each],
        t("How"): [t(MODES[row["mode"]]) for row in each],
        t("Forces invited"): [_of_held(row, "invited_count") for row in each],
        t("present"): [_of_held(row, "came_count") for row in each],
        t("Points discussed"): some["point_count"],
        t("Decisions"): some["decision_count"],
        t("Minutes"): [t(MINUTES[row["minutes"]]) for row in each],
    }
    return pl.DataFrame(shown)


def _of_held(row: dict, column: str) -> int | None:
    return row[column] if row["status"] == "held" else None


def attendance(facts: Facts, filters: Filters, dates: Dates, compared: Dates, of_level: str | None) -> None:
    """Who came, with which rank, force by force."""
    rows, then = (meetings.attendance(facts, filters, days, of_level) for days in (dates, compared))
    if rows.is_empty():
        st.markdown(t("No sitting was held in this period to which a force asked for was invited."))
        return
    st.html(f'<p class="sajha-answer">{escape(_attended(rows, then))}</p>')
    each = row_tables.in_order(facts, rows, "force").to_dicts()
    shown = {
        t("Force"): [feeds.named(facts, row["force"]) for row in each],
        t("Sittings invited to"): [row["invited_count"] for row in each],
        t("With the rank invited"): [row["at_rank_count"] for row in each],
        t("With another rank"): [row["other_rank_count"] for row in each],
        t("Nobody present"): [row["absent_count"] for row in each],
        t("Officers"): [row["officer_count"] for row in each],
        t("Ranks present"): [words.listing(ranks.counted(row["ranks"]), 6) for row in each],
    }
    row_tables.table(pl.DataFrame(shown), t("Attendance by force and rank"))
    st.caption(t("A sitting is in the row of every force invited: the rows do not add up to the number of sittings."))


def _attended(rows: pl.DataFrame, then: pl.DataFrame) -> str:
    """Of all invitations, how many were followed, and with the rank invited."""
    sums = rows.select("invited_count", "at_rank_count", "other_rank_count", "absent_count").sum().row(0, named=True)
    before = then.select("invited_count", "at_rank_count").sum().row(0, named=True)
    return t(
        "Of {invited} invitations {at_rank} were followed with the rank invited, {other} with another rank, {absent} by nobody;"
        " with the rank invited {then} of {then_invited} in the comparison.",
        invited=words.number(sums["invited_count"]),
        at_rank=_part(sums["at_rank_count"], sums["invited_count"]),
        other=words.number(sums["other_rank_count"]),
        absent=words.number(sums["absent_count"]),
        then=_part(before["at_rank_count"], before["invited_count"]),
        then_invited=words.number(before["invited_count"]),
    )


def _part(count: int, whole: int) -> str:
    said = words.number(count)
    return f"{said} ({words.percent(100 * count / whole)})" if whole >= 10 else said


def of_level(rows: pl.DataFrame) -> str | None:
    """The level chosen, of those there are; None: all."""
    there = [code for code in meetings.LEVELS if code in set(rows["level"].cast(pl.String))]
    chosen = asked.choose(st.selectbox, t("Level"), "level", [ALL, *there], level, width=280)
    return None if chosen == ALL else chosen


@once_a_moment
def latest(facts: Facts) -> list[tuple[str, str]]:
    """Level and reference of the last sitting held at each of the two highest levels that meet."""
    levels = facts.meeting_series.select(pl.col("code").alias("series"), "level")
    held = meetings.held(facts, facts.meetings)
    last = held.join(levels, on="series").sort("meets_at").group_by("level", maintain_order=True).last()
    return last.sort("level").head(2).select(pl.col("level").cast(pl.String), "reference").rows()


def span(facts: Facts, dates: Dates) -> Dates:
    """The period; with a series chosen, all the time there was."""
    if asked.own("series") is None or facts.meetings.is_empty():
        return dates
    days: list[date] = facts.meetings["day"].to_list()
    return Dates(min(*days, dates.first), max(*days, dates.last))


def of_series(facts: Facts, rows: pl.DataFrame) -> pl.DataFrame:
    """The sittings of the series in the address, with its name and a way back; all of `rows` where none is chosen."""
    code = asked.own("series")
    if code is None:
        return rows
    head, close = st.columns([8, 1], vertical_alignment="center")
    head.markdown(t("All sittings of the series: **{series}**", series=words.plain(series_name(facts, code))))
    with close:
        row_tables.close("series")
    return rows.filter(pl.col("series") == code)
