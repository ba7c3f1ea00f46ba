"""The dice and the calendar of the sample, and how arrays of numbers become rows.

Everywhere in the sample an instant is a whole number of seconds since 1970 (UTC) and a day a whole number of days since
then; `rows_of` turns them into what the table's columns hold. Below zero means: not given.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray
from sqlalchemy import Boolean, Date, DateTime, Double, Integer, Table

Ints = NDArray[np.int64]
DAY = 86_400
HOUR = 3_600
INDIA = 19_800
"""IST is UTC + 5:30."""


@dataclass(frozen=True)
class Clock:
    """The sample's present is the midnight that begins `today` in India: nothing has happened after it."""

    today: date

    @property
    def day(self) -> int:
        return (self.today - date(1970, 1, 1)).days

    @property
    def now(self) -> int:
        return self.day * DAY - INDIA

    @property
    def start(self) -> int:
        """Three years earlier."""
        return self.now - 1096 * DAY

    def ago(self, days: float) -> int:
        return int(self.now - days * DAY)


def dice(seed: int, section: str) -> np.random.Generator:
    """A generator of its own for each section, so that one more row in one changes nothing in the others."""
    return np.random.default_rng([seed, *section.encode()])


def pick(rng: np.random.Generator, weights: Any, n: int) -> Ints:
    """`n` positions drawn by weight."""
    share = np.asarray(weights, dtype=float)
    return rng.choice(len(share), n, p=share / share.sum())


def one(rng: np.random.Generator, weights: Iterable[float]) -> int:
    """One position drawn by weight: for a few at a time forty times faster than `pick`."""
    steps = list(accumulate(weights))
    return min(bisect_right(steps, rng.random() * steps[-1]), len(steps) - 1)


def pick_by_row(rng: np.random.Generator, weights: NDArray[Any], rows: Ints) -> Ints:
    """One column for each of `rows`, by the weights in that row of the matrix; -1 where the row has none."""
    total = weights.sum(axis=1, keepdims=True)
    steps = np.cumsum(weights / np.where(total > 0, total, 1), axis=1)
    found = (rng.random(len(rows))[:, None] >= steps[rows]).sum(axis=1)
    return np.where(found < weights.shape[1], found, -1)


def day_of(instant: Any) -> Any:
    """The day in India of an instant."""
    return (instant + INDIA) // DAY


def midnight(instant: Any) -> Any:
    """The midnight in India that begins the day of an instant."""
    return day_of(instant) * DAY - INDIA


HOURS_OF_CRIME = (3, 2, 1.5, 1, 1, 1.5, 2, 2.5, 3, 4, 5, 5, 5, 5, 4.5, 4.5, 5, 6, 8, 10, 11, 9, 7, 5)
HOURS_OF_DUTY = (0.6, 0.4, 0.3, 0.3, 0.3, 0.4, 0.8, 1.5, 3, 7, 10, 11, 10, 8, 8, 9, 9, 8, 6, 4, 3, 2, 1.4, 1)


def moments(rng: np.random.Generator, when: Ints, hours: Sequence[float], latest: Any) -> Ints:
    """`when` moved to a likely hour of its day in India, never after `latest`; one in sixty at 00:10 or 23:50."""
    n = len(when)
    within = pick(rng, hours, n) * HOUR + rng.integers(0, 60, n) * 60
    edge = rng.random(n)
    within = np.where(edge < 1 / 120, 600, np.where(edge < 1 / 60, 23 * HOUR + 3_000, within))
    moved = midnight(when) + within
    return np.where(moved <= latest, moved, moved - DAY)


def texts(options: Sequence[Any], index: Any) -> pl.Series:
    """The option at each position; null below zero."""
    at = np.asarray(index)
    return pl.Series([*options, None], dtype=pl.String).gather(np.where(at < 0, len(options), at))


def given(values: Any, present: Any = None) -> pl.Series:
    """Whole numbers, null below zero or where not `present`."""
    numbers = np.asarray(values)
    known = (numbers >= 0) if present is None else ((numbers >= 0) & present)
    return pl.Series(np.where(known, numbers, -1)).replace(-1, None)


def references(letter: str, width: int, numbers: Any) -> pl.Series:
    """Record numbers such as I000123: short enough for polars to keep them inline."""
    return letter + pl.Series(np.asarray(numbers)).cast(pl.String).str.zfill(width)


def rows_of(table: Table, columns: dict[str, Any] | list[dict[str, Any]] | pl.DataFrame) -> pl.DataFrame:
    """`columns` as rows that `data.bulk.insert` takes: seconds become instants, numbers of days become dates."""
    frame = columns if isinstance(columns, pl.DataFrame) else pl.DataFrame(columns, infer_schema_length=None)
    return frame.select(_held(table, name, kind) for name, kind in frame.schema.items())


def _held(table: Table, name: str, kind: pl.DataType) -> pl.Expr:
    column, wanted = pl.col(name), table.c[name].type
    wanted = getattr(wanted, "impl_instance", wanted)
    if isinstance(wanted, DateTime):
        return (column.cast(pl.Int64) * 1_000_000).cast(pl.Datetime("us", "UTC"))
    if isinstance(wanted, Date):
        return column if kind == pl.Date else column.cast(pl.Int32).cast(pl.Date)
    held = {Boolean: pl.Boolean, Double: pl.Float64, Integer: pl.Int64}
    return column.cast(next((into for sort, into in held.items() if isinstance(wanted, sort)), pl.String))
