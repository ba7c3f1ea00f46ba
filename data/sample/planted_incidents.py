"""The planted incidents: clusters, untold shootings, cases in two books, late reports, new kinds, untold gangs."""

from collections.abc import Iterator

import numpy as np

from data.sample import planted
from data.sample.agencies import FORCES
from data.sample.draw import DAY, HOUR, dice
from data.sample.gangs import AT
from data.sample.incidents import Incidents
from data.sample.world import World
from data.schema.vocabulary import INCIDENT_KINDS


def generate(world: World) -> Incidents:
    parts = [
        part
        for make in (_clusters, _shootings, _same_cases, _late_reports, _new_kinds, _untold)
        for part in make(world)
    ]
    whole = parts[0]
    for part in parts[1:]:
        whole = whole.joined(part)
    return whole


def _of(
    world: World, force: str, district: int, gang: str, kinds: list[str], days_ago: list[float], **more
) -> Incidents:
    """Incidents of one force in one district by one gang, at points of the district unless `points` are given."""
    n, position = len(days_ago), world.places.at[district]
    rng = dice(world.seed, f"{force}{district}{kinds}")
    points = more.get("points", world.places.pool[position, rng.integers(0, world.places.pool.shape[1], n)])
    evening = rng.integers(17, 23, n) * HOUR - DAY + rng.integers(0, 60, n) * 60
    when = (world.clock.now - np.array([round(days) for days in days_ago]) * DAY) + evening
    return Incidents(
        agency=np.full(n, world.members.at[force]),
        state=np.full(n, FORCES.index(world.places.states[position])),
        district=np.full(n, position),
        occurred=when,
        kind=np.array([INCIDENT_KINDS.index(kind) for kind in kinds]),
        gang=np.full(n, AT[gang]),
        latitude=points[:, 0],
        longitude=points[:, 1],
        recorded_from=np.full(n, more.get("recorded_from", -1)),
        told=np.full(n, more.get("told", True)),
        reference=more.get("references", [None] * n),
    )


def _clusters(world: World) -> Iterator[Incidents]:
    """`border_cluster`: firing and extortion at one stretch of the border, multiplied with the scale."""
    for case in planted.CLUSTERS.cases:
        n = max(case.incident_count, round(case.incident_count * world.scale))
        rng = dice(world.seed, f"cluster{case.district}")
        points = world.places.near_border(case.district, case.across, n, rng)
        kinds = [("firing", "extortion", "attempt", "firing")[number % 4] for number in range(n)]
        days = (8 + rng.random(n) * (case.days - 8)).tolist()
        references = [f"I{int(case.first_reference[1:]) + number}" for number in range(n)]
        more = {"points": points, "references": references}
        yield _of(world, case.force, case.district, case.gang, kinds, days, **more)


def _shootings(world: World) -> Iterator[Incidents]:
    """`border_shooting_untold`: within 4 km of the border; no message follows (see `messages`)."""
    for case in planted.UNTOLD_SHOOTINGS.cases:
        rng = dice(world.seed, case.reference)
        points = world.places.near_border(case.district, case.across, 1, rng, within_km=4)
        more = {"points": points, "references": [case.reference], "told": False}
        yield _of(world, case.force, case.district, case.gang, [case.kind], [case.days_ago], **more)


def _same_cases(world: World) -> Iterator[Incidents]:
    """`same_case`: the record and the one it stands under, on the same day."""
    for number, case in enumerate(planted.SAME_CASES.cases):
        for force, reference in ((case.stands_under, case.stands_reference), (case.force, case.reference)):
            days = [60.0 + 30 * number]
            yield _of(world, force, case.district, case.gang, ["extortion"], days, references=[reference])


def _late_reports(world: World) -> Iterator[Incidents]:
    """`late_reports`: from the three weeks before the last DGP meeting, recorded only after it."""
    meeting = planted.LAST_DGP_MEETING_DAYS
    for case in planted.LATE_REPORTS.cases:
        first, n = int(case.first_reference[1:]), case.incident_count
        gang, district = {"RJ": ("G01", 110), "JH": ("G08", 364)}[case.force]
        references = [f"I{first + number}" for number in range(n)]
        days = [meeting + 3 + number * 1.3 for number in range(n)]
        more = {"references": references, "recorded_from": world.clock.ago(meeting - 4)}
        yield _of(world, case.force, district, gang, ["extortion"] * n, days, **more)


def _new_kinds(world: World) -> Iterator[Incidents]:
    """`from_zero`: after the last DGP meeting."""
    for case in planted.FROM_ZERO.cases:
        days = [9.0 + 8 * number for number in range(len(case.references))]
        kinds = [case.kind] * len(days)
        yield _of(world, case.force, case.district, case.gang, kinds, days, references=list(case.references))


def _untold(world: World) -> Iterator[Incidents]:
    """`untold_gang`: three incidents on either side within the last two months."""
    for case in planted.UNTOLD_GANGS.cases:
        for force in (case.force_a, case.force_b):
            heaviest = int(world.places.codes[world.places.weights[FORCES.index(force)].argmax()])
            yield _of(world, force, heaviest, case.gang, ["extortion", "firing", "attempt"], [14.0, 33.0, 55.0])
