"""The slim rows of `Facts` that come by day: incidents, messages and deliveries. Their bytes count: deliveries go to millions."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import polars as pl
from sqlalchemy import Connection, Select, Table, and_, func, select

from data import geography
from data.apart import together
from data.reading import Field, field, read
from data.schema.events import (
    delivery,
    incident,
    incident_gang,
    message,
    message_gang,
    message_incident,
    message_offender,
)
from data.schema.places import agency, district, police_unit

INDIA = ZoneInfo("Asia/Kolkata")

# Categories are kept alive here: polars drops those that no series uses, and frames of one process must share them.
AGENCY = pl.Categorical(pl.Categories("agency", physical=pl.UInt16))
STATE = pl.Categorical(pl.Categories("state", physical=pl.UInt8))
UNIT = pl.Categorical(pl.Categories("unit", physical=pl.UInt16))
GANGS = pl.Categorical(pl.Categories("gangs", physical=pl.UInt32))
"""The gangs a row names, as one sorted text (`G03 G07`); "" where none."""
_ALIVE = [pl.Series([], dtype=kind) for kind in (AGENCY, STATE, UNIT, GANGS)]

Days = list[date] | None
KEY = ["agency", "reference"]


def in_india(instant: datetime) -> datetime:
    return instant.astimezone(INDIA)


def _narrow(columns: dict[str, object], table) -> list[Field]:
    return [field(table.c[name], held) for name, held in columns.items()]


_CASUALTIES = {f"{who}_{what}": pl.UInt16 for who in ("victims", "police", "accused") for what in ("killed", "injured")}


def incident_fields(of: Table) -> list[Field]:
    """What is read of incidents from `of`: the table itself, or what holds the same columns."""
    return [
        *_narrow({"agency": AGENCY, "reference": None, "day": None, "registered_on": None, "occurred_from": None}, of),
        *_narrow({"time_known": None, "kind": None, "firing": None, "extortion": None, "status": None}, of),
        Field("state", func.coalesce(district.c.state, police_unit.c.state, agency.c.state), pl.String, STATE),
        Field("district", district.c.code, pl.Int64, pl.UInt32),
        *_narrow({"unit": UNIT, "latitude": pl.Float32, "longitude": pl.Float32, **_CASUALTIES}, of),
        *_narrow({"terror_link": None, "handling": None, "first_recorded_at": None}, of),
        *_narrow({"same_as_agency": AGENCY, "same_as_reference": None}, of),
    ]


INCIDENTS = incident_fields(incident)
"""Read for one row per incident; `state` is its district's, else its unit's, else its agency's. To these are added
`gangs` (GANGS), `border_km` (Float32: to the nearest border with another participating state; null without a point),
`border_state` (STATE: which state that is) and `counted`."""

_MESSAGE = [
    *_narrow({"agency": AGENCY, "reference": None, "day": None, "sent_at": None}, message),
    *_narrow({"kind": None, "urgency": None, "channel": None, "broadcast": None, "handling": None}, message),
    field(message.c.originated_at, pl.Int64),
]
MESSAGES = (
    "day",
    "number",
    *KEY,
    "sent_at",
    "known_before_s",
    "kind",
    "urgency",
    "channel",
    "broadcast",
    "handling",
    "gangs",
)
"""`known_before_s`: seconds from knowing to telling; null where the sender does not say when he knew."""

_DELIVERY = [
    *_narrow({"agency": AGENCY, "reference": None, "to_agency": AGENCY}, delivery),
    *[field(delivery.c[f"{step}_at"], pl.Int64) for step in ("received", "interim", "replied")],
    *_narrow({"outcome": None}, delivery),
]
DELIVERIES = (
    *("day", "number", "agency", "to_agency", "sent_s", "received_s", "interim_s", "replied_s", "outcome"),
    *("kind", "urgency", "channel", "broadcast", "handling", "gangs"),
)
"""`sent_s` is the second of the IST day it was sent; `received_s`, `interim_s`, `replied_s` are seconds after sending, null
where nothing is stated."""


def _of(query: Select, table, days: Days) -> Select:
    standing = query.where(table.c.withdrawn_at.is_(None)) if "withdrawn_at" in table.c else query
    return standing if days is None else standing.where(table.c.day.in_(days))


def _select(fields: list[Field]) -> Select:
    return select(*[item.expression.label(item.name) for item in fields])


def incidents(connection: Connection, members: frozenset[str], days: Days = None) -> pl.DataFrame:
    """Rows of `Facts.incidents`, of `days` or of all; `members` are the states whose common borders count."""
    rows = read(connection, INCIDENTS, _of(with_places(INCIDENTS), incident, days))
    return mark_counted(
        _with_border(_with_gangs(connection, rows, incident, incident_gang, days), members).sort("day", *KEY)
    )


def with_places(fields: list[Field], of: Table = incident) -> Select:
    """A query for `fields` of the incidents in `of`, with the registers that say where they are."""
    return (
        _select(fields)
        .join_from(of, agency, agency.c.code == of.c.agency, isouter=True)
        .outerjoin(police_unit, police_unit.c.code == of.c.unit)
        .outerjoin(district, and_(district.c.code == of.c.district, district.c.police_reporting))
    )


def _with_gangs(connection: Connection, rows: pl.DataFrame, table, part, days: Days) -> pl.DataFrame:
    """`rows` with a column `gangs`, from the table `part` of `table` that names them."""
    wanted = _narrow({"agency": AGENCY, "reference": None, "gang": None}, part)
    query = _select(wanted)
    if days is not None:
        query = query.join_from(part, table, and_(*[part.c[name] == table.c[name] for name in KEY]))
        query = query.where(table.c.day.in_(days))
    sets = gang_sets(read(connection, wanted, query.order_by(*[part.c[name] for name in (*KEY, "gang")])))
    return rows.join(sets, on=KEY, how="left").with_columns(pl.col("gangs").fill_null("").cast(GANGS))


def gang_sets(named: pl.DataFrame) -> pl.DataFrame:
    """agency, reference, gangs. `named` has the gangs of a record beside each other; most records name one."""
    before, after = (
        pl.any_horizontal((pl.col(name) != pl.col(name).shift(by)).fill_null(True) for name in KEY) for by in (1, -1)
    )
    alone = named.select(before & after).to_series()
    several = named.filter(~alone).unique().sort("gang").group_by(KEY, maintain_order=True)
    joined = several.agg(pl.col("gang").str.join(" "))
    return pl.concat([named.filter(alone), joined]).rename({"gang": "gangs"})


def _with_border(rows: pl.DataFrame, members: frozenset[str]) -> pl.DataFrame:
    km, across = geography.distance_to_states(
        rows["latitude"].cast(pl.Float64), rows["longitude"].cast(pl.Float64), rows["state"].cast(pl.String), members
    )
    return rows.with_columns(
        pl.Series("border_km", km, dtype=pl.Float64, strict=False).fill_nan(None).cast(pl.Float32),
        pl.Series("border_state", across, dtype=pl.String, strict=False).cast(STATE),
    )


def mark_counted(rows: pl.DataFrame) -> pl.DataFrame:
    """`rows` with `counted`: false for a record whose case stands in another one."""
    other = ["same_as_agency", "same_as_reference"]
    repeats = rows.filter(pl.col("same_as_reference").is_not_null()).select(*KEY, *other)
    standing = rows.select(*KEY).join(repeats, left_on=KEY, right_on=other, how="semi")
    repeats = repeats.join(standing, left_on=other, right_on=KEY, how="semi")
    first = _first_of_rings({row[:2]: row[2:] for row in repeats.rows()})
    stands = pl.Series([row in first for row in repeats.select(KEY).rows()], dtype=pl.Boolean)
    second = repeats.filter(~stands).select(*KEY, counted=pl.lit(False))
    return (
        rows.drop("counted", strict=False)
        .join(second, on=KEY, how="left", maintain_order="left")
        .with_columns(pl.col("counted").fill_null(True))
    )


def _first_of_rings(named: dict[tuple, tuple]) -> set[tuple]:
    """Of records that name each other in a ring, the one with the first key: it stands for the case."""
    first = set()
    for key in named:
        ring, other = [key], named[key]
        while other in named and other not in ring:
            ring.append(other)
            other = named[other]
        if other == key:
            first.add(min(ring))
    return first


def messages(connection: Connection, days: Days = None) -> dict[str, pl.DataFrame]:
    """Rows of `Facts.messages`, `Facts.deliveries` and what messages name, of `days` or of all."""
    sent, delivered = together(connection, lambda: _sent(connection, days), lambda: _delivered(connection, days))
    frames = {"messages": sent.select(MESSAGES), "deliveries": _deliveries(sent, delivered)}
    for part, what in ((message_offender, "offender"), (message_incident, "incident")):
        frames[f"named_{what}s"] = _named(_namings(connection, part, what, days), sent, what)
    return frames


def _sent(connection: Connection, days: Days) -> pl.DataFrame:
    rows = read(connection, _MESSAGE, _of(_select(_MESSAGE), message, days))
    return (
        _with_gangs(connection, rows, message, message_gang, days)
        .sort("day", *KEY)
        .with_columns(
            pl.int_range(pl.len(), dtype=pl.UInt32).over("day").alias("number"),
            _seconds((pl.col("sent_at").dt.timestamp("ms") // 1000) - pl.col("originated_at")).alias("known_before_s"),
        )
    )


def _seconds(span: pl.Expr) -> pl.Expr:
    """Up to 68 years: a year mistyped by a century stays absurd, and stops nobody."""
    return span.clip(pl.Int32.min(), pl.Int32.max()).cast(pl.Int32)


def _delivered(connection: Connection, days: Days) -> pl.DataFrame:
    query = _select(_DELIVERY).where(delivery.c.withdrawn_at.is_(None))
    if days is not None:
        query = query.join_from(delivery, message, and_(*[delivery.c[name] == message.c[name] for name in KEY]))
        query = query.where(message.c.day.in_(days))
    return read(connection, _DELIVERY, query)


def _namings(connection: Connection, part, what: str, days: Days) -> pl.DataFrame:
    """The key of a message and the key of an offender or incident it names."""
    wanted = _narrow(dict.fromkeys((*KEY, f"{what}_agency", f"{what}_reference")) | {"agency": AGENCY}, part)
    query = _select(wanted)
    if days is not None:
        query = query.join_from(part, message, and_(*[part.c[name] == message.c[name] for name in KEY]))
        query = query.where(message.c.day.in_(days))
    return read(connection, wanted, query)


def _named(namings: pl.DataFrame, sent: pl.DataFrame, what: str) -> pl.DataFrame:
    """Rows of `Facts.named_offenders` or `Facts.named_incidents`."""
    columns = ["day", "number", f"{what}_agency", f"{what}_reference"]
    return namings.join(sent.select(*KEY, "day", "number"), on=KEY).select(columns).sort(columns)


def _deliveries(sent: pl.DataFrame, delivered: pl.DataFrame) -> pl.DataFrame:
    seconds = pl.col("sent_at").dt.timestamp("ms") // 1000
    carried = sent.select(
        *KEY, "day", "number", "kind", "urgency", "channel", "broadcast", "handling", "gangs", sent_utc_s=seconds
    )
    midnight = pl.col("day").cast(pl.Int64) * 86_400 - 19_800
    after = [_seconds(pl.col(f"{step}_at") - pl.col("sent_utc_s")).alias(f"{step}_s") for step in STEPS]
    return (
        delivered.join(carried, on=KEY)
        .with_columns((pl.col("sent_utc_s") - midnight).cast(pl.Int32).alias("sent_s"), *after)
        .select(DELIVERIES)
        .sort(_place(delivered["to_agency"]))
    )


def _place(receivers: pl.Series) -> pl.Expr:
    """Day, number, receiver by code, as one whole number: sorting by three columns takes twice as long."""
    codes = receivers.unique().cast(pl.String).sort()
    receiver = pl.col("to_agency").cast(pl.Enum(codes)).to_physical().cast(pl.Int64)
    return (pl.col("day").cast(pl.Int64) * 2**24 + pl.col("number").cast(pl.Int64)) * 2**12 + receiver


STEPS = ("received", "interim", "replied")
