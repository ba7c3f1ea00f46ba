"""Who looks, and the gate for rows of `Facts` that carry a handling code."""

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class Viewer:
    """Somebody who looks, for the agency of his post (None: for no agency in particular)."""

    agency: str | None = None


LOCAL = Viewer()
"""The one viewer while there is no sign-in: localhost only, and sees what all participating forces may see."""


def visible(frame: pl.DataFrame, viewer: Viewer) -> pl.DataFrame:
    """The rows that `viewer` may see one by one: open to all participating forces, or owned by his own agency.

    `frame` has `agency` and `handling`, and may have `named_to` (agencies with a space between) for `named` rows.
    """
    may = pl.col("handling").cast(pl.String) == "participants"
    if viewer.agency is not None:
        may |= pl.col("agency").cast(pl.String) == viewer.agency
        if "named_to" in frame.columns:
            to_him = pl.col("named_to").cast(pl.String).str.split(" ").list.contains(viewer.agency)
            may |= (pl.col("handling").cast(pl.String) == "named") & to_him
    return frame.filter(may)
