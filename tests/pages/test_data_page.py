"""The Data page: each view, a load by its number in the address, whose rows are shown to whom, what may be sent by whom."""

import pytest
from sqlalchemy import Engine, text

from data.engine import connect, reading
from data.facts import Facts, read_all
from queries import loads, records, records_intake
from queries.visible import LOCAL, Viewer
from tests.pages.test_pages_open import facts, filled, opened, pytestmark  # noqa: F401
from tests.pages.test_pages_open import text as said
from ui import data_words, live

PAGE = "data.py"
VIEWS = ("feeds", "receipts", "upload", "published", "definitions")
RJ = Viewer(agency="RJ", role="nodal_officer", subject="rj", post="Nodal officer, RJ")


@pytest.fixture(autouse=True)
def held(facts: Facts, filled: Engine, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setattr(records, "_engine", lambda: filled)
    live.hold(facts)


def number(engine: Engine, condition: str) -> int:
    """The newest load of which `condition` holds."""
    with reading(engine) as connection:
        return connection.scalar(text(f"SELECT max(id) FROM load WHERE {condition}")) or 0


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_opens(view: str) -> None:
    for more in ({}, {"states": "RJ"}, {"gangs": "G03"}, {"dataset": "nonsense", "load": "x"}):
        assert not opened(PAGE, view=view, **more).exception


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_opens_on_an_empty_database(view: str, new_sqlite, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = new_sqlite()
    monkeypatch.setattr(records, "_engine", lambda: engine)
    live.hold(read_all(engine))
    app = opened(PAGE, view=view)
    assert not app.exception
    assert app.title


def test_the_answer_stands_first(facts: Facts) -> None:  # noqa: F811
    app = opened(PAGE)
    assert any("promised feeds came in time" in item.proto.body for item in app.get("html"))


def test_a_load_opens_by_its_number_with_counts_and_without_rows(filled: Engine) -> None:  # noqa: F811
    load = number(filled, "rejected_count > 0")
    app = opened(PAGE, view="receipts", load=str(load))
    assert not app.exception
    assert f"Load {load}" in [item.value for item in app.header]
    assert any("shown to the force that sent them" in item.value for item in app.caption)
    assert len(app.dataframe) == 1  # the list of loads; no table of refused rows


def test_a_load_that_nobody_knows_is_said_so() -> None:
    app = opened(PAGE, view="receipts", load="99999999")
    assert not app.exception
    assert "99999999" in app.warning[0].value


def test_when_the_database_is_away_the_page_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setattr(records, "_engine", lambda: connect(f"sqlite:///{tmp_path}/none.db"))
    app = opened(PAGE, view="receipts")
    assert not app.exception
    assert "cannot be reached" in said(app)


def test_rows_only_for_the_force_that_sent_them(filled: Engine) -> None:  # noqa: F811
    for kind in ("rejected", "flagged"):
        load = number(filled, f"id IN (SELECT load FROM {kind}_row)")
        agency = (records_intake.one(load) or {})["agency"]
        own = Viewer(agency=agency, role="nodal_officer", subject="x", post="x")
        other = Viewer(agency="NIA", role="leader", subject="y", post="y")
        found = records_intake.problems(load, agency, kind, own)
        assert found.height > 0
        for viewer in (LOCAL, other, Viewer(agency=agency, role="auditor", subject="z", post="z")):
            assert records_intake.problems(load, agency, kind, viewer).is_empty()
        assert records_intake.by_rule(load, kind)["row_count"].sum() > 0
        assert all("…" not in data_words.rule(row["rule"], row["value"], {"state": "RJ"}) for row in found.to_dicts())


@pytest.mark.parametrize(
    ("viewer", "agency", "allowed"),
    [
        (LOCAL, "RJ", True),  # the one viewer of a sample
        (RJ, "RJ", True),
        (RJ, "HR", False),
        (RJ, None, False),  # published statistics are of no force
        (Viewer(agency="RJ", role="leader", subject="l", post="l"), "RJ", False),
        (Viewer(role="auditor", subject="a", post="a"), "RJ", False),
        (Viewer(role="administrator", subject="i", post="i"), None, True),
    ],
)
def test_who_may_load_for_whom(viewer: Viewer, agency: str | None, allowed: bool) -> None:
    assert loads.may_load(viewer, agency) is allowed


def test_loads_are_paged_and_newest_first(filled: Engine) -> None:  # noqa: F811
    every = records_intake.load_count(None, None)
    first, second = records_intake.loads(None, None, 0), records_intake.loads(None, None, 1)
    assert every == number(filled, "true")  # as many as the newest one's number
    numbers = [*first["id"], *second["id"]]
    assert numbers == sorted(numbers, reverse=True)
    assert len(set(numbers)) == 2 * records_intake.PAGE
    own = records_intake.loads(["RJ"], "incident")
    assert set(own["agency"]) == {"RJ"}
    assert set(own["dataset"]) == {"incident"}
