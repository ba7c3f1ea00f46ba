"""Tables whose rows lead somewhere. What is chosen becomes the record's key in the address at once, never its position: a row
that arrives above moves nothing that is open."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import polars as pl
import streamlit as st
from sqlalchemy.exc import DBAPIError

from data.engine import NotReady
from data.facts import Facts
from queries.exchange import sides
from queries.records import PAGE
from ui import asked
from ui.words import FEW, number, t

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

    table(shown, alt, height, wide, key=state, on_select=chosen, selection_mode="single-row")


def table(
    shown: pl.DataFrame,
    alt: str,
    height: int | None = None,
    wide: Mapping[str, int] | None = None,
    **more: Any,
) -> None:
    """The table `shown`, its numbers and days sorted as such by a click on their title; what is not known is a dash."""
    if shown.is_empty():
        st.markdown(t("None."))  # Streamlit's own table without rows says "empty", in English
        return
    shown = in_lakh(shown)
    st.dataframe(
        shown.to_arrow(),
        hide_index=True,
        height=height_of(shown, height),
        column_config={name: column(kind, (wide or {}).get(name)) for name, kind in shown.schema.items()},
        placeholder="–",
        alt=alt,
        **more,
    )


LAKH = 1_00_000


def in_lakh(shown: pl.DataFrame) -> pl.DataFrame:
    """`shown` with counts of a lakh and more as texts of equal length, which sort as numbers do: the browser groups larger
    numbers its own way (1,234,567 and not 12,34,567)."""
    large = [each for each in shown if each.dtype.is_integer() and _is_large(each.to_list())]
    return shown.with_columns(padded(each) for each in large) if large else shown


def _is_large(counts: list[int | None]) -> bool:
    return any(abs(count) >= LAKH for count in counts if count is not None)


def padded(counts: pl.Series) -> pl.Series:
    """Numbers as readers see them, blanks before the shorter ones."""
    said = [None if count is None else number(count) for count in counts]
    longest = max((len(text) for text in said if text), default=0)
    return pl.Series(counts.name, [text and text.rjust(longest) for text in said], dtype=pl.String)


def counts(each: list[dict], name: str, few: str) -> list[int] | list[str]:
    """Numbers, so that they sort as such; texts of one length where one of them is 1-2 (`few` is true)."""
    if not any(row.get(few) for row in each):
        return [row[name] for row in each]
    said = [FEW if row.get(few) else number(row[name]) for row in each]
    longest = max(map(len, said))
    return [text.rjust(longest) for text in said]


def column(kind: pl.DataType, pixels: int | None = None) -> Any:
    """How a column of this type is shown."""
    if kind.is_integer():
        return st.column_config.NumberColumn(width=pixels, format="localized")
    if kind.is_float():
        return st.column_config.NumberColumn(width=pixels, format="%.1f")
    if kind == pl.Date:
        return st.column_config.DateColumn(width=pixels, format="DD.MM.YYYY")
    if isinstance(kind, pl.Datetime):
        return st.column_config.DatetimeColumn(width=pixels, format="DD.MM.YYYY, HH:mm", timezone="Asia/Kolkata")
    return st.column_config.TextColumn(width=pixels)


def in_order(facts: Facts, rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """Rows of forces in the readers' order: states, then union territories, then agencies of no state."""
    places = {code: place for place, code in enumerate(sides(facts)["agency"])}
    codes = rows[column].to_list()
    order = [(places.get(code, len(places)), code is None, code or "", at) for at, code in enumerate(codes)]
    return rows[[at for *_, at in sorted(order)]]


def dicts_in_order(facts: Facts, rows: list[dict[str, Any]], column: str) -> list[dict[str, Any]]:
    """`in_order` for rows that are dictionaries."""
    places = {code: place for place, code in enumerate(sides(facts)["agency"])}
    return sorted(rows, key=lambda row: (places.get(row[column], len(places)), row[column] or ""))


def height_of(shown: pl.DataFrame, most: int | None) -> int | Literal["content"]:
    """Of its own height, or scrolling within `most` pixels where it is longer than that."""
    return most if most and shown.height > most // ROW_PX - 1 else "content"


def close(into: str, label: str | None = None) -> None:
    """A button that takes the choice `into` out of the address."""
    st.button(label or t("Close"), key=f"close_{into}", on_click=asked.set_own, args=(into, None))


def marked(keys: Sequence[str], into: str, say: Callable[[str], str] = str) -> list[str]:
    """The keys as readers see them, with a mark at the one that is open."""
    return [f"▸ {say(key)}" if key == asked.own(into) else say(key) for key in keys]
