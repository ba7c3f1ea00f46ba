"""Who looks, by what Streamlit, the ticket or the proxy says: only while it holds, and only for a post that stands."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from data import audit_writer, viewers
from data.engine import writing
from data.facts import read_all
from queries.visible import Viewer
from tests.conftest import Make
from tests.sign_in.test_guard import HEADERS, PLAIN, SECRET
from ui import guard, live, posts, tickets, trying
from ui.local_sign_in import own_address, vouched
from ui.words import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore:.*ScriptRunContext.*")]
ADG, NODAL = "ADG Crime, Haryana", "Nodal officer, Haryana"


@pytest.fixture
def engine(new_sqlite: Make) -> Iterator[Engine]:
    """Asha holds one post, Ravi two; Old held one; the list is read, and forgotten after."""
    engine = new_sqlite()
    first = date(2026, 1, 1)
    with writing(engine) as connection:
        viewers.add(connection, "asha", "Asha Rao", ADG, None, "auditor", first)
        viewers.add(connection, "ravi", "Ravi Singh", ADG, None, "secretariat", first)
        viewers.add(connection, "ravi", "Ravi Singh", "Wall", None, "meeting_room", first)
        viewers.add(connection, "old", "Old Hand", ADG, None, "auditor", first, date(2026, 1, 2))
    assert posts.look(engine)
    live.hold(read_all(engine))
    yield engine
    posts.forget()
    live.hold(None)


def app(monkeypatch: pytest.MonkeyPatch, way: str, user: dict | None = None, **setting: object) -> AppTest:
    told = replace(PLAIN, sign_in=way, **setting)
    monkeypatch.setattr(guard, "standing", lambda: told)
    made = AppTest.from_file(str(ROOT / "ui" / "frame.py"), default_timeout=60)
    if user is not None:
        made.user = user
    return made


def shown(app: AppTest) -> str:
    every = (app.title, app.info, app.error, app.text, app.warning)
    return " ".join(str(item.value) for kind in every for item in kind)


def token(subject: str, seconds: float = 600) -> dict:
    return {"is_logged_in": True, "sub": subject, "exp": time.time() + seconds}


def nothing_noted_yet() -> None:
    """What tests before noted in this process is gone."""
    while audit_writer._taken():
        pass


def is_open(app: AppTest) -> bool:
    """Whether a page with numbers was drawn."""
    return len(app.metric) > 0 or any("Situation" in str(item.value) for item in app.title)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("subject", "changed", "opens", "said"),
    [
        ("asha", {}, True, ""),
        (None, {}, False, "Sign in to look"),
        ("asha", {"is_logged_in": False}, False, "Sign in to look"),
        ("asha", {"is_logged_in": None}, False, "Sign in to look"),  # says who, not that he is signed in
        ("asha", {"exp": 1.0}, False, "has ended"),
        ("asha", {"exp": None}, False, "has ended"),  # a token without an end
        ("asha", {"exp": "never"}, False, "has ended"),
        ("old", {}, False, "hold no post"),
        ("nobody", {}, False, "hold no post"),
        ("", {}, False, "Sign in to look"),
    ],
)
def test_a_providers_token_opens_while_it_holds(
    engine: Engine, monkeypatch, subject: str | None, changed: dict, opens: bool, said: str
) -> None:
    user = None
    if subject is not None:  # made here and not above: an hour of other tests may lie between
        user = {key: told for key, told in (token(subject) | changed).items() if told is not None}
    run = app(monkeypatch, "oidc", user, has_provider=True).run()
    assert not run.exception
    assert (is_open(run), said in shown(run)) == (opens, True)


def test_a_token_that_ends_while_one_looks_shows_nothing_more(engine: Engine, monkeypatch) -> None:
    run = app(monkeypatch, "oidc", token("asha"), has_provider=True).run()
    assert is_open(run)
    run.user = token("asha", -1)
    run.run()
    assert not is_open(run)
    assert "facts" not in run.session_state  # nothing of the session before is left


def test_a_post_withdrawn_is_out_at_the_next_look(engine: Engine, monkeypatch) -> None:
    run = app(monkeypatch, "oidc", token("asha"), has_provider=True).run()
    assert is_open(run)
    with writing(engine) as connection:
        number = viewers.held_by(connection, "asha", date(2026, 11, 21))[0].id
        viewers.withdraw(connection, number)
    posts.look(engine)
    assert not is_open(run.run())


def test_while_the_database_is_away_the_last_list_counts_for_a_time(engine: Engine, monkeypatch) -> None:
    Path(str(engine.url.database)).unlink()
    assert not posts.look(engine)
    assert posts.of("asha")
    later = time.monotonic() + posts.BELIEVED_FOR_S + 1
    monkeypatch.setattr(posts.time, "monotonic", lambda: later)
    assert posts.of("asha") == ()


def test_who_holds_several_posts_chooses_one(engine: Engine, monkeypatch) -> None:
    run = app(monkeypatch, "oidc", token("ravi"), has_provider=True).run()
    assert not is_open(run)
    assert [button.label for button in run.button if button.label not in LANGUAGES.values()] == [ADG, "Wall"]
    next(button for button in run.button if button.label == "Wall").click().run()
    assert is_open(run)
    assert run.session_state["viewer_seen"].role == "meeting_room"


def test_another_viewer_in_the_same_session_finds_nothing_of_the_first(engine: Engine, monkeypatch) -> None:
    run = app(monkeypatch, "oidc", token("asha"), has_provider=True).run()
    run.session_state["purpose"] = "case 12/2026"
    run.user = token("ravi")
    run.run()
    assert "purpose" not in run.session_state


def test_the_one_viewer_of_a_laptop_is_shown_on_every_page(engine: Engine, monkeypatch) -> None:
    run = app(monkeypatch, "", one_viewer="asha").run()
    assert is_open(run)
    assert "Asha Rao" in shown(run)
    run = app(monkeypatch, "", one_viewer="Wall").run()
    assert run.session_state["viewer_seen"].subject == "ravi"
    assert not is_open(app(monkeypatch, "", one_viewer="somebody").run())


def test_real_records_are_not_shown_without_sign_in_even_if_the_database_came_later(engine, monkeypatch) -> None:
    live.hold(replace(read_all(engine), kind="real"))
    run = app(monkeypatch, "").run()
    assert not is_open(run)
    assert "nobody may look" in shown(run)


def test_a_post_tried_on_a_sample_counts_for_nothing_where_one_signs_in(engine: Engine, monkeypatch) -> None:
    run = app(monkeypatch, "oidc", token("asha"), has_provider=True)
    run.session_state[trying.KEPT] = Viewer("HR", "nodal_officer", "local")
    assert run.run().session_state["viewer_seen"].role == "auditor"
    assert "Look for a post" not in [box.label for box in run.selectbox]


def test_the_proxys_header_says_who_it_is(engine: Engine, monkeypatch) -> None:
    proxy = {"headers": HEADERS, "proxy_secret": SECRET}
    assert is_open(app(monkeypatch, "proxy", {"subject": "asha"}, **proxy).run())
    assert not is_open(app(monkeypatch, "proxy", {"subject": None}, **proxy).run())


IDENTITY, VOUCHER = (b"x-remote-user", b"asha"), (b"x-sajha-proxy", SECRET.encode())
BEHIND = replace(PLAIN, sign_in="proxy", headers=HEADERS, proxy_secret=SECRET)


@pytest.mark.parametrize(
    ("headers", "setting", "kept"),
    [
        ([IDENTITY, VOUCHER], BEHIND, True),
        ([IDENTITY], BEHIND, False),  # whoever reaches the port
        ([(b"X-Remote-User", b"asha")], BEHIND, False),
        ([IDENTITY, (b"x-sajha-proxy", b"guess")], BEHIND, False),
        ([IDENTITY, (b"x-sajha-proxy", b"")], replace(BEHIND, proxy_secret=""), False),
        ([IDENTITY, (b"x-remote-user", b"dgp"), VOUCHER], BEHIND, False),  # the client's own beside the proxy's
        ([IDENTITY, VOUCHER, (b"x-sajha-proxy", b"guess")], BEHIND, False),
        ([IDENTITY, VOUCHER], replace(BEHIND, sign_in="local"), False),
    ],
)
def test_a_header_counts_only_where_the_proxy_vouches_for_it(headers, setting, kept: bool) -> None:
    left = vouched([(b"host", b"sajha"), *headers], setting)
    assert (b"host", b"sajha") in left
    assert (IDENTITY in left) is kept
    assert not any(name == b"x-sajha-proxy" for name, _ in left)  # the secret goes no further
    assert kept or not any(name.lower() == b"x-remote-user" for name, _ in left)


def test_a_ticket_is_worth_what_the_server_remembers(monkeypatch) -> None:
    ticket = tickets.give("asha")
    assert tickets.subject_of(ticket) == "asha"
    for other in (ticket[:-1], ticket + "x", ticket.swapcase(), "", None, "asha"):
        assert tickets.subject_of(other) is None
    assert ticket not in str(tickets._tickets)  # only its hash is kept
    later = time.monotonic() + tickets.LASTS_S + 1
    with monkeypatch.context() as patched:
        patched.setattr(tickets.time, "monotonic", lambda: later)
        assert tickets.subject_of(ticket) is None
    tickets.take_back(ticket)
    assert tickets.subject_of(ticket) is None


@pytest.mark.parametrize(
    ("given", "goes_to"),
    [
        ("/map?states=RJ", "/map?states=RJ"),
        (None, "/"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("/\\elsewhere.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/sign-out", "/"),
        ("map", "/"),
    ],
)
def test_after_sign_in_one_stays_here(given: str | None, goes_to: str) -> None:
    assert own_address(given) == goes_to


def test_signing_in_and_being_refused_are_noted(engine: Engine, monkeypatch) -> None:
    nothing_noted_yet()
    app(monkeypatch, "oidc", token("asha"), has_provider=True).run()
    app(monkeypatch, "oidc", token("nobody"), has_provider=True).run()
    found = [(look.subject, look.kind, look.what) for look in audit_writer._taken()]
    assert found == [
        ("asha", "sign_in", "signed in"),
        ("asha", "page", "situation"),
        ("nobody", "refusal", "holds no post"),
    ]


def test_a_refresh_is_no_look_and_another_filter_is_one(engine: Engine, monkeypatch) -> None:
    nothing_noted_yet()
    run = app(monkeypatch, "oidc", token("asha"), has_provider=True).run()
    run.run()
    run.selectbox(key="bar_period").set_value("90d").run()
    run.run()
    found = [(look.kind, look.what, look.filters) for look in audit_writer._taken()][1:]
    assert [item[:2] for item in found] == [("page", "situation"), ("filter", "situation")]
    assert "90d" in found[1][2]
