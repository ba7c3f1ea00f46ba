"""A checked file into the database, in the caller's transaction: compared with what stands, written, and accounted for."""

from collections import Counter
from contextlib import nullcontext
from datetime import UTC, datetime

import polars as pl
from sqlalchemy import Connection, update

from data import bulk
from data.intake import check, children, closing, merge, persons, special
from data.intake.columns import WITHDRAWN, Dataset
from data.intake.job import Job
from data.intake.progress import Progress
from data.intake.receipt import Problem, Receipt
from data.intake.returned import problem_values, raw_rows
from data.intake.stored import stored
from data.intake.write import LARGE, Writer, set_children, write_flagged, write_load, write_rejected
from data.schema.running import load

MOST_SHOWN = 1_000
"""Refusals and flags that a receipt carries; all refusals stand in `rejected_row`."""


def bring_in(connection: Connection, job: Job, by: str, dry_run: bool, progress: Progress) -> Receipt:
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
        "dataset": job.dataset.name,
        "file_name": job.sheet.file,
        "sha256": job.sheet.sha256,
        "loaded_by": by,
    }
    number = None if dry_run else write_load(connection, described)
    writer = Writer(connection, number or 0, now, progress.rows)
    new, changed = _write(writer, job, merged, dry_run)
    receipt = _receipt(job, merged, refused, number, new, changed, dry_run)
    if number is not None:
        writer.finish()
        write_rejected(connection, number, refused, raw_rows(job.sheet, refused), job.received_names())
        write_flagged(connection, number, _flags(job, merged), job.received_names())
        connection.execute(update(load).where(load.c.id == number).values(counts(receipt)))
    return receipt


def _checked(connection: Connection, job: Job, now: datetime) -> merge.Merged:
    dataset, values, raw = job.dataset, job.values, job.raw
    special.prepare(connection, dataset, values, job.sender)
    values.rows = merge.keyed(dataset, values.rows, job.sender)
    check.check_same_key(dataset, values, raw)
    check.check_purged(connection, dataset, values, job.sender)
    check.check_records(connection, dataset, values, raw, job.sender)
    keyed = values.rows.drop_nulls(list(dataset.key))
    before = stored(connection, dataset.table, keyed.select(dataset.key))
    merged = merge.merge(dataset, keyed, before, now)
    merged = merge.Merged(special.raise_days(dataset, merged.rows), merged.before)
    check.check_rules(dataset, merged, raw, values)
    special.check(connection, dataset, merged, values, raw, job.sender)
    closing.check(dataset, merged, values, raw)
    persons.flag(connection, dataset, values, raw)
    check.check_links_to_refused(
        dataset, values, raw, before.select("agency", "reference") if "reference" in before.columns else before
    )
    return merged


def _write(writer: Writer, job: Job, merged: merge.Merged, dry_run: bool) -> tuple[int, int]:
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
    """A receipt as the line in `load` keeps it."""
    return {
        "received_count": receipt.rows_in,
        "accepted_count": receipt.accepted_count,
        "unchanged_count": receipt.unchanged_count,
        "repeated_count": receipt.repeated_count,
        "rejected_count": receipt.rejected_count,
        "flagged_count": receipt.flagged_count,
        "withdrawn_count": receipt.withdrawn_count,
    }


def _receipt(
    job: Job, merged: merge.Merged, refused: pl.DataFrame, number: int | None, new: int, changed: int, dry_run: bool
) -> Receipt:
    flags = _flags(job, merged)
    named = job.received_names()
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


def _flags(job: Job, merged: merge.Merged) -> pl.DataFrame:
    """The doubts about rows that were taken."""
    return job.values.flags().join(merged.rows.select("row_number"), on="row_number", how="semi", maintain_order="left")


def _shown(found: pl.DataFrame, named: dict[str, str]) -> tuple[Problem, ...]:
    rows = found.sort("row_number", maintain_order=True).head(MOST_SHOWN)
    return tuple(Problem(**problem_values(row, named)) for row in rows.iter_rows(named=True))
