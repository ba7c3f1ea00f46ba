"""A force's file into the database: read, cast, check, compare, write; all of it in one transaction, or nothing."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
from sqlalchemy import Connection, Engine, select, text, update

from data import bulk
from data.engine import reading, writing
from data.intake import check, children, doubles, headers, merge, sheets, special
from data.intake.columns import WITHDRAWN, Dataset
from data.intake.datasets import ALL
from data.intake.places import settle_points
from data.intake.progress import Progress
from data.intake.receipt import Problem, Receipt
from data.intake.refusals import Refused
from data.intake.registers import Registers
from data.intake.returned import problem_values, raw_rows
from data.intake.stored import stored
from data.intake.values import Values, problems, read_values
from data.intake.write import LARGE, Writer, set_children, write_load, write_rejected
from data.migrate import kind_of
from data.schema.places import agency as agencies
from data.schema.running import load

ONE_LOADER = 7_245_021
"""The advisory lock that lets loads on PostgreSQL go one after the other, as they do on SQLite."""

MOST_SHOWN = 1_000
"""Refusals and flags that a receipt carries; all refusals stand in `rejected_row`."""


@dataclass
class _Job:
    """One file on its way in. `raw`: row_number and text by our names."""

    dataset: Dataset
    sender: str
    sheet: sheets.Sheet
    places: dict[str, str]
    unknown: tuple[str, ...]
    raw: pl.DataFrame
    values: Values
    repeated: int
    rows_in: int


class NotAllowed(ValueError):
    """This database, or this force, takes no such load; the text says which does."""


def load_file(
    engine: Engine,
    path: Path,
    dataset: str,
    agency: str,
    by: str,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Receipt:
    """Load a file of `dataset` that the force `agency` sends; `by` is the post or service that does it.

    A file that cannot be read gives a receipt that says why. Raises NotAllowed where the database is not for forces' records or
    the force is not known.
    """
    progress = progress or Progress(quiet=True)
    declared = ALL[dataset]
    try:
        with reading(engine) as connection:
            ensure_allowed(connection, agency)
            job = _read(connection, path, declared, agency, progress)
        with _transaction(engine, dry_run) as connection:
            return _bring_in(connection, job, by, dry_run, progress)
    except Refused as refused:
        return Receipt(dataset, agency, path.name, dry_run, refused=refused.reason, refused_details=refused.details)
    finally:
        progress.close()


def ensure_allowed(connection: Connection, agency: str) -> None:
    """Forces' records go into databases born real, from forces that take part."""
    if kind_of(connection) != "real":
        raise NotAllowed(
            "This database holds made-up records; forces' records are refused. Set DATABASE_URL to another one and make it:"
            " `python -m data create --real`."
        )
    found = connection.execute(select(agencies.c.participates_until).where(agencies.c.code == agency)).first()
    if found is None:
        raise NotAllowed(f"{agency!r} is not a force that takes part. Write its code, such as RJ or NIA.")
    if found.participates_until and found.participates_until < date.today():
        raise NotAllowed(f"{agency} takes part no longer, since {found.participates_until:%d.%m.%Y}.")


@contextmanager
def _transaction(engine: Engine, dry_run: bool) -> Iterator[Connection]:
    """One transaction, with every other loader waiting; a dry run is rolled back."""
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_LOADER})"))
        else:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")  # rows may name later rows of the file
        yield connection
        if dry_run:
            connection.rollback()


def _read(connection: Connection, path: Path, dataset: Dataset, sender: str, progress: Progress) -> _Job:
    progress.step("reading", 0.1)
    names = headers.names_of(dataset, headers.mapping(connection, sender, dataset.noted))
    sheet = sheets.read(path, names)
    places, unknown = headers.placed(dataset, names, sheet.header)
    raw = sheet.rows.select("row_number", *(pl.col(cell).alias(name) for name, cell in places.items()))
    extra = ("made_at",) if dataset.name == "action_update" and "made_at" in places else ()
    kept = doubles.sort_out(dataset, raw, extra)
    progress.step("reading", 0.5)
    registers = Registers(connection, sender)
    values = read_values(dataset, kept.rows, registers)
    values.refused += [kept.refused, _ragged(sheet)]
    settle_points(values, registers)
    check.check_required(dataset, kept.rows, values)
    check.check_owner(dataset, kept.rows, values, sender)
    rows_in = raw.height + sheet.ragged.height
    return _Job(dataset, sender, sheet, places, unknown, kept.rows, values, kept.repeated, rows_in)


def _ragged(sheet: sheets.Sheet) -> pl.DataFrame:
    rows = sheet.ragged.with_columns(expected=pl.lit(len(sheet.header)))
    return problems(rows, "", "cell_count", "text", found="found", expected="expected")


def _bring_in(connection: Connection, job: _Job, by: str, dry_run: bool, progress: Progress) -> Receipt:
    """Check against what stands, then write, in the caller's transaction."""
    now = datetime.now(UTC).replace(microsecond=0)
    progress.step("comparing", 0.6)
    merged = _checked(connection, job, now)
    refused = job.values.refusals()
    accepted = merged.rows.filter(~pl.col("row_number").is_in(refused["row_number"].unique().to_list()))
    accepted = special.finish_rows(job.dataset, accepted, job.values, job.sender)
    merged = merge.Merged(
        accepted, merged.before.join(accepted.select(job.dataset.key), on=list(job.dataset.key), how="semi")
    )
    described = {
        "agency": job.sender,
        "dataset": job.dataset.noted,
        "file_name": job.sheet.file,
        "sha256": job.sheet.sha256,
        "loaded_by": by,
    }
    number = None if dry_run else write_load(connection, described)
    writer = Writer(connection, number or 0, now, progress.step)
    new, changed = _write(writer, job, merged, dry_run)
    receipt = _receipt(job, merged, refused, number, new, changed, dry_run)
    if number is not None:
        writer.finish()
        write_rejected(connection, number, refused, raw_rows(job.sheet, refused), received_names(job))
        connection.execute(update(load).where(load.c.id == number).values(counts(receipt)))
    return receipt


def received_names(job: _Job) -> dict[str, str]:
    """Our columns as the file calls them."""
    return {name: job.sheet.header[int(cell[1:])] for name, cell in job.places.items()}


def _checked(connection: Connection, job: _Job, now: datetime) -> merge.Merged:
    dataset, values, raw = job.dataset, job.values, job.raw
    special.prepare(connection, dataset, values, job.sender)
    values.rows = merge.keyed(dataset, values.rows, job.sender)
    check.check_purged(connection, dataset, values, job.sender)
    check.check_records(connection, dataset, values, raw, job.sender)
    keyed = values.rows.drop_nulls(list(dataset.key))
    before = stored(connection, dataset.table, keyed.select(dataset.key))
    merged = merge.merge(dataset, keyed, before, now)
    merged = merge.Merged(special.raise_days(dataset, merged.rows), merged.before)
    check.check_rules(dataset, merged, raw, values)
    special.check(connection, dataset, merged, values, raw, job.sender)
    check.check_links_to_refused(
        dataset, values, raw, before.select("agency", "reference") if "reference" in before.columns else before
    )
    return merged


def _write(writer: Writer, job: _Job, merged: merge.Merged, dry_run: bool) -> tuple[int, int]:
    """How many rows are new, and how many changed."""
    dataset, rows = job.dataset, merged.rows
    keys, table = list(dataset.key), dataset.table
    new = rows.filter(~pl.col("__exists"))
    changed = merge.changed(dataset, merged)
    old_children = {}
    for child in children.tables(dataset):
        linked = [children._key_in(child, key) for key in keys]
        stood = stored(
            writer.connection,
            child,
            merged.before.select(pl.col(k).alias(c) for k, c in zip(keys, linked, strict=True)),
        )
        wanted = children.wanted(dataset, child, rows, job.values, stood)
        if wanted is not None:
            old_children[child] = (linked, stood, wanted)
    touched = _changed_children(dataset, merged, old_children, keys)
    changed = pl.concat([changed, touched]).unique()
    if dry_run:
        return new.height, changed.height
    large = rows.height > LARGE
    with bulk.notes_once(writer.connection, table, *old_children) if large else nullcontext():
        writer.insert(table, new)
        writer.change(table, rows.join(changed, on=keys, how="semi"), merged.before)
        for child, (linked, stood, wanted) in old_children.items():
            own = new.select(pl.col(k).alias(c) for k, c in zip(keys, linked, strict=True))
            writer.insert(child, wanted.join(own, on=linked, how="semi"), with_parent=True)
            soft = any(part.soft for part in dataset.children if part.table is child)
            set_children(writer, child, soft, stood, wanted.join(own, on=linked, how="anti"))
        if dataset.name == "action_update" and new.height:
            special.after_reports(writer, new)
    return new.height, changed.height


def _changed_children(dataset: Dataset, merged: merge.Merged, found: dict, keys: list[str]) -> pl.DataFrame:
    """Keys of records that stood and whose listed rows would differ."""
    parts = [merged.before.select(keys).head(0)]
    for child, (linked, stood, wanted) in found.items():
        ids = [column.name for column in child.primary_key]
        own = merged.before.select(pl.col(k).alias(c) for k, c in zip(keys, linked, strict=True))
        after = wanted.join(own, on=linked, how="semi")
        compared = [name for name in after.columns if name not in ("load", "first_recorded_at")]
        gone = stood.join(after, on=ids, how="anti")
        if "withdrawn_at" in stood.columns:
            gone = gone.filter(pl.col("withdrawn_at").is_null())
        other = after.select(compared).join(stood.select(compared), on=compared, how="anti", nulls_equal=True)
        for frame in (gone, other):
            parts.append(frame.select(pl.col(c).alias(k) for k, c in zip(keys, linked, strict=True)))
    return pl.concat(parts).unique()


def counts(receipt: Receipt) -> dict[str, int]:
    """A receipt as the line in `load` keeps it; repeated rows are among the unchanged."""
    return {
        "accepted_count": receipt.accepted_count,
        "unchanged_count": receipt.unchanged_count + receipt.repeated_count,
        "rejected_count": receipt.rejected_count,
        "flagged_count": receipt.flagged_count,
    }


def _receipt(
    job: _Job, merged: merge.Merged, refused: pl.DataFrame, number: int | None, new: int, changed: int, dry_run: bool
) -> Receipt:
    flags = job.values.flags().join(merged.rows.select("row_number"), on="row_number", how="semi")
    named = received_names(job)
    withdrawn = int(merged.rows[WITHDRAWN].fill_null(False).sum()) if WITHDRAWN in merged.rows.columns else 0
    return Receipt(
        dataset=job.dataset.name,
        agency=job.sender,
        file_name=job.sheet.file,
        dry_run=dry_run,
        load=number,
        rows_in=job.rows_in,
        new_count=new,
        changed_count=changed,
        unchanged_count=merged.rows.height - new - changed,
        repeated_count=job.repeated,
        rejected_count=refused["row_number"].n_unique(),
        flagged_count=flags["row_number"].n_unique(),
        withdrawn_count=withdrawn,
        refusals=_shown(refused, named),
        flags=_shown(flags, named),
        unknown_columns=job.unknown,
        unregistered_gangs=tuple(Counter(job.values.unregistered).most_common()),
        notes=(f"{job.sheet.passed_over} lines above the header were passed over.",) if job.sheet.passed_over else (),
    )


def _shown(found: pl.DataFrame, named: dict[str, str]) -> tuple[Problem, ...]:
    rows = found.sort("row_number", maintain_order=True).head(MOST_SHOWN)
    return tuple(Problem(**problem_values(row, named)) for row in rows.iter_rows(named=True))
