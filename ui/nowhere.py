"""Addresses at which no page is: said on a page of our own, in the reader's language. Streamlit alone would open its first page
behind a box in English, and show nothing at all for an address of several parts."""

from collections.abc import Container
from urllib.parse import quote

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ui.words import t

ASKED = "asked_for_nowhere"


def page(known: Container[str]) -> list:
    """A page that is in no menu, under the name that was asked for where it is none of the `known`; kept for the session, since
    a later run is asked for by the page and not by its name."""
    run = get_script_run_ctx()
    name = (run.pages_manager.intended_page_name if run else None) or ""
    if name and name == name.strip() and "/" not in name and name not in known:  # Streamlit takes no other
        st.session_state[ASKED] = name
    asked = st.session_state.get(ASKED)
    return [st.Page(draw, title=t("No such page"), url_path=asked, visibility="hidden")] if asked else []


def is_here(path: str) -> bool:
    return path != "" and path == st.session_state.get(ASKED)


def draw() -> None:
    st.title(t("There is no page at this address"))
    st.write(t("A letter may be missing in it. All pages are in the menu."))
    st.page_link(st.session_state["pages"]["situation"], label=t("Open Situation"))


class OfOnePart:
    """Pages have addresses of one part, without spaces around it. Where a browser opens another (`/map/RJ`), and would get a page,
    it is sent to the last part of it alone, which says the rest."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        above, _, last = scope.get("path", "").rstrip("/").rpartition("/")
        opened = scope["type"] == "http" and Headers(scope=scope).get("sec-fetch-dest") == "document"
        if not opened or (not above.strip("/") and last == last.strip()):
            await self.app(scope, receive, send)
            return
        there = f"/{quote(last.strip(), safe='')}"  # of this server, by whatever name it was asked
        if query := scope["query_string"].decode("latin-1"):
            there += f"?{query}"
        is_page = False

        async def instead(message: Message) -> None:
            nonlocal is_page
            if message["type"] == "http.response.start":
                kind = Headers(raw=message["headers"]).get("content-type", "")
                is_page = message["status"] == 200 and kind.startswith("text/html")
                if is_page:
                    await RedirectResponse(there)(scope, receive, send)
            if not is_page:
                await send(message)

        await self.app(scope, receive, instead)
