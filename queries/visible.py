"""Who looks, and the gate for rows of `Facts` that carry a handling code."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import polars as pl

from data.facts import ist_date

FEW = 3
"""Fewer records than this, all hidden from the viewer, are shown as `1-2` where a cell is finer than a state and a month."""
SEES_FOR_NO_FORCE = ("meeting_room", "auditor", "administrator", "service")
"""Roles that see what all participating forces may see and nothing more, whatever force their post belongs to."""
NAMED_IN = ("named_to", "disclosed_to")
"""Columns with the agencies that a `named` record is named to: as it was sent or given out, and by a disclosure."""


@dataclass(frozen=True)
class Viewer:
    """Somebody who looks, for the agency of his post (None: for no agency in particular)."""

    agency: str | None = None
    role: str = ""
    """One of VIEWER_ROLES; empty only for the one viewer of a sample without sign-in."""
    subject: str = ""
    post: str = ""
    officer: str = ""

    @property
    def is_local(self) -> bool:
        return self == LOCAL

    @property
    def sees_for(self) -> str | None:
        """The force whose own and named records he sees."""
        return None if self.role in SEES_FOR_NO_FORCE else self.agency

    def as_wall(self) -> "Viewer":
        """The eyes of the wall: no force's own records, no record that is not open to all, no person's name."""
        return replace(self, agency=None, role="meeting_room")


LOCAL = Viewer(subject="local", post="Local viewer", officer="Local viewer")
"""The one viewer while there is no sign-in: localhost and sample only, and sees what all participating forces may see."""


def may_see(columns: list[str], viewer: Viewer, on: date | None = None) -> pl.Expr:
    """Whether a row of a frame with `columns` may be seen one by one by `viewer`; never null.

    Open to all participating forces, or owned by his own agency, or `named` to it (NAMED_IN: agencies with a space between).
    With `review_by`: past it, on the day `on` (today in India), the row shows only to its owner.
    """
    handling, force = pl.col("handling").cast(pl.String), viewer.sees_for
    may = handling == "participants"
    for name in NAMED_IN if force is not None else ():
        if name in columns:
            to_him = pl.col(name).cast(pl.String).str.split(" ").list.contains(force)
            may |= (handling == "named") & to_him.fill_null(False)
    if "review_by" in columns:
        may &= (pl.col("review_by") >= (on or ist_date(datetime.now(UTC)))).fill_null(True)
    if force is not None:
        may |= (pl.col("agency").cast(pl.String) == force).fill_null(False)
    return may.fill_null(False)


def visible(frame: pl.DataFrame, viewer: Viewer, on: date | None = None) -> pl.DataFrame:
    """The rows that `viewer` may see one by one, as `may_see` says. `frame` has `agency` and `handling`, and may have the columns
    of NAMED_IN and `review_by`.
    """
    return frame.filter(may_see(frame.columns, viewer, on))


def hidden(frame: pl.DataFrame, viewer: Viewer, on: date | None = None) -> pl.DataFrame:
    """The rows that `visible` leaves out: to be counted, and nothing else."""
    return frame.filter(~may_see(frame.columns, viewer, on))


def blurred(counted: pl.DataFrame, count: str, hidden_count: str = "hidden_count") -> pl.DataFrame:
    """A counted frame with cells finer than state by month: where all records of a cell are hidden from the viewer and there are
    fewer than FEW, `count` becomes null and the new column `few` true; shown as `1-2`. `hidden_count` goes.

    `counted` has in `hidden_count` how many of the records of the cell the viewer may not see: in a `group_by`,
    `hidden_count=(~may_see(frame.columns, viewer)).sum()`. Sums over a state and a month come from the
    rows, never from these cells.
    """
    few = (pl.col(count) > 0) & (pl.col(count) < FEW) & (pl.col(hidden_count) >= pl.col(count))
    return counted.with_columns(pl.when(~few).then(count).alias(count), few=few).drop(hidden_count)
