"""Incidents as they stood at an instant, where they stand otherwise today: worked out from what loads keep for undo."""

from datetime import datetime

import polars as pl
from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    Subquery,
    Table,
    and_,
    case,
    literal_column,
    or_,
    select,
    union,
)

from data.fact_rows import AGENCY, GANGS, KEY, STATE, gang_sets, incident_fields, with_places
from data.past import incident_past, incident_touched
from data.reading import Field, field, read
from data.schema.events import incident, incident_gang

UNKNOWN = {"border_km": pl.lit(None, pl.Float32), "border_state": pl.lit(None, STATE), "counted": pl.lit(True)}
"""What is not worked out again."""


def incidents_at(connection: Connection, at: datetime) -> pl.DataFrame:
    """One row per incident that loads changed, or its owner withdrew, after `at`, as it stood at that instant: of `Facts.incidents`
    with `withdrawn_at`, but UNKNOWN. Of one that came later, as it stood first (`first_recorded_at` says so). Who may see it is as
    today: what its owner closed since stays closed.

    What another program changed by plain SQL left nothing behind and stands as today; so does what was changed more than 90
    days ago (`data.keeping`). Records whose row is gone, with a load that was undone since or for good, are not there.
    """
    now = read(connection, _fields(incident), _of(_touched(at), incident, with_places(_fields(incident))))
    then = _then(connection, at).drop("handling").join(now.select(*KEY, "handling"), on=KEY).select(now.columns)
    rows = pl.concat([then, now.join(then, on=KEY, how="anti")]).join(_gangs(connection, at), on=KEY, how="left")
    return rows.with_columns(pl.col("gangs").fill_null("").cast(GANGS), **UNKNOWN).sort("day", *KEY)


def _fields(of: Table) -> list[Field]:
    return [*incident_fields(of), field(of.c.withdrawn_at)]


def _held(at: datetime) -> ColumnElement[bool]:
    """Of `incident_past`: states that may be those of `at`."""
    begun = or_(incident_past.c.from_at.is_(None), incident_past.c.from_at <= at)
    return and_(incident_past.c.until_at > at, begun)


def _touched(at: datetime) -> Subquery:
    """Keys of incidents that may have stood otherwise at `at`."""
    since = or_(incident_touched.c.loaded_at > at, incident_touched.c.undone_at > at)
    return union(
        select(incident_touched.c.agency, incident_touched.c.reference).where(since),
        select(incident.c.agency, incident.c.reference).where(incident.c.withdrawn_at > at),
    ).subquery()


def _of(keys: Subquery, table: Table, query: Select) -> Select:
    """The rows of `query` that belong to `keys`."""
    return query.join(keys, and_(keys.c.agency == table.c.agency, keys.c.reference == table.c.reference))


def _then(connection: Connection, at: datetime) -> pl.DataFrame:
    """One row per incident that loads changed: after the last load that has been undone since, for a later one could not be taken
    back before it; else before the first load since."""
    turn = [field(incident_past.c[name]) for name in ("load", "number", "from_at")]
    fields = [*_fields(incident_past), *turn]
    states = read(connection, fields, with_places(fields, incident_past).where(_held(at)))
    way = pl.when(pl.col("from_at").is_null()).then(1).otherwise(-1)
    return states.sort(way * pl.col("load"), way * pl.col("number")).unique(KEY, keep="first", maintain_order=True)


def _gangs(connection: Connection, at: datetime) -> pl.DataFrame:
    """agency, reference, gangs: of incidents that may have stood otherwise, the gangs they named: those of today, without what
    loads added since, with what they took out; and the other way round where the load itself was taken back since."""
    today = _named(incident_gang, literal_column("1", Integer))
    loaded, undone = incident_touched.c.loaded_at > at, incident_touched.c.undone_at
    step = incident_touched.c.step
    back = _named(incident_touched, case((loaded, -step), else_=step))
    since = or_(and_(loaded, undone.is_(None)), and_(~loaded, undone > at))
    parts = [
        read(connection, today, _of(_touched(at), incident_gang, _select(today))),
        read(connection, back, _select(back).where(since, incident_touched.c.gang.is_not(None))),
    ]
    counted = pl.concat(parts).group_by(*KEY, "gang").agg(pl.col("step").sum())
    return gang_sets(counted.filter(pl.col("step") > 0).select(*KEY, "gang").sort(*KEY, "gang"))


def _named(of: Table, step: ColumnElement[int]) -> list[Field]:
    named = [field(of.c.agency, AGENCY), field(of.c.reference), field(of.c.gang)]
    return [*named, Field("step", step, pl.Int64, pl.Int64)]


def _select(fields: list[Field]) -> Select:
    return select(*[item.expression.label(item.name) for item in fields])
