"""A sample for papers: read once, asked for by whoever makes one."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy import Engine

from data import sample
from data.engine import connect
from data.facts import Facts, read_all
from queries import records
from queries.visible import Viewer

SERVICE = Viewer(None, "service", "papers", "Papers", "Papers")


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Engine:
    path = tmp_path_factory.mktemp("papers") / "sajha.db"
    path.write_bytes(sqlite_template.read_bytes())
    engine = connect(f"sqlite:///{path}")
    sample.fill(engine, scale=0.1)
    return engine


@pytest.fixture(scope="session")
def facts(filled: Engine) -> Facts:
    return read_all(filled)


@pytest.fixture(autouse=True)
def there(filled: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(records, "_engine", lambda: filled)
    yield


def pages(content: bytes) -> list[str]:
    """The text of each page of a PDF, as one who searches it finds it."""
    document = pypdfium2.PdfDocument(BytesIO(content))
    try:
        return [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    finally:
        document.close()


def together(text: str) -> str:
    """Without blanks and line ends, which a reader of PDF guesses from the gaps between letters."""
    return "".join(text.split())
