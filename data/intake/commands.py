"""The commands of `python -m data` about files that forces send."""

import argparse
import getpass
import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine

from data.engine import ensure_ready, reading, writing
from data.intake import headers
from data.intake.datasets import ALL
from data.intake.loading import load_file
from data.intake.progress import Progress
from data.intake.published import PUBLISHED, load_published
from data.intake.receipt import lines
from data.intake.returned import write_rejected_file
from data.intake.template import write_template
from data.intake.undo import undo
from data.intake.withdraw import withdraw

Command = Callable[..., argparse.ArgumentParser]


def load(engine: Engine, given: argparse.Namespace) -> int:
    ensure_ready(engine)
    if not given.file.is_file():
        raise ValueError(f"There is no file {given.file}. Check the path.")
    progress = Progress(quiet=given.json)
    if given.dataset in PUBLISHED:
        receipt = load_published(engine, given.file, given.dataset, given.by, given.dry_run, progress)
    elif given.agency:
        receipt = load_file(
            engine, given.file, given.dataset, given.agency, given.by, given.dry_run, progress, given.made_up
        )
    else:
        raise ValueError("Say whose records these are: --agency RJ.")
    if given.json:
        print(receipt.to_json())
    else:
        print(*lines(receipt), sep="\n", file=sys.stderr if receipt.refused else sys.stdout)
    return receipt.exit_code


def template(_: Engine, given: argparse.Namespace) -> int:
    path = given.file or Path(f"{given.dataset}.xlsx")
    write_template(ALL[given.dataset], path)
    print(f"Wrote {path}. Nothing graded Secret or above may be entered in it.")
    return 0


def take_back(engine: Engine, given: argparse.Namespace) -> int:
    ensure_ready(engine)
    count = undo(engine, given.load)
    print(f"Load {given.load} is undone: {count:,} rows put back or taken away.")
    return 0


def take_out(engine: Engine, given: argparse.Namespace) -> int:
    ensure_ready(engine)
    number = withdraw(engine, given.dataset, given.agency, given.reference, getpass.getuser())
    print(f"{given.reference} is withdrawn (load {number}; `python -m data undo {number}` takes that back).")
    return 0


def mapping(engine: Engine, given: argparse.Namespace) -> int:
    ensure_ready(engine)
    wanted = dict(pair.rsplit("=", 1) for pair in given.pairs if "=" in pair)
    if len(wanted) != len(given.pairs):
        raise ValueError("Write each as 'their column=our_column'; with nothing after the = it is taken out.")
    with writing(engine) as connection:
        headers.save_mapping(connection, given.agency, ALL[given.dataset], wanted)
        for received, means in sorted(headers.mapping(connection, given.agency, given.dataset).items()):
            print(f"{received} = {means}")
    return 0


def rejected(engine: Engine, given: argparse.Namespace) -> int:
    ensure_ready(engine)
    with reading(engine) as connection:
        count = write_rejected_file(connection, given.load, given.file)
    print(f"Wrote {count:,} rejected rows of load {given.load} with their reasons to {given.file}.")
    return 0


def add(command: Command) -> None:
    """Add the commands; `command(name, run, help)` makes one."""
    bring = command(
        "load",
        load,
        "Load a file; the same file again changes nothing. Exit code 1: some rows were refused, 2: the file.",
    )
    bring.add_argument("file", type=Path)
    bring.add_argument(
        "--dataset", required=True, choices=[*ALL, *PUBLISHED], metavar="DATASET", help=", ".join([*ALL, *PUBLISHED])
    )
    bring.add_argument("--agency", help="the force that sends it, such as RJ; not for published statistics")
    bring.add_argument("--by", default=getpass.getuser(), help="the post or service that loads it (default: you)")
    bring.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")
    bring.add_argument(
        "--made-up", action="store_true", help="the rows are made up, for practice: into a sample database only"
    )
    bring.add_argument("--json", action="store_true", help="print the receipt as JSON")
    empty = command(
        "template", template, "Write an XLSX to fill in: columns in both languages, examples, permitted values."
    )
    empty.add_argument("dataset", choices=list(ALL))
    empty.add_argument("file", type=Path, nargs="?")
    back = command("undo", take_back, "Undo a load: every row stands as before it.")
    back.add_argument("load", type=int)
    out = command("withdraw", take_out, "Withdraw one record of a force.")
    own = command("mapping", mapping, "Show, or add to, what a force's own system calls our columns.")
    for one in (out, own):
        one.add_argument("--dataset", required=True, choices=list(ALL))
        one.add_argument("--agency", required=True)
    out.add_argument("reference")
    own.add_argument("pairs", nargs="*", metavar="THEIRS=OURS")
    wrong = command("rejected", rejected, "Write the rejected rows of a load, with reasons, to an XLSX.")
    wrong.add_argument("load", type=int)
    wrong.add_argument("file", type=Path)
