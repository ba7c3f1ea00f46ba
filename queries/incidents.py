"""Incidents: how many, where, what kind, which gang. A case that stands in two records counts once.

Every function takes the facts, the filters and the days asked for, so that the comparison is the same function with other days.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

import numpy as np
import polars as pl

from data.fact_rows import GANGS
from data.facts import Facts
from data.once import once
from data.schema.vocabulary import INCIDENT_KINDS
from queries.filters import Dates, Filters

EPOCH = date(1970, 1, 1)
"""The day that a date is counted from where it is a whole number."""
NEVER = -(2**31)
BELTS_KM = (5, 10, 20)
KINDS = INCIDENT_KINDS
"""Principal kinds, in the order in which the first that applies is the principal one."""
FIRING_FOR_EXTORTION = pl.col("firing") & pl.col("extortion")


def within(frame: pl.DataFrame, dates: Dates) -> pl.DataFrame:
    """The rows of a frame sorted by `day` that fall on `dates`, without copying."""
    return frame.slice(*place(frame["day"], dates))


def place(days: pl.Series, dates: Dates) -> tuple[int, int]:
    """Where those of `dates` begin among sorted days, and how many they are."""
    first = bisect_left(days, dates.first)
    return first, bisect_right(days, dates.last, first) - first


@once
def counted(facts: Facts) -> pl.DataFrame:
    """day, state, district and gangs of every incident that counts, by day."""
    return facts.incidents.lazy().filter("counted").select("day", "state", "district", "gangs").collect()


def naming(frame: pl.DataFrame, gangs: tuple[str, ...]) -> pl.DataFrame:
    """The rows whose `gangs` hold one of `gangs` (all rows where none is asked for)."""
    if not gangs or frame.is_empty():
        return frame
    return frame.filter(names(frame.schema["gangs"], gangs))


def names(kind: pl.DataType, gangs: tuple[str, ...]) -> pl.Expr:
    """Whether the `gangs` of a row, of this type, hold one of `gangs`. Looked up among the sets of gangs ever read: few."""
    places, held = gangs_in_sets()
    some = held[:, [places[gang] for gang in gangs if gang in places]].any(axis=1)
    wanted = GANGS.categories.to_series().head(len(held)).filter(pl.Series(some))
    return pl.col("gangs").is_in(wanted.cast(kind).implode())


def gangs_in_sets() -> tuple[dict[str, int], np.ndarray]:
    """The place of each gang, and by the number of a set and this place 1 where the set holds the gang. Of all sets ever read:
    a table of counts by set becomes one by gang when multiplied by it."""
    return _in_sets(len(GANGS.categories.to_series()))


@lru_cache(maxsize=1)
def _in_sets(count: int) -> tuple[dict[str, int], np.ndarray]:
    sets = [text.split() for text in GANGS.categories.to_series().head(count)]
    places = {gang: place for place, gang in enumerate(sorted({gang for some in sets for gang in some}))}
    held = np.zeros((count, len(places)), np.int64)
    for number, some in enumerate(sets):
        held[number, [places[gang] for gang in some]] = 1
    return places, held


@once
def gang_sets(facts: Facts) -> pl.DataFrame:
    """One row per gang of each set of gangs ever read from records: gangs (the set), gang."""
    sets = GANGS.categories.to_series()
    named = pl.DataFrame({"gangs": sets.cast(GANGS), "gang": sets.str.split(" ")}).explode("gang")
    return named.filter(pl.col("gang") != "")


def each_gang(facts: Facts, rows: pl.DataFrame) -> pl.DataFrame:
    """`rows` (with `gangs`) once for each gang they name, as `gang`; rows that name none are not in it."""
    return rows.join(gang_sets(facts), on="gangs", maintain_order="left")


@once
def picked(facts: Facts, filters: Filters, dates: Dates) -> pl.DataFrame:
    """The incidents that count: rows of `Facts.incidents` on `dates`, in the states and of the gangs asked for.

    With forces asked for beside states, a row of either counts.
    """
    return _picked(facts, filters, dates)


def in_belt_of(facts: Facts, filters: Filters, dates: Dates, km: int) -> pl.DataFrame:
    """`in_belt` of `picked`, in one go: what is far from a border is most, and need not be copied."""
    return _picked(facts, filters, dates, pl.col("border_km") <= km)


def _picked(facts: Facts, filters: Filters, dates: Dates, *more: pl.Expr) -> pl.DataFrame:
    if filters.basis == "registered":
        rows = facts.incidents.filter(pl.col("registered_on").is_between(dates.first, dates.last))
    else:
        rows = within(facts.incidents, dates)
    return of_asked(rows, filters, pl.col("counted"), *more)


def of_asked(rows: pl.DataFrame, filters: Filters, *more: pl.Expr) -> pl.DataFrame:
    """Of some incidents, those of the states, forces and gangs asked for (and of which `more` holds)."""
    of_gangs = [names(rows.schema["gangs"], filters.gangs)] if filters.gangs else []
    return rows.filter(asked(filters), *of_gangs, *more)


def asked(filters: Filters) -> pl.Expr:
    """Whether an incident is of a state or force asked for."""
    if not filters.states and not filters.forces:
        return pl.lit(True)
    in_states = pl.col("state").is_in(filters.states) if filters.states else pl.lit(False)
    return (in_states | pl.col("agency").is_in(filters.forces)) if filters.forces else in_states


def of_kind(rows: pl.DataFrame, kind: str | None) -> pl.DataFrame:
    """The rows of a principal kind, or with `firing_for_extortion` those that carry both flags; None: all."""
    if kind is None:
        return rows
    if kind == "firing_for_extortion":
        return rows.filter(FIRING_FOR_EXTORTION)
    return rows.filter(pl.col("kind") == kind)


def in_belt(rows: pl.DataFrame, km: int) -> pl.DataFrame:
    """The rows with a point at most `km` from the border with another participating state."""
    return rows.filter(pl.col("border_km") <= km)


def by_district(facts: Facts, rows: pl.DataFrame) -> pl.DataFrame:
    """One row per district that reports, of the states asked for or not: code, incident_count; most first.

    Rows without a district are not in it: see `not_on_map`.
    """
    counted = rows.drop_nulls("district").group_by("district").agg(pl.len().alias("incident_count"))
    return counted.sort("incident_count", "district", descending=[True, False])


def by_text(rows: pl.DataFrame, column: str, code: str, name: str = "incident_count") -> pl.DataFrame:
    """One row per value of a column, null too: the value as text as `code`, how many as `name`."""
    counted, none = by_known(rows, column, code, name), rows[column].null_count()
    return counted.vstack(pl.DataFrame({code: [None], name: [none]}, counted.schema)) if none else counted


def by_known(rows: pl.DataFrame, column: str, code: str, name: str = "incident_count") -> pl.DataFrame:
    """`by_text` without a row for null. Counted by the number a value is kept as: a group-by of polars takes ten times as long for
    a few thousand rows."""
    values = rows[column]
    if values.dtype == pl.String:
        return rows.drop_nulls(column).group_by(pl.col(column).alias(code)).agg(pl.len().alias(name))
    numbers = values.to_physical()
    counts = np.bincount(numbers.drop_nulls().to_numpy() if values.null_count() else numbers.to_numpy())
    found = np.flatnonzero(counts)
    texts = pl.Series(code, _texts(found, values.dtype), pl.String)
    return pl.DataFrame([texts, pl.Series(name, counts[found], pl.UInt32)])


def tally(rows: pl.DataFrame, columns: Sequence[str], marked: np.ndarray) -> dict[tuple[str, ...], tuple[int, int]]:
    """How many of `rows` there are by the values of `columns`, as text, and how many of these are `marked`; where one is null a
    row counts nowhere."""
    values = [rows[name] for name in columns]
    numbers = [as_numbers(one) for one in values]
    sizes = [int(one.max(initial=0)) + 1 for one in numbers]
    cell = np.ravel_multi_index(numbers, sizes) * 2 + marked
    for one in values:
        if one.null_count():
            cell = np.where(one.is_null().to_numpy(), -1, cell)
    counts = np.bincount(cell[cell >= 0], minlength=2 * math.prod(sizes)).reshape(-1, 2)
    found = np.flatnonzero(counts.any(axis=1))
    of = zip(np.unravel_index(found, sizes), values, strict=True)
    texts = [_texts(place, one.dtype) for place, one in of]
    sums = zip(counts[found].sum(axis=1).tolist(), counts[found, 1].tolist(), strict=True)
    return dict(zip(zip(*texts, strict=True), sums, strict=True))


def as_numbers(values: pl.Series) -> np.ndarray:
    """What values are kept as; 0 for null."""
    numbers = values.to_physical()
    return (numbers.fill_null(0) if values.null_count() else numbers).to_numpy().astype(np.int64)


def _texts(numbers: np.ndarray, kind: pl.DataType) -> list[str]:
    """What values of this type that are kept as `numbers` say."""
    if isinstance(kind, pl.Categorical | pl.Enum):
        names = _of_enum(kind) if isinstance(kind, pl.Enum) else kind.categories.to_series().to_list()
        return [names[number] for number in numbers.tolist()]
    if kind.is_integer():
        return [str(number) for number in numbers.tolist()]
    return pl.Series(numbers).cast(kind).cast(pl.String).to_list()


@lru_cache
def _of_enum(kind: pl.Enum) -> list[str]:
    return kind.categories.to_list()


def by_state(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per state: state (null: no state known), incident_count; most first. They add up to the total."""
    return by_text(rows, "state", "state").sort("incident_count", "state", descending=[True, False], nulls_last=True)


def by_unit(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per police unit: unit (null: none stated), incident_count; most first."""
    return by_text(rows, "unit", "unit").sort("incident_count", "unit", descending=[True, False], nulls_last=True)


def by_kind(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per principal kind that occurs: kind, incident_count; in the order of kinds. They add up to the total."""
    return (
        rows.group_by("kind")
        .agg(pl.len().alias("incident_count"))
        .sort("kind")
        .with_columns(pl.col("kind").cast(pl.String))
    )


def by_gang(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per gang: gang, incident_count; most first. An incident with two gangs is in both rows."""
    places, held = gangs_in_sets()
    counts = np.bincount(rows["gangs"].to_physical().to_numpy(), minlength=len(held)) @ held
    found = sorted(((gang, int(counts[place])) for gang, place in places.items() if counts[place]), key=_most_first)
    return pl.DataFrame(found, {"gang": pl.String, "incident_count": pl.UInt32}, orient="row")


def by_gang_and_month(rows: pl.DataFrame, day: str, dates: Dates) -> tuple[dict[str, int], np.ndarray]:
    """The place of each gang, and by this place and the calendar month of `dates` how many of `rows` name it, each by its `day`,
    which is one of `dates`."""
    (places, held), months = gangs_in_sets(), months_of(dates)
    begins = pl.Series(months, dtype=pl.Date).to_physical().to_numpy()
    month = np.searchsorted(begins, rows[day].to_physical().to_numpy(), "right") - 1
    cells = rows["gangs"].to_physical().to_numpy().astype(np.int64) * len(months) + month
    counts = np.bincount(cells, minlength=len(held) * len(months)).reshape(len(held), len(months))
    return places, held.T @ counts


def last_by_gang(rows: pl.DataFrame) -> dict[str, date]:
    """Gang -> the day of the last of `rows` (by day) that names it."""
    places, held = gangs_in_sets()
    last = np.full(len(held), NEVER)
    last[rows["gangs"].to_physical().to_numpy()] = rows["day"].to_physical().to_numpy()  # the last of each set stays
    days = np.where(held > 0, last[:, None], NEVER).max(axis=0, initial=NEVER)
    return {gang: EPOCH + timedelta(days=int(days[place])) for gang, place in places.items() if days[place] > NEVER}


def _most_first(row: tuple[str, int]) -> tuple[int, str]:
    return -row[1], row[0]


def by_month(rows: pl.DataFrame, dates: Dates, basis: str = "occurred") -> pl.DataFrame:
    """One row per calendar month of `dates`, empty ones too: month (its first day), incident_count."""
    return per_month(rows["registered_on" if basis == "registered" else "day"], dates, "incident_count")


def per_month(days: pl.Series, dates: Dates, name: str) -> pl.DataFrame:
    """One row per calendar month of `dates`, empty ones too: month (its first day), as `name` how many of `days` (in any order) are
    in it. Counted by day first, which takes a tenth of a group-by."""
    months = months_of(dates)
    begins = np.array([(month - months[0]).days for month in months])
    length, epoch = (month_after(months[-1]) - months[0]).days, (months[0] - EPOCH).days
    place = np.clip(days.drop_nulls().to_physical().to_numpy() - epoch, -1, length) + 1
    by_day = np.bincount(place, minlength=length + 2)[1:-1]
    counts = pl.Series(name, np.add.reduceat(by_day, begins), pl.UInt32)
    return pl.DataFrame([pl.Series("month", months, pl.Date), counts])


def months_of(dates: Dates) -> list[date]:
    """The first days of the calendar months of `dates`."""
    months = [dates.first.replace(day=1)]
    while (after := month_after(months[-1])) <= dates.last:
        months.append(after)
    return months


def not_on_map(rows: pl.DataFrame, level: str) -> int:
    """How many of `rows` the map cannot show: without a district, a state or a police unit, as `level` says."""
    return rows[level].null_count()


def casualties(rows: pl.DataFrame) -> dict[str, int]:
    """Sums of killed and injured, by who (`victims_killed`, ...)."""
    names = [name for name in rows.columns if name.endswith(("_killed", "_injured"))]
    return {name: int(rows[name].sum()) for name in names}


def month_after(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
