"""What the plan takes away from the messages: silences, falls, quiet and one-way pairs, gangs never heard of."""

from dataclasses import replace

import numpy as np

from data.sample import planted
from data.sample.draw import DAY, Ints, dice
from data.sample.gangs import AT
from data.sample.incidents import Incidents
from data.sample.messages import REPLY, Messages
from data.sample.world import World


def receivers_kept(world: World, messages: Messages) -> Messages:
    """Nobody gets his own message, or one from before he took part. Carries `quiet_pair` and `given_and_received`."""
    rng, at = dice(world.seed, "kept"), world.members.at
    to, sender = messages.to.copy(), messages.sender[:, None]
    to[(to == sender) | (world.members.joined[to] > messages.sent[:, None])] = -1
    if len(messages) and (messages.offender < 0).all():
        single = ~messages.broadcast[:, None]
        for case in planted.QUIET_PAIRS.cases:
            quiet = (sender == at[case.sender]) & (to == at[case.receiver]) & single
            to[quiet & (messages.sent[:, None] >= world.clock.ago(case.days))] = -1
        for pair in planted.ONE_WAY.cases:
            back = (sender == at[pair.receives]) & (to == at[pair.gives]) & single
            to[back & (rng.random(to.shape) < pair.kept_back_pct / 100)] = -1
    return replace(messages, to=to)


def senders_kept(world: World, messages: Messages) -> Messages:
    """Carries `nothing_sent`, `messages_fell`, `joined_later` and `nil_reported` (whose force sends nothing either)."""
    rng, at, clock = dice(world.seed, "senders"), world.members.at, world.clock
    keep = messages.sent >= world.members.joined[messages.sender]
    for case in (*planted.SILENCES.cases, *planted.NIL_REPORTED.cases):
        own = (messages.sender == at[case.force]) & (messages.planted < 0)
        keep &= ~(own & (messages.sent >= clock.ago(case.days)))
    for fall in planted.MESSAGES_FELL.cases:
        own = (messages.sender == at[fall.force]) & (messages.incident < 0) & (messages.offender < 0)
        late = own & (messages.sent >= clock.ago(fall.days)) & (messages.kind != REPLY)
        keep &= ~late | (rng.random(len(messages)) < fall.kept_pct / 100)
    return messages.taken(keep & (messages.to >= 0).any(axis=1))


def silent_since(world: World) -> Ints:
    """For each agency the instant from which it answers nobody (`nothing_sent`); else the present."""
    since = np.full(len(world.members.codes), world.clock.now)
    for case in planted.SILENCES.cases:
        since[world.members.at[case.force]] = world.clock.ago(case.days)
    return since


def gangs_named(
    world: World, messages: Messages, row: Ints, receiver: Ints, incidents: Incidents
) -> list[tuple[Ints, int]]:
    """Messages that must not name a gang: (positions of messages, gang). `row` and `receiver` are the deliveries.

    Carries `untold_gang` (between two forces) and `border_shooting_untold` (to the force across, for a week).
    """
    at, sender, banned = world.members.at, messages.sender[row], []
    for case in planted.UNTOLD_GANGS.cases:
        a, b = at[case.force_a], at[case.force_b]
        between = ((sender == a) & (receiver == b)) | ((sender == b) & (receiver == a))
        banned.append((np.unique(row[between]), AT[case.gang]))
    sent = messages.sent[row]
    for shooting in planted.UNTOLD_SHOOTINGS.cases:
        shot = int(incidents.occurred[incidents.reference.index(shooting.reference)])
        within = (sent >= shot - DAY) & (sent <= shot + 8 * DAY) & (receiver == at[shooting.across])
        banned.append((np.unique(row[within]), AT[shooting.gang]))
    return banned


def never_answers(world: World, messages: Messages, row: Ints, receiver: Ints) -> np.ndarray:
    """Deliveries whose answer is no message of its own: in one-way and quiet pairs, from falling and nil forces."""
    rng, at = dice(world.seed, "answers"), world.members.at
    found, sender, recent = np.zeros(len(row), dtype=bool), messages.sender[row], messages.sent[row]
    for pair in planted.ONE_WAY.cases:
        found |= (sender == at[pair.gives]) & (receiver == at[pair.receives]) & (rng.random(len(row)) < 0.95)
    for quiet in planted.QUIET_PAIRS.cases:
        late = recent >= world.clock.ago(quiet.days + 60)
        found |= (sender == at[quiet.receiver]) & (receiver == at[quiet.sender]) & late
    for nil in planted.NIL_REPORTED.cases:
        found |= (receiver == at[nil.force]) & (recent >= world.clock.ago(nil.days + 20))
    for fall in planted.MESSAGES_FELL.cases:
        late = (receiver == at[fall.force]) & (recent >= world.clock.ago(fall.days))
        found |= late & (rng.random(len(row)) < 0.75)
    return found
