"""What happens along each inter-state border, which gangs are on both sides, and do the two states tell and meet each other?"""

import polars as pl
import streamlit as st

from queries import borders, borders_pair
from ui import asked, border_forces, border_pair, feeds
from ui import border as look
from ui.words import heading, plain, t

FEEDS = ("incident", "message", "meeting")
facts, filters, viewer = asked.facts(), asked.filters(), asked.viewer()


def chosen() -> str | None:
    """The border in the address, with a note where it is none of those asked for."""
    given = asked.own("border")
    code = borders_pair.pair_in(facts, filters, given) if given else None
    if given and code is None:
        st.warning(
            t(
                "The border “{code}” in the link is not one of those asked for between two participating states.",
                code=plain(given[:40]),
            )
        )
    return code


def every(found: pl.DataFrame) -> None:
    """The map and the list, worst first."""
    st.html(look.answer(facts, found, belt_km))
    left, right = st.columns([55, 45], gap="medium")
    with left:
        look.draw(facts, filters, found, "")
    with right:
        look.listed(facts, found)
    st.caption(look.below(facts, filters))


def one(row: dict) -> None:
    """Both sides next to each other, then what the two forces did."""
    border_pair.head(facts, filters, row, belt_km)
    left, right = st.columns([60, 40], gap="medium")
    with left:
        border_pair.sides(facts, filters, viewer, row, belt_km)
        border_pair.gangs(facts, filters, viewer, row, belt_km)
    with right:
        border_forces.exchange(facts, filters, viewer, row)
        border_forces.sittings(facts, filters, row)
        border_forces.call(facts, filters, row)
    border_pair.records(facts, filters, viewer, row, belt_km)


st.title(heading("Inter-state border"))
code = chosen()
belt_km = look.km()
found = borders.as_seen(facts, filters, belt_km, viewer.sees_for)
if code is None:
    every(found)
else:
    one(found.filter(pl.col("code") == code).row(0, named=True))
feeds.foot(facts, FEEDS)
