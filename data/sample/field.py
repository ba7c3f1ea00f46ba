"""Police work beside the incidents: custody events, seizures; and counts: helpers dealt with, incidents kept at home."""

from typing import Any

import numpy as np
import polars as pl

from data.sample.agencies import FORCES
from data.sample.draw import (
    DAY,
    HOURS_OF_DUTY,
    Ints,
    day_of,
    dice,
    given,
    midnight,
    moments,
    pick,
    pick_by_row,
    references,
    texts,
)
from data.sample.gangs import GANGS
from data.sample.incident_rows import HANDLING, HANDLING_WEIGHTS
from data.sample.world import World
from data.schema.vocabulary import HELP_KINDS, HELPER_ACTIONS, INCIDENT_KINDS, SEIZURE_KINDS

SEIZURES, HELPERS, KEPT_AT_HOME = 1_500, 2_400, 50
KEEPS_AT_HOME = "PB"
"""The force that keeps some of its records at home and sends counts of them."""
TIED = {item.code for item in GANGS if item.terror != "none"}
"""Gangs with a tie to terror: one arrest in four of their people was NIA's."""
ITEMS = {
    "arms": ("pistol .32", "country-made pistol .315", "pistol 9 mm"),
    "ammunition": ("cartridges .32", "cartridges 9 mm", "magazines"),
    "drugs": ("heroin", "opium", "poppy husk"),
    "cash": (None, None, None),
    "vehicle": ("motorcycle", "car", "SUV"),
    "property": ("house attached", "plot attached", "bank account frozen"),
}


def custody_rows(world: World, people: list[dict[str, Any]]) -> pl.DataFrame:
    """Rows of `custody_event`: the steps that led each person to where he is now."""
    rng = dice(world.seed, "custody")
    steps = {
        "in_jail": ["arrest"],
        "police_custody": ["arrest"],
        "on_bail": ["arrest", "bail"],
        "abroad": ["arrest", "bail"],
        "dead": ["arrest", "death"],
    }
    rows = []
    for row in people:
        events = list(steps.get(row["whereabouts"], ["arrest", "parole"] if rng.random() < 0.12 else []))
        if row["whereabouts"] == "in_jail" and rng.random() < 0.35:
            events.append("transfer")
        rows += _events(world, rng, row, events)
    frame = pl.DataFrame(rows, infer_schema_length=None).sort("happened_at")
    agency = np.array([world.members.at[code] for code in frame["agency"]])
    latest = world.files.latest("custody_event", agency)
    recorded, key = world.files.bring(
        "custody_event", agency, np.minimum(frame["happened_at"].to_numpy() + DAY, latest)
    )
    return frame.with_columns(
        first_recorded_at=recorded, load=key, reference=references("E", 4, np.arange(1, len(frame) + 1))
    )


def _events(world: World, rng: np.random.Generator, row: dict[str, Any], kinds: list[str]) -> list[dict]:
    """From the arrest to the day since when he is where he is; that day closes the list."""
    end = max(min(row["whereabouts_since"], world.clock.day - 4), world.clock.day - 1090)
    begin = max(end - int(rng.integers(20, 300)), world.clock.day - 1094)
    days = np.linspace(begin, end, len(kinds)).astype(int) if len(kinds) > 1 else [end] * len(kinds)
    rows = []
    for kind, day in zip(kinds, days, strict=True):
        timed = rng.random() < 0.7
        at = int(day) * DAY - 19_800 + (int(rng.integers(6, 22)) * 3_600 if timed else 0)
        prisons = f"{row['agency']}-PRI"
        owner = prisons if kind in ("transfer", "parole") and prisons in world.members.at else row["agency"]
        if kind == "arrest" and row["gang"] in TIED and int(row["reference"][1:]) % 4 == 0:
            owner = "NIA"
        place = row["jail"] if kind == "transfer" and row["jail"] else "Court" if kind == "bail" else None
        key = {"agency": owner, "offender_agency": row["agency"], "offender_reference": row["reference"]}
        rows.append(key | {"kind": kind, "happened_at": at, "time_known": timed, "place": place})
    return rows


def seizure_rows(world: World, incidents: pl.DataFrame, operations: pl.DataFrame) -> pl.DataFrame:
    """Rows of `seizure`: one in five from an incident, one in five from a concluded operation."""
    rng, n = dice(world.seed, "seizures"), SEIZURES
    weights = np.where(np.array(world.members.codes) == "BSF", 4, world.members.crime * world.members.is_force)
    agency = pick(rng, weights, n)
    latest = world.files.latest("seizure", agency) - DAY
    when = world.clock.start + ((latest - world.clock.start) * rng.random(n)).astype(np.int64)
    seized, timed = moments(rng, when, HOURS_OF_DUTY, latest), rng.random(n) < 0.8
    seized = np.where(timed, seized, midnight(seized))
    order = np.argsort(seized, kind="stable")
    agency, seized, timed = agency[order], seized[order], timed[order]
    state = _state(world, rng, agency)
    kind = pick(rng, (34, 18, 20, 12, 12, 4), n)
    item = texts([name for names in ITEMS.values() for name in names], kind * 3 + rng.integers(0, 3, n))
    recorded, key = world.files.bring(
        "seizure", agency, np.minimum(seized + DAY, world.files.latest("seizure", agency))
    )
    frame = pl.DataFrame(
        {
            "agency": texts(world.members.codes, agency),
            "reference": references("S", 5, np.arange(1, n + 1)),
            "seized_at": seized,
            "time_known": timed,
            "kind": texts(SEIZURE_KINDS, kind),
            "item": item,
            "item_count": given(
                np.where(kind == 1, rng.integers(2, 40, n), 1 + rng.poisson(0.4, n)), np.isin(kind, (0, 1, 4))
            ),
            "weight_kg": pl.Series(
                np.where(kind == 2, np.round(rng.lognormal(0, 1.1, n), 3), np.nan), nan_to_null=True
            ),
            "value_inr": given(rng.integers(1, 60, n) * 25_000, np.isin(kind, (2, 3, 5))),
            "gang": texts([item.code for item in GANGS], np.where(rng.random(n) < 0.75, _gang(world, rng, state), -1)),
            "district": given(world.places.codes[pick_by_row(rng, world.places.weights, state)], rng.random(n) < 0.9),
            "handling": texts(HANDLING, pick(rng, HANDLING_WEIGHTS, n)),
            "first_recorded_at": recorded,
            "load": key,
        }
    )
    return _tied(rng, frame, incidents, operations)


def _state(world: World, rng: np.random.Generator, agency: Ints) -> Ints:
    """The state (of FORCES) an agency's work lies in; the Border Security Force works in four."""
    home = np.array([FORCES.index(code) if code in FORCES else -1 for code in world.members.codes])
    border = np.array([FORCES.index(code) for code in ("PB", "RJ", "GJ", "JK")])
    return np.where(home[agency] >= 0, home[agency], border[rng.integers(0, 4, len(agency))])


def _gang(world: World, rng: np.random.Generator, state: Ints) -> Ints:
    return pick_by_row(rng, world.presence, world.force_positions[state])


def _tied(
    rng: np.random.Generator, frame: pl.DataFrame, incidents: pl.DataFrame, operations: pl.DataFrame
) -> pl.DataFrame:
    """With the incident or the concluded operation of the same agency that a seizure came from."""
    chance = rng.random(len(frame))
    numbered = frame.select("agency").with_row_index().with_columns(chance=chance)
    parts = {}
    for name, source, low, high in (("incident", incidents, 0.0, 0.2), ("operation", operations, 0.2, 0.4)):
        candidates = source.select("agency", "reference").group_by("agency", maintain_order=True).agg("reference")
        wanted = numbered.filter(pl.col("chance").is_between(low, high)).join(
            candidates, on="agency", maintain_order="left"
        )
        at = (wanted["chance"] * 7919 * wanted["reference"].list.len()).cast(pl.Int64) % wanted["reference"].list.len()
        found = wanted.select("index", f_agency="agency", f_reference=wanted["reference"].list.get(at.cast(pl.Int64)))
        parts[name] = numbered.select("index").join(found, on="index", how="left", maintain_order="left")
    return frame.with_columns(
        incident_agency=parts["incident"]["f_agency"],
        incident_reference=parts["incident"]["f_reference"],
        operation_agency=parts["operation"]["f_agency"],
        operation_reference=parts["operation"]["f_reference"],
    )


def helper_rows(world: World) -> pl.DataFrame:
    """Rows of `helper_action`: counts by day, district, gang, kind of help and action. Accounts: social media."""
    rng, n = dice(world.seed, "helpers"), HELPERS
    agency = pick(rng, world.members.crime * world.members.is_force, n)
    latest = world.files.latest("helper_action", agency) - DAY
    when = np.sort(world.clock.start + ((latest - world.clock.start) * rng.random(n) ** 0.8).astype(np.int64))
    state = _state(world, rng, agency)
    helped = pick(rng, (22, 20, 14, 10, 12, 22), n)
    action = np.where(helped == 5, pick(rng, (30, 10, 3, 2, 3, 52), n), pick(rng, (25, 30, 18, 10, 17, 0), n))
    recorded, key = world.files.bring("helper_action", agency, np.minimum(when + DAY, latest + DAY))
    return pl.DataFrame(
        {
            "agency": texts(world.members.codes, agency),
            "reference": references("H", 5, np.arange(1, n + 1)),
            "day": day_of(when),
            "district": world.places.codes[pick_by_row(rng, world.places.weights, state)],
            "gang": texts([item.code for item in GANGS], np.where(rng.random(n) < 0.85, _gang(world, rng, state), -1)),
            "help_kind": texts(HELP_KINDS, helped),
            "action": texts(HELPER_ACTIONS, action),
            "dealt_with_count": 1 + rng.poisson(np.where(action == 5, 6, 0.8)),
            "first_recorded_at": recorded,
            "load": key,
        }
    )


def home_rows(world: World) -> pl.DataFrame:
    """Rows of `home_count`: incidents of which one force sends counts only, about one entry a week of the last year."""
    rng, n = dice(world.seed, "home"), KEPT_AT_HOME
    agency = np.full(n, world.members.at[KEEPS_AT_HOME])
    latest = world.files.latest("home_count", agency) - DAY
    when = np.sort(latest - (365 * DAY * rng.random(n)).astype(np.int64))
    recorded, key = world.files.bring("home_count", agency, np.minimum(when + DAY, latest + DAY))
    district = world.places.codes[pick_by_row(rng, world.places.weights, _state(world, rng, agency))]
    return pl.DataFrame(
        {
            "agency": texts(world.members.codes, agency),
            "reference": references("K", 4, np.arange(1, n + 1)),
            "day": day_of(when),
            "kind": texts(INCIDENT_KINDS, pick(rng, (1, 3, 1, 8, 2, 4, 2, 4), n)),
            "district": pl.Series(district).set(pl.Series(rng.random(n) < 0.3), None),
            "incident_count": 1 + rng.poisson(0.6, n),
            "first_recorded_at": recorded,
            "load": key,
        }
    )
