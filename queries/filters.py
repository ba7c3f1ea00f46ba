"""What is being asked: one frozen value, from the address bar to every number, paper and slide."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import polars as pl

from data.facts import Facts, ist_date
from data.once import once, once_a_moment

PRESETS = ("ytd", "last-month", "last-quarter", "30d", "90d", "12m", "fy")
"""This calendar year to date (how police count), last month, last quarter, 30 and 90 days, 12 months, financial year to date."""
COMPARISONS = ("last-year", "previous")
BASES = ("occurred", "registered")

FROM_TO = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True)
class Dates:
    """A span of IST days, both ends included."""

    first: date
    last: date

    @property
    def day_count(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class Dropped:
    """A part of an address that means nothing: shown as a note, never an error."""

    key: str
    value: str


@dataclass(frozen=True)
class Filters:
    """Period, comparison, states, forces without a state, gangs. Empty means all."""

    period: str = "ytd"
    comparison: str = "last-year"
    states: tuple[str, ...] = ()
    forces: tuple[str, ...] = ()
    gangs: tuple[str, ...] = ()
    basis: str = "occurred"
    """Incidents are counted by the day they `occurred`, or by the day the FIR was `registered`."""

    def address(self) -> dict[str, str]:
        """As codes for the address bar; what is at its default is left out."""
        said = {
            "period": self.period,
            "compare": self.comparison,
            "states": ",".join(self.states),
            "forces": ",".join(self.forces),
            "gangs": ",".join(self.gangs),
            "by": self.basis,
        }
        return {key: value for key, value in said.items() if value and value != DEFAULT_ADDRESS.get(key)}

    def dates(self, facts: Facts) -> Dates:
        """The days the period means on the day of `facts.as_of`."""
        return period_dates(self.period, ist_date(facts.as_of), days_of_sittings(facts))

    def comparison_dates(self, facts: Facts) -> Dates:
        """The days compared with: the same dates last year, or as many days just before."""
        dates = self.dates(facts)
        if self.comparison == "last-year":
            return Dates(_year_before(dates.first), _year_before(dates.last))
        return Dates(dates.first - timedelta(days=dates.day_count), dates.first - timedelta(days=1))

    def at_any_time(self) -> "Filters":
        """Of the same states, forces and gangs: for what is about today, so that another period is no other question."""
        return Filters(states=self.states, forces=self.forces, gangs=self.gangs)

    def of_any_period(self) -> "Filters":
        """The same but the period and the comparison: for what is asked of days of its own."""
        return replace(self, period=Filters.period, comparison=Filters.comparison)

    def with_states(self, *states: str) -> "Filters":
        return replace(self, states=tuple(sorted(set(states))))


DEFAULT_ADDRESS = {"period": "ytd", "compare": "last-year", "by": "occurred"}
KEYS = ("period", "compare", "states", "forces", "gangs", "by")


def _year_before(day: date) -> date:
    """The same date a year earlier; 29 February becomes 28."""
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


@once
def days_of_sittings(facts: Facts) -> dict[str, date]:
    """The day of each sitting, by its reference."""
    return dict(facts.meetings.select("reference", "day").reverse().iter_rows())


def period_dates(period: str, today: date, sittings: Mapping[str, date]) -> Dates:
    """What a period's code means on `today`; `sittings` are `days_of_sittings`. A code that means nothing is this year to date."""
    if found := FROM_TO.fullmatch(period):
        return Dates(date.fromisoformat(found[1]), date.fromisoformat(found[2]))
    if period.startswith("since-"):
        met_on = sittings.get(period.removeprefix("since-"))
        return Dates(min(met_on, today), today) if met_on else _preset("ytd", today)
    return _preset(period, today)


def _preset(preset: str, today: date) -> Dates:
    this_month = today.replace(day=1)
    this_quarter = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    day_before_quarter = this_quarter - timedelta(days=1)
    financial = date(today.year if today.month >= 4 else today.year - 1, 4, 1)
    spans = {
        "ytd": Dates(date(today.year, 1, 1), today),
        "last-month": Dates((this_month - timedelta(days=1)).replace(day=1), this_month - timedelta(days=1)),
        "last-quarter": Dates(
            day_before_quarter.replace(month=(day_before_quarter.month - 1) // 3 * 3 + 1, day=1), day_before_quarter
        ),
        "30d": Dates(today - timedelta(days=29), today),
        "90d": Dates(today - timedelta(days=89), today),
        "12m": Dates(_year_before(today) + timedelta(days=1), today),
        "fy": Dates(financial, today),
    }
    return spans.get(preset, spans["ytd"])


def read_address(address: Mapping[str, str], facts: Facts) -> tuple[Filters, list[Dropped]]:
    """The filters an address means, and what in it meant nothing."""
    dropped: list[Dropped] = []

    def known(key: str, allowed: set[str]) -> tuple[str, ...]:
        given = [code for code in address.get(key, "").split(",") if code]
        dropped.extend(Dropped(key, code) for code in given if code not in allowed)
        return tuple(sorted({code for code in given if code in allowed}))

    def one(key: str, valid: bool) -> str:
        value = address.get(key, DEFAULT_ADDRESS[key])
        if valid:
            return value
        dropped.append(Dropped(key, value))
        return DEFAULT_ADDRESS[key]

    filters = Filters(
        period=one("period", period_is_known(address.get("period", "ytd"), facts)),
        comparison=one("compare", address.get("compare", "last-year") in COMPARISONS),
        basis=one("by", address.get("by", "occurred") in BASES),
        states=known("states", set(state_choices(facts))),
        forces=known("forces", set(force_choices(facts))),
        gangs=known("gangs", set(facts.gangs["code"])),
    )
    return filters, dropped


def period_is_known(period: str, facts: Facts) -> bool:
    if found := FROM_TO.fullmatch(period):
        try:
            first, last = (date.fromisoformat(part) for part in found.groups())
        except ValueError:
            return False
        return date(2000, 1, 1) <= first <= last <= date(2100, 12, 31)
    if period.startswith("since-"):
        return period.removeprefix("since-") in set(past_meetings(facts)["reference"])
    return period in PRESETS


@once_a_moment
def past_meetings(facts: Facts) -> pl.DataFrame:
    """Sittings held up to now, newest first."""
    held = (pl.col("status") == "held") & (pl.col("meets_at") <= facts.as_of)
    return facts.meetings.filter(held).sort("meets_at", descending=True)


@once
def state_choices(facts: Facts) -> list[str]:
    """States with a participating force, states before union territories, each in alphabetical order of the English name."""
    members = facts.agencies.filter(pl.col("kind") == "force")["state"].drop_nulls().unique().to_list()
    return facts.states.filter(pl.col("code").is_in(members)).sort(pl.col("kind"), "name")["code"].to_list()


@once
def force_choices(facts: Facts) -> list[str]:
    """Agencies that belong to no state, by name."""
    return facts.agencies.filter(pl.col("state").is_null()).sort("name")["code"].to_list()
