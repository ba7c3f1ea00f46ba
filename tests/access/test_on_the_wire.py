"""Byte by byte, with a real sign-in: papers, asked once a visit what they are for, and what somebody wrote into a link."""

import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, select
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse, ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from data.engine import reading
from data.schema.running import access_log
from tests.access.conftest import running
from tests.pages.test_hidden import MENU
from tests.pages.wire import SETTINGS, Wire, headers, wire

pytestmark = pytest.mark.slow
WHY = "meeting of 13.10."


@pytest.fixture(scope="module")
def port(small: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with running(small, tmp_path_factory.mktemp("papers"), **SETTINGS) as server:
        yield server.port


class Popover:
    """The popover of papers in one session, opened."""

    def __init__(self, session: Wire) -> None:
        self.session = session
        session.open("map", "period=12m")
        blocks = [message.delta.add_block for message in session.got if message.delta.HasField("add_block")]
        (self.id,) = [block.popover.id for block in blocks if block.popover.label == "Paper"]

    def shown(self, *states: WidgetState) -> set[str]:
        """Kinds of what stands in it: `purpose` where it asks, and `XLSX`, `PDF` ... for what it offers."""
        self.session.open("map", "period=12m", [WidgetState(id=self.id, bool_value=True), *states])
        elements = [message.delta.new_element for message in self.session.got if message.delta.HasField("new_element")]
        self.asks = {
            kind: part.id
            for element in elements
            if (kind := element.WhichOneof("type")) in ("text_input", "button")
            and (part := getattr(element, kind)).form_id == "paper_purpose_form"
        }
        buttons = [one.download_button for one in elements if one.HasField("download_button")]
        self.offered = {one.label: one.deferred_file_id for one in buttons if one.deferred_file_id}
        return {*(("purpose",) if self.asks else ()), *self.offered}

    def told(self, why: str) -> set[str]:
        text = WidgetState(id=self.asks["text_input"], string_value=why)
        return self.shown(text, WidgetState(id=self.asks["button"], trigger_value=True))


def asked_for(session: Wire, file: str) -> BackendOperationResponse:
    """The server's answer to a click on a paper."""
    ask = BackMsg()
    ask.backend_operation_request.request_id = "1"
    ask.backend_operation_request.session_id = session.session
    ask.backend_operation_request.deferred_file.file_id = file
    session.socket.send(ask.SerializeToString())
    while True:
        message = ForwardMsg.FromString(session.socket.recv(timeout=60))
        if message.WhichOneof("type") == "backend_operation_response":
            return message.backend_operation_response


def fetched(port: int, url: str, **said: str) -> tuple[int, bytes]:
    asked = urllib.request.Request(f"http://localhost:{port}{url}", headers=said)
    try:
        with urllib.request.urlopen(asked, timeout=20) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read()


def logged(engine: Engine) -> list[tuple]:
    columns = [access_log.c[name] for name in ("what", "subject", "purpose")]
    with reading(engine) as connection:
        query = select(*columns).where(access_log.c.kind == "paper").order_by(access_log.c.id)
        return [tuple(row) for row in connection.execute(query)]


def test_what_a_paper_is_for_is_asked_once_a_visit_and_logged(small: Engine, port: int) -> None:
    with wire(port, "leader") as session:
        box = Popover(session)
        assert box.shown() == {"purpose"}
        assert box.told("   ") == {"purpose"}  # nothing is no purpose
        assert {"PDF", "XLSX"} <= box.told(WHY)
        assert "purpose" not in box.shown()  # once a visit
        before = len(logged(small))
        url = asked_for(session, box.offered["XLSX"]).deferred_file.url
        assert logged(small)[before:] == [("tables.xlsx (en)", "leader", WHY)]
        assert fetched(port, url)[0] == 401  # a link that was passed on
        assert fetched(port, url, **headers("nobody"))[0] == 401
        status, content = fetched(port, url, **headers("leader"))
        assert (status, content[:2]) == (200, b"PK")
    with wire(port, "leader") as session:
        assert Popover(session).shown() == {"purpose"}  # another visit


def test_a_paper_is_made_only_for_who_was_offered_it(small: Engine, port: int) -> None:
    with wire(port, "leader") as session, wire(port, "nodal_officer") as other:
        box = Popover(session)
        box.shown()
        box.told(WHY)
        other.open("map", "period=12m")
        before = len(logged(small))
        refused = asked_for(other, box.offered["XLSX"])
        assert refused.error_msg and not refused.deferred_file.url
        assert len(logged(small)) == before  # nothing under the name of the one or the other
        assert asked_for(session, box.offered["XLSX"]).deferred_file.url


def test_a_purpose_said_for_records_holds_for_papers(small: Engine, port: int) -> None:
    with wire(port, "nodal_officer") as session:
        assert b"purpose_form" in session.open("map", "period=12m&level=state&place=RJ")  # asked there, and answered
        box = Popover(session)
        assert "XLSX" in box.shown() and "purpose" not in box.shown()
        before = len(logged(small))
        assert asked_for(session, box.offered["XLSX"]).deferred_file.url
    assert logged(small)[before:] == [("tables.xlsx (en)", "nodal_officer", "case 12/2026")]


@pytest.mark.parametrize("role", ["auditor", "secretariat"])
def test_who_leaves_it_out_is_offered_nothing(port: int, role: str) -> None:
    with wire(port, role) as session:
        assert Popover(session).shown() == {"purpose"}


def test_the_service_is_not_asked_and_the_wall_gets_none(port: int) -> None:
    with wire(port, "service") as session:
        assert "XLSX" in Popover(session).shown()
    with wire(port, "meeting_room") as session:
        session.open("map", "period=12m")
        assert not any(message.delta.add_block.popover.label == "Paper" for message in session.got)


LINK = "[Sign in again](http://x.in)"
"""What somebody else wrote into a link, and would like to see on an official page."""
OWN = """place gang border pair message operation item meeting sitting series record request gap rule view load by_time level kind
period compare states forces gangs by lang"""
PAGES = ["", *MENU]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("on", ["a page", "the wall"])
def test_what_a_link_says_is_never_markup(port: int, page: str, on: str) -> None:
    query = "&".join(f"{key}={LINK}" for key in OWN.split()) + ("&projector=1&step=1" if on == "the wall" else "")
    with wire(port, "leader") as session:
        session.open(page, query)  # fails where the page does
        elements = [message.delta.new_element for message in session.got if message.delta.HasField("new_element")]
    said = [one.alert.body or one.markdown.body or one.heading.body for one in elements]
    assert any("Sign in again" in body for body in said) or on == "the wall"  # what was not understood is said
    assert [body for body in said if LINK in body] == []
