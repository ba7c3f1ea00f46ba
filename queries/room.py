"""The plan of a sitting: which steps the wall shows, in which order, each with filters of its own; and the screens they make."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode

import polars as pl

from data.facts import Facts, ist_date
from data.once import once, once_a_moment
from data.schema.vocabulary import STEP_KINDS
from queries.filters import Filters, past_meetings, read_address, state_choices

PRESENTATION = "state_presentation"
CONTROL_ROOM = ("situation", "what_changed", "for_decision", "map", "sharing", "operations")
"""What a wall turns through by itself where no meeting is named."""
PREPARED_BEFORE_DAYS = 1
"""A sitting can still be opened on the day after it began."""


@dataclass(frozen=True)
class Step:
    """One step: what it shows, its filters as in the address (empty: as usual), and for a presentation whose it is."""

    kind: str
    filters: str = ""
    state: str | None = None


Plan = tuple[Step, ...]


@dataclass(frozen=True)
class Screen:
    """What stands on the wall at one time: the step (from 1) and the part of it (from 1)."""

    step: int
    part: int = 1

    @property
    def code(self) -> str:
        """As it stands in the address: `3`, or `3.2` for a second part."""
        return f"{self.step}" if self.part == 1 else f"{self.step}.{self.part}"


def usual_plan(states: Sequence[str]) -> Plan:
    """The order in which such meetings go: every kind once, a presentation for each of `states`."""
    plan: list[Step] = []
    for kind in STEP_KINDS:
        plan += [Step(kind, state=state) for state in states] if kind == PRESENTATION else [Step(kind)]
    return tuple(plan)


def moved(plan: Plan, at: int, by: int) -> Plan:
    """The step at `at` (from 0) moved by so many places; not beyond the ends."""
    rest, to = list(plan), max(0, min(len(plan) - 1, at + by))
    rest.insert(to, rest.pop(at))
    return tuple(rest)


def without(plan: Plan, at: int) -> Plan:
    return plan[:at] + plan[at + 1 :]


def with_filters(plan: Plan, at: int, filters: Filters) -> Plan:
    return (*plan[:at], replace(plan[at], filters=urlencode(filters.address(), safe=",")), *plan[at + 1 :])


def filters_of(step: Step, facts: Facts) -> Filters:
    """The filters of a step; what in them means nothing any more counts as not said."""
    return read_address(dict(parse_qsl(step.filters)), facts)[0]


def screens(part_counts: Sequence[int]) -> tuple[Screen, ...]:
    """The screens of a plan whose steps have so many parts, in their order; a step has one at least."""
    return tuple(
        Screen(step, part) for step, count in enumerate(part_counts, 1) for part in range(1, max(1, count) + 1)
    )


def screen_at(found: Sequence[Screen], code: str | None) -> Screen:
    """The screen that an address names; a part that is not there any more is the last of its step, a step the last of all,
    and nonsense the first."""
    step, _, part = (code or "").partition(".")
    if not (step.isascii() and step.isdigit()) or not found:
        return Screen(1)
    wanted = int(step), int(part) if part.isascii() and part.isdigit() else 1
    before = [screen for screen in found if (screen.step, screen.part) <= wanted]
    return before[-1] if before else found[0]


@once_a_moment
def sittings(facts: Facts) -> pl.DataFrame:
    """Sittings that can be prepared or opened, the next first, those of the higher level before others of the same time: rows of
    `Facts.meetings` with `level`."""
    levels = facts.meeting_series.select(pl.col("code").alias("series"), "level")
    from_on = ist_date(facts.as_of) - timedelta(days=PREPARED_BEFORE_DAYS)
    soon = facts.meetings.filter(pl.col("status").is_in(["planned", "held"]), pl.col("day") >= from_on)
    return soon.join(levels, on="series", how="left").sort("meets_at", "level", "reference", nulls_last=True)


def sitting(facts: Facts, reference: str | None) -> Mapping[str, Any] | None:
    """The sitting with this number; None where there is none."""
    rows = facts.meetings.filter(pl.col("reference") == (reference or ""))
    return None if rows.is_empty() else rows.row(0, named=True)


@once
def presenting(facts: Facts, reference: str) -> tuple[str, ...]:
    """States of the forces invited, else of those of its series, states before union territories."""
    rows = facts.attendances.filter(pl.col("reference") == reference)
    if rows.is_empty():
        series = facts.meetings.filter(pl.col("reference") == reference)["series"]
        rows = facts.series_agencies.filter(pl.col("series").is_in(series.to_list()))
    forces = facts.agencies.filter(pl.col("code").cast(pl.String).is_in(rows["force"].cast(pl.String).to_list()))
    states = set(forces.filter(pl.col("kind") == "force")["state"].drop_nulls().cast(pl.String))
    return tuple(state for state in state_choices(facts) if state in states)


@once_a_moment
def sitting_before(facts: Facts, reference: str | None) -> str | None:
    """The last sitting held of the same series before this one; where there is none, or no sitting is named, the last held at
    the highest level, else the last of all."""
    this, held = sitting(facts, reference), past_meetings(facts)
    if this is not None:
        earlier = held.filter(pl.col("series") == this["series"], pl.col("meets_at") < this["meets_at"])
        if earlier.height:
            return str(earlier["reference"][0])
        held = held.filter(pl.col("reference") != reference)
    highest = facts.meeting_series.filter(pl.col("level") == "dgp")["code"].to_list()
    rows = held.filter(pl.col("series").is_in(highest))
    rows = held if rows.is_empty() else rows
    return None if rows.is_empty() else str(rows["reference"][0])


def several_rules(gaps: pl.DataFrame) -> pl.DataFrame:
    """`gaps`, worst first, in another order: the worst of each rule, then the second of each, and so on."""
    rank = pl.int_range(pl.len()).over("rule")
    return gaps.sort(rank, maintain_order=True)


def came_since(shown: Facts, now: Facts) -> int:
    """How many records of incidents, messages, operations, meetings and decisions `now` holds that `shown` does not; counted once
    for all who look."""
    return now.kept.answer((came_since, shown.born, shown.version, now.version), lambda: _came_since(shown, now))


def _came_since(shown: Facts, now: Facts) -> int:
    count = 0
    for name in ("incidents", "messages", "operations", "meetings", "action_items"):
        before, after = getattr(shown, name), getattr(now, name)
        if before is not after:
            keys = [pl.col(key).cast(pl.String) for key in ("agency", "reference")]
            count += after.select(keys).join(before.select(keys), on=["agency", "reference"], how="anti").height
    return count
