"""What became of each message at each receiver: when received, acknowledged, answered, and with what outcome."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from data.sample import planted
from data.sample.draw import HOUR, Ints, dice, given, pick_by_row, texts
from data.sample.messages import REPLY, REQUEST, Messages
from data.sample.texts import REFUSALS
from data.sample.told import silent_since
from data.sample.world import World
from data.schema.vocabulary import CHANNELS, OUTCOMES, URGENCIES

TYPICAL_HOURS = np.array([2.6, 20, 55])
"""Median hours to an answer, by urgency: limits are 8, 72 and 168."""
UNANSWERED_PCT = 1.0
TRAVEL_HOURS = np.array([0.1, 3, 52, 0.4, 0.15, 0.05])
"""Typical hours from sending to receipt, by channel."""


@dataclass
class Deliveries:
    """One element per delivery: position of its message, receiver, instants (-1: not stated), outcome (-1: none)."""

    row: Ints
    receiver: Ints
    received: Ints
    acknowledged: Ints
    interim: Ints
    replied: Ints
    outcome: Ints

    def __len__(self) -> int:
        return len(self.row)


def spread(messages: Messages) -> tuple[Ints, Ints]:
    """(position of the message, receiver) for every delivery, each pair once, in order."""
    row, slot = np.nonzero(messages.to >= 0)
    found = np.unique(row * 64 + messages.to[row, slot])
    return found // 64, found % 64


def answered(world: World, messages: Messages, channels: Ints, row: Ints, receiver: Ints, section: str) -> Deliveries:
    """What the receivers did with `messages`, sent over `channels`."""
    rng, n, now = dice(world.seed, section), len(row), world.clock.now
    sent = messages.sent[row]
    travel = rng.lognormal(np.log(TRAVEL_HOURS[channels[row]]), 0.6) * HOUR
    arrived = sent + 60 + travel.astype(np.int64)
    received = np.where((rng.random(n) < 0.92) & (arrived <= now), arrived, -1)
    seen = arrived + (rng.lognormal(np.log(1.5), 0.9, n) * HOUR).astype(np.int64)
    acknowledged = np.where((rng.random(n) < 0.62) & (received >= 0) & (seen <= now), seen, -1)
    replied, interim = _answers(world, rng, messages, row, receiver, arrived)
    outcome = _outcome(rng, messages.kind[row], replied, received)
    return Deliveries(row, receiver, received, acknowledged, interim, replied, outcome)


def _answers(world, rng, messages: Messages, row: Ints, receiver: Ints, arrived: Ints) -> tuple[Ints, Ints]:
    """Answer times of requests by pair and urgency; carries `slow_answers` and `nothing_sent`."""
    n, urgency = len(row), messages.urgency[row]
    slower, never = _pace(world, messages.sender[row], receiver, urgency)
    hours = rng.lognormal(np.log(TYPICAL_HOURS[urgency] * slower), 0.6)
    at = arrived + (hours * HOUR).astype(np.int64)
    asked = (messages.kind[row] == REQUEST) & messages.answered[row]
    done = asked & (rng.random(n) * 100 >= never) & (at <= np.minimum(silent_since(world)[receiver], world.clock.now))
    between = arrived + ((at - arrived) * rng.uniform(0.2, 0.8, n)).astype(np.int64)
    interim = asked & (rng.random(n) < 0.18) & (between <= np.minimum(silent_since(world)[receiver], world.clock.now))
    return np.where(done, at, -1), np.where(interim, between, -1)


def _pace(world: World, asks: Ints, asked: Ints, urgency: Ints) -> tuple[np.ndarray, np.ndarray]:
    """For each delivery how many times slower than usual its pair is, and the per cent it never answers."""
    count = len(world.members.codes)
    habit = dice(world.seed, "habits").lognormal(0, 0.18, (count, count, len(URGENCIES)))
    never = np.full(habit.shape, UNANSWERED_PCT)
    for case in planted.SLOW_PAIRS.cases:
        where = world.members.at[case.asks], world.members.at[case.asked], URGENCIES.index(case.urgency)
        habit[where], never[where] = case.times_slower, 12
    return habit[asks, asked, urgency], never[asks, asked, urgency]


def _outcome(rng: np.random.Generator, kind: Ints, replied: Ints, received: Ints) -> Ints:
    """Answered requests have one; of the rest a quarter is called useful or already known."""
    n = len(kind)
    of_request = pick_by_row(rng, np.array([(66, 7, 23, 4)]), np.zeros(n, dtype=int))
    of_others = np.where(rng.random(n) < 0.7, 0, 1)
    judged = (received >= 0) & (kind != REPLY) & (kind != REQUEST) & (rng.random(n) < 0.26)
    return np.where(kind == REQUEST, np.where(replied >= 0, of_request, -1), np.where(judged, of_others, -1))


def delivery_rows(
    world: World, messages: Messages, found: Deliveries, keys: pl.DataFrame, section: str
) -> pl.DataFrame:
    """Rows of `delivery`; who states each step is the receiver, sometimes the sender."""
    rng, n = dice(world.seed, f"{section} stated"), len(found)
    codes, sender = world.members.codes, messages.sender[found.row]
    columns: dict[str, Any] = {
        "agency": keys["agency"].gather(found.row),
        "reference": keys["reference"].gather(found.row),
    }
    columns |= {"to_agency": texts(codes, found.receiver)}
    for step in ("received", "acknowledged", "interim", "replied"):
        when = getattr(found, step)
        by = np.where(rng.random(n) < 0.86, found.receiver, sender)
        columns |= {f"{step}_at": given(when), f"{step}_stated_by": texts(codes, np.where(when >= 0, by, -1))}
    refused = found.outcome == OUTCOMES.index("refused")
    columns |= {
        "outcome": texts(OUTCOMES, found.outcome),
        "refusal_reason": texts(REFUSALS, np.where(refused, rng.integers(0, len(REFUSALS), n), -1)),
        "outcome_stated_by": texts(codes, np.where(found.outcome >= 0, np.where(refused, found.receiver, sender), -1)),
        "first_recorded_at": np.minimum(messages.sent[found.row] + 120, world.clock.now),
    }
    return pl.DataFrame(columns)


def replies(world: World, messages: Messages, found: Deliveries, skip: np.ndarray) -> tuple[Messages, Ints]:
    """The answers that went as messages of their own (four in five), and the position of the request each answers."""
    rng = dice(world.seed, "replies")
    at = np.flatnonzero((found.replied >= 0) & ~skip & (rng.random(len(found)) < 0.8))
    row = found.row[at]
    to = np.full((len(at), messages.to.shape[1]), -1, dtype=np.int8)
    to[:, 0] = messages.sender[row]
    nothing = np.full(len(at), -1)
    answers = Messages(
        sender=found.receiver[at],
        sent=found.replied[at],
        kind=np.full(len(at), REPLY),
        urgency=messages.urgency[row],
        gang=messages.gang[row],
        incident=nothing,
        offender=nothing,
        broadcast=np.zeros(len(at), dtype=bool),
        to=to,
        planted=nothing,
        answered=np.ones(len(at), dtype=bool),
    )
    return answers, row


def recorded(world: World, messages: Messages, channels: Ints) -> tuple[Ints, Ints]:
    """When each message reached the database: at once through the system, else with the force's next file."""
    instant = messages.sent + 60
    rows = np.flatnonzero(
        (channels != CHANNELS.index("system")) & (instant <= world.files.latest("message", messages.sender))
    )
    in_file, key = world.files.bring("message", messages.sender[rows], instant[rows])
    when, load = np.minimum(instant, world.clock.now), np.full(len(messages), -1)
    when[rows], load[rows] = in_file, key
    return when, load
