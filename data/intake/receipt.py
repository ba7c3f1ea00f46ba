"""What a load did, or would do: the same value for the command line, a page and another process."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from data.intake.refusals import FILES, sentence

SHOWN = 20


@dataclass(frozen=True)
class Problem:
    """One thing wrong or doubtful in one row: `rule` and `parameters` make the sentence; `column` as the file calls it."""

    row_number: int
    rule: str
    column: str
    value: str | None
    parameters: dict[str, Any]

    @property
    def sentence(self) -> str:
        return sentence(self.rule, self.value, self.parameters)


@dataclass(frozen=True)
class Receipt:
    """Counts are of rows of the file: `rows_in` = new + changed + unchanged + repeated + rejected. `load` is its number, None
    for a dry run or a file that could not be read; then `refused` says why (a key of FILES) with `refused_details`."""

    dataset: str
    agency: str | None
    file_name: str
    dry_run: bool = False
    load: int | None = None
    rows_in: int = 0
    new_count: int = 0
    changed_count: int = 0
    unchanged_count: int = 0
    repeated_count: int = 0
    rejected_count: int = 0
    flagged_count: int = 0
    withdrawn_count: int = 0
    refusals: tuple[Problem, ...] = ()
    flags: tuple[Problem, ...] = ()
    unknown_columns: tuple[str, ...] = ()
    unregistered_gangs: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = ()
    refused: str | None = None
    refused_details: dict[str, Any] | None = None

    @property
    def accepted_count(self) -> int:
        return self.new_count + self.changed_count

    @property
    def exit_code(self) -> int:
        """0: every row is in; 1: some were refused, the good ones are in; 2: the file could not be read."""
        return 2 if self.refused else 1 if self.rejected_count else 0

    @property
    def refused_sentence(self) -> str | None:
        return FILES[self.refused].format(**self.refused_details or {}) if self.refused else None

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Receipt":
        given = json.loads(text)
        for name in ("refusals", "flags"):
            given[name] = tuple(Problem(**problem) for problem in given[name])
        for name in ("unknown_columns", "notes"):
            given[name] = tuple(given[name])
        given["unregistered_gangs"] = tuple((name, count) for name, count in given["unregistered_gangs"])
        return cls(**given)


def lines(receipt: Receipt) -> Iterator[str]:
    """The receipt as printed."""
    if receipt.refused:
        yield f"{receipt.file_name} was not loaded. {receipt.refused_sentence}"
        yield from _not_read(receipt)
        return
    head = "Dry run, nothing was written" if receipt.dry_run else f"Load {receipt.load}"
    who = f" from {receipt.agency}" if receipt.agency else ""
    yield f"{head}: {receipt.file_name}, {receipt.dataset}{who}, {receipt.rows_in:,} rows."
    yield (
        f"  {receipt.new_count:,} new, {receipt.changed_count:,} changed, {receipt.unchanged_count:,} there already,"
        f" {receipt.repeated_count:,} repeated in the file, {receipt.rejected_count:,} rejected."
    )
    if receipt.withdrawn_count:
        yield f"  {receipt.withdrawn_count:,} of them are withdrawn."
    if receipt.flagged_count:
        yield f"  {receipt.flagged_count:,} rows were taken with a doubt."
    yield from _not_read(receipt)
    if receipt.unregistered_gangs:
        names = ", ".join(f"{name} ({count})" for name, count in receipt.unregistered_gangs)
        yield f"  Gangs that are not in the register: {names}."
    yield from (f"  Note: {note}" for note in receipt.notes)
    yield from _listed("Rejected", receipt.refusals)
    yield from _listed("Doubtful", receipt.flags)
    if receipt.rejected_count and receipt.load:
        yield f"  All rejected rows, with reasons: python -m data rejected {receipt.load} rejected.xlsx"


def _not_read(receipt: Receipt) -> Iterator[str]:
    if receipt.unknown_columns:
        yield f"  Columns that were not read: {', '.join(receipt.unknown_columns)}."


def _listed(title: str, found: tuple[Problem, ...]) -> Iterator[str]:
    for problem in found[:SHOWN]:
        where = f"row {problem.row_number}" + (f", {problem.column}" if problem.column else "")
        yield f"  {title}: {where}: {problem.sentence}"
    if len(found) > SHOWN:
        most = Counter(problem.rule for problem in found[SHOWN:]).most_common(3)
        yield f"  ... and {len(found) - SHOWN:,} more, most often {', '.join(rule for rule, _ in most)}."
