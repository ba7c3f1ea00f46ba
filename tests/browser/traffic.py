"""What a browser's page asked of the server and has no answer to yet: a test waits as long as the page works, no longer."""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, Page, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


@dataclass
class Asked:
    """Whether a run of the page, or of a part of it, is under way; a part's own look for news does not count."""

    page: bool = False
    part: bool = False

    def sent(self, frame: bytes | str) -> None:
        message = BackMsg.FromString(frame) if isinstance(frame, bytes) else BackMsg()
        if message.WhichOneof("type") != "rerun_script" or message.rerun_script.is_auto_rerun:
            return
        if message.rerun_script.fragment_id:
            self.part = True
        else:
            self.page = True

    def received(self, frame: bytes | str) -> None:
        message = ForwardMsg.FromString(frame) if isinstance(frame, bytes) else ForwardMsg()
        if message.WhichOneof("type") != "script_finished":
            return
        if message.script_finished == ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY:
            self.part = False
        elif message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self.page = self.part = False


_asked: WeakKeyDictionary[Page, Asked] = WeakKeyDictionary()


def watch(browser: Browser) -> None:
    """From now on know of every page that `browser` opens what it waits for."""
    browser.on("context", lambda context: context.on("page", _watch_page))


def _watch_page(page: Page) -> None:
    asked = _asked[page] = Asked()
    page.on("websocket", lambda socket: _listen(socket, asked))


def _listen(socket: WebSocket, asked: Asked) -> None:
    socket.on("framesent", asked.sent)
    socket.on("framereceived", asked.received)
    socket.on("close", lambda _: asked.received(ForwardMsg(script_finished=0).SerializeToString()))


def waits(page: Page) -> bool:
    """Whether `page` has asked for something that it has not got."""
    asked = _asked[page]
    return asked.page or asked.part
