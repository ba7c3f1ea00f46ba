"""The whole way of a request, through the pages: not open to Rajasthan, asked, seen by Punjab, looked up, disclosed, open."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from data import viewers
from data.engine import reading, writing
from data.facts import read_all
from data.schema.running import access_log
from queries import records
from tests.data.writers import force, write
from tests.pages.test_search_and_audit import CONTACT, everything, searched
from tests.queries.test_records_search import add, offender
from tests.sign_in.test_sign_in import app, shown, token
from ui import live, posts

pytestmark = [pytest.mark.filterwarnings("ignore:.*ScriptRunContext.*"), pytest.mark.slow]
NAME, DELHI = "Ratan Bishnoi", "delhi"
PERSON = "offender/PB/P1"


@pytest.fixture
def engine(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """Nodal officers of three forces and a leader of Punjab; one person in Punjab's books, open to Punjab alone."""
    monkeypatch.setenv("SAJHA_VAR", str(tmp_path / "var"))
    monkeypatch.setattr(records, "_engine", lambda: engine)
    person = offender("PB", "P1", NAME, "originator")
    write(
        engine,
        *[force(code) for code in ("RJ", "PB", "DL")],
        person,
        add("contact", **CONTACT, telephone="0172-100", hours="x"),
    )
    with writing(engine) as connection:
        for code, subject in (("RJ", "rajasthan"), ("PB", "punjab"), ("DL", DELHI)):
            viewers.add(
                connection, subject, f"Officer {code}", f"Nodal {code}", code, "nodal_officer", date(2026, 1, 1)
            )
        viewers.add(connection, "auditor", "Auditor", "Auditor", None, "auditor", date(2026, 1, 1))
    posts.look(engine)
    live.hold(read_all(engine))
    yield engine
    posts.forget()
    live.hold(None)


def opened(monkeypatch: pytest.MonkeyPatch, subject: str, page: str = "search", **address: str) -> AppTest:
    run = app(monkeypatch, "oidc", token(subject), has_provider=True)
    for key, value in address.items():
        run.query_params[key] = value
    run = run.run().switch_page(f"../pages/{page}.py").run()
    if any(item.key == "why" for item in run.text_input):
        run.text_input(key="why").set_value("case 12/2026")
        run = press(run, "Continue")
    assert not run.exception
    return run


def press(run: AppTest, label: str) -> AppTest:
    run = next(item for item in run.button if item.label == label).click().run()
    assert not run.exception
    return run


def test_asked_seen_looked_up_disclosed_and_open(engine: Engine, monkeypatch) -> None:
    run = searched(opened(monkeypatch, "rajasthan"), "Bishnoi")
    assert "Known to Punjab" in everything(run) or "Known to PB" in everything(run)
    assert NAME not in everything(run)
    run = press(run, "Send a request")
    assert "no answer yet" in everything(run)

    assert "Look up" not in [item.label for item in opened(monkeypatch, DELHI).button]  # a third force sees no request
    run = opened(monkeypatch, "punjab")
    assert "1 request waits for your force" in everything(run)
    run = press(run, "Look up")
    assert NAME in everything(run)
    assert "answers the request ASK" in shown(run)
    run.query_params["record"] = PERSON
    run = run.run()
    assert "A disclosure cannot be taken back" in everything(run)
    assert run.selectbox(key=f"to_{PERSON}").value == "RJ"  # whoever asked stands there
    run = press(run, "Disclose")
    assert "Say what it is disclosed for" in shown(run)
    run.text_input(key=f"basis_{PERSON}").set_value("case 12/2026 of Rajasthan")
    run = press(run, "Disclose")
    assert "Disclosed by" in shown(run)
    assert "0 requests wait for your force" in everything(run)

    live.hold(read_all(engine))
    run = searched(opened(monkeypatch, "rajasthan"), "Bishnoi")
    assert NAME in everything(run)
    assert "Known to" not in everything(run)
    assert "a record was disclosed on" in everything(run)
    run = opened(monkeypatch, "rajasthan", record=PERSON)
    assert NAME in everything(run)
    assert "case 12/2026 of Rajasthan" in shown(run)
    assert not any(item.label == "Disclose" for item in run.button)  # it is not Rajasthan's to pass on

    run = opened(monkeypatch, DELHI, record=PERSON)
    assert NAME not in everything(run)
    assert "not open to you" in everything(run)
    with reading(engine) as connection:
        written = select(access_log.c.what, access_log.c.concerns).where(access_log.c.kind == "write")
        lines = [tuple(row) for row in connection.execute(written.order_by(access_log.c.id))]
    assert lines == [("request", "PB"), (f"disclosed {PERSON} to RJ", "PB RJ")]


def test_punjab_answers_without_a_record(engine: Engine, monkeypatch) -> None:
    run = press(searched(opened(monkeypatch, "rajasthan"), "Bishnoi"), "Send a request")
    run = press(opened(monkeypatch, "punjab"), "Refuse")
    assert "a refusal says why" in shown(run)
    next(item for item in run.text_input if item.label == "Why it cannot be disclosed").set_value("sub judice")
    run = press(run, "Refuse")
    assert "0 requests wait for your force" in everything(run)
    assert "Refused: sub judice" in everything(opened(monkeypatch, "rajasthan"))


@pytest.mark.parametrize(
    "record", ["offender/PB/NONE", "offender/PB", "viewer/PB/1", "account/x/y", "x", "offender/XX/P1"]
)
def test_nonsense_in_the_address_opens_nothing(engine: Engine, monkeypatch, record: str) -> None:
    run = opened(monkeypatch, "rajasthan", record=record)
    said = everything(run)
    assert "not understood" in said or "not open to you" in said
