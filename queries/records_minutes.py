"""The decisions of one sitting as they stand in the database at this moment: read for whoever writes them or looks at the wall."""

from sqlalchemy import and_, select

from data.schema.meetings import action_item, action_owner, action_update, meeting
from queries import records
from queries.records_gate import may, opened
from queries.visible import Viewer

ITEM = (
    *("agency", "reference", "number", "decision", "decision_hi", "status", "first_due_on", "due_on", "letter_number"),
    *("gap_key", "strike_reason", "shown_at", "revision", "handling"),
)
SITTING = ("agency", "reference", "series", "status", "meets_at", "chair", "chair_hi", "minutes", "minutes_on")
LINE = (
    *("number", "made_at", "force", "post", "kind", "remark", "remark_hi", "letter_number", "status_after"),
    *("due_on_after", "before"),
)
ROOM = Viewer(role="meeting_room")
"""Who looks at the wall: nothing that is not open to all participating forces."""


def sitting(reference: str) -> dict | None:
    """The sitting: the columns of SITTING; None where there is none. Raises NotReady while the database is away."""
    query = select(*[meeting.c[name] for name in SITTING])
    query = query.where(meeting.c.reference == reference, meeting.c.withdrawn_at.is_(None))
    with opened(records._engine(), ROOM) as connection:
        row = connection.execute(query).mappings().first()
    return dict(row) if row else None


def decisions(reference: str, viewer: Viewer) -> list[dict]:
    """One dictionary per item of the sitting that `viewer` may see, by number: the columns of ITEM, and lead, associates
    (forces). Raises as `sitting`."""
    query = select(*[action_item.c[name] for name in ITEM]).where(
        action_item.c.meeting_reference == reference, action_item.c.withdrawn_at.is_(None)
    )
    same = and_(*[action_owner.c[name] == action_item.c[name] for name in records.KEY])
    who = select(action_owner.c.agency, action_owner.c.reference, action_owner.c.force, action_owner.c.role)
    who = who.join(action_item, same).where(action_item.c.meeting_reference == reference)
    seen = may(action_item, viewer, records._today())
    with opened(records._engine(), viewer) as connection:
        rows = [dict(row) for row in connection.execute(query.where(seen).order_by("number", "reference")).mappings()]
        forces = connection.execute(who.where(seen).order_by(action_owner.c.force)).all()
    return [row | _forces([part for part in forces if part[:2] == (row["agency"], row["reference"])]) for row in rows]


def _forces(parts: list) -> dict:
    lead = next((part.force for part in parts if part.role == "lead"), "")
    return {"lead": lead, "associates": tuple(part.force for part in parts if part.role != "lead")}


def on_the_wall(reference: str) -> list[dict]:
    """Of `decisions`, those the secretariat shows: open to all, not struck out. Raises as `sitting`."""
    return [row for row in decisions(reference, ROOM) if row["shown_at"] is not None and row["strike_reason"] is None]


def history(agency: str, reference: str, viewer: Viewer, after: int = 0) -> list[dict]:
    """What was done to an item, first to last: the columns of LINE, from the line after number `after`. Raises as `sitting`."""
    same = and_(*[action_update.c[name] == action_item.c[name] for name in records.KEY])
    query = select(*[action_update.c[name] for name in LINE]).join(action_item, same)
    query = query.where(action_update.c.agency == agency, action_update.c.reference == reference)
    query = query.where(action_update.c.number > after, may(action_item, viewer, records._today()))
    with opened(records._engine(), viewer) as connection:
        return [dict(row) for row in connection.execute(query.order_by(action_update.c.number)).mappings()]


def of_gap(gap_key: str, viewer: Viewer) -> list[dict]:
    """The decisions recorded on a gap, not struck out, that `viewer` may see: meeting (its reference), number. Raises as
    `sitting`."""
    query = select(action_item.c.meeting_reference.label("meeting"), action_item.c.number)
    stands = action_item.c.strike_reason.is_(None), action_item.c.withdrawn_at.is_(None)
    query = query.where(action_item.c.gap_key == gap_key, *stands, may(action_item, viewer, records._today()))
    with opened(records._engine(), viewer) as connection:
        rows = connection.execute(query.order_by("meeting", "number")).mappings()
        return [dict(row) for row in rows]
