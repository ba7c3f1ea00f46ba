"""What is the same for most questions, worked out as soon as there are newer facts: nobody waits for it."""

from data.facts import Facts
from queries import answers, borders, gang_profile_persons, gangs, headlines, operation_board
from queries.filters import Filters
from queries.gaps import found, shots


def prepare(facts: Facts) -> None:
    """For the server, before it shows newer `facts`."""
    answers.turn(facts, facts.as_of)
    for back in (0, 1):  # periods of any dates reach further back than a year
        shots.untold_of_year(facts, back)
    found.standing(facts, found.WRITTEN_DOWN, facts.as_of)
    borders.touching(facts)
    headlines.trends(facts, Filters())
    answers.overdue_count(facts, Filters())
    operation_board.described(facts)
    gangs.active(facts)
    gangs.last_incident(facts, Filters())
    gang_profile_persons.of_gangs(facts)
    gang_profile_persons.sent(facts)
