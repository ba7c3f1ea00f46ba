"""The map of a paper: the shapes of the Survey of India in the colours of the screen, as vectors."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from math import cos, radians
from typing import Any

from data import geography
from queries import activity
from queries.activity import Question
from ui import activity as look
from ui import feeds, maps, words
from ui.exports.asking import Asking
from ui.exports.paper import Drawing, Point, Shape
from ui.words import t

WIDTH = 1000.0
MARGIN_DEGREES = 0.4
GROUND = "#eef1f4"
Project = Callable[[float, float], Point]


def activity_map(asking: Asking, question: Question) -> Drawing:
    """Where the incidents of `asking` are, by district or state."""
    facts, filters = asking.facts, asking.filters
    found = activity.as_seen(facts, filters, question, asking.viewer)
    late, nil = feeds.late_states(facts), feeds.nil_states(facts, filters, question)
    paint, ends = look.paint(facts, filters, question, found, late, nil, "")
    states = activity.asked_states(facts, filters)
    features = geography.geojson(states) if question.level == "district" else geography.state_geojson(states)
    outline = {item["id"]: item for item in geography.outline()["features"]}
    project, height = _projection(features["features"] or list(outline.values()))
    fills = {code: _colour(shade) for code, (shade, _) in paint.cells.items()}
    register = facts.districts if question.level == "district" else facts.states
    named = {str(code): str(name) for code, name in words.names(register).items()}
    numbers = {code: said for code, (_, said) in paint.cells.items()}
    shapes = tuple(_told(_shape(item, project, fills), named, numbers) for item in features["features"])
    ground = tuple(_shape(item, project, {}) for code, item in outline.items() if code not in states)
    lines = tuple(ring for code in states for ring in _shape(outline[code], project, {}).rings)
    names = words.names(facts.states)
    labels = tuple(_label(outline[code], project, str(names.get(code, code))) for code in states)
    return Drawing(WIDTH, height, ground, shapes, lines, labels, _legend(ends), t("Gang activity map"))


def _colour(shade: int) -> str:
    colour = maps.FILLS[shade]
    return maps.ZERO if colour.startswith("url") else colour


def _points(features: Iterable[dict[str, Any]]) -> Iterable[list[float]]:
    for item in features:
        for polygon in item["geometry"]["coordinates"]:
            yield from polygon[0]


def _projection(features: list[dict[str, Any]]) -> tuple[Project, float]:
    """Degrees to units of the drawing, and how high it is: a plain map whose middle has the right proportions."""
    every = list(_points(features))
    west, east = min(x for x, _ in every) - MARGIN_DEGREES, max(x for x, _ in every) + MARGIN_DEGREES
    south, north = min(y for _, y in every) - MARGIN_DEGREES, max(y for _, y in every) + MARGIN_DEGREES
    narrow = cos(radians((south + north) / 2))
    unit = WIDTH / ((east - west) * narrow)

    def project(x: float, y: float) -> Point:
        return round((x - west) * narrow * unit, 1), round((north - y) * unit, 1)

    return project, round((north - south) * unit, 1)


def _shape(item: dict[str, Any], project: Project, fills: dict[str, str]) -> Shape:
    rings = tuple(
        tuple(project(x, y) for x, y in ring) for polygon in item["geometry"]["coordinates"] for ring in polygon
    )
    code, hatched = str(item["id"]), not item["properties"].get("reporting", True)
    return Shape(code, rings, fills.get(code, GROUND), hatched)


def _told(shape: Shape, named: dict[str, str], numbers: dict[str, str]) -> Shape:
    """With the name and the number of its place."""
    name = named.get(shape.name, shape.name)
    return replace(shape, name=f"{name}: {numbers[shape.name]}" if shape.name in numbers else name)


def _label(item: dict[str, Any], project: Project, name: str) -> tuple[float, float, str]:
    """A name in the middle of its largest piece."""
    largest = max((polygon[0] for polygon in item["geometry"]["coordinates"]), key=_area)
    xs, ys = [x for x, _ in largest], [y for _, y in largest]
    x, y = project((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    return x, y, name


def _area(ring: list[list[float]]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)))


def _legend(ends: list[float]) -> tuple[tuple[str, str], ...]:
    marks, low = [(maps.ZERO, t("none"))], 1.0
    for colour, end in zip(maps.SHADES, ends, strict=False):
        one = words.number(end)
        marks.append((colour, one if low == end else f"{words.number(low)}–{one}"))
        low = end + 1
    return (*marks, (GROUND, t("not asked for, or not participating")), ("hatched", t("no police reporting")))


def svg(found: Drawing) -> str:
    """The drawing without its words, which a paper writes beside it in its own letters."""
    hatch = (
        '<pattern id="h" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="7" height="7" fill="{GROUND}"/><rect width="2" height="7" fill="#8a97a6"/></pattern>'
    )
    ground = "".join(_path(item, "#cdd5dd", 0.6) for item in found.ground)
    shapes = "".join(_path(item, "#8fa1b3", 0.5) for item in found.shapes)
    lines = "".join(
        f'<path d="{_line(ring)}" fill="none" stroke="#33475b" stroke-width="1.6"/>' for ring in found.lines
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {found.width} {found.height}" '
        f'width="{found.width}" height="{found.height}"><defs>{hatch}</defs>{ground}{shapes}{lines}</svg>'
    )


def _path(item: Shape, stroke: str, width: float) -> str:
    fill = "url(#h)" if item.hatched else item.fill
    drawn = "".join(_line(ring) for ring in item.rings)
    return f'<path d="{drawn}" fill="{fill}" fill-rule="evenodd" stroke="{stroke}" stroke-width="{width}"/>'


def _line(ring: tuple[Point, ...]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in ring) + "Z"
