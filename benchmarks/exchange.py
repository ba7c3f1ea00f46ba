"""The queries of the page *Information sharing*, as its views ask them."""

from collections.abc import Callable

from data.facts import Facts
from queries import answers, exchange, silence, ways
from queries.exchange import Traffic
from queries.exchange_figures import figures
from queries.filters import Filters


def asked(held: Facts, filters: Filters, name: str) -> dict[str, Callable[[], object]]:
    """What every view asks, and what each of the five asks beside it. `Traffic` keeps what it worked out: always a new one."""

    def flow() -> object:
        traffic = Traffic(held, filters)
        matrix = exchange.matrix(held, filters, traffic.pairs, traffic.pairs_then)
        return matrix, exchange.given_and_received(held, traffic.rows, traffic.pairs)

    def times() -> object:
        rows = answers.requests(held, filters, held.as_of, filters.dates(held))
        return answers.times(rows, "agency", "to_agency", "urgency"), answers.times(rows, "urgency")

    def how() -> object:
        rows = Traffic(held, filters).rows
        told = ways.told(held, rows)
        counted = ways.by_kind(rows), ways.by_channel(rows), ways.outcomes(rows)
        return counted, ways.telling_times(told), ways.telling_times(told, "agency")

    return {
        f"the five figures, {name}": lambda: figures(Traffic(held, filters)),
        f"who owes an answer, {name}": lambda: answers.owed(answers.unanswered(held, filters)),
        f"nothing recorded since, {name}": lambda: (silence.by_force(held), silence.by_pair(held)),
        f"who sends how much to whom, {name}": flow,
        f"answer times, {name}": times,
        f"channels, kinds, outcomes, {name}": how,
    }
