"""What `python -m ui.exports` does."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from data.audit import NotLogged
from data.engine import NotReady, connect, ensure_ready, reading
from data.facts import Facts, ist_date, read_all
from data.viewers import held_by
from queries.filters import read_address
from queries.visible import Viewer
from ui.exports.asking import Asking
from ui.exports.made import FORMATS, PAPERS, Wanted, made

SUBJECT = "papers"
DESCRIPTION = (
    "Make a paper for a timer, without a browser. It is made for a named service viewer, who sees what all participating forces"
    " may see, and is entered in the log under his name."
)


def arguments(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m ui.exports", description=DESCRIPTION)
    parser.add_argument("paper", choices=tuple(PAPERS))
    parser.add_argument(
        "--state", action="append", default=[], help="a state by its code, such as RJ; more than once for several"
    )
    parser.add_argument("--gang", action="append", default=[], help="a gang by its code")
    parser.add_argument(
        "--period", default="ytd", help="as in the address: ytd, 90d, since-M0123, 2026-08-24..2026-11-21"
    )
    parser.add_argument("--compare", default="last-year", help="last-year or previous")
    parser.add_argument("--meeting", help="a sitting by its number, for its minutes or since when things changed")
    parser.add_argument("--lang", default="en", choices=("en", "hi"))
    parser.add_argument("--format", help="pdf, docx, xlsx or pptx; by default the first there is of the paper")
    parser.add_argument("--as", dest="subject", default=SUBJECT, help="the service viewer's subject")
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    return parser.parse_args(given)


def viewer(engine: Engine, facts: Facts, subject: str) -> Viewer:
    """The service viewer. A ValueError where a real database knows none such."""
    with reading(engine) as connection:
        posts = held_by(connection, subject, ist_date(datetime.now(UTC)))
    held = next((post for post in posts if post.role == "service"), None)
    if held is not None:
        return Viewer(None, "service", held.subject, held.post, held.officer)
    if facts.kind == "real":
        raise ValueError(f"{subject} holds no post with the role service. Give one: python -m data viewer add ...")
    return Viewer(None, "service", subject, "Papers", "Papers")


def asking(engine: Engine, given: argparse.Namespace) -> Asking:
    """What the words on the command line mean. A ValueError where one means nothing."""
    facts = read_all(engine)
    address = {"period": given.period, "compare": given.compare}
    address |= {"states": ",".join(given.state), "gangs": ",".join(given.gang)}
    filters, dropped = read_address(address, facts)
    if dropped:
        raise ValueError("Not known: " + ", ".join(f"{item.key} {item.value}" for item in dropped))
    if given.meeting and given.meeting not in set(facts.meetings["reference"]):
        raise ValueError(f"Not known: meeting {given.meeting}")
    return Asking(facts, filters, viewer(engine, facts, given.subject), given.meeting)


def run(given: argparse.Namespace, engine: Engine) -> int:
    try:
        ensure_ready(engine)
        wanted = Wanted(given.paper, given.format or FORMATS[given.paper][0], given.lang)
        asked = asking(engine, given)
        content = made(wanted, asked, engine, "timer")
        given.out.write_bytes(content)
    except (NotReady, NotLogged, ValueError, OSError) as trouble:
        print(f"No paper was made. {trouble}", file=sys.stderr)
        return 1
    print(f"{given.out}: {given.paper}, {len(content):,} bytes.")
    return 0


def main(given: list[str]) -> int:
    return run(arguments(given), connect())
