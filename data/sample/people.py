"""Hardcore criminals in the forces' books, all invented: their standing, aliases, links and notices."""

from typing import Any

import numpy as np
import polars as pl

from data.sample.agencies import FORCES
from data.sample.draw import DAY, INDIA, dice, one, pick
from data.sample.gangs import GANGS, states
from data.sample.planted import REVIEW_PASSED, UNPROVEN, UNTOLD_OFFENDERS
from data.sample.world import World
from data.schema.vocabulary import OFFENDER_LABELS, WHEREABOUTS

COUNT = 400
# Syllables that make no name anybody bears; both scripts in the same order.
FIRST = "Tavrik Jholan Mirdak Zubhan Kelvu Dorish Phanak Vintar Ghupel Lomesk Tirbad Nashuk Bralok Chumdi Yertan Hoskal"
FIRST_HI = "तवरिक झोलन मिरदक ज़ुभन केल्वू डोरिश फनक विंतर घुपेल लोमेस्क तिरबद नशुक ब्रालोक चुम्दी येरतन होस्कल"
LAST = "Kelvara Dhumbri Soptak Langure Moshtil Parvenu Tigmal Warsolk Jebdar Undrek Fistal Robhun Khelmat Vasturk"
LAST_HI = "केलवरा धुम्ब्री सोपटक लंगूरे मोश्तिल परवेनू तिगमल वारसोल्क जेबदार उन्द्रेक फिस्टल रोभुन खेलमत वस्तुर्क"
NICKS = ("Chashma", "Tattoo", "Lamba", "छोटू टायर", "पहिया", "ਮੋਟਰ", "ઘડિયાળ")
JAILS = ("Central Jail", "District Jail", "High Security Jail")
BASIS = (
    "State rules for history sheets",
    "Order of the Superintendent of Police under the state's police rules",
    "Entry on conviction by court",
)


def generate(world: World) -> list[dict[str, Any]]:
    """Rows of `offender`: some 400, most accused or convicted; days as numbers. Planted ones first."""
    rng = dice(world.seed, "offenders")
    planted = _planted(world)
    weights = world.members.crime[world.force_positions] + 0.6
    owners = [FORCES[at] for at in pick(rng, weights, COUNT - len(planted))]
    others = [_unplanted(world, rng, f"O{number:04d}", owner) for number, owner in enumerate(owners, 1)]
    people = [row | _person(world, rng, number, row) for number, row in enumerate((*planted, *others))]
    return [row | {"first_recorded_at": None, "load": None} for row in people]


def _planted(world: World) -> list[dict[str, Any]]:
    """`untold_offender`, `review_passed` and `unproven_over_a_year`."""
    today = world.clock.day
    rows = [
        {"agency": case.force, "reference": case.reference, "gang": case.gang, "label": case.label}
        | {"whereabouts": case.whereabouts, "label_since": today - 600, "review_by": today + 300}
        for case in UNTOLD_OFFENDERS.cases
    ]
    for pattern, label, since, review in (
        (REVIEW_PASSED, "suspect", 900, -25),
        (UNPROVEN, "associate_unproven", 480, 90),
    ):
        for case in pattern.cases:
            gang = next(item.code for item in GANGS if case.force in item.states.split())
            rows += [
                {"agency": case.force, "reference": reference, "gang": gang, "label": label, "whereabouts": "at_large"}
                | {"label_since": today - since - number * 7, "review_by": today + review - number * 6 * (review < 0)}
                for number, reference in enumerate(case.references)
            ]
    return rows


def _unplanted(world: World, rng: np.random.Generator, reference: str, owner: str) -> dict[str, Any]:
    today = world.clock.day
    label = OFFENDER_LABELS[one(rng, (26, 50, 16, 8))]
    since = today - int(rng.integers(30, 290) if label == "associate_unproven" else rng.integers(120, 1500))
    strength = world.presence[world.members.at[owner]]
    gang = GANGS[one(rng, strength)].code if rng.random() < 0.95 else None
    where = one(rng, (34, 30, 4, 24, 5, 3)) if label in ("convicted", "accused") else one(rng, (80, 0, 5, 10, 5, 0))
    review = min(max(today + 30, since + int(rng.integers(400, 1820))), since + 1825)
    return {"agency": owner, "reference": reference, "gang": gang, "label": label, "label_since": since} | {
        "whereabouts": WHEREABOUTS[where],
        "review_by": review if review > today else today + int(rng.integers(30, 300)),
    }


def _person(world: World, rng: np.random.Generator, number: int, row: dict[str, Any]) -> dict[str, Any]:
    """The name (invented), and what else the book says."""
    first, last = number % 16, (number // 16 + number) % 14
    parent = (first + int(rng.integers(1, 16))) % 16
    child = row["reference"] < "O9" and row["label"] in ("accused", "suspect") and rng.random() < 0.02
    since = max(row["label_since"] + int(rng.integers(1, 100)), row["label_since"])
    homes = np.flatnonzero(np.array(world.places.states) == row["agency"])
    jailed = row["whereabouts"] == "in_jail"
    return {
        "name": f"{FIRST.split()[first]} {LAST.split()[last]}",
        "name_hi": f"{FIRST_HI.split()[first]} {LAST_HI.split()[last]}",
        "name_received": f"{FIRST_HI.split()[first]} {LAST_HI.split()[last]}" if number % 5 == 0 else None,
        "parentage": f"s/o {FIRST.split()[parent]} {LAST.split()[last]}",
        "birth_year": world.clock.today.year - (16 if child else int(rng.integers(20, 52))),
        "is_child": bool(child),
        "gang_source": "Interrogation report" if row["gang"] else None,
        "gang_from": row["label_since"] - int(rng.integers(30, 900)) if row["gang"] else None,
        "whereabouts_since": min(since, world.clock.day - 1),
        "jail": f"{world.places.names[int(rng.choice(homes))]} {JAILS[int(rng.integers(3))]}" if jailed else None,
        "home_district": int(world.places.codes[int(rng.choice(homes))]),
        "legal_basis": BASIS[2 if row["label"] == "convicted" else int(rng.integers(2))],
        "handling": "named" if child else "participants" if row["reference"] >= "O9" or rng.random() < 0.9 else "named",
    }


def books(world: World, people: list[dict[str, Any]]) -> dict[str, pl.DataFrame]:
    """`offender`, its aliases, the status each force gives, proposals that two entries are one person, notices."""
    rng = dice(world.seed, "books")
    known = np.array([row["label_since"] for row in people]) * DAY - INDIA + DAY // 2
    agency = np.array([world.members.at[row["agency"]] for row in people])
    last = world.files.latest("offender", agency)
    recorded, key = world.files.bring("offender", agency, np.minimum(np.maximum(known, world.clock.start), last))
    offender = pl.DataFrame(people, infer_schema_length=None).with_columns(first_recorded_at=recorded, load=key)
    aliases = [
        {"agency": row["agency"], "reference": row["reference"], "alias": NICKS[number % len(NICKS)]}
        for number, row in enumerate(people)
        if number % 3 == 0
    ]
    return {
        "offender": offender,
        "offender_alias": pl.DataFrame(aliases),
        "offender_status": pl.DataFrame(_statuses(world, rng, people)),
        "offender_link": pl.DataFrame(_links(world, rng, people), infer_schema_length=None),
        "notice": pl.DataFrame(_notices(world, rng, people), infer_schema_length=None),
    }


def _statuses(world: World, rng: np.random.Generator, people: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What he is to his own force, and to another one where his gang acts."""
    rows = []
    for row in people:
        at_large = row["whereabouts"] in ("at_large", "abroad")
        others = [state for state in (states(row["gang"]) if row["gang"] else ()) if state != row["agency"]]
        for force in (row["agency"], *others[: int(rng.integers(0, 2))]):
            weights = (55, 22, 8, 7, 8) if at_large else (4, 0, 3, 0, 93)
            status = ("wanted", "proclaimed_offender", "bail_jumper", "parole_jumper", "none")[one(rng, weights)]
            since = min(row["label_since"] + int(rng.integers(0, 90)), world.clock.day - 1)
            key = {"agency": row["agency"], "reference": row["reference"], "force": force}
            rows.append(key | {"status": status, "since_on": since})
    return rows


def _links(world: World, rng: np.random.Generator, people: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A dozen proposals that an entry and one of another force are the same person: confirmed, refused, unanswered."""
    rows: list[dict[str, Any]] = []
    used: set[str] = set()
    free = [
        row for row in people if row["gang"] and row["reference"] < "O9" and row["label"] in ("convicted", "accused")
    ]
    for number, row in enumerate(free):
        match = next((o for o in free[number + 1 :] if o["gang"] == row["gang"] and o["agency"] != row["agency"]), None)
        if match is None or len(rows) == 14 or {row["reference"], match["reference"]} & used:
            continue
        used |= {row["reference"], match["reference"]}
        proposed = world.clock.ago(float(rng.integers(45, 400)))
        answered = proposed + int(rng.integers(1, 40)) * DAY
        rows.append(
            {"agency": row["agency"], "reference": row["reference"], "other_agency": match["agency"]}
            | {"other_reference": match["reference"], "proposed_at": proposed}
            | {"confirmed_at": answered if len(rows) % 3 == 0 else None}
            | {"refused_at": answered if len(rows) % 7 == 1 else None}
        )
    return rows


def _notices(world: World, rng: np.random.Generator, people: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Look-out circulars, red notices for those abroad, rewards for those at large."""
    rows: list[dict[str, Any]] = []
    for row in people:
        where, base = row["whereabouts"], {"offender_agency": row["agency"], "offender_reference": row["reference"]}
        since = max(row["label_since"], world.clock.day - 1000) + int(rng.integers(1, 25))
        wanted = row["label"] != "associate_unproven" and where in ("at_large", "abroad")
        kinds = ["reward"] * (wanted and rng.random() < 0.5) + ["look_out_circular"] * (wanted and rng.random() < 0.35)
        for kind in kinds + ["red_notice"] * (where == "abroad"):
            reward = int(rng.choice([10_000, 25_000, 50_000, 100_000, 500_000])) if kind == "reward" else None
            number = {"agency": row["agency"], "reference": f"N{len(rows) + 1:04d}", "kind": kind}
            rows.append(base | number | {"from_on": since, "reward_inr": reward, "first_recorded_at": since * DAY})
    return rows
