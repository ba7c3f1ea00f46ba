"""`Facts`: all that the dashboard's numbers are made of, as frozen polars frames that every viewer shares.

No person's name and no free text is in it. Withdrawn records are left out. `read` makes one from the whole database,
`refresh` a newer one by reading again only the days that the database itself noted as changed; each in one snapshot.
"""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime
from functools import cache, cached_property
from typing import Any

import polars as pl
from sqlalchemy import Connection, Engine, Select, select
from sqlalchemy.exc import DBAPIError

from data import fact_rows
from data.apart import Moved, apart, together
from data.engine import ensure_ready, reading
from data.grants import FACTS
from data.notes import WHOLE, Notes, since, standing, went_back
from data.once import Kept
from data.reading import Field, read
from data.reading import field as column_field
from data.schema import metadata
from data.schema.running import about

REGISTERS = {
    "states": ("state", "code name name_hi kind latitude longitude population population_year"),
    "districts": ("district", "code state name name_hi latitude longitude area_km2 police_reporting population"),
    "border_pairs": ("border_pair", "district_a district_b shared_km"),
    "agencies": ("agency", "code state kind name name_hi participates_from participates_until"),
    "units": ("police_unit", "code state name name_hi kind has_territory"),
    "unit_districts": ("police_unit_district", "unit district"),
    "gangs": (
        "gang",
        "code name name_hi status band band_by band_on band_confidence terror_link terror_link_from terror_link_until"
        " terror_link_review_by review_by",
    ),
    "gang_presences": ("gang_presence", "gang state from_on until_on"),
    "gang_links": ("gang_link", "gang_a gang_b kind stated_by from_on until_on review_by"),
    "offenders": (
        "offender",
        "agency reference gang gang_until label label_since whereabouts whereabouts_since is_child review_by handling",
    ),
    "offender_links": ("offender_link", "agency reference other_agency other_reference confirmed_at refused_at"),
    "offender_statuses": ("offender_status", "agency reference force status since_on"),
    "notices": ("notice", "agency reference offender_agency offender_reference kind from_on until_on reward_inr"),
    "custody_events": ("custody_event", "agency reference offender_agency offender_reference kind day"),
    "helper_actions": ("helper_action", "agency reference day district gang help_kind action dealt_with_count"),
    "home_counts": ("home_count", "agency reference day kind district incident_count first_recorded_at"),
    "operations": (
        "operation",
        "agency reference gang status status_changed_at planned_start_on planned_end_on started_on ended_on handling"
        " first_planned_start_on first_planned_end_on"
        " expected_arrest_count expected_weapon_count expected_vehicle_count expected_cash_inr expected_drugs_kg"
        " real_arrest_count real_weapon_count real_vehicle_count real_cash_inr real_drugs_kg",
    ),
    "operation_agencies": (
        "operation_agency",
        "agency reference force role assistance_asked_at assistance_given_at",
    ),
    "operation_districts": ("operation_district", "agency reference district"),
    "operation_targets": ("operation_target", "agency reference offender_agency offender_reference"),
    "meeting_series": ("meeting_series", "code name name_hi level cadence_days from_on until_on"),
    "series_agencies": ("meeting_series_agency", "series force"),
    "series_districts": ("meeting_series_district", "series district"),
    "meetings": ("meeting", "agency reference series status meets_at day mode minutes minutes_on"),
    "attendances": ("attendance", "agency reference force present_count rank_invited rank_present"),
    "agenda_items": ("agenda_item", "agency reference number"),
    "action_items": (
        "action_item",
        "agency reference meeting_agency meeting_reference status status_changed_at first_due_on due_on handling"
        " first_recorded_at number extended_by revision",
    ),
    "action_owners": ("action_owner", "agency reference force role status"),
    "action_updates": ("action_update", "agency reference number made_at force kind status_after due_on_after"),
    "feeds": ("feed", "agency dataset every_days from_on until_on"),
    "nil_reports": ("nil_report", "agency dataset from_on until_on made_at"),
    "loads": ("load", "id agency dataset loaded_at undone_at"),
    "time_limits": ("time_limit", "urgency valid_from limit_hours adopted_reference"),
    "crime_heads": ("crime_head", "code name name_hi position parent kind relation"),
    "statistics": ("statistic", "source state year head unit registered_count"),
    "statistic_totals": ("statistic_total", "source state year head printed_count"),
    "gaps_kept_off": ("gap_kept_off", "id gap_key made_at until_at"),
    "practices": ("practice", "agency reference theme shared_on"),
    "practice_adoptions": ("practice_adoption", "agency reference force adopted_on better before after"),
    "disclosures": ("disclosure", "id record_table agency reference to_agency"),
}
"""Frames that are one table each, read again whole when it changed: field of Facts -> (table, columns)."""

TRIES = 3
DAYS_AT_MOST = 40
"""With more changed days than this, reading all of a dataset again costs less than splicing the days in."""


@dataclass(frozen=True, eq=False)
class Facts:
    """What stood in the database when it was last looked at. Rows are sorted by day, or by key."""

    version: str
    """The database's own version of what was read."""
    as_of: datetime
    """The last successful look at the database: *now* for everything on a page."""
    kind: str
    """`sample` or `real`."""
    born: str
    """When and where the database was made: another one in its place is read from the start."""

    incidents: pl.DataFrame
    """One row per incident record (`fact_rows.INCIDENTS`); `counted` is false where another record of the same case stands."""
    messages: pl.DataFrame
    """One row per message (`fact_rows.MESSAGES`); `number` is its place within its day."""
    deliveries: pl.DataFrame
    """One row per delivery (`fact_rows.DELIVERIES`) of the message (`day`, `number`)."""
    named_offenders: pl.DataFrame
    """One row per offender that the message (`day`, `number`) names, by his key: offender_agency, offender_reference."""
    named_incidents: pl.DataFrame
    """The same of incidents: incident_agency, incident_reference."""

    states: pl.DataFrame
    districts: pl.DataFrame
    border_pairs: pl.DataFrame
    agencies: pl.DataFrame
    units: pl.DataFrame
    unit_districts: pl.DataFrame
    gangs: pl.DataFrame
    gang_presences: pl.DataFrame
    gang_links: pl.DataFrame
    offenders: pl.DataFrame
    offender_links: pl.DataFrame
    offender_statuses: pl.DataFrame
    notices: pl.DataFrame
    custody_events: pl.DataFrame
    helper_actions: pl.DataFrame
    home_counts: pl.DataFrame
    operations: pl.DataFrame
    operation_agencies: pl.DataFrame
    operation_districts: pl.DataFrame
    operation_targets: pl.DataFrame
    meeting_series: pl.DataFrame
    series_agencies: pl.DataFrame
    series_districts: pl.DataFrame
    meetings: pl.DataFrame
    attendances: pl.DataFrame
    agenda_items: pl.DataFrame
    action_items: pl.DataFrame
    action_owners: pl.DataFrame
    action_updates: pl.DataFrame
    feeds: pl.DataFrame
    nil_reports: pl.DataFrame
    loads: pl.DataFrame
    time_limits: pl.DataFrame
    crime_heads: pl.DataFrame
    statistics: pl.DataFrame
    statistic_totals: pl.DataFrame
    gaps_kept_off: pl.DataFrame
    practices: pl.DataFrame
    practice_adoptions: pl.DataFrame
    disclosures: pl.DataFrame

    kept: Kept = field(default_factory=Kept, repr=False, compare=False)
    """What `once` keeps; a value with other frames begins with none."""

    @cached_property
    def moment(self) -> tuple[date, int]:
        """Answers that look at the day, or at what has been held by now, are the same while this is: the IST day of `as_of`,
        and how many sittings had begun."""
        return ist_date(self.as_of), int((self.meetings["meets_at"] <= self.as_of).sum())

    def frames(self) -> dict[str, pl.DataFrame]:
        return {
            item.name: value for item in fields(self) if isinstance(value := getattr(self, item.name), pl.DataFrame)
        }

    def members(self) -> frozenset[str]:
        """Codes of the states whose police takes or took part: their common borders are the inter-state borders watched."""
        return members(self.agencies)


def changed_by_midnight(before: Facts, after: Facts) -> list[str]:
    """Names of the frames in which `after` differs from `before`: at midnight everything is read again, and compared."""
    older, newer = before.frames(), after.frames()
    return [name for name, frame in newer.items() if not frame.equals(older[name])]


def ist_date(instant: datetime) -> date:
    """The calendar day in India."""
    return fact_rows.in_india(instant).date()


def read_all(engine: Engine) -> Facts:
    """Everything, in one snapshot. Raises NotReady where the database is not of this version."""
    ensure_ready(engine)
    for _ in range(TRIES):
        try:
            return _read(engine, apart)
        except Moved:
            continue
    return _read(engine, lambda _: nullcontext())  # somebody writes all the time: slower, by our own transaction alone


def _read(engine: Engine, by: Callable[[Connection], AbstractContextManager[None]]) -> Facts:
    with reading(engine, FACTS) as connection:
        notes = since(connection, None)
        kind, born = connection.execute(select(about.c.kind)).scalar_one(), standing(connection)
        registers = {name: _register(connection, name) for name in REGISTERS}
        states = members(registers["agencies"])
        with by(connection):
            incidents, told = together(
                connection, lambda: fact_rows.incidents(connection, states), lambda: fact_rows.messages(connection)
            )
        frames: dict[str, Any] = registers | {
            "incidents": incidents,
            **told,
        }
    return Facts(notes.version, datetime.now(UTC), kind, born, **frames)


def refresh(engine: Engine, facts: Facts) -> Facts:
    """`facts` with what changed since: the same frames where nothing did, always a new `as_of`. Raises as `read_all`."""
    try:
        return _refreshed(engine, facts)
    except DBAPIError:
        ensure_ready(engine)  # says it in a sentence, where it can
        raise


def _refreshed(engine: Engine, facts: Facts) -> Facts:
    with reading(engine, FACTS) as connection:
        if standing(connection) != facts.born or went_back(connection, facts.version):
            return read_all(engine)
        notes = since(connection, facts.version)
        frames: dict[str, Any] = _changed_frames(connection, facts, notes) if notes.days else {}
    kept = Kept() if frames else facts.kept
    return replace(facts, version=notes.version, as_of=datetime.now(UTC), kept=kept, **frames)


def _changed_frames(connection, facts: Facts, notes: Notes) -> dict[str, pl.DataFrame]:
    frames = {name: _register(connection, name) for name, (table, _) in REGISTERS.items() if table in notes.days}
    states = members(frames.get("agencies", facts.agencies))
    places_moved = {"agency", "district", "police_unit"} & notes.days.keys()
    if "incident" in notes.days or places_moved:
        days = None if places_moved else _few(notes.days["incident"])
        changed = fact_rows.incidents(connection, states, days)
        frames["incidents"] = fact_rows.mark_counted(_spliced(facts.incidents, changed, days))
    if "message" in notes.days:
        days = _few(notes.days["message"])
        newer = fact_rows.messages(connection, days)
        frames |= {name: _spliced(getattr(facts, name), rows, days) for name, rows in newer.items()}
    return frames


def _few(days: frozenset[date]) -> list[date] | None:
    return None if WHOLE in days or len(days) > DAYS_AT_MOST else sorted(days)


def _spliced(older: pl.DataFrame, newer: pl.DataFrame, days: Iterable[date] | None) -> pl.DataFrame:
    """`older`, which is sorted by day, with all rows of `days` replaced by those of `newer`."""
    if days is None:
        return newer
    parts, begin = [], 0
    for day in days:
        first, after = (older["day"].search_sorted(day, side) for side in ("left", "right"))
        parts += [older.slice(begin, first - begin), newer.filter(pl.col("day") == day)]
        begin = after
    spliced = pl.concat([*parts, older.slice(begin)])
    return spliced.rechunk() if spliced.n_chunks() > 24 else spliced


def _register(connection, name: str) -> pl.DataFrame:
    wanted, query, key = _register_query(name)
    return read(connection, wanted, query).sort(key)


@cache
def _register_query(name: str) -> tuple[list[Field], Select, list[str]]:
    """What is read of a register, and the columns that order it."""
    table_name, columns = REGISTERS[name]
    table = metadata.tables[table_name]
    wanted = [column_field(table.c[column]) for column in columns.split()]
    query = select(*[item.expression.label(item.name) for item in wanted])
    if "withdrawn_at" in table.c:
        query = query.where(table.c.withdrawn_at.is_(None))
    return wanted, query, [item.name for item in table.primary_key if item.name in columns.split()]


def members(agencies: pl.DataFrame) -> frozenset[str]:
    """States whose police takes or took part: for distances to borders, whatever the day."""
    return frozenset(agencies.filter(pl.col("kind") == "force")["state"].drop_nulls())
