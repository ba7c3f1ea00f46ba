"""What is said to a gap: a force's remark, and the secretariat's word that it stays off the wall; each with its line in the log,
in one transaction."""

from datetime import UTC, datetime

from sqlalchemy import Engine, insert, or_, update

from data import audit
from data.audit import Look
from data.engine import ensure_there, writing
from data.schema.meetings import gap_kept_off, gap_remark

MOST_LETTERS = 2000


def _said(text: str) -> str:
    """`text` without blanks around it. A ValueError where nothing is said, or too much."""
    said = text.strip()
    if not 0 < len(said) <= MOST_LETTERS:
        raise ValueError(f"Between 1 and {MOST_LETTERS} letters, please.")
    return said


def remark(engine: Engine, look: Look, gap_key: str, handling: str, named_to: str, text: str) -> None:
    """The remark of `look.agency` on the gap `gap_key`, to be seen by those who see the gap (`handling`, `named_to`: agencies,
    space between). A ValueError as `_said`, and where the post belongs to no force."""
    if look.agency is None:
        raise ValueError("A remark is made by a force.")
    row = {"gap_key": gap_key, "agency": look.agency, "post": look.post, "made_at": datetime.now(UTC)}
    row |= {"remark": _said(text), "named_to": named_to, "handling": handling}
    _write(engine, look, insert(gap_remark).values(row))


def keep_off(engine: Engine, look: Look, gap_key: str, reason: str) -> None:
    """Keep the gap off the wall until it is put back. A ValueError as `_said`."""
    row = {"gap_key": gap_key, "post": look.post, "made_at": datetime.now(UTC), "reason": _said(reason)}
    _write(engine, look, insert(gap_kept_off).values(row))


def put_back(engine: Engine, look: Look, gap_key: str) -> None:
    """Let the gap be on the wall again."""
    now = datetime.now(UTC)
    standing = or_(gap_kept_off.c.until_at.is_(None), gap_kept_off.c.until_at > now)
    done = update(gap_kept_off).where(gap_kept_off.c.gap_key == gap_key, standing).values(until_at=now)
    _write(engine, look, done)


def _write(engine: Engine, look: Look, statement) -> None:
    ensure_there(engine)
    with writing(engine) as connection:
        connection.execute(statement)
        audit.append(connection, [look])
