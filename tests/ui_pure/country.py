"""A small country as the map page sees it, and what a reader of its HTML reads."""

from datetime import timedelta
from html.parser import HTMLParser

from data.facts import Facts
from queries.activity import Activity, Question, activity
from queries.filters import Filters
from tests.queries import made
from tests.queries.made import Row

LAST_YEAR = made.TODAY - timedelta(days=365)


def facts(**more: list[Row]) -> Facts:
    rows: list[Row] = [{"district": 86, "unit": "RJ-ALWAR"} for _ in range(1_234)]  # more than a thousand in Alwar
    rows += [{"district": 110, "unit": "RJ-GRP"}] * 2  # railway police: nowhere on a map of units
    rows += [{"district": 604, "state": "HR", "agency": "HR"}]  # Nuh: population not known
    rows += [{}] * 3  # no district stated
    rows += [{"district": 110, "day": LAST_YEAR}] * 40  # the comparison
    return made.facts(incidents=rows, **more)


def found(question: Question, filters: Filters | None = None, **more: list[Row]) -> tuple[Facts, Activity]:
    of = facts(**more)
    return of, activity(of, filters or Filters(), question)


class Text(HTMLParser):
    """What a reader of the HTML reads, and the tags in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.tags = "", []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> str:
    return Text(html).text
