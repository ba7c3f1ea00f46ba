"""What every part of the sample needs: the calendar, the agencies, the places; and when each force's files came."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import polars as pl

from data.sample.agencies import AGENCIES, FEEDS, FORCES, Members, every_days
from data.sample.draw import DAY, HOUR, Clock, Ints
from data.sample.gangs import presence
from data.sample.places import Places
from data.sample.planted import LATE_FEEDS

DATASETS = ("incident", "seizure", "message", "operation", "offender", "custody_event", "helper_action", "home_count")


@dataclass
class Files:
    """The loads that brought the records: each force sends each dataset at its promised interval.

    `key` of a load: dataset, agency and how many intervals before the last one. Carries `feed_late`.
    """

    members: Members
    used: list[pl.DataFrame] = field(default_factory=list)

    @cached_property
    def last(self) -> np.ndarray:
        """Datasets by agencies: when the latest file came, one to forty hours ago unless planted late."""
        at, count = self.members.at, len(AGENCIES)
        hours = 1 + (np.arange(len(DATASETS))[:, None] * 7 + np.arange(count) * 5) % 40
        last = self.members.clock.now - hours * HOUR
        for case in LATE_FEEDS.cases:
            last[DATASETS.index(case.dataset), at[case.force]] = self.members.clock.ago(case.days)
        return last

    @cached_property
    def step(self) -> np.ndarray:
        days = [[every_days(item, name) if name in FEEDS[item.kind] else 30 for item in AGENCIES] for name in DATASETS]
        return np.array(days) * DAY

    def latest(self, dataset: str, agency: Ints) -> Ints:
        return self.last[DATASETS.index(dataset)][agency]

    def bring(self, dataset: str, agency: Ints, known: Ints) -> tuple[Ints, Ints]:
        """When each record was first recorded, and the key of its load (-1, and at once, if known later)."""
        kind = DATASETS.index(dataset)
        last, step = self.last[kind][agency], self.step[kind][agency]
        back = (last - np.maximum(known, self.members.joined[agency])) // step
        in_file = back >= 0
        recorded = np.where(in_file, last - back * step, known)
        key = np.where(in_file, (kind * 100 + agency) * 100_000 + back, -1)
        brought = pl.DataFrame({"key": key, "loaded_at": recorded}).filter(pl.col("key") >= 0)
        self.used.append(brought.group_by("key").agg(pl.col("loaded_at").first(), pl.len().alias("accepted_count")))
        return recorded, key


@dataclass(frozen=True)
class World:
    clock: Clock
    seed: int
    scale: float
    members: Members
    places: Places
    files: Files

    @cached_property
    def presence(self) -> np.ndarray:
        """Agencies by gangs: how strongly the gang acts there."""
        return presence(self.members)

    @cached_property
    def force_positions(self) -> Ints:
        return np.array([self.members.at[code] for code in FORCES])

    @cached_property
    def across(self) -> dict[str, list[str]]:
        """The forces that touch each force's state."""
        return {code: self.places.across(code) for code in FORCES}
