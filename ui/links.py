"""Links within HTML: to a page with the filters of this one and its own choices, without loading everything anew."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from urllib.parse import urlencode

from queries.filters import Filters
from ui import asked, tongue

FIRST = "./"
"""Streamlit knows its first page by no name."""


def address(page: str, **own_choices: str) -> str:
    """Of a page of the menu: the filters of this one, with its own choices over them."""
    return _address(page, asked.filters(), (*own_choices.items(), *tongue.carried().items()))


def addresses(page: str, choice: str, values: Iterable[str], **own_choices: str) -> list[str]:
    """`address` for each of many values of one choice: the session is asked once."""
    filters, more = asked.filters(), tongue.carried().items()
    return [_address(page, filters, (*own_choices.items(), (choice, value), *more)) for value in values]


@lru_cache(maxsize=4096)
def _address(page: str, filters: Filters, own_choices: tuple[tuple[str, str], ...]) -> str:
    place = FIRST if page == "situation" else page
    return f"{place}?{urlencode(filters.address() | dict(own_choices), safe=',-')}"


def anchor(to: str, inner: str, explained: str = "", kind: str = "") -> str:
    """A link as HTML around `inner`, which is HTML; `explained` is shown when pointed at."""
    title = f' title="{escape(explained)}"' if explained else ""
    return f'<a class="sajha-go {kind}" href="{escape(to)}"{title}>{inner}</a>'
