"""Pictures of a page without a table that says the same."""

import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import polars as pl
from streamlit.testing.v1 import AppTest

from ui.words import number

CELL = re.compile(r"<td>(?:<a [^>]*>)?([^<]*)(?:</a>)?</td>")
PAINT = re.compile(r"sajhaPaint\(map_div, (\{.*?\})\);", re.DOTALL)


def untold(app: AppTest) -> list[str]:
    """One line for each chart whose numbers do not stand in the table below it, and each map whose numbers do not stand in a
    table of the page."""
    protos = [proto for element in app.main if (proto := getattr(element, "proto", None)) is not None]
    bodies = [getattr(proto, "body", "") for proto in protos]
    told = Counter(_in_tables(protos)) + Counter(cell for body in bodies for cell in _cells(body))
    missing = []
    for place, proto in enumerate(protos):
        if spec := getattr(proto, "spec", ""):
            below = next((body for body in bodies[place + 1 :] if "sajha-twin" in body), "")
            if left := Counter(_of_chart(json.loads(spec))) - Counter(_cells(below)):
                missing.append(f"chart: {left}")
        args = str(json.loads(getattr(proto, "json_args", "") or "null")).replace("\\\\", "\\")
        for paint in PAINT.findall(args):
            if left := Counter(_of_map(json.loads(paint))) - told:
                missing.append(f"map: {left}")
    return missing


def _cells(body: str) -> list[str]:
    return [html.unescape(text) for text in CELL.findall(body)]


def _of_chart(figure: dict[str, Any]) -> Iterator[str]:
    """What is written at the marks; where nothing is, the number they stand for."""
    for trace in figure["data"]:
        if trace["type"] == "heatmap":
            yield from (text for row in trace["text"] for text in row)
        elif "text" in trace and trace.get("mode") != "text" and trace.get("marker", {}).get("opacity") != 0:
            values = trace["x"] if trace.get("orientation") == "h" else trace["y"]
            both = zip(trace["text"], values, strict=True)
            yield from ((text or "").strip() or ("–" if value is None else number(value)) for text, value in both)


def _of_map(paint: dict[str, Any]) -> Iterator[str]:
    """The number of every place that is not blank."""
    yield from (said for shade, said in paint["cells"].values() if 0 < shade <= 5)
    yield from (said for *_, said in paint["circles"])


def _in_tables(protos: list[Any]) -> Iterator[str]:
    for proto in protos:
        data = getattr(getattr(proto, "arrow_data", proto), "data", b"")
        if isinstance(data, bytes) and data:
            frame = pl.read_ipc_stream(data)
            for column in frame.get_columns():
                for cell in column:
                    yield number(cell) if isinstance(cell, int) else str(cell).strip()
