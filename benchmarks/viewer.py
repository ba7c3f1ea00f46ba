"""A viewer without a browser: speaks the web-socket protocol of Streamlit, so that a rerun is measured as the server does it."""

import time
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect


@dataclass(frozen=True)
class Run:
    """What one run of a page cost the viewer: seconds until it was finished, and bytes received."""

    wall_s: float
    sent_bytes: int
    map_bytes: int
    """Of these, what went to the map."""


@dataclass
class Kept:
    """The large messages a browser's tab keeps, and names with every question so that they are not sent again."""

    runs: int = 0
    longest: int = 0
    """So many runs of the page a message is kept after it was last wanted; the server says how many."""
    last_wanted: dict[str, int] = field(default_factory=dict)
    """Run in which each was last wanted, by hash."""

    def take(self, message: ForwardMsg) -> None:
        """A message came: keep it if it is one to keep, and after a run forget what nobody wanted for long."""
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.longest = message.new_session.config.max_cached_message_age
        elif kind == "ref_hash":
            self.last_wanted[message.ref_hash] = self.runs
        elif message.metadata.cacheable:
            self.last_wanted[message.hash] = self.runs
        elif kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            self.runs += 1
            self.last_wanted = {one: run for one, run in self.last_wanted.items() if self.runs - run <= self.longest}


class Viewer:
    """One browser tab on a page."""

    def __init__(self, port: int, page: str = "") -> None:
        self.page = page
        self.socket = connect(f"ws://localhost:{port}/_stcore/stream", subprotocols=["streamlit"], max_size=None)
        self.kept = Kept()

    def run(self, query: str = "") -> Run:
        """Run the page with an address, and wait until it is finished. Raises RuntimeError if the page failed."""
        ask = BackMsg()
        ask.rerun_script.query_string = query
        ask.rerun_script.page_name = self.page
        ask.rerun_script.cached_message_hashes.extend(self.kept.last_wanted)
        began = time.perf_counter()
        self.socket.send(ask.SerializeToString())
        sent = on_map = 0
        while True:
            data = self.socket.recv(timeout=60)
            sent += len(data)
            message = ForwardMsg.FromString(data)
            on_map += len(data) * _is_map(message)
            self.kept.take(message)
            if message.WhichOneof("type") == "delta" and message.delta.new_element.HasField("exception"):
                raise RuntimeError(message.delta.new_element.exception.message)
            if message.WhichOneof("type") == "script_finished":
                return Run(time.perf_counter() - began, sent, on_map)

    def close(self) -> None:
        self.socket.close()


def _is_map(message: ForwardMsg) -> bool:
    return message.WhichOneof("type") == "delta" and message.delta.new_element.HasField("component_instance")
