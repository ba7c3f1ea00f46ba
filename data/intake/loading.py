"""A force's file into the database: read, cast, check, compare, write; all of it in one transaction, or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, select, text

from data.engine import reading, writing
from data.intake.bringing import bring_in
from data.intake.datasets import ALL
from data.intake.job import read_job
from data.intake.progress import Progress
from data.intake.receipt import Receipt
from data.intake.refusals import Refused
from data.intake.times import today
from data.migrate import kind_of
from data.schema.places import agency as agencies

ONE_LOADER = 7_245_021
"""The advisory lock that lets loads on PostgreSQL go one after the other, as they do on SQLite."""


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
    made_up: bool = False,
) -> Receipt:
    """Load a file of `dataset` that the force `agency` sends; `by` is the post or service that does it.

    A file that cannot be read gives a receipt that says why. Raises NotAllowed where the database is not for such records
    (`made_up` ones go into a sample, for practice) or the force is not known.
    """
    progress = progress or Progress(quiet=True)
    declared = ALL[dataset]
    try:
        with reading(engine) as connection:
            ensure_allowed(connection, agency, made_up)
            job = read_job(connection, path, declared, agency, progress)
        with one_transaction(engine, dry_run) as connection:
            return bring_in(connection, job, by, dry_run, progress)
    except Refused as refused:
        return Receipt(
            *(dataset, agency, path.name, dry_run),
            unknown_columns=refused.unknown_columns,
            refused=refused.reason,
            refused_details=refused.details,
        )
    finally:
        progress.close()


def ensure_allowed(connection: Connection, agency: str, made_up: bool = False) -> None:
    """Forces' records go into databases born real, made-up ones into a sample; from forces that take part."""
    real = kind_of(connection) == "real"
    if real and made_up:
        raise NotAllowed("This database holds forces' records; made-up rows are refused.")
    if not real and not made_up:
        raise NotAllowed(
            "This database holds made-up records; forces' records are refused. Set DATABASE_URL to another one and make it:"
            " `python -m data create --real`."
        )
    found = connection.execute(select(agencies.c.participates_until).where(agencies.c.code == agency)).first()
    if found is None:
        raise NotAllowed(f"{agency!r} is not a force that takes part. Write its code, such as RJ or NIA.")
    if found.participates_until and found.participates_until < today():
        raise NotAllowed(f"{agency} takes part no longer, since {found.participates_until:%d.%m.%Y}.")


@contextmanager
def one_transaction(engine: Engine, dry_run: bool = False) -> Iterator[Connection]:
    """One transaction, with every other loader waiting; a dry run is rolled back."""
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_LOADER})"))
        else:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")  # rows may name later rows of the file
        yield connection
        if dry_run:
            connection.rollback()
