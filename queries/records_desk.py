"""What stands on a force's desk as the database has it at this moment: whoever pressed a button sees at once what it did."""

import polars as pl
from sqlalchemy import and_, select

from data.schema.events import delivery, message
from data.schema.meetings import action_item, action_owner
from queries import records
from queries.records_gate import may, opened
from queries.visible import Viewer

REQUEST = ("subject", "received_at", "received_stated_by", "interim_at", "replied_at")
TASK = ("decision", "decision_hi", "letter_number", "status", "strike_reason", "own_status")
Key = tuple[str, str]


def requests(keys: pl.DataFrame, viewer: Viewer) -> dict[Key, dict]:
    """(asking agency, reference) -> the columns of REQUEST of its delivery to the viewer's force, of the keys. Raises NotReady
    while the database is away."""
    same = and_(*[delivery.c[name] == message.c[name] for name in records.KEY])
    parts = [delivery.c[name] for name in (*records.KEY, *REQUEST[1:])]
    query = select(message.c.subject, *parts).join_from(delivery, message, same)
    to_him = and_(delivery.c.to_agency == viewer.sees_for, delivery.c.withdrawn_at.is_(None))
    query = query.where(may(message, viewer, records._today()), to_him, records.one_of(delivery, records.KEY))
    return _by_key(query, keys, viewer)


def items(keys: pl.DataFrame, viewer: Viewer) -> dict[Key, dict]:
    """(agency, reference) -> the columns of TASK of the action items of `keys` that the viewer may see. Raises as `requests`."""
    same = and_(*[action_owner.c[name] == action_item.c[name] for name in records.KEY])
    parts = [action_item.c[name] for name in (*records.KEY, *TASK[:-1])]
    query = select(*parts, action_owner.c.status.label("own_status")).join_from(action_item, action_owner, same)
    ours = action_owner.c.force == viewer.sees_for
    query = query.where(may(action_item, viewer, records._today()), ours)
    return _by_key(query.where(records.one_of(action_item, records.KEY)), keys, viewer)


def _by_key(query, keys: pl.DataFrame, viewer: Viewer) -> dict[Key, dict]:
    with opened(records._engine(), viewer) as connection:
        found = connection.execute(query, records.wanted(keys, records.KEY))
        rows = [dict(row) for row in found.mappings()]
    return {(row["agency"], row["reference"]): row for row in rows}
