"""Which column of a statistics file is what, whatever its spelling and order."""

from dataclasses import dataclass

import polars as pl

from data.ncrb.names import normalise
from data.ncrb.registers import register
from data.ncrb.sheet import Sheet, Unreadable

_KEYS = {
    "state": {"STATE UT", "STATES UTS", "STATE UTS", "STATES UT", "STATE", "STATES", "STATE NAME"},
    "district": {"DISTRICT", "DISTRICTS", "DISTRICT NAME", "POLICE DISTRICT", "POLICE UNIT", "UNIT"},
    "year": {"YEAR"},
}
_NUMBERING = {"S NO", "SL NO", "SR NO", "SERIAL NO", "SERIAL NUMBER"}
# Both published layouts have them; a table of other crimes by district and year does not.
_NEEDED = {"murder": "Murder", "total_ipc_crimes": "Total IPC crimes"}


@dataclass(frozen=True)
class Layout:
    """The places of the state, unit and year columns in a sheet, and one row per head: place, code, name, known."""

    state: int
    district: int
    year: int
    heads: pl.DataFrame
    passed_over: tuple[str, ...]


def recognise(sheet: Sheet) -> Layout:
    """The layout of a sheet. A heading no register knows becomes a new head (`known` false), coded from its words;
    serial numbers are passed over. Raises Unreadable when a column is missing or two mean the same.
    """
    headings = [normalise(name) for name in sheet.header]
    meanings = [_meaning(heading, set(headings)) for heading in headings]
    _refuse_doubles(sheet, meanings)
    _refuse_missing(sheet, meanings)
    return Layout(
        **{key: meanings.index(key) for key in _KEYS},
        heads=_heads(sheet.header, meanings),
        passed_over=tuple(name for name, meaning in zip(sheet.header, meanings, strict=True) if meaning is None),
    )


def _meaning(heading: str, beside: set[str]) -> str | None:
    for key, spellings in _KEYS.items():
        if heading in spellings:
            return key
    if not heading or heading in _NUMBERING:
        return None
    return _head_code(heading, beside)


def _head_code(heading: str, beside: set[str]) -> str:
    found = register("crime_head_aliases").filter(pl.col("header") == heading)
    # "Kidnapping & Abduction" is the total of 2001 to 2012, but one of its parts where "..._Total" stands beside it.
    special = found.filter(pl.col("beside").is_in(list(beside)))
    plain = found.filter(pl.col("beside").is_null())
    codes = special["head"].to_list() + plain["head"].to_list()
    return codes[0] if codes else heading.lower().replace(" ", "_")


def _refuse_doubles(sheet: Sheet, meanings: list[str | None]) -> None:
    first: dict[str, str] = {}
    for name, meaning in zip(sheet.header, meanings, strict=True):
        if meaning in first:
            raise Unreadable("column_twice", file=sheet.file, first=first[meaning], second=name, meaning=meaning)
        if meaning:
            first[meaning] = name


def _refuse_missing(sheet: Sheet, meanings: list[str | None]) -> None:
    named = {key: key for key in _KEYS} | _NEEDED
    missing = [name for meaning, name in named.items() if meaning not in meanings]
    if missing:
        raise Unreadable("columns_missing", file=sheet.file, columns=", ".join(missing))


def _heads(header: tuple[str, ...], meanings: list[str | None]) -> pl.DataFrame:
    known = set(register("crime_heads")["code"])
    rows = [
        (str(place), code, " ".join(header[place].split()), code in known)
        for place, code in enumerate(meanings)
        if code and code not in _KEYS
    ]
    schema = {"place": pl.String, "code": pl.String, "name": pl.String, "known": pl.Boolean}
    return pl.DataFrame(rows, schema=schema, orient="row")
