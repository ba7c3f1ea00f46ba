"""The rows of `message`, `delivery` and what messages name, put together from the arrays."""

from typing import Any

import numpy as np
import polars as pl

from data.sample import deliveries as answers
from data.sample import messages as sending
from data.sample import texts as sentences
from data.sample import told
from data.sample.draw import Ints, dice, given, pick, pick_by_row, texts
from data.sample.gangs import GANGS
from data.sample.incident_rows import HANDLING, HANDLING_WEIGHTS
from data.sample.incidents import Incidents
from data.sample.messages import REQUEST, Messages
from data.sample.world import World
from data.schema.vocabulary import CHANNELS, MESSAGE_KINDS, URGENCIES

EVERYDAY = 13_000
"""At this number of everyday messages a sample of scale 1 has about 20,000 messages and 60,000 deliveries."""


def generate(world: World, incidents: Incidents, details: pl.DataFrame, near, names: pl.Series, people) -> dict:
    """Frames `message`, `delivery`, `message_gang`, `message_offender`, `message_incident`."""
    sent = _all(world, incidents, details, near, people)
    row, receiver = answers.spread(sent)
    channels = sending.channel(world, dice(world.seed, "channels"), sent.sent)
    _forget(told.gangs_named(world, sent, row, receiver, incidents), sent.gang)
    found = answers.answered(world, sent, channels, row, receiver, "deliveries")
    back, request = answers.replies(world, sent, found, told.never_answers(world, sent, row, receiver))
    back_channels = sending.channel(world, dice(world.seed, "reply channels"), back.sent)
    back_row, back_to = answers.spread(back)
    _forget(told.gangs_named(world, back, back_row, back_to, incidents), back.gang)
    back_found = answers.answered(world, back, back_channels, back_row, back_to, "reply deliveries")
    numbers, back_numbers = _numbers(sent, back)
    keys, back_keys = _keys(world, sent, numbers), _keys(world, back, back_numbers)
    named = _gangs(world, incidents, (sent, row, receiver, keys), (back, back_row, back_to, back_keys))
    answered = keys.select(in_reply_to_agency="agency", in_reply_to_reference="reference")[request]
    first = _message_rows(world, sent, channels, keys, "messages")
    second = _message_rows(world, back, back_channels, back_keys, "replies").with_columns(answered.iter_columns())
    return {
        "message": pl.concat([first, second], how="diagonal"),
        "delivery": pl.concat(
            [
                answers.delivery_rows(world, sent, found, keys, "deliveries"),
                answers.delivery_rows(world, back, back_found, back_keys, "reply deliveries"),
            ]
        ),
        "message_gang": named,
        "message_offender": _offenders(world, sent, keys, people),
        "message_incident": _incidents(world, sent, keys, incidents, names),
    }


def _all(world: World, incidents: Incidents, details: pl.DataFrame, near: pl.DataFrame, people: list[dict]) -> Messages:
    """All messages but the replies, in order of time, after the plan took away its own."""
    everyday = sending.everyday(world, round(EVERYDAY * world.scale))
    parts = [everyday, sending.about_incidents(world, incidents, details, near)]
    parts += [sending.dossiers(world, people), sending.every_gang(world), sending.planted_requests(world)]
    parts.append(sending.slow_requests(world))
    whole = sending.joined([told.receivers_kept(world, part) for part in parts])
    whole = told.senders_kept(world, whole)
    return whole.taken(np.argsort(whole.sent, kind="stable"))


def _numbers(sent: Messages, back: Messages) -> tuple[Ints, Ints]:
    """Numbers in order of sending, over messages and replies together; planted ones keep theirs."""
    order = np.argsort(np.concatenate([sent.sent, back.sent]), kind="stable")
    numbers = np.empty(len(order), dtype=np.int64)
    numbers[order] = np.arange(1, len(order) + 1)
    first = np.where(sent.planted >= 0, sent.planted, numbers[: len(sent)])
    return first, numbers[len(sent) :]


def _keys(world: World, messages: Messages, numbers: Ints) -> pl.DataFrame:
    reference = "M" + pl.Series(numbers).cast(pl.String).str.zfill(7)
    return pl.DataFrame({"agency": texts(world.members.codes, messages.sender), "reference": reference})


def _message_rows(world: World, messages: Messages, channels: Ints, keys: pl.DataFrame, section: str) -> pl.DataFrame:
    rng, n = dice(world.seed, section), len(messages)
    recorded, load = answers.recorded(world, messages, channels)
    knew = messages.sent - (rng.lognormal(np.log(5), 1.2, n) * 3_600).astype(np.int64)
    words: dict[str, Any] = {"kinds": messages.kind, "gangs": messages.gang, "choice": rng.integers(0, 6, n)}
    return keys.with_columns(
        sent_at=pl.Series(messages.sent),
        originated_at=given(np.minimum(knew, messages.sent), rng.random(n) < 0.7),
        kind=texts(MESSAGE_KINDS, messages.kind),
        urgency=texts(URGENCIES, messages.urgency),
        channel=texts(CHANNELS, channels),
        broadcast=pl.Series(messages.broadcast),
        subject=sentences.by_kind(sentences.MESSAGES, **words, side=0),
        body=sentences.by_kind(sentences.MESSAGES, **words, side=1),
        handling=texts(HANDLING, np.where(_open(messages), 0, pick(rng, HANDLING_WEIGHTS, n))),
        first_recorded_at=recorded,
        load=pl.Series(load),
    )


def _open(messages: Messages) -> np.ndarray:
    """Dossiers, planted messages and those about an incident may be seen by all participants."""
    return (messages.offender >= 0) | (messages.planted >= 0) | (messages.incident >= 0)


def _gangs(world: World, incidents: Incidents, *parts: tuple) -> pl.DataFrame:
    """Rows of `message_gang`: the gang a message is about, now and then a second one, less what the plan forbids."""
    frames = []
    for section, (messages, row, receiver, keys) in enumerate(parts):
        rng = dice(world.seed, f"second gang {section}")
        other = pick_by_row(rng, world.presence, messages.sender)
        second = np.where(
            (messages.gang >= 0) & (messages.offender < 0) & (rng.random(len(messages)) < 0.06), other, -1
        )
        second = np.where(second == messages.gang, -1, second)
        _forget(told.gangs_named(world, messages, row, receiver, incidents), second)
        codes = [item.code for item in GANGS]
        frames += [keys.with_columns(gang=texts(codes, named)).drop_nulls() for named in (messages.gang, second)]
    return pl.concat(frames)


def _forget(banned: list[tuple[Ints, int]], gang: Ints) -> None:
    """Take the banned gangs out of `gang`, in place."""
    for rows, unwanted in banned:
        gang[rows[gang[rows] == unwanted]] = -1


def _offenders(world: World, messages: Messages, keys: pl.DataFrame, people: list[dict]) -> pl.DataFrame:
    """Rows of `message_offender`: dossiers, and one request in eight, which names a person of the gang it is about."""
    rng = dice(world.seed, "message offenders")
    by_gang = {item.code: [n for n, row in enumerate(people) if row["gang"] == item.code] for item in GANGS}
    flat = [number for numbers in by_gang.values() for number in numbers]
    width = np.array([len(numbers) for numbers in by_gang.values()])
    start = np.cumsum([0, *width])[:-1]
    n = len(messages)
    asked = (messages.kind == REQUEST) & (messages.gang >= 0) & (messages.planted < 0) & (rng.random(n) < 0.12)
    asked &= width[messages.gang] > 0
    drawn = np.array(flat)[
        (start[messages.gang] + (rng.random(n) * width[messages.gang]).astype(int)).clip(0, len(flat) - 1)
    ]
    person = np.where(messages.offender >= 0, messages.offender, np.where(asked, drawn, -1))
    frame = keys.with_columns(
        offender_agency=texts([row["agency"] for row in people], person),
        offender_reference=texts([row["reference"] for row in people], person),
    )
    return frame.drop_nulls()


def _incidents(
    world: World, messages: Messages, keys: pl.DataFrame, incidents: Incidents, names: pl.Series
) -> pl.DataFrame:
    """Rows of `message_incident`."""
    at = np.flatnonzero(messages.incident >= 0)
    incident = messages.incident[at]
    owner = texts(world.members.codes, incidents.agency[incident])
    return keys[at].with_columns(incident_agency=owner, incident_reference=names.gather(incident))
