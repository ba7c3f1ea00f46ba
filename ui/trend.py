"""Small trend lines as pictures within HTML: a whole plotly chart costs five milliseconds each, this a few microseconds."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from html import escape
from urllib.parse import quote

import polars as pl

from ui import words
from ui.charts import ACCENT
from ui.words import t

WIDE, HIGH, EDGE = 240, 40, 3


def line(frame: pl.DataFrame) -> str:
    """The columns `month` and `count` as a line from zero up, as HTML; every month's count is its text alternative."""
    counts = frame["count"].to_list()
    few = frame["count_few"].to_list() if "count_few" in frame.columns else [False] * len(counts)
    months = named(frame["month"])
    return picture(counts, months, [words.count(*cell) for cell in zip(counts, few, strict=True)])


def picture(values: Sequence[float], months: Sequence[str], told: Sequence[str]) -> str:
    """`values` as a line from zero up, as HTML; its text alternative is what is `told` of each month."""
    said = ", ".join(f"{month}: {one}" for month, one in zip(months, told, strict=True))
    alt = escape(t("Full months: {months}", months=said))
    drawn = quote(_svg(values), safe="/:=' ,")
    return f'<img class="sajha-trend" src="data:image/svg+xml,{drawn}" alt="{alt}" title="{alt}">'


def named(months: Iterable[date]) -> list[str]:
    return [_month(month, words.language()) for month in months]


@lru_cache(maxsize=1024)
def _month(month: date, _language: str) -> str:
    """Babel takes a tenth of a millisecond for each, and a page has sixty."""
    return words.month(month)


def _svg(counts: Sequence[float]) -> str:
    points = _points(counts)
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    under = f"{points[0][0]:.1f},{HIGH} {path} {points[-1][0]:.1f},{HIGH}"
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDE} {HIGH}' preserveAspectRatio='none'>"
        f"<polygon points='{under}' fill='{ACCENT}' fill-opacity='0.12'/>"
        f"<polyline points='{path}' fill='none' stroke='{ACCENT}' stroke-width='2' vector-effect='non-scaling-stroke'/>"
        "</svg>"
    )


def _points(counts: Sequence[float]) -> list[tuple[float, float]]:
    top, step = max([*counts, 1]), WIDE / max(len(counts) - 1, 1)
    return [(place * step, HIGH - EDGE - (HIGH - 2 * EDGE) * count / top) for place, count in enumerate(counts)] or [
        (0.0, float(HIGH))
    ]
