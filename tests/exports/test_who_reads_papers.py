"""Every paper as every role, on both engines, with PostgreSQL's two roles in force: it is made, and no text of a record that is
hidden from the viewer is in its bytes."""

import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import polars as pl
import pytest
from sqlalchemy import Engine, true

from data import grants, sample
from data.engine import writing
from data.facts import Facts, read_all
from data.once import Kept
from data.schema.vocabulary import VIEWER_ROLES
from queries import records, records_gate, visible
from queries.filters import Filters
from queries.visible import Viewer
from tests.conftest import ENGINES, of_module
from tests.exports.conftest import pages, together
from tests.pages.test_hidden import texts
from ui.exports.asking import Asking
from ui.exports.made import Wanted, made
from ui.papers import WITHOUT

pytestmark = [pytest.mark.filterwarnings("ignore:.*ScriptRunContext.*"), pytest.mark.slow]
READERS = [role for role in VIEWER_ROLES if role not in WITHOUT]
HR = Filters(states=("HR",), period="12m")
"""The neighbour's state, as Rajasthan looks at it."""
TEXTS = {"action_item": "decision", "operation": "name", "message": "subject", "incident": "summary"}
"""Each record's text is made its own, and of every ten one is closed and one named: what stands in an open record too would
prove nothing."""
HOLDING = ("state.docx", "minutes.docx", "minutes.pdf", "tables.xlsx")
"""Papers with texts of decisions."""
EVERY = (*HOLDING, "brief.docx", "deck.pptx", "reminders.docx")


@pytest.fixture(scope="module", params=ENGINES)
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = of_module(request, tmp_path_factory.mktemp("readers"), "readers")
    sample.fill(engine, scale=0.05)
    assert engine.dialect.name == "sqlite" or _roles_stand(engine)
    with writing(engine) as connection:
        for table, column in TEXTS.items():
            own = f"'{column} of {table} ' || agency || ' ' || reference || '.'"
            code = "CASE WHEN reference LIKE '%%3' THEN 'originator' WHEN reference LIKE '%%7' THEN 'named' ELSE handling END"
            connection.exec_driver_sql(f"UPDATE {table} SET {column} = {own}, handling = {code}")
    yield engine
    engine.dispose()


def _roles_stand(engine: Engine) -> bool:
    with engine.connect() as connection:
        return grants.stand(connection)


@pytest.fixture(scope="module")
def facts(filled: Engine) -> Facts:
    return read_all(filled)


def read(content: bytes) -> str:
    """All text within a paper, whatever its format, without blanks; also of what lies within what lies within."""
    if content.startswith(b"%PDF"):
        return together("".join(pages(content)))
    parts = []
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            inside = archive.read(name)
            if inside.startswith(b"PK"):
                parts.append(read(inside))
            elif name.endswith((".xml", ".rels")):
                parts.append(together("".join(ElementTree.fromstring(inside).itertext())))
    return "\n".join(parts)


def papers(facts: Facts, engine: Engine, role: str, wanted: tuple[str, ...]) -> dict[str, str]:
    """Paper -> its text, about Haryana, for Rajasthan's post of that role."""
    viewer = Viewer("RJ", role, role, f"Post {role}", f"Officer {role}")
    told = {}
    for paper in wanted:
        name, ending = paper.split(".")
        told[paper] = read(made(Wanted(name, ending, "en"), Asking(facts, HR, viewer), engine, "meeting"))
    return told


def leaks(found: dict[str, str], hidden: set[bytes]) -> dict[str, list[str]]:
    squeezed = [together(text.decode()) for text in hidden]
    return {name: told for name, content in found.items() if (told := [text for text in squeezed if text in content])}


@pytest.mark.parametrize("role", READERS)
def test_no_paper_holds_what_its_reader_may_not_see(facts: Facts, filled: Engine, role: str) -> None:
    force = Viewer("RJ", role).sees_for
    hidden, open_ = texts(filled, force)
    found = papers(facts, filled, role, EVERY)
    assert len(hidden) > 50
    assert leaks(found, hidden) == {}
    assert leaks(found, open_).keys() >= found.keys() & set(HOLDING)  # there was something to hide


def test_without_our_gates_it_would_show(facts: Facts, filled: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """With both gates of our code open papers turn red on SQLite; on PostgreSQL row-level security holds the texts still."""
    hidden, _ = texts(filled, None)
    open_gates = {
        visible.may_see: lambda columns, viewer, on=None: pl.lit(True),
        records_gate.may: lambda table, viewer, on: true(),
    }
    for module in [module for name, module in sys.modules.items() if name.startswith(("queries.", "ui."))]:
        for name, value in list(vars(module).items()):
            if callable(value) and value in open_gates:
                monkeypatch.setattr(module, name, open_gates[value])
    for name in ("_of", "_of_reports", "_of_deliveries"):  # else they are kept with our gates, and later without
        monkeypatch.setattr(records, name, getattr(records, name).__wrapped__)
    told = leaks(papers(replace(facts, kept=Kept()), filled, "service", HOLDING), hidden)
    assert set(told) == (set(HOLDING) if filled.dialect.name == "sqlite" else set())
