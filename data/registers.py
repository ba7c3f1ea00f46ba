"""The registers every database holds, sample or real: places, police units, crime heads, and the suggested answer limits.

They come from reviewed files beside the code and may be written again at any time: rows are added or renewed, never removed.
"""

from datetime import date, datetime
from pathlib import Path

import polars as pl
from sqlalchemy import Connection, Engine, select, update

from data import geography, migrate
from data.dialects import upsert
from data.engine import writing
from data.fact_rows import INDIA
from data.schema.people import gang
from data.schema.places import border_pair, district, police_unit, police_unit_alias, police_unit_district, state
from data.schema.work import crime_head, time_limit

PUBLISHED = Path(__file__).with_name("ncrb")
SUGGESTED_HOURS = {"most_immediate": 8, "immediate": 72, "ordinary": 168}
DIRECTIVE = "Directive (EU) 2023/977, Article 5: a suggestion until a meeting adopts a limit"
UNREGISTERED = {
    "code": "UNREGISTERED",
    "name": "Not in the register",
    "name_hi": "रजिस्टर में नहीं",
    "status": "active",
    "review_by": date(2099, 12, 31),
}


def born(engine: Engine, kind: str) -> None:
    """A new database for records of this kind (`sample` or `real`), with its registers. Raises as `migrate.create`."""
    migrate.create(engine, kind)
    with writing(engine) as connection:
        write(connection)


def write(connection: Connection) -> None:
    """Add or renew all registers."""
    write_places(connection)
    upsert(connection, police_unit, _csv("police_units.csv"))
    upsert(connection, police_unit_alias, _csv("police_unit_aliases.csv"))
    upsert(connection, police_unit_district, _known_districts(_csv("police_unit_districts.csv")))
    upsert(connection, crime_head, _crime_heads())
    upsert(connection, gang, [UNREGISTERED])
    _suggest_limits(connection)


def write_places(connection: Connection) -> None:
    """States, districts and the pairs that touch, from the boundaries in use; a district that is gone stays, ended today."""
    districts = geography.districts().rename({"reporting": "police_reporting"})
    upsert(connection, state, geography.states().to_dicts())
    upsert(connection, state, _former_states())
    upsert(connection, district, districts.to_dicts())
    gone = district.c.code.not_in(districts["code"].to_list()) & district.c.valid_until.is_(None)
    connection.execute(update(district).where(gone).values(valid_until=datetime.now(INDIA).date()))
    connection.execute(border_pair.delete())
    connection.execute(border_pair.insert(), geography.border_pairs().to_dicts())


def _former_states() -> list[dict]:
    """States that published statistics still name; they stand where the one that replaced them stands."""
    places = geography.states().select(pl.col("code").alias("replaced_by"), "latitude", "longitude")
    former = pl.read_csv(PUBLISHED / "former_states.csv", schema_overrides={"valid_until": pl.Date})
    return former.join(places, on="replaced_by").to_dicts()


def _csv(name: str) -> list[dict]:
    return pl.read_csv(PUBLISHED / name).to_dicts()


def _known_districts(rows: list[dict]) -> list[dict]:
    known = set(geography.districts()["code"])
    return [row for row in rows if row["district"] in known]


def _crime_heads() -> list[dict]:
    """Parents before their parts, as the register refers to itself."""
    heads = pl.read_csv(PUBLISHED / "crime_heads.csv")
    return heads.sort(pl.col("parent").is_not_null(), "position").to_dicts()


def _suggest_limits(connection: Connection) -> None:
    if connection.scalar(select(time_limit.c.urgency).limit(1)) is None:
        limits = [
            {"urgency": urgency, "valid_from": date(2000, 1, 1), "limit_hours": hours, "source": DIRECTIVE}
            for urgency, hours in SUGGESTED_HOURS.items()
        ]
        connection.execute(time_limit.insert(), limits)
