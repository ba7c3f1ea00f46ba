"""The commands of `python -m data` about viewers, the log of looks and keeping."""

import argparse
import getpass
import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Engine

from data import accounts, audit, disclosure, gap_answers, gap_days, grants, keeping, viewers
from data.audit import Look
from data.engine import ensure_ready, reading, writing
from data.facts import ist_date
from data.schema.vocabulary import VIEWER_ROLES

Command = Callable[..., argparse.ArgumentParser]


def _today() -> date:
    return ist_date(datetime.now(UTC))


def viewer(engine: Engine, given: argparse.Namespace) -> int:
    ensure_ready(engine)
    if given.act == "list":
        return _list(engine)
    with writing(engine) as connection:
        if given.act == "withdraw":
            viewers.withdraw(connection, given.number)
            print("Withdrawn. Whoever is signed in for it is out within a minute.")
        else:
            first = given.from_on or _today()
            whole = (given.subject, given.officer, given.post, given.agency, given.role, first, given.until)
            viewers.add(connection, *whole)
            print(f"{given.officer} may look for {given.post} from {first}.")
    return 0


def _list(engine: Engine) -> int:
    with reading(engine) as connection:
        rows = viewers.listed(connection)
    for row in rows:
        ended = "withdrawn" if row.withdrawn_at else f"until {row.until_on or 'further notice'}"
        print(f"{row.id:>5}  {row.agency or '-':6} {row.role:14} {row.post}; {row.officer} ({row.subject}), {ended}")
    if not rows:
        print("Nobody yet: python -m data viewer add --help")
    return 0


def password(engine: Engine, given: argparse.Namespace) -> int:
    ensure_ready(engine)
    chosen = os.environ.get("SAJHA_NEW_PASSWORD") or getpass.getpass("New password: ")
    until = given.until or _today() + timedelta(days=365)
    with writing(engine) as connection:
        address = accounts.set_password(connection, given.subject, chosen, until)
    print(
        f"The account of {given.subject} may be used until {until}. Enter this in the code generator, once:\n{address}"
    )
    return 0


def verify(engine: Engine, _: argparse.Namespace) -> int:
    ensure_ready(engine)
    with reading(engine) as connection:
        verdict = audit.verify(connection, audit.head_file(engine))
    for sentence in verdict.wrong:
        print(sentence)
    if not verdict.wrong:
        print(f"{verdict.line_count:,} lines, all as they were written. The log ends with {verdict.last_hash}.")
    return 1 if verdict.wrong else 0


def purge(engine: Engine, given: argparse.Namespace) -> int:
    ensure_ready(engine)
    if given.reference:
        if len(given.reference) != 3:
            raise ValueError("Say which record: TABLE AGENCY REFERENCE, such as offender RJ O0012.")
        table, agency, reference = given.reference
        keeping.ask(engine, table, agency, reference, getpass.getuser())
        print(f"{reference} of {agency} is removed for good and cannot come back.")
        return 0
    for what, count in keeping.nightly(engine, _today()).items():
        print(f"{count:>8,}  {what}")
    return 0


def remark(engine: Engine, given: argparse.Namespace) -> int:
    ensure_ready(engine)
    gap = gap_days.last_noted(engine, given.gap_key)
    if given.agency not in gap["concerns"].split():
        raise ValueError(f"This gap concerns {gap['concerns']}, and not {given.agency}.")
    named_to = " ".join(sorted({gap["agency"] or "", *gap["named_to"].split()})).strip()
    who = (getpass.getuser(), getpass.getuser(), given.post, "command line", given.agency)
    look = Look(datetime.now(UTC), *who, "write", f"gap_remark/{given.agency}", concerns=gap["concerns"])
    gap_answers.remark(engine, look, given.gap_key, gap["handling"], named_to, given.text)
    print(f"The remark of {given.agency} stands beside the gap.")
    return 0


def disclose(engine: Engine, given: argparse.Namespace) -> int:
    ensure_ready(engine)
    record = disclosure.Record(given.table, given.agency, given.reference)
    who, at = getpass.getuser(), datetime.now(UTC)
    concerns = " ".join(sorted({given.agency, given.to}))
    what = f"disclosed {record} to {given.to}"
    look = audit.Look(at, who, who, given.post, "command", given.agency, "write", what, "", given.basis, concerns, 1)
    disclosure.disclose(engine, look, record, given.to, given.basis, given.answers)
    print(f"{record} is disclosed to {given.to}. It cannot be taken back.")
    return 0


def roles(engine: Engine, given: argparse.Namespace) -> int:
    if engine.dialect.name != "postgresql":
        print("SQLite has no roles; nothing to do.")
        return 0
    if given.show:
        print(*grants.statements(), sep=";\n", end=";\n")
        return 0
    with writing(engine) as connection:
        grants.apply(connection)
    print("The roles sajha_facts and sajha_records stand, with what each may read.")
    return 0


def add(command: Command) -> None:
    """Add the commands; `command(name, run, help)` makes one."""
    who = command("viewer", viewer, "Who may look: posts, and the officers who hold them.")
    acts = who.add_subparsers(dest="act", required=True, metavar="ACT")
    acts.add_parser("list", help="all viewers, those that have ended too")
    new = acts.add_parser("add", help="give somebody a post")
    new.add_argument("--subject", required=True, help="who signs in: the provider's subject, or the account's name")
    new.add_argument("--officer", required=True, help="the officer's own name")
    new.add_argument("--post", required=True, help="the post he holds, or acts for: 'ADG Crime, Haryana'")
    new.add_argument("--agency", help="the post's force, such as HR")
    new.add_argument("--role", required=True, choices=VIEWER_ROLES)
    new.add_argument("--from-on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="first day (default: today)")
    new.add_argument("--until", type=date.fromisoformat, metavar="YYYY-MM-DD", help="last day")
    out = acts.add_parser("withdraw", help="take a post away, by its number in the list")
    out.add_argument("number", type=int)
    own = acts.add_parser("password", help="make or renew a local account, with a new code generator secret")
    own.add_argument("subject")
    own.add_argument("--until", type=date.fromisoformat, metavar="YYYY-MM-DD", help="last day (default: in a year)")
    own.set_defaults(run=password)
    looked = command("audit", verify, "The log of looks: verify that no line was changed or taken out.")
    looked.add_argument("act", choices=["verify"])
    gone = command(
        "purge", purge, "Remove for good what may no longer be kept; or one record its owner asks to remove."
    )
    gone.add_argument("reference", nargs="*", metavar="TABLE AGENCY REFERENCE")
    said = command("remark", remark, "What a force says to a coordination gap; the gap's key stands in gap_daily.")
    said.add_argument("gap_key", help="such as nothing_sent:HP")
    said.add_argument("text", help="the remark, in either language")
    said.add_argument("--agency", required=True, help="the force that answers; the gap must concern it")
    said.add_argument("--post", required=True, help="the officer's post")
    told = command("disclose", disclose, "Name one record of a force to another force; it cannot be taken back.")
    told.add_argument("table", choices=disclosure.TABLES)
    told.add_argument("agency", help="the record's owner, such as PB")
    told.add_argument("reference", help="its number there")
    told.add_argument("--to", required=True, help="the force that is to see it")
    told.add_argument("--basis", required=True, help="for what: case, request or meeting")
    told.add_argument("--post", required=True, help="who discloses it: 'Nodal officer, Punjab'")
    told.add_argument("--answers", metavar="REFERENCE", help="the request of that force which this answers")
    granted = command("grants", roles, "PostgreSQL: the roles that read, and what each may read.")
    granted.add_argument(
        "--show", action="store_true", help="print the statements instead, for somebody who may run them"
    )
