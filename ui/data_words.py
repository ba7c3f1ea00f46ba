"""The words of loads and feeds: names of datasets, how a feed stands, and the receipt as the command line prints it."""

from collections.abc import Iterator
from typing import Any

from data.intake import ALL, Problem, Receipt
from data.intake.refusals import FILES, FLAGS, ROWS, shortened
from ui import words
from ui.feeds import RECORDS
from ui.retold import retold
from ui.words import number, t, tn

PUBLISHED = {"ncrb": "Crime statistics (NCRB)", "population": "Population of districts (Census)"}
COLUMNS = {
    "gang": "Gang",
    "point": "Point",
    "district": "District",
    "unit": "Police unit",
    "fir": "FIR registered on",
    "time": "Time of day",
    "known_since": "Known since",
    "receipt": "Receipt",
    "reply": "Reply",
    "outcome": "Outcome",
    "expected": "Expected results",
    "real": "Real results",
}
LOOKS = {
    "fresh": "In time",
    "late": "Late",
    "nil": "Nil report",
    "zero": "Zero records",
    "not_participating": "Not taking part",
}
SHOWN = 20


def dataset(code: str) -> str:
    if code in PUBLISHED:
        return t(PUBLISHED[code])
    declared = ALL.get(code)
    if declared is None:
        return t("unknown code {code}", code=code)
    return declared.title_hi if words.language() == "hi" else declared.title


def short(code: str) -> str:
    """A dataset in a word or two, as late feeds are called everywhere."""
    said = t(RECORDS[code]) if code in RECORDS else dataset(code)
    return said[:1].upper() + said[1:]


class _Dots(dict):
    def __missing__(self, _: str) -> str:
        return "…"


def rule(name: str, value: str | None = "…", parameters: dict[str, Any] | None = None) -> str:
    """What a rule says; of no row in particular without a value."""
    known = {**ROWS, **FLAGS}
    if name not in known:
        return name
    return t(known[name]).format_map(_Dots(value=shortened(value), **parameters or {}))


def refused(receipt: Receipt) -> str:
    """Why a file could not be read."""
    details = {
        name: retold(value) if name == "text" else value for name, value in (receipt.refused_details or {}).items()
    }
    return t(FILES[receipt.refused or "damaged"]).format_map(_Dots(details))


def headline(receipt: Receipt) -> str:
    """First line of a receipt."""
    if receipt.refused:
        return t("{file} was not loaded. {why}", file=receipt.file_name, why=refused(receipt))
    said = {"file": receipt.file_name, "rows": tn("{count} row", "{count} rows", receipt.rows_in)}
    if receipt.dry_run:
        return t("Tried, nothing was written: {file}, {rows}.", **said)
    return t("Load {number}: {file}, {rows}.", number=receipt.load, **said)


def lines(receipt: Receipt) -> Iterator[str]:
    """The rest of a receipt."""
    if receipt.refused:
        yield from _not_read(receipt)
        return
    yield t(
        "{new} new, {changed} changed, {same} there already, {repeated} repeated in the file, {rejected} rejected.",
        new=number(receipt.new_count),
        changed=number(receipt.changed_count),
        same=number(receipt.unchanged_count),
        repeated=number(receipt.repeated_count),
        rejected=number(receipt.rejected_count),
    )
    if receipt.withdrawn_count:
        yield tn("{count} of them is withdrawn.", "{count} of them are withdrawn.", receipt.withdrawn_count)
    if receipt.flagged_count:
        yield tn("{count} row was taken with a doubt.", "{count} rows were taken with a doubt.", receipt.flagged_count)
    yield from _not_read(receipt)
    if receipt.unregistered_gangs:
        named = [f"{name} ({number(count)})" for name, count in receipt.unregistered_gangs]
        yield t("Gangs that are not in the register: {names}.", names=words.listing(named, 8))
    yield from map(retold, receipt.notes)
    yield from _listed(t("Rejected"), receipt.refusals)
    yield from _listed(t("Doubtful"), receipt.flags)


def _not_read(receipt: Receipt) -> Iterator[str]:
    if receipt.unknown_columns:
        yield t("Columns that were not read: {columns}.", columns=words.listing(list(receipt.unknown_columns), 8))


def _listed(title: str, found: tuple[Problem, ...]) -> Iterator[str]:
    for problem in found[:SHOWN]:
        where = t("row {number}", number=problem.row_number) + (f", {problem.column}" if problem.column else "")
        yield f"{title}: {where}: {rule(problem.rule, problem.value, problem.parameters)}"
    if len(found) > SHOWN:
        yield t("{title}: {count} more.", title=title, count=number(len(found) - SHOWN))
