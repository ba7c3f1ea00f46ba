"""Maps: what is drawn is fetched by the browser once; a page only sends the paint.

Only the boundaries of the Survey of India are drawn, no tiles and no other country's view of India's border.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from typing import Any

import folium
from branca import element as branca_element
from branca.element import MacroElement
from folium.elements import JSCSSMixin
from jinja2 import Template
from streamlit_folium import st_folium

from ui.words import t

folium.Map.default_js = [("leaflet", "/assets/js/leaflet.js"), ("sajha", "/assets/sajha/map.js")]
folium.Map.default_css = [("leaflet", "/assets/js/leaflet.css"), ("sajha", "/assets/sajha/fonts.css")]


class _Plain:
    """A text that is ready, where branca would compile it as a template: 4 ms a map."""

    def __init__(self, text: str) -> None:
        self.text = text

    def render(self, **_: Any) -> str:
        return self.text


def _template(text: str) -> Template | _Plain:
    return Template(text) if any(sign in text for sign in ("{{", "{%", "{#")) else _Plain(text)


setattr(branca_element, "Template", _template)  # noqa: B010 - a class in the eyes of mypy

ZERO = "#f7fafc"
SHADES = ("#cfe1f2", "#93c4e0", "#4a97c9", "#1f6aa8", "#0b3c6f")
NIL = "url(#sajha-dotted)"
UNKNOWN = "#d5d0c4"
FILLS = (ZERO, *SHADES, NIL, UNKNOWN)
"""What a cell's class stands for: zero, five shades, a zero that the force itself reported, and no rate for want of a number."""
NIL_CLASS, UNKNOWN_CLASS = len(FILLS) - 2, len(FILLS) - 1
LARGEST_CIRCLE_PX = 26


@dataclass(frozen=True)
class Paint:
    """All that changes on a map with the filters. Codes are district codes, or state codes where `by` says so."""

    by: str
    language: str
    cells: Mapping[str, tuple[int, str]]
    """Code -> class of FILLS, and the number as the reader sees it."""
    unit: str
    states: Mapping[str, str]
    late: Mapping[str, str]
    """State -> sentence that its data is late."""
    unreporting: str
    unasked: str
    circles: Sequence[tuple[float, float, float, str, str]] = ()
    """Latitude, longitude, radius in pixels, name, number."""
    chosen: str = ""
    view: str = ""
    """States to look at, with commas between; empty: all."""
    borders: Mapping[str, tuple[int, str, str]] = field(default_factory=dict)
    """Two states (`HR-RJ`) -> class of FILLS, their names, and the number as the reader sees it: their common line is drawn so."""
    fills: Sequence[str] = field(default=FILLS)
    title: str = field(default_factory=lambda: t("Map; the same numbers stand beside it or below it as a table"))
    """What a screen reader says of it."""
    zoom: tuple[str, str] = field(default_factory=lambda: (t("Zoom in"), t("Zoom out")))


class _Boundaries(JSCSSMixin, MacroElement):
    """Draws the boundaries from our own route, once."""

    _template = Template(
        "{% macro script(this, kwargs) %}sajhaBoundaries({{ this._parent.get_name() }}, {{ this.url }});{% endmacro %}"
    )

    def __init__(self, members: Sequence[str]) -> None:
        super().__init__()
        self.url = json.dumps(f"/boundaries/{'-'.join(sorted(members)) or 'none'}.json")


class _Painted(MacroElement):
    """Sends the paint to the map."""

    _template = Template("{% macro script(this, kwargs) %}sajhaPaint(map_div, {{ this.paint }});{% endmacro %}")

    def __init__(self, paint: str) -> None:
        super().__init__()
        self.paint = paint


def script_json(value: Any) -> str:
    """`value` as JSON that can stand in a script, whatever the texts in it hold."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("`", "\\u0060")


def ready(paint: Paint) -> str:
    """The paint as it is sent."""
    return script_json(vars(paint))


def draw(members: Sequence[str], paint: str, key: str, height: int, on_change: Any) -> dict[str, Any]:
    """The map on the page, with its paint `ready`; gives back `{"code": .., "click": n}` after a click on a district."""
    base = folium.Map(
        location=(27.5, 77.5), zoom_start=6, tiles=None, attributionControl=False, scrollWheelZoom=False, zoomSnap=0.25
    )
    base.options["maxZoom"] = 11
    base.options["minZoom"] = 4
    _Boundaries(members).add_to(base)
    layer = folium.FeatureGroup(name="paint")
    _Painted(paint).add_to(layer)
    return st_folium(
        base,
        key=key,
        height=height,
        feature_group_to_add=layer,
        returned_objects=[],
        render=False,
        use_container_width=True,
        on_change=on_change,
    )


def breaks(values: Sequence[float], most: int = len(SHADES)) -> list[float]:
    """Upper ends of at most `most` classes that hold about as many of the values above zero each."""
    ordered = sorted(value for value in values if value > 0)
    ends = [ordered[(len(ordered) * (i + 1) - 1) // most] for i in range(most)] if ordered else []
    return sorted(set(ends))


def shade(value: float, ends: Sequence[float]) -> int:
    """The class of FILLS for a value: 0 for none, else the first class whose end it does not pass."""
    if value <= 0:
        return 0
    return 1 + next((index for index, end in enumerate(ends) if value <= end), len(ends) - 1)


def radius(value: float, largest: float) -> float:
    """A circle's radius in pixels, its area in proportion to the value."""
    return round(3 + (LARGEST_CIRCLE_PX - 3) * sqrt(value / largest), 1) if largest else 3
