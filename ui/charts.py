"""Charts: frames in, figures out, as plain dictionaries (plotly's own builder costs 20 to 30 ms a figure)."""

from collections.abc import Sequence
from typing import Any

import polars as pl
import streamlit as st
from plotly.basedatatypes import BaseFigure

from ui import twin, words

INK = "#16202c"
ACCENT = "#0b4f8a"
PALE = "#9fb3c8"
LATE = "#b45309"
MARK = "#e8870e"
"""Of a mark that lies on a bar or beyond it: seen on both."""
FONT = {"size": 16, "color": INK}

Figure = dict[str, Any]
MONTHS = {"month": pl.Date, "count": pl.Int64}
"""What `months` draws."""
CONFIG = {"displayModeBar": False, "displaylogo": False, "showTips": False}


class Drawn(BaseFigure):
    """A figure that is ready: plotly checks every word of a dictionary at every rerun (5 ms a chart); the tests check ours."""

    def __init__(self, figure: Figure) -> None:
        object.__setattr__(self, "figure", figure)

    def to_dict(self) -> Figure:
        return self.figure


def show(figure: Figure, alt: str, into: str | None = None, instead_of: Sequence[str] = (), **more: Any) -> None:
    """The figure on the page, and below it the same as a table, whose numbers lead where a click leads (`ui.twin`). `more` is
    as for `st.plotly_chart`: `key`, `on_select` ..."""
    st.plotly_chart(Drawn(figure), config=CONFIG, alt=alt, **more)
    st.html(twin.of_figure(figure, alt, into, instead_of))


def hatched(shape: str | list[str] = "/") -> Figure:
    """White lines on the bars of what is late: no colour says anything alone."""
    return {"shape": shape, "size": 7, "solidity": 0.25, "fgcolor": "#ffffff", "fillmode": "overlay"}


def _layout(**more: Any) -> dict[str, Any]:
    plain = {"showgrid": False, "zeroline": False, "fixedrange": True}
    return {
        "font": FONT,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hoverlabel": {"font": {"size": 15}},
        "xaxis": plain,
        "yaxis": plain,
    } | more


def months(frame: pl.DataFrame, height: int = 220, chosen: int | None = None) -> Figure:
    """Columns by month from `month`, `count`; the number stands on each, or 1–2 where `count_few` says so. `chosen` is the
    place of the month in view."""
    counts = frame["count"].to_list()
    few = frame["count_few"].to_list() if "count_few" in frame.columns else [False] * len(counts)
    names = [words.month(month) for month in frame["month"]]
    colours = [ACCENT if chosen is None or place == chosen else PALE for place in range(len(counts))]
    bars = {
        "type": "bar",
        "x": names,
        "y": counts,
        "text": [words.count(*cell) for cell in zip(counts, few, strict=True)],
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": colours},
        "hovertemplate": "%{x}: %{text}<extra></extra>",
    }
    top = max([*counts, 1]) * 1.25
    axes = {
        "xaxis": {
            "type": "category",
            "fixedrange": True,
            "tickfont": {"size": 14, "color": INK},
            "tickangle": 0,
            "tickvals": names,
            "ticktext": words.short_months(frame["month"]),
        },
        "yaxis": {"visible": False, "range": [0, top], "fixedrange": True},
    }
    return {"data": [bars], "layout": _layout(height=height, **axes)}


def ranked(
    names: Sequence[str], counts: Sequence[int], then: Sequence[int] | None = None, height: int | None = None
) -> Figure:
    """Horizontal bars in the given order, the number at each; `then` draws the comparison as a line across."""
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": list(counts),
        "y": list(names),
        "text": [words.number(count) for count in counts],
        "textposition": "auto",
        "insidetextfont": {"color": "#ffffff"},
        "insidetextanchor": "start",
        "textangle": 0,
        "cliponaxis": False,
        "marker": {"color": ACCENT},
        "hovertemplate": "%{y}: %{text}<extra></extra>",
    }
    data = [bars]
    if then is not None:
        data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": list(then),
                "y": list(names),
                "marker": {"symbol": "line-ns-open", "size": 20, "line": {"width": 4}, "color": MARK},
                "name": words.t("Comparison"),
                "text": [words.number(count) for count in then],
                "hovertemplate": "%{y}: %{text}<extra></extra>",
            }
        )
    axes = {
        "xaxis": {"visible": False, "range": [0, max([*counts, *(then or []), 1]) * 1.18], "fixedrange": True},
        "yaxis": {
            "autorange": "reversed",
            "fixedrange": True,
            "automargin": True,
            "ticksuffix": "  ",
            "tickfont": {"size": 15, "color": INK},
        },
    }
    return {"data": data, "layout": _layout(height=height or 40 + 30 * len(names), **axes)}


def stacked(
    names: Sequence[str], parts: dict[str, tuple[Sequence[int], str]], keys: Sequence[str], legend: bool = True
) -> Figure:
    """Horizontal bars in the given order, of `parts`: name -> counts and colour; a click leads to the bar's key."""
    data = [
        {
            "type": "bar",
            "orientation": "h",
            "name": name,
            "x": list(counts),
            "y": list(names),
            "customdata": list(keys),
            "text": [words.number(count) if count else "" for count in counts],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "marker": {"color": colour} | ({"pattern": hatched()} if colour == LATE else {}),
            "unselected": {"marker": {"opacity": 1}},
            "hovertemplate": f"%{{y}}: %{{text}} {name}<extra></extra>",
        }
        for name, (counts, colour) in parts.items()
    ]
    yaxis = {
        "autorange": "reversed",
        "fixedrange": True,
        "automargin": True,
        "ticksuffix": "  ",
        "tickfont": {"size": 15, "color": INK},
    }
    top = {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "font": {"size": 15}, "traceorder": "normal"}
    more = {"xaxis": {"visible": False, "fixedrange": True}, "yaxis": yaxis, "barmode": "stack", "legend": top}
    return {"data": data, "layout": _layout(height=70 + 26 * len(names), **more) | {"showlegend": legend}}
