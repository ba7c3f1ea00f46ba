"""What a force can send: datasets and their columns, as declared in `data.intake.datasets`."""

from dataclasses import dataclass, field
from typing import Any

import polars as pl
from sqlalchemy import Boolean, Date, DateTime, Double, Integer, Table

LISTS = ("agencies", "gangs", "districts", "states", "records", "texts", "groups")
"""Kinds whose cells hold several values with semicolons between."""

RECORDS = ("record", "records")


@dataclass(frozen=True)
class Column:
    """One column of a file.

    `kind` says how a cell is read (`data.intake.cast`, `data.intake.lookups`); a `record` names another record as `RJ:12/2026`, or
    only by its number where it is the sender's own. `parts` are the pieces of each value of `groups`, with `|` between.
    """

    name: str
    kind: str
    title: str
    title_hi: str
    example: str = ""
    required: bool = False
    words: tuple[str, ...] = ()
    refers: str = ""
    prefix: str = ""
    past: bool = False
    parts: tuple["Column", ...] = ()

    @property
    def is_list(self) -> bool:
        return self.kind in LISTS

    @property
    def targets(self) -> tuple[str, ...]:
        """The columns of the table that it fills."""
        if self.kind == "record":
            return f"{self.prefix}agency", f"{self.prefix}reference"
        return () if self.is_list or self.name in (OWNER, WITHDRAWN) else (self.name,)


OWNER = "agency"
WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Rule:
    """A rule over a whole row: `bad` is true where the row breaks it (null: it does not). `column` is the one to look at."""

    name: str
    column: str
    bad: pl.Expr
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True)
class Child:
    """Rows of another table that a list column fills: each value goes into `into`, beside `fixed` and what `beside` copies
    from the row. `kept` are columns that others fill and a new file leaves alone; with `soft` a row that is no longer
    listed is withdrawn, not deleted."""

    table: Table
    column: str
    into: str | None = None
    fixed: dict[str, Any] = field(default_factory=dict)
    beside: dict[str, str] = field(default_factory=dict)
    stated_by: str | None = None
    soft: bool = False


@dataclass(frozen=True)
class Dataset:
    """One kind of file. `sender` is the column that the sending force fills by being the sender; empty: there is none.

    With `answers` a row adds to what others stated; its empty cells leave what stands.
    """

    name: str
    title: str
    title_hi: str
    table: Table
    columns: tuple[Column, ...]
    rules: tuple[Rule, ...] = ()
    children: tuple[Child, ...] = ()
    sender: str = "agency"
    answers: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.table.primary_key)

    @property
    def key_columns(self) -> tuple[Column, ...]:
        """The columns of the file that, with the sender, make the key."""
        return tuple(column for column in self.columns if set(column.targets) & set(self.key))

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


def columns_of(table: Table, *rows: tuple[Any, ...]) -> tuple[Column, ...]:
    """Columns as `(name, English, Hindi, example[, kind])`; kind, permitted words and need come from the table."""
    return tuple(_derived(table, *row) for row in rows)


def _derived(table: Table, name: str, title: str, title_hi: str, example: str, kind: str = "", **more: Any) -> Column:
    column = table.c[name]
    required = not column.nullable and column.server_default is None
    words = column.info.get("words", ())
    return Column(
        name, kind or _kind(column, words), title, title_hi, example, required, words, past=name in PAST, **more
    )


PAST = {
    "occurred_from",
    "occurred_to",
    "registered_on",
    "seized_at",
    "sent_at",
    "originated_at",
    "received_at",
    "acknowledged_at",
    "interim_at",
    "replied_at",
    "happened_at",
    "shared_on",
    "adopted_on",
    "started_on",
    "ended_on",
    "label_since",
    "whereabouts_since",
    "made_at",
    "day",
}
"""Columns of what has happened: they cannot lie in the future."""


def _kind(column: Any, words: tuple[str, ...]) -> str:
    sort = getattr(column.type, "impl_instance", column.type)
    kinds = {Boolean: "flag", DateTime: "instant", Date: "day", Double: "number"}
    found = next((kind for sort_of, kind in kinds.items() if isinstance(sort, sort_of)), None)
    if words or found:
        return "choice" if words else str(found)
    if isinstance(sort, Integer):
        return "money" if column.name.endswith("_inr") else "count"
    return "number_text" if column.name in ("reference", "fir_number", "letter_number") else "text"


REFERENCE = Column("reference", "number_text", "Reference", "संदर्भ संख्या", "RJ-2026-0123", required=True)
OWNER_COLUMN = Column(OWNER, "agency", "Force", "पुलिस बल", "RJ")
WITHDRAWN_COLUMN = Column(WITHDRAWN, "flag", "Withdrawn", "वापस लिया गया", "no")


def fact_columns(*columns: Column) -> tuple[Column, ...]:
    """What every record has, around its own columns."""
    return (REFERENCE, OWNER_COLUMN, *columns, WITHDRAWN_COLUMN)
