"""A table of coloured cells with a number in each: who gives, down; who gets, across. Cells in, a plain figure out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ui.charts import FONT, INK

CELL_PX, HEAD_PX, SLANT_PX = 31, 122, 104
MARK = "#16202c"
NOTHING = "#eef1f5"


@dataclass(frozen=True)
class Cell:
    """One cell: its shade (None: no number is expected), what stands in it, what is said of it, where a click leads."""

    shade: int | None
    text: str
    said: str
    key: str | None = None


def heat(
    down: Sequence[str],
    across: Sequence[str],
    cells: Sequence[Sequence[Cell]],
    shades: Sequence[str],
    chosen: str | None,
) -> dict[str, Any]:
    """The figure: `cells[n][m]` is of the n-th of `down` and the m-th of `across`; `shades` from mild to strong."""
    places = [(x, y, cell) for y, row in enumerate(cells) for x, cell in enumerate(row)]
    data = [_colours(cells, shades), _clickable([place for place in places if place[2].key])]
    layout = {
        "height": HEAD_PX + CELL_PX * len(down),
        "font": FONT,
        "margin": {"l": 8, "r": SLANT_PX, "t": HEAD_PX, "b": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {"font": {"size": 15}, "align": "left"},
        "xaxis": _axis(across) | {"side": "top", "tickangle": -45, "range": [-0.5, len(across) - 0.5]},
        "yaxis": _axis(down) | {"automargin": True, "ticksuffix": " ", "range": [len(down) - 0.5, -0.5]},
        "shapes": [_frame(x, y) for x, y, cell in places if cell.key and cell.key == chosen],
    }
    return {"data": data, "layout": layout}


def _axis(names: Sequence[str]) -> dict[str, Any]:
    return {
        "tickvals": list(range(len(names))),
        "ticktext": list(names),
        "tickfont": {"size": 15, "color": INK},
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "ticks": "",
        "ticklabeloverflow": "allow",
    }


def _colours(cells: Sequence[Sequence[Cell]], shades: Sequence[str]) -> dict[str, Any]:
    """Plotly writes each number dark or light, as its cell needs, but a weak grey on mild shades: there, ink."""
    steps = (NOTHING, *shades)
    mild = all(int(shade[1:3], 16) > 0x80 for shade in shades)
    scale = [[at / len(steps), colour] for n, colour in enumerate(steps) for at in (n, n + 1)]
    return {
        "type": "heatmap",
        "z": [[0 if cell.shade is None else cell.shade + 1 for cell in row] for row in cells],
        "zmin": -0.5,
        "zmax": len(steps) - 0.5,
        "colorscale": scale,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "text": [[cell.text for cell in row] for row in cells],
        "texttemplate": "%{text}",
        "textfont": {"size": 16, **({"color": INK} if mild else {})},
        "hoverinfo": "skip",
    }


def _clickable(places: Sequence[tuple[int, int, Cell]]) -> dict[str, Any]:
    """Cells of a heat map cannot be chosen: unseen marks over them can."""
    unseen = {"marker": {"opacity": 0}}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _, _ in places],
        "y": [y for _, y, _ in places],
        "customdata": [cell.key for _, _, cell in places],
        "text": [cell.said for _, _, cell in places],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"symbol": "square", "size": CELL_PX, "opacity": 0},
        "selected": unseen,
        "unselected": unseen,
    }


def _frame(x: int, y: int) -> dict[str, Any]:
    corners = {"x0": x - 0.5, "x1": x + 0.5, "y0": y - 0.5, "y1": y + 0.5}
    return {"type": "rect", **corners, "line": {"color": MARK, "width": 3}}
