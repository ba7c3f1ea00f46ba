"""The papers there are, the formats of each, and how one is made: entered in the log first, then handed out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from sqlalchemy import Engine

from data import audit
from data.audit import Look
from data.facts import ist_date
from ui.exports import brief, minutes, reminders, slides, state_brief, tables, to_docx, to_pdf, to_pptx, to_xlsx
from ui.exports.asking import Asking, paper, speaking
from ui.exports.paper import Paper
from ui.words import LANGUAGES, t

PAPERS = {
    "brief": "Brief",
    "deck": "Slides",
    "tables": "Tables",
    "state": "Brief of the state",
    "minutes": "Minutes",
    "reminders": "Reminder letters",
}
FORMATS = {
    "brief": ("pdf", "docx"),
    "deck": ("pptx",),
    "tables": ("xlsx",),
    "state": ("pdf", "docx"),
    "minutes": ("pdf", "docx"),
    "reminders": ("pdf", "docx"),
}
WORDS: dict[str, Callable[[Asking], Paper]] = {
    "brief": brief.brief,
    "state": state_brief.state_brief,
    "minutes": minutes.minutes,
    "reminders": reminders.reminders,
}
WRITERS: dict[str, Callable[[Paper], bytes]] = {"pdf": to_pdf.pdf, "docx": to_docx.docx}


@dataclass(frozen=True)
class Wanted:
    """One paper in one format and language. A ValueError where there is none such."""

    name: str
    format: str
    language: str

    def __post_init__(self) -> None:
        if self.name not in PAPERS:
            raise ValueError(f"There is no paper {self.name}. Papers are: {', '.join(PAPERS)}.")
        if self.format not in FORMATS[self.name]:
            raise ValueError(f"{self.name} is made as {' or '.join(FORMATS[self.name])}, not as {self.format}.")
        if self.language not in LANGUAGES:
            raise ValueError(f"Languages are: {', '.join(LANGUAGES)}.")

    def file_name(self, asking: Asking) -> str:
        about = [*asking.filters.states, *asking.filters.gangs, *([asking.meeting] if asking.meeting else [])]
        day = ist_date(asking.facts.as_of)
        return "_".join(["sajha", self.name, *about[:4], f"{day}", self.language]) + f".{self.format}"


def made(wanted: Wanted, asking: Asking, engine: Engine, purpose: str | None) -> bytes:
    """The bytes of a paper. Raises NotLogged where its line cannot be entered in the log (then nobody gets it), NotReady where
    the database is away and the paper cannot be without it, and ValueError where what it asks for is not there."""
    with speaking(wanted.language):
        content = _bytes(wanted, asking)
    audit.write(engine, [line(wanted, asking, purpose)])
    return content


def _bytes(wanted: Wanted, asking: Asking) -> bytes:
    if wanted.name == "deck":
        return to_pptx.pptx(
            paper(asking, brief.title(asking, t("Gang crime across state borders")), []), slides.slides(asking)
        )
    if wanted.name == "tables":
        told = paper(asking, brief.title(asking, t("Tables")), [])
        head = tuple(part for part in (told.title, told.said, told.as_of, told.mark, told.handling) if part)
        return to_xlsx.xlsx(tables.sheets(asking), head)
    return WRITERS[wanted.format](WORDS[wanted.name](asking))


def line(wanted: Wanted, asking: Asking, purpose: str | None) -> Look:
    """Who had which paper of what, with how many records of whom."""
    viewer = asking.viewer
    who = (viewer.subject, viewer.officer, viewer.post, viewer.role or "local", viewer.agency)
    address = asking.filters.address() | ({"meeting": asking.meeting} if asking.meeting else {})
    what = f"{wanted.name}.{wanted.format} ({wanted.language})"
    told = {"concerns": " ".join(sorted(asking.named.forces)), "record_count": asking.named.count, "purpose": purpose}
    return Look(datetime.now(UTC), *who, "paper", what, filters=urlencode(address), **told)  # type: ignore[arg-type]
