"""`Facts` from rows written by hand. Columns and types are those of `data` itself; what a row leaves out is in `usual`.

Parts stand in the row they belong to: a message has `to`, an operation `forces` and `districts`, an item `owners`.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import polars as pl

from data import fact_rows
from data.facts import REGISTERS, Facts
from data.reading import field
from data.schema import metadata
from tests.queries.usual import HOME, NOON, TODAY, USUAL, Row, Rows

__all__ = [
    "HOME",
    "NOON",
    "TODAY",
    "TYPES",
    "Row",
    "Rows",
    "datetime_of",
    "day_of",
    "empty",
    "facts",
    "frame",
    "midday",
]

NOON_S = 43_200
SECONDS = ("known_before_s", "sent_s", "received_s", "interim_s", "replied_s")
PARTS = {
    "operations": {
        "forces": ("operation_agencies", "force"),
        "districts": ("operation_districts", "district"),
        "targets": ("operation_targets", "offender_reference"),
    },
    "action_items": {"owners": ("action_owners", "force"), "updates": ("action_updates", "kind")},
    "meetings": {"invited": ("attendances", "force"), "points": ("agenda_items", "number")},
    "meeting_series": {"members": ("series_agencies", "force"), "districts": ("series_districts", "district")},
}
"""Frame -> what stands in its rows -> the frame that goes to, and the column that a bare code means."""


def _types() -> dict[str, Row]:
    types = {
        name: {column: field(metadata.tables[table].c[column]).held for column in columns.split()}
        for name, (table, columns) in REGISTERS.items()
    }
    sent = {item.name: item.held for item in (*fact_rows._MESSAGE, *fact_rows._DELIVERY)}
    sent |= dict.fromkeys(SECONDS, pl.Int32) | {"number": pl.UInt32, "gangs": fact_rows.GANGS}
    added = {"gangs": fact_rows.GANGS, "border_km": pl.Float32, "border_state": fact_rows.STATE, "counted": pl.Boolean}
    types["incidents"] = {item.name: item.held for item in fact_rows.INCIDENTS} | added
    types["messages"] = {name: sent[name] for name in fact_rows.MESSAGES}
    types["deliveries"] = {name: sent[name] for name in fact_rows.DELIVERIES}
    for what in ("offender", "incident"):
        keys = {f"{what}_agency": pl.String, f"{what}_reference": pl.String}
        types[f"named_{what}s"] = {"day": pl.Date, "number": pl.UInt32} | keys
    return types


TYPES = _types()
"""Frame -> column -> type."""


def _blank(name: str) -> Row:
    """A row that says nothing: no value, and 0 where the schema wants a count."""
    columns = metadata.tables[REGISTERS[name][0]].c if name in REGISTERS else {}
    counts = [item.name for item in columns if item.info.get("least") == 0 and not item.nullable] if columns else []
    return dict.fromkeys(TYPES[name]) | {count: 0 for count in counts if count in TYPES[name]}


BLANK = {name: _blank(name) for name in TYPES}
EMPTY = {name: pl.DataFrame(schema=columns) for name, columns in TYPES.items()}


def midday(day: date) -> datetime:
    """12:00 in India."""
    return datetime(day.year, day.month, day.day, 6, 30, tzinfo=UTC)


day_of, datetime_of = date.fromisoformat, datetime.fromisoformat


def frame(name: str, rows: Iterable[Row]) -> pl.DataFrame:
    """One frame of `Facts`. A row with a column that the frame does not have is a mistake of the test."""
    full = [BLANK[name] | USUAL.get(name, {}) | row for row in rows]
    for row in full:
        assert row.keys() <= TYPES[name].keys(), f"{name} has no {row.keys() - TYPES[name].keys()}"
    return pl.DataFrame(full, schema=TYPES[name], orient="row")


def full(name: str, rows: Iterable[Row]) -> list[Row]:
    """The rows with what they leave out, numbered where they have no reference."""
    numbered = "reference" in TYPES[name]
    return [
        (USUAL.get(name, {}) | ({"reference": str(place)} if numbered else {}) | row)
        for place, row in enumerate(rows, 1)
    ]


def incidents(rows: Iterable[Row]) -> pl.DataFrame:
    told = full("incidents", rows)
    timed = [{"occurred_from": midday(row["day"]), "first_recorded_at": midday(row["day"]), **row} for row in told]
    made = frame("incidents", timed).sort("day", "agency", "reference")
    return fact_rows.mark_counted(made) if made["same_as_reference"].count() else made


def sent(rows: Iterable[Row]) -> dict[str, pl.DataFrame]:
    """`messages`, `deliveries` and what they name (`names_offenders`, `names_incidents`: keys); `number` is a message's place
    within its day."""
    messages, deliveries = [], []
    named: dict[str, list[Row]] = {"offender": [], "incident": []}
    for row in sorted(full("messages", rows), key=lambda row: (row["day"], row["agency"], row["reference"])):
        row["number"] = sum(other["day"] == row["day"] for other in messages)
        parts = [part if isinstance(part, dict) else {"to_agency": part} for part in row.pop("to", ())]
        for what, some in named.items():
            for agency, reference in row.pop(f"names_{what}s", ()):
                key = {f"{what}_agency": agency, f"{what}_reference": reference}
                some.append({"day": row["day"], "number": row["number"]} | key)
        seconds = row.pop("sent_s", NOON_S)
        messages.append(row | {"sent_at": midday(row["day"]) + timedelta(seconds=seconds - NOON_S)})
        kept = {name: value for name, value in row.items() if name in TYPES["deliveries"]}
        deliveries += [kept | {"sent_s": seconds} | part for part in parts]
    ordered = frame("deliveries", deliveries).sort("day", "number", pl.col("to_agency").cast(pl.String))
    names = {f"named_{what}s": frame(f"named_{what}s", some) for what, some in named.items()}
    return {"messages": frame("messages", messages), "deliveries": ordered} | names


def _register(name: str, rows: Iterable[Row]) -> pl.DataFrame:
    """Sorted by its key, like a register that was read."""
    key = [item.name for item in metadata.tables[REGISTERS[name][0]].primary_key if item.name in TYPES[name]]
    told = sorted((_with_instant(name, row) for row in rows), key=lambda row: [row[part] for part in key])
    return frame(name, told) if told else EMPTY[name]


def _with_instant(name: str, row: Row) -> Row:
    return {"meets_at": midday(row["day"])} | row if name == "meetings" else row


def _parts_apart(rows: Rows) -> Rows:
    """The rows of all registers, with the parts that stand in other rows in frames of their own."""
    apart = {name: full(name, some) for name, some in rows.items()}
    for name, parts in PARTS.items():
        for row in apart.get(name, ()):
            for part, (target, column) in parts.items():
                of_it = [told if isinstance(told, dict) else {column: told} for told in row.pop(part, ())]
                key = {name: row[name] for name in ("agency", "reference") if name in row} or {"series": row["code"]}
                apart.setdefault(target, []).extend(key | told for told in of_it)
    return apart


def facts(as_of: datetime = NOON, **rows: list[Row]) -> Facts:
    """`Facts` of these rows, with the registers of HOME where a test brings none."""
    given = HOME | rows
    slim = {"incidents": incidents(given.pop("incidents", ())), **sent(given.pop("messages", ()))}
    given["loads"] = [{"id": place} | row for place, row in enumerate(given.get("loads", ()))]
    apart = _parts_apart(given)
    registers = {name: _register(name, apart.get(name, ())) for name in REGISTERS}
    return Facts(version="1", as_of=as_of, kind="sample", born="2026-01-01T00:00:00+00:00", **slim, **registers)


def empty(as_of: datetime = NOON) -> Facts:
    """A database that was just made: no row in any frame."""
    return facts(as_of, **{name: [] for name in HOME})
