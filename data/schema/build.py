"""How the tables of Sajha are spelled: typed columns that hold for any writer, on SQLite and on PostgreSQL.

SQLite takes any text in any column unless told otherwise, so every table there is STRICT and every time, day and flag carries
its own check. What differs between the two engines is in `data.dialects`.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Computed,
    Date,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    TypeDecorator,
    literal_column,
    text,
)
from sqlalchemy.dialects.sqlite import REAL
from sqlalchemy.types import TypeEngine

from data.dialects import ist_day, utc_now
from data.schema.vocabulary import HANDLING

metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_key",
        "fk": "%(table_name)s_%(column_0_N_name)s_known",
        "uq": "%(table_name)s_%(column_0_N_name)s_once",
        "ix": "%(table_name)s_by_%(column_0_N_name)s",
        "ck": "%(table_name)s_%(constraint_name)s",
    }
)


class UtcTime(TypeDecorator[datetime]):
    """An instant. Kept in UTC, to the second, as `2026-11-21 18:30:00` on SQLite; a time without a zone is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"The time {value} has no zone. Give it one (IST is Asia/Kolkata).")
        utc = value.astimezone(UTC).replace(microsecond=0)
        return utc.strftime("%Y-%m-%d %H:%M:%S") if dialect.name == "sqlite" else utc

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if isinstance(value, str):
            value = datetime.fromisoformat(value)
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class Day(TypeDecorator[date]):
    """A calendar day, as the record states it. ISO text on SQLite."""

    impl = Date
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else Date())

    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        return value.isoformat() if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        return date.fromisoformat(value) if isinstance(value, str) else value


class Flag(TypeDecorator[bool]):
    """Yes or no: BOOLEAN, or 0 and 1 on SQLite."""

    impl = Boolean
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else Boolean())

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> Any:
        return int(value) if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


Number: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")
Big: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")


def column(name: str, kind: Any, comment: str, *, optional: bool = False, **options: Any) -> Column:
    """A column that must be given unless `optional`."""
    return Column(name, kind, nullable=optional, comment=comment, **options)


def code(name: str, target: str, comment: str, *, optional: bool = False, kind: Any = Text, **options: Any) -> Column:
    """A code that must stand in the register `target` (`state.code`)."""
    return Column(name, kind, ForeignKey(target), nullable=optional, comment=comment, **options)


def choice(name: str, words: tuple[str, ...], comment: str, *, optional: bool = False, **options: Any) -> Column:
    """A column that holds one of `words`."""
    return Column(name, Text, nullable=optional, comment=comment, info={"words": words}, **options)


def count(name: str, comment: str, *, optional: bool = False) -> Column:
    """A whole number that is never negative; 0 unless given, empty only if `optional`."""
    default = None if optional else "0"
    return Column(name, Integer, nullable=optional, comment=comment, info={"least": 0}, server_default=default)


def money(name: str, comment: str) -> Column:
    """Whole rupees, never negative."""
    return Column(name, Big, nullable=True, comment=comment, info={"least": 0})


def generated_day(source: str) -> Column:
    """The IST calendar day of the instant `source`, worked out by the database itself for any writer."""
    computed = Computed(ist_day(literal_column(source)), persisted=True)
    return Column("day", Day, computed, nullable=False, comment=f"IST calendar day of `{source}` (generated).")


def checked(condition: str, name: str) -> CheckConstraint:
    return CheckConstraint(condition, name=name)


def not_before(later: str, earlier: str, name: str) -> tuple[CheckConstraint, ...]:
    """`later` does not lie before `earlier`. SQLite compares instants, not their texts: other writers spell them otherwise."""
    return (
        checked(f"unixepoch({later}) >= unixepoch({earlier})", name).ddl_if(dialect="sqlite"),
        checked(f"{later} >= {earlier}", name).ddl_if(dialect="postgresql"),
    )


def _day_of_sqlite(text: str) -> str:
    """Without '+0 days' SQLite hands 2026-02-31 back as it came; with it, it becomes 3 March, and differs."""
    return f"coalesce(date({text}, '+0 days') = {text}, false) AND {text} BETWEEN '1900-01-01' AND '2199-12-31'"


def postgres_checks(item: Column) -> Iterator[CheckConstraint]:
    """No `infinity`, and no year in five digits, which neither Python nor a frame can hold."""
    if isinstance(item.type, UtcTime):
        yield checked(f"{item.name} BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'", f"{item.name}_readable")
    elif isinstance(item.type, Day) and item.computed is None:
        yield checked(f"{item.name} BETWEEN '1900-01-01' AND '2199-12-31'", f"{item.name}_readable")


def sqlite_checks(item: Column) -> Iterator[CheckConstraint]:
    """What PostgreSQL's types refuse by themselves."""
    name = item.name
    if isinstance(item.type, UtcTime):
        day = f"substr({name}, 1, 10)"
        whole = f"length({name}) >= 16 AND datetime({name}) IS NOT NULL"
        yield checked(f"{name} IS NULL OR ({whole} AND {_day_of_sqlite(day)})", f"{name}_readable")
    elif isinstance(item.type, Day) and item.computed is None:
        yield checked(f"{name} IS NULL OR {_day_of_sqlite(name)}", f"{name}_readable")
    elif isinstance(item.type, Flag):
        yield checked(f"{name} IN (0, 1)", f"{name}_yes_or_no")


def checks(item: Column) -> Iterator[CheckConstraint]:
    for constraint in sqlite_checks(item):
        yield constraint.ddl_if(dialect="sqlite")
    for constraint in postgres_checks(item):
        yield constraint.ddl_if(dialect="postgresql")
    if words := item.info.get("words"):
        yield checked(f"{item.name} IN ({', '.join(repr(word) for word in words)})", f"{item.name}_known")
    if (least := item.info.get("least")) is not None:
        yield checked(f"{item.name} >= {least}", f"{item.name}_not_negative")


def table(name: str, comment: str, *parts: Any) -> Table:
    """A table whose columns carry their checks; `comment` says what one row is."""
    generated = [constraint for part in parts if isinstance(part, Column) for constraint in checks(part)]
    return Table(name, metadata, *parts, *generated, comment=comment, sqlite_strict=True)


def key(*names: str) -> PrimaryKeyConstraint:
    return PrimaryKeyConstraint(*names)


def names(what: str) -> tuple[Column, Column]:
    """A name in both languages."""
    return column("name", Text, f"Name of {what} in English."), column("name_hi", Text, f"Name of {what} in Hindi.")


def trail() -> tuple[Column, ...]:
    """How a record came, and whether it still stands."""
    return (
        column("first_recorded_at", UtcTime, "When this row first reached the database.", server_default=utc_now()),
        column("withdrawn_at", UtcTime, "Since when the owner no longer stands by it.", optional=True),
        code("load", "load.id", "The load that brought it; empty for other writers.", optional=True, kind=Integer),
    )


def fact(name: str, comment: str, *parts: Any) -> Table:
    """A record an agency owns under its own reference: sending it twice changes nothing."""
    return table(
        name,
        comment,
        code("agency", "agency.code", "The agency that owns the record."),
        column("reference", Text, "The owner's own number for it."),
        *parts,
        *trail(),
        key("agency", "reference"),
        checked("length(reference) BETWEEN 1 AND 60", "reference_given"),
    )


def refers_to(target: str, prefix: str = "", *, optional: bool = False) -> tuple[Any, ...]:
    """The key of a row of the fact table `target`, in columns that begin with `prefix`.

    With a prefix they get an index: without one, every deleted row of `target` would cost a scan of this table.
    """
    columns = [f"{prefix}agency", f"{prefix}reference"]
    kept = "CASCADE" if not prefix else "NO ACTION"
    return (
        column(columns[0], Text, f"Owner of the {target}.", optional=optional),
        column(columns[1], Text, f"The owner's number of the {target}.", optional=optional),
        ForeignKeyConstraint(columns, [f"{target}.agency", f"{target}.reference"], ondelete=kept, onupdate=kept),
        *([referring(columns)] if prefix else []),
    )


def referring(columns: list[str]) -> Index:
    """An index over references that are given; those left empty take no room in it."""
    given = text(f"{columns[-1]} IS NOT NULL")
    return Index(None, *columns, postgresql_where=given, sqlite_where=given)


def handling() -> Column:
    return choice("handling", HANDLING, "Who may see it beyond the owner.", server_default="participants")
