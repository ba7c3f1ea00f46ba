"""A paper as DOCX: headings, paragraphs and tables of the word processor's own, so that an office can edit it."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from ui.exports import to_pdf
from ui.exports.paper import Drawing, Figures, Heading, NewPage, Paper, Points, Right, Table, Text

LATIN, DEVANAGARI = "Calibri", "Nirmala UI"
"""What office computers have; the second for every script of India."""
SIZES = {"lead": 12.5, "plain": 11.0, "small": 9.0}
LANGUAGES = {"en": "en-IN", "hi": "hi-IN"}
TEXT_CM = 17.0


def docx(paper: Paper) -> bytes:
    document = Document()
    _set_up(document, paper)
    document.add_heading(paper.title, 1)
    for block in paper.blocks:
        if isinstance(block, Drawing):
            picture = document.add_picture(BytesIO(to_pdf.picture(paper, block)), width=Cm(15))
            picture._inline.docPr.set("descr", block.alt)
        else:
            _add(document, block)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _set_up(document: Any, paper: Paper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    for name in ("Normal", "Heading 1", "Heading 2", "Title"):
        _typeface(document.styles[name], LANGUAGES[paper.language])
    document.styles["Normal"].font.size = Pt(SIZES["plain"])
    document.core_properties.title = paper.title
    document.core_properties.author = "Sajha"
    document.core_properties.comments = ""
    head = "\n".join(part for part in (paper.mark, f"{paper.said} · {paper.as_of}") if part)
    _small(section.header.paragraphs[0], head)
    foot = section.footer.paragraphs[0]
    _small(foot, f"{paper.handling}   ")
    _page_number(foot, paper.page_of)


def _typeface(style: Any, language: str) -> None:
    """Latin and complex scripts each have their own typeface and language."""
    style.font.name = LATIN
    own = style.element.get_or_add_rPr()
    faces = own.get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
        faces.attrib.pop(qn(f"w:{name}"), None)
    faces.set(qn("w:cs"), DEVANAGARI)
    said = OxmlElement("w:lang")
    said.set(qn("w:val"), language)
    said.set(qn("w:bidi"), language)
    own.append(said)
    style.font.cs_bold = style.font.bold
    if style.font.size:
        size = OxmlElement("w:szCs")
        size.set(qn("w:val"), str(round(style.font.size.pt * 2)))
        own.append(size)


def _write(run: Any, size: float, bold: bool = False) -> None:
    """Size and weight for Latin letters, and once more for the complex scripts, which have their own."""
    run.font.size, run.font.bold, run.font.cs_bold = Pt(size), bold, bold
    complex_size = OxmlElement("w:szCs")
    complex_size.set(qn("w:val"), str(round(size * 2)))
    run._r.get_or_add_rPr().append(complex_size)


def _small(paragraph: Any, text: str) -> None:
    run = paragraph.add_run(text)
    _write(run, 8)
    run.font.color.rgb = RGBColor(0x5B, 0x6B, 0x7B)


def _page_number(paragraph: Any, said: str) -> None:
    """`Page 2 of 5` as fields that the word processor keeps up to date."""
    before, _, rest = said.partition("{page}")
    middle, _, after = rest.partition("{pages}")
    for text, field in ((before, "PAGE"), (middle, "NUMPAGES"), (after, "")):
        _small(paragraph, text)
        if field:
            made = OxmlElement("w:fldSimple")
            made.set(qn("w:instr"), field)
            paragraph._p.append(made)


def _add(document: Any, block: Any) -> None:
    match block:
        case Heading(text):
            document.add_heading(text, 2)
        case Text(text, look):
            _paragraph(document, text, look)
        case Points(items):
            for item in items:
                document.add_paragraph(item, style="List Bullet")
        case Right(text):
            document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.RIGHT
        case NewPage():
            document.add_page_break()
        case Table():
            _table(document, block)
        case Figures(items):
            values = tuple(f"{value}\n{compared}" for _, value, compared in items)
            _table(document, Table(tuple(title for title, _, _ in items), (values,), (1,) * len(items)))


def _paragraph(document: Any, text: str, look: str) -> None:
    run = document.add_paragraph().add_run(text)
    _write(run, SIZES[look], look == "lead")


def _table(document: Any, found: Table) -> None:
    made = document.add_table(rows=0, cols=len(found.heads), style="Table Grid")
    made.autofit = False
    for place, column in enumerate(made.columns):
        column.width = Cm(TEXT_CM * found.wide[place] / sum(found.wide))
    for number, row in enumerate((found.heads, *found.rows)):
        line = made.add_row()
        _whole(line, head=number == 0)
        for place, (cell, text) in enumerate(zip(line.cells, row, strict=True)):
            _cell(cell, text, number == 0, place in found.numbers)
            cell.width = Cm(TEXT_CM * found.wide[place] / sum(found.wide))
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _cell(cell: Any, text: str, head: bool, number: bool) -> None:
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(text)
    _write(run, 9.5, head)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    if number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _whole(line: Any, head: bool) -> None:
    """A row stands on one page; the heads are repeated on the next."""
    own = line._tr.get_or_add_trPr()
    own.append(OxmlElement("w:cantSplit"))
    if head:
        own.append(OxmlElement("w:tblHeader"))
