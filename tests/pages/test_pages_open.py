"""Every page opens: with data, on an empty database, with nonsense in the address. No browser: Streamlit's own test runner."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from data import sample
from data.facts import Facts, read_all
from queries import records
from ui import live

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(path.name for path in (ROOT / "pages").glob("*.py"))

pytestmark = [
    pytest.mark.filterwarnings("ignore:.*ScriptRunContext.*"),
    pytest.mark.slow,
]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Engine:
    """A tenth of the sample: every kind of row, in little time."""
    from data.engine import connect

    path = tmp_path_factory.mktemp("pages") / "sajha.db"
    path.write_bytes(sqlite_template.read_bytes())
    engine = connect(f"sqlite:///{path}")
    sample.fill(engine, scale=0.1)
    return engine


@pytest.fixture(scope="module")
def facts(filled: Engine) -> Facts:
    return read_all(filled)


@pytest.fixture(autouse=True)
def nothing_held() -> Iterator[None]:
    yield
    live.hold(None)


def opened(page: str, **address: str) -> AppTest:
    """The page, run once inside its frame, as a deep link would."""
    app = AppTest.from_file(str(ROOT / "ui" / "frame.py"), default_timeout=60)
    for key, value in address.items():
        app.query_params[key] = value
    app.run()
    return app.switch_page(f"../pages/{page}").run()


def text(app: AppTest) -> str:
    return " ".join(str(item.value) for kind in (app.markdown, app.title, app.warning, app.info) for item in kind)


@pytest.mark.parametrize("page", PAGES)
def test_opens_with_data(page: str, facts: Facts, filled: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "_engine", lambda: filled)
    live.hold(facts)
    app = opened(page)
    assert not app.exception
    assert app.title


@pytest.mark.parametrize("page", PAGES)
def test_opens_filtered(page: str, facts: Facts, filled: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "_engine", lambda: filled)
    live.hold(facts)
    app = opened(page, states="RJ,HR", gangs="G01,G02", period="12m", compare="previous", by="registered")
    assert not app.exception
    assert app.title


@pytest.mark.parametrize("page", PAGES)
def test_opens_on_an_empty_database(page: str, new_sqlite, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = new_sqlite()  # born, with registers, without a single record
    monkeypatch.setattr(records, "_engine", lambda: engine)
    live.hold(read_all(engine))
    app = opened(page)
    assert not app.exception
    assert app.title


@pytest.mark.parametrize("page", PAGES)
def test_opens_with_nonsense_in_the_address(page: str, facts: Facts) -> None:
    live.hold(facts)
    nonsense = "<script>alert(1)</script>"
    app = opened(
        page, states=nonsense, gangs="G99", period="2026-02-31..2026-01-01", place=nonsense, month="13", level="x"
    )
    assert not app.exception
    assert "not understood" in text(app)


def test_without_facts_it_says_so_and_waits() -> None:
    app = AppTest.from_file(str(ROOT / "ui" / "frame.py"), default_timeout=60).run()
    assert not app.exception
    assert "being read" in text(app)
