"""A viewer without a browser who signs in by the proxy's header: everything the server sends him, byte for byte."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

SECRET = "a-secret-of-the-tests-long-enough-for-all"
SETTINGS = {
    "SAJHA_SIGN_IN": "proxy",
    "SAJHA_PROXY_SECRET": SECRET,
    "STREAMLIT_SERVER_TRUSTED_USER_HEADERS": '{"X-Remote-User": "subject"}',
}


def headers(subject: str) -> dict[str, str]:
    return {"X-Remote-User": subject, "X-Sajha-Proxy": SECRET}


class Wire:
    """One session of a viewer."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.asks: dict[str, str] = {}
        """The form that asks for the purpose: what its parts are called in this session."""
        self.session = ""
        self.got: list[ForwardMsg] = []
        """What the last run sent."""

    def open(self, page: str, query: str = "", states: list[WidgetState] | None = None) -> bytes:
        """Open a page, and collect what comes until its run is over. The purpose is given where it is asked for."""
        sent = self._run(page, query, states or [])
        if self.asks and not states:
            why = WidgetState(id=self.asks["text_input"], string_value="case 12/2026")
            done = WidgetState(id=self.asks["button"], trigger_value=True)
            sent += self._run(page, query, [why, done])
        return sent

    def _run(self, page: str, query: str, states: list[WidgetState]) -> bytes:
        ask = BackMsg()
        ask.rerun_script.query_string = query
        ask.rerun_script.page_name = page
        ask.rerun_script.widget_states.widgets.extend(states)
        self.asks, self.got = {}, []
        self.socket.send(ask.SerializeToString())
        got: list[bytes] = []
        while True:
            data = self.socket.recv(timeout=60)
            assert isinstance(data, bytes)
            got.append(data)
            message = ForwardMsg.FromString(data)
            self.got.append(message)
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.session = message.new_session.initialize.session_id or self.session
            if kind == "delta":
                self._look_for_form(message.delta.new_element)
            if kind == "script_finished":
                return b"\n".join(got)

    def _look_for_form(self, element: Any) -> None:
        assert not element.HasField("exception"), element.exception.message
        kind = element.WhichOneof("type")
        part = getattr(element, kind) if kind in ("text_input", "button") else None
        if part is not None and part.form_id == "purpose_form":
            self.asks[kind] = part.id


@contextmanager
def wire(port: int, subject: str | None, session: str = "", **more: str) -> Iterator[Wire]:
    """A session for `subject` (None: nobody vouches for him), or one that goes on with a `session` there was before."""
    given = (headers(subject) if subject else {}) | more
    address = f"ws://localhost:{port}/_stcore/stream"
    spoken: list[Any] = ["streamlit", "x", session] if session else ["streamlit"]
    with connect(address, subprotocols=spoken, max_size=None, additional_headers=given) as socket:
        yield Wire(socket)
