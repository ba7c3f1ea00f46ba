"""What meetings decided: some 2,500 action items, who must act, and every report since."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import polars as pl

from data.sample import planted
from data.sample.draw import DAY, HOUR, INDIA, Clock, dice, one
from data.sample.meetings import Series
from data.sample.world import World

COUNT = 2_500
DECISIONS = (
    (
        "Send dossiers of all hardcore criminals of the border districts",
        "सीमावर्ती जिलों के सभी हार्डकोर अपराधियों के डोजियर भेजे जाएं",
    ),
    ("Name a nodal officer for requests, round the clock", "अनुरोधों हेतु चौबीस घंटे नोडल अधिकारी नामित किया जाए"),
    ("Set up joint checks on the roads agreed", "सहमत मार्गों पर संयुक्त नाकाबंदी की जाए"),
    ("Answer all pending requests", "सभी लंबित अनुरोधों के उत्तर दिए जाएं"),
    ("Share numbers used for extortion within a day", "रंगदारी में प्रयुक्त नंबर एक दिन में साझा किए जाएं"),
    ("Act against helpers who give shelter", "शरण देने वाले मददगारों के विरुद्ध कार्यवाही की जाए"),
    ("Block accounts that glorify gangs", "गैंगों का महिमामंडन करने वाले अकाउंट ब्लॉक कराए जाएं"),
    ("Plan one joint operation in the quarter", "तिमाही में एक संयुक्त अभियान प्रस्तावित किया जाए"),
    ("Train investigators in digital evidence", "अन्वेषण अधिकारियों को डिजिटल साक्ष्य का प्रशिक्षण दिया जाए"),
    ("Send the list of parole jumpers every month", "पैरोल जंपर की सूची प्रतिमाह भेजी जाए"),
)
REPORTS = (
    ("Letters sent to all districts; reports awaited.", "सभी जिलों को पत्र भेजे गए; आख्या प्रतीक्षित।"),
    ("Done in most districts; the rest will follow.", "अधिकांश जिलों में पूर्ण; शेष में प्रगति पर।"),
    ("Complied with. Report enclosed.", "अनुपालित। आख्या संलग्न।"),
)
ACCEPTED = ("Report accepted by the chair.", "अध्यक्ष द्वारा आख्या स्वीकार।")
EXTENDED = ("Due date revised on request.", "अनुरोध पर नियत तिथि संशोधित।")
OPEN = ("open", "in_progress")
PLANTED = (*planted.ACTIONS_OVERDUE.cases, *planted.ACTIONS_UNREPORTED.cases, *planted.ACTIONS_UNACCEPTED.cases)
BY_AGE = (
    (150, ("accepted", "in_progress", "open", "reported_complied"), (38, 42, 12, 8)),
    (365, ("accepted", "kept_for_monitoring", "withdrawn", "in_progress", "reported_complied"), (78, 8, 4, 8, 2)),
    (9_999, ("accepted", "kept_for_monitoring", "withdrawn", "in_progress"), (91, 6, 2.5, 0.5)),
)


def generate(world: World, found: list[Series], sittings: list[dict[str, Any]]) -> dict[str, pl.DataFrame]:
    """Frames `action_item`, `action_owner`, `action_update`."""
    rng, by_code = dice(world.seed, "actions"), {item.code: item for item in found}
    held = [row for row in sittings if row["status"] == "held"]
    last_dgp = max((row for row in held if row["series"] == "DGP"), key=lambda row: row["meets_at"])
    weights = np.array([{"dgp": 2.2, "adg": 1.6}.get(by_code[row["series"]].level, 1.0) for row in held])
    counts = rng.multinomial(COUNT - len(PLANTED), weights / weights.sum())
    items = [_planted(world, last_dgp, case, number) for number, case in enumerate(PLANTED, 31)]
    for row, count in zip(held, counts, strict=True):
        for number in range(1, count + 1):
            items.append(_item(world, rng, by_code[row["series"]], row, number, f"A{len(items):04d}"))
    updates = [line for item in items for line in _updates(world, rng, item)]
    owners = [line for item in items for line in _owners(item)]
    inner = ("owners", "reported_at", "planted")
    rows = [{name: value for name, value in item.items() if name not in inner} for item in items]
    return {
        "action_item": pl.DataFrame(rows, infer_schema_length=None),
        "action_owner": pl.DataFrame(owners),
        "action_update": pl.DataFrame(updates, infer_schema_length=None),
    }


def _base(row: dict[str, Any], number: int, reference: str) -> dict[str, Any]:
    decision, decision_hi = DECISIONS[(number + row["meets_at"] // DAY) % len(DECISIONS)]
    return {
        "agency": row["agency"],
        "reference": reference,
        "meeting_agency": row["agency"],
        "meeting_reference": row["reference"],
        "number": number,
        "decision": decision,
        "decision_hi": decision_hi,
        "letter_number": f"OC/{row['reference'][1:]}/{number}",
        "first_recorded_at": row["meets_at"] + 5 * HOUR,
        "gap_key": None,
    }


def _planted(world: World, row: dict[str, Any], case: planted.Action, number: int) -> dict[str, Any]:
    """Carries `actions_overdue`, `actions_unreported` and `actions_not_accepted`, all of the last DGP meeting."""
    due, clock = world.clock.day + case.due_in, world.clock
    reported = clock.ago(case.last_report) - 6 * HOUR if case.last_report is not None else None
    return _base(row, number, case.reference) | {
        "status": case.status,
        "status_changed_at": reported or row["meets_at"] + 5 * HOUR,
        "first_due_on": due,
        "due_on": due,
        "extended_by": None,
        "handling": "participants",
        "revision": 1 if reported else 0,
        "owners": [case.force],
        "reported_at": reported,
        "planted": True,
    }


def _item(
    world: World, rng: np.random.Generator, series: Series, row: dict[str, Any], number: int, reference: str
) -> dict:
    """An unplanted item: the older the more likely closed; what is open was reported on and is mostly not yet due. Who can't
    keep a date has it revised before it passes, mostly."""
    clock, met = world.clock, row["meets_at"]
    age = (clock.now - met) / DAY
    status = next(words[one(rng, weights)] for limit, words, weights in BY_AGE if age < limit)
    reported = _last_report(rng, clock, status, met, age)
    first_due = (met + INDIA) // DAY + int(rng.choice([30, 45, 60, 90]))
    due = first_due
    if status in (*OPEN, "reported_complied") and due <= clock.day + 3:
        late = status in OPEN and rng.random() < 0.05
        due = clock.day - int(rng.integers(2, 12)) if late else clock.day + int(rng.integers(5, 60))
        due = max(due, first_due)
    elif (closed := (reported + INDIA) // DAY) > first_due and rng.random() < 0.93:
        due = closed + int(rng.integers(3, 31))
    able = [code for code in series.members if world.members.joined[world.members.at[code]] <= met]
    owners = rng.permutation(able)[: 1 + one(rng, (70, 22, 8))].tolist()
    return _base(row, number, reference) | {
        "status": status,
        "status_changed_at": reported,
        "first_due_on": first_due,
        "due_on": due,
        "extended_by": row["agency"] if due > first_due else None,
        "handling": ("participants", "named", "originator")[one(rng, (91, 8, 1))],
        "revision": 1 + (due > first_due),
        "owners": owners,
        "reported_at": reported,
        "planted": False,
    }


def _last_report(rng: np.random.Generator, clock: Clock, status: str, met: int, age: float) -> int:
    """Within the last weeks for what is open; some time after the meeting for what is closed. Never ahead."""
    if status in (*OPEN, "reported_complied"):
        days = float(rng.uniform(1, min(24, age - 1))) if age > 2 else age / 2
        return int(clock.now - days * DAY)
    return int(met + (clock.now - met) * min(float(rng.uniform(0.15, 0.9)), 300 / age))


def _owners(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The first named leads; a withdrawn or accepted item is so for all its forces."""
    for number, force in enumerate(item["owners"]):
        role = "associate" if number else "lead"
        yield {"agency": item["agency"], "reference": item["reference"], "force": force, "role": role} | {
            "status": item["status"]
        }


def _updates(world: World, rng: np.random.Generator, item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Rows of `action_update`: reports in between, a revised date, and what gave the item its status."""
    if item["reported_at"] is None:
        return
    start, end, status = item["first_recorded_at"], item["reported_at"], item["status"]
    steps: list[dict[str, Any]] = []
    between = 0 if item["planted"] else int(rng.integers(0, 3))
    for number in range(between):
        at = int(start + (end - start) * (number + 1) / (between + 2))
        steps.append({"made_at": at, "kind": "report", "words": REPORTS[number % 2], "status_after": "in_progress"})
    if item["due_on"] > item["first_due_on"]:
        before_due = item["first_due_on"] * DAY - INDIA - int(rng.integers(1, 11)) * DAY
        at = max(start + HOUR, min(int(start + (end - start) * 0.9), before_due))
        steps.append({"made_at": at, "kind": "revised_due_date", "words": EXTENDED, "due_on_after": item["due_on"]})
    if status in ("accepted", "kept_for_monitoring", "withdrawn"):
        done = {"made_at": int(start + (end - start) * 0.95), "kind": "report", "words": REPORTS[2]}
        steps += [done | {"status_after": "reported_complied"}]
        steps += [{"made_at": end, "kind": "chair_decision", "words": ACCEPTED, "status_after": status}]
    else:
        words = REPORTS[2] if status == "reported_complied" else REPORTS[int(rng.integers(2))]
        steps.append({"made_at": end, "kind": "report", "words": words, "status_after": status})
    for number, step in enumerate(sorted(steps, key=lambda step: step["made_at"]), 1):
        remark, remark_hi = step.pop("words")
        chairs = step["kind"] in ("chair_decision", "revised_due_date")
        key = {"agency": item["agency"], "reference": item["reference"], "number": number}
        who = {
            "force": item["agency"] if chairs else item["owners"][0],
            "post": "Secretariat" if chairs else "Nodal officer",
        }
        yield key | who | step | {"remark": remark, "remark_hi": remark_hi}
