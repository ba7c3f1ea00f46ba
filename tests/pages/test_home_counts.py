"""What forces send counts of only stands beside the incidents: on the first page, the map, the wall, and on every paper."""

from collections.abc import Iterator
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from queries.filters import Filters
from queries.visible import Viewer
from tests.exports.test_who_reads_papers import read
from tests.queries import made
from tests.queries.test_home_counts import ROWS, WORLD
from tests.sign_in.test_sign_in import app
from ui import live
from ui.exports.asking import Asking, speaking
from ui.exports.made import Wanted, _bytes
from ui.exports.paper import Text
from ui.exports.sections import map_part, situation_part

pytestmark = [pytest.mark.filterwarnings("ignore:.*ScriptRunContext.*"), pytest.mark.slow]
SAID = "Beside them Rajasthan reports 56 incidents of which it sends counts only."
RJ = Filters(states=("RJ",))
READER = Viewer("HR", "leader")


@pytest.fixture
def held() -> Iterator[None]:
    live.hold(WORLD)
    yield
    live.hold(None)


def page(monkeypatch: pytest.MonkeyPatch, path: str, **address: str) -> str:
    run = app(monkeypatch, "")
    for key, value in {"states": "RJ", **address}.items():
        run.query_params[key] = value
    run = run.run().switch_page(f"../pages/{path}.py").run()
    assert not run.exception
    return _texts(run)


def _texts(run: AppTest) -> str:
    return "\n".join(str(node.proto) for node in run.main if hasattr(node, "proto"))


@pytest.mark.parametrize(
    ("path", "address", "said"),
    [
        ("situation", {}, True),
        ("situation", {"gangs": "G01"}, False),
        ("situation", {"states": "DL"}, False),
        ("gang_activity_map", {}, True),
        ("gang_activity_map", {"belt": "10"}, False),
    ],
)
def test_on_the_pages(
    held: None, monkeypatch: pytest.MonkeyPatch, path: str, address: dict[str, str], said: bool
) -> None:
    assert (SAID in page(monkeypatch, path, **address)) is said


def test_on_the_page_of_what_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """For the days since the meeting, whatever period stands above; also where no database answers."""
    met = {"meetings": [{"reference": "M1", "series": "DGP", "day": date(2026, 11, 12), "status": "held"}]}
    series = [{"code": "DGP", "level": "dgp", "cadence_days": 90}]
    live.hold(made.facts(home_counts=ROWS, meeting_series=series, **met))
    try:
        said = page(monkeypatch, "what_changed", period="2026-10-01..2026-10-31")
        assert "Beside them Rajasthan reports 4 incidents of which it sends counts only." in said
        assert "sends counts only" not in page(monkeypatch, "what_changed", states="DL")
    finally:
        live.hold(None)


def test_on_the_wall(held: None, monkeypatch: pytest.MonkeyPatch) -> None:
    run = app(monkeypatch, "")
    run.query_params["states"], run.query_params["projector"] = "RJ", "1"
    run = run.run()
    assert not run.exception
    assert SAID in _texts(run)


@pytest.mark.parametrize("part", [situation_part, map_part])
def test_in_the_parts_of_the_brief(part) -> None:
    for filters, said in ((RJ, True), (Filters(states=("DL",)), False)):
        with speaking("en"):
            blocks = part(Asking(WORLD, filters, READER))
        assert any(block.text == SAID for block in blocks if isinstance(block, Text)) is said


@pytest.mark.parametrize("paper", ["state.docx", "brief.pdf", "deck.pptx", "tables.xlsx"])
def test_on_paper(paper: str) -> None:
    name, ending = paper.split(".")
    with speaking("en"):
        content = _bytes(Wanted(name, ending, "en"), Asking(WORLD, RJ, READER))
    assert "".join(SAID.split()) in read(content)
