"""Tables whose rows lead somewhere. What is chosen becomes the record's key in the address at once, never its position: a row
that arrives above moves nothing that is open."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import polars as pl
import streamlit as st
from sqlalchemy.exc import DBAPIError

from data.engine import NotReady
from data.facts import Facts
from queries.exchange import sides
from queries.records import PAGE
from ui import asked
from ui.words import number, t

ROW_PX = 36
AWAY = (DBAPIError, NotReady)
"""What reading records raises while the database is away: the numbers stand without it."""


def page_of(rows: pl.DataFrame, name: str) -> pl.DataFrame:
    """The rows of the page the reader has turned to; the number of pages stands above where there are several."""
    pages = max(1, -(-rows.height // PAGE))
    state = f"page_{name}"
    if st.session_state.get(state, 1) > pages:
        st.session_state[state] = pages
    if pages == 1:
        return rows
    st.session_state.setdefault(state, 1)
    page = st.number_input(t("Page, of {pages}", pages=number(pages)), 1, pages, key=state, width=160)
    return rows.slice((page - 1) * PAGE, PAGE)


def leading(
    shown: pl.DataFrame,
    keys: Sequence[str],
    into: str,
    alt: str,
    instead_of: Sequence[str] = (),
    height: int | None = None,
    wide: Mapping[str, int] | None = None,
) -> None:
    """The table `shown`; choosing row n puts `keys[n]` into the address as `into`, and takes `instead_of` out of it. A long one
    scrolls within `height`; columns in `wide` have so many pixels."""
    state = f"rows_{into}_{asked.own(into) or ''}"  # a new choice, a new widget: no mark stays on a row that has moved

    def chosen() -> None:
        if picked := st.session_state[state].selection.rows:
            for other in instead_of:
                asked.set_own(other, None)
            asked.set_own(into, keys[picked[0]])

    st.dataframe(
        shown,
        key=state,
        hide_index=True,
        height=height_of(shown, height),
        column_config={title: st.column_config.TextColumn(width=pixels) for title, pixels in (wide or {}).items()},
        on_select=chosen,
        selection_mode="single-row",
        alt=alt,
    )


def in_order(facts: Facts, rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """Rows of forces in the readers' order: states, then union territories, then agencies of no state."""
    places = {code: place for place, code in enumerate(sides(facts)["agency"])}
    order = pl.col(column).replace_strict(places, default=len(places), return_dtype=pl.Int64)
    return rows.sort(order, column, nulls_last=True)


def height_of(shown: pl.DataFrame, most: int | None) -> int | Literal["content"]:
    """Of its own height, or scrolling within `most` pixels where it is longer than that."""
    return most if most and shown.height > most // ROW_PX - 1 else "content"


def close(into: str, label: str | None = None) -> None:
    """A button that takes the choice `into` out of the address."""
    st.button(label or t("Close"), key=f"close_{into}", on_click=asked.set_own, args=(into, None))


def marked(keys: Sequence[str], into: str, say: Callable[[str], str] = str) -> list[str]:
    """The keys as readers see them, with a mark at the one that is open."""
    return [f"▸ {say(key)}" if key == asked.own(into) else say(key) for key in keys]
