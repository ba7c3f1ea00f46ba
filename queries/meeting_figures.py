"""The numbers that stand on the wall at a sitting, to be kept as they were shown."""

from typing import NamedTuple

from data.facts import Facts
from queries import headlines
from queries.exchange import Traffic
from queries.exchange_figures import as_seen
from queries.filters import Filters
from queries.gaps import found as gaps
from queries.gaps import kept
from queries.visible import Viewer


class Shown(NamedTuple):
    """One number: its measure, the filters as in the address, and of how many where it is a part of something."""

    measure: str
    filters: str
    numerator: int
    denominator: int | None = None


def shown(facts: Facts, filters: Filters, said: str, viewer: Viewer) -> list[Shown]:
    """The five numbers of the first page with their comparison, those of the exchange of information, and the gaps, as `viewer`
    reads them; `said` are the filters as they stand in the address. One that stands for fewer (`queries.few`) is not kept."""
    found = [
        Shown(name, said, value)
        for item in headlines.as_seen(facts, filters, viewer)
        for name, value, few in (
            (item.measure, item.now, item.now_few),
            (f"{item.measure}_compared", item.then, item.then_few),
        )
        if not few
    ]
    known = {item.measure for item in found}
    exchanged = [item for item in as_seen(Traffic(facts, filters), viewer) if not item.now_few]
    found += [Shown(item.measure, said, item.now, item.of) for item in exchanged if item.measure not in known]
    rows = gaps.all_gaps(facts, filters, viewer, facts.as_of).rows
    return [*found, Shown("gaps", said, kept.apart(facts, rows, facts.as_of)[0].height)]
