"""Published statistics and population as datasets among the others: the same receipt, the same line in `load`, the same undo.

`data.published` reads and writes them; a table of them is published as a whole, so a cell that is wrong refuses the file. What its
load changes is found by looking before and after.
"""

from pathlib import Path

import polars as pl
from sqlalchemy import Connection, Engine, Table

from data import published
from data.intake.loading import one_transaction
from data.intake.progress import Progress
from data.intake.receipt import Receipt
from data.intake.stored import columns, typed
from data.intake.write import Writer
from data.ncrb.sheet import Unreadable
from data.reading import field, read
from data.schema.places import district, state
from data.schema.work import statistic, statistic_total

PUBLISHED = {
    "ncrb": (published.load_ncrb, (statistic, statistic_total)),
    "population": (published.load_population, (state, district)),
}


def load_published(
    engine: Engine, path: Path, dataset: str, by: str, dry_run: bool = False, progress: Progress | None = None
) -> Receipt:
    """Load a published file, into a sample database or a real one."""
    progress = progress or Progress(quiet=True)
    run, tables = PUBLISHED[dataset]
    try:
        with one_transaction(engine, dry_run) as connection:
            progress.step("comparing", 0.1)
            before = {table: _all(connection, table) for table in tables}
            progress.step("reading and writing", 0.4)
            done = run(connection, path, by)
            _remember(connection, done.load, before)
    except Unreadable as unreadable:
        return Receipt(
            dataset, None, path.name, dry_run, refused="published", refused_details={"text": str(unreadable)}
        )
    finally:
        progress.close()
    return Receipt(
        dataset=dataset,
        agency=None,
        file_name=path.name,
        dry_run=dry_run,
        load=None if dry_run else done.load,
        rows_in=done.accepted_count + done.unchanged_count,
        new_count=done.accepted_count,
        unchanged_count=done.unchanged_count,
        notes=done.notes,
    )


def _all(connection: Connection, table: Table) -> pl.DataFrame:
    return typed(table, read(connection, [field(column) for column in columns(table)]))


def _remember(connection: Connection, number: int, before: dict[Table, pl.DataFrame]) -> None:
    """What stood before and does not stand so any more, for undo."""
    writer = Writer(connection, number, None)
    for table, stood in before.items():
        gone = stood.join(_all(connection, table), on=stood.columns, how="anti", nulls_equal=True)
        if gone.height:
            writer.remember(table, gone, existed=True)
    writer.finish()
