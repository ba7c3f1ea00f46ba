"""Charts of joint operations: what came against what was expected, in results and in time."""

from collections.abc import Sequence
from datetime import date, timedelta

import polars as pl

from ui import words
from ui.charts import ACCENT, INK, LATE, PALE, Figure, hatched, ranked
from ui.charts import _layout as layout

DAY_MS = 86_400_000


def against(names: Sequence[str], real: Sequence[float], expected: Sequence[float]) -> Figure:
    """Horizontal bars of what came, an upright mark at what was expected; both numbers stand to the right of both."""
    plain = ranked(names, [int(value) for value in real], [int(value) for value in expected])
    bars, marks = plain["data"]
    bars["textposition"], marks["name"] = "none", words.t("Expected")
    said = [_of(one, other) for one, other in zip(real, expected, strict=True)]
    ends = [max(pair) for pair in zip(real, expected, strict=True)]
    beside = {"x": ends, "y": list(names), "text": [f"  {text}" for text in said], "textposition": "middle right"}
    texts = {"type": "scatter", "mode": "text", "cliponaxis": False, "hoverinfo": "skip"} | beside
    plain["layout"]["xaxis"]["range"] = [0, max([*ends, 1]) * 1.45]
    return {"data": [bars, marks, texts], "layout": plain["layout"]}


def _of(real: float, expected: float) -> str:
    return words.t("{real} of {expected}", real=words.number(real), expected=words.number(expected))


def plan_and_reality(rows: pl.DataFrame, today: date) -> Figure:
    """One line per row of `label`, `who`, `planned_start_on`, `planned_end_on`, `began_on`, `over_on` (null: none), `late`,
    of which there is at least one. The plan is a wide pale bar, what really was a narrow dark one on it, orange where the
    plan has passed; today is a line."""
    labels = rows["label"].to_list()
    late = rows["late"].is_not_null().to_list()
    plan = _spans(rows, "planned_start_on", "planned_end_on", labels, 0.72, [PALE] * len(labels))
    real = _spans(rows, "began_on", "over_on", labels, 0.32, [LATE if item else ACCENT for item in late])
    plan["name"], real["name"] = words.t("as planned now"), words.t("as it really was")
    upright = {"yref": "paper", "y0": 0, "y1": 1, "x0": str(today), "x1": str(today)}
    plain = {"fixedrange": True, "tickfont": {"size": 14, "color": INK}}
    axes = {
        "barmode": "overlay",
        "shapes": [{"type": "line", "line": {"color": INK}} | upright],
        "xaxis": plain | {"type": "date", "side": "top", "tickformat": "%d.%m.<br>%Y", "nticks": 5, "showgrid": True},
        "yaxis": plain | {"autorange": "reversed", "automargin": True, "ticksuffix": "  "},
    }
    return {"data": [plan, real, _beside(rows, labels)], "layout": layout(height=70 + 26 * len(labels), **axes)}


def _spans(rows: pl.DataFrame, first: str, last: str, labels: list[str], width: float, colours: list[str]) -> Figure:
    """Bars from the morning of one day to the evening of another."""
    days = rows.select(first, last).rows()
    return {
        "type": "bar",
        "orientation": "h",
        "y": labels,
        "customdata": [None if a is None else label for label, (a, _) in zip(labels, days, strict=True)],
        "base": [None if a is None else str(a) for a, _ in days],
        "x": [None if a is None else ((b - a).days + 1) * DAY_MS for a, b in days],
        "width": width,
        "marker": {
            "color": colours,
            "pattern": hatched(["/" if colour == LATE else "" for colour in colours]),
        },
        "unselected": {"marker": {"opacity": 1}},
        "text": [None if a is None else f"{words.day(a)} – {words.day(b)}" for a, b in days],
        "textposition": "none",
        "hovertemplate": "%{y}: %{text}<extra></extra>",
    }


def _beside(rows: pl.DataFrame, labels: list[str]) -> Figure:
    """Who leads, beside the bars on the side where there is room."""
    spans: list[tuple[date, date]] = rows.select(
        pl.min_horizontal("planned_start_on", "began_on"), pl.max_horizontal("planned_end_on", "over_on")
    ).rows()
    begin, end = min(first for first, _ in spans), max(last for _, last in spans)
    left = [first - begin > end - last for first, last in spans]
    days = [first if on_left else last + timedelta(days=1) for (first, last), on_left in zip(spans, left, strict=True)]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [str(day) for day in days],
        "y": labels,
        "text": [f"{name}  " if on_left else f"  {name}" for name, on_left in zip(rows["who"], left, strict=True)],
        "textposition": ["middle left" if on_left else "middle right" for on_left in left],
        "textfont": {"size": 14, "color": INK},
        "hoverinfo": "skip",
    }
