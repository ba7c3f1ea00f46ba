"""Every page in Hindi, through Streamlit's own test runner: no English word of ours stays on it, and no text is looked up that the
catalogue does not hold. What officers entered is shown as entered."""

import html
import json
import re
from collections.abc import Callable, Iterator
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

import polars as pl
import pytest
from google.protobuf.message import Message
from sqlalchemy import Engine, String, select
from streamlit.testing.v1 import AppTest

from data import sample
from data.engine import connect, reading
from data.facts import Facts, read_all
from data.schema import metadata
from queries import records
from tests.pages.pictures import untold
from ui import live
from ui.translations import translations

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(path.name for path in (ROOT / "pages").glob("*.py"))
KEPT = {"English", "python", "data", "load", "material", "schedule", "orange"}
"""The button of the other language, a command, and signs of Streamlit's markdown."""
ENGLISH = re.compile(r"[A-Za-z]*[a-z]{3,}")
TAG = re.compile(r"<style.*?</style>|<script.*?</script>|<[^>]*>|%\{\w+\}", re.DOTALL)
PAINT = re.compile(r"sajhaPaint\(map_div, (\{.*?\})\);", re.DOTALL)
SHOWN = {
    "label",
    "body",
    "text",
    "help",
    "placeholder",
    "options",
    "title",
    "alt",
    "caption",
    "json_args",
    "spec",
    "data",
    "content",
}
"""Fields of Streamlit's messages that readers see."""
VIEWS = {
    "situation": [""],
    "for_decision": ["", "rule=untold_offender"],
    "what_changed": [""],
    "gang_activity_map": ["", "place=104&belt=10", "layer=published", "level=unit", "level=state&month=2026-03"],
    "gangs": ["", "gang=G01&by_time=day", "gang=G01&view=persons", "gang=G01&view=work"],
    "inter_state_border": ["", "border=HR-RJ&belt=20"],
    "information_sharing": [
        "view=waiting",
        "view=heard&pair=HR-PB",
        "view=flow&force=PB",
        "view=times&urgency=immediate",
        "view=ways&outcome=refused",
        "message={message}",
    ],
    "joint_operations": ["", "view=time", "view=results&lead=RJ", "operation={operation}"],
    "meetings_and_actions": ["meeting={meeting}", "view=sittings&series={series}", "view=attendance", "item={item}"],
    "meeting_room": [""],
    "minutes": ["", "meeting={meeting}"],
    "my_desk": [""],
    "good_practice": ["", "practice={practice}"],
    "data": ["view=feeds", "view=receipts", "view=upload", "view=published", "view=definitions"],
    "search": ["", "record={offender}"],
    "audit": [""],
    "viewers": [""],
}
"""Page -> its own choices in the address. In braces: the key of a record of the sample."""

pytestmark = [pytest.mark.filterwarnings("ignore:.*ScriptRunContext.*"), pytest.mark.slow]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Engine:
    path = tmp_path_factory.mktemp("hindi") / "sajha.db"
    path.write_bytes(sqlite_template.read_bytes())
    engine = connect(f"sqlite:///{path}")
    sample.fill(engine, scale=0.1)
    return engine


@pytest.fixture(scope="module")
def facts(filled: Engine) -> Facts:
    return read_all(filled)


@pytest.fixture(scope="module")
def entered(filled: Engine) -> list[str]:
    """Texts of the database that have no Hindi beside them, longest first. A code alone is no text: shown raw, it is a fault."""
    found: set[str] = set()
    with reading(filled) as connection:
        for table in metadata.sorted_tables:
            for column in table.c:
                if isinstance(column.type, String):
                    hindi = table.c.get(f"{column.name}_hi")
                    asked = select(column).distinct().where(column.is_not(None))
                    rows = connection.execute(
                        asked if hindi is None else asked.where((hindi.is_(None)) | (hindi == ""))
                    )
                    found.update(row[0] for row in rows)
    return sorted((text for text in found if not re.fullmatch("[a-z_]+|.{0,3}", text)), key=len, reverse=True)


class Missed(NullTranslations):
    """Stands behind the catalogue and keeps what was not in it."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def gettext(self, message: str) -> str:
        self.texts.append(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.texts.append(msgid1)
        return msgid1 if n == 1 else msgid2


@pytest.fixture
def missed(monkeypatch: pytest.MonkeyPatch) -> Missed:
    hindi, behind = translations("hi"), Missed()
    assert isinstance(hindi, GNUTranslations)
    monkeypatch.setattr(hindi, "_fallback", behind)
    return behind


@pytest.fixture
def opened(facts: Facts, filled: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., AppTest]]:
    monkeypatch.setattr(records, "_engine", lambda: filled)
    live.hold(facts)

    def one(page: str, **address: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "ui" / "frame.py"), default_timeout=60)
        for key, value in address.items():
            app.query_params[key] = value
        app.run()
        return app.switch_page(f"../pages/{page}.py").run()

    yield one
    live.hold(None)


def texts(message: Message) -> Iterator[str]:
    """What readers see of a message of Streamlit's to the browser, tables, charts and maps included."""
    for field, value in message.ListFields():
        if field.type == field.TYPE_MESSAGE and not field.message_type.GetOptions().map_entry:
            for part in value if field.is_repeated else [value]:
                yield from texts(part)
        elif field.name == "spec":
            yield from drawn(json.loads(value))
        elif field.name == "json_args":
            yield from (text for paint in PAINT.findall(str(json.loads(value))) for text in drawn(json.loads(paint)))
        elif field.name in SHOWN and field.type == field.TYPE_BYTES:
            frame = pl.read_ipc_stream(value)
            yield from (
                *frame.columns,
                *(cell for name in frame.columns for cell in frame[name] if isinstance(cell, str)),
            )
        elif field.name in SHOWN and field.type == field.TYPE_STRING:
            yield from value if field.is_repeated else [value]


def drawn(figure: object) -> Iterator[str]:
    """The words of a chart: texts, names, ticks, what is shown when pointed at."""
    if isinstance(figure, dict):
        for key, value in figure.items():
            if key in (
                "text",
                "name",
                "ticktext",
                "hovertemplate",
                "x",
                "y",
                "late",
                "cells",
                "unit",
                "states",
                "unreporting",
                "unasked",
                "circles",
                "borders",
            ):
                yield from _strings(value)
            else:
                yield from drawn(value)
    elif isinstance(figure, list):
        for value in figure:
            yield from drawn(value)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def english(text: str, entered: list[str]) -> list[str]:
    """The English words of ours in a text."""
    left = html.unescape(TAG.sub(" ", text)).replace("\\", "")
    if ENGLISH.search(left):
        for phrase in entered:
            left = left.replace(phrase, " ")
    return [word for word in ENGLISH.findall(left) if word not in KEPT]


def keys(facts: Facts) -> dict[str, str]:
    """Records of the sample that everybody may see."""

    def first(frame: pl.DataFrame) -> str:
        return "/".join(str(part) for part in frame.select("agency", "reference").row(0))

    held = facts.meetings.filter(pl.col("series").is_not_null(), pl.col("status") == "held").sort("day")
    everyone = pl.col("handling") == "participants"
    return {
        "message": "RJ/M1",
        "operation": first(facts.operations.filter(pl.col("status") == "concluded", everyone)),
        "series": str(held["series"][-1]),
        "meeting": str(held["reference"][-1]),
        "item": first(facts.action_items.filter(everyone)),
        "practice": first(facts.practices),
        "offender": "offender/" + first(facts.offenders.filter(everyone)),
    }


def test_every_page_is_here() -> None:
    assert sorted(f"{page}.py" for page in VIEWS) == PAGES


@pytest.mark.parametrize(("page", "view"), [(page, view) for page, views in VIEWS.items() for view in views])
def test_no_english_word_of_ours_and_no_picture_without_its_table(
    page: str, view: str, opened, missed: Missed, facts: Facts, entered: list[str]
) -> None:
    asked = dict(part.split("=") for part in view.format(**keys(facts)).split("&") if part)
    app = opened(page, lang="hi", **asked)
    assert not app.exception
    assert missed.texts == []
    shown = [text for element in app.main if getattr(element, "proto", None) for text in texts(element.proto)]
    assert any("फिल्टर" in text for text in shown)  # the page was read
    assert [(found, text[:200]) for text in shown if (found := english(text, entered))] == []
    assert untold(app) == []
