"""Days and instants as officers and spreadsheets write them: the day always before the month, IST unless a zone is given."""

from datetime import UTC, date, datetime, timedelta

import polars as pl

from data.intake.texts import DIGITS

EARLIEST = date(1950, 1, 1)
IST_MINUTES = 330
_TIME = r"(?:[T ,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*([AaPp])?\.?(?:[Mm]\.?)?\s*(Z|UTC|GMT|IST|[+-]\d{2}:?\d{2})?)?"
_ISO = rf"^(\d{{4}})-(\d{{1,2}})-(\d{{1,2}}){_TIME}$"
_DAY_FIRST = rf"^(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{4}}){_TIME}$"
_SERIAL = r"^(\d{5}(?:\.\d+)?)$"
_SERIAL_FIRST = date(1899, 12, 30)
"""Excel's day 0, so that its 60, a day that never was, does not matter after February 1900."""


def today() -> date:
    """Today in India."""
    return (datetime.now(UTC) + timedelta(minutes=IST_MINUTES)).date()


def parts(text: pl.Expr) -> pl.Expr:
    """What a text says, once for all that is asked of it: year, month, day, hour, minute, second, half (a or p), zone as text, and
    `serial`, a spreadsheet's number of days; null where not given."""
    ascii_text = text.str.replace_many(DIGITS)
    clock = ["hour", "minute", "second", "half", "zone"]
    iso = ascii_text.str.extract_groups(_ISO).struct.rename_fields(["year", "month", "day", *clock])
    other = ascii_text.str.extract_groups(_DAY_FIRST).struct.rename_fields(["day", "month", "year", *clock])
    names = ["year", "month", "day", *clock]
    both = [pl.coalesce(iso.struct.field(name), other.struct.field(name)).alias(name) for name in names]
    return pl.struct(*both, ascii_text.str.extract(_SERIAL).cast(pl.Float64).alias("serial"))


def day(parts: pl.Expr) -> pl.Expr:
    """A calendar day; a time of day beside it is refused unless it is midnight, as spreadsheets add it."""
    midnight = pl.sum_horizontal(_number(parts, name).fill_null(0) for name in ("hour", "minute", "second")) == 0
    written = pl.when(midnight).then(_written_day(parts))
    return pl.coalesce(written, pl.when(_fraction(parts) == 0).then(_serial_day(parts)))


def instant(parts: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """An instant in UTC, and whether a time of day was given: without one it is midnight in India.

    Midnight to the second (`00:00:00`) is how other systems write a day without a time, and is taken as that.
    """
    clock = [parts.struct.field(name) for name in ("hour", "minute", "second")]
    bare_day = pl.concat_str(clock, separator=":").is_in(["00:00:00", "0:00:00"]).fill_null(False)
    has_time = (clock[0].is_not_null() & ~bare_day) | (_fraction(parts) > 0)
    written = _written_day(parts).cast(pl.Datetime("ms")) + pl.duration(seconds=_seconds(parts))
    serial_seconds = (_fraction(parts) * 86_400).round().cast(pl.Int64)
    serial = _serial_day(parts).cast(pl.Datetime("ms")) + pl.duration(seconds=serial_seconds)
    local = pl.coalesce(written, serial)
    value = (local - pl.duration(minutes=_offset(parts))).dt.replace_time_zone("UTC")
    return value, has_time.fill_null(False)


def _number(parts: pl.Expr, name: str) -> pl.Expr:
    return parts.struct.field(name).cast(pl.Int64)


def _written_day(parts: pl.Expr) -> pl.Expr:
    field = parts.struct.field
    text = field("year") + "-" + field("month").str.zfill(2) + "-" + field("day").str.zfill(2)
    return text.str.to_date("%Y-%m-%d", strict=False)


def _seconds(parts: pl.Expr) -> pl.Expr:
    """Seconds since midnight; null for a time of day that does not exist."""
    hour, minute, second = (_number(parts, name).fill_null(0) for name in ("hour", "minute", "second"))
    half = parts.struct.field("half").str.to_lowercase()
    twelve = (hour % 12) + pl.when(half == "p").then(12).otherwise(0)
    exists = (minute < 60) & (second < 60) & pl.when(half.is_null()).then(hour < 24).otherwise(hour.is_between(1, 12))
    hour = pl.when(half.is_null()).then(hour).otherwise(twelve)
    return pl.when(exists).then(hour * 3600 + minute * 60 + second)


def _offset(parts: pl.Expr) -> pl.Expr:
    """Minutes by which the time written is ahead of UTC."""
    zone = parts.struct.field("zone")
    digits = zone.str.replace(":", "", literal=True)
    minutes = digits.str.slice(1, 2).cast(pl.Int64, strict=False) * 60 + digits.str.slice(3, 2).cast(
        pl.Int64, strict=False
    )
    signed = pl.when(zone.str.starts_with("-")).then(-minutes).otherwise(minutes)
    return (
        pl.when(zone.is_null() | (zone == "IST"))
        .then(IST_MINUTES)
        .when(zone.is_in(["Z", "UTC", "GMT"]))
        .then(0)
        .otherwise(signed)
    )


def _serial_day(parts: pl.Expr) -> pl.Expr:
    days = parts.struct.field("serial").floor().cast(pl.Int32) + (_SERIAL_FIRST - date(1970, 1, 1)).days
    return days.cast(pl.Int32).cast(pl.Date)


def _fraction(parts: pl.Expr) -> pl.Expr:
    serial = parts.struct.field("serial")
    return serial - serial.floor()


def is_too_early(value: pl.Expr) -> pl.Expr:
    return value.dt.year() < EARLIEST.year


def is_too_late(value: pl.Expr) -> pl.Expr:
    """After today in India: clocks differ by minutes, not by days."""
    return _ist_day(value) > pl.lit(today())


def _ist_day(value: pl.Expr) -> pl.Expr:
    """Of an instant in UTC, or of a day."""
    return (value.cast(pl.Datetime("ms")) + pl.duration(minutes=IST_MINUTES)).dt.date()
