"""Text into values, by rule. A cell that is given and cannot be read is refused, never taken for empty.

Each reader takes the cleaned text of a column (null: empty) and gives the value, null where unreadable, and the reason: the name
of a rule where the text is given and is not what it should be.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import polars as pl

from data.intake.columns import Column
from data.intake.texts import DIGITS, plain
from data.intake.times import day, instant, is_too_early, is_too_late, parts
from data.intake.words import NO, YES, codes

LONGEST = 60
LARGEST_COUNT = 999_999
LARGEST_MONEY = 10**13
_GROUPED = r"^\d{1,3}(,\d{2})*,\d{3}$|^\d{1,3}(,\d{3})+$"
_RUPEE = r"(?i)^(₹|rs\.?|inr|रु\.?|रुपये)\s*|\s*(/-|rupees|रुपये|रु\.?)$"
_SCALES = {r"(?i)\s*(lakhs?|lacs?|लाख)$": 100_000, r"(?i)\s*(crores?|cr\.?|करोड़)$": 10_000_000}
SPREADSHEET_ERRORS = ("#REF!", "#VALUE!", "#N/A", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")


@dataclass(frozen=True)
class Cast:
    """The value of a column, why it is refused (null: it is not), and what stands beside it (`has_time`)."""

    value: pl.Expr
    reason: pl.Expr
    has_time: pl.Expr | None = None


def cast(column: Column) -> Cast | None:
    """How the text of `column` becomes a value; None for kinds that need the registers (`data.intake.lookups`)."""
    read = READERS.get(column.kind)
    return read(pl.col(column.name), column) if read else None


def with_parts(rows: pl.DataFrame, columns: Iterable[Column]) -> pl.DataFrame:
    """The rows with each day and instant taken apart, once, as readers of both need it."""
    timed = [column.name for column in columns if column.kind in ("day", "instant")]
    return rows.with_columns(parts(pl.col(name)).alias(f"{name}__parts") for name in timed)


def _text(text: pl.Expr, _: Column) -> Cast:
    return Cast(text, first(("spreadsheet_error", text.is_in(SPREADSHEET_ERRORS))))


def _number_text(text: pl.Expr, _: Column) -> Cast:
    value = text.str.replace_many(DIGITS).str.replace_all(r"\s+", " ")
    return Cast(
        value,
        first(("spreadsheet_error", text.is_in(SPREADSHEET_ERRORS)), ("too_long", value.str.len_chars() > LONGEST)),
    )


def first(*rules: tuple[str, pl.Expr]) -> pl.Expr:
    """The name of the first rule whose condition is true, or null."""
    return pl.coalesce(*(pl.when(broken).then(pl.lit(name)) for name, broken in rules), pl.lit(None, pl.String))


def _count(text: pl.Expr, _: Column) -> Cast:
    digits = _ungrouped(text.str.replace_many(DIGITS)).str.replace(r"\.0+$", "")
    value = digits.str.extract(r"^(\d{1,12})$").cast(pl.Int64)
    below = digits.str.contains(r"^[-\u2212]\s*\d+$")
    return Cast(
        pl.when(value <= LARGEST_COUNT).then(value),
        first(("below_zero", below), ("not_a_count", _given(text, value)), ("too_large", value > LARGEST_COUNT)),
    )


def _ungrouped(text: pl.Expr) -> pl.Expr:
    """Without the commas of 12,34,567 or 1,234,567; a comma anywhere else stays, and is refused."""
    whole = text.str.extract(r"^([\d,]+)")
    return pl.when(whole.str.contains(_GROUPED)).then(text.str.replace_all(",", "", literal=True)).otherwise(text)


def _money(text: pl.Expr, _: Column) -> Cast:
    bare = text.str.replace_many(DIGITS).str.replace_all(_RUPEE, "").str.strip_chars()
    scale: pl.Expr = pl.lit(1)
    for pattern, worth in _SCALES.items():
        scale = pl.when(bare.str.contains(pattern)).then(pl.lit(worth)).otherwise(scale)
        bare = bare.str.replace(pattern, "")
    number = _ungrouped(bare).str.extract(r"^(\d{1,13}(?:\.\d+)?)$").cast(pl.Float64) * scale
    value = number.round().cast(pl.Int64)
    return Cast(
        pl.when(number == value, value <= LARGEST_MONEY).then(value),
        first(
            ("below_zero", bare.str.contains(r"^[-\u2212]")),
            ("not_money", _given(text, number)),
            ("not_whole_rupees", number != value),
            ("too_large", value > LARGEST_MONEY),
        ),
    )


def _given(text: pl.Expr, value: pl.Expr) -> pl.Expr:
    return text.is_not_null() & value.is_null()


def _number(text: pl.Expr, _: Column) -> Cast:
    digits = _ungrouped(text.str.replace_many(DIGITS))
    value = digits.str.extract(r"^(-?\d{1,9}(?:\.\d+)?)$").cast(pl.Float64)
    return Cast(value, first(("not_a_number", _given(text, value))))


def _coordinate(text: pl.Expr, column: Column) -> Cast:
    """Degrees, with or without the degree sign and N or E."""
    return _number(text.str.replace(r"(?i)\s*°?\s*[NE]?$", ""), column)


def _year(text: pl.Expr, _: Column) -> Cast:
    value = text.str.replace_many(DIGITS).str.extract(r"^((?:19|20)\d\d)(?:\.0)?$").cast(pl.Int64)
    return Cast(value, first(("not_a_year", _given(text, value))))


def _flag(text: pl.Expr, _: Column) -> Cast:
    word = plain(text)
    value = pl.when(word.is_in(YES)).then(True).when(word.is_in(NO)).then(False)
    return Cast(value, first(("not_yes_or_no", _given(text, value))))


def _choice(text: pl.Expr, column: Column) -> Cast:
    known = codes(column.words)
    value = plain(text).replace_strict(list(known), list(known.values()), default=None, return_dtype=pl.String)
    return Cast(value, first(("unknown_word", _given(text, value))))


def _day(text: pl.Expr, column: Column) -> Cast:
    value = day(pl.col(f"{column.name}__parts"))
    rules = [("not_a_day", _given(text, value)), ("too_early", is_too_early(value))]
    if column.past:
        rules.append(("in_future", is_too_late(value)))
    return Cast(value, first(*rules))


def _instant(text: pl.Expr, column: Column) -> Cast:
    value, has_time = instant(pl.col(f"{column.name}__parts"))
    rules = [("not_a_time", _given(text, value)), ("too_early", is_too_early(value))]
    if column.past:
        rules.append(("in_future", is_too_late(value)))
    return Cast(value, first(*rules), has_time)


READERS: dict[str, Callable[[pl.Expr, Column], Cast]] = {
    "text": _text,
    "number_text": _number_text,
    "count": _count,
    "money": _money,
    "number": _number,
    "coordinate": _coordinate,
    "year": _year,
    "flag": _flag,
    "choice": _choice,
    "day": _day,
    "instant": _instant,
}
