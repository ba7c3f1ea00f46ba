"""Lists, opened records and exports with names: in the log before they are shown, for a purpose asked once, else not shown."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from data import audit, viewers
from data.engine import reading, writing
from data.facts import read_all
from data.schema.running import access_log
from queries import records
from queries.filters import Filters
from queries.visible import Viewer
from tests.conftest import Make
from tests.data.writers import add, delivery, force, incident, message, write
from tests.sign_in.test_sign_in import app, shown, token
from ui import exchange_records, live, posts

pytestmark = [pytest.mark.filterwarnings("ignore:.*ScriptRunContext.*"), pytest.mark.slow]
SENT, DAYS = "2026-11-18 06:30:00+00:00", ("planned_start_on", "planned_end_on")
SCENE = (
    *[force(code) for code in ("RJ", "HR")],
    incident("I1", 18, district=104, summary="shots at a shop", handling="participants"),
    message("M1", 18, handling="named", subject="about a telephone", body="the whole text"),
    delivery("M1", "HR"),
    add(
        "operation",
        **{"agency": "RJ", "reference": "OP1", "name": "Operation Lotus", "name_hi": "x", "status": "concluded"},
        **{f"first_{name}": "2026-11-01" for name in DAYS} | dict.fromkeys(DAYS, "2026-11-01"),
        **{"status_changed_at": SENT, "handling": "participants"},
    ),
)


@pytest.fixture
def engine(new_sqlite: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    engine = new_sqlite()
    monkeypatch.setenv("SAJHA_VAR", str(tmp_path / "var"))
    monkeypatch.setattr(records, "_engine", lambda: engine)
    write(engine, *SCENE)
    with writing(engine) as connection:
        for role in ("leader", "meeting_room"):
            viewers.add(connection, role, f"Officer {role}", f"Post {role}", "HR", role, date(2026, 1, 1))
    posts.look(engine)
    live.hold(read_all(engine))
    yield engine
    posts.forget()
    live.hold(None)


def opened(monkeypatch: pytest.MonkeyPatch, page: str, role: str = "leader", **address: str) -> AppTest:
    run = app(monkeypatch, "oidc", token(role), has_provider=True)
    for key, value in {"period": "2026-11-01..2026-11-30", **address}.items():
        run.query_params[key] = value
    run = run.run().switch_page(f"../pages/{page}.py").run()
    assert not run.exception
    return run


def everything(run: AppTest) -> str:
    tables = " ".join(str(item.value.to_dict()) for item in run.dataframe)
    return " ".join([shown(run), tables, *[str(item.value) for item in (*run.markdown, *run.header)]])


def said_why(run: AppTest) -> AppTest:
    assert [item.key for item in run.text_input].count("why") == 1  # asked once, however many lists there are
    run.text_input(key="why").set_value("case 12/2026")
    return next(item for item in run.button if item.label == "Continue").click().run()


def lines(engine: Engine, *kinds: str) -> list[tuple]:
    columns = [access_log.c[name] for name in ("kind", "what", "purpose", "concerns", "record_count")]
    with reading(engine) as connection:
        query = select(*columns).where(access_log.c.kind.in_(kinds)).order_by(access_log.c.id)
        return [tuple(row) for row in connection.execute(query)]


CASES = [
    ("gang_activity_map", {"place": "104"}, "shots at a shop", ("list", "incidents of 104")),
    ("information_sharing", {"view": "flow", "pair": "RJ-HR"}, "about a telephone", ("list", "messages: flow")),
    ("information_sharing", {"message": "RJ:M1:HR"}, "the whole text", ("record", "message/RJ/M1")),
    ("joint_operations", {"operation": "RJ/OP1"}, "Operation Lotus", ("record", "operation/RJ/OP1")),
]


@pytest.mark.parametrize(("page", "address", "text", "line"), CASES)
def test_named_records_are_logged_with_their_purpose_and_then_shown(
    engine, monkeypatch, page, address, text, line
) -> None:
    run = opened(monkeypatch, page, **address)
    assert text not in everything(run)
    assert lines(engine, "list", "record") == []  # nothing shown, nothing logged
    run = said_why(run)
    assert text in everything(run)
    found = lines(engine, "list", "record")
    assert (*line, "case 12/2026", "RJ", 1) in found
    run.run()
    assert lines(engine, "list", "record") == found  # a refresh is no look


@pytest.mark.parametrize(("page", "address", "text", "line"), CASES)
def test_what_cannot_be_logged_is_not_shown(engine, monkeypatch, page, address, text, line) -> None:
    with writing(engine) as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON access_log BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        )
    run = said_why(opened(monkeypatch, page, **address))
    assert "could not be entered in the log" in shown(run)
    assert text not in everything(run)


def test_on_the_wall_nobody_is_asked(engine, monkeypatch) -> None:
    run = opened(monkeypatch, "gang_activity_map", "meeting_room", place="104")
    assert [item.key for item in run.text_input].count("why") == 0
    assert [line[0] for line in lines(engine, "list")] == ["list"]


def test_gaps_about_single_records_are_logged_before_they_are_shown(engine, monkeypatch) -> None:
    late = "UPDATE operation SET status = 'running', planned_end_on = '2026-11-02', started_on = '2026-11-01'"
    write(engine, late)
    live.hold(read_all(engine))
    said = "Operation OP1 led by"
    run = opened(monkeypatch, "for_decision")
    assert said in everything(run) + " ".join(str(item.proto.body) for item in run.get("html"))
    assert ("list", "gaps: list", None, "RJ", 1) in lines(engine, "list")
    with writing(engine) as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON access_log BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        )
    run = opened(monkeypatch, "for_decision")
    assert "could not be entered in the log" in shown(run)
    cards = [str(item.proto.body) for item in run.get("html") if "sajha-gaps" in str(item.proto.body)]
    assert said not in " ".join(cards)


def test_an_export_is_logged_before_it_is_made(engine, monkeypatch) -> None:
    facts, viewer = live.held().facts, Viewer("HR", "leader", "leader", "Post leader", "Officer leader")
    assert facts is not None
    month = Filters(period="2026-11-01..2026-11-30")
    listing = exchange_records.listing(facts, month, viewer, "Deliveries", facts.deliveries)
    assert listing.frame().height == 1
    assert [line[:2] + line[3:] for line in lines(engine, "paper")] == [("paper", "Deliveries", "RJ", 1)]
    monkeypatch.setattr(audit, "write", _fails)
    with pytest.raises(audit.NotLogged):
        listing.frame()


def _fails(*_: object) -> None:
    raise audit.NotLogged("disk full")
