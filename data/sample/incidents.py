"""Incidents, and the gangs in them: about 6,000 in three years, most districts with none, one or two a month."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from data import geography
from data.sample.agencies import FORCES
from data.sample.draw import DAY, HOURS_OF_CRIME, Ints, dice, given, midnight, moments, pick, pick_by_row
from data.sample.planted import FEEDS_FELL, FROM_ZERO
from data.sample.world import World
from data.schema.vocabulary import INCIDENT_KINDS

TARGET = 6_000
KIND_WEIGHTS = (7, 13, 3, 27, 14, 20, 6, 10)
FIRING_PCT = np.array([70, 65, 15, 12, 15, 100, 0, 0])
EXTORTION_PCT = np.array([15, 25, 60, 100, 0, 45, 0, 20])


@dataclass
class Incidents:
    """Working columns, one element per incident; positions of agencies, districts, gangs and kinds, -1 for none."""

    agency: Ints
    state: Ints
    """Position in FORCES of the state where it happened."""
    district: Ints
    occurred: Ints
    kind: Ints
    gang: Ints
    latitude: np.ndarray
    longitude: np.ndarray
    recorded_from: Ints
    """Not recorded before this instant (late reports); -1: as usual."""
    told: np.ndarray
    """Whether neighbours may be told."""
    reference: list[str | None]

    def __len__(self) -> int:
        return len(self.agency)

    def taken(self, rows: np.ndarray) -> "Incidents":
        """The incidents at these positions."""
        at = np.flatnonzero(rows) if rows.dtype == bool else rows
        parts = {name: value[at] for name, value in vars(self).items() if name != "reference"}
        return Incidents(**parts, reference=[self.reference[row] for row in at])

    def joined(self, other: "Incidents") -> "Incidents":
        parts = {n: np.concatenate([v, getattr(other, n)]) for n, v in vars(self).items() if n != "reference"}
        return Incidents(**parts, reference=self.reference + other.reference)

    def named(self) -> pl.Series:
        """Their numbers: planted ones have their own, the others count from one in order of time."""
        numbers = "I" + pl.Series(np.arange(1, len(self) + 1)).cast(pl.String).str.zfill(6)
        own = pl.Series(self.reference, dtype=pl.String)
        return pl.select(pl.coalesce(own, numbers)).to_series()


def generate(world: World, n: int) -> Incidents:
    """Incidents as they come: mild growth, more in the evening, where the gangs are."""
    rng, members = dice(world.seed, "incidents"), world.members
    agency = pick(rng, members.crime, n)
    home = np.array([FORCES.index(code) if code in FORCES else -1 for code in members.codes])
    state = np.where(home[agency] >= 0, home[agency], pick(rng, members.crime[world.force_positions], n))
    latest = world.files.latest("incident", agency) - DAY // 2
    start = world.clock.start
    when = start + ((latest - start) * rng.random(n) ** 0.88).astype(np.int64)
    district = pick_by_row(rng, world.places.weights, state)
    kind = pick(rng, KIND_WEIGHTS, n)
    spot = world.places.pool[district, rng.integers(0, world.places.pool.shape[1], n)] + rng.normal(0, 0.001, (n, 2))
    return Incidents(
        agency=agency,
        state=state,
        district=district,
        occurred=moments(rng, when, HOURS_OF_CRIME, latest),
        kind=_without_new_kinds(kind, state),
        gang=pick_by_row(rng, world.presence, world.force_positions[state]),
        latitude=np.round(spot[:, 0], 5),
        longitude=np.round(spot[:, 1], 5),
        recorded_from=np.full(n, -1),
        told=np.ones(n, dtype=bool),
        reference=[None] * n,
    )


def _without_new_kinds(kind: Ints, state: Ints) -> Ints:
    """Carries `from_zero`: these forces have the planted kind of crime only where it is planted."""
    for case in FROM_ZERO.cases:
        unwanted = (state == FORCES.index(case.force)) & (kind == INCIDENT_KINDS.index(case.kind))
        kind = np.where(unwanted, INCIDENT_KINDS.index("extortion"), kind)
    return kind


def thinned(world: World, incidents: Incidents) -> Incidents:
    """Carries `feed_fell`: of these forces' latest incidents only some arrive."""
    rng = dice(world.seed, "fall")
    keep = np.ones(len(incidents), dtype=bool)
    for case in FEEDS_FELL.cases:
        late = (incidents.agency == world.members.at[case.force]) & (incidents.occurred >= world.clock.ago(case.days))
        keep &= ~late | (rng.random(len(incidents)) < case.kept_pct / 100)
    return incidents.taken(keep)


def details(world: World, incidents: Incidents) -> pl.DataFrame:
    """What else is recorded: flags, casualties, time and place as far as known (8 % no district, 20 % no point)."""
    rng, n = dice(world.seed, "details"), len(incidents)
    planted = np.array([name is not None for name in incidents.reference]) | ~incidents.told
    placed = planted | (rng.random(n) >= 0.08)
    pointed = placed & (planted | (rng.random(n) >= 0.13))
    timed = planted | (rng.random(n) >= 0.12)
    occurred = np.where(timed, incidents.occurred, midnight(incidents.occurred))
    ended = timed & (rng.random(n) < 0.3)
    chance = rng.random((2, n)) * 100
    frame = pl.DataFrame(
        {
            "kind": pl.Series(INCIDENT_KINDS).gather(incidents.kind),
            "occurred_from": occurred,
            "occurred_to": given(occurred + rng.integers(1, 120, n) * 60, ended),
            "time_known": timed,
            "firing": chance[0] < FIRING_PCT[incidents.kind],
            "extortion": chance[1] < EXTORTION_PCT[incidents.kind],
            "placed": placed,
            "latitude": pl.Series(np.where(pointed, incidents.latitude, np.nan), nan_to_null=True),
            "longitude": pl.Series(np.where(pointed, incidents.longitude, np.nan), nan_to_null=True),
            **_casualties(rng, incidents.kind),
        }
    )
    return frame.with_columns(demand_inr=_demand(rng, frame["extortion"].to_numpy()))


def _casualties(rng: np.random.Generator, kind: Ints) -> dict[str, np.ndarray]:
    murder, attempt = kind == 0, kind == 1
    n = len(kind)
    return {
        "victims_killed": np.where(murder, 1 + (rng.random(n) < 0.07), 0),
        "victims_injured": np.where(attempt, 1 + (rng.random(n) < 0.2), (murder & (rng.random(n) < 0.2)).astype(int)),
        "police_injured": (rng.random(n) < 0.006).astype(int),
        "accused_injured": (rng.random(n) < 0.015).astype(int),
        "accused_killed": (rng.random(n) < 0.003).astype(int),
    }


def _demand(rng: np.random.Generator, extortion: np.ndarray) -> pl.Series:
    """Whole rupees, from half a lakh to five crore; stated in two of three cases."""
    steps = np.array([50_000, 200_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 50_000_000])
    amount = steps[pick(rng, (5, 12, 20, 22, 15, 13, 10, 3), len(extortion))]
    return given(amount, extortion & (rng.random(len(extortion)) < 0.67))


def near_border(incidents: Incidents, frame: pl.DataFrame) -> pl.DataFrame:
    """For each incident km to the nearest border with another participating state, and that state; nulls: no point."""
    state = [FORCES[position] for position in incidents.state]
    km, other = geography.distance_to_states(frame["latitude"], frame["longitude"], state, FORCES)
    return pl.DataFrame({"km": km, "other": other})
