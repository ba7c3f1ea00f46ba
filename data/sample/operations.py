"""Joint operations: 400 in three years, each with one lead; planned and approved ones are named to their forces."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import polars as pl

from data.sample import planted
from data.sample.agencies import FORCES
from data.sample.draw import DAY, HOUR, INDIA, dice, one, pick
from data.sample.gangs import AT, GANGS, states
from data.sample.world import World

COUNT = 400
REASONS = (
    ("Targets had moved before the raid", "छापेमारी से पूर्व अभियुक्त स्थान बदल चुके थे"),
    ("Information was older than thought", "सूचना पुरानी निकली"),
    ("Force was needed for another duty", "बल अन्य ड्यूटी में नियोजित रहा"),
)
WORDS = (
    ("Clean sweep", "क्लीन स्वीप"),
    ("Night watch", "रात्रि प्रहरी"),
    ("Iron gate", "लौह द्वार"),
    ("Straight road", "सीधी राह"),
)
PLANTED = (
    *(item for case in planted.CONFLICTS.cases for item in (case.first, case.second)),
    *planted.LATE_STARTS.cases,
    *planted.LATE_ENDS.cases,
)
CLEAR_DAYS = 45
"""So near to today only planted operations aim at the planted gangs and districts, lest others run into them."""


def generate(world: World, people: list[dict[str, Any]]) -> dict[str, pl.DataFrame]:
    """Frames `operation`, `operation_agency`, `operation_district`, `operation_target`; days as numbers."""
    rng = dice(world.seed, "operations")
    plans = [_plan(world, rng, item) for item in PLANTED] + list(_scheduled(world, rng, COUNT - len(PLANTED)))
    _part_districts(plans)
    rows = [_row(world, rng, number, plan) for number, plan in enumerate(plans)]
    agency = np.array([world.members.at[row["agency"]] for row in rows])
    known = np.array([plan["known"] for plan in plans])
    latest = world.files.latest("operation", agency)
    recorded, key = world.files.bring("operation", agency, np.minimum(np.maximum(known, world.clock.start), latest))
    return {
        "operation": pl.DataFrame(rows, infer_schema_length=None).with_columns(first_recorded_at=recorded, load=key),
        "operation_agency": pl.DataFrame([r for p in plans for r in _forces(world, rng, p)], infer_schema_length=None),
        "operation_district": pl.DataFrame([_key(p) | {"district": d} for p in plans for d in sorted(p["districts"])]),
        "operation_target": pl.DataFrame([r for p in plans for r in _targets(rng, p, people)]),
    }


def _plan(world: World, rng: np.random.Generator, item: planted.Planned) -> dict[str, Any]:
    """Carries `operations_in_conflict`, `operations_not_started` and `operations_not_ended`."""
    today = world.clock.day
    return {
        "reference": item.reference,
        "lead": item.lead,
        "others": item.others,
        "gang": item.gang,
        "districts": {item.district} if item.district else set(),
        "target": item.target,
        "start": today + item.starts_in,
        "end": today + item.ends_in,
        "status": item.status,
        "known": world.clock.ago(max(-item.starts_in, 0) + 12),
    }


def _scheduled(world: World, rng: np.random.Generator, n: int) -> Iterator[dict[str, Any]]:
    """A gang's operations follow each other, a fortnight apart or more, so that none is in another's way."""
    weights = np.array([item.weight for item in GANGS])
    shares = np.floor(weights / weights.sum() * n).astype(int)
    shares[0] += n - shares.sum()
    first, last = world.clock.day - 1085, world.clock.day + 75
    busy = {item.gang for item in PLANTED}
    for position, count in enumerate(shares):
        width = (last - first) / count
        for number in range(count):
            start = int(first + number * width + rng.integers(0, max(int(width) - 10, 1)))
            if GANGS[position].code in busy and abs(start - world.clock.day) < CLEAR_DAYS:
                start -= 2 * CLEAR_DAYS + int(rng.integers(0, 8)) if number % 2 else 500
            yield _unplanted(world, rng, GANGS[position].code, start)


def _unplanted(world: World, rng: np.random.Generator, gang: str, start: int) -> dict[str, Any]:
    today, where = world.clock.day, list(states(gang))
    near, planted_places = abs(start - today) < CLEAR_DAYS + 30, {item.district for item in PLANTED}
    drawn = where[one(rng, world.presence[[world.members.at[code] for code in where], AT[gang]])]
    lead = where[0] if near else drawn
    others = [code for code in where if code != lead][: int(rng.integers(1, 3))]
    others += ["NIA"] if rng.random() < 0.08 else []
    state = lead if rng.random() < 0.55 or not others or others[0] not in FORCES else others[0]
    options = world.places.weights[FORCES.index(state)]
    chosen = {int(world.places.codes[at]) for at in pick(rng, options, int(rng.integers(1, 3)))}
    end = start + int(rng.integers(0, 6))
    plan = {"lead": lead, "others": tuple(others), "gang": gang, "start": start, "end": end, "target": None}
    plan |= {
        "districts": chosen - planted_places if near else chosen,
        "known": world.clock.now - (today - start + 15) * DAY,
    }
    return plan | {
        "status": _status(rng, today, start, end),
        "reference": None,
        "host": state if state != lead else None,
    }


def _status(rng: np.random.Generator, today: int, start: int, end: int) -> str:
    if end < today:
        # Some long ones still run, and end in a few days.
        long = today - start < 24 and rng.random() < 0.8
        return "running" if long else ("concluded", "cancelled", "deferred")[one(rng, (90, 5, 5))]
    return "running" if start < today else ("planned", "approved")[int(rng.integers(2))]


def _part_districts(plans: list[dict[str, Any]]) -> None:
    """Keep operations of different forces out of each other's districts within days, but for the planted conflicts."""
    order = sorted((plan for plan in plans if plan["reference"] is None), key=lambda plan: plan["start"])
    for number, plan in enumerate(order):
        for other in order[number + 1 :]:
            if other["start"] > plan["end"] + 30:
                break
            if plan["lead"] != other["lead"]:
                other["districts"] = other["districts"] - plan["districts"]


def _key(plan: dict[str, Any]) -> dict[str, str]:
    return {"agency": plan["lead"], "reference": plan["reference"]}


def _row(world: World, rng: np.random.Generator, number: int, plan: dict[str, Any]) -> dict[str, Any]:
    """One row of `operation`; gives an unplanted one its number, and a running one an end ahead."""
    today, own = world.clock.day, plan["reference"] is not None
    plan["reference"] = plan["reference"] or f"P{number:04d}"
    if plan["status"] == "running" and not own:
        plan["end"] = max(plan["end"], today + int(rng.integers(1, 8)))
    moved = int(rng.integers(2, 15)) if not own and rng.random() < 0.2 else 0
    word, word_hi = WORDS[number % len(WORDS)]
    return _key(plan) | {
        "name": f"{word} {number + 1}",
        "name_hi": f"{word_hi} {number + 1}",
        "gang": plan["gang"],
        "status": plan["status"],
        "first_planned_start_on": plan["start"] - moved,
        "first_planned_end_on": plan["end"] - moved,
        "planned_start_on": plan["start"],
        "planned_end_on": plan["end"],
        "handling": _handling(rng, plan["status"], own),
        **_course(world, rng, plan),
        **_results(rng, plan),
    }


def _handling(rng: np.random.Generator, status: str, own: bool) -> str:
    if status in ("planned", "approved"):
        return "named"
    return "participants" if own else ("participants", "named", "originator")[one(rng, (90, 8, 2))]


def _course(world: World, rng: np.random.Generator, plan: dict[str, Any]) -> dict[str, Any]:
    """Real start and end, and when the status last changed: never after today."""
    today, status = world.clock.day, plan["status"]
    slip = int(rng.choice([0, 0, 0, 1, 2]))
    started = min(plan["start"] + slip, today - 1) if status in ("running", "concluded") else None
    ended = min(max(plan["end"] + slip, started or 0), today - 1) if status == "concluded" else None
    changed = ended or started or min(plan["start"] - 6, today - 3)
    at = min(changed * DAY - INDIA + 18 * HOUR, world.clock.now - HOUR)
    return {"started_on": started, "ended_on": ended, "status_changed_at": at}


def _results(rng: np.random.Generator, plan: dict[str, Any]) -> dict[str, Any]:
    """Expected and real results; carries `results_against_plan`."""
    expected: dict[str, Any] = {"arrest_count": int(rng.integers(3, 12)), "weapon_count": int(rng.integers(1, 7))}
    expected |= {"vehicle_count": int(rng.integers(0, 3)), "cash_inr": int(rng.integers(0, 12)) * 50_000}
    expected |= {"drugs_kg": round(float(rng.exponential(0.8)), 2)}
    row: dict[str, Any] = {f"expected_{name}": value for name, value in expected.items()}
    if plan["status"] != "concluded":
        return row
    pct = next((case.of_plan_pct for case in planted.RESULTS.cases if case.gang == plan["gang"]), None)
    share = float(rng.lognormal(0, 0.1 if pct else 0.3)) * (pct or 92) / 100
    for name, value in expected.items():
        row[f"real_{name}"] = round(value * share, 2) if name == "drugs_kg" else round(value * share)
    if share < 0.7:
        row["variance_reason"], row["variance_reason_hi"] = REASONS[int(rng.integers(len(REASONS)))]
    return row


def _forces(world: World, rng: np.random.Generator, plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Rows of `operation_agency`: one lead; the force in whose state it works is the host, and is asked for help."""
    yield _key(plan) | {"force": plan["lead"], "role": "lead"}
    for force in plan["others"]:
        host = force == plan.get("host")
        asked = plan["known"] + 2 * DAY if host else None
        given = asked + int(rng.integers(3, 70)) * HOUR if asked and rng.random() < 0.9 else None
        now = world.clock.now
        times = {"assistance_asked_at": asked if asked and asked < now else None}
        times |= {"assistance_given_at": given if given and given < now else None}
        yield _key(plan) | {"force": force, "role": "host" if host else "joint"} | times


def _targets(rng: np.random.Generator, plan: dict[str, Any], people: list[dict[str, Any]]) -> Iterator[dict[str, str]]:
    """Rows of `operation_target`: members of the gang, each aimed at by this gang's operations only."""
    if plan["target"]:
        yield _key(plan) | {"offender_agency": plan["target"][0], "offender_reference": plan["target"][1]}
    elif plan["gang"] and rng.random() < 0.6:
        members = [row for row in people if row["gang"] == plan["gang"] and row["reference"] < "O9"]
        for at in sorted(set(rng.integers(0, len(members), 2).tolist())) if members else ():
            yield _key(plan) | {
                "offender_agency": members[at]["agency"],
                "offender_reference": members[at]["reference"],
            }
