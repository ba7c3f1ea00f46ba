"""The rows of `incident` and `incident_gang`, from the working columns of `incidents`."""

from typing import Any

import numpy as np
import polars as pl

from data.sample import texts as sentences
from data.sample.agencies import FORCES
from data.sample.draw import DAY, INDIA, Ints, day_of, dice, given, pick, pick_by_row, texts
from data.sample.gangs import GANGS, UNKNOWN_NAMES
from data.sample.incidents import Incidents
from data.sample.planted import SAME_CASES
from data.sample.world import World
from data.schema.vocabulary import INCIDENT_STATUSES, POINT_PRECISIONS

STATIONS = ("Sadar", "Kotwali", "City", "Cantt", "Industrial Area")
SECTIONS = (
    "103(1), 3(5) BNS; 25, 27 Arms Act",
    "109, 3(5) BNS; 25 Arms Act",
    "140(2) BNS",
    "308(4), 351 BNS",
    "309(4), 310 BNS",
    "125 BNS; 25, 27 Arms Act",
    "249, 253 BNS",
    "351(4) BNS; 67 IT Act",
)
HANDLING = ("participants", "named", "originator")
HANDLING_WEIGHTS = (88, 9, 3)


def handling(rng: np.random.Generator, n: int, open_to_all: np.ndarray) -> pl.Series:
    """Who may see it; planted records are for all participants, so that everybody finds them."""
    return texts(HANDLING, np.where(open_to_all, 0, pick(rng, HANDLING_WEIGHTS, n)))


def incident_rows(world: World, incidents: Incidents, frame: pl.DataFrame, names: pl.Series) -> pl.DataFrame:
    """Rows of `incident`, in order of time; records that stand under another one last, as they refer to it."""
    rng, n = dice(world.seed, "incident rows"), len(incidents)
    registered = day_of(incidents.occurred) + np.minimum(rng.poisson(0.7, n), 5)
    registered = np.minimum(registered, day_of(world.files.latest("incident", incidents.agency)))
    recorded, key = _recorded(world, incidents, registered)
    placed = frame["placed"].to_numpy()
    has_fir = rng.random(n) < 0.96
    kinds, choice = incidents.kind, rng.integers(0, 2, n)
    known, _ = gang_known(world, incidents)
    words: dict[str, Any] = {"kinds": kinds, "gangs": np.where(known, incidents.gang, -1), "choice": choice}
    rows = frame.drop("placed").with_columns(
        agency=texts(world.members.codes, incidents.agency),
        reference=names,
        police_station=_station(world, rng, np.where(placed, incidents.district, -1)),
        fir_number=_fir(rng, registered, has_fir),
        registered_on=given(registered, has_fir),
        sections=texts(SECTIONS, kinds),
        status=_status(rng, world, incidents),
        unit=_unit(world, rng, incidents, placed),
        district=given(world.places.codes[incidents.district], placed),
        point_precision=texts(POINT_PRECISIONS, np.where(frame["latitude"].is_null(), -1, pick(rng, (40, 35, 25), n))),
        terror_link=_terror_link(rng, incidents),
        summary=sentences.by_kind(sentences.INCIDENTS, **words, side=0),
        summary_hi=sentences.by_kind(sentences.INCIDENTS, **words, side=1, language=1),
        handling=handling(rng, n, _planted(incidents)),
        first_recorded_at=recorded,
        load=pl.Series(key),
    )
    return _same_cases(rows)


def _recorded(world: World, incidents: Incidents, registered: Ints) -> tuple[np.ndarray, Ints]:
    """With the force's next file after registration; carries `late_reports`."""
    known = registered * DAY - INDIA + DAY // 2
    known = np.maximum(np.maximum(known, incidents.occurred), incidents.recorded_from)
    known = np.minimum(known, world.files.latest("incident", incidents.agency))
    return world.files.bring("incident", incidents.agency, known)


def _station(world: World, rng: np.random.Generator, district: Ints) -> pl.Series:
    options = [f"{name} {station}" for name in world.places.names for station in STATIONS]
    return texts(
        options, np.where(district < 0, -1, district * len(STATIONS) + pick(rng, (5, 4, 3, 2, 2), len(district)))
    )


def _fir(rng: np.random.Generator, registered: Ints, has_fir: np.ndarray) -> pl.Series:
    number = pl.Series(rng.integers(1, 900, len(registered))).cast(pl.String).str.zfill(4)
    year = pl.Series(registered).cast(pl.Int32).cast(pl.Date).dt.year().cast(pl.String)
    given_here = pl.Series(has_fir)
    return pl.select(pl.when(given_here).then(number + "/" + year)).to_series()


def _status(rng: np.random.Generator, world: World, incidents: Incidents) -> pl.Series:
    """Older cases are further; a zero FIR is transferred."""
    old = incidents.occurred < world.clock.ago(180)
    n = len(incidents)
    fresh = pick(rng, (70, 22, 3, 2, 1, 2), n)
    later = pick(rng, (22, 20, 40, 13, 2, 3), n)
    moved = {case.reference for case in SAME_CASES.cases if case.reason == "zero_fir"}
    transferred = np.array([name in moved for name in incidents.reference])
    return texts(INCIDENT_STATUSES, np.where(transferred, 5, np.where(old, later, fresh)))


def _unit(world: World, rng: np.random.Generator, incidents: Incidents, placed: np.ndarray) -> pl.Series:
    """A unit that covers the district; without a district half have one without territory, the others none at all."""
    by_district = [world.places.units.get(int(code), []) for code in world.places.codes]
    first = np.cumsum([0, *map(len, by_district)])[:-1]
    width = np.array([len(units) for units in by_district])
    roaming = [world.places.roaming.get(state, []) for state in FORCES]
    roam_first = sum(map(len, by_district)) + np.cumsum([0, *map(len, roaming)])[:-1]
    roam_width = np.array([len(units) for units in roaming])
    options = [unit for units in (*by_district, *roaming) for unit in units]
    draw = rng.random((2, len(incidents)))
    start, count = first[incidents.district], width[incidents.district]
    here = np.where((count > 0) & (draw[1] < 0.85), start + (draw[0] * count).astype(int), -1)
    start, count = roam_first[incidents.state], roam_width[incidents.state]
    elsewhere = np.where((count > 0) & (draw[1] < 0.5), start + (draw[0] * count).astype(int), -1)
    return texts(options, np.where(placed, here, elsewhere))


def _terror_link(rng: np.random.Generator, incidents: Incidents) -> pl.Series:
    """Rare, and only where the gang itself has such a tie in the register."""
    tied = np.array([*(item.terror != "none" for item in GANGS), False])[incidents.gang]
    chance = rng.random(len(incidents))
    return texts(
        ("none", "suspected", "established"), np.where(tied & (chance < 0.04), np.where(chance < 0.012, 2, 1), 0)
    )


def _same_cases(rows: pl.DataFrame) -> pl.DataFrame:
    """Carries `same_case`."""
    cases = pl.DataFrame(
        [
            {"agency": case.force, "reference": case.reference, "same_as_agency": case.stands_under}
            | {"same_as_reference": case.stands_reference, "same_as_reason": case.reason}
            for case in SAME_CASES.cases
        ]
    )
    joined = rows.join(cases, on=["agency", "reference"], how="left", maintain_order="left")
    return joined.sort(pl.col("same_as_reason").is_not_null(), maintain_order=True)


def _planted(incidents: Incidents) -> np.ndarray:
    return np.array([name is not None for name in incidents.reference]) | ~incidents.told


def gang_known(world: World, incidents: Incidents) -> tuple[np.ndarray, np.ndarray]:
    """For each incident whether its gang is known, and whether one is named that no register holds."""
    chance, planted = dice(world.seed, "gang known").random(len(incidents)), _planted(incidents)
    return planted | (chance >= 0.07), ~planted & (chance < 0.02)


def incident_gang_rows(world: World, incidents: Incidents, names: pl.Series) -> pl.DataFrame:
    """Rows of `incident_gang`: some 1.2 for an incident; one in twenty has none, one in fifty an unknown one."""
    rng, n = dice(world.seed, "incident gangs"), len(incidents)
    known, unknown = gang_known(world, incidents)
    second = pick_by_row(rng, world.presence, world.force_positions[incidents.state])
    both = known & ~_planted(incidents) & (rng.random(n) < 0.28) & (second != incidents.gang)
    rows = np.concatenate([np.flatnonzero(known), np.flatnonzero(unknown), np.flatnonzero(both)])
    gang = np.concatenate([incidents.gang[known], np.full(unknown.sum(), len(GANGS)), second[both]])
    received = np.where(gang == len(GANGS), rng.integers(0, len(UNKNOWN_NAMES), len(gang)), -1)
    stated = texts(world.members.codes, incidents.agency[rows])
    return pl.DataFrame(
        {
            "agency": stated,
            "reference": names.gather(rows),
            "gang": texts([*(item.code for item in GANGS), "UNREGISTERED"], gang),
            "name_received": texts(UNKNOWN_NAMES, received).fill_null(""),
            "standing": texts(("suspected", "established"), (rng.random(len(rows)) < 0.35).astype(int)),
            "stated_by": stated,
        }
    ).sort("reference", "gang")
