"""Inter-state borders: the answer, the map of their lines, and the list, worst first."""

from html import escape

import polars as pl
import streamlit as st

from data.facts import Facts
from queries import borders
from queries.filters import Filters, state_choices
from ui import asked, feeds, maps, rows, words
from ui.maps import Paint
from ui.situation_lists import pair_name
from ui.words import t, tn

MAP_HEIGHT_PX = 560
WIDE_PX = 210


def km() -> int:
    """The width of the belt, as it stands in the address; a widget to choose it."""
    options = [str(width) for width in borders.BELTS_KM]
    given = asked.own("belt")
    current = given if given in options else str(borders.USUAL_KM)
    st.session_state[words.keyed("choice_belt")] = current

    def changed() -> None:
        asked.set_own("belt", st.session_state[words.keyed("choice_belt")])

    def say(width: str) -> str:
        return t("{km} km", km=width)

    st.segmented_control(
        t("On each side of the border"),
        options,
        key=words.keyed("choice_belt"),
        format_func=say,
        on_change=changed,
        required=True,
    )
    return int(current)


def answer(facts: Facts, found: pl.DataFrame, belt_km: int) -> str:
    """How many incidents along all borders, and which border has most; as HTML."""
    if found.is_empty():
        said = t("No border between two participating states is among those asked for.")
        return f'<p class="sajha-answer">{escape(said)}</p>'
    total, then = found.select("incident_count", "compared_count").sum().row(0)
    count = tn("{count} incident", "{count} incidents", total)
    head = t(
        "{incidents} within {km} km of an inter-state border, {change} against the comparison.",
        incidents=count,
        km=belt_km,
        change=words.difference(total, then),
    )
    most = [
        f"{pair_name(facts, row['code'])} ({_count(row)})" for row in found.head(3).to_dicts() if row["incident_count"]
    ]
    rest = t("Most: {borders}.", borders=words.listing(most)) if most else ""
    return f'<p class="sajha-answer"><b>{escape(head)}</b> {escape(rest)}</p>'


def _count(row: dict, name: str = "incident_count") -> str:
    return words.count(row[name], row[f"{name}_few"])


def paint(facts: Facts, filters: Filters, found: pl.DataFrame, chosen: str) -> tuple[Paint, list[float]]:
    """The lines of the borders by incidents on both sides, and the upper ends of the classes."""
    ends = maps.breaks(found["incident_count"].to_list())
    lines = {
        row["code"]: (maps.shade(row["incident_count"], ends), pair_name(facts, row["code"]), _both_sides(facts, row))
        for row in found.to_dicts()
    }
    view = ",".join(chosen.split("-") if chosen else filters.states)
    painted = Paint(
        by="district",
        language=words.language(),
        cells={},
        unit="",
        states={str(code): name for code, name in words.names(facts.states).items()},
        late=feeds.late_states(facts),
        unreporting=t("no police reporting"),
        unasked="",
        chosen=chosen,
        view=view,
        borders=lines,
    )
    return painted, ends


def _both_sides(facts: Facts, row: dict) -> str:
    names = words.names(facts.states)
    return t(
        "{count} incidents: {here} in {state}, {there} in {other}",
        count=_count(row),
        here=_count(row, "state_count"),
        state=names[row["state"]],
        there=_count(row, "other_count"),
        other=names[row["other"]],
    )


def draw(facts: Facts, filters: Filters, found: pl.DataFrame, chosen: str) -> None:
    """The map; a click on a line chooses the border."""
    painted, ends = paint(facts, filters, found, chosen)
    st.html(legend(ends, bool(painted.late)))
    maps.draw(state_choices(facts), maps.ready(painted), key="border", height=MAP_HEIGHT_PX, on_change=_clicked)


def _clicked() -> None:
    value = st.session_state.get("border") or {}
    if "-" in (code := str(value.get("code") or "")):
        asked.set_own("border", code)


def legend(ends: list[float], late: bool) -> str:
    """What each colour and width means, as HTML."""
    marks = [_mark(maps.ZERO, 0, t("none"))]
    low = 1
    for shade, end in enumerate(ends, 1):
        said = words.number(end) if low == end else f"{words.number(low)}–{words.number(end)}"
        marks.append(_mark(maps.SHADES[shade - 1], shade, said))
        low = int(end) + 1
    if late:
        marks.append(f'<span><i class="late"></i>{escape(t("data late"))}</span>')
    title = escape(t("Incidents on both sides:"))
    return f'<div class="sajha-legend"><span>{title}</span>{"".join(marks)}</div>'


def _mark(colour: str, shade: int, said: str) -> str:
    return f'<span><i style="background:{colour};height:{0.35 + 0.15 * shade:.2f}rem"></i>{escape(said)}</span>'


def listed(facts: Facts, found: pl.DataFrame) -> None:
    """The borders, worst first; choosing one opens it."""
    each, codes = found.to_dicts(), found["code"].to_list()
    names = words.names(facts.states)
    shown = {
        t("Border"): rows.marked(codes, "border", lambda code: pair_name(facts, code)),
        t("Incidents"): rows.counts(each, "incident_count", "incident_count_few"),
        t("Side by side"): [
            f"{names[row['state']]} {_count(row, 'state_count')} · {names[row['other']]} {_count(row, 'other_count')}"
            for row in each
        ],
        t("Comparison"): rows.counts(each, "compared_count", "compared_count_few"),
        t("Border, km"): [round(row["shared_km"]) for row in each],
    }
    alt, wide = t("Borders; choosing a row opens it"), {t("Border"): WIDE_PX}
    rows.leading(pl.DataFrame(shown), codes, "border", alt, height=MAP_HEIGHT_PX, wide=wide)


def below(facts: Facts, filters: Filters) -> str:
    """How it counts, and what cannot be judged."""
    unknown, is_few = borders.not_judged_count(facts, filters, asked.viewer().sees_for)
    parts = [t("An incident belongs to the border nearest to it. Only states that touch and whose police take part.")]
    if is_few:
        parts.append(
            t("{few} incidents in border districts have no point: how near they were cannot be judged.", few=words.FEW)
        )
    elif unknown:
        parts.append(
            tn(
                "{count} incident in a border district has no point: how near it was cannot be judged.",
                "{count} incidents in border districts have no point: how near they were cannot be judged.",
                unknown,
            )
        )
    return " ".join(parts)
