"""Every page for every role: no text of a record that is hidden from the viewer is in the bytes that leave the server."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from data import viewers
from data.engine import reading, writing
from data.facts import Facts, read_all
from data.schema import metadata
from data.schema.vocabulary import VIEWER_ROLES
from queries import records
from queries.visible import SEES_FOR_NO_FORCE
from tests.pages.test_pages_open import PAGES, filled  # noqa: F401
from tests.sign_in.test_sign_in import app, token
from ui import live, posts

pytestmark = [pytest.mark.filterwarnings("ignore:.*ScriptRunContext.*"), pytest.mark.slow]
TEXTS = {
    "incident": "reference summary summary_hi",
    "message": "reference subject body",
    "operation": "reference name name_hi",
    "action_item": "reference decision decision_hi",
    "offender": "reference name name_hi name_received",
}
TO = {
    "message": ("delivery", "to_agency"),
    "operation": ("operation_agency", "force"),
    "action_item": ("action_owner", "force"),
}


def sees(row: Any, agency: str | None, named: set[tuple[str, str, str]]) -> bool:
    """The sentence of the design, by hand."""
    if row.handling == "participants" or (agency is not None and row.agency == agency):
        return True
    return row.handling == "named" and agency is not None and (row.agency, row.reference, agency) in named


def hidden_texts(engine: Engine, agency: str | None) -> set[bytes]:
    """Texts that stand in hidden records and in no record the viewer may see; at least ten letters, else they say nothing."""
    hid: set[str] = set()
    open_: set[str] = set()
    with reading(engine) as connection:
        for name, columns in TEXTS.items():
            table, named = metadata.tables[name], _named(connection, name)
            for row in connection.execute(select(table)):
                texts = {text for column in columns.split() if (text := getattr(row, column))}
                (open_ if sees(row, agency, named) else hid).update(texts)
    return {text.encode() for text in hid - open_ if len(text) >= 10}


def _named(connection: Any, name: str) -> set[tuple[str, str, str]]:
    if name not in TO:
        return set()
    table = metadata.tables[TO[name][0]]
    return {tuple(row) for row in connection.execute(select(table.c.agency, table.c.reference, table.c[TO[name][1]]))}


def sent(run: AppTest) -> bytes:
    """All that the run sends to the browser."""
    return b"\n".join(
        element.proto.SerializeToString() for element in run._tree if getattr(element, "proto", None) is not None
    )


@pytest.fixture(scope="module")
def facts(filled: Engine) -> Facts:  # noqa: F811
    with writing(filled) as connection:
        for role in VIEWER_ROLES:
            viewers.add(connection, role, f"Officer {role}", f"Post {role}", "RJ", role, date(2026, 1, 1))
    return read_all(filled)


@pytest.fixture(autouse=True)
def held(facts: Facts, filled: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:  # noqa: F811
    monkeypatch.setenv("SAJHA_VAR", str(tmp_path))
    monkeypatch.setattr(records, "_engine", lambda: filled)
    posts.look(filled)
    live.hold(facts)
    yield
    posts.forget()
    live.hold(None)


def opened(monkeypatch: pytest.MonkeyPatch, role: str, page: str, **address: str) -> AppTest:
    run = app(monkeypatch, "oidc", token(role), has_provider=True)
    for key, value in {"period": "12m", **address}.items():
        run.query_params[key] = value
    run.run()
    run = run.switch_page(f"../pages/{page}").run()
    assert not run.exception
    return run


@pytest.mark.parametrize("role", VIEWER_ROLES)
@pytest.mark.parametrize("page", PAGES)
def test_no_page_sends_what_is_hidden(filled: Engine, monkeypatch, role: str, page: str) -> None:  # noqa: F811
    hidden = hidden_texts(filled, None if role in SEES_FOR_NO_FORCE else "RJ")
    assert len(hidden) > 50
    bytes_sent = sent(opened(monkeypatch, role, page))
    assert len(bytes_sent) > 500
    assert [text for text in hidden if text in bytes_sent] == []


def test_the_search_for_hidden_texts_finds_them_where_they_are_shown(filled: Engine, monkeypatch) -> None:  # noqa: F811
    """An operation that Haryana may not see, opened by the leader of its own force: so the test above can fail."""
    operation = metadata.tables["operation"]
    with reading(filled) as connection:
        named = _named(connection, "operation")
        rows = connection.execute(select(operation).where(operation.c.agency == "RJ")).all()
    row = next(row for row in rows if not sees(row, "HR", named))
    run = opened(monkeypatch, "leader", "joint_operations.py", operation=f"{row.agency}/{row.reference}")
    assert any(text in sent(run) for text in hidden_texts(filled, "HR") - hidden_texts(filled, "RJ"))
