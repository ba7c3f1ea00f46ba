"""The search and the log as pages: logged before shown, refused where the log cannot be written, and open to whom they belong."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from data import viewers
from data.engine import reading, writing
from data.facts import read_all
from data.schema.events import delivery, message
from data.schema.running import access_log
from data.schema.vocabulary import VIEWER_ROLES
from queries import records
from tests.conftest import Make
from tests.data.writers import add, write
from tests.queries.test_records_search import SCENE
from tests.sign_in.test_sign_in import app, shown, token
from ui import live, posts

pytestmark = [pytest.mark.filterwarnings("ignore:.*ScriptRunContext.*"), pytest.mark.slow]
CONTACT = {"agency": "PB", "reference": "K1", "kind": "control_room", "post": "Control room, Punjab", "post_hi": "x"}


@pytest.fixture
def engine(new_sqlite: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """The scene of the search, one viewer of Rajasthan for each role."""
    engine = new_sqlite()
    monkeypatch.setenv("SAJHA_VAR", str(tmp_path / "var"))
    monkeypatch.setattr(records, "_engine", lambda: engine)
    write(engine, *SCENE, add("contact", **CONTACT, telephone="0172-100", hours="24x7"))
    with writing(engine) as connection:
        for role in VIEWER_ROLES:
            viewers.add(connection, role, f"Officer {role}", f"Post {role}", "RJ", role, date(2026, 1, 1))
    posts.look(engine)
    live.hold(read_all(engine))
    yield engine
    posts.forget()
    live.hold(None)


def opened(monkeypatch: pytest.MonkeyPatch, role: str, page: str) -> AppTest:
    run = app(monkeypatch, "oidc", token(role), has_provider=True).run()
    return run.switch_page(f"../pages/{page}.py").run()


def lines(engine: Engine, kind: str) -> list[tuple]:
    columns = [access_log.c[name] for name in ("subject", "purpose", "concerns", "filters")]
    with reading(engine) as connection:
        return [tuple(row) for row in connection.execute(select(*columns).where(access_log.c.kind == kind))]


def searched(run: AppTest, wanted: str) -> AppTest:
    run.text_input(key="search_text").set_value(wanted)
    next(item for item in run.button if item.label == "Search").click().run()
    if any(item.key == "why" for item in run.text_input):
        run.text_input(key="why").set_value("case 12/2026")
        next(item for item in run.button if item.label == "Continue").click().run()
    return run


def everything(run: AppTest) -> str:
    tables = " ".join(str(item.value.to_dict()) for item in run.dataframe)
    return " ".join([shown(run), tables, *[str(item.value) for item in (*run.markdown, *run.header, *run.caption)]])


def test_a_search_is_logged_with_its_purpose_and_whom_it_concerns_and_then_answered(engine, monkeypatch) -> None:
    run = searched(opened(monkeypatch, "nodal_officer", "search"), "बिश्नोई")
    assert not run.exception
    said = everything(run)
    assert "Ratan Vishnoi" in said  # open to all
    assert "Known to Punjab" in said or "Known to PB" in said
    assert "0172-100" in said
    assert lines(engine, "search") == [("nodal_officer", "case 12/2026", "HR PB RJ", "बिश्नोई")]
    for hidden in ("Ratan Bishnoi", "R. Bishnoi", "Someone", "रतन", "H1", "H2", "P1", "Chhota", "KID"):
        assert hidden not in said
    run.run()
    assert len(lines(engine, "search")) == 1  # a refresh is no search


def test_without_a_purpose_nothing_is_searched(engine, monkeypatch) -> None:
    run = opened(monkeypatch, "nodal_officer", "search")
    run.text_input(key="search_text").set_value("Bishnoi")
    next(item for item in run.button if item.label == "Search").click().run()
    assert "Ratan" not in everything(run)
    assert lines(engine, "search") == []


def test_where_the_log_cannot_be_written_nothing_is_shown(engine, monkeypatch) -> None:
    with writing(engine) as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON access_log BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        )
    run = searched(opened(monkeypatch, "leader", "search"), "Bishnoi")
    assert "could not be entered in the log" in shown(run)
    assert "Ratan" not in everything(run)
    assert "0172-100" not in everything(run)


def test_a_request_goes_out_with_its_line_in_the_log(engine, monkeypatch) -> None:
    run = searched(opened(monkeypatch, "nodal_officer", "search"), "Bishnoi")
    next(item for item in run.button if item.key == "ask_PB").click().run()
    assert not run.exception
    with reading(engine) as connection:
        sent = connection.execute(select(message.c.agency, message.c.kind, message.c.handling, message.c.subject)).one()
        assert connection.scalar(select(delivery.c.to_agency)) == "PB"
    assert tuple(sent) == ("RJ", "request", "named", "Is this person or case known to you: Bishnoi")
    assert lines(engine, "write") == [("nodal_officer", "case 12/2026", "PB", "")]
    assert any("Request ASK-" in str(item.value) for item in run.text)


@pytest.mark.parametrize("role", VIEWER_ROLES)
@pytest.mark.parametrize(("page", "title"), [("audit", "Who looked"), ("search", "Is this person known to anyone?")])
def test_pages_open_to_whom_they_belong(engine, monkeypatch, role: str, page: str, title: str) -> None:
    may = {"audit": ("auditor", "leader"), "search": ("leader", "nodal_officer")}[page]
    run = opened(monkeypatch, role, page)
    assert not run.exception
    assert any(item.value == title for item in run.title) is (role in may)
    assert ("not open to your post" in shown(run)) is (role not in may)


def test_a_leader_reads_who_looked_at_his_forces_records_alone(engine, monkeypatch) -> None:
    searched(opened(monkeypatch, "nodal_officer", "search"), "Ratan Vishnoi")
    write(engine, "UPDATE viewer SET agency = 'DL' WHERE role = 'leader'")
    posts.look(engine)
    assert "Officer nodal_officer" not in everything(opened(monkeypatch, "leader", "audit"))
    write(engine, "UPDATE viewer SET agency = 'RJ' WHERE role = 'leader'")
    posts.look(engine)
    assert "Officer nodal_officer" in everything(opened(monkeypatch, "leader", "audit"))
