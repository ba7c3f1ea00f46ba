"""The time line of a gang: five lanes on one axis, by month as columns or by day as points."""

import polars as pl
import streamlit as st

from data.facts import Facts
from queries import gang_profile
from queries.filters import Filters
from queries.visible import Viewer
from ui import charts, words
from ui import gangs_words as say
from ui.asked import choose
from ui.charts import ACCENT, INK, LATE, Figure
from ui.words import t, tn

COLOURS = {"incident": LATE, "delivery": ACCENT, "operation": "#1b7f5c", "arrest": INK, "release": "#7b5aa6"}
LANE_PX = 84
GAP = 0.34
"""Of a lane, for its title."""


def show(facts: Facts, filters: Filters, viewer: Viewer, gang: str) -> None:
    """The chart, and what it does not show."""
    by = {"month": t("By month"), "day": t("By day")}
    way = choose(st.segmented_control, t("Time line"), "by_time", list(by), by.__getitem__, required=True)
    hidden = 0
    if way == "month":
        figure = months(gang_profile.by_month(facts, filters, gang, viewer.sees_for))
    else:
        days, hidden = gang_profile.by_day(facts, filters, gang, viewer.sees_for)
        figure = points(days, gang_profile.span(facts, filters))
    charts.show(figure, key=f"gang_{way}", alt=t("Incidents, deliveries, operations, arrests and releases on one axis"))
    said = [t("Operations open only to their forces are not in it.")]
    if hidden:
        said.append(
            tn(
                "{count} event is not open to you one by one: it counts by month only.",
                "{count} events are not open to you one by one: they count by month only.",
                hidden,
            )
        )
    st.caption(" ".join(said))


def months(rows: pl.DataFrame) -> Figure:
    """Columns by month, a lane above the other, each of its own scale; the number stands on each column."""
    data, titles, axes = [], [], {}
    for place, (lane, of_lane) in enumerate(rows.group_by("lane", maintain_order=True)):
        code = str(lane[0])
        counts = of_lane["count"].to_list()
        said = [words.count(*cell) if cell[0] else "" for cell in zip(counts, of_lane["few"].to_list(), strict=True)]
        axis = "y" if place == 0 else f"y{place + 1}"
        months = of_lane["month"]
        data.append(_columns(months, counts, said, code, axis))
        axes[axis.replace("y", "yaxis")] = _lane(place, max([*counts, 1]))
        titles.append(_title(place, code))
    shown = rows["month"].unique().sort()
    step = -(-len(shown) // 12)
    ticks = shown.gather_every(step)
    names = {"tickvals": [words.month(month) for month in ticks], "ticktext": words.short_months(ticks)}
    return _figure(data, titles, axes, {"type": "category", "anchor": "y5"} | names)


def _columns(months: pl.Series, counts: list[int], said: list[str], code: str, axis: str) -> Figure:
    return {
        "type": "bar",
        "x": [words.month(month) for month in months],
        "y": counts,
        "yaxis": axis,
        "text": said,
        "textposition": "outside",
        "textangle": 0,
        "constraintext": "none",
        "cliponaxis": False,
        "name": t(say.LANES[code]),
        "marker": {"color": COLOURS[code]},
        "hovertemplate": f"%{{x}}: %{{text}}<extra>{t(say.LANES[code])}</extra>",
    }


def points(rows: pl.DataFrame, dates: gang_profile.Dates) -> Figure:
    """A point for each day with an event, the larger the more; lanes as above."""
    data, titles, axes = [], [], {}
    for place, code in enumerate(gang_profile.LANES):
        some = rows.filter(pl.col("lane") == code)
        axis = "y" if place == 0 else f"y{place + 1}"
        data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [str(day) for day in some["day"]],
                "y": [0.5] * some.height,
                "yaxis": axis,
                "name": t(say.LANES[code]),
                "ids": [words.day(day) for day in some["day"]],
                "customdata": [words.day(day) for day in some["day"]],
                "text": [words.number(count) for count in some["count"]],
                "marker": {"color": COLOURS[code], "opacity": 0.75, "size": [6 + 2 * min(n, 6) for n in some["count"]]},
                "hovertemplate": f"%{{customdata}}: %{{text}}<extra>{t(say.LANES[code])}</extra>",
            }
        )
        axes[axis.replace("y", "yaxis")] = _lane(place, 1)
        titles.append(_title(place, code))
    ends = {"range": [str(dates.first), str(dates.last)], "tickformat": "%m.%Y", "nticks": 8, "showgrid": True}
    return _figure(data, titles, axes, {"type": "date", "anchor": "y5"} | ends)


def _lane(place: int, top: int) -> Figure:
    count = len(gang_profile.LANES)
    bottom = 1 - (place + 1) / count
    return {
        "visible": False,
        "fixedrange": True,
        "range": [0, top * 1.6],
        "domain": [bottom, bottom + (1 - GAP) / count],
    }


def _title(place: int, code: str) -> Figure:
    top = 1 - (place + GAP * 0.15) / len(gang_profile.LANES)
    at = {"xref": "paper", "yref": "paper", "x": 0, "y": top, "xanchor": "left", "yanchor": "top", "showarrow": False}
    return at | {"text": f"<b>{t(say.LANES[code])}</b>", "font": {"size": 15, "color": COLOURS[code]}}


def _figure(data: list[Figure], titles: list[Figure], axes: Figure, across: Figure) -> Figure:
    tick = {"fixedrange": True, "tickfont": {"size": 14, "color": INK}, "tickangle": 0}
    layout = {"height": LANE_PX * len(data) + 60, "annotations": titles, "bargap": 0.25, "xaxis": tick | across}
    return {"data": data, "layout": charts._layout(**layout, **axes)}
