"""Who told whom, as arrays: everyday messages, those about incidents, dossiers, planted requests."""

from dataclasses import dataclass, fields

import numpy as np
import polars as pl

from data.sample import planted
from data.sample.agencies import FORCES
from data.sample.draw import DAY, HOUR, HOURS_OF_DUTY, Ints, dice, moments, pick, pick_by_row
from data.sample.gangs import AT, GANGS, states
from data.sample.incidents import Incidents
from data.sample.world import World
from data.schema.vocabulary import CHANNELS, MESSAGE_KINDS, URGENCIES

SLOTS = 12
SLOW_REQUESTS = 60
BROADCAST_SLOTS = len(FORCES)
ALERT, INTELLIGENCE, DOSSIER, REQUEST, REPLY, GOOD_PRACTICE = range(len(MESSAGE_KINDS))


@dataclass
class Messages:
    """Working columns, one element per message: positions, -1 for none; `to` holds the receivers."""

    sender: Ints
    sent: Ints
    kind: Ints
    urgency: Ints
    gang: Ints
    incident: Ints
    offender: Ints
    broadcast: np.ndarray
    to: np.ndarray
    planted: Ints
    """Number of a planted message, -1 for the others."""
    answered: np.ndarray
    """Whether its receivers may have answered."""

    def __len__(self) -> int:
        return len(self.sender)

    def taken(self, rows: np.ndarray) -> "Messages":
        return Messages(**{item.name: getattr(self, item.name)[rows] for item in fields(self)})


def joined(parts: list[Messages]) -> Messages:
    return Messages(
        **{item.name: np.concatenate([getattr(part, item.name) for part in parts]) for item in fields(Messages)}
    )


def made(world: World, sender: Ints, sent: Ints, kind: Ints, to: np.ndarray, **more: np.ndarray) -> Messages:
    """Messages with what is usual: an urgency by kind, no gang, no incident, no offender, not planted."""
    n = len(sender)
    rng = dice(world.seed, f"urgency{n}{int(sent[0]) if n else 0}")
    weights = np.array([(30, 50, 20), (8, 40, 52), (2, 28, 70), (14, 38, 48), (1, 1, 1), (0, 1, 99)])
    wide = np.full((n, BROADCAST_SLOTS), -1, dtype=np.int8)
    wide[:, : to.shape[1]] = to
    usual = {name: np.full(n, -1) for name in ("gang", "incident", "offender", "planted")}
    usual |= {"broadcast": np.zeros(n, dtype=bool), "answered": np.ones(n, dtype=bool)}
    usual |= {"urgency": pick_by_row(rng, weights, kind)}
    return Messages(sender=sender, sent=sent, kind=kind, to=wide, **(usual | more))


def flows(world: World) -> np.ndarray:
    """Senders by receivers: how much goes between two agencies, the same both ways but for `given_and_received`."""
    members, presence = world.members, world.presence
    talk = np.outer(members.talk, members.talk)
    shared = (
        np.minimum(presence[:, None, :], presence[None, :, :]).sum(axis=2)
        * members.is_force
        * members.is_force[:, None]
    )
    weight = talk * (1 + shared / 2)
    for force, others in world.across.items():
        for other in others:
            weight[members.at[force], members.at[other]] *= 2
    for position, state in enumerate(members.state):
        if not members.is_force[position] and state:
            weight[position, members.at[state]] *= 4
            weight[members.at[state], position] *= 4
    np.fill_diagonal(weight, 0)
    # Flatter: else copies of one message would mostly go to the one or two biggest forces, again and again.
    return weight**0.65


def everyday(world: World, n: int) -> Messages:
    """Messages as they come: more every year, mostly on duty hours, mostly about a gang both sides know."""
    rng, weight = dice(world.seed, "everyday"), flows(world)
    sender = pick(rng, weight.sum(axis=1), n)
    start = world.clock.start
    latest = world.clock.now - HOUR
    when = start + ((latest - start) * rng.random(n) ** 0.85).astype(np.int64)
    kind = np.array([ALERT, INTELLIGENCE, REQUEST, GOOD_PRACTICE])[pick(rng, (12, 47, 37, 4), n)]
    first = pick_by_row(rng, weight, sender)
    copies = np.where(kind == REQUEST, rng.poisson(0.5, n), rng.poisson(8.3, n))
    others = [np.where(slot < copies, pick_by_row(rng, weight, sender), -1) for slot in range(SLOTS - 1)]
    to = np.stack([first, *others], axis=1)
    broadcast = np.isin(kind, (ALERT, GOOD_PRACTICE)) & (rng.random(n) < 0.1)
    gang = np.where(rng.random(n) < 0.72, _gang(world, rng, sender, first), -1)
    gang = np.where(kind == GOOD_PRACTICE, -1, gang)
    sent = moments(rng, when, HOURS_OF_DUTY, latest)
    messages = made(world, sender, sent, kind, to, gang=gang, broadcast=broadcast)
    messages.to[broadcast] = world.force_positions.astype(np.int8)
    return messages


def _gang(world: World, rng: np.random.Generator, sender: Ints, receiver: Ints) -> Ints:
    """A gang that both agencies meet; none where they share none."""
    count = len(world.members.codes)
    presence = world.presence
    common = np.minimum(presence[:, None, :], presence[None, :, :]).reshape(count * count, -1)
    return pick_by_row(rng, common, sender * count + receiver)


def about_incidents(world: World, incidents: Incidents, frame: pl.DataFrame, near: pl.DataFrame) -> Messages:
    """Near the border the force across is nearly always told within the week; elsewhere one in three tells somebody."""
    rng, members, n = dice(world.seed, "about incidents"), world.members, len(incidents)
    shots = frame["firing"].to_numpy() | frame["extortion"].to_numpy()
    km, across = near["km"].fill_null(1e9).to_numpy(), near["other"].to_list()
    owner_is_force = members.is_force[incidents.agency]
    close = (km <= 6) & shots & owner_is_force
    may = incidents.told & owner_is_force & (incidents.occurred >= members.joined[incidents.agency])
    rows = np.flatnonzero(may & np.where(close, rng.random(n) < 0.95, rng.random(n) < 0.3))
    sender = incidents.agency[rows]
    other = pick_by_row(rng, flows(world), sender)
    first = np.array(
        [members.at[across[row]] if close[row] else o for row, o in zip(rows, other, strict=True)], dtype=int
    )
    more = rng.random((2, len(rows))) < 0.5
    to = np.stack([first, *(np.where(some, pick_by_row(rng, flows(world), sender), -1) for some in more)], axis=1)
    delay = np.minimum(rng.lognormal(np.log(14), 1.0, len(rows)), 150) * HOUR
    sent = np.minimum(incidents.occurred[rows] + 3_600 + delay.astype(np.int64), world.clock.now - 600)
    kind = np.where(rng.random(len(rows)) < 0.55, ALERT, INTELLIGENCE)
    return made(world, sender, sent, kind, to, gang=incidents.gang[rows], incident=rows)


def dossiers(world: World, people: list[dict]) -> Messages:
    """A dossier of every member goes wherever his gang acts; carries `untold_offender` by leaving one force out."""
    rng, clock = dice(world.seed, "dossiers"), world.clock
    untold = {(case.force, case.reference): case.never_told for case in planted.UNTOLD_OFFENDERS.cases}
    quiet = {case.force: clock.ago(case.days) for case in planted.SILENCES.cases}
    sender, sent, to, offender, gang = [], [], [], [], []
    for number, row in enumerate(people):
        if not row["gang"] or row["label"] == "associate_unproven":
            continue
        force, left_out = row["agency"], untold.get((row["agency"], row["reference"]))
        receivers = [s for s in states(row["gang"]) if s not in (force, left_out)]
        if not receivers:
            continue
        latest = quiet.get(force, clock.now) - 3 * DAY
        joined_at = max(int(world.members.joined[world.members.at[code]]) for code in (force, *receivers))
        earliest = max(clock.start, joined_at, min(row["label_since"] * DAY, latest - 30 * DAY))
        sender.append(world.members.at[force])
        sent.append(earliest + int((latest - earliest) * rng.random()))
        to.append([world.members.at[code] for code in receivers] + [-1] * (3 - len(receivers)))
        offender.append(number)
        gang.append(AT[row["gang"]])
    kind = np.full(len(sender), DOSSIER)
    more = {"gang": np.array(gang), "offender": np.array(offender)}
    return made(world, np.array(sender), np.array(sent), kind, np.array(to), **more)


def every_gang(world: World) -> Messages:
    """In the last two months each two forces have told each other of each gang they share, but for `untold_gang`."""
    rng, clock, at = dice(world.seed, "every gang"), world.clock, world.members.at
    quiet = {case.force for case in planted.SILENCES.cases}
    banned = {(case.gang, case.force_a, case.force_b) for case in planted.UNTOLD_GANGS.cases}
    rows = []
    for item in GANGS:
        for a in sorted(item.states.split()):
            for b in sorted(item.states.split()):
                if a < b and (item.code, a, b) not in banned:
                    teller, told = (b, a) if a in quiet else (a, b)
                    rows.append((at[teller], at[told], AT[item.code], clock.ago(float(rng.uniform(35, 60)))))
    sender, to, gang, sent = (np.array(part) for part in zip(*rows, strict=True))
    return made(world, sender, sent, np.full(len(rows), INTELLIGENCE), to[:, None], gang=gang)


def planted_requests(world: World) -> Messages:
    """`slow_answers`: requests long past their limit, unanswered; and the broadcast of `nothing_sent`."""
    at, clock, parts = world.members.at, world.clock, []
    for case in planted.SLOW_PAIRS.cases:
        n = len(case.open_references)
        sent = np.array([clock.ago(6 + 5 * number) - 9 * HOUR for number in range(n)])
        gang = AT["G01" if case.asked == "DL" else "G03"]
        more = {
            "planted": np.array([int(name[1:]) for name in case.open_references]),
            "answered": np.zeros(n, dtype=bool),
        }
        more |= {"urgency": np.full(n, URGENCIES.index(case.urgency)), "gang": np.full(n, gang)}
        to = np.full((n, 1), at[case.asked])
        parts.append(made(world, np.full(n, at[case.asks]), sent, np.full(n, REQUEST), to, **more))
    for case in planted.SILENCES.cases:
        if case.broadcast:
            more = {"planted": np.array([int(case.broadcast[1:])]), "broadcast": np.array([True])}
            sent = np.array([clock.ago(case.days / 2) - 10 * HOUR])
            to = world.force_positions[None, :]
            parts.append(made(world, np.array([at[case.force]]), sent, np.array([GOOD_PRACTICE]), to, **more))
    return joined(parts)


def slow_requests(world: World) -> Messages:
    """`slow_answers`: enough requests between the slow pairs for their times to mean something."""
    rng, at, parts = dice(world.seed, "slow requests"), world.members.at, []
    n = round(SLOW_REQUESTS * max(1, world.scale))
    for case in planted.SLOW_PAIRS.cases:
        when = world.clock.start + ((world.clock.ago(2) - world.clock.start) * rng.random(n)).astype(np.int64)
        sent = moments(rng, when, HOURS_OF_DUTY, world.clock.ago(1))
        more = {"urgency": np.full(n, URGENCIES.index(case.urgency))}
        to = np.full((n, 1), at[case.asked])
        gang = _gang(world, rng, np.full(n, at[case.asks]), to[:, 0])
        parts.append(made(world, np.full(n, at[case.asks]), sent, np.full(n, REQUEST), to, gang=gang, **more))
    return joined(parts)


def channel(world: World, rng: np.random.Generator, sent: Ints) -> Ints:
    """Carries `channel_shift`: from six in ten over messaging groups and phone to seven in ten through the system."""
    progress = np.clip((sent - world.clock.start) / (world.clock.now - world.clock.start), 0, 1)[:, None]
    before, after = np.array([12, 12, 10, 6, 46, 14]), np.array([70, 12, 3, 2, 9, 4])
    steps = np.cumsum(before + (after - before) * progress, axis=1)
    return (rng.random(len(sent))[:, None] * steps[:, -1:] >= steps).sum(axis=1).clip(0, len(CHANNELS) - 1)
