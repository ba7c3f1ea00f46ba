"""Withdrawing one record by its number: its row stays, its owner no longer stands by it."""

import hashlib
from datetime import UTC, datetime

import polars as pl
from sqlalchemy import Engine, update

from data.intake.datasets import ALL
from data.intake.loading import NotAllowed, ensure_allowed, one_transaction
from data.intake.stored import stored
from data.intake.write import Writer, write_load
from data.schema.running import load


def withdraw(engine: Engine, dataset: str, agency: str, reference: str, by: str) -> int:
    """Withdraw the force's own record; the number of the load under which it can be undone.

    Raises NotAllowed where the force has no such record, or it is withdrawn already.
    """
    table = ALL[dataset].table
    own = {"agency": agency, "reference": reference}
    if set(own) != {column.name for column in table.primary_key} or "withdrawn_at" not in table.c:
        raise NotAllowed(f"Rows of {dataset!r} cannot be withdrawn by number: send them again with 'withdrawn' yes.")
    with one_transaction(engine) as connection:
        ensure_allowed(connection, agency)
        before = stored(connection, table, pl.DataFrame([own]))
        if before.is_empty():
            raise NotAllowed(f"{agency} has no {dataset} {reference!r}.")
        if before["withdrawn_at"][0] is not None:
            raise NotAllowed(f"{reference!r} was withdrawn before.")
        fingerprint = hashlib.sha256(f"withdraw/{dataset}/{agency}/{reference}".encode()).hexdigest()
        described = {"agency": agency, "dataset": dataset, "file_name": f"withdrawal of {reference}"}
        number = write_load(connection, {**described, "sha256": fingerprint, "loaded_by": by})
        writer = Writer(connection, number, datetime.now(UTC).replace(microsecond=0))
        writer.change(table, before.with_columns(withdrawn_at=pl.lit(writer.now)), before)
        writer.finish()
        connection.execute(update(load).where(load.c.id == number).values(accepted_count=1))
    return number
