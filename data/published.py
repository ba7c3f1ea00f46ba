"""What stands of published statistics in the database: held against their printed totals, and which police units have a place."""

import polars as pl
from sqlalchemy import Connection, Table, select

from data.intake.stored import standing
from data.ncrb.reconcile import reconcile
from data.schema.places import police_unit, police_unit_district
from data.schema.work import statistic, statistic_total


def _stored(connection: Connection, table: Table) -> pl.DataFrame:
    return standing(connection, select(table), table).drop("load")


def reconciled(connection: Connection) -> pl.DataFrame:
    """One row per printed total in the database: state, year, head, printed, summed, agrees."""
    rows = _stored(connection, statistic).rename({"registered_count": "count"})
    totals = _stored(connection, statistic_total).rename({"printed_count": "count"})
    return reconcile(rows, totals)


def unplaced_units(connection: Connection) -> pl.DataFrame:
    """One row per police unit that has territory and no district of today: state, unit, name; by state and name."""
    placed = select(police_unit_district.c.unit)
    found = select(police_unit.c.state, police_unit.c.code, police_unit.c.name).where(
        police_unit.c.has_territory, police_unit.c.code.not_in(placed)
    )
    rows = connection.execute(found.order_by(police_unit.c.state, police_unit.c.name)).all()
    return pl.DataFrame(rows, schema=["state", "unit", "name"], orient="row")


def coverage(connection: Connection) -> pl.DataFrame:
    """One row per state: state, unit_count (police units with territory), placed_count (those with a district of today)."""
    every = select(police_unit.c.state, police_unit.c.code).where(police_unit.c.has_territory)
    rows = pl.DataFrame(connection.execute(every).all(), schema=["state", "unit"], orient="row")
    missing = unplaced_units(connection)["unit"]
    placed = (~pl.col("unit").is_in(missing.implode())).sum().alias("placed_count")
    return rows.group_by("state").agg(pl.len().alias("unit_count"), placed).sort("state")
