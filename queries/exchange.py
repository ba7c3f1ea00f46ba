"""Who sends how much to whom: deliveries by sender and receiver, given against received.

A side is what has a row and a column of its own: a force; all central agencies together; all prisons departments.
"""

from dataclasses import dataclass
from functools import cached_property

import polars as pl

from data.facts import Facts
from data.once import once, once_a_moment
from queries import few
from queries.filters import Dates, Filters
from queries.headlines import full_months
from queries.incidents import within
from queries.sharing import agencies_asked, deliveries, pair

GROUPS = {"central_agency": "CENTRAL", "prisons": "PRISONS"}
"""Kind of agency -> the side all agencies of the kind are."""
ANY = "any"
"""In a pair: whoever it is."""
LOOKS = ("counted", "itself", "not_asked", "not_participating")


@dataclass(frozen=True)
class Pair:
    """From whom to whom: two sides or agencies, each perhaps ANY."""

    sender: str
    receiver: str

    def address(self) -> str:
        return f"{self.sender}-{self.receiver}"


@dataclass(frozen=True)
class Traffic:
    """What was delivered in the period and in the comparison, worked out when first asked for."""

    facts: Facts
    filters: Filters

    @cached_property
    def dates(self) -> Dates:
        return self.filters.dates(self.facts)

    @cached_property
    def year(self) -> Dates:
        """The last twelve full months, for trends."""
        return full_months(self.dates.last, 12)

    @cached_property
    def _all(self) -> pl.DataFrame:
        """Filtered once, over all that is asked for; its parts are slices, which cost nothing."""
        spans = (self.dates, self.filters.comparison_dates(self.facts), self.year)
        widest = Dates(min(span.first for span in spans), max(span.last for span in spans))
        return deliveries(self.facts, self.filters, widest)

    @cached_property
    def rows(self) -> pl.DataFrame:
        """Rows of `Facts.deliveries` of the period."""
        return within(self._all, self.dates)

    @cached_property
    def then(self) -> pl.DataFrame:
        """The same of the comparison."""
        return within(self._all, self.filters.comparison_dates(self.facts))

    @cached_property
    def of_year(self) -> pl.DataFrame:
        """The same of `year`."""
        return within(self._all, self.year)

    @cached_property
    def pairs(self) -> pl.DataFrame:
        return by_pair(self.rows)

    @cached_property
    def pairs_then(self) -> pl.DataFrame:
        return by_pair(self.then)


@once
def sides(facts: Facts) -> pl.DataFrame:
    """One row per agency: agency, side, kind; in the readers' order: states, union territories, central, prisons."""
    places = facts.states.select(
        pl.col("code").alias("state"), pl.col("kind").alias("place"), pl.col("name").alias("at")
    )
    found = facts.agencies.join(places, on="state", how="left").sort("kind", "place", "at", "name", nulls_last=True)
    group = pl.col("kind").cast(pl.String).replace_strict(GROUPS, default=None, return_dtype=pl.String)
    return found.select(pl.col("code").alias("agency"), pl.coalesce(group, "code").alias("side"), "kind")


@once
def agencies_of(facts: Facts, side: str) -> tuple[str, ...]:
    """The agencies that a side, or the code of one agency, means; ANY means all."""
    found = sides(facts)
    chosen = found if side == ANY else found.filter((pl.col("side") == side) | (pl.col("agency") == side))
    return tuple(chosen["agency"])


def pair_in(text: str, facts: Facts) -> Pair | None:
    """The pair an address names (`RJ-HR`, `any-DL`; codes may hold a hyphen themselves); None where it means none."""
    known = {ANY, *sides(facts)["agency"], *sides(facts)["side"]}
    parts = text.split("-")
    splits = [("-".join(parts[:at]), "-".join(parts[at:])) for at in range(1, len(parts))]
    return next((Pair(*split) for split in splits if set(split) <= known), None)


def sent_between(facts: Facts, rows: pl.DataFrame, pair: Pair) -> pl.DataFrame:
    """Of `rows`, those that the pair's sender sent to its receiver."""
    ends = (("agency", pair.sender), ("to_agency", pair.receiver))
    wanted = [pl.col(column).is_in(agencies_of(facts, side)) for column, side in ends if side != ANY]
    return rows.filter(*wanted) if wanted else rows


def by_pair(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per agency that sent and agency that received: agency, to_agency, delivery_count. They add up."""
    counted = rows.group_by(pair()).agg(pl.col("agency", "to_agency").first(), pl.len().alias("delivery_count"))
    named = counted.select(pl.col("agency", "to_agency").cast(pl.String), "delivery_count")
    return named.sort("agency", "to_agency")


@once_a_moment
def few_pairs(facts: Facts, filters: Filters, force: str | None) -> tuple[frozenset[str], frozenset[str]]:
    """Pairs of agencies and of sides (`RJ-HR`) with so few deliveries, all hidden from viewers of `force` (`queries.few`): of the
    period, and of the comparison."""
    traffic = Traffic(facts, filters)
    now, then = (few_between(facts, rows, force) for rows in (traffic.rows, traffic.then))
    return now, then


def few_between(facts: Facts, rows: pl.DataFrame, force: str | None) -> frozenset[str]:
    """The same of `rows` of `Facts.deliveries` or of `answers.requests`."""
    return few.cells(facts, rows, "delivery", force, lambda some: _pair_cells(facts, some), _of_small_pairs)


def _pair_cells(facts: Facts, rows: pl.DataFrame) -> pl.DataFrame:
    pairs = by_pair(rows)
    of_sides = _between_sides(facts, pairs).rename({"sender": "agency", "receiver": "to_agency"})
    both = pl.concat([pairs, of_sides.select(pairs.columns)], how="vertical_relaxed")
    named = pl.concat_str("agency", "to_agency", separator="-").alias("pair")
    return both.select(named, "delivery_count").unique("pair")


def _of_small_pairs(rows: pl.DataFrame) -> pl.DataFrame:
    small = rows.group_by(pair()).len().filter(pl.col("len") < few.FEW)["pair"]
    return rows.filter(pair().is_in(small.implode()))


def matrix(facts: Facts, filters: Filters, pairs: pl.DataFrame, then: pl.DataFrame) -> pl.DataFrame:
    """One row per two sides, in the order of sides: sender, receiver, delivery_count (of `pairs`, which are `by_pair`),
    compared_count (of `then`, the same for the comparison), look (one of LOOKS: why there is no count). Each adds up.
    """
    found = grid(facts, filters, filters.dates(facts))
    for name, frame in (("delivery_count", pairs), ("compared_count", then)):
        counted = _between_sides(facts, frame).rename({"delivery_count": name})
        found = found.join(counted, on=["sender", "receiver"], how="left", maintain_order="left")
    found = found.with_columns(pl.col("delivery_count", "compared_count").fill_null(0).cast(pl.UInt32))
    occurs = (pl.col("delivery_count") > 0) | (pl.col("compared_count") > 0)
    look = pl.when(occurs).then(pl.lit("counted")).otherwise("look").alias("look")
    return found.select("sender", "receiver", "delivery_count", "compared_count", look)


def _between_sides(facts: Facts, pairs: pl.DataFrame) -> pl.DataFrame:
    """sender, receiver (sides), delivery_count."""
    named = sides(facts).select("agency", "side")
    told = pairs.join(named, on="agency").rename({"side": "sender"})
    told = told.join(named, left_on="to_agency", right_on="agency").rename({"side": "receiver"})
    return told.group_by("sender", "receiver").agg(pl.col("delivery_count").sum())


def grid(facts: Facts, filters: Filters, dates: Dates) -> pl.DataFrame:
    """One row per two sides in order: sender, receiver, look (one of LOOKS)."""
    found = _standing(facts, filters, dates)
    two = found.join(found, how="cross", suffix="_to", maintain_order="left_right")
    itself = (pl.col("side") == pl.col("side_to")) & ~pl.col("side").is_in(list(GROUPS.values()))
    look = (
        pl.when(itself)
        .then(pl.lit("itself"))
        .when(~(pl.col("asked") | pl.col("asked_to")))
        .then(pl.lit("not_asked"))
        .when(~(pl.col("takes_part") & pl.col("takes_part_to")))
        .then(pl.lit("not_participating"))
        .otherwise(pl.lit("counted"))
    )
    return two.select(pl.col("side").alias("sender"), pl.col("side_to").alias("receiver"), look.alias("look"))


def _standing(facts: Facts, filters: Filters, dates: Dates) -> pl.DataFrame:
    """One row per side in order: side, asked, takes_part (on at least one of `dates`)."""
    asked = agencies_asked(facts, filters)
    members = facts.agencies.select(pl.col("code").alias("agency"), taking_part(dates).alias("takes_part"))
    of_side = sides(facts).join(members, on="agency", how="left", maintain_order="left")
    wanted = pl.lit(True) if asked is None else pl.col("agency").is_in(asked)
    by_side = of_side.with_columns(wanted.alias("asked")).group_by("side", maintain_order=True)
    return by_side.agg(pl.col("asked", "takes_part").any())


def taking_part(dates: Dates) -> pl.Expr:
    """Whether a row of `Facts.agencies` takes part on at least one of `dates`."""
    ended = pl.col("participates_until") < dates.first
    return (pl.col("participates_from") <= dates.last) & ~ended.fill_null(False)


def given_and_received(facts: Facts, rows: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """One row per agency, in the order of sides: agency, message_count (distinct messages of its own), given_count and
    received_count (deliveries). Each of the three adds up to the total of `rows`, whose `by_pair` are `pairs`.
    """
    messages = first_deliveries(rows, "agency").group_by("agency").agg(pl.len().alias("message_count"))
    parts = [
        messages.with_columns(pl.col("agency").cast(pl.String)),
        pairs.group_by("agency").agg(pl.col("delivery_count").sum().alias("given_count")),
        pairs.group_by(pl.col("to_agency").alias("agency")).agg(pl.col("delivery_count").sum().alias("received_count")),
    ]
    found = sides(facts).select("agency")
    for part in parts:
        found = found.join(part, on="agency", how="left", maintain_order="left")
    return found.with_columns(pl.col("message_count", "given_count", "received_count").fill_null(0).cast(pl.UInt32))


def with_partner(facts: Facts, pairs: pl.DataFrame, side: str) -> pl.DataFrame:
    """One row per other agency, in the order of sides: agency, given_count (to it, by `side`), received_count."""
    own = agencies_of(facts, side)
    found = sides(facts).select("agency")
    for mine, other, name in (("agency", "to_agency", "given_count"), ("to_agency", "agency", "received_count")):
        of_it = pairs.filter(pl.col(mine).is_in(own)).group_by(pl.col(other).alias("agency"))
        counted = of_it.agg(pl.col("delivery_count").sum().alias(name))
        found = found.join(counted, on="agency", how="left", maintain_order="left")
    others = found if len(own) > 1 else found.filter(~pl.col("agency").is_in(own))
    return others.with_columns(pl.col("given_count", "received_count").fill_null(0).cast(pl.UInt32))


def first_deliveries(rows: pl.DataFrame, *columns: str) -> pl.DataFrame:
    """`day`, `number` and `columns` of one delivery of each message, for counts of messages: deliveries of one message
    stand together, so a new (day, number) is a new message.
    """
    new = (pl.col("number") != pl.col("number").shift()) | (pl.col("day") != pl.col("day").shift())
    return rows.select("day", "number", *columns).filter(new.fill_null(True))


@once
def _days_begin(facts: Facts) -> tuple[int, pl.Series]:
    """The first day of all messages, in days since 1970; of each from it on the place of its first message among all."""
    days = facts.messages["day"].to_physical()
    first, last = int(days[0]), int(days[-1])
    return first, pl.Series(days.search_sorted(pl.int_range(first, last + 1, dtype=pl.Int32, eager=True)))


def of_messages(facts: Facts, rows: pl.DataFrame, *columns: str) -> pl.DataFrame:
    """`rows` with `columns` of the message each is a delivery of: the one at place `number` among those of its day."""
    if facts.messages.is_empty() or rows.is_empty():
        return rows.with_columns(pl.lit(None, facts.messages.schema[name]).alias(name) for name in columns)
    first, begins = _days_begin(facts)
    places = begins.gather(rows["day"].to_physical() - first) + rows["number"]
    return rows.with_columns(facts.messages[name].gather(places).alias(name) for name in columns)
