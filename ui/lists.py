"""A list of records as whole as its viewer may have it: what an exporter takes, made of the very keys behind the number."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from data.facts import Facts
from queries.filters import Filters
from queries.visible import Viewer, visible
from ui import looks, words

AT_A_TIME = 500


def owners(rows: pl.DataFrame) -> list[str]:
    """The agencies whose records `rows` are."""
    return sorted(rows["agency"].cast(pl.String).unique())


@dataclass(frozen=True)
class Listing:
    """One list: its title, the filters in words, the rows this viewer may see, and how many he may not."""

    title: str
    said: str
    rows: pl.DataFrame
    hidden_count: int
    viewer: Viewer
    readable: Callable[[pl.DataFrame], pl.DataFrame]
    """Rows as readers see them: numbers and days as such, names and texts read from the database now."""

    def frame(self) -> pl.DataFrame:
        """All rows as readers see them, in the order of the screen, entered in the log first. Raises NotReady while the
        database is away, NotLogged where the log cannot be written."""
        if self.rows.height and "agency" in self.rows.columns:
            looks.exported(self.viewer, self.title, owners(self.rows), self.rows.height, self.said)
        return self.read()

    def read(self) -> pl.DataFrame:
        """The same for a paper, which enters itself in the log before it is handed out."""
        parts = [self.readable(part) for part in self.rows.iter_slices(AT_A_TIME)]
        return pl.concat(parts, how="vertical_relaxed") if parts else self.readable(self.rows)


def listing(
    facts: Facts,
    filters: Filters,
    viewer: Viewer,
    title: str,
    rows: pl.DataFrame,
    readable: Callable[[pl.DataFrame], pl.DataFrame],
) -> Listing:
    """Of `rows` (agency, handling, perhaps named_to) those that `viewer` may see."""
    seen = visible(rows, viewer) if "handling" in rows.columns else rows
    return Listing(title, words.said(filters, facts), seen, rows.height - seen.height, viewer, readable)
