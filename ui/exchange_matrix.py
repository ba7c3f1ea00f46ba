"""The matrix of forces: from frames of pairs to a picture whose cells can be opened."""

from collections.abc import Callable, Sequence
from html import escape

import polars as pl
import streamlit as st

from data.facts import Facts
from ui import asked, charts
from ui.exchange import force_names, late_feeds
from ui.heat import Cell, heat
from ui.words import t

SHADES = ("#f7fafc", "#cfe1f2", "#93c4e0", "#4a97c9", "#1f6aa8", "#0b3c6f")
"""From zero to many."""
TIMES = ("#edf5fc", "#c3ddf0", "#f0b25c", "#dd8126")
"""Two mild shades within what was agreed, two strong ones beyond; each darker than the one before, for who sees no colour."""


def draw(facts: Facts, rows: pl.DataFrame, cell: Callable[[dict], Cell], shades: Sequence[str], alt: str) -> None:
    """The picture of `rows` (sender, receiver and what `cell` needs); a click puts its pair into the address."""
    names = force_names(facts)
    down, across = (rows[end].unique(maintain_order=True).to_list() for end in ("sender", "receiver"))
    by_pair = {(row["sender"], row["receiver"]): cell(row) for row in rows.to_dicts()}
    cells = [[by_pair[(sender, receiver)] for receiver in across] for sender in down]
    chosen = asked.own("pair")
    late = late_feeds(facts)
    givers = [t("{force} (data late)", force=names[code]) if code in late else names[code] for code in down]
    figure = heat(givers, [names[code] for code in across], cells, shades, chosen)
    state = f"matrix_{chosen or ''}"  # a new choice, a new widget: no mark stays on a cell that has moved

    def clicked() -> None:
        if points := st.session_state[state].selection.points:
            asked.set_own("message", None)
            asked.set_own("pair", points[0]["customdata"])

    with st.container(key="matrix"):
        charts.show(figure, alt, "pair", ("message",), key=state, on_select=clicked, selection_mode="points")


def legend(marks: Sequence[tuple[str, str]], *more: tuple[str, str]) -> None:
    """(colour, meaning) in a row; and what the signs mean that are no numbers, `more` beside the usual ones."""
    shown = [f'<span><i style="background:{colour}"></i>{escape(said)}</span>' for colour, said in marks]
    signs = (*more, ("·", t("not asked for")), ("–", t("not participating")))
    shown += [f"<span><b>{sign}</b>{escape(said)}</span>" for sign, said in signs]
    st.html(f'<div class="sajha-legend">{"".join(shown)}</div>')


def blank(look: str) -> Cell | None:
    """The cell of a pair that cannot have a number; None where it can."""
    texts = {"itself": "", "not_asked": "·", "not_participating": "–"}
    return Cell(None, texts[look], "") if look in texts else None


def close() -> None:
    asked.set_own("pair", None)
    asked.set_own("message", None)


def box(title: str, lines: Sequence[str]) -> None:
    """What the picture says of the pair that was chosen; its records stand below."""
    with st.container(border=True, key="chosen_pair"):
        head, right = st.columns([4, 1], vertical_alignment="center")
        head.markdown(f"## {title}")
        right.button(t("Close"), on_click=close, width="stretch")
        st.markdown("  \n".join(lines))
