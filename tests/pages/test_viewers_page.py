"""The administrator's page: whoever may look is entered, ended and withdrawn there, each change with its line in the log; for
everybody else it is closed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyotp
import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from data import accounts, viewers
from data.audit import verify
from data.engine import reading, writing
from data.facts import read_all
from data.schema.running import access_log, account, viewer
from data.schema.vocabulary import VIEWER_ROLES
from queries import records
from tests.conftest import Make
from tests.data.writers import force, write
from tests.sign_in.test_sign_in import app, shown, token
from ui import live, posts, tickets

pytestmark = [pytest.mark.filterwarnings("ignore:.*ScriptRunContext.*"), pytest.mark.slow]
PASSWORD = "a long enough password"


@pytest.fixture
def engine(new_sqlite: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    engine = new_sqlite()
    monkeypatch.setenv("SAJHA_VAR", str(tmp_path / "var"))
    monkeypatch.setattr(records, "_engine", lambda: engine)
    write(engine, force("RJ"), force("HR"))
    with writing(engine) as connection:
        for role in VIEWER_ROLES:
            viewers.add(connection, role, f"Officer {role}", f"Post {role}", "RJ", role, date(2026, 1, 1))
        accounts.set_password(connection, "leader", PASSWORD, date(2027, 1, 1))
    posts.look(engine)
    live.hold(read_all(engine))
    yield engine
    posts.forget()
    live.hold(None)


def opened(monkeypatch: pytest.MonkeyPatch, role: str = "administrator", way: str = "oidc") -> AppTest:
    run = app(monkeypatch, way, token(role), has_provider=True).run()
    return run.switch_page("../pages/viewers.py").run()


def press(run: AppTest, label: str) -> AppTest:
    run = next(item for item in run.button if item.label == label).click().run()
    assert not run.exception
    return run


def log(engine: Engine) -> list[tuple[str, str]]:
    columns = select(access_log.c.subject, access_log.c.what).where(access_log.c.kind == "write")
    with reading(engine) as connection:
        assert verify(connection).wrong == ()
        return [tuple(row) for row in connection.execute(columns.order_by(access_log.c.id))]


def rows(engine: Engine) -> list:
    with reading(engine) as connection:
        return list(connection.execute(select(viewer).order_by(viewer.c.id)))


@pytest.mark.parametrize("role", VIEWER_ROLES)
def test_it_is_the_administrators_alone(engine: Engine, monkeypatch, role: str) -> None:
    run = opened(monkeypatch, role)
    assert not run.exception
    opens = role == "administrator"
    assert any(item.value == "Viewers" for item in run.title) is opens
    assert ("not open to your post" in shown(run)) is not opens
    assert any(item.label == "Give the post" for item in run.button) is opens
    told = " ".join(str(item.value.to_dict()) for item in run.dataframe)
    assert ("Officer auditor" in told) is opens


def test_a_staff_officer_is_entered_for_a_post_that_another_holds(engine: Engine, monkeypatch) -> None:
    run = opened(monkeypatch)
    run.text_input(key="new_subject").set_value("staff.rao")
    run.text_input(key="new_officer").set_value("Asha Rao")
    run.selectbox(key="new_post").set_value("Post leader")
    run.selectbox(key="new_force").set_value("RJ")
    run.selectbox(key="new_role").set_value("leader")
    run.date_input(key="new_until").set_value(date(2027, 3, 31))
    press(run, "Give the post")
    new = rows(engine)[-1]
    assert (new.subject, new.officer, new.post, new.agency, new.role) == (
        "staff.rao",
        "Asha Rao",
        "Post leader",
        "RJ",
        "leader",
    )
    assert new.until_on == date(2027, 3, 31)
    assert log(engine) == [("administrator", "viewers: Post leader to Asha Rao (staff.rao), leader")]


def test_what_is_wrong_is_said_and_writes_nothing(engine: Engine, monkeypatch) -> None:
    before = rows(engine)
    run = press(opened(monkeypatch), "Give the post")
    assert "Give the name to sign in with" in shown(run)
    run.text_input(key="new_subject").set_value("x")
    run.text_input(key="new_officer").set_value("X")
    run.selectbox(key="new_post").set_value("Post leader")
    run.selectbox(key="new_role").set_value("leader")  # of no force
    run = press(run, "Give the post")
    assert "belongs to a force" in shown(run)
    assert (rows(engine), log(engine)) == (before, [])


def test_a_post_gets_a_last_day_and_is_withdrawn(engine: Engine, monkeypatch) -> None:
    number = next(row.id for row in rows(engine) if row.role == "auditor")
    run = opened(monkeypatch)
    run.selectbox(key="change_number").set_value(number)
    run.date_input(key="change_until").set_value(date(2027, 1, 31))
    run = press(run, "Set the last day")
    assert next(row for row in rows(engine) if row.id == number).until_on == date(2027, 1, 31)
    run.selectbox(key="change_number").set_value(number)
    press(run, "Withdraw now")
    posts.look(engine)
    assert posts.of("auditor") == ()
    assert [what for _, what in log(engine)] == [
        "viewers: Post auditor: Officer auditor, last day 2027-01-31",
        "viewers: Post auditor: Officer auditor, withdrawn",
    ]


def locked(engine: Engine, subject: str = "leader") -> bool:
    with reading(engine) as connection:
        until = connection.scalar(select(account.c.locked_until).where(account.c.subject == subject))
    return until is not None and until > datetime.now(UTC) + timedelta(days=3650)


def test_a_local_account_is_locked_unlocked_and_given_another_factor(engine: Engine, monkeypatch) -> None:
    ticket = tickets.give("leader")
    monkeypatch.setattr(tickets, "subject_of", lambda given: "administrator")
    run = opened(monkeypatch, way="local")
    run.selectbox(key="account_subject").set_value("leader")
    run = press(run, "Lock")
    assert locked(engine)
    assert tickets._hash(ticket) not in tickets._tickets  # who is signed in by it is out
    with writing(engine) as connection:
        secret = connection.scalar(select(account.c.totp_secret).where(account.c.subject == "leader"))
        assert not accounts.proven(connection, "leader", PASSWORD, pyotp.TOTP(secret).now())
    run.selectbox(key="account_subject").set_value("leader")
    run = press(run, "Unlock")
    assert not locked(engine)
    run.selectbox(key="account_subject").set_value("leader")
    run = press(run, "New second factor")
    address = run.code[0].value
    with writing(engine) as connection:
        new = connection.scalar(select(account.c.totp_secret).where(account.c.subject == "leader"))
        assert f"secret={new}" in address
        assert new != secret
        assert accounts.proven(connection, "leader", PASSWORD, pyotp.TOTP(new).now())
    assert not run.run().code  # shown once
    assert [what for _, what in log(engine)] == [
        f"viewers: account leader: {act}" for act in ("lock", "unlock", "second_factor")
    ]


def test_no_secret_is_in_the_log_or_on_the_page(engine: Engine, monkeypatch) -> None:
    monkeypatch.setattr(tickets, "subject_of", lambda given: "administrator")
    run = opened(monkeypatch, way="local")
    run.selectbox(key="account_subject").set_value("auditor")
    run.text_input(key="account_password").set_value("another long password")
    run = press(run, "Make or renew the account")
    with reading(engine) as connection:
        made = connection.execute(select(account).where(account.c.subject == "auditor")).one()
        lines = str(connection.execute(select(access_log)).all())
    assert "another long password" not in lines
    assert made.totp_secret not in lines
    told = " ".join(str(item.value.to_dict()) for item in run.dataframe)
    assert made.totp_secret not in told
    assert made.password_hash not in told
