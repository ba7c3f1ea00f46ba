"""The map of a slide: one shape a place, with its name and number, written as the XML that the file holds."""

from typing import Any
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml
from pptx.util import Cm

from ui.exports.paper import Drawing, Shape

SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWINGS = "http://schemas.openxmlformats.org/drawingml/2006/main"
FIRST_ID = 1000
LINES, BETWEEN = "7A7A7A", "F4F4F4"
"""No police reporting: hatched, as on the screen."""
HATCHED = (
    f'<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="{LINES}"/></a:fgClr>'
    f'<a:bgClr><a:srgbClr val="{BETWEEN}"/></a:bgClr></a:pattFill>'
)


def draw(slide: Any, part: Drawing, left: float, top: float, scale: float) -> None:
    """The places of `part` as one group; `left` and `top` in centimetres, `scale` in centimetres a unit of the drawing."""
    group = slide.shapes.add_group_shape()
    group.name = part.alt
    shapes = [_freeform(number, shape, left, top, scale) for number, shape in enumerate(part.shapes, FIRST_ID)]
    drawn = parse_xml(f'<p:grpSp xmlns:p="{SLIDES}" xmlns:a="{DRAWINGS}">{"".join(shapes)}</p:grpSp>')
    for element in list(drawn):
        group._element.append(element)
    group._element.recalculate_extents()


def _freeform(number: int, shape: Shape, left: float, top: float, scale: float) -> str:
    """One place as a shape of its own. The library's builder takes a hundredth of a second for each."""
    at = [[(int(Cm(left + x * scale)), int(Cm(top + y * scale))) for x, y in ring] for ring in shape.rings]
    xs, ys = [x for ring in at for x, _ in ring], [y for ring in at for _, y in ring]
    x, y, wide, high = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    lines = "".join(_ring(ring, x, y) for ring in at)
    plain = f'<a:solidFill><a:srgbClr val="{shape.fill[1:].upper()}"/></a:solidFill>'
    fill = HATCHED if shape.hatched else plain
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(shape.name)}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:custGeom><a:avLst/><a:gdLst/>'
        f'<a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{wide}" h="{high}">{lines}</a:path>'
        f'</a:pathLst></a:custGeom>{fill}<a:ln w="6350"><a:solidFill>'
        '<a:srgbClr val="8FA1B3"/></a:solidFill></a:ln></p:spPr></p:sp>'
    )


def _ring(ring: list[tuple[int, int]], x: int, y: int) -> str:
    first, *rest = [f'<a:pt x="{a - x}" y="{b - y}"/>' for a, b in ring]
    return f"<a:moveTo>{first}</a:moveTo>" + "".join(f"<a:lnTo>{point}</a:lnTo>" for point in rest) + "<a:close/>"
