"""What a picture says, as a table that opens below it: read from the figure itself, so that it cannot say anything else.

Where a click in the picture leads to records, the table's numbers are links to them: nobody needs a mouse.
"""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from ui.words import number, t

Figure = dict[str, Any]
Cells = dict[str, tuple[str, str | None]]
"""Row -> what stands there, and where it leads."""


def of_figure(figure: Figure, caption: str, into: str | None = None, instead_of: Sequence[str] = ()) -> str:
    """As HTML. `into`: what in the address a click puts its key into, taking `instead_of` out of it."""
    if figure["data"] and figure["data"][0]["type"] == "heatmap":
        columns = _across(figure)
    else:
        columns = [(trace.get("name", ""), _down(trace)) for trace in figure["data"] if trace.get("mode") != "text"]
    names = list(dict.fromkeys(name for _, cells in columns for name in cells))
    lines = [(name, [_cell(cells.get(name), into, instead_of) for _, cells in columns]) for name in names]
    return table(caption, [t("Name"), *(head or t("Number") for head, _ in columns)], lines)


def table(caption: str, heads: Sequence[str], lines: Iterable[tuple[str, Sequence[str]]]) -> str:
    """A table behind a line that opens it, as HTML; each of `lines` is a name and cells, which are HTML."""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'
        for name, cells in lines
    )
    inner = f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    opened = f'<div tabindex="0" role="group" aria-label="{escape(caption)}">{inner}</div>'
    return f'<details class="sajha-twin"><summary>{escape(t("As a table"))}</summary>{opened}</details>'


def _down(trace: Figure) -> Cells:
    """One row for each bar or mark."""
    lies = trace.get("orientation") == "h" or (
        trace["type"] == "scatter" and isinstance(next(iter(trace["y"]), 0), str)
    )
    names, values = (trace["y"], trace["x"]) if lies else (trace["x"], trace["y"])
    texts, keys = trace.get("text") or [None] * len(names), trace.get("customdata") or [None] * len(names)
    told = [text.strip() if text else _plain(value) for text, value in zip(texts, values, strict=True)]
    return {
        str(name).strip(): (said, key) for name, said, key in zip(trace.get("ids") or names, told, keys, strict=True)
    }


def _plain(value: object) -> str:
    return number(value) if isinstance(value, int | float) else "–"


def _across(figure: Figure) -> list[tuple[str, Cells]]:
    """One column for each of those across."""
    drawn, marks = figure["data"]
    across, down = (figure["layout"][axis]["ticktext"] for axis in ("xaxis", "yaxis"))
    keys = {(x, y): key for x, y, key in zip(marks["x"], marks["y"], marks["customdata"], strict=True)}
    return [
        (name, {giver: (drawn["text"][y][x], keys.get((x, y))) for y, giver in enumerate(down)})
        for x, name in enumerate(across)
    ]


def _cell(cell: tuple[str, str | None] | None, into: str | None, instead_of: Sequence[str]) -> str:
    said, key = cell or ("", None)
    if into is None or key is None or not said:
        return escape(said)
    kept = {name: value for name, value in st.query_params.items() if name not in (*instead_of, into)}
    return f'<a class="sajha-go" href="?{escape(urlencode(kept | {into: key}, safe=",-"))}">{escape(said)}</a>'
