"""Slides as PPTX: charts and tables that can be edited, and the map as shapes, each with its place and number as its name."""

from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Cm, Pt

from ui import words
from ui.exports import pptx_map
from ui.exports.paper import Drawing, Figures, Paper, Points, Table
from ui.exports.slides import Chart, Slide

LATIN, DEVANAGARI = "Calibri", "Nirmala UI"
WIDE, HIGH, EDGE = 33.867, 19.05, 1.2
INK, ACCENT, GREY = "16202C", "0B4F8A", "5B6B7B"
BLANK_LAYOUT = 5
"""Of the library's own template: a title and nothing else."""
SPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"
BARS = {
    (True, False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    (True, True): XL_CHART_TYPE.COLUMN_STACKED,
    (False, False): XL_CHART_TYPE.BAR_CLUSTERED,
    (False, True): XL_CHART_TYPE.BAR_STACKED,
}
Box = tuple[float, float, float, float]


def pptx(paper: Paper, slides: list[Slide]) -> bytes:
    """A first slide with the paper's own words, then the slides; as-of time, filters and handling on every one."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Cm(WIDE), Cm(HIGH)
    deck.core_properties.title, deck.core_properties.author = paper.title, "Sajha"
    _first(_new(deck, paper, paper.title), paper)
    for slide in slides:
        made = _new(deck, paper, slide.title)
        _text(made, slide.answer, (EDGE, 2.4, WIDE - 2 * EDGE, 2.2), _size(slide.answer), bold=True)
        _parts(made, slide)
    out = BytesIO()
    deck.save(out)
    return out.getvalue()


def _size(text: str) -> float:
    """Two lines at most, however long the answer."""
    return 20 if len(text) < 130 else 16 if len(text) < 230 else 13


def _new(deck: Any, paper: Paper, title: str) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[BLANK_LAYOUT])
    head = slide.shapes.title
    head.left, head.top, head.width, head.height = Cm(EDGE), Cm(0.6), Cm(WIDE - 2 * EDGE), Cm(1.7)
    head.text_frame.text = title
    _write(head.text_frame.paragraphs[0].runs[0], 30, ACCENT, bold=True)
    head.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    foot = " · ".join(part for part in (paper.mark, paper.handling, paper.said, paper.as_of) if part)
    _text(slide, foot, (EDGE, HIGH - 1.5, WIDE - 2 * EDGE, 1.3), 9, colour=GREY)
    return slide


def _first(slide: Any, paper: Paper) -> None:
    lines = "\n".join(part for part in (paper.said, paper.as_of, paper.handling, paper.mark) if part)
    _text(slide, lines, (EDGE, 5, WIDE - 2 * EDGE, 8), 22)


def _text(slide: Any, text: str, box: Box, size: float, bold: bool = False, colour: str = INK) -> None:
    frame = slide.shapes.add_textbox(*map(Cm, box)).text_frame
    frame.word_wrap = True
    for number, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line
        _write(run, size, colour, bold)


def _write(run: Any, size: float, colour: str = INK, bold: bool = False) -> None:
    """Latin letters and those of India's scripts each in their own typeface."""
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, LATIN
    run.font.color.rgb = RGBColor.from_string(colour)
    own = run._r.get_or_add_rPr()
    own.set("lang", "hi-IN" if words.language() == "hi" else "en-IN")
    own.append(parse_xml(f'<a:cs xmlns:a="{SPACE}" typeface="{DEVANAGARI}"/>'))


def _parts(slide: Any, found: Slide) -> None:
    top = 4.9
    for part in found.parts:
        box = (EDGE, top, WIDE - 2 * EDGE, HIGH - 1.7 - top)
        match part:
            case Figures():
                _figures(slide, part, top)
                top += 3.3
            case Chart():
                _chart(slide, part, box)
            case Table():
                _table(slide, part, box)
            case Points(items):
                _text(slide, "\n".join(f"• {item}" for item in items), box, 18)
            case Drawing():
                _map(slide, part, box)


def _figures(slide: Any, part: Figures, top: float) -> None:
    wide = (WIDE - 2 * EDGE) / len(part.items)
    for place, (title, value, compared) in enumerate(part.items):
        at = EDGE + place * wide
        _text(slide, title, (at, top, wide - 0.1, 0.9), 12, colour=GREY)
        _text(slide, value, (at, top + 0.8, wide - 0.3, 1.4), 30, bold=True)
        _text(slide, compared, (at, top + 2.1, wide - 0.3, 0.9), 12)


def _chart(slide: Any, part: Chart, box: Box) -> None:
    data = CategoryChartData(number_format="#,##0")
    data.categories = part.names
    for name, _, numbers in part.series:
        data.add_series(name, numbers)
    chart = slide.shapes.add_chart(BARS[part.across, part.stacked], *map(Cm, box), data).chart
    chart.font.size = Pt(13)
    _typefaces(chart.font._rPr)
    chart.has_title, chart.has_legend = False, True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.value_axis.visible, chart.value_axis.has_major_gridlines = False, False
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 100 if part.stacked else 0
    for number, (series, (_, colour, numbers)) in enumerate(zip(plot.series, part.series, strict=True)):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = RGBColor.from_string(colour[1:].upper())
        _labels(series, number, numbers, part)


def _labels(series: Any, number: int, numbers: tuple[int, ...], part: Chart) -> None:
    """The number on each bar; none on an empty one; 1–2 where it is so few."""
    labels = series.data_labels
    labels.show_value, labels.number_format, labels.number_format_is_linked = True, "#,##0;;", False
    if not part.stacked:
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
    elif number == 0 or part.series[number][1] != "#9fb3c8":
        labels.font.color.rgb = RGBColor(255, 255, 255)
    for place in range(len(numbers)):
        if (number, place) in part.few:
            series.points[place].data_label.text_frame.text = words.FEW


def _typefaces(own: Any) -> None:
    for name, face in (("latin", LATIN), ("cs", DEVANAGARI)):
        for old in own.findall(qn(f"a:{name}")):
            own.remove(old)
        own.append(parse_xml(f'<a:{name} xmlns:a="{SPACE}" typeface="{face}"/>'))


def _table(slide: Any, part: Table, box: Box) -> None:
    made = slide.shapes.add_table(len(part.rows) + 1, len(part.heads), *map(Cm, box)).table
    for place, share in enumerate(part.wide):
        made.columns[place].width = Cm(box[2] * share / sum(part.wide))
    for line, row in enumerate((part.heads, *part.rows)):
        made.rows[line].height = Cm(0.9)
        for place, text in enumerate(row):
            frame = made.cell(line, place).text_frame
            frame.text = ""
            run = frame.paragraphs[0].add_run()
            run.text = text.replace("\n", " · ")
            _write(run, 13, "FFFFFF" if line == 0 else INK, bold=line == 0)


def _map(slide: Any, part: Drawing, box: Box) -> None:
    left, top, wide, high = box
    high += 0.3
    scale = min((wide - 8) / part.width, high / part.height)
    pptx_map.draw(slide, part, left, top, scale)
    for x, y, name in part.labels:
        _text(slide, name, (left + x * scale - 2, top + y * scale - 0.35, 4, 0.7), 8, bold=True)
        slide.shapes[-1].text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    for number, (colour, said) in enumerate(part.legend):
        _legend(slide, colour, said, WIDE - EDGE - 7.5, top + number * 0.95)


def _legend(slide: Any, colour: str, said: str, left: float, top: float) -> None:
    mark = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Cm(left), Cm(top + 0.1), Cm(0.8), Cm(0.6))
    if colour == "hatched":
        mark.fill.patterned()
        mark.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        mark.fill.fore_color.rgb = RGBColor.from_string(pptx_map.LINES)
        mark.fill.back_color.rgb = RGBColor.from_string(pptx_map.BETWEEN)
    else:
        mark.fill.solid()
        mark.fill.fore_color.rgb = RGBColor.from_string(colour[1:].upper())
    mark.line.color.rgb, mark.line.width = RGBColor(0x5B, 0x6B, 0x7B), Pt(0.5)
    mark.shadow.inherit = False
    _text(slide, said, (left + 1, top - 0.1, 6.5, 0.9), 13)
