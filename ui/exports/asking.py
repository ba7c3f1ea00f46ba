"""Who asks for a paper, of which facts, in which language: one value, so that papers need no page and no session."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from html import unescape

from data.facts import Facts
from queries.filters import Filters
from queries.visible import Viewer
from ui import words
from ui.exports.paper import Block, Named, Paper, Text
from ui.words import t, tn

TAGS = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Asking:
    """One run of facts from beginning to end, as on a page. `meeting` is a sitting's reference, for papers about one."""

    facts: Facts
    filters: Filters
    viewer: Viewer
    meeting: str | None = None
    named: Named = field(default_factory=Named)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """All words in the language `code` on this thread, and after it as before."""
    before = getattr(words._run, "language", "")
    words.speak(code)
    try:
        yield
    finally:
        words.speak(before)


def text_of(html: str) -> str:
    """A sentence of a page without its tags: papers say what the screen says."""
    return unescape(TAGS.sub(" ", html.replace("</b>", "").replace("<b>", ""))).strip()


def paper(asking: Asking, title: str, blocks: list[Block]) -> Paper:
    """The blocks with what every page says."""
    sample = t("SAMPLE: made-up records. No gang, person or incident here is real.")
    as_of = t(
        "As of {time}, data version {version}",
        time=words.clock(asking.facts.as_of),
        version=sha256(asking.facts.version.encode()).hexdigest()[:8],
    )
    return Paper(
        title,
        words.language(),
        words.said(asking.filters, asking.facts),
        as_of,
        handling(asking),
        sample if asking.facts.kind == "sample" else "",
        tuple(blocks),
        t("Page {page} of {pages}", page="{page}", pages="{pages}"),
    )


def rest_of(count: int) -> list[Block]:
    """How many more there are than stand above."""
    said = tn("{count} more is counted and not listed here.", "{count} more are counted and not listed here.", count)
    return [Text(said, "small")] if count else []


def handling(asking: Asking) -> str:
    """Whose eyes the paper is for."""
    force = asking.viewer.sees_for
    if force is None:
        return t("For the participating police forces only. Not to be passed on without the owner's consent.")
    name = words.name(asking.facts.agencies, force)
    return t("For officers of {force} only: it may hold records that are named to this force alone.", force=name)
