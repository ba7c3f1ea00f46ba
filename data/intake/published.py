"""Published statistics and population as datasets among the others: the same receipt, refusals, line in `load`, and undo.

What they mean is told by `data.ncrb`; what is new and what differs is written as any other load is. They may be loaded into a
sample database too: they are no force's records.
"""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl
from sqlalchemy import Connection, Engine, update

from data.intake import census, ncrb
from data.intake.bringing import MOST_SHOWN, counts
from data.intake.loading import one_transaction
from data.intake.progress import Progress
from data.intake.receipt import Problem, Receipt
from data.intake.returned import problem_values
from data.intake.write import Writer, write_load, write_rejected
from data.ncrb.sheet import Sheet, Unreadable
from data.schema.running import load

PUBLISHED: dict[str, tuple[Callable[[Path], Any], Callable]] = {
    "ncrb": (ncrb.read, ncrb.bring_in),
    "population": (census.read, census.bring_in),
}


def load_published(
    engine: Engine, path: Path, dataset: str, by: str, dry_run: bool = False, progress: Progress | None = None
) -> Receipt:
    """Load a published file, into a sample database or a real one."""
    progress = progress or Progress(quiet=True)
    read, bring_in = PUBLISHED[dataset]
    try:
        progress.step("reading", 0.1)
        found = read(path)
        with one_transaction(engine, dry_run) as connection:
            described = {"dataset": dataset, "file_name": path.name, "loaded_by": by, "sha256": _fingerprint(path)}
            number = write_load(connection, described)
            writer = Writer(connection, number, datetime.now(UTC).replace(microsecond=0), progress.rows)
            lines, notes = bring_in(writer, found)
            receipt = _receipt(dataset, path, None if dry_run else number, lines, found.refused, notes)
            _close(connection, writer, receipt, found.refused, found.sheet)
            return receipt
    except Unreadable as unreadable:
        said = {"text": str(unreadable)}
        return Receipt(dataset, None, path.name, dry_run, refused="published", refused_details=said)
    finally:
        progress.close()


def _fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _close(connection: Connection, writer: Writer, receipt: Receipt, refused: pl.DataFrame, sheet: Sheet) -> None:
    writer.finish()
    write_rejected(connection, writer.load, refused, sheet.received(set(refused["row_number"])), {})
    connection.execute(update(load).where(load.c.id == writer.load).values(counts(receipt)))


def _receipt(
    dataset: str, path: Path, number: int | None, lines: pl.DataFrame, refused: pl.DataFrame, notes: tuple[str, ...]
) -> Receipt:
    became = dict(lines["became"].value_counts().iter_rows())
    bad = refused["row_number"].n_unique()
    shown = refused.head(MOST_SHOWN).iter_rows(named=True)
    return Receipt(
        dataset=dataset,
        agency=None,
        file_name=path.name,
        dry_run=number is None,
        load=number,
        rows_in=lines.height + bad,
        new_count=became.get("new", 0),
        changed_count=became.get("changed", 0),
        unchanged_count=became.get("unchanged", 0),
        rejected_count=bad,
        refusals=tuple(Problem(**problem_values(row, {})) for row in shown),
        notes=notes,
    )
