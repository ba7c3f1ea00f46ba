"""`python -m data`: everything that is done to the shared database from the command line."""

import argparse
import sys
from pathlib import Path

from sqlalchemy import Engine

from data import dictionary, geography, migrate, published, registers, running_commands
from data.engine import NotReady, connect, ensure_ready, place, reading, writing
from data.intake import commands as commands_of_intake


def create(engine: Engine, given: argparse.Namespace) -> int:
    kind = "real" if given.real else "sample"
    registers.born(engine, kind)
    print(f"A database for {kind} records is ready at {place(engine)}.")
    return 0


def upgrade(engine: Engine, _: argparse.Namespace) -> int:
    migrate.upgrade(engine)
    ensure_ready(engine)
    print(f"The database at {place(engine)} is up to date.")
    return 0


def status(engine: Engine, _: argparse.Namespace) -> int:
    ensure_ready(engine)
    with reading(engine) as connection:
        print(f"{place(engine)}: ready, holds {migrate.kind_of(connection)} records.")
    return 0


def make_sample(engine: Engine, given: argparse.Namespace) -> int:
    if migrate.is_new(engine):
        create(engine, argparse.Namespace(real=False))
    ensure_ready(engine)
    with reading(engine) as connection:
        if migrate.kind_of(connection) == "real":
            raise ValueError(
                "This database holds real records; made-up ones are refused. Set DATABASE_URL to another one."
            )
    from data import sample

    written = sample.fill(engine, seed=given.seed, scale=given.scale)
    for table, count in sorted(written.items()):
        print(f"{count:>10,}  {table}")
    print(f"Sample data is in {place(engine)}. All of it is made up.")
    return 0


def reconcile(engine: Engine, _: argparse.Namespace) -> int:
    ensure_ready(engine)
    with reading(engine) as connection:
        found = published.reconciled(connection)
    agree = found["agrees"].sum()
    print(f"{agree:,} of {found.height:,} printed state totals are the sum of their police units.")
    for row in found.filter(~found["agrees"]).iter_rows(named=True):
        print(
            f"  {row['state']} {row['year']} {row['head']}: printed {row['printed']:,}, units add up to {row['summed']:,}"
        )
    return 0 if agree == found.height else 1


def units(engine: Engine, _: argparse.Namespace) -> int:
    ensure_ready(engine)
    with reading(engine) as connection:
        missing, covered = published.unplaced_units(connection), published.coverage(connection)
    print("Police units with territory that have a district of today, by state:")
    for state, total, placed in covered.iter_rows():
        print(f"  {state}  {placed:>4} of {total:>4}")
    print("Not on a district:" if missing.height else "All are on a district.")
    for state, code, name in missing.iter_rows():
        print(f"  {state}  {name}  ({code})")
    return 0


def new_boundaries(engine: Engine, given: argparse.Namespace) -> int:
    ensure_ready(engine)
    for sentence in geography.install(given.file):
        print(sentence)
    with writing(engine) as connection:
        registers.write_places(connection)
    print("The new boundaries are in use; restart the server to draw them.")
    return 0


def write_dictionary(_: Engine, given: argparse.Namespace) -> int:
    given.file.write_text(dictionary.markdown(), encoding="utf-8")
    print(f"Wrote {given.file}.")
    return 0


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="python -m data",
        description="The shared database of Sajha. It stands in var/sajha.db, or where DATABASE_URL says"
        " (postgresql://user:password@host/name).",
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run, text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(run=run)
        return sub

    new = command(
        "create", create, "Make an empty database: for forces' records, or for made-up ones. It stays what it is."
    )
    kind = new.add_mutually_exclusive_group(required=True)
    kind.add_argument("--real", action="store_true", help="for forces' records; made-up ones are refused")
    kind.add_argument("--sample", action="store_true", help="for made-up records; forces' records are refused")
    command("upgrade", upgrade, "Bring an older database up to this version of Sajha.")
    command("status", status, "Say which database this is and whether it is ready.")
    made_up = command(
        "sample", make_sample, "Fill a sample database with made-up records; makes the database if there is none."
    )
    made_up.add_argument("--seed", type=int, default=1, help="the same seed gives the same records (default 1)")
    made_up.add_argument("--scale", type=float, default=1, help="multiplies incidents and deliveries (default 1)")
    commands_of_intake.add(command)
    running_commands.add(command)
    command(
        "reconcile", reconcile, "Compare printed state totals with the sums of their units; exit code 1 if any differs."
    )
    command("units", units, "List the police units that are on no district of today, by name.")
    shapes = command(
        "geography", new_boundaries, "Bring in newer boundaries: a GeoJSON file of all districts of India."
    )
    shapes.add_argument("file", type=Path)
    book = command("dictionary", write_dictionary, "Write the data dictionary, with the contract for other writers.")
    book.add_argument("file", type=Path, nargs="?", default=Path("docs/data-dictionary.md"))
    return top


def main() -> int:
    given = parser().parse_args()
    engine = connect()
    try:
        return given.run(engine, given)
    except (NotReady, ValueError) as trouble:
        print(trouble, file=sys.stderr)
        return 2
    finally:
        engine.dispose()


if __name__ == "__main__":
    sys.exit(main())
